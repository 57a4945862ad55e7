"""The office's side of invitations: who was asked, what they answered, and letters and mail."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.disclosures import opened_form
from accounts.models import Role
from core.addresses import SITE, reverse
from core.exports import export_menu, pdf_response, table_files
from core.forms import posted
from core.keys import row_key
from core.pagination import paginate
from core.statements import ANY_KEYS, listed, listed_by_key
from events.actions.changing import save_forum
from events.actions.mail import send_again, send_invitations, send_reminders
from events.actions.preparation import fill_contacts, save_invitation
from events.filters import InvitationFilter
from events.forms import MAX_CONTACTS, ContactFormSet, InvitationForm, LetterForm
from events.models import (
    ChangeRequest,
    Invitation,
    InvitationStatus,
    Message,
    Participant,
    invitation_counts,
)
from events.papers import invitation_letters as letters_pdf
from events.templatetags.participants import INVITATION_STATES
from events.views.scope import get_forum, render_forum, tell_how_it_went


def invitations_of(forum):
    """The forum's invitations with their status."""
    return Invitation.objects.filter(forum=forum).with_status().for_list()


def get_invitation(request, slug, pk):
    forum = get_forum(request, slug)
    return of_forum(forum, [get_object_or_404(invitations_of(forum), pk=pk)])[0]


def of_forum(forum, rows) -> list:
    """The invitations, each with the forum at hand, which was fetched before."""
    rows = list(rows)
    for row in rows:
        row.forum = forum
    return rows


def add_links(forum, rows, site):
    """Give each row its link, and what became of the last mail. One query."""
    address = reverse("invitations:invitation_detail", args=["TOKEN"])
    last = {mail.invitation_id: mail for mail in last_mails([row.pk for row in rows])}
    for row in of_forum(forum, rows):
        row.link = f"{site}{address.replace('TOKEN', row.token)}"
        row.mail = last.get(row.pk)


@listed_by_key
def last_mails() -> QuerySet[Message]:
    return Message.objects.last_to(ANY_KEYS)


@roles_allowed(Role.STAFF)
@require_safe
def invitation_list(request, slug):
    forum = get_forum(request, slug)
    counts = invitation_counts(forum)
    filterset = filter_invitations(request, forum)
    page = page_of(request, forum, filterset, known_count(filterset, counts))
    site = SITE.get()
    add_links(forum, page.object_list, site)
    context = {
        "filter": filterset,
        "page": page,
        "counts": status_counts(counts),
        "to_send": sum(to_send for _, to_send, _, _ in counts.values()),
        "to_remind": sum(to_remind for _, _, to_remind, _ in counts.values()),
        "without_contact": sum(unknown for _, _, _, unknown in counts.values()),
        "failed": failed_mails(forum.pk),
        "moved_up": moved_up(forum.pk),
        "request_count": pending_requests(forum).count(),
        "guest_link": guest_link(forum, site),
        "exports": export_menu(request, table_files("events:invitation"), [forum.slug]),
    }
    return render_forum(request, "events/invitation_list.html", forum, context)


def filter_invitations(request, forum):
    rows = Invitation.objects.filter(forum=forum).for_list()
    return InvitationFilter(request.GET, queryset=rows)


def page_of(request, forum, filterset, count):
    if count is None:
        return paginate(request, filterset.qs.with_names())
    kept = partial(invitations_shown, forum.pk, filterset.values.get("state", ""))
    return paginate(request, None, count=count, kept=kept)


@listed
def invitations_shown(forum: int, state: str, first: int, last: int) -> QuerySet[Invitation]:
    rows = invitations_of(forum).with_names()
    return (rows.filter(state=state) if state else rows)[first:last]


@listed
def failed_mails(forum: int) -> QuerySet[Message]:
    return Message.objects.repeatable().filter(forum=forum).for_list()[:50]


@listed
def moved_up(forum: int) -> QuerySet[Participant]:
    return Participant.objects.filter(forum=forum).moved_up().with_news()[:10]


