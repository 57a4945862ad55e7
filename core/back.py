"""Back to the page that a button stood on."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The address in ``next``, of the form or of the page, if it is one of this site; else the other."""
    target = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()})
    return target if target.startswith("/") and is_ours else otherwise


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Redirect to the address in ``next`` if it is one of this site, else to the named page."""
    target = way_back(request, "")
    return HttpResponseRedirect(target) if target else redirect(otherwise)
