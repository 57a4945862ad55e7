import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.urls import NoReverseMatch, set_script_prefix
from django.urls import reverse as django_reverse

from core import addresses
from core.addresses import query_without, reverse


@pytest.fixture(autouse=True)
def nothing_kept():
    addresses._form.cache_clear()


def shown(text, **given):
    return Template(text).render(Context(given))


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("home", []),
        ("events:forum_list", []),
        ("events:participant_detail", ["temu-bisnis-2024", 7]),
        ("events:participant_detail", ["2024", 12]),
        ("matching:calendar_feed", ["temu", "a_B-9"]),
        ("vendors:product_detail", ["part-1", "part-0"]),
        ("privacy:request_status", ["é?#{}%"]),
    ],
)
def test_addresses_are_those_of_django(name, args):
    assert {reverse(name, args=args) for _ in range(2)} == {django_reverse(name, args=args)}


def test_an_address_with_a_query_is_that_of_django():
    query = {"q": "a b", "page": [1, 2]}

    assert reverse("search", query=query) == django_reverse("search", query=query)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("no:such", []),
        ("no_such", []),
        ("matching:demand_detail", ["abc"]),
        ("matching:demand_detail", [-5]),
        ("matching:demand_detail", []),
        ("matching:demand_detail", [""]),
        ("events:forum_detail", [1, 2]),
    ],
)
def test_what_is_no_address_is_refused_each_time(name, args):
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=args)


def test_django_is_asked_once_for_all_addresses_of_a_page(monkeypatch):
    made = []
    monkeypatch.setattr(
        addresses, "django_reverse", lambda *given, **more: made.append(1) or "/x/90817263540/"
    )

    assert [reverse("matching:demand_detail", args=[pk]) for pk in (1, 2, 30)] == [
        "/x/1/",
        "/x/2/",
        "/x/30/",
    ]
    assert len(made) == 1


@pytest.mark.parametrize(
    "text", ["{% url 'events:forum_detail' slug %}", "{% url name slug=slug %}"]
)
def test_the_tag_shows_the_addresses_of_django(text):
    for slug in ("one", "two", "one"):
        found = shown(text, slug=slug, name="events:forum_detail")

        assert found == django_reverse("events:forum_detail", args=[slug])


def test_the_tag_escapes_what_is_no_plain_word():
    text = "{% url 'privacy:request_status' token %}"

    assert shown(text, token="a&b'c").endswith("/a&amp;b&#x27;c/")


def test_an_address_goes_into_a_variable():
    text = (
        "{% url 'events:forum_list' as here %}[{{ here }}]{% url 'no:such' as none %}[{{ none }}]"
    )

    assert shown(text) == f"[{reverse('events:forum_list')}][]"


def test_addresses_follow_the_prefix_of_the_installation():
    plain = shown("{% url 'home' %}")
    set_script_prefix("/temu/")
    try:
        assert shown("{% url 'home' %}") == f"/temu{plain}"
    finally:
        set_script_prefix("/")


def test_a_query_keeps_what_is_not_named_in_its_order():
    query = QueryDict("q=a%26b&kind=x&kind=y&page=3&size=é")

    assert query_without(query, {"page"}) == "?q=a%26b&kind=x&kind=y&size=%C3%A9"
    assert query_without(query, {"page", "q", "size"}, [("kind", "z z")]) == (
        "?kind=x&kind=y&kind=z+z"
    )
    assert query_without(QueryDict("page=2"), {"page"}) == "?"
