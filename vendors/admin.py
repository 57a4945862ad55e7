"""Master data of the catalogue: categories, everyday words, and which licences are asked for."""

from django import forms
from django.contrib import admin

from accounts.admin import MasterDataAdmin, site
from vendors.models import Category, LicenceKind, LicenceRule, Synonym


@admin.register(Category, site=site)
class CategoryAdmin(MasterDataAdmin):
    list_display = ["name", "parent", "product_class", "account_codes", "is_active"]
    list_filter = ["product_class", "is_active"]
    list_select_related = ["parent"]
    search_fields = ["name", "keywords", "ekatalog_reference"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Synonym, site=site)
class SynonymAdmin(MasterDataAdmin):
    list_display = ["term", "expansion", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["term", "expansion"]


@admin.register(LicenceRule, site=site)
class LicenceRuleAdmin(MasterDataAdmin):
    list_display = ["title", "scope", "is_required", "legal_basis", "is_active"]
    list_filter = ["scope", "is_required", "is_active"]
    search_fields = ["title"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Kinds are ticked: Django's own field takes codes, and breaks on a wrong one with "%"."""
        if db_field.name == "kinds":
            return forms.MultipleChoiceField(
                label=db_field.verbose_name,
                choices=LicenceKind.choices,
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)
