"""The cells under the questions of a forum, each checked like its field in the form."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from core.spreadsheets import Column
from events.actions.importing.preview import FieldChange, ImportRow
from events.models import Answer, Forum, Participant, Question, QuestionSide


class AnswerReader:
    """Reads answers against one forum: its questions and what was answered are fetched once."""

    def __init__(self, forum: Forum, columns: Sequence[Column]):
        names = {column.name for column in columns if not column.is_lasting}
        asked = forum.questions.filter(is_active=True) if names else ()
        self.questions = [question for question in asked if question.field_name in names]
        given = Answer.objects.filter(question__in=self.questions) if self.questions else None
        self.given = {
            (person, question): text
            for person, question, text in (
                given.values_list("participant", "question", "text") if given is not None else ()
            )
        }

    def read(self, participant: Participant, result: ImportRow) -> None:
        """Note what the row answers anew. An empty cell keeps what was answered."""
        for question in self.questions:
            typed = " ".join(result.values[question.field_name].split())
            if not typed:
                continue
            given = self.given.get((participant.pk, question.pk), "")
            try:
                text = answer_of(participant, question, typed, given)
            except ValidationError as error:
                result.errors += [f"{question}: {message}" for message in error.messages]
                continue
            if text != given:
                result.answers[question.pk], result.answers_before[question.pk] = text, given
                old = given if participant.pk else None
                result.field_changes.append(FieldChange(question.text, old, text))


def answer_of(participant: Participant, question: Question, typed: str, given: str) -> str:
    """Raises ValidationError "not_asked", and those of Question.answer_from()."""
    if question.side not in (QuestionSide.EVERYONE, participant.kind):
        raise ValidationError(
            f"hanya ditanyakan kepada {question.get_side_display()}. Kosongkan selnya.",
            code="not_asked",
        )
    return question.answer_from(typed, given=given)
