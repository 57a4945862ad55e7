import pghistory.models
import pghistory.trigger
import pgtrigger


class Event(pghistory.models.Event):
    """Base of every history table. pghistory refuses UPDATE and DELETE, this also TRUNCATE."""

    # False where files bring records by the thousand and nobody asks for events by such a key.
    keys_are_indexed = True

    class Meta:
        abstract = True

    @classmethod
    def pghistory_setup(cls):
        super().pghistory_setup()
        if not cls.keys_are_indexed:
            for field in cls._meta.local_fields:
                field.db_index = field.name == "pgh_obj"
        pgtrigger.register(
            pgtrigger.Trigger(
                name="never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
            )
        )(cls)


class StatementTrigger(pghistory.trigger.Event):
    """Writes the events of all rows of a statement at once."""

    def get_func(self, model):
        # The context stands in the event row; pghistory would keep it in a table of its own, too.
        func = super().get_func(model)
        attach = "WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) "
        return pgtrigger.Func(
            func.func.replace(attach, "").replace(", _pgh_attached_context;", ";")
        )


class ByStatement:
    def add_event_trigger(self, event_model):
        trigger = StatementTrigger(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=pgtrigger.Statement,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)


class InsertsByStatement(ByStatement, pghistory.InsertEvent):
    pass


class UpdatesByStatement(ByStatement, pghistory.UpdateEvent):
    pass


def track_in_bulk(model):
    """Keep the history of records that come by the thousand: by statement, few indexes.

    What the database derives from other fields is left out.
    """
    trackers = (InsertsByStatement(), UpdatesByStatement(), pghistory.DeleteEvent())
    derived = [field.name for field in model._meta.local_fields if field.generated]
    return pghistory.track(*trackers, exclude=derived, attrs={"keys_are_indexed": False})(model)
