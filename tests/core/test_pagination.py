import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator as DjangoPaginator
from django.test import RequestFactory

from core import pagination
from core.pagination import paginate
from core.statements import ANY_KEYS, listed_by_key


class Rows(list):
    """Fifty-five rows that need no database."""

    ordered = True


def page_for(query, count=55, per_page=10):
    return paginate(RequestFactory().get("/", query), Rows(range(count)), per_page)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("1", 1),
        ("3", 3),
        ("6", 6),
        ("7", 6),
        ("0", 1),
        ("-1", 1),
        ("99999999999999999999", 6),
        ("9" * 10_000, 6),
        ("abc", 1),
        ("", 1),
        (" 2 ", 2),
        ("1.5", 1),
        ("٣", 1),
        ("²", 1),
        ("\0", 1),
    ],
)
def test_page_is_the_nearest_that_exists(asked, number):
    assert page_for({"page": asked}).number == number


def test_page_is_the_first_without_a_question():
    page = page_for({})

    assert page.number == 1
    assert list(page) == list(range(10))


def test_empty_list_has_one_empty_page():
    page = page_for({"page": "9"}, count=0)

    assert (page.number, list(page), page.window) == (1, [], [1])


@pytest.mark.parametrize(
    ("asked", "window"),
    [
        (1, [1, 2, 3, None, 20]),
        (10, [1, None, 8, 9, 10, 11, 12, None, 20]),
        (20, [1, None, 18, 19, 20]),
    ],
)
def test_window_shows_the_ends_and_the_neighbours(asked, window):
    assert page_for({"page": asked}, count=200).window == window


@pytest.mark.django_db
def test_page_costs_two_queries(django_assert_num_queries):
    request = RequestFactory().get("/", {"page": "2"})

    with django_assert_num_queries(2):
        page = paginate(request, ContentType.objects.order_by("pk"), 1)
        rows = list(page)
        assert page.window[0] == 1

    assert rows == [ContentType.objects.order_by("pk")[1]]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2, 3, 8, 9])
def test_a_page_far_down_holds_what_django_would_show(monkeypatch, number):
    monkeypatch.setattr(pagination, "DEEP", 1)
    rows = ContentType.objects.order_by("-app_label", "pk")
    per_page = -(-rows.count() // 9)
    request = RequestFactory().get("/", {"page": str(number)})

    page = paginate(request, rows, per_page)

    assert list(page) == list(DjangoPaginator(rows, per_page).page(number))


def test_a_kept_question_gives_the_rows_of_pages_that_are_not_far_down(monkeypatch):
    monkeypatch.setattr(pagination, "DEEP", 40)
    asked = []

    def kept(first, last):
        asked.append((first, last))
        return ["kept"]

    pages = [
        paginate(RequestFactory().get("/", {"page": number}), Rows(range(55)), 10, kept=kept)
        for number in (1, 4, 5)
    ]

    assert [page.object_list for page in pages] == [["kept"], ["kept"], list(range(40, 50))]
    assert asked == [(0, 10), (30, 40)]


@listed_by_key
def kinds_of(app):
    return ContentType.objects.filter(app_label=app, pk__among=ANY_KEYS)


@pytest.mark.django_db
def test_rows_are_listed_by_keys_that_differ_from_one_time_to_the_next():
    first, second, third = ContentType.objects.filter(app_label="events").order_by("pk")[:3]
    foreign = ContentType.objects.exclude(app_label="events").first()

    assert set(kinds_of([first.pk, third.pk, foreign.pk], "events")) == {first, third}
    assert kinds_of([second.pk], "events") == [second]
    assert kinds_of([], "events") == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2, 8])
def test_a_page_far_down_may_be_listed_by_keys(monkeypatch, number):
    monkeypatch.setattr(pagination, "DEEP", 1)
    rows = ContentType.objects.filter(app_label="events").order_by("-model")
    per_page = -(-rows.count() // 9)
    request = RequestFactory().get("/", {"page": str(number)})

    page = paginate(request, lambda keys: kinds_of(keys, "events"), per_page, light=rows,
                    count=rows.count())  # fmt: skip

    assert list(page) == list(DjangoPaginator(rows, per_page).page(number))


def test_a_kept_question_alone_gives_the_rows_of_every_page(monkeypatch):
    monkeypatch.setattr(pagination, "DEEP", 10)
    request = RequestFactory().get("/", {"page": "3"})

    page = paginate(request, None, 10, count=55, kept=lambda first, last: [(first, last)])

    assert list(page) == [(20, 30)]
