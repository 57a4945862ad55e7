"""What the participants of a forum answered: counted for the office, and by person for the exports."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Value, When

from core.spreadsheets import Kind, SheetColumn
from events.models import (
    Answer,
    Forum,
    ParticipantStatus,
    Question,
    QuestionKind,
    QuestionSide,
)
from events.reports import ForumFigures

OPEN = "Belum dijawab"
FREE = "Jawaban sendiri"
COLUMNS = [
    SheetColumn("Pertanyaan", 60),
    SheetColumn("Jawaban", 40),
    SheetColumn("Peserta terdaftar", 16, Kind.INT),
]


@dataclass(frozen=True)
class AnswerFigures:
    """How the registered people that a question is for have answered; numbers of persons."""

    question: Question
    is_answered: bool
    """By anybody, also by those who have cancelled since."""
    people: int
    counts: list[tuple[str, int]]
    """By answer; those in own words together."""

    @property
    def answered(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def open(self) -> int:
        return max(0, self.people - self.answered)


def answer_figures(forum: Forum, figures: ForumFigures) -> list[AnswerFigures]:
    """Each question in its order, retired ones last, with what was answered. Two queries."""
    any_answer = Answer.objects.filter(question=OuterRef("pk"))
    questions = forum.questions.annotate(has_answers=Exists(any_answer))
    counts = counted(forum)
    return [
        AnswerFigures(
            question=question,
            is_answered=question.has_answers,
            people=people_of(question, figures),
            counts=in_order(question, counts[question.pk]),
        )
        for question in questions.order_by("-is_active", "position", "pk")
    ]


def counted(forum: Forum) -> dict[int, dict[str, int]]:
    """Answers of the registered, by question."""
    words = Case(When(question__kind=QuestionKind.TEXT, then=Value(FREE)), default=F("text"))
    rows = (
        Answer.objects.filter(
            question__forum=forum, participant__status=ParticipantStatus.REGISTERED
        )
        .values_list("question", words)
        .annotate(people=Count("*"))
        .order_by()
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for question, text, people in rows:
        found[question][text] = people
    return found


def in_order(question: Question, counts: dict[str, int]) -> list[tuple[str, int]]:
    """The choices as they are offered, also those of nobody; then what is offered no more."""
    texts = dict.fromkeys([*(question.options or [FREE]), *sorted(counts)])
    return [(text, counts.get(text, 0)) for text in texts]


def people_of(question: Question, figures: ForumFigures) -> int:
    """How many registered people a question is for."""
    if question.side == QuestionSide.EVERYONE:
        return figures.total.registered
    side = figures.by_kind.get(question.side)
    return side.registered if side else 0


def figure_rows(rows: list[AnswerFigures]) -> Iterator[tuple[str, str, int]]:
    """The same as lines of a sheet, see COLUMNS."""
    for row in rows:
        for text, people in row.counts:
            yield row.question.text, text, people
        yield row.question.text, OPEN, row.open


class AnswersByPerson:
    """A column for each question of a forum, and the cells of each participant. Two queries.

    No column where the forum has asked nothing, or is not given.
    """

    def __init__(self, forum: Forum | None) -> None:
        questions = list(forum.questions.all()) if forum else []
        self.columns = [SheetColumn(question.text, 24) for question in questions]
        self._places = {question.pk: place for place, question in enumerate(questions)}
        self._given: dict[int, list[tuple[int, str]]] = defaultdict(list)
        if questions:
            rows = Answer.objects.filter(question__forum=forum).order_by()
            for person, question, text in rows.values_list("participant", "question", "text"):
                self._given[person].append((question, text))

    def cells(self, participant: int) -> list[str | None]:
        """The answers of the participant of this key, None where there is none."""
        cells: list[str | None] = [None] * len(self.columns)
        for question, text in self._given.get(participant, ()):
            if question in self._places:
                cells[self._places[question]] = text
        return cells
