import pghistory
from django.db import models
from django.db.models.functions import Lower


class PlanWordRole(models.TextChoices):
    """What a word does in the name of a planned package."""

    BOILERPLATE = "boilerplate", "Kata anggaran, diabaikan"
    WEAK = "weak", "Keterangan, dihitung sedikit"
    OPENER = "opener", "Membuka keterangan: untuk, dalam rangka"
    PLACE = "place", "Membuka nama tempat: di, pada"
    ACTION = "action", "Jenis jasa: sewa, pemeliharaan, cetak"


@pghistory.track()
class PlanWord(models.Model):
    """A word of the language of budgets and what it is worth when products are sought."""

    term = models.CharField("kata", max_length=60)
    role = models.CharField("peran", max_length=11, choices=PlanWordRole)
    # Words of one action mean the same act: sewa and penyewaan.
    action = models.CharField("jenis jasa", max_length=20, blank=True)

    class Meta:
        verbose_name = "kata anggaran"
        verbose_name_plural = "kata anggaran"
        ordering = ["role", "term"]
        constraints = [
            models.UniqueConstraint(
                Lower("term"),
                name="plan_word_term_is_unique",
                violation_error_message="Kata ini sudah ada.",
                violation_error_code="term_exists",
            ),
            models.CheckConstraint(
                name="plan_word_action_is_named",
                # A weak word may name what is to be done where it stands first: pelatihan.
                condition=(models.Q(role=PlanWordRole.ACTION) & ~models.Q(action=""))
                | (~models.Q(role=PlanWordRole.ACTION) & models.Q(action=""))
                | models.Q(role=PlanWordRole.WEAK),
                violation_error_message="Isi jenis jasa hanya untuk kata jenis jasa atau"
                " keterangan yang menjadi jenis jasa bila berdiri paling depan.",
                violation_error_code="action_mismatch",
            ),
        ]

    def __str__(self):
        return self.term
