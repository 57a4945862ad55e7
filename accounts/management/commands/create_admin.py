"""The first account of a new installation; every later one is made in the site itself."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.actions import create_user
from accounts.models import Role, User


class Command(BaseCommand):
    help = "Create an admin and print the first password, which must be changed at sign-in."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("name")

    def handle(self, *args, username, name, **options):
        user = User(username=username, name=name, role=Role.ADMIN)
        try:
            user.full_clean(exclude=["password"])
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        password = create_user(user)
        self.stdout.write(f"Admin {username}; first password, shown once: {password}")
