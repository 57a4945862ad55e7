"""Small tags for the template parts in templates/components/."""

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from django import forms, template
from django.template import engines
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.choices import flatten_choices
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markupsafe import escape

from core import formats
from core.addresses import query_without
from core.forms import attributes_of

SPRITE = "vendor/bootstrap-icons-1.13.2/sprite.svg"
SORT_PARAMETER = "sort"
PAGE_PARAMETER = "page"
RANGE_ENDS = {"", "_min", "_max", "_after", "_before"}

# The icon that a badge of a kind has when none is named.
BADGE_ICONS = {
    "ok": "check-circle-fill",
    "warn": "exclamation-triangle-fill",
    "bad": "x-circle-fill",
    "info": "info-circle-fill",
    "neutral": "clock",
}

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite: decoration, unless ``label`` gives it words of its own.

    Kept once made, like badges: a page of 50 rows shows hundreds of them.
    """
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            static(SPRITE),
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static(SPRITE), name
    )


@register.simple_tag
def badge(kind: str, text: object, icon_name: str = "") -> SafeString:
    """A state in words: kind is ok, warn, bad, info, neutral, or plain without an icon."""
    # As words: a record would be found again in the cache after its name has changed.
    return badge_of(kind, str(text), icon_name)


@lru_cache(maxsize=512)
def badge_of(kind: str, text: str, icon_name: str) -> SafeString:
    shown = icon_name or BADGE_ICONS.get(kind, "")
    return format_html(
        '<span class="badge badge-{}">{}{}</span>', kind, icon(shown) if shown else "", text
    )


PARTS_KEPT = 2_000
_parts: dict[tuple[str, str, str, str], SafeString] = {}


@register.simple_tag(takes_context=True)
def part_of_role(
    context: Context, name: str, css: str = "", *, on_all_pages: bool = False
) -> SafeString:
    """A part that is the same for everyone of a role on a page of one name: made once, then kept.

    It may ask only what follows from the role (``user.is_vendor``; visitors have none) and from
    ``request.resolver_match``: the bars, which are on every page. What is the same ``on_all_pages`` may
    ask the role alone; pages of errors know neither request nor user.
    """
    user, request = context.get("user"), context.get("request")
    place = request.resolver_match if request and not on_all_pages else None
    key = (name, css, getattr(user, "role", ""), place.view_name if place else "")
    if key not in _parts:
        if len(_parts) >= PARTS_KEPT:
            _parts.clear()
        _parts[key] = render_to_string(name, {"user": user, "request": request, "css": css})
    return _parts[key]


@register.simple_tag
def rows(name: str, **given: object) -> SafeString:
    """The rows of a long list, from the file ``name`` and nothing but what is given to it.

    By Jinja2: Django's templates take longer for the 2,000 places of 50 rows than for the rest of
    the page and the queries together. See docs/adr/0020.
    """
    return mark_safe(engines["rows"].get_template(name).render(given))  # noqa: S308 - autoescaped


@register.simple_tag(takes_context=True)
def sort_heading(context: Context, field: str, label: str, css: str = "") -> SafeString:
    """A column head that sorts by ``field``; pressed again, the other way round."""
    query = context["request"].GET.copy()
    query.pop(PAGE_PARAMETER, None)
    current = query.get(SORT_PARAMETER, "")
    is_current = current.removeprefix("-") == field
    descending = is_current and current.startswith("-")
    query[SORT_PARAMETER] = f"-{field}" if is_current and not descending else field
    return format_html(
        '<th scope="col" class="{}"{}><a href="?{}">{}{}</a></th>',
        css,
        format_html(' aria-sort="{}"', "descending" if descending else "ascending")
        if is_current
        else "",
        query.urlencode(),
        label,
        format_html(" {}", icon("arrow-down" if descending else "arrow-up")) if is_current else "",
    )


def plain_select(field: forms.BoundField, css: str) -> SafeString:
    """A select without one template for each option: filters have hundreds of them."""
    widget = field.field.widget
    choices = tuple(map(tuple, widget.choices))
    if {list, tuple} & {type(label) for _, label in choices}:
        return field.as_widget(attrs={"class": css})
    options = options_of(choices)
    for key in widget.format_value(field.value()):
        start = f'<option value="{escape(key)}"'
        options = options.replace(f"{start}>", f"{start} selected>")
    given = field.build_widget_attrs({"id": field.auto_id, "class": css}, widget)
    named = {"name": field.html_name} | widget.attrs | given
    # In Django's order for them: by name, those without a value last.
    shown = attributes_of(dict(sorted(named.items(), key=lambda one: (one[1] is True, one[0]))))
    return mark_safe(f"<select{shown}>{options}</select>")  # noqa: S308 - every part is escaped


@lru_cache(maxsize=256)
def options_of(choices: tuple[tuple[object, ...], ...]) -> str:
    """The options, kept once made: most lists show the same ones again and again."""
    shown = [("" if key is None else str(key), label) for key, label in choices]
    return "".join(
        [f'<option value="{escape(key)}">{escape(label)}</option>' for key, label in shown]
    )


KINDS: list[tuple[str, type | tuple[type, ...], str]] = [
    ("checkbox", forms.CheckboxInput, "form-check-input"),
    ("choices", (forms.RadioSelect, forms.CheckboxSelectMultiple), "form-control"),
    ("select", forms.Select, "form-select"),
    ("file", forms.FileInput, "form-control"),
]


def kind_of(field: forms.BoundField) -> tuple[str, str]:
    """What sort of control a field has, and Bootstrap's class for it."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden", ""
    for name, kinds, css in KINDS:
        if isinstance(widget, kinds):
            return name, css
    return "text", "form-control"


