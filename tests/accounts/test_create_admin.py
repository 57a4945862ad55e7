import pytest
from django.core.management import CommandError, call_command

from accounts.models import User

pytestmark = pytest.mark.django_db


def test_create_admin_prints_a_password_that_must_be_changed(capsys):
    call_command("create_admin", "rina", "Rina Wulandari")

    user = User.objects.get()
    password = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    assert user.is_admin
    assert user.check_password(password)
    assert user.must_change_password


@pytest.mark.parametrize("username", ["Rina W", "rina"])
def test_create_admin_refuses_a_bad_or_taken_name(username):
    call_command("create_admin", "rina", "Rina Wulandari")

    with pytest.raises(CommandError):
        call_command("create_admin", username, "Lain")

    assert User.objects.count() == 1
