import io

import pytest
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from tests.factories import ProductFactory, UserFactory, VerifiedVendorFactory
from vendors.actions.profile import add_photo
from vendors.demo_pictures import draw_picture
from vendors.models import DirectoryEntry, Product, ProductPhoto, Vendor, VendorPhoto

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("category", "top"),
    [("tapis", "kerajinan"), ("kudapan", "makanan-minuman"), ("lain", "tidak-ada")],
)
def test_a_drawing_is_the_same_for_the_same_name(category, top):
    one, other = (draw_picture("Kotak snack", category, top) for _ in range(2))

    assert one.large == other.large
    assert Image.open(io.BytesIO(one.large)).size == (one.width, one.height)
    assert len(one.small) < len(one.large)


def test_every_demo_product_gets_a_drawing_once(settings):
    settings.DEMO = True
    call_command("load_master_data", verbosity=0)
    call_command("load_demo_forum", verbosity=0)

    for _ in range(2):
        call_command("load_demo_photos", verbosity=0)

    assert ProductPhoto.objects.count() == Product.objects.count()
    assert VendorPhoto.objects.count() == Vendor.objects.count()
    assert set(ProductPhoto.objects.values_list("caption", flat=True)) == {"Ilustrasi, bukan foto"}


def test_a_vendors_card_shows_a_photo_of_what_it_offers(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    vendor, other = VerifiedVendorFactory(), VerifiedVendorFactory()
    product = ProductFactory(vendor=vendor)
    picture = draw_picture("Kotak snack", "kudapan", "makanan-minuman")
    add_photo(product, picture, caption="", by=UserFactory())
    entry = DirectoryEntry.objects.get(vendor=vendor, kind="vendor")

    answer = client.get(entry.photo_url)

    assert b"".join(answer.streaming_content) == picture.small
    pk = entry.card["photo"]
    assert (
        client.get(reverse("vendors:vendor_card_photo", args=[other.slug, pk])).status_code == 404
    )
    Product.objects.filter(pk=product.pk).update(is_active=False)
    assert client.get(entry.photo_url).status_code == 404
