"""Pages behind an invitation's link: no account, the token alone lets people in.

Reading them changes nothing. That an invitation was opened is told by a small POST of its own,
sent by a script once a person's browser shows the page: the previews of WhatsApp and the scanners
of mail servers fetch links too and would otherwise count as readers. Without JavaScript the first
answer counts as opened.
"""

from functools import wraps

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Office
from core.forms import ReasonForm, posted
from events.actions.invitations import (
    change_delegate,
    confirm_invitation,
    decline_invitation,
    hold_in_turn,
    register_by_invitation,
    register_guest,
    replace_delegate,
    request_change,
    withdraw_delegate,
)
from events.forms import SelfRegistrationForm, empty_for_another
from events.models import ChangeKind, ChangeRequest, ConsentText, Forum, Invitation, Participant
from events.models.participant import ParticipantKind

TOO_LATE = "Pendaftaran tidak sedang dibuka, jadi isian Anda tidak tersimpan. Hubungi petugas."
ASKED = "Permohonan dikirim. Petugas menjawab paling lambat 3 x 24 jam."


def by_link(view):
    """Let whoever holds the link in, count what is sent, keep the page out of search engines.

    The site's referrer policy (same-origin) already keeps the token from other sites. The
    stricter no-referrer would make browsers send forms with `Origin: null`, which CSRF refuses.
    """

    @login_not_required
    @wraps(view)
    def limited(request, token, *args, **kwargs):
        response = consume_or_429(request, action="invitation", key=token)
        if response is None:
            response = view(request, token, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return limited


def get_invitation(token):
    rows = Invitation.objects.with_status().select_related("forum", "agency", "vendor")
    return get_object_or_404(rows, token=token)


def people_of(invitation):
    return Participant.objects.of_invitation(invitation).active()


def about_delegate(view):
    """A form about one of the people, held with the forum while it is saved, free while it is read.

    Who has withdrawn is shown no more: a second press leads back, and says so.
    """

    @by_link
    @wraps(view)
    @transaction.atomic
    def held(request, token, pk):
        invitation = get_invitation(token)
        if request.method == "POST":
            hold_in_turn(invitation.forum_id)
        people = Participant.objects.of_invitation(invitation)
        delegate = get_object_or_404(people.select_related("forum", "agency", "vendor"), pk=pk)
        if delegate.is_cancelled:
            messages.info(request, f"Pendaftaran {delegate.code} sudah ditarik.")
            return redirect(invitation)
        return view(request, invitation, delegate)

    return held


def office_of_the_city():
    return Office.objects.first()


def render_page(request, template, invitation, context=None, status=None):
    people = list(people_of(invitation).order_by("number"))
    places = Participant.objects.filter(forum=invitation.forum_id).queue_places(people)
    for person in people:
        person.place = places.get(person.pk)
    shell = {
        "invitation": invitation,
        "forum": invitation.forum,
        "people": people,
        "have_seats": lambda: any(person.is_registered for person in people),
        "office": office_of_the_city(),
    }
    return render(request, template, shell | (context or {}), status=status)


@by_link
@require_safe
def invitation_detail(request, token):
    """What the forum is, who is registered, and what can be done about it."""
    invitation = get_invitation(token)
    wishes = ChangeRequest.objects.filter(participant__in=people_of(invitation)).order_by("pk")
    last = {wish.participant_id: wish for wish in wishes}
    context = {
        "asked": {pk for pk, wish in last.items() if wish.decided_at is None},
        "refused": {pk for pk, wish in last.items() if wish.is_accepted is False},
    }
    return render_page(request, "invitations/invitation_detail.html", invitation, context)


@by_link
@require_POST
def invitation_opened(request, token):
    """A person's browser shows the page."""
    get_invitation(token).record_opened()
    return HttpResponse(status=204)


def registration_form(request, invitation, participant, **options):
    siblings = people_of(invitation).exclude(pk=participant.pk)
    return SelfRegistrationForm(
        posted(request),
        instance=participant,
        side=invitation.kind,
        siblings=siblings,
        **options,
    )


@by_link
def delegate_create(request, token):
    invitation = get_invitation(token)
    if not invitation.forum.takes_registrations:
        if request.method == "POST":
            messages.error(request, TOO_LATE)
        return redirect(invitation)
    participant = Participant(
        forum=invitation.forum,
        kind=invitation.kind,
        agency=invitation.agency,
        vendor=invitation.vendor,
    )
    form = registration_form(request, invitation, participant)
    consent = ConsentText.objects.current()
    if form.is_valid():
        try:
            register_by_invitation(
                invitation,
                form.save(commit=False),
                consent=consent,
                check=form.refuse_duplicate,
                answers=form.answers(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            tell_registered(request, participant)
            return redirect(invitation)
    context = {"form": form, "consent": consent}
    return render_page(request, "invitations/delegate_create.html", invitation, context)


def tell_registered(request, participant):
    if participant.is_registered:
        messages.success(request, f"{participant} terdaftar, kode {participant.code}.")
    else:
        messages.warning(
            request,
            f"Kursi forum sedang penuh. {participant} masuk daftar tunggu, "
            f"kode {participant.code}. Kami beri tahu bila ada kursi.",
        )


@about_delegate
def delegate_edit(request, invitation, delegate):
    form = registration_form(request, invitation, delegate, asks_consent=False)

    def act():
        if delegate.forum.takes_registrations:
            change_delegate(form.save(commit=False), answers=form.answers())
            return "Perubahan disimpan."
        values = form.values() | {"answers": form.answer_changes()}
        request_change(delegate, ChangeKind.CHANGE, values=values)
        return ASKED

    return change_page(request, invitation, form, act, "invitations/delegate_edit.html")


@about_delegate
def delegate_replace(request, invitation, delegate):
    """A colleague comes instead: the form starts empty, the seat and the code stay."""
    name = delegate.name
    replaced = empty_for_another(delegate)
    form = registration_form(request, invitation, delegate, is_new_person=True)
    form.current = form.initial["seen"] = replaced
    consent = ConsentText.objects.current()

    def act():
        if delegate.forum.takes_registrations:
            replace_delegate(form.save(commit=False), consent=consent, answers=form.answers())
            return f"{name} digantikan {delegate}. Kode {delegate.code} tetap berlaku."
        values = form.values() | {"consent": consent.pk, "answers": form.answer_changes()}
        request_change(delegate, ChangeKind.REPLACE, values=values)
        return ASKED

    context = {"replaced": name, "consent": consent}
    return change_page(
        request, invitation, form, act, "invitations/delegate_replace.html", context
    )


@about_delegate
def delegate_withdraw(request, invitation, delegate):
    form = ReasonForm(posted(request))

    def act():
        reason = form.cleaned_data["reason"]
        if delegate.forum.takes_registrations:
            withdraw_delegate(delegate, reason=reason)
            return f"Pendaftaran {delegate} ditarik."
        request_change(delegate, ChangeKind.WITHDRAW, note=reason)
        return ASKED

    context = {"delegate": delegate}
    return change_page(
        request, invitation, form, act, "invitations/delegate_withdraw.html", context
    )


def change_page(request, invitation, form, act, template, context=None):
    """A form about one registered person: done at once while registration is open, else asked."""
    forum = invitation.forum
    if not (forum.takes_registrations or forum.takes_requests):
        return redirect(invitation)
    if form.is_valid():
        try:
            sentence = act()
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, sentence)
            return redirect(invitation)
    status = getattr(form, "status", None)
    return render_page(request, template, invitation, {"form": form} | (context or {}), status)


@by_link
@require_POST
def invitation_confirm(request, token):
    invitation = get_invitation(token)
    try:
        confirm_invitation(invitation)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Terima kasih, jawaban sudah kami terima.")
    return redirect(invitation)


@by_link
def invitation_decline(request, token):
    invitation = get_invitation(token)
    form = ReasonForm(posted(request))

    def act():
        decline_invitation(invitation, reason=form.cleaned_data["reason"])
        return "Terima kasih, jawaban sudah kami terima."

    return change_page(request, invitation, form, act, "invitations/invitation_decline.html")


@by_link
def guest_create(request, token):
    """The open link: anyone who has it may register as a guest while staff allow it."""
    forum = get_object_or_404(Forum, guest_token=token, accepts_guests=True)
    participant = Participant(forum=forum, kind=ParticipantKind.GUEST)
    form = SelfRegistrationForm(
        posted(request), instance=participant, side="other", siblings=Participant.objects.none()
    )
    consent = ConsentText.objects.current()
    if form.is_valid():
        try:
            participant = register_guest(
                forum, form.save(commit=False), consent=consent, answers=form.answers()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            tell_registered(request, participant)
            return redirect("tickets:ticket_detail", participant.ticket_token)
    context = {
        "form": form,
        "forum": forum,
        "consent": consent,
        "office": office_of_the_city(),
    }
    return render(request, "invitations/guest_create.html", context)
