"""What the database keeps, in words, written from the models so that it is never out of date."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models

PATH = Path(settings.BASE_DIR, "docs", "data-dictionary.md")
APPS = ("accounts", "vendors", "events", "matching", "procurement")
CHOICES_SHOWN = 12
HEAD = """# Data dictionary

Written by `manage.py write_data_dictionary`; the test run says when it must be written again. The
rules and words behind the tables are in the [glossary](glossary.md) and the [decisions](adr).

Each model with a history has a second table, `…event`, with the same columns, to which a database
trigger adds a row for every change. Money is in rupiah with two decimals. Empty means unknown, never
zero. Times are kept in UTC. *Contact* marks what observers do not see (UU 27/2022).
"""


def data_dictionary() -> str:
    """The whole page as Markdown."""
    return "\n".join([HEAD, *(line for app in APPS for line in app_lines(app))]).rstrip() + "\n"


def app_lines(app: str) -> Iterator[str]:
    yield f"## {app}\n"
    kept = apps.get_app_config(app).get_models()
    for model in sorted(kept, key=lambda model: model.__name__):
        if not hasattr(model, "pgh_tracked_model"):
            yield from model_lines(model)


def model_lines(model: type[models.Model]) -> Iterator[str]:
    """A heading, what the model is, its columns, and what must always be true of it."""
    about = (model.__doc__ or "").strip().splitlines()[0]
    yield f"### {model.__name__}\n"
    yield f"{str(model._meta.verbose_name).capitalize()}. Table `{model._meta.db_table}`."
    if not about.startswith(f"{model.__name__}("):
        yield about
    yield "\n| column | label | kept as | may be empty |"
    yield "|---|---|---|---|"
    contacts: frozenset[str] = getattr(model, "contact_fields", frozenset())
    for column in model._meta.concrete_fields:
        label = f"{column.verbose_name}{' *(contact)*' if column.name in contacts else ''}"
        empty = "yes" if column.null else ""
        yield f"| `{column.column}` | {cell(label)} | {cell(kept_as(column))} | {empty} |"
    names = sorted(f"`{one.name}`" for one in model._meta.constraints)
    yield f"\nHolds: {', '.join(names)}.\n" if names else ""


def kept_as(column: models.Field) -> str:
    """Type and size of a column, what it points to, what it may be."""
    if column.is_relation and column.related_model:
        target = column.related_model
        return f"→ {getattr(target, '__name__', target)}"
    text = column.get_internal_type().removesuffix("Field").lower()
    if isinstance(column, models.DecimalField):
        text += f" {column.max_digits},{column.decimal_places}"
    elif column.max_length and text == "char":
        text += f" {column.max_length}"
    choices = [str(value) for value, _ in column.flatchoices if value != ""]
    if choices:
        more = ", …" if len(choices) > CHOICES_SHOWN else ""
        text += f": {', '.join(choices[:CHOICES_SHOWN])}{more}"
    return text


def cell(text: str) -> str:
    return text.replace("|", "\\|")
