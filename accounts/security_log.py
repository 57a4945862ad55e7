"""What an auditor asks of sign-ins and refusals (ASVS 16.3): ids and addresses, never names."""

import logging
from ipaddress import ip_address

from allauth.core.internal.httpkit import get_client_ip
from django.core.exceptions import ImproperlyConfigured

logger = logging.getLogger("security")


def client_address(request) -> str:
    """The true client: only the entries that our own proxies added are believed."""
    try:
        return str(ip_address(get_client_ip(request) or ""))
    except (ImproperlyConfigured, ValueError):
        # Fewer entries than proxies, or rubbish: it came past them, so the peer is the client.
        return request.META.get("REMOTE_ADDR") or "::"


def log_event(event: str, request, *, user_id=None, level: int = logging.INFO) -> None:
    user = getattr(request, "user", None)
    logger.log(
        level,
        event,
        extra={
            "user_id": user_id or getattr(user, "pk", None),
            "remote": client_address(request),
            "path": request.path,
            "method": request.method,
        },
    )
