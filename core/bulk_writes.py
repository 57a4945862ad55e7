"""Writes of many rows in one statement: what follows each statement is then done once.

Triggers of a statement, such as those that write the directory and the sums, cost as much as all
that they look at, however few rows the statement has: in batches they make a long file slow twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg import sql


def copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows to a table by COPY, each with a value for every column."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(statement) as target,
    ):
        for row in rows:
            target.write_row(row)


def update_rows(
    table: str, names: Sequence[str], rows: Iterable[tuple[int | None, Mapping[str, Any]]]
) -> None:
    """Set the named columns of rows, given by id, to their values; in a transaction of the caller.

    By way of a table of the session: a CASE with a WHEN for each row takes the square of their number.
    """
    identifiers = [sql.Identifier(name) for name in names]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS changed_row")
        create = sql.SQL(
            "CREATE TEMP TABLE changed_row ON COMMIT DROP AS SELECT id, {} FROM {} LIMIT 0"
        ).format(sql.SQL(", ").join(identifiers), sql.Identifier(table))
        cursor.execute(create.as_string())
        copy(
            "changed_row",
            ["id", *names],
            ([pk, *(values[name] for name in names)] for pk, values in rows),
        )
        update = sql.SQL("UPDATE {} r SET {} FROM changed_row c WHERE r.id = c.id").format(
            sql.Identifier(table),
            sql.SQL(", ").join(
                sql.SQL("{0} = c.{0}").format(identifier) for identifier in identifiers
            ),
        )
        # As text: the history's wrapper puts who and why in front of it.
        cursor.execute(update.as_string())
