"""Uploaded files, served only after a look at who asks."""

import logging

from django.http import FileResponse, Http404

logger = logging.getLogger(__name__)
SANDBOX = "sandbox; default-src 'none'"
# A photo never changes under its address: a new one has a new number.
PUBLIC_PHOTO = "public, max-age=604800, immutable"
PRIVATE_PHOTO = "private, max-age=3600"


def open_file(file):
    try:
        return file.open()
    except FileNotFoundError as error:
        logger.error("uploaded_file_missing", extra={"path": file.name[:40]})
        raise Http404 from error


def serve_photo(photo, size, is_public):
    """The photo itself, which is always a JPEG of our own making."""
    if size not in {"large", "small"}:
        raise Http404
    file = open_file(photo.image if size == "large" else photo.thumbnail)
    response = FileResponse(file, content_type="image/jpeg")
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = PUBLIC_PHOTO if is_public else PRIVATE_PHOTO
    return response


def serve_download(file, name):
    """An upload as a download that no browser opens as a page of ours."""
    response = FileResponse(open_file(file), as_attachment=True, filename=name)
    response["Content-Security-Policy"] = SANDBOX
    return response