def known_count(filterset, counts) -> int | None:
    """How many the filters leave, where that was counted already: without a text."""
    chosen = filterset.form.cleaned_data if filterset.form.is_valid() else {}
    if chosen.get("q"):
        return None
    states = [chosen["state"]] if chosen.get("state") else counts
    return sum(counts[state][0] for state in states if state in counts)


def guest_link(forum, site):
    if not forum.accepts_guests:
        return ""
    return f"{site}{reverse('invitations:guest_create', args=[forum.guest_token])}"


def status_counts(counts):
    """Every status with how many invitations have it, in the order of the way."""
    found = {state: number for state, (number, *_) in counts.items()}
    rows = [
        {
            "value": status.value,
            "label": status.label,
            "count": found.get(status.value, 0),
            "icon": INVITATION_STATES[status][1],
        }
        for status in InvitationStatus
    ]
    everyone = {"value": "", "label": "Semua", "count": sum(found.values()), "icon": ""}
    return [everyone, *rows]


def pending_requests(forum):
    return ChangeRequest.objects.pending().filter(participant__forum=forum)


@roles_allowed(Role.STAFF)
def invitation_edit(request, slug, pk):
    invitation = get_invitation(request, slug, pk)
    form = InvitationForm(posted(request), instance=invitation)
    if form.is_valid():
        try:
            save_invitation(invitation, InvitationForm.Meta.fields)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Undangan {invitation.guest} disimpan.")
            return redirect("events:invitation_list", slug)
    opened_form(request, invitation, ("phone",))
    context = {"form": form, "invitation": invitation}
    return render_forum(request, "events/invitation_edit.html", invitation.forum, context)


@roles_allowed(Role.STAFF)
def invitation_contacts(request, slug):
    """Addresses and numbers of all who have none yet, on one page."""
    forum = get_forum(request, slug)
    rows = {row.pk: row for row in forum.invitations.without_contact().for_list()[:MAX_CONTACTS]}
    formset = ContactFormSet(posted(request), initial=[{"invitation": pk} for pk in rows])
    if formset.is_valid():
        tell_filled(request, *fill(forum, formset))
        return redirect("events:invitation_list", slug)
    asked = [(rows.get(number_in(form)), form) for form in formset]
    context = {"formset": formset, "asked": asked}
    return render_forum(request, "events/invitation_contacts.html", forum, context)


def number_in(form) -> int:
    """The invitation that a row of the form is about; 0 for none."""
    return row_key(form["invitation"].value()) or 0


def fill(forum, formset) -> tuple[int, int]:
    """How many contacts were noted, and how many were known by then."""
    said = [row for row in formset.cleaned_data if row.get("email") or row.get("phone")]
    noted = fill_contacts(forum, {row["invitation"]: row for row in said})
    return noted, len(said) - noted


def tell_filled(request, noted, known):
    if noted:
        messages.success(request, f"Kontak {noted} undangan disimpan.")
    if known:
        messages.info(
            request,
            f"{known} undangan sudah punya kontak dan tidak diubah. Periksa di daftar ini.",
        )
    if not noted and not known:
        messages.info(request, "Tidak ada kontak yang ditulis.")


@roles_allowed(Role.STAFF)
def letter_edit(request, slug):
    forum = get_forum(request, slug)
    form = LetterForm(posted(request), instance=forum)
    if form.is_valid():
        save_forum(form.save(commit=False), form.Meta.fields, by=request.user)
        messages.success(request, "Kepala surat undangan disimpan.")
        return redirect("events:invitation_list", forum.slug)
    return render_forum(request, "events/letter_edit.html", forum, {"form": form})


@roles_allowed(Role.STAFF)
@require_safe
def invitation_letter(request, slug, pk):
    invitation = get_invitation(request, slug, pk)
    return letters_response(request, invitation.forum, [invitation])


@roles_allowed(Role.STAFF)
@require_safe
def invitation_letters(request, slug):
    """All letters in one file, those of the filtered list."""
    forum = get_forum(request, slug)
    rows = filter_invitations(request, forum).qs
    if not rows:
        messages.info(request, "Belum ada undangan untuk dicetak.")
        return redirect("events:invitation_list", slug)
    return letters_response(request, forum, of_forum(forum, rows))


