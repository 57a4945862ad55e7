"""The questions of a forum, and the answers of its participants."""

from collections.abc import Mapping

import pghistory
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from events.models import Answer, Forum, Participant, Question

BATCH = 500


@transaction.atomic
def add_question(question: Question) -> Question:
    """Save a new question as the last of its forum."""
    Forum.objects.hold(question.forum_id)
    last = Question.objects.filter(forum=question.forum_id).aggregate(last=Max("position"))["last"]
    question.position = (last or 0) + 1
    question.save(force_insert=True)
    return question


@transaction.atomic
def move_question(question: Question, *, up: bool) -> bool:
    """Let it change places with the one before it, or after it. Return False at the end."""
    Forum.objects.hold(question.forum_id)
    order = list(Question.objects.filter(forum=question.forum_id, is_active=True))
    place = order.index(question) if question in order else 0
    other = place - 1 if up else place + 1
    if question not in order or not 0 <= other < len(order):
        return False
    order[place], order[other] = order[other], order[place]
    for position, row in enumerate(order, 1):
        row.position = position
    with pghistory.context(verb="order_questions"):
        Question.objects.bulk_update(order, ["position"])
    return True


@transaction.atomic
def retire_question(question: Question) -> bool:
    """Ask it no more. Return True if it is gone altogether, as nobody had answered it."""
    Forum.objects.hold(question.forum_id)
    # Held as in save_answers(): nobody answers what is being deleted.
    held = Question.objects.select_for_update().get(pk=question.pk)
    if not held.answers.exists():
        held.delete()
        return True
    with pghistory.context(verb="retire_question"):
        Question.objects.filter(pk=held.pk).update(is_active=False)
    return False


@transaction.atomic
def ask_again(question: Question) -> bool:
    """Ask a retired question again. Return False if it is asked already."""
    with pghistory.context(verb="ask_again"):
        retired = Question.objects.filter(pk=question.pk, is_active=False)
        return bool(retired.update(is_active=True))


@transaction.atomic
def save_answers(participant: Participant, answers: Mapping[int, str], *, by: User | None) -> None:
    """Keep answers by the key of their question; "" takes one back, the same again changes nothing.

    `by` is None for people who answer themselves. What is no question of the participant's forum
    (any more) is left out.
    """
    save_answers_of(participant.forum_id, {participant.pk: answers}, by=by)


@transaction.atomic
def save_answers_of(
    forum: int, answers: Mapping[int, Mapping[int, str]], *, by: User | None
) -> None:
    """The same for many participants of the forum of this key, by their own: a few queries for all of them."""
    asked = {key for texts in answers.values() for key in texts}
    if not asked:
        return
    # Held, so that none is deleted meanwhile, and two who answer the same take turns.
    questions = Question.objects.filter(forum=forum, pk__in=asked).order_by("pk")
    keys = {question.pk for question in questions.select_for_update(no_key=True)}
    people = [person for person, texts in answers.items() if texts]
    kept = Answer.objects.filter(participant__in=people, question__in=keys)
    given = {(row.participant_id, row.question_id): row for row in kept}
    moment = timezone.now()
    rows, gone = [], []
    for person in people:
        for key in keys & answers[person].keys():
            text, old = answers[person][key], given.get((person, key))
            if text and (old is None or old.text != text):
                rows.append(
                    Answer(
                        participant_id=person, question_id=key, text=text,
                        answered_at=moment, answered_by=by,
                    )
                )  # fmt: skip
            elif old and not text:
                gone.append(old.pk)
    with pghistory.context(verb="answer_question"):
        if gone:
            Answer.objects.filter(pk__in=gone).delete()
        Answer.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["participant", "question"],
            update_fields=["text", "answered_at", "answered_by"],
        )
