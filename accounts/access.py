"""Who may call a view. Everything is denied that is not named here or in the public list."""

from collections.abc import Callable
from functools import cache, wraps

from django.core.exceptions import PermissionDenied
from django.urls import URLResolver, get_resolver

from accounts.models import Role


def roles_allowed(*roles: Role):
    """Let these roles in; the admin can do everything that staff can."""
    allowed = frozenset(roles) | ({Role.ADMIN} if Role.STAFF in roles else set())

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.user.role not in allowed:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.allowed_roles = allowed
        return guarded

    return decorate


EVERYONE = tuple(Role)


def named_views(resolver=None, namespace="") -> dict[str, Callable]:
    """Every view of the project by its URL name, such as "events:forum_edit"."""
    views: dict[str, Callable] = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            views |= named_views(pattern, inner)
        elif pattern.name:
            views[f"{namespace}{pattern.name}"] = pattern.callback
    return views


@cache
def view_named(name: str) -> Callable:
    return named_views()[name]


@cache
def role_may_use(role: str, name: str) -> bool:
    """Whether people of the role, or with "" everyone, may open the named view."""
    view = view_named(name)
    is_public = not getattr(view, "login_required", True)
    return is_public or role in getattr(view, "allowed_roles", ())


def may_use(user, name: str) -> bool:
    """Whether a button or link to the named view may be shown: the view's own answer."""
    return role_may_use(getattr(user, "role", ""), name)
