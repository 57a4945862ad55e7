"""What a forum asks of those who come, such as the lunch they want, and what they answered."""

import pghistory
import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Lower
from django.utils import timezone

from events.models.forum import Forum
from events.models.participant import Participant, ParticipantKind

ANSWER_LENGTH = 300
"""Letters of an answer, and so of a choice."""


class QuestionKind(models.TextChoices):
    TEXT = "text", "Teks singkat"
    CHOICE = "choice", "Satu dari beberapa pilihan"
    YES_NO = "yes_no", "Ya atau tidak"


class QuestionSide(models.TextChoices):
    EVERYONE = "everyone", "Semua peserta"
    DELEGATES = ParticipantKind.DELEGATE.value, "Utusan OPD"
    VENDORS = ParticipantKind.VENDOR.value, "Vendor"


class QuestionQuerySet(models.QuerySet):
    def put_to(self, kind: str):
        """Those that participants of a kind are asked now."""
        return self.filter(is_active=True, side__in=[QuestionSide.EVERYONE, kind])

    def with_answer_of(self, participant: int | None):
        """What the participant of this key answered as `answer_text`; None while it is open."""
        own = FilteredRelation("answers", condition=Q(answers__participant=participant or 0))
        return self.annotate(own=own, answer_text=F("own__text"))

    def of_participant(self, participant: Participant):
        """Those that the participant is asked now or has answered, with_answer_of() it. One query."""
        asked = Q(is_active=True, side__in=[QuestionSide.EVERYONE, participant.kind])
        return self.with_answer_of(participant.pk).filter(
            asked | Q(own__isnull=False), forum=participant.forum_id
        )


@pghistory.track()
class Question(models.Model):
    """A question of a forum to its participants. One that was answered is retired, not deleted."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField("pertanyaan", max_length=200)
    kind = models.CharField("bentuk jawaban", max_length=6, choices=QuestionKind)
    choices = models.TextField(
        "pilihan",
        max_length=2000,
        blank=True,
        help_text="Satu pilihan per baris, misalnya Nasi kotak. Hanya untuk bentuk pilihan.",
    )
    side = models.CharField(
        "ditanyakan kepada", max_length=8, choices=QuestionSide, default=QuestionSide.EVERYONE
    )
    is_required = models.BooleanField(
        "wajib dijawab saat mendaftar sendiri",
        default=False,
        help_text="Petugas tetap bisa mendaftarkan orang tanpa jawaban.",
    )
    position = models.PositiveSmallIntegerField("urutan", default=0, editable=False)
    is_active = models.BooleanField("masih ditanyakan", default=True, editable=False)
    created_at = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)

    objects = QuestionQuerySet.as_manager()
    # Once with_answer_of() has looked; None while it is open.
    answer_text: str | None

    class Meta:
        verbose_name = "pertanyaan"
        verbose_name_plural = "pertanyaan"
        ordering = ["position", "pk"]
        constraints = [
            # The text is the heading of its column in the exports.
            models.UniqueConstraint(
                "forum",
                Lower("text"),
                name="question_is_asked_once",
                violation_error_message="Pertanyaan ini sudah ada di forum ini.",
                violation_error_code="asked_already",
            ),
            models.CheckConstraint(
                name="question_choices_fit_kind",
                condition=Q(kind=QuestionKind.CHOICE) ^ Q(choices=""),
                violation_error_message="Pilihan hanya untuk bentuk satu dari beberapa pilihan.",
                violation_error_code="choices_do_not_fit",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def options(self) -> list[str]:
        """What can be answered; empty where the answer is a text of one's own."""
        if self.kind == QuestionKind.YES_NO:
            return ["Ya", "Tidak"]
        return [line.strip() for line in self.choices.splitlines() if line.strip()]

    def options_for(self, given: str) -> list[str]:
        """The options, and the choice of who has chosen what is offered no more."""
        options = self.options
        if options and given and given not in options:
            options.append(given)
        return options

    def answer_from(self, typed: str, *, given: str = "") -> str:
        """What somebody typed as an answer, a choice in its own spelling.

        `given` is what was answered before. Raises ValidationError "no_choice", "too_long".
        """
        options = self.options_for(given)
        if not options:
            if len(typed) > ANSWER_LENGTH:
                raise ValidationError(f"paling panjang {ANSWER_LENGTH} huruf.", code="too_long")
            return typed
        for option in options:
            if option.casefold() == typed.casefold():
                return option
        raise ValidationError(
            f"“{typed}” bukan pilihannya. Pakai salah satu: {', '.join(options)}.",
            code="no_choice",
        )

    @property
    def field_name(self) -> str:
        """What the field for its answer is called in every form."""
        return f"question_{self.pk}"

    @property
    def is_open(self) -> bool:
        """After with_answer_of(): whether it still waits for an answer."""
        return self.is_active and not self.answer_text


@pghistory.track()
class Answer(models.Model):
    """What a participant answered to a question. While it is open there is no row."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    text = models.CharField("jawaban", max_length=ANSWER_LENGTH)
    answered_at = models.DateTimeField("dijawab pada", default=timezone.now)
    # Empty where the invited side answered itself.
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dicatat oleh",
        on_delete=models.PROTECT, null=True, related_name="+",
    )  # fmt: skip

    contact_fields = frozenset({"text"})

    class Meta:
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "question"], name="answer_is_given_once"
            ),
            models.CheckConstraint(name="answer_says_something", condition=~Q(text="")),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="answer_is_to_own_forum",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("participant_id", "question_id"),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM events_question question
                        JOIN events_participant person ON person.forum_id = question.forum_id
                        WHERE question.id = NEW.question_id AND person.id = NEW.participant_id
                    ) THEN
                        RAISE EXCEPTION 'question % is not put to participant %',
                            NEW.question_id, NEW.participant_id USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.text
