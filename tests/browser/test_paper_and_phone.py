"""What a printer and a narrow screen make of a page."""

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from tests.factories import BudgetFactory, ForumFactory, PurchaseFactory, TargetFactory

BREAKS = "card => getComputedStyle(card).breakInside"
ROOM = """select => {
    const pen = document.createElement("canvas").getContext("2d");
    const style = getComputedStyle(select);
    pen.font = style.font;
    const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    return select.clientWidth - padding - pen.measureText(select.selectedOptions[0].text).width;
}"""


@pytest.mark.parametrize(("count", "breaks"), [(2, "avoid"), (11, "auto")])
def test_a_short_list_stays_in_its_frame_on_paper(count, breaks, page, live_server, sign_in):
    BudgetFactory.create_batch(count)
    sign_in(page)
    page.emulate_media(media="print")

    page.goto(f"{live_server.url}/procurement/budgets/")
    assert page.locator("tbody > tr").count() == count

    card = page.locator(".card:has(tbody)").first
    assert card.evaluate(BREAKS) == breaks


def test_an_agency_card_on_paper_names_no_other_page(page, live_server, sign_in):
    agency = PurchaseFactory().agency
    sign_in(page, Role.OBSERVER)
    page.goto(f"{live_server.url}/procurement/reports/agencies/{agency.pk}/")
    tab = page.locator(".tabs [aria-current]")
    expect(tab).to_be_visible()

    page.emulate_media(media="print")

    expect(tab).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text(agency.name)


@pytest.mark.parametrize("is_js", [True, False])
def test_the_open_tab_is_whole_on_a_phone(is_js, new_context, live_server, sign_in):
    forum = ForumFactory()
    page = new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=is_js
    ).new_page()
    sign_in(page)
    page.goto(f"{live_server.url}/events/{forum.slug}/papers/")

    box = page.locator(".tabs [aria-current]").bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_no_choice_above_a_report_is_cut_on_a_phone(page, live_server, sign_in):
    PurchaseFactory()
    TargetFactory(year=2024)
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, Role.OBSERVER)
    page.goto(f"{live_server.url}/procurement/reports/")

    for name in ("year", "period", "method", "stage", "swakelola"):
        assert page.locator(f"select[name={name}]").evaluate(ROOM) >= 0, name
