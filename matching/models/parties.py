"""What belongs to one agency and one vendor, and who of the two may see it."""

from django.db import models

from accounts.models import Agency


class PartyQuerySet(models.QuerySet):
    """Rows with an agency and a vendor: each side sees its own, the office and observers all."""

    def visible_to(self, user):
        """A buyer sees rows of its agency and those below, a vendor its own."""
        if user.is_buyer:
            agencies = Agency.objects.at_or_below(user.agency_id)  # never None: buyer_has_agency
            return self.filter(agency__in=agencies)
        if user.is_vendor:
            return self.filter(vendor__representatives__user=user)
        return self
