"""The words that say what a purchase is: where it was made, how far it is, whence it comes."""

from django.db import models


class Source(models.TextChoices):
    """The system that a purchase was made in; part of its identity."""

    EKATALOG5 = "ekatalog5", "E-Katalog 5"
    EKATALOG6 = "ekatalog6", "E-Katalog 6"
    NONTENDER = "nontender", "Non Tender"
    TENDER = "tender", "Tender"
    RECORDING = "recording", "Pencatatan"
    SWAKELOLA = "swakelola", "Swakelola"
    TOKODARING = "tokodaring", "Toko Daring"
    SIPLAH = "siplah", "SIPLah (sekolah)"
    MANUAL = "manual", "Dicatat di sini"
    OTHER = "other", "Sumber lain"


class Stage(models.TextChoices):
    """How far a purchase has come. Only contracted and realised ones are counted."""

    PENDING = "pending", "Belum berkontrak"
    CONTRACTED = "contracted", "Berkontrak"
    REALISED = "realised", "Selesai"
    CANCELLED = "cancelled", "Batal"
    WITHDRAWN = "withdrawn", "Impor dibatalkan"


COUNTED = (Stage.CONTRACTED, Stage.REALISED)


class OriginCluster(models.TextChoices):
    """The three clusters of the guide of Kemenkeu and BPKP, and what nobody has said yet."""

    TKDN = "tkdn", "PDN bersertifikat TKDN"
    PDN = "pdn", "PDN tanpa sertifikat"
    IMPORT = "import", "Impor"
    UNKNOWN = "unknown", "Belum dinilai"


class OriginBasis(models.TextChoices):
    """Who says where a product comes from, and by what."""

    CERTIFICATE = "certificate", "Sertifikat TKDN"
    # Of goods and services together, valid for this one package (Permenperin 35/2025 art. 46-47).
    PROJECT = "project", "Surat keterangan TKDN"
    STATEMENT = "statement", "Pernyataan penyedia"
    ESTIMATE = "estimate", "Perkiraan PPK"
    TEAM = "team", "Perhitungan Tim P3DN"
    SYSTEM = "system", "Data sistem nasional"


class SellerArea(models.TextChoices):
    """How far away the seller is: money that stays in the city is what the programme is for."""

    CITY = "city", "Dari kota ini"
    PROVINCE = "province", "Dari provinsi, di luar kota"
    NATION = "nation", "Dari luar provinsi"


class AreaBasis(models.TextChoices):
    """Who says where a seller is, and by what."""

    DIRECTORY = "directory", "Direktori vendor"
    FILE = "file", "Kota di berkas"
    OFFICER = "officer", "Diisi petugas"


class Tier(models.TextChoices):
    """The steps of Perpres 46/2025 art. 66, best first."""

    A = "a", "a. TKDN paling sedikit 25%, ada produk TKDN+BMP 40%"
    B = "b", "b. TKDN paling sedikit 25%"
    C = "c", "c. TKDN di bawah 25%"
    D = "d", "d. PDN tanpa sertifikat, tercatat di SIINas"
    E = "e", "e. Impor"
