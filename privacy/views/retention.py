"""How long each kind of personal data is kept, what is due, and what was done."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.access import roles_allowed
from accounts.models import Role
from events.views.invitations import posted
from privacy.actions.periods import save_periods
from privacy.actions.retention import count_due
from privacy.forms import PeriodForm
from privacy.models import KINDS, RetentionKind, RetentionRun, months_of

RUNS = 30


@roles_allowed(Role.ADMIN)
def retention(request):
    months = months_of()
    labels = {kind: f"{RetentionKind(kind).label} (bulan)" for kind in KINDS}
    form = PeriodForm(posted(request), periods=months, labels=labels)
    if form.is_valid():
        save_periods(form.cleaned_data)
        messages.success(request, "Masa simpan disimpan.")
        return redirect("privacy:retention")
    counts = count_due()
    context = {
        "form": form,
        "today": timezone.localdate(),
        "rows": [
            (RetentionKind(kind).label, months[kind], since, why, counts[kind])
            for kind, (_, since, why) in KINDS.items()
        ],
        "runs": RetentionRun.objects.all()[:RUNS],
    }
    return render(request, "privacy/retention.html", context)