def field_kind(field: forms.BoundField) -> str:
    """What sort of control a field has: hidden, checkbox, choices, select, file or text."""
    return kind_of(field)[0]


@register.simple_tag
def control(field: forms.BoundField, css: str = "") -> SafeString:
    """The field alone, in Bootstrap's class for its kind."""
    widget = field.field.widget
    own, base = widget.attrs.get("class", ""), kind_of(field)[1]
    invalid = "is-invalid" if base and field.errors else ""
    classes = " ".join(filter(None, [base, own, css, invalid]))
    if type(widget) is forms.Select:
        return plain_select(field, classes)
    return field.as_widget(attrs={"class": classes} if classes else {})


@register.simple_tag
def filter_fields(
    form: forms.Form, hide: str = "", further: str = ""
) -> dict[str, list[forms.BoundField]]:
    """Fields of a filter form by where they stand; `kept` are those that only keep a value.

    The search leads. What stands beside it folds away on a phone; `further` ones always wait behind
    "Saringan lain". Sorting stands in the table's heads; ``hide`` names fields that quick counts set.
    """
    hidden, later = {SORT_PARAMETER, *hide.split()}, set(further.split())
    fields = list(form)
    seen = [field for field in fields if field.name not in hidden and not field.is_hidden]
    shown = [field for field in seen if field.name not in later]
    leads = [field for field in shown if field.name == "q"]
    beside = [field for field in shown if field not in leads]
    return {
        "shown": leads or beside,
        "beside": beside if leads else [],
        "further": [field for field in seen if field.name in later],
        "kept": [field for field in fields if field not in seen and field.value()],
    }


@register.simple_tag(takes_context=True)
def filter_chips(context: Context, form: forms.Form) -> list[dict[str, str]]:
    """Filters that are on, each with the address that takes only this one away.

    ``form.stated`` names those that have a value where the address has none: they stay in it, empty.
    """
    stated = getattr(form, "stated", ())
    query = context["request"].GET
    chips = []
    for field in form:
        if field.name == SORT_PARAMETER or not (text := chosen_text(field)):
            continue
        own = [key for key in query if is_key_of(field, key)]
        more = [(field.name, "")] if field.name in stated else []
        address = query_without(query, [PAGE_PARAMETER, *own], more)
        chips.append({"label": str(field.label), "value": text, "url": address})
    return chips


