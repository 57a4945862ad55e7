"""A migration operation that Django lacks."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Together(Operation):
    """Carry out operations that add tables and triggers, drawing the models once for all.

    Django draws a new model and all its neighbours anew after each operation. For the first
    tables of this project that took a minute of every fresh start. The operations must stand in
    an order in which each can be carried out with the models as they are after the last one:
    models whole in their `CreateModel`, then triggers. Foreign keys are added at the end of the
    migration, so tables may point at each other.
    """

    reduces_to_sql = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, Sequence[object], dict[str, object]]:
        return self.__class__.__name__, [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        # Going back, each operation needs the models as they were around it: what undoes a
        # trigger asks for its table. That is slow, and seldom done.
        states = [to_state]
        for operation in self.operations:
            after = states[-1].clone()
            operation.state_forwards(app_label, after)
            states.append(after)
        for place, operation in reversed(list(enumerate(self.operations))):
            operation.database_backwards(
                app_label, schema_editor, states[place + 1], states[place]
            )

    def describe(self) -> str:
        return f"Carry out {len(self.operations)} operations together"
