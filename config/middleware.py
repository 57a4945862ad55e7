"""What must hold for every page and is closed once, here. Listed in order in settings.py."""

from http import HTTPMethod, HTTPStatus

from django.conf import settings
from django.http import HttpResponseNotAllowed

from config.views import error_page
from core.addresses import SITE

ALLOWED_METHODS = (HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST)
PATH_LIMIT = 2_000
QUERY_LIMIT = 6_000


def refusal(request) -> HTTPStatus | None:
    """Why no page can answer this request; None when one can."""
    if request.method not in ALLOWED_METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    query = request.META.get("QUERY_STRING", "")
    if len(request.path) > PATH_LIMIT or len(query) > QUERY_LIMIT:
        return HTTPStatus.BAD_REQUEST
    if "\x00" in request.path or "%00" in query:
        return HTTPStatus.BAD_REQUEST
    # A quoted cookie may hold any byte as \\ooo, and the session is looked up by its cookie.
    if any("\x00" in value for value in request.COOKIES.values()):
        return HTTPStatus.BAD_REQUEST
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal():
        return HTTPStatus.BAD_REQUEST
    is_large = request.path in settings.LARGE_UPLOAD_PATHS
    most = settings.IMPORT_MAX_BYTES if is_large else settings.UPLOAD_MAX_BYTES
    if int(length) > most + settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


def request_guard(get_response):
    """Refuse what no page can use: odd methods, NUL in address or cookies, bodies over the limit.

    Stock Django answers TRACE on function views and breaks on NUL in a query or a cookie.
    """

    def middleware(request):
        if status := refusal(request):
            response = error_page(request, status)
            if status == HTTPStatus.METHOD_NOT_ALLOWED:
                response["Allow"] = ", ".join(ALLOWED_METHODS)
        else:
            response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            allowed = response["Allow"]
            response = error_page(request, HTTPStatus.METHOD_NOT_ALLOWED)
            response["Allow"] = allowed
        return response

    return middleware


def site_address(get_response):
    """Let whatever a page sets off know where the links in its mail lead."""

    def middleware(request):
        before = SITE.set(request.build_absolute_uri("/").rstrip("/"))
        try:
            return get_response(request)
        finally:
            SITE.reset(before)

    return middleware


def response_headers(get_response):
    """Headers that Django has no setting for; nothing behind sign-in is stored by a cache."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()"
        )
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware
