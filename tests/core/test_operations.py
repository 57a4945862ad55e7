from django.db import models
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from core.operations import Together


class Noted(Operation):
    """Notes which models it is given when it is carried out and when it is undone."""

    def __init__(self, seen):
        self.seen = seen

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self.seen.append([*to_state.models])

    database_backwards = database_forwards


class NoTables:
    """Stands for a database that makes and drops no tables."""

    class connection:  # noqa: N801 - as Django calls it
        alias = "default"

    def create_model(self, model):
        pass

    delete_model = create_model


def together(seen):
    table = CreateModel("Thing", [("id", models.BigAutoField(primary_key=True))])
    return Together([table, Noted(seen)])


def test_what_undoes_an_operation_has_the_models_as_they_were_around_it():
    seen = []
    operation = together(seen)
    before = ProjectState()
    after = before.clone()
    operation.state_forwards("events", after)

    operation.database_forwards("events", NoTables(), before, after)
    operation.database_backwards("events", NoTables(), after, before)

    assert seen == [[("events", "thing")], [("events", "thing")]]
    assert before.models == {}
