"""Which records hold personal data, from when their period counts, and what takes its place.

The row stays, and with it every total: who came is still counted, but has no name any more.
Text that was empty stays empty, so that constraints such as "a cancelled one has a reason" hold
and nothing looks as if it had been filled in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Greatest, Left, LPad
from django.utils.timezone import localdate

from accounts.history import event_model
from accounts.models import User
from events.models import (
    Answer,
    Attendance,
    Certificate,
    ChangeRequest,
    ImportedRow,
    Invitation,
    Message,
    Participant,
    ParticipantImport,
    Scan,
)
from matching.models import Commitment, DemandImport, ImportedDemand
from privacy.models import DataRequest, RetentionKind
from procurement.models import (
    BudgetImport,
    ImportedBudget,
    Purchase,
    PurchaseImport,
    PurchaseImportRow,
    Supplier,
)
from vendors.models import (
    CertificateImport,
    CertificateProposal,
    ImportedProduct,
    ImportedVendor,
    Licence,
    LicenceKind,
    ProductImport,
    ProductPhoto,
    Vendor,
    VendorImport,
    VendorMerge,
    VendorPhoto,
)

HIDDEN = "Data disamarkan"
FILE_GONE = ""


def hidden(name: str) -> Case:
    """HIDDEN where something stood, nothing where nothing did."""
    return Case(When(**{name: ""}, then=Value("")), default=Value(HIDDEN))


def numbered(word: str, column: str) -> Concat:
    """A name that says nothing and still tells rows apart, such as "Peserta 12"."""
    return Concat(Value(f"{word} "), Cast(column, CharField()), output_field=CharField())


@dataclass(frozen=True)
class Part:
    """Rows of one model that belong to a subject, found through `link`, and their new values.

    `in_history` holds the values for the history where those of the row do not fit it; files
    named in `files` are deleted from the storage. With `deletes` the row goes too, because it is
    nothing but the file: then `values` are for its history alone.
    """

    model: type[Model]
    link: str
    values: dict[str, Any]
    in_history: dict[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    deletes: bool = False


@dataclass(frozen=True)
class Rule:
    """A kind of data: whose period is over at `cutoff`, annotated with `counts_from`."""

    kind: RetentionKind
    subject: type[Model]
    due: Callable[[datetime], QuerySet]
    parts: tuple[Part, ...]


# Participants


def participants_due(cutoff: datetime) -> QuerySet:
    day = localdate(cutoff)
    return Participant.objects.filter(forum__last_day__lt=day).annotate(
        counts_from=F("forum__last_day")
    )


def invitations_due(cutoff: datetime) -> QuerySet:
    day = localdate(cutoff)
    return Invitation.objects.filter(forum__last_day__lt=day).annotate(
        counts_from=F("forum__last_day")
    )


PARTICIPANT_CONTACTS = (
    Part(Participant, "pk", {"nip": "", "phone": "", "email": "", "assignment_letter": ""}),
    Part(Answer, "participant", {"text": HIDDEN}),
    Part(ChangeRequest, "participant", {"values": {}, "note": hidden("note")}),
    Part(
        Message,
        "participant",
        {"recipient": "", "subject": hidden("subject"), "body": hidden("body")},
    ),
    Part(ImportedRow, "participant", {"before": {}, "after": {}, "cells": {}}),
)
PARTICIPANT_NAMES = (
    Part(
        Participant,
        "pk",
        {
            "name": numbered("Peserta", "number"),
            "position": hidden("position"),
            "organisation": hidden("organisation"),
            "badge_name": hidden("badge_name"),
            "badge_origin": hidden("badge_origin"),
            "cancel_reason": hidden("cancel_reason"),
        },
    ),
    Part(
        Attendance,
        "participant",
        {"present_name": HIDDEN, "revoke_reason": hidden("revoke_reason")},
    ),
    Part(
        Certificate,
        "participant",
        {
            "name": HIDDEN,
            "origin": hidden("origin"),
            "revoke_reason": hidden("revoke_reason"),
        },
    ),
    Part(Scan, "participant", {"reason": hidden("reason"), "code": hidden("code")}),
)
INVITATION_CONTACTS = (
    Part(
        Invitation,
        "pk",
        {"email": "", "phone": "", "decline_reason": hidden("decline_reason")},
    ),
    Part(Message, "invitation", {"recipient": "", "body": hidden("body")}),
)

# Files and their rows


def imports_due(model: type[Model]) -> Callable[[datetime], QuerySet]:
    def due(cutoff: datetime) -> QuerySet:
        rows = model._default_manager.filter(created_at__lt=cutoff)
        return rows.annotate(counts_from=F("created_at"))

    return due


FILE = {"file": FILE_GONE, "original_name": HIDDEN, "revert_reason": hidden("revert_reason")}
ROW = {"before": {}, "after": {}, "cells": {}, "reason": hidden("reason")}


def import_rule(
    model: type[Model], rows: type[Model] | None = None, link: str = "", **values: Any
) -> Rule:
    """The files of one kind of import, and what is kept of their rows, if anything is."""
    parts = [Part(model, "pk", FILE | values, files=("file",))]
    if rows:
        parts.append(Part(rows, link, ROW))
    return Rule(RetentionKind.FILES, model, imports_due(model), tuple(parts))


# Accounts


def users_due(cutoff: datetime) -> QuerySet:
    """Deactivated accounts. The history says when; without it, when they were made."""
    events = event_model(User).objects.filter(pgh_obj_id=OuterRef("pk"))
    last_change = events.order_by().values("pgh_obj_id").annotate(at=Max("pgh_created_at"))
    return (
        User.objects.filter(is_active=False)
        .annotate(counts_from=Coalesce(last_change.values("at"), "created_at"))
        .filter(counts_from__lt=cutoff)
    )


USER_VALUES = {
    "username": Concat(Value("akun-"), Cast("pk", CharField()), output_field=CharField()),
    "name": numbered("Akun", "pk"),
    "email": "",
    "nip": "",
    "phone": "",
}
USER_HISTORY = {
    "username": Concat(Value("akun-"), Cast("pgh_obj_id", CharField())),
    "name": numbered("Akun", "pgh_obj_id"),
}

# Vendors


def vendors_due(cutoff: datetime) -> QuerySet:
    """Vendors about which nothing was changed, that came nowhere and sold nothing since."""
    events = event_model(Vendor).objects.filter(pgh_obj_id=OuterRef("pk")).order_by()
    changed = events.values("pgh_obj_id").annotate(at=Max("pgh_created_at")).values("at")
    day = localdate(cutoff)
    return (
        Vendor.objects.annotate(
            counts_from=Greatest("created_at", Coalesce(changed, "created_at"))
        )
        .filter(counts_from__lt=cutoff)
        .exclude(Exists(Participant.objects.filter(
            vendor=OuterRef("pk"), forum__last_day__gte=day)))
        .exclude(Exists(Commitment.objects.filter(
            vendor=OuterRef("pk"), created_at__gte=cutoff)))
        .exclude(Exists(Purchase.objects.filter(
            supplier__vendor=OuterRef("pk"), created_at__gte=cutoff)))
    )  # fmt: skip


def vendor_name() -> Case:
    """The name, which public records of purchases need; told apart where two have the same.

    Two vendors of one name may not both be without a number.
    """
    namesake = Vendor.objects.filter(~Q(pk=OuterRef("pk")), name__iexact=OuterRef("name"))
    told_apart = Concat(Left("name", 100), Value(" ("), Cast("pk", CharField()), Value(")"))
    return Case(When(Exists(namesake), then=told_apart), default=F("name"))


VENDOR_VALUES: dict[str, Any] = {
    "contact_name": "",
    "phone": "", "email": "", "address": "", "nik": "", "npwp": "",
    "capital": None, "annual_sales": None, "status_reason": hidden("status_reason"),
    "publishes_name": False, "publishes_phone": False, "publishes_email": False,
    "publishes_address": False,
}  # fmt: skip

PHOTO: dict[str, Any] = {"caption": hidden("caption")}
PHOTO_FILES = ("image", "thumbnail")
# The numbers that a merge carried over are the vendor's own.
MERGE: dict[str, Any] = {"taken": {}, "reason": hidden("reason")}
# The paper about a tax number is the number itself.
LICENCE: dict[str, Any] = {
    "scan": "",
    "scan_name": hidden("scan_name"),
    "number": Case(When(kind=LicenceKind.TAX_NUMBER, then=Value(HIDDEN)), default=F("number")),
}

# Sellers


def suppliers_due(cutoff: datetime) -> QuerySet:
    """Sellers who are persons, of whom nothing was bought and nothing changed since."""
    events = event_model(Supplier).objects.filter(pgh_obj_id=OuterRef("pk")).order_by()
    changed = events.values("pgh_obj_id").annotate(at=Max("pgh_created_at")).values("at")
    bought = Purchase.objects.filter(supplier=OuterRef("pk"), created_at__gte=cutoff)
    return (
        Supplier.objects.persons()
        .filter(npwp__isnull=False)
        .annotate(counts_from=changed)
        .filter(counts_from__lt=cutoff)
        .exclude(Exists(bought))
    )


def supplier_number() -> Case:
    """No number; where a namesake stands beside, one of zeros that says nothing."""
    namesake = Supplier.objects.filter(
        ~Q(pk=OuterRef("pk")), normalised_name=OuterRef("normalised_name")
    )
    made_up = LPad(Cast("pk", CharField()), 16, Value("0"))
    return Case(When(Exists(namesake), then=made_up), default=Value(None))


# Requests


def requests_due(cutoff: datetime) -> QuerySet:
    return DataRequest.objects.filter(answered_at__lt=cutoff).annotate(
        counts_from=F("answered_at")
    )


REQUEST_VALUES = {
    "name": numbered("Pemohon", "pk"),
    "email": "",
    "phone": "",
    "text": hidden("text"),
    "answer": hidden("answer"),
    "deeds": hidden("deeds"),
}

RULES = (
    Rule(RetentionKind.CONTACTS, Participant, participants_due, PARTICIPANT_CONTACTS),
    Rule(RetentionKind.CONTACTS, Invitation, invitations_due, INVITATION_CONTACTS),
    Rule(RetentionKind.PARTICIPANTS, Participant, participants_due, PARTICIPANT_NAMES),
    import_rule(ParticipantImport, ImportedRow, "participant_import"),
    import_rule(DemandImport, ImportedDemand, "demand_import"),
    import_rule(VendorImport, ImportedVendor, "vendor_import"),
    import_rule(ProductImport, ImportedProduct, "product_import"),
    import_rule(BudgetImport, ImportedBudget, "budget_import", decisions={}),
    import_rule(CertificateImport),
    Rule(
        RetentionKind.PURCHASES,
        Supplier,
        suppliers_due,
        (Part(Supplier, "pk", {"npwp": supplier_number()}, in_history={"npwp": None}),),
    ),
    Rule(
        RetentionKind.PURCHASES,
        PurchaseImport,
        imports_due(PurchaseImport),
        (
            Part(
                PurchaseImport,
                "pk",
                FILE | {"decisions": {}, "questions": {}, "changed_packages": []},
                files=("file",),
            ),
            Part(
                PurchaseImportRow,
                "purchase_import",
                {"cells": {}, "messages": [], "before": None, "after": None,
                 "differences": None},
            ),
        ),
    ),
    Rule(
        RetentionKind.USERS,
        User,
        users_due,
        (Part(User, "pk", USER_VALUES, in_history=USER_HISTORY),),
    ),
    Rule(
        RetentionKind.VENDORS,
        Vendor,
        vendors_due,
        (
            Part(
                Vendor,
                "pk",
                VENDOR_VALUES | {"name": vendor_name()},
                in_history={"name": F("name")},
            ),
            Part(Licence, "vendor", LICENCE, files=("scan",)),
            Part(VendorPhoto, "vendor", PHOTO, files=PHOTO_FILES, deletes=True),
            Part(ProductPhoto, "product__vendor", PHOTO, files=PHOTO_FILES, deletes=True),
            Part(VendorMerge, "kept", MERGE),
            Part(VendorMerge, "merged", MERGE),
            Part(CertificateProposal, "vendor", {"address": hidden("address")}),
        ),
    ),
    Rule(
        RetentionKind.REQUESTS,
        DataRequest,
        requests_due,
        (
            Part(
                DataRequest,
                "pk",
                REQUEST_VALUES,
                in_history={"name": numbered("Pemohon", "pgh_obj_id")},
            ),
        ),
    ),
)  # fmt: skip
