"""Trees of records by their ``parent``, of a few levels: what lies below one, and what keeps them so."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q


def at_or_below(key: int, depth: int) -> Q:
    """The record of the key and all below it, in a tree of so many levels."""
    here = Q(pk=key)
    for level in range(1, depth):
        here |= Q(**{"__".join(["parent"] * level): key})
    return here


def shallow_rule(table: str, noun: str, depth: int) -> str:
    """The body of a trigger, with ``depth`` declared, that keeps a tree as `at_or_below` takes it.

    It refuses a record that would stand below itself or deeper than so many levels, as
    ``<noun>_tree_is_shallow``.
    """
    return f"""
    WITH RECURSIVE above(id, parent_id, steps) AS (
        SELECT NEW.id, NEW.parent_id, 1
        UNION ALL
        SELECT {noun}.id, {noun}.parent_id, steps + 1
        FROM {table} {noun} JOIN above ON {noun}.id = above.parent_id
        WHERE steps <= {depth}
    ), below(id, steps) AS (
        SELECT NEW.id, 0
        UNION ALL
        SELECT {noun}.id, steps + 1
        FROM {table} {noun} JOIN below ON {noun}.parent_id = below.id
        WHERE steps <= {depth}
    )
    SELECT (SELECT max(steps) FROM above) + (SELECT max(steps) FROM below) INTO depth;
    IF depth > {depth} THEN
        RAISE EXCEPTION '{noun} % would stand below itself or too deep', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = '{noun}_tree_is_shallow';
    END IF;
    RETURN NEW;
"""  # noqa: S608 - constants of ours


def check_parent(record: Any, parent: Any, *, noun: str, word: str, depth: int) -> None:
    """The rule of `shallow_rule` in words; ``word`` is what the office calls such a record.

    Raises ValidationError "<noun>_below_itself", "<noun>_too_deep".
    """
    above: list[int] = []
    while parent is not None and len(above) < depth:
        above.append(parent.pk)
        parent = parent.parent
    if record.pk is not None and record.pk in above:
        raise ValidationError(
            f"{word.capitalize()} tidak bisa berada di bawah dirinya sendiri.",
            code=f"{noun}_below_itself",
        )
    if len(above) + 1 + levels_below(record) > depth:
        raise ValidationError(
            f"Susunan {word} paling dalam {depth} tingkat. Pilih induk yang lebih atas.",
            code=f"{noun}_too_deep",
        )


def levels_below(record: Any) -> int:
    """How many levels stand below a record, as many queries as levels."""
    rows = type(record)._default_manager
    levels, row = 0, [record.pk] if record.pk else []
    while row := list(rows.filter(parent__in=row).values_list("pk", flat=True)):
        levels += 1
    return levels
