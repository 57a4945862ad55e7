"""How long a sign-in lasts, what a person must do before anything else, and who is in history."""

import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from pghistory.middleware import HistoryMiddleware

from accounts.actions import second_factors_of
from accounts.security_log import client_address, log_event
from core.tokens import without_tokens

READS = ("GET", "HEAD")
STARTED, SEEN, SECOND_FACTOR = "started_at", "seen_at", "has_second_factor"
SEEN_STEP = 60

# Pages that an unfinished account may open: what it takes to finish, and the way out.
SIGN_OUT_PAGES = {"account_logout", "account_inactive", "healthz"}
PASSWORD_PAGES = SIGN_OUT_PAGES | {
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
SECOND_FACTOR_PAGES = PASSWORD_PAGES | {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
}


def expiry_reason(session) -> str:
    """Why the session has ended, in words; empty while it goes on. Notes when it was seen."""
    now = int(time.time())
    started, seen = session.get(STARTED), session.get(SEEN)
    if started is None:
        session[STARTED] = session[SEEN] = now
        return ""
    if now - started >= settings.SESSION_LIFE.total_seconds():
        return f"sudah masuk selama {settings.SESSION_LIFE.total_seconds() / 3600:.0f} jam"
    if now - seen >= settings.SESSION_IDLE.total_seconds():
        return f"tidak ada kegiatan selama {settings.SESSION_IDLE.total_seconds() / 60:.0f} menit"
    if now - seen >= SEEN_STEP:
        session[SEEN] = now
    return ""


def session_lifetime(get_response):
    """End sessions that idle or last too long, and let the browser forget what it kept."""

    def middleware(request):
        was_signed_in = request.user.is_authenticated
        forgets = '"cache", "storage"'
        if was_signed_in and (reason := expiry_reason(request.session)):
            log_event("session_expired", request)
            # A door that was without network still holds readings in its storage: they are
            # delivered after the next sign-in. It forgets the names itself.
            forgets = '"cache"'
            get_adapter().logout(request)
            messages.info(request, f"Anda keluar otomatis karena {reason}. Silakan masuk lagi.")
            response = redirect_to_login(request.get_full_path())
        else:
            response = get_response(request)
        if was_signed_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = forgets
        return response

    return middleware


def has_second_factor(request) -> bool:
    """Asked of the database once a session."""
    if not request.session.get(SECOND_FACTOR):
        if not second_factors_of(request.user).exists():
            return False
        request.session[SECOND_FACTOR] = True
    return True


def account_duties(get_response):
    """First a password of one's own, then a second factor where the role needs it."""

    def middleware(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        page = request.resolver_match.view_name
        if request.user.must_change_password:
            if page in PASSWORD_PAGES:
                return None
            messages.info(
                request, "Ganti kata sandi Anda dulu. Setelah itu Anda bisa melanjutkan."
            )
            asked = {"next": request.get_full_path()} if request.method in READS else None
            return redirect(reverse("account_change_password", query=asked))
        if page in SECOND_FACTOR_PAGES or not request.user.must_have_second_factor:
            return None
        if has_second_factor(request):
            return None
        messages.info(request, "Pasang verifikasi dua langkah dulu. Peran Anda wajib memakainya.")
        return redirect("mfa_index")

    middleware.process_view = process_view
    return middleware


class RequestHistory(HistoryMiddleware):
    """Who, from which page and which address; tokens in the path stay out."""

    def get_context(self, request):
        context = super().get_context(request)
        return context | {
            "url": without_tokens(request.path),
            "ip": client_address(request),
        }
