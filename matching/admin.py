from django.contrib import admin

from accounts.admin import MasterDataAdmin, site
from matching.models import PlanWord


@admin.register(PlanWord, site=site)
class PlanWordAdmin(MasterDataAdmin):
    list_display = ["term", "role", "action"]
    list_filter = ["role"]
    search_fields = ["term"]

    def has_delete_permission(self, request, obj=None):
        """A word that was a mistake may go: nothing refers to it."""
        return self.has_change_permission(request, obj)
