"""Queries of many parts that stay the same: compiled once a process, then only sent.

Django builds SQL anew each time; for a union of a dozen tables that takes longer than its answer. So
does PostgreSQL's planning of it: what is remembered here is planned once a connection, as a prepared
statement. Those are psycopg's, which keeps the hundred used last; PostgreSQL plans anew when a table's
shape or statistics change.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import Any, Concatenate

import psycopg
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, router
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from django.db.models.sql import Query

from core.fields import letters_of


@contextmanager
def prepared_cursor(alias: str) -> Iterator[CursorWrapper]:
    """A cursor whose statements PostgreSQL keeps from the second time on (see settings.py).

    While a change is made, an ordinary one: what writes history into each statement may put a second
    one before it, and only one can be prepared.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        if not connection.execute_wrappers:
            cursor.cursor = psycopg.Cursor(cursor.connection)
        yield cursor


@dataclass(frozen=True)
class Statement:
    """The SQL of a ``values()`` queryset with its parameters, as they were when it was made.

    Empty where nothing can fit, such as one of no agencies: then nothing is asked. One that is
    `kept` is sent as a prepared statement without parameters, so that its plan fits its values.
    """

    model: type[Model]
    sql: str
    parameters: tuple[Any, ...]
    is_kept: bool = False

    def rows(self) -> list[dict[str, Any]]:
        """What it finds now, by name.

        Values are as the driver reads them: JSON stays text, sums of whole numbers are Decimal.
        """
        if not self.sql:
            return []
        with self.executed() as cursor:
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def tuples(self) -> list[tuple[Any, ...]]:
        """What it finds now, as ``values_list()`` would give it where no value needs converting."""
        if not self.sql:
            return []
        with self.executed() as cursor:
            return cursor.fetchall()

    @contextmanager
    def executed(self) -> Iterator[CursorWrapper]:
        alias = router.db_for_read(self.model)
        if self.is_kept:
            with prepared_cursor(alias) as cursor:
                cursor.execute(self.text)
                yield cursor
        else:
            with connections[alias].cursor() as cursor:
                cursor.execute(self.sql, self.parameters)
                yield cursor

    def filled(self, texts: dict[str, str]) -> "Statement":
        """With each text in place of what stands in for it; an array is the letters of a word."""
        parameters = tuple([filled_in(each, texts) for each in self.parameters])
        return replace(self, parameters=parameters)

    @cached_property
    def text(self) -> str:
        """The SQL with the parameters written into it."""
        operations: Any = connections[DEFAULT_DB_ALIAS].ops
        return operations.compose_sql(self.sql, self.parameters)


def compiled(queryset: QuerySet, *, is_kept: bool = False) -> Statement:
    """Return the queryset as a statement. It must not depend on more than its caller's key says."""
    try:
        sql, parameters = queryset.query.sql_with_params()
    except EmptyResultSet:
        sql, parameters = "", ()
    return Statement(queryset.model, sql, tuple(parameters), is_kept)


def is_whole(queryset: QuerySet) -> bool:
    """Whether the rows are simply all of a table."""
    query = queryset.query
    narrowed = query.where or query.is_sliced or query.distinct or query.combinator
    return not (narrowed or query.annotations or query.extra)


def remembered[**Key](build: Callable[Key, QuerySet]) -> Callable[Key, Statement]:
    """Make a function that builds a queryset from its key one that compiles it once for each key."""

    # Of people with a start page of their own each, those who are at work; some 20 kB a statement.
    @lru_cache(maxsize=300)
    def statement(*args: Any, **kwargs: Any) -> Statement:
        return compiled(build(*args, **kwargs), is_kept=True)

    return statement  # type: ignore[return-value]  # lru_cache forgets what it wraps


class Whole(str):
    """A text that a query of `worded` takes as it is, and is not cut into letters."""

    __slots__ = ()


def is_plain(text: str) -> bool:
    """Whether a query is the same for this as for any other: no digits that may be of a code, nothing
    that means something in a pattern, and long enough for the index of letters."""
    if isinstance(text, Whole):
        return bool(text)
    return text.isascii() and text.isalpha() and len(text) >= SHORTEST


SHORTEST = 3
MOST_WORDS = 5


def stand_ins(number: int) -> list[str]:
    """Words of three letters that nobody types, all different."""
    return [f"\U00020000{chr(0x20001 + place)}\U00020000" for place in range(number)]


def filled_in(parameter: Any, texts: dict[str, str]) -> Any:
    if isinstance(parameter, str):
        for stand_in, text in texts.items():
            parameter = parameter.replace(stand_in, text)
    elif isinstance(parameter, list) and len(parameter) == 1 and parameter[0] in texts:
        return letters_of(texts[parameter[0]])
    return parameter


