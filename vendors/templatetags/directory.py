"""Tags of the directory's templates."""

from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from core.addresses import query_without, whatsapp_link
from core.formats import number
from core.templatetags.components import badge
from vendors.directory import Choice, Group
from vendors.models import DirectoryEntry, EntryKind, Product, Vendor

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=64)
def drawing(slug: str | None) -> str:
    """The address of a category's drawing, or of the plain one."""
    path = f"img/drawings/{slug}.svg"
    return static(path if slug and finders.find(path) else "img/drawings/other.svg")


@register.simple_tag
def choice_list(group: Group) -> SafeString:
    """The choices of a filter as a list, those of an open category below it.

    Not a template: a page shows a hundred choices, and as nodes they cost as much as its entries.
    """
    return format_html_join("", "{}", ([list_of(group.name, each)] for each in group.choices))


def list_of(group: str, choice: Choice) -> str:
    if not choice.is_shown:
        return ""
    below = format_html_join("", "{}", ([list_of(group, child)] for child in choice.children))
    box = choice_box(group, choice.value, choice.label, choice.count, choice.is_chosen)
    if below:
        return format_html("<li>{}<ul>{}</ul></li>", box, below)
    return format_html("<li>{}</li>", box)


@lru_cache(maxsize=4096)
def choice_box(group: str, value: str, label: str, count: int | None, is_chosen: bool) -> str:
    """One choice with its count."""
    return format_html(
        '<label><input class="form-check-input" type="checkbox" name="{}" value="{}"{}>'
        "<span>{}</span>{}</label>",
        group,
        value,
        SafeString(" checked") if is_chosen else "",
        label,
        "" if count is None else format_html('<span class="num">{}</span>', number(count)),
    )


@lru_cache(maxsize=1024)
def shortened_list(categories: str | None) -> str:
    """The categories of a vendor as far as a card has room for them."""
    return Truncator(categories or "Belum ada produk").words(8, truncate="…")


def entry_badges(entry: DirectoryEntry) -> SafeString:
    """What a card says beside price and capacity: checked, in e-Katalog, TKDN, halal."""
    is_product = entry.kind == EntryKind.PRODUCT
    return badges_of(
        is_public=entry.is_public,
        is_listed=entry.is_on_ekatalog,
        tkdn=None if entry.tkdn is None else entry.tkdn if is_product else Decimal(0),
        shows_value=is_product,
        is_halal=entry.is_halal,
    )


@lru_cache(maxsize=4096)
def badges_of(
    *, is_public: bool, is_listed: bool, tkdn: Decimal | None, shows_value: bool, is_halal: bool
) -> SafeString:
    tick = "patch-check-fill"
    texts = [
        "" if is_public else badge("warn", "Belum diperiksa"),
        badge("ok", "e-Katalog", tick) if is_listed else "",
        ""
        if tkdn is None
        else badge("ok", f"TKDN {number(tkdn, 2)}%" if shows_value else "TKDN", tick),
        badge("ok", "Halal", tick) if is_halal else "",
    ]
    return format_html_join("", "{}", ([text] for text in texts))


@register.simple_tag
def whatsapp_about(phone: str, subject: Product | Vendor) -> str:
    """A link that opens WhatsApp with a question filled in; the person sends it."""
    if isinstance(subject, Product):
        text = (
            f"Halo, {subject.vendor.name}. Saya melihat {subject.name} di Direktori Vendor Kota "
            f"Metro. Apakah tersedia? Saya memerlukan … {subject.unit} untuk tanggal …"
        )
    else:
        text = (
            f"Halo, {subject.name}. Saya melihat usaha Anda di Direktori Vendor Kota Metro. "
            "Saya memerlukan …"
        )
    return whatsapp_link(phone, text)


@register.simple_tag(takes_context=True)
def chosen_chips(context: template.Context) -> list[dict[str, str]]:
    """Every choice that is on, with the address that takes only this one away."""
    filterset = context["filter"]
    query = context["request"].GET
    chips = []
    for name, value in filterset.values.items():
        if name == "sort":
            continue
        several = isinstance(value, list)
        choices = dict(filterset.filters[name].extra.get("choices", [])) if several else {}
        for one in value if several else [value]:
            rest = [
                (key, text)
                for key, texts in query.lists()
                if key != "page"
                for text in texts
                if key != name or (several and text != one)
            ]
            label = choices.get(one) or f"{filterset.filters[name].label}: {one}"
            chips.append({"label": label, "url": f"?{urlencode(rest)}"})
    return chips


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: str) -> str:
    """This address with other values; "" takes a parameter away, and so is the page."""
    more = [(name, value) for name, value in changes.items() if value]
    return query_without(context["request"].GET, {"page", *changes}, more)
