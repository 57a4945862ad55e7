import pytest
from django.core.cache import cache
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import settings

# A busy machine is slow, not wrong: time is measured by the bench.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def history_tables_can_be_emptied():
    """Transactional tests empty every table when they end, which history tables refuse."""
    sql_flush = DatabaseOperations.sql_flush

    def sql_flush_past_triggers(self, *args, **kwargs):
        statements = sql_flush(self, *args, **kwargs)
        return ["SET LOCAL session_replication_role = replica", *statements] if statements else []

    DatabaseOperations.sql_flush = sql_flush_past_triggers
    yield
    DatabaseOperations.sql_flush = sql_flush


@pytest.fixture(autouse=True)
def no_limits_left_over(request):
    """Rate limits live in a table without a model, which the flush does not reach."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        cache.clear()