def worded[**Key](
    build: Callable[Concatenate[Sequence[str], Key], QuerySet],
) -> Callable[Concatenate[Sequence[str], Key], Statement]:
    """Make a function that builds a queryset from words and a key one that compiles it once for each
    key and number of words.

    What is made for some words serves for all others, put in their places: so the queryset must not
    ask the database while it is built, nor depend on which words they are. Words that are more than
    letters are asked for with a query of their own. Planned each time: how many rows a word has
    decides what is quick.
    """

    @lru_cache(maxsize=300)
    def made(number: int, *args: Any, **kwargs: Any) -> Statement:
        return compiled(build(stand_ins(number), *args, **kwargs))

    def statement(texts: Sequence[str], *args: Key.args, **kwargs: Key.kwargs) -> Statement:
        if len(texts) > MOST_WORDS or not all(map(is_plain, texts)):
            return compiled(build(texts, *args, **kwargs))
        texts_of = dict(zip(stand_ins(len(texts)), texts, strict=True))
        return made(len(texts), *args, **kwargs).filled(texts_of)  # type: ignore[arg-type]  # a key can be hashed

    return statement


ANY_KEYS = [-1]
"""Stands in for the keys of rows in a query that is made once for all of them."""


class KeptQuery(Query):
    """A query whose SQL is made already: Django makes it anew each time that rows are asked for."""

    kept: Any
    made: tuple[str, Sequence[Any]]
    keys: Sequence[Any] = ()

    def get_compiler(
        self, using: str | None = None, connection: Any = None, elide_empty: bool = True
    ) -> Any:
        compiler = copy(self.kept)
        compiler.using, compiler.connection = using, connections[using or DEFAULT_DB_ALIAS]
        sql, parameters = self.made
        filled = tuple([self.keys if each == ANY_KEYS else each for each in parameters])
        compiler.as_sql = lambda: (sql, filled)
        return compiler


def with_kept_sql[M: Model](rows: QuerySet[M]) -> QuerySet[M]:
    """The same rows, whose SQL is made now. They can only be read: no filter or order follows."""
    compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        made = compiler.as_sql()
    except EmptyResultSet:
        return rows.none()
    query = rows.query.chain(KeptQuery)
    query.__dict__.update(kept=compiler, made=made)  # the checker takes it for a plain Query
    kind_of_row = rows._iterable_class  # which the next line would forget
    rows.query = query
    rows._iterable_class = kind_of_row
    return rows


def listed[**Key, Row](build: Callable[Key, QuerySet[Any, Row]]) -> Callable[Key, list[Row]]:
    """Make a function that builds a queryset from its key one that lists its rows as they are now.

    As `remembered`, for rows that are records: the SQL is made once for each key, and must not depend
    on more than the key says.
    """

    @lru_cache(maxsize=300)
    def kept(*args: Any, **kwargs: Any) -> QuerySet[Any, Row]:
        return with_kept_sql(build(*args, **kwargs))

    def rows(*args: Any, **kwargs: Any) -> list[Row]:
        return list(kept(*args, **kwargs).all())

    return rows


def listed_by_key[**Key, Row](
    build: Callable[Key, QuerySet[Any, Row]],
) -> Callable[Concatenate[Sequence[Any], Key], list[Row]]:
    """As `listed`, for a queryset that asks for ``ANY_KEYS``: those of the rows that have given keys.

    What they are narrowed to besides follows from the function's key alone, so whoever asks must have
    the keys from rows that the reader may see.
    """

    @lru_cache(maxsize=300)
    def kept(*args: Any, **kwargs: Any) -> QuerySet[Any, Row]:
        return with_kept_sql(build(*args, **kwargs))

    def rows(keys: Sequence[Any], *args: Key.args, **kwargs: Key.kwargs) -> list[Row]:
        found = kept(*args, **kwargs).all()  # type: ignore[arg-type]  # a key can be hashed
        found.query.__dict__["keys"] = list(keys)
        return list(found)

    return rows


@cache
def _by(model: type[Model], field: str) -> tuple[str, list[str]]:
    """The query for one record, and the attributes that its columns fill."""
    sql, _ = model._default_manager.order_by().filter(**{field: 0}).query.sql_with_params()
    return sql, [each.attname for each in model._meta.concrete_fields]


def record_by[M: Model](model: type[M], field: str, value: Any) -> M | None:
    """The record with this value of a unique field; None if there is none.

    For fields whose values need no converting, as keys and slugs.
    """
    sql, names = _by(model, field)
    alias = router.db_for_read(model)
    with prepared_cursor(alias) as cursor:
        cursor.execute(sql, [value])
        found = cursor.fetchone()
    return model.from_db(alias, names, found) if found else None
