"""Links by which somebody takes over a vendor's profile, and where that leads."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role, User
from core.addresses import reverse, whatsapp_link
from core.formats import date_long
from core.forms import posted
from vendors.actions.claims import claim_profile
from vendors.forms import ClaimForm, InviteForm
from vendors.models import ProfileInvitation, Vendor
from vendors.views.scope import get_own_vendor


@roles_allowed(Role.STAFF)
def vendor_invite(request, slug):
    """Make a link for the vendor; it is shown once, and mailed where an address is given."""
    vendor = get_own_vendor(request, slug)
    form = InviteForm(posted(request), initial={"email": vendor.email})
    context = {"vendor": vendor, "form": form}
    if form.is_valid():
        token = ProfileInvitation.issue(vendor, by=request.user)
        link = request.build_absolute_uri(reverse("vendors:profile_claim", args=[token]))
        email, text = form.cleaned_data["email"], invitation_text(vendor, link)
        if email:
            mail_link(vendor, text, email)
        whatsapp = whatsapp_link(vendor.phone, text) if vendor.phone else ""
        context |= {"link": link, "mailed_to": email, "whatsapp": whatsapp, "form": None}
    context["representatives"] = vendor.representatives.select_related("user")
    return render(request, "vendors/vendor_invite.html", context)


def invitation_text(vendor, link):
    until = vendor.profile_invitations.first().expires_at
    return (
        f"Dinas mengundang Anda mengelola sendiri profil usaha {vendor.name} di Temu Bisnis P3DN.\n"
        f"Buka tautan ini sampai {date_long(timezone.localtime(until).date())}, lalu buat akun:\n\n"
        f"{link}\n\nTautan hanya bisa dipakai satu kali. Jangan diteruskan kepada orang lain.\n"
    )


def mail_link(vendor, text, email):
    subject = f"Undangan mengelola profil {' '.join(vendor.name.split())}"
    send_mail(subject, text, None, [email])


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
