import pghistory.models
import pgtrigger


class Event(pghistory.models.Event):
    """Base of every history table. pghistory refuses UPDATE and DELETE, this also TRUNCATE."""

    class Meta:
        abstract = True

    @classmethod
    def pghistory_setup(cls):
        super().pghistory_setup()
        pgtrigger.register(
            pgtrigger.Trigger(
                name="never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
            )
        )(cls)
