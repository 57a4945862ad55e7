"""Who sends a request: the two questions that every page begins with, put together once a process.

Django builds their SQL anew for each request, which is a third of what a small page costs. Everything
else about sessions and sign-in is Django's and allauth's.
"""

from allauth.account import auth_backends
from django.contrib.sessions.backends import db
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from accounts.models import User
from core.statements import prepared_cursor, record_by


class SessionStore(db.SessionStore):
    def load(self):
        table = self.model._meta.db_table
        with prepared_cursor(DEFAULT_DB_ALIAS) as cursor:
            cursor.execute(
                f"SELECT session_data FROM {table} WHERE session_key = %s AND expire_date > %s",  # noqa: S608 - the name of our own table
                [self.session_key, timezone.now()],
            )
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found[0])


class AuthenticationBackend(auth_backends.AuthenticationBackend):
    def get_user(self, user_id):
        user = record_by(User, "pk", user_id)
        return user if user and self.user_can_authenticate(user) else None
