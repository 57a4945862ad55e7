"""No one carries the records away: exports, and addresses tried one after the other, are counted.

So are files to import, each of which is read whole.

Counted for a person where someone is signed in, else for an address; the counts hold for all
processes together. What is over the limit is logged as `rate_limited`.
"""

import re
from http import HTTPStatus

from allauth.core.ratelimit import consume_or_429

from accounts.security_log import client_address

EXPORT = re.compile(r"_(csv|xlsx|pdf|json|data|copy)$")


def limited(request, action):
    """The 429 page, or None while there were not too many."""
    who = f"user-{request.user.pk}" if request.user.is_authenticated else ""
    who = who or f"address-{client_address(request)}"
    return consume_or_429(request, action=action, key=who, limit_get=True)


def harvest_limits(get_response):
    def middleware(request):
        response = get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND:
            return limited(request, "not_found") or response
        return response

    def process_view(request, view, args, kwargs):
        name = request.resolver_match.view_name or ""
        if EXPORT.search(name):
            return limited(request, "export")
        if request.method == "POST" and name.endswith("import_create"):
            return limited(request, "import")
        return None

    middleware.process_view = process_view
    return middleware
