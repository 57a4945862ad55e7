import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.forms import posted, uploaded
from events.actions.preparation import keep_document
from events.forms import DocumentForm
from events.models import Document
from events.views.scope import get_forum, render_forum

logger = logging.getLogger(__name__)


@roles_allowed(*Role)
@require_safe
def document_list(request, slug):
    forum = get_forum(request, slug)
    documents = Document.objects.visible_to(request.user).filter(forum=forum)
    return render_forum(request, "events/document_list.html", forum, {"documents": documents})


@roles_allowed(Role.STAFF)
def document_create(request, slug):
    forum = get_forum(request, slug)
    form = DocumentForm(posted(request), uploaded(request), instance=Document(forum=forum))
    if form.is_valid():
        keep_document(form.save(commit=False), by=request.user)
        messages.success(request, "Dokumen diunggah.")
        return redirect("events:document_list", forum.slug)
    return render_forum(request, "events/document_create.html", forum, {"form": form})


@login_not_required
@require_safe
def document_download(request, slug, pk):
    """Serve the file as a download that no browser opens as a page of ours."""
    forum = get_forum(request, slug)
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk, forum=forum)
    try:
        file = document.file.open()
    except FileNotFoundError as error:
        logger.error("document_file_missing", extra={"path": request.path})
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=document.original_name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@roles_allowed(Role.STAFF)
def document_delete(request, slug, pk):
    forum = get_forum(request, slug)
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk, forum=forum)
    if request.method == "POST":
        document.delete()
        messages.success(request, f"{document} dihapus.")
        return redirect("events:document_list", forum.slug)
    context = {
        "title": "Hapus dokumen ini?",
        "text": f"{document} tidak bisa diunduh lagi.",
        "submit": "Hapus dokumen",
        "cancel_label": "Jangan hapus",
        "cancel_url": reverse("events:document_list", args=[forum.slug]),
    }
    return render(request, "components/confirm.html", context)
