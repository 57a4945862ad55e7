"""What can be chosen for a vendor."""

from django.db import models


class LegalForm(models.TextChoices):
    """Bentuk usaha as SPSE lists it, with UD, which the city's own lists use."""

    COMPANY = "pt", "PT"
    SOLE_COMPANY = "pt_perorangan", "PT Perorangan"
    PARTNERSHIP = "cv", "CV"
    FIRM = "firma", "Firma"
    TRADER = "ud", "UD"
    COOPERATIVE = "koperasi", "Koperasi"
    INDIVIDUAL = "perseorangan", "Usaha perseorangan"


PERSONAL_FORMS = (LegalForm.INDIVIDUAL, LegalForm.TRADER, LegalForm.SOLE_COMPANY)
"""Of a business that is one person with its owner before the law."""


class VendorStatus(models.TextChoices):
    DRAFT = "draft", "Belum diajukan"
    SUBMITTED = "submitted", "Menunggu pemeriksaan"
    VERIFIED = "verified", "Sudah diperiksa"
    RETURNED = "returned", "Perlu diperbaiki"
    SUSPENDED = "suspended", "Dibekukan"


class EkatalogStage(models.TextChoices):
    NONE = "none", "Belum siap"
    DOCUMENTS = "documents", "Berkas lengkap"
    ACCOUNT = "account", "Akun SPSE"
    LISTED = "listed", "Tayang"


class DeliveryArea(models.TextChoices):
    DISTRICT = "district", "Kecamatan sendiri"
    CITY = "city", "Kota Metro"
    NEIGHBOURS = "neighbours", "Kota Metro dan kabupaten sekitar"
    PROVINCE = "province", "Provinsi Lampung"
    COUNTRY = "country", "Seluruh Indonesia"


class PaymentMethod(models.TextChoices):
    """Ways in which agencies pay."""

    LS = "ls", "LS (langsung ke rekening)"
    UP_GU = "up_gu", "UP/GU (uang persediaan)"
    KKPD = "kkpd", "KKPD (kartu kredit pemerintah daerah)"
    TRANSFER = "transfer", "Transfer bank"
    QRIS = "qris", "QRIS"
    CASH = "cash", "Tunai"
