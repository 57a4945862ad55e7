"""Writes of a vendor's profile: parts, numbers that are opened, photos."""

import pghistory
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Case, F, When
from django.utils import timezone

from accounts.models import User
from core.pictures import Picture
from vendors.models import CHECKED_FIELDS, MAX_PHOTOS, Vendor


@transaction.atomic
def save_part(form, *, by: User) -> Vendor:
    """Save a part of the profile that was edited.

    A verified vendor that changes what the office has compared with papers stays verified, but
    asks for a new look.
    """
    vendor = form.instance
    if needs_recheck(vendor, form.changed_data, by=by):
        vendor.recheck_since = timezone.now()
    with pghistory.context(verb="edit"):
        return form.save()


def needs_recheck(vendor: Vendor, changed: list[str], *, by: User) -> bool:
    return vendor.is_verified and not by.is_office and bool(CHECKED_FIELDS & set(changed))


@transaction.atomic
def save_rows(formset, vendor: Vendor, *, by: User, is_checked: bool) -> None:
    """Save business classes or workforce; `is_checked`: the office compares them with papers."""
    with pghistory.context(verb="edit"):
        if is_checked and formset.has_changed() and vendor.is_verified and not by.is_office:
            Vendor.objects.filter(pk=vendor.pk).update(recheck_since=timezone.now())
        formset.save()


@transaction.atomic
def add_photo(owner: models.Model, picture: Picture, *, caption: str, by: User):
    """Add a photo at the end. Raises ValidationError "too_many_photos"."""
    hold_photos_of(owner)
    photos = owner.photos.all()  # type: ignore[attr-defined]  # a vendor or a product
    taken = set(photos.values_list("position", flat=True))
    free = [position for position in range(1, MAX_PHOTOS + 1) if position not in taken]
    if not free:
        raise ValidationError(
            f"Sudah ada {MAX_PHOTOS} foto. Hapus satu foto dulu.", code="too_many_photos"
        )
    photo = photos.model(
        width=picture.width,
        height=picture.height,
        position=free[0],
        caption=caption,
        uploaded_by=by,
        **{owner.photos.field.name: owner},  # type: ignore[attr-defined]  # as above
    )
    photo.image.save("photo.jpg", ContentFile(picture.large), save=False)
    photo.thumbnail.save("thumbnail.jpg", ContentFile(picture.small), save=False)
    photo.save(force_insert=True)
    return photo


def hold_photos_of(owner: models.Model) -> None:
    """Let two who change the photos of one owner take turns: each photo has a place of its own."""
    type(owner)._default_manager.select_for_update().get(pk=owner.pk)


@transaction.atomic
def put_first(photo, *, of: models.Model) -> None:
    """Let a photo be the one that lists show; those that stood before it move down by one place."""
    hold_photos_of(of)
    photos = of.photos.all()  # type: ignore[attr-defined]  # a vendor or a product
    place = photos.filter(pk=photo.pk).values("position")
    photos.filter(position__lte=place).update(
        position=Case(When(pk=photo.pk, then=1), default=F("position") + 1)
    )


@transaction.atomic
def delete_photo(photo) -> None:
    photo.delete()
    transaction.on_commit(lambda: delete_files(photo))


def delete_files(photo) -> None:
    for file in (photo.image, photo.thumbnail):
        file.storage.delete(file.name)
