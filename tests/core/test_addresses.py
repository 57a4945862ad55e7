import pytest
from django.template import Context, Template
from django.template.defaulttags import URLNode
from django.urls import NoReverseMatch, reverse, set_script_prefix

from core.templatetags import addresses


@pytest.fixture(autouse=True)
def nothing_kept():
    addresses._kept.clear()


def shown(text, **given):
    return Template(text).render(Context(given))


@pytest.mark.parametrize(
    "text", ["{% url 'events:forum_detail' slug %}", "{% url name slug=slug %}"]
)
def test_addresses_are_those_of_django(text):
    for slug in ("one", "two", "one"):
        found = shown(text, slug=slug, name="events:forum_detail")

        assert found == reverse("events:forum_detail", args=[slug])


def test_an_address_is_put_together_once(monkeypatch):
    made = []
    monkeypatch.setattr(
        URLNode,
        "render",
        lambda node, context, own=URLNode.render: made.append(1) or own(node, context),
    )

    texts = [shown("{% url 'events:participant_detail' 'x' pk %}", pk=pk) for pk in (1, 1, 2, "2")]

    assert texts[0] == texts[1] != texts[2] == texts[3]
    assert len(made) == 2


def test_an_address_goes_into_a_variable_each_time():
    text = (
        "{% url 'events:forum_list' as here %}[{{ here }}]{% url 'no:such' as none %}[{{ none }}]"
    )

    assert {shown(text) for _ in range(2)} == {f"[{reverse('events:forum_list')}][]"}


def test_an_unknown_address_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            shown("{% url 'no:such' %}")


def test_addresses_follow_the_prefix_of_the_installation():
    plain = shown("{% url 'home' %}")
    set_script_prefix("/temu/")
    try:
        assert shown("{% url 'home' %}") == f"/temu{plain}"
    finally:
        set_script_prefix("/")


def test_kept_addresses_do_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(addresses, "KEPT", 3)

    for number in range(10):
        shown("{% url 'events:forum_detail' slug %}", slug=f"s{number}")

    assert len(addresses._kept) <= 3
