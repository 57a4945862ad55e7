"""What a vendor still needs: for the office's check, and to be sold in e-Katalog.

Computed from the vendor's own KBLI and products, because "izin lengkap" differs: a trader needs
no TKDN certificate, and a caterer can have none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from core.addresses import reverse
from core.fingerprints import fingerprint_of_all
from vendors.models import (
    CLASS_SCOPES,
    INDUSTRY_DIVISIONS,
    RISK_SCOPES,
    TKDN_KINDS,
    EkatalogStage,
    LegalForm,
    Licence,
    LicenceRule,
    LicenceState,
    RuleScope,
    Vendor,
)

GOOD_STATES = {LicenceState.VALID, LicenceState.EXPIRING}
NAMES_SHOWN = 3
# Divisions of KBLI in which a class of products is sold; buyers' systems refuse others.
DIVISIONS: dict[str, Iterable[int]] = {
    "food_fresh": [56],
    "food_packed": [10, 11],
    "goods_industry": INDUSTRY_DIVISIONS,
    "goods_trade": [45, 46, 47],
    "medical": [21, 26, 32, 46, 47],
}


@dataclass(frozen=True)
class Requirement:
    """One condition; `todo` says what to do when it is not met, `url` where."""

    title: str
    is_met: bool
    todo: str = ""
    url: str = ""
    is_required: bool = True
    note: str = ""

    @property
    def is_missing(self) -> bool:
        return self.is_required and not self.is_met


class Dossier:
    """A vendor that was fetched `with_dossier()`, seen on one day against the rules."""

    def __init__(self, vendor: Vendor, rules: Iterable[LicenceRule], day: date) -> None:
        self.vendor, self.rules, self.day = vendor, list(rules), day
        self.kbli = list(vendor.kbli_codes.all())
        self.licences = [
            licence for licence in vendor.licences.all() if licence.state_on(day) in GOOD_STATES
        ]
        # With `photo_pk` and `product_class`, which only that queryset adds.
        self.products: list[Any] = [
            product for product in vendor.products.all() if product.is_active
        ]
        papers = {licence.pk: licence for licence in vendor.licences.all()}
        for product in self.products:
            if product.certificate_id in papers:
                product.certificate = papers[product.certificate_id]

    @property
    def mark(self) -> str:
        """Differs when anything does that an officer looks at."""
        vendor = self.vendor
        of_vendor = vendor.kbli_codes.all(), vendor.licences.all(), vendor.products.all()
        return fingerprint_of_all([vendor, *chain.from_iterable(of_vendor)])

    @property
    def has_industry(self) -> bool:
        return any(kbli.is_industry for kbli in self.kbli)

    def products_of(self, product_class: str) -> list[Any]:
        return [product for product in self.products if product.product_class == product_class]

    def page(self, name: str, *args: str) -> str:
        return reverse(f"vendors:{name}", args=[self.vendor.slug, *args])

    # Rules

    def rule_requirements(self) -> list[Requirement]:
        """The licences that the rules ask of this vendor, in their order."""
        return [found for rule in self.rules if (found := self.requirement_of(rule))]

    def requirement_of(self, rule: LicenceRule) -> Requirement | None:
        """What the rule asks of this vendor; None if it does not apply."""
        lacking = self.lacking(rule)
        if lacking is None:
            return None
        fitting = [licence for licence in self.licences if licence.kind in rule.kinds]
        unchecked = fitting and not any(licence.is_verified for licence in fitting)
        return Requirement(
            title=f"{rule.title}{suffix(lacking)}",
            is_met=not lacking,
            todo=rule.how_to_get,
            url=f"{self.page('licence_create')}?kind={rule.kinds[0]}",
            is_required=rule.is_required,
            note="Belum diperiksa petugas." if unchecked else "",
        )

    def lacking(self, rule: LicenceRule) -> list[str] | None:
        """Names of what the rule leaves uncovered; None if the rule does not apply."""
        fitting = [licence for licence in self.licences if licence.kind in rule.kinds]
        if rule.scope in RISK_SCOPES:
            codes = [kbli.code for kbli in self.kbli if kbli.risk == rule.scope]
            covered = {licence.kbli for licence in fitting}
            return uncovered(codes, lambda code: "" in covered or code in covered)
        if rule.scope in CLASS_SCOPES:
            products = self.products_of(rule.scope)
        elif rule.scope == RuleScope.INDUSTRY:
            products = self.products_of("goods_industry") if self.has_industry else []
        else:
            is_company = self.vendor.legal_form not in {LegalForm.INDIVIDUAL, LegalForm.TRADER}
            return ([] if fitting else [""]) if is_company else None
        return uncovered(products, lambda product: any(is_about(one, product) for one in fitting))

    # Conditions that are no licence

    def nib(self) -> Requirement:
        return Requirement(
            "NIB",
            bool(self.vendor.nib),
            "Daftar gratis di oss.go.id, lalu isi 13 angkanya.",
            self.page("vendor_part_edit", "identity"),
        )

    def classes(self) -> Requirement:
        known = bool(self.kbli) and all(kbli.risk for kbli in self.kbli)
        return Requirement(
            "KBLI dan risikonya",
            known,
            "Salin kode dan tingkat risiko dari lampiran NIB.",
            self.page("kbli_edit"),
        )

    def classes_fit_products(self) -> Requirement:
        """KBLI unlike the products is why e-Katalog refuses most."""
        divisions = {int(kbli.code[:2]) for kbli in self.kbli}
        classes = {product.product_class for product in self.products}
        unfit = {name for name in classes & DIVISIONS.keys() if not divisions & {*DIVISIONS[name]}}
        return Requirement(
            "KBLI sesuai dengan produk",
            bool(self.kbli) and bool(classes) and not unfit,
            "Tambahkan KBLI yang sesuai di oss.go.id, lalu catat di sini.",
            self.page("kbli_edit"),
        )

    def owner(self) -> Requirement | None:
        if not self.vendor.is_own_person:
            return None
        return Requirement(
            "NIK pemilik",
            bool(self.vendor.nik),
            "Isi NIK pemilik sesuai KTP.",
            self.page("vendor_part_edit", "identity"),
        )

    def tax_number(self) -> Requirement:
        return Requirement(
            "NPWP",
            bool(self.vendor.npwp),
            "Daftar di coretaxdjp.pajak.go.id, lalu isi 16 angkanya.",
            self.page("vendor_part_edit", "tax"),
        )

    def tax(self) -> Requirement:
        known = self.vendor.is_taxable is not None
        return Requirement(
            "NPWP, status PKP, dan rekening usaha",
            bool(self.vendor.npwp) and known and bool(self.vendor.has_business_account),
            "Isi NPWP, pilih PKP atau bukan, dan buka rekening atas nama usaha.",
            self.page("vendor_part_edit", "tax"),
        )

    def address(self) -> Requirement:
        return Requirement(
            "Alamat dan kelurahan",
            bool(self.vendor.address and self.vendor.region_id),
            "Isi alamat usaha.",
            self.page("vendor_part_edit", "contact"),
        )

    def any_product(self) -> Requirement:
        return Requirement(
            "Paling sedikit satu produk",
            bool(self.products),
            "Tambah produk beserta satuan dan harganya.",
            self.page("product_create"),
        )

    def complete_product(self) -> Requirement:
        complete = any(
            product.price is not None and product.photo_pk is not None for product in self.products
        )
        return Requirement(
            "Produk dengan foto dan harga",
            complete,
            "Lengkapi paling sedikit satu produk dengan foto dan harga.",
            self.page("product_list"),
        )

    def seller_account(self) -> Requirement:
        return Requirement(
            "Akun penyedia SPSE dan SIKaP",
            self.vendor.ekatalog_stage in {EkatalogStage.ACCOUNT, EkatalogStage.LISTED},
            "Daftar di spse.inaproc.id, bawa berkas ke LPSE kota untuk verifikasi, isi SIKaP, "
            "lalu kabari dinas.",
        )


def is_about(licence: Licence, product: Any) -> bool:
    """Whether it is for the product. One that names none is for all of the business, but for TKDN.

    TKDN is worked out for each product (Permenperin 35/2025 ps. 44): such a certificate counts
    for those only that it names or that name it.
    """
    is_for_all = licence.product_id is None and licence.kind not in TKDN_KINDS
    return is_for_all or product.pk == licence.product_id or product.certificate_id == licence.pk


def uncovered(items: list[Any], is_covered: Callable[[Any], bool]) -> list[str] | None:
    """Names of the items that nothing covers; None if there are no items at all."""
    if not items:
        return None
    return [str(item) for item in items if not is_covered(item)]


def suffix(names: list[str]) -> str:
    """What a requirement lacks, for its title: "(Keripik, Kopi, dan 2 lainnya)"."""
    shown = [name for name in names if name]
    if not shown:
        return ""
    rest = len(shown) - NAMES_SHOWN
    listed = ", ".join(shown[:NAMES_SHOWN])
    return f" ({listed}, dan {rest} lainnya)" if rest > 0 else f" ({listed})"


def verification_checklist(dossier: Dossier) -> list[Requirement]:
    """What an officer goes through before a vendor is shown to buyers."""
    conditions = [
        dossier.nib(),
        dossier.tax_number(),
        dossier.owner(),
        dossier.classes(),
        dossier.address(),
        dossier.any_product(),
    ]
    return [condition for condition in conditions if condition] + dossier.rule_requirements()


def readiness(dossier: Dossier) -> list[Requirement]:
    """What it takes to be sold in e-Katalog."""
    return [
        dossier.nib(),
        dossier.classes_fit_products(),
        dossier.tax(),
        *dossier.rule_requirements(),
        dossier.complete_product(),
        dossier.seller_account(),
    ]


def missing_papers(conditions: list[Requirement]) -> list[Requirement]:
    """What readiness lacks but the account, which the vendor opens with these papers."""
    return [condition for condition in conditions[:-1] if condition.is_missing]
