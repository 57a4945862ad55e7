"""The questions of a forum, what was answered, and answers noted by the office."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.forms import for_editing, posted
from core.keys import row_key
from events.actions.questions import (
    add_question,
    ask_again,
    move_question,
    retire_question,
    save_answers,
)
from events.answer_figures import answer_figures
from events.forms import AnswerForm, QuestionForm
from events.models import Forum, Question
from events.reports import forum_figures
from events.views.scope import get_forum, get_participant, questions_of, render_forum


@roles_allowed(Role.STAFF)
@require_safe
def question_list(request, slug):
    """The questions in their order, each with how many chose what."""
    forum = get_forum(request, slug)
    rows = answer_figures(forum, forum_figures(forum))
    context = {
        "asked": [row for row in rows if row.question.is_active],
        "retired": [row for row in rows if not row.question.is_active],
    }
    return render_forum(request, "events/question_list.html", forum, context)


def get_question(request, slug, pk):
    return get_object_or_404(Question.objects.select_related("forum"), pk=pk, forum__slug=slug)


@roles_allowed(Role.STAFF)
@transaction.atomic
def question_create(request, slug):
    forum = get_object_or_404(
        for_editing(request, Forum.objects.visible_to(request.user)), slug=slug
    )
    form = QuestionForm(posted(request), instance=Question(forum=forum))
    if form.is_valid():
        add_question(form.save(commit=False))
        messages.success(request, "Pertanyaan ditambahkan.")
        return redirect("events:question_list", forum.slug)
    return render_forum(request, "events/question_create.html", forum, {"form": form})


@roles_allowed(Role.STAFF)
@transaction.atomic
def question_edit(request, slug, pk):
    # The forum is held: of two who save at once, the second is told.
    get_object_or_404(for_editing(request, Forum.objects.visible_to(request.user)), slug=slug)
    question = get_question(request, slug, pk)
    form = QuestionForm(posted(request), instance=question)
    if form.is_valid():
        form.save()
        messages.success(request, "Perubahan disimpan.")
        return redirect("events:question_list", slug)
    context = {"form": form, "question": question}
    return render_forum(request, "events/question_edit.html", question.forum, context, form.status)


@roles_allowed(Role.STAFF)
@require_POST
def question_move(request, slug, pk):
    move_question(get_question(request, slug, pk), up=request.POST.get("direction") == "up")
    return redirect("events:question_list", slug)


@roles_allowed(Role.STAFF)
@require_POST
def question_retire(request, slug, pk):
    if retire_question(get_question(request, slug, pk)):
        messages.success(request, "Pertanyaan dihapus.")
    else:
        messages.success(
            request, "Pertanyaan tidak ditanyakan lagi. Jawaban yang sudah ada tetap tersimpan."
        )
    return redirect("events:question_list", slug)


@roles_allowed(Role.STAFF)
@require_POST
def question_ask_again(request, slug, pk):
    ask_again(get_question(request, slug, pk))
    messages.success(request, "Pertanyaan ditanyakan lagi.")
    return redirect("events:question_list", slug)


@roles_allowed(Role.STAFF)
def participant_answer(request, slug, pk):
    """Answers of one participant: all of them on a page, or one by a tap at the door.

    A script gets the list of questions alone, everyone else is led back.
    """
    participant = get_participant(request, slug, pk)
    forum = participant.forum
    asked = forum.questions.put_to(participant.kind).with_answer_of(participant.pk)
    form = AnswerForm(posted(request), questions=asked)
    if form.is_valid():
        try:
            keep_answers(form, participant, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if "X-Partial" not in request.headers:
                return redirect(after_answer(request, participant))
    if "X-Partial" in request.headers:
        context = {
            "forum": forum,
            "participant": participant,
            "questions": questions_of(forum, participant),
            "answer_form": form,
        }
        status = 200 if form.is_valid() else 422
        return render(request, "events/_answers.html", context, status=status)
    context = {"participant": participant, "form": form}
    return render_forum(request, "events/participant_answer.html", forum, context)


def keep_answers(form, participant, *, by):
    """Raise ValidationError "forum_finished", or "gone" where none of the questions is asked."""
    if not participant.forum.accepts_changes:
        raise ValidationError(
            "Forum ini sudah selesai. Jawaban tidak bisa diubah lagi.", code="forum_finished"
        )
    if not form.questions:
        raise ValidationError("Pertanyaan itu tidak ditanyakan lagi.", code="gone")
    save_answers(participant, form.answers(), by=by)


def after_answer(request, participant):
    """Back to the page or the result of the check-in that asked, else to the participant."""
    slug = participant.forum.slug
    if "check_in" in request.POST:
        return reverse("events:participant_check_in", args=[slug, participant.pk])
    if scan := row_key(request.POST.get("scan", "")):
        query = urlencode({"scan": scan, "door": request.session.get("door", "")})
        return f"{reverse('events:scan', args=[slug])}?{query}"
    if arrival := row_key(request.POST.get("arrival", "")):
        query = urlencode(
            {"arrival": arrival} | ({"repeat": 1} if "repeat" in request.POST else {})
        )
        return f"{reverse('events:check_in', args=[slug])}?{query}"
    messages.success(request, "Jawaban disimpan.")
    return participant.get_absolute_url()
