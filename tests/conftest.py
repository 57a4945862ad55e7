import pytest
from django.core.cache import cache
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import settings

# A busy machine is slow, not wrong: time is measured by the bench.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A session that a thread left open would keep the database from being dropped at the end."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session", autouse=True)
def tables_are_emptied_row_by_row():
    """Transactional tests empty every table when they end, which history tables refuse.

    To truncate them takes a second, for the files of each table and index are made anew; a test
    leaves a few rows.
    """
    sql_flush = DatabaseOperations.sql_flush

    def sql_delete(self, style, tables, **kwargs):
        names = [self.quote_name(table) for table in tables]
        if not names:
            return []
        return [
            "SET LOCAL session_replication_role = replica",
            f"LOCK TABLE {', '.join(names)}",  # as truncating did: no request is still writing
            *(f"DELETE FROM {name}" for name in names),  # noqa: S608 - names of our own tables
        ]

    DatabaseOperations.sql_flush = sql_delete
    yield
    DatabaseOperations.sql_flush = sql_flush


@pytest.fixture(autouse=True)
def no_limits_left_over(request):
    """Rate limits live in a table without a model, which the flush does not reach."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        cache.clear()
