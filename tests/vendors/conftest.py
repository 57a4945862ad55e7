import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories import RepresentativeFactory, UserFactory


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    # The first page of a session writes when it began.
    client.get("/accounts/profile/")
    return user


@pytest.fixture
def own(client):
    """The vendor of the user who has signed in."""
    represents = RepresentativeFactory()
    client.force_login(represents.user)
    return represents.vendor


@pytest.fixture
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def photo_file():
    def make(name="foto.jpg"):
        buffer = io.BytesIO()
        Image.new("RGB", (40, 20), "green").save(buffer, "JPEG")
        return SimpleUploadedFile(name, buffer.getvalue())

    return make


@pytest.fixture
def pdf_file():
    def make(name="sertifikat.pdf"):
        return SimpleUploadedFile(name, b"%PDF-1.7 isi")

    return make
