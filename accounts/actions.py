"""Writes that touch more than the account's own row: sessions, second factors, addresses."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User


def sessions_of(user: User) -> QuerySet[UserSession]:
    return UserSession.objects.filter(user=user)


def second_factors_of(user: User) -> QuerySet[Authenticator]:
    """Recovery codes are a way back in, not a factor of their own."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)


@transaction.atomic
def end_sessions(*, user: User, keep: str | None = None) -> int:
    """End the person's sessions at the server, but for the one to keep; return how many."""
    sessions = sessions_of(user).exclude(session_key=keep or "")
    keys = list(sessions.values_list("session_key", flat=True))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    return ended


@transaction.atomic
def create_user(user: User) -> str:
    """Save a new account; return the first password, which is shown once."""
    return user.set_first_password()


@transaction.atomic
def reset_password(user: User) -> str:
    """Give a new first password and end all sessions; return the password, shown once."""
    password = user.set_first_password()
    end_sessions(user=user)
    return password


@transaction.atomic
def reset_second_factor(user: User) -> int:
    """Forget the authenticators of a lost device and end all sessions; return how many."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    return removed


@transaction.atomic
def deactivate(user: User, *, by: User) -> None:
    """End the account and its sessions. Raises ValidationError "own_account", "last_admin"."""
    user.deactivate(by=by)
    end_sessions(user=user)


@transaction.atomic
def save_changes(user: User) -> None:
    """Save an edited account; a password can no longer be reset through its old address.

    Raises ValidationError "last_admin".
    """
    user.save_changes()
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