def letters_response(request, forum, rows):
    content = letters_pdf(forum, rows, site=SITE.get(), printed_at=timezone.now())
    return pdf_response(content, f"undangan-{forum.slug}")


@roles_allowed(Role.STAFF)
def invitation_send(request, slug):
    """Mail the invitation to everyone who has an address and was not mailed yet."""
    forum = get_forum(request, slug)
    rows = of_forum(forum, invitations_of(forum).reachable().never_mailed())
    return confirm_mail(request, forum, rows, send_invitations, "Kirim undangan ke {}")


@roles_allowed(Role.STAFF)
def invitation_remind(request, slug):
    """Mail a reminder to everyone who has an address and has not answered."""
    forum = get_forum(request, slug)
    rows = of_forum(forum, invitations_of(forum).unanswered().reachable().not_reminded_lately())
    return confirm_mail(request, forum, rows, send_reminders, "Ingatkan {} yang belum menjawab")


def confirm_mail(request, forum, rows, send, wording):
    """Ask, then send; a draft has no link that works yet."""
    back = reverse("events:invitation_list", args=[forum.slug])
    if refusal := why_not_mail(forum, rows):
        messages.info(request, refusal)
        return redirect(back)
    if request.method == "POST":
        sent = send(forum, rows, by=request.user)
        tell_how_it_went(request, sent)
        return redirect(back)
    context = {
        "title": f"{wording.format(len(rows))}?",
        "text": f"Surel dikirim kepada {len(rows)} undangan ini:",
        "objects": [row.guest for row in rows],
        "submit": wording.format(len(rows)),
        "kind": "primary",
        "busy": "Mengirim…",
        "cancel_label": "Jangan kirim",
        "cancel_url": back,
    }
    return render(request, "components/confirm.html", context)


def why_not_mail(forum, rows) -> str:
    if forum.is_called_off:
        return "Forum ini dibatalkan, jadi undangannya tidak dikirim."
    if not (forum.takes_registrations or forum.takes_requests):
        return "Undangan dikirim setelah forum terbit dan pendaftaran dibuka."
    if not rows:
        return "Tidak ada undangan yang perlu dikirimi surel."
    return ""


@roles_allowed(Role.STAFF)
@require_POST
def invitation_send_one(request, slug, pk):
    """Mail the invitation to one, again if need be."""
    invitation = get_invitation(request, slug, pk)
    rows = [invitation] if invitation.email else []
    if refusal := why_not_mail(invitation.forum, rows):
        messages.info(request, refusal)
    else:
        sent = send_invitations(invitation.forum, rows, by=request.user, again=True)
        tell_how_it_went(request, sent)
    return redirect("events:invitation_list", slug)


@roles_allowed(Role.STAFF)
@require_POST
def message_send_again(request, slug):
    """Send the failed messages once more: the one that is named, or all."""
    forum = get_forum(request, slug)
    failed = Message.objects.repeatable().filter(forum=forum).order_by("pk")
    if wanted := request.POST.get("message", ""):
        failed = failed.filter(pk=row_key(wanted) or 0)
    failed = list(failed)
    send_again(failed)
    tell_how_it_went(request, failed)
    return redirect("events:invitation_list", forum.slug)


@roles_allowed(Role.STAFF)
@require_POST
def guest_link_open(request, slug):
    forum = get_forum(request, slug)
    if forum.open_guest_link():
        messages.success(request, "Tautan tamu dibuka. Bagikan tautannya kepada tamu.")
    return redirect("events:invitation_list", forum.slug)


@roles_allowed(Role.STAFF)
@require_POST
def guest_link_close(request, slug):
    forum = get_forum(request, slug)
    if forum.close_guest_link():
        messages.success(request, "Tautan tamu ditutup. Tautan yang lama tidak berlaku lagi.")
    return redirect("events:invitation_list", forum.slug)
