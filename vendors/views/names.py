"""Names for a field in which somebody types: what autocomplete.js asks for."""

from django.db.models import Q
from django.http import JsonResponse

from vendors.models.vendor_queryset import has_every_word

MAX_NAMES = 20


def names_that_fit(request, rows):
    """Those that have every word of `q` in their name; what begins with it comes first."""
    words = request.GET.get("q", "").strip()
    begins = rows.filter(has_every_word(words)).alias(begins=Q(name__istartswith=words))
    names = begins.order_by("-begins", "name").values_list("name", flat=True)
    return JsonResponse({"names": [*names[:MAX_NAMES]]})
