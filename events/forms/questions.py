"""The questions of a forum, and the fields for their answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.forms import SharedRecordForm
from events.models import Question, QuestionKind
from events.models.question import ANSWER_LENGTH

MAX_OPTIONS = 20


class QuestionForm(SharedRecordForm):
    """A question; its forum must be held while it is validated and saved."""

    class Meta:
        model = Question
        fields = ["text", "kind", "choices", "side", "is_required"]
        widgets = {"choices": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.answers.exists():
            self.fields["kind"].disabled = True
            self.fields["kind"].help_text = "Tidak bisa diubah karena sudah ada jawaban."
        # An empty choice says nothing: the first one is what is mostly meant.
        self.fields["kind"].choices = QuestionKind.choices

    def clean_text(self):
        text = self.cleaned_data["text"]
        others = self.instance.forum.questions.exclude(pk=self.instance.pk)
        if others.filter(text__iexact=text).exists():
            raise ValidationError("Pertanyaan ini sudah ada di forum ini.", code="asked_already")
        return text

    def clean_choices(self):
        """The choices of the kind that has some, one a line; what is not one of them is dropped."""
        if self.cleaned_data.get("kind") != QuestionKind.CHOICE:
            return ""
        lines = [" ".join(line.split()) for line in self.cleaned_data["choices"].splitlines()]
        options = list(dict.fromkeys(filter(None, lines)))
        if not 2 <= len(options) <= MAX_OPTIONS:
            raise ValidationError(f"Tulis 2 sampai {MAX_OPTIONS} pilihan.", code="options")
        if any(len(option) > ANSWER_LENGTH for option in options):
            raise ValidationError(
                f"Satu pilihan paling panjang {ANSWER_LENGTH} huruf.", code="option_too_long"
            )
        return "\n".join(options)


def answer_field(question: Question, *, is_required: bool) -> forms.Field:
    """The field for the answer to a question with_answer_of() somebody.

    A choice that is offered no more stays one for who has chosen it.
    """
    given = question.answer_text or ""
    # In the summary above the form it must be clear which one.
    error_messages = {"required": f"Belum dijawab: {question.text}"}
    if question.kind == QuestionKind.TEXT:
        return forms.CharField(
            label=question.text,
            max_length=ANSWER_LENGTH,
            required=is_required,
            initial=given,
            error_messages=error_messages,
        )
    options = question.options_for(given)
    return forms.ChoiceField(
        label=question.text,
        choices=[("", "Belum dijawab"), *((option, option) for option in options)],
        required=is_required,
        initial=given,
        error_messages=error_messages,
    )


class AsksQuestions:
    """A form with a field for each of some questions of a forum, see answer_field()."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def ask(self, questions: Iterable[Question], *, must_answer: bool = False) -> None:
        """Add the fields; with `must_answer` those that are required may not stay empty."""
        self.questions = list(questions)
        for question in self.questions:
            field = answer_field(question, is_required=question.is_required and must_answer)
            self.fields[question.field_name] = field

    def answers(self) -> dict[int, str]:
        """What was answered, by key of the question."""
        return {question.pk: self.cleaned_data[question.field_name] for question in self.questions}

    def answer_changes(self) -> list[list]:
        """Key and text of each question that is answered anew, the former and the new answer."""
        answers = self.answers()
        return [
            [question.pk, question.text, question.answer_text or "", answers[question.pk]]
            for question in self.questions
            if answers[question.pk] != (question.answer_text or "")
        ]


class AnswerForm(AsksQuestions, forms.Form):
    """Answers of a participant, as the office notes them; none is required.

    Of what is sent only the questions that stand in it: each can be answered by itself.
    """

    def __init__(self, data, *, questions: Iterable[Question], **kwargs):
        super().__init__(data, **kwargs)
        self.ask(one for one in questions if data is None or one.field_name in data)
