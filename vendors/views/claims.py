"""Links by which somebody takes over a vendor's profile, and where that leads."""

from dataclasses import dataclass

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role, User
from core.addresses import reverse, whatsapp_link
from core.formats import date_long
from core.forms import posted
from vendors.actions.claims import claim_profile
from vendors.forms import ClaimForm, InviteForm
from vendors.models import InvitationPurpose, ProfileInvitation, Vendor
from vendors.views.scope import get_own_vendor


@dataclass(frozen=True)
class LinkWords:
    """What the page that makes a link says, and the message that the link is sent in."""

    page: str
    title: str
    submit: str
    note: str
    hint: str
    subject: str
    text: str


WORDS = {
    InvitationPurpose.CLAIM: LinkWords(
        page="vendors:profile_claim",
        title="Undang wakil",
        submit="Buat tautan undangan",
        note="Siapa yang membuka tautan ini membuat akun dan bisa mengubah profil vendor.",
        hint="Tautan hanya tampil sekali dan hanya bisa dipakai satu kali.",
        subject="Undangan mengelola profil",
        text="Dinas mengundang Anda mengelola sendiri profil usaha {name} di Temu Bisnis P3DN.\n"
        "Buka tautan ini sampai {until}, lalu buat akun:\n\n{link}\n\n"
        "Tautan hanya bisa dipakai satu kali. Jangan diteruskan kepada orang lain.\n",
    ),
    InvitationPurpose.CONFIRM: LinkWords(
        page="vendors:profile_confirm",
        title="Minta kepastian data",
        submit="Buat tautan",
        note="Siapa yang membuka tautan ini melihat data usaha yang tampil bagi OPD, dan bisa "
        "menyatakan semuanya masih benar. Ia tidak bisa mengubahnya.",
        hint="Tautan hanya tampil sekali. Vendor bisa membukanya tanpa akun.",
        subject="Apakah data usaha masih benar?",
        text="Dinas meminta Anda memastikan bahwa produk, harga, dan kemampuan pasok {name} di Temu "
        "Bisnis P3DN masih benar.\nBuka tautan ini sampai {until}:\n\n{link}\n\n"
        "Bila ada yang berubah, kabari dinas.\n",
    ),
}


@roles_allowed(Role.STAFF)
def vendor_invite(request, slug):
    """Make a link by which somebody takes the vendor's profile over."""
    return link_page(request, slug, InvitationPurpose.CLAIM)


@roles_allowed(Role.STAFF)
def vendor_ask(request, slug):
    """Make a link by which the vendor says that its data still hold."""
    return link_page(request, slug, InvitationPurpose.CONFIRM)


def link_page(request, slug, purpose):
    """A link is shown once, and mailed where an address is given."""
    vendor, words = get_own_vendor(request, slug), WORDS[purpose]
    form = InviteForm(posted(request), initial={"email": vendor.email})
    context = {"vendor": vendor, "form": form, "words": words}
    if form.is_valid():
        token = ProfileInvitation.issue(vendor, by=request.user, purpose=purpose)
        link = request.build_absolute_uri(reverse(words.page, args=[token]))
        email, text = form.cleaned_data["email"], message_of(words, vendor, link)
        if email:
            subject = f"{words.subject} {' '.join(vendor.name.split())}"
            send_mail(subject, text, None, [email])
        whatsapp = whatsapp_link(vendor.phone, text) if vendor.phone else ""
        context |= {"link": link, "mailed_to": email, "whatsapp": whatsapp, "form": None}
    context["representatives"] = vendor.representatives.select_related("user")
    return render(request, "vendors/vendor_invite.html", context)


def message_of(words, vendor, link):
    until = vendor.profile_invitations.first().expires_at
    day = date_long(timezone.localtime(until).date())
    return words.text.format(name=vendor.name, until=day, link=link)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_POST
def vendor_confirm(request, slug):
    """The vendor says so on its own page, or to the office by telephone."""
    vendor = get_own_vendor(request, slug)
    vendor.confirm()
    messages.success(request, f"Data {vendor} dicatat masih benar per hari ini.")
    return redirect("vendors:vendor_profile", slug)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile_confirm(request, token):
    """Where the link leads: what buyers see of the vendor, and one button."""
    links = ProfileInvitation.objects.with_token(token, InvitationPurpose.CONFIRM)
    link = links.select_related("vendor__region__parent").first()
    if link is None:
        return render(request, "vendors/profile_claim_closed.html", status=404)
    vendor = link.vendor
    if request.method == "POST":
        vendor.confirm(way="Lewat tautan")
        messages.success(request, "Terima kasih. Data usaha Anda dicatat masih benar.")
        return redirect("vendors:profile_confirm", token)
    context = {"vendor": vendor, "products": vendor.products.active().order_by("name")[:100]}
    return render(request, "vendors/profile_confirm.html", context)


@login_not_required
@sensitive_post_parameters()
def profile_claim(request, token):
    """Where the link leads: make an account, and the profile is yours to keep."""
    invitation = ProfileInvitation.objects.with_token(token).select_related("vendor").first()
    if invitation is None:
        # Who comes back by the link of the invitation is told where to go; of no vendor, as of a
        # link that never was.
        return render(request, "vendors/profile_claim_closed.html", status=404)
    form = ClaimForm(posted(request), instance=User(role=Role.VENDOR))
    if form.is_valid():
        try:
            user = form.save(commit=False)
            vendor = claim_profile(invitation, user=user, password=form.cleaned_data["password"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Akun dibuat. Lengkapi profil {vendor}, lalu ajukan.")
            # Who has just chosen the password need not type it again; the session is a new one.
            profile = reverse("vendors:vendor_profile", args=[vendor.slug])
            return perform_login(request, user, redirect_url=profile)
    context = {"form": form, "vendor": invitation.vendor}
    return render(request, "vendors/profile_claim.html", context)


@roles_allowed(Role.VENDOR)
@require_safe
def own_vendor(request):
    """The vendor's own pages, from the navigation."""
    vendor = Vendor.objects.visible_to(request.user).first()
    if vendor:
        return redirect("vendors:vendor_profile", vendor.slug)
    return render(request, "vendors/own_vendor.html")
