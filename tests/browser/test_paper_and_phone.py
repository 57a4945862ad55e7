"""What a printer and a narrow screen make of a page."""

import pytest

from accounts.models import Role
from tests.factories import BudgetFactory, PurchaseFactory, TargetFactory

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


def test_no_choice_above_a_report_is_cut_on_a_phone(page, live_server, sign_in):
    PurchaseFactory()
    TargetFactory(year=2024)
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, Role.OBSERVER)
    page.goto(f"{live_server.url}/procurement/reports/")

    for name in ("year", "period", "method", "stage", "swakelola"):
        assert page.locator(f"select[name={name}]").evaluate(ROOM) >= 0, name
