"""What became of a record of an earlier step, for the pages of those steps.

Their templates include a part of the reports; no module of an earlier app knows of this one.
"""

from django import template

from accounts.access import may_use
from core.addresses import reverse
from procurement import chains

register = template.Library()


@register.simple_tag
def fulfilment_of(commitment):
    return chains.fulfilment_of(commitment)


@register.simple_tag
def outcome_of(demand, user):
    return chains.outcome_of(demand, user)


@register.simple_tag(takes_context=True)
def vendor_record(context, vendor):
    """Asked for once: the head of a vendor's page and its cards say of it."""
    if not hasattr(vendor, "record"):
        vendor.record = chains.vendor_record(vendor.pk, context["request"].user)
    return vendor.record


@register.simple_tag(takes_context=True)
def vendor_chain(context, vendor):
    return chains.vendor_chain(vendor, context["request"].user)


@register.simple_tag(takes_context=True)
def vendor_tabs(context, vendor):
    """The parts of a vendor's record that the reader may open; none for the public."""
    request = context["request"]
    user = request.user
    if not user.is_authenticated or (user.is_vendor and not context["is_editable"]):
        return []
    tabs = [
        {"label": "Profil dan produk", "url": vendor.get_absolute_url()},
        {
            "label": "Riwayat temu",
            "url": reverse("matching:vendor_meeting_list", args=[vendor.slug]),
        },
    ]
    # A vendor reads its own figures in the card of its way from the first look to the payment.
    if may_use(user, "procurement:purchase_list"):
        record = vendor_record(context, vendor)
        tabs[1]["count"] = record.meetings
        url = reverse("procurement:purchase_list", query={"vendor": vendor.pk})
        label = "Belanja OPD Anda" if user.is_buyer else "Belanja OPD"
        tabs.append({"label": label, "url": url, "count": record.purchases})
    return [tab | {"active": tab["url"] == request.path} for tab in tabs]
