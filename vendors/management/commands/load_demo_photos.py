"""Drawings for the demo products and vendors, marked as such. Made by code, nothing is downloaded."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from vendors.actions.profile import add_photo
from vendors.demo_pictures import draw_picture
from vendors.management.commands.load_catalogue import read_rows
from vendors.models import Product, ProductPhoto, Vendor

CAPTION = "Ilustrasi, bukan foto"


class Command(BaseCommand):
    help = "Draw a picture for each demo product; keeps what was uploaded."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demo data belongs into demo mode only: set DEMO=1.")
        names = {row["vendor"] for row in read_rows("demo_profiles.csv")}
        products = Product.objects.filter(vendor__name__in=names)
        if ProductPhoto.objects.filter(product__in=products).exists():
            self.stdout.write("Demo pictures: already there, left as they are.")
            return
        officer = User.objects.get(username="staff")
        first: dict[Vendor, Product] = {}
        rows = products.select_related("vendor", "category__parent__parent").order_by("pk")
        for product in rows:
            add_photo(product, picture_of(product), caption=CAPTION, by=officer)
            first.setdefault(product.vendor, product)
        for vendor, product in first.items():
            if not vendor.photos.exists():
                add_photo(vendor, picture_of(product), caption=CAPTION, by=officer)
        self.stdout.write(f"Demo pictures: {len(rows)} drawn.")


def picture_of(product: Product):
    top = product.category
    while top.parent:
        top = top.parent
    return draw_picture(product.name, product.category.slug, top.slug)
