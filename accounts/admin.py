"""Django's admin: master data only, for the admin role, behind our own sign-in."""

import pghistory
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.models import Agency, AgencyAlias, Office, Region
from core.keys import row_keys


class MasterDataSite(admin.AdminSite):
    site_header = site_title = "Data induk Temu Bisnis P3DN"
    index_title = "Data induk"

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request, extra_context=None):
        """No second way in: the same sign-in, limits and second factor as everywhere."""
        index = request.path.removesuffix("login/")
        target = request.GET.get("next", "")
        if not target.startswith(index):
            target = index
        if not request.user.is_authenticated:
            return redirect_to_login(target)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(target)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")


site = MasterDataSite()


class Autocomplete(AutocompleteSelect):
    def optgroups(self, name, value, attr=None):
        """What was sent is shown again only where it can be a row: Django breaks on the rest."""
        return super().optgroups(name, row_keys(value), attr)


class MasterDataAdmin(admin.ModelAdmin):
    """Rows stay: what an auditor may ask for is retired, not deleted."""

    def to_field_allowed(self, request, to_field):
        """Of a name that leads back here from other records, Django asks what only a column has."""
        names = {field.name for field in self.opts.concrete_fields}
        return to_field in names and super().to_field_allowed(request, to_field)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Autocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changelist_view(self, request, extra_context=None):
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if len(row_keys(ticked)) < len(ticked):
            raise BadRequest
        return super().changelist_view(request, extra_context)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_changeform_initial_data(self, request):
        """Nothing is filled in from the address: Django breaks on a parent that is no number."""
        return {}

    def save_model(self, request, obj, form, change):
        with pghistory.context(verb="master_data"):
            super().save_model(request, obj, form, change)


@admin.register(Region, site=site)
class RegionAdmin(MasterDataAdmin):
    list_display = ["name", "level", "parent", "kemendagri_code", "bps_code"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["name", "kemendagri_code", "bps_code"]


@admin.register(Agency, site=site)
class AgencyAdmin(MasterDataAdmin):
    list_display = ["name", "abbreviation", "kind", "parent", "is_confirmed"]
    list_filter = ["kind", "is_confirmed"]
    list_select_related = ["parent"]
    search_fields = ["name", "short_name", "abbreviation"]
    autocomplete_fields = ["parent", "region"]


@admin.register(Office, site=site)
class OfficeAdmin(MasterDataAdmin):
    def has_add_permission(self, request):
        return False


@admin.register(AgencyAlias, site=site)
class AgencyAliasAdmin(MasterDataAdmin):
    list_display = ["text", "agency", "saved_at", "saved_by"]
    list_select_related = ["agency", "saved_by"]
    search_fields = ["text", "agency__name"]
    autocomplete_fields = ["agency"]
    fields = ["text", "agency"]
    readonly_fields = ["text"]

    def has_add_permission(self, request):
        """Rows come from imports, which know the key."""
        return False