@register.simple_tag(takes_context=True)
def filter_link(context: Context, param: str, value: str) -> dict[str, str | bool]:
    """The address of this list with one filter set, or taken away by ""; whether it is on now."""
    query = context["request"].GET
    more = [(param, value)] if value else []
    return {
        "url": query_without(query, (PAGE_PARAMETER, param), more),
        "active": query.get(param, "") == value,
    }


def is_key_of(field: forms.BoundField, key: str) -> bool:
    """Whether the parameter belongs to the field; a range has two, such as name_min."""
    return key.removeprefix(field.name) in RANGE_ENDS and key.startswith(field.name)


def chosen_text(field: forms.BoundField) -> str:
    """What the person chose, in the words of the form; empty if nothing or nonsense."""
    form = field.form
    form.errors  # noqa: B018 - asking for errors is what fills cleaned_data
    value = getattr(form, "cleaned_data", {}).get(field.name)
    if value in (None, "", [], ()):
        return ""
    if isinstance(field.field, forms.ModelChoiceField):
        return str(value)
    if isinstance(field.field, forms.ChoiceField):
        typed = field.value()
        chosen = typed if isinstance(typed, list) else [typed]
        labels: dict = dict(flatten_choices(field.field.choices))  # type: ignore[arg-type]  # its stub knows no lazy choices
        return ", ".join(str(labels.get(key, key)) for key in chosen)
    if isinstance(value, slice):
        return " sampai ".join(as_text(end) for end in (value.start, value.stop) if end)
    return as_text(value)


def as_text(value: object) -> str:
    return formats.date_long(value) if isinstance(value, datetime.date) else str(value)


@register.simple_tag
def form_errors(form: forms.BaseForm | forms.BaseFormSet) -> list[dict[str, str]]:
    """All errors in the order of the form, each with the id of its field; "" for the whole form.

    Where several fields have the same words, the name of each stands in front of them.
    """
    if not form.is_bound:
        return []
    if isinstance(form, forms.BaseFormSet):
        own = [{"id": "", "text": str(text)} for text in form.non_form_errors()]
        return own + [error for row in enumerate(form.forms, 1) for error in row_errors(*row)]
    errors = list(errors_of(form))
    times = Counter(error["text"] for error in errors)
    for error in errors:
        if times[error["text"]] > 1 and error.get("label"):
            error["text"] = f"{error['label']}: {error['text']}"
    return errors


def row_errors(number: int, form: forms.BaseForm) -> Iterator[dict[str, str]]:
    """The errors of a row of a formset; what concerns the whole row leads to its first field."""
    first = next((field.id_for_label for field in form.visible_fields()), "")
    for error in errors_of(form):
        yield {"id": error["id"] or first, "text": f"Baris {number}: {error['text']}"}


def errors_of(form: forms.BaseForm) -> Iterator[dict[str, str]]:
    for text in form.non_field_errors():
        yield {"id": "", "text": str(text)}
    for field in form:
        for text in error_texts(field):
            target = field.id_for_label or f"div_{field.auto_id}"
            yield {"id": target, "text": text, "label": str(field.label)}


@register.filter
def error_texts(field: forms.BoundField) -> list[str]:
    """The errors of a field. Django's "this field is required" names the field instead."""
    texts = []
    standard = forms.Field.default_error_messages["required"]
    for error, text in zip(field.errors.as_data(), field.errors, strict=True):
        if error.code == "required" and error.message == standard:
            missing = "dipilih" if isinstance(field.field, forms.ChoiceField) else "diisi"
            text = f"{field.label} belum {missing}"
        texts.append(str(text))
    return texts


@register.filter
def without_placeholders(form: forms.Form) -> forms.Form:
    """Take away placeholders that a library put in: a label stays, a placeholder goes."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.simple_tag
def share(value: float | None, maximum: float | None) -> str:
    """``value`` of ``maximum`` as a width for SVG, never over the edge: "93.3%"."""
    if not value or not maximum:
        return "0%"
    return f"{min(100, max(0, 100 * float(value) / float(maximum))):.1f}%"


@register.simple_tag
def qr_markup(svg: str) -> SafeString:
    """The drawing of an SVG file, without the XML line that HTML does not know."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 - made by us from a QR library
