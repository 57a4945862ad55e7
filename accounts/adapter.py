"""What sign-in does here that allauth leaves to the project."""

import logging
from base64 import urlsafe_b64encode
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac

from accounts.actions import end_sessions, second_factors_of
from accounts.models import User
from accounts.security_log import client_address, log_event
from core.addresses import reverse

logger = logging.getLogger(__name__)

# The same sentence whether the account exists or not.
NO_MATCH = "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."


def user_display(user) -> str:
    return user.name


def refuse_too_many() -> ImmediateHttpResponse:
    return ImmediateHttpResponse(respond_429(context.request))


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini tidak aktif. Hubungi admin dinas.",
        "email_password_mismatch": NO_MATCH,
        "enter_current_password": "Tulis kata sandi Anda yang sekarang.",
        "incorrect_code": "Kode tidak cocok. Tulis kode yang terbaru.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_login": NO_MATCH,
        "invalid_password_reset": "Tautan ini sudah dipakai atau kedaluwarsa.",
        "rate_limited": "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi.",
        "username_password_mismatch": NO_MATCH,
    }

    def is_open_for_signup(self, request):
        """Accounts are made by the admin alone."""
        return False

    def get_client_ip(self, request):
        return client_address(request)

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:profile")

    def pre_authenticate(self, request, **credentials):
        """Refuse the eleventh try before a password is hashed, with a status that says so."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise refuse_too_many() from error

    def authentication_failed(self, request, **credentials):
        user = User.objects.filter(username=credentials.get("username", "")).first()
        log_event("sign_in_failed", request, user_id=user and user.pk, level=logging.WARNING)

    def pre_login(self, request, user, **kwargs):
        if response := super().pre_login(request, user, **kwargs):
            log_event("sign_in_inactive", request, user_id=user.pk, level=logging.WARNING)
            return response
        if user.first_password_expired:
            clear_login(request)
            log_event("first_password_expired", request, user_id=user.pk, level=logging.WARNING)
            messages.error(
                request,
                "Masa berlaku kata sandi awal sudah habis. Minta kata sandi baru kepada admin.",
            )
            return redirect("account_login")
        return None

    def post_login(self, request, user, **kwargs):
        log_event("signed_in", request, user_id=user.pk)
        return super().post_login(request, user, **kwargs)

    def logout(self, request):
        log_event("signed_out", request)
        super().logout(request)

    def set_password(self, user, password):
        """By the person: ends the other sessions; allauth keeps the one that asked."""
        user.change_password(password)
        end_sessions(user=user, keep=context.request.session.session_key)
        log_event("password_changed", context.request, user_id=user.pk)

    def send_mail(self, template_prefix, email, context):
        """A mail server that is down must not break what the person was doing."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            logger.error("mail_not_sent", extra={"error": type(error).__name__})


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": (
            "Peran Anda wajib memakai verifikasi dua langkah. "
            "Pasang cara lain dulu, baru hapus yang ini."
        ),
        "incorrect_code": "Kode tidak cocok. Tulis kode yang terbaru.",
    }

    def can_delete_authenticator(self, authenticator):
        """Whoever must have a second factor keeps at least one (recovery codes don't count)."""
        return (
            not authenticator.user.must_have_second_factor
            or authenticator.type == Authenticator.Type.RECOVERY_CODES
            or second_factors_of(authenticator.user).exclude(pk=authenticator.pk).exists()
        )

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    """Secrets of authenticator apps are unreadable in a stolen database dump."""
    return MultiFernet(
        [
            Fernet(
                urlsafe_b64encode(
                    salted_hmac("accounts.mfa", "", secret=key, algorithm="sha256").digest()
                )
            )
            for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        ]
    )
