"""Uploads in a bucket, against an S3-compatible server in this process."""

import tarfile
from contextlib import closing

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from moto.server import ThreadedMotoServer

from accounts.models import Role
from config import backup
from config.settings import upload_storage
from events.models import Document
from tests.factories import ForumFactory, UserFactory

BUCKET = "temu-bisnis"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(scope="module")
def server():
    """The server's address, on a port of its own."""
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """Our settings with S3_… set as an operator would, and an empty bucket."""
    values = {"BUCKET": BUCKET, "ENDPOINT_URL": server, "REGION": "us-east-1",
              "ACCESS_KEY": "kunci", "SECRET_KEY": "rahasia"}  # fmt: skip
    for name, value in values.items():
        monkeypatch.setenv(f"S3_{name}", value)
    settings.STORAGES = settings.STORAGES | {"default": upload_storage()}
    client = boto3.client("s3", endpoint_url=server, region_name="us-east-1",
                          aws_access_key_id="kunci", aws_secret_access_key="rahasia")  # fmt: skip
    client.create_bucket(Bucket=BUCKET)
    with closing(client):
        yield client
        for entry in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
            client.delete_object(Bucket=BUCKET, Key=entry["Key"])
        client.delete_bucket(Bucket=BUCKET)
    storages["default"].connection.meta.client.close()


def names_in(bucket):
    return [entry["Key"] for entry in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


@pytest.mark.django_db
def test_upload_is_stored_in_the_bucket_and_served_through_our_checks(bucket, client):
    forum = ForumFactory(status="draft")
    client.force_login(UserFactory(role=Role.STAFF))
    file = SimpleUploadedFile("undangan.pdf", PDF, "application/pdf")

    client.post(
        reverse("events:document_create", args=[forum.slug]), {"title": "Undangan", "file": file}
    )

    document = Document.objects.get()
    assert names_in(bucket) == [document.file.name]
    address = reverse("events:document_download", args=[forum.slug, document.pk])
    response = client.get(address)
    assert response.getvalue() == PDF
    assert "sandbox" in response["Content-Security-Policy"]
    client.logout()
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_file_of_the_same_name_is_not_overwritten(bucket):
    first = default_storage.save("a/berkas.pdf", ContentFile(b"satu"))
    second = default_storage.save("a/berkas.pdf", ContentFile(b"dua"))

    assert first != second
    with default_storage.open(first) as file:
        assert file.read() == b"satu"
    default_storage.delete(first)
    assert names_in(bucket) == [second]


@pytest.mark.django_db(transaction=True)
def test_backup_holds_what_is_in_the_bucket(bucket, tmp_path):
    default_storage.save("dokumen/a.pdf", ContentFile(PDF))

    manifest = backup.back_up(tmp_path / "b.tar")

    assert list(manifest["uploads"]) == ["dokumen/a.pdf"]
    with tarfile.open(tmp_path / "b.tar") as archive:
        assert archive.extractfile("uploads/dokumen/a.pdf").read() == PDF


def test_without_a_bucket_uploads_stay_on_this_machine(monkeypatch):
    monkeypatch.delenv("S3_BUCKET", raising=False)

    assert upload_storage() == {"BACKEND": "core.upload_folder.UploadFolder"}
