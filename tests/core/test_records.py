"""One record by a unique field: what the model would find."""

import pytest

from core.statements import record_by
from events.models import Forum
from tests.factories import ForumFactory

pytestmark = pytest.mark.django_db


def test_a_record_is_the_one_that_the_model_finds(django_assert_num_queries):
    ForumFactory()
    forum = Forum.objects.get(pk=ForumFactory().pk)

    with django_assert_num_queries(2):
        for field, value in (("slug", forum.slug), ("pk", forum.pk)):
            found = record_by(Forum, field, value)
            assert {**vars(found), "_state": 0} == {**vars(forum), "_state": 0}
    found.theme = "Lain"
    found.save()
    assert Forum.objects.get(pk=forum.pk).theme == "Lain"


@pytest.mark.parametrize("slug", ["", "no-such", "'; --", "%s", "x" * 5000])
def test_what_nobody_has_is_none(slug):
    ForumFactory()

    assert record_by(Forum, "slug", slug) is None
