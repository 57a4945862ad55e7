import secrets
from datetime import timedelta
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models.agency import Agency
from core.addresses import reverse
from core.identifiers import clean_nip, clean_phone


class Role(models.TextChoices):
    ADMIN = "admin", "Admin sistem"
    STAFF = "staff", "Petugas dinas"
    BUYER = "buyer", "Pembeli OPD"
    VENDOR = "vendor", "Vendor"
    OBSERVER = "observer", "Pimpinan dan pengawas"


def new_first_password() -> str:
    """16 random characters (78 bits) in groups, without those that look alike on paper."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Accounts are the admin's business; everyone else sees the own one."""
        return self if user.is_admin else self.filter(pk=user.pk)

    def active_admins(self):
        return self.filter(role=Role.ADMIN, is_active=True)

    def called(self, login):
        """Those that may be meant by what was typed at sign-in: user name, e-mail or NIP."""
        digits = login.replace(" ", "")
        return self.filter(
            Q(username=login.lower()) | Q(email__iexact=login) | (Q(nip=digits) & ~Q(nip=""))
        )

    def matching(self, text):
        """Search by name, user name, NIP or e-mail; every word must be found."""
        rows = self
        for word in text.split()[:10]:
            rows = rows.filter(
                Q(name__icontains=word)
                | Q(username__icontains=word)
                | Q(nip__contains=word)
                | Q(email__icontains=word)
            )
        return rows

    def for_list(self):
        return self.select_related("agency").order_by("name", "pk")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]  # a class made at run time
    def get_by_natural_key(self, username):
        return self.get(username=username.lower())


# What changes with a password, and no more.
PASSWORD_FIELDS = ["password", "password_changed_at", "first_password_until"]


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who signs in. What the person may do follows from `role` alone."""

    username = models.CharField(
        "nama pengguna",
        max_length=60,
        validators=[
            RegexValidator(
                r"\A[a-z0-9._-]{3,60}\Z",
                "Tulis 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung.",
            )
        ],
        unique=True,
        error_messages={"unique": "Nama pengguna ini sudah dipakai."},
        help_text="NIP tanpa spasi, atau nama dengan huruf kecil.",
    )
    email = models.EmailField("surel", blank=True)
    name = models.CharField("nama lengkap", max_length=150)
    role = models.CharField("peran", max_length=8, choices=Role)
    agency = models.ForeignKey(
        Agency,
        verbose_name="perangkat daerah",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
    )
    nip = models.CharField("NIP", max_length=18, blank=True, validators=[clean_nip])
    phone = models.CharField("nomor WhatsApp", max_length=16, blank=True, validators=[clean_phone])
    is_active = models.BooleanField("aktif", default=True)
    password_changed_at = models.DateTimeField("kata sandi diganti", null=True, editable=False)
    first_password_until = models.DateTimeField(
        "kata sandi awal berlaku sampai", null=True, editable=False
    )
    created_at = models.DateTimeField("dibuat", default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "role"]
    # What an observer may not see (UU 27/2022).
    contact_fields = frozenset({"email", "nip", "phone"})

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            # So that unique means unique however it is typed.
            models.CheckConstraint(
                name="user_username_is_lower",
                condition=Q(username=Lower("username")),
                violation_error_message="Tulis nama pengguna dengan huruf kecil.",
                violation_error_code="username_not_lower",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="user_email_is_unique",
                violation_error_message="Surel ini sudah dipakai pengguna lain.",
                violation_error_code="email_taken",
            ),
            models.UniqueConstraint(
                fields=["nip"],
                condition=~Q(nip=""),
                name="user_nip_is_unique",
                violation_error_message="NIP ini sudah dipakai pengguna lain.",
                violation_error_code="nip_taken",
            ),
            # Scopes filter by agency: with NULL a buyer would see every row without an agency.
            models.CheckConstraint(
                name="user_buyer_has_agency",
                condition=~Q(role=Role.BUYER) | Q(agency__isnull=False),
                violation_error_message="Pembeli OPD harus punya perangkat daerah.",
                violation_error_code="buyer_without_agency",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("accounts:user_detail", args=[self.pk])

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def is_office(self) -> bool:
        """Whether the person works at the dinas: admin or staff."""
        return self.role in {Role.ADMIN, Role.STAFF}

    @property
    def is_buyer(self) -> bool:
        return self.role == Role.BUYER

    @property
    def is_vendor(self) -> bool:
        return self.role == Role.VENDOR

    @property
    def may_see_drafts(self) -> bool:
        """Forums in preparation are shown to the office and to observers."""
        return self.is_office or self.role == Role.OBSERVER

    @property
    def may_see_contacts(self) -> bool:
        """Observers read everything but personal contact data."""
        return self.role != Role.OBSERVER

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalpha()]
        return "".join(word[0] for word in words[:2]).upper()

    @property
    def must_change_password(self) -> bool:
        """At the first sign-in, and when the password is older than the city allows."""
        if self.password_changed_at is None:
            return True
        limit = settings.PASSWORD_MAX_AGE_DAYS
        return bool(limit) and timezone.now() - self.password_changed_at > timedelta(days=limit)

    @property
    def must_have_second_factor(self) -> bool:
        return settings.MFA_REQUIRED and self.is_office

    def may_use(self, view) -> bool:
        """Whether the role may call the view at all."""
        return self.role in view.allowed_roles

    # Django's admin asks these: it is for the admin role alone.
    @property
    def is_staff(self) -> bool:
        return self.is_admin

    @property
    def is_superuser(self) -> bool:
        return self.is_admin

    def has_perm(self, perm, obj=None) -> bool:
        return self.is_active and self.is_admin

    def has_module_perms(self, app_label) -> bool:
        return self.is_active and self.is_admin

    @property
    def first_password_expired(self) -> bool:
        until = self.first_password_until
        return until is not None and until < timezone.now()

    @transaction.atomic
    def change_password(self, password: str) -> None:
        """Set the password that the person chose."""
        self.set_password(password)
        self.password_changed_at = timezone.now()
        self.first_password_until = None
        with pghistory.context(verb="change_password"):
            self.save(update_fields=PASSWORD_FIELDS)

    @transaction.atomic
    def set_first_password(self) -> str:
        """Set a random password that must be changed at the first sign-in; return it once."""
        password = new_first_password()
        self.set_password(password)
        self.password_changed_at = None
        self.first_password_until = timezone.now() + settings.FIRST_PASSWORD_LIFE
        # Of an account that exists nothing else: it may be deactivated meanwhile.
        fields = None if self._state.adding else PASSWORD_FIELDS
        with pghistory.context(verb="set_first_password"):
            self.save(update_fields=fields)
        return password

    def keep_an_admin(self) -> None:
        """Raise ValidationError "last_admin" when nobody else could manage accounts.

        Call in a transaction, before this account loses the role or is deactivated: the rows of
        all admins stay locked, so that two admins cannot remove each other.
        """
        admins = User.objects.active_admins().select_for_update().order_by("pk")
        if [admin.pk for admin in admins] == [self.pk]:
            raise ValidationError(
                "Ini admin aktif yang terakhir. Tunjuk admin lain lebih dulu.", code="last_admin"
            )

    @transaction.atomic
    def deactivate(self, *, by: "User") -> None:
        """End the account; its records stay, its sessions end with the next request.

        Raises ValidationError "own_account", "last_admin".
        """
        if by.pk == self.pk:
            raise ValidationError(
                "Anda tidak bisa menonaktifkan akun sendiri.", code="own_account"
            )
        self.keep_an_admin()
        with pghistory.context(verb="deactivate"):
            self.is_active = False
            self.save(update_fields=["is_active"])

    @transaction.atomic
    def reactivate(self) -> None:
        with pghistory.context(verb="reactivate"):
            self.is_active = True
            self.save(update_fields=["is_active"])

    @transaction.atomic
    def save_changes(self) -> None:
        """Save an account that was edited. Raises ValidationError "last_admin"."""
        if self.role != Role.ADMIN:
            self.keep_an_admin()
        with pghistory.context(verb="edit"):
            self.save()
