"""The main pages by the keyboard alone: what has the focus is seen, and nothing is out of reach."""

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from events.models import Attendance
from procurement.models import Purchase
from tests.factories import AgencyFactory, ForumFactory, ParticipantFactory

FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" || style.boxShadow !== "none";
  const shown = box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const name = one.getAttribute("aria-label") || one.innerText || one.id;
  return { name: name.trim(), seen: ring && shown, isDate: one.type === "date" };
}"""


def stops(page, most=80):
    """What Tab leads to, from the top of the page until the browser takes the focus over."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        # The parts of a date field are the browser's own, and so are their rings.
        if not stop["isDate"]:
            found.append(stop)
    return found


def tab_to(page, target, most=80):
    """Press Tab until the target has the focus."""
    for _ in range(most):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached")


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (None, "/"),
        (Role.STAFF, "/"),
        (Role.STAFF, "/activity/"),
        (Role.STAFF, "participants/"),
        (Role.BUYER, "/procurement/purchases/new/"),
        (Role.OBSERVER, "/procurement/reports/"),
    ],
)
def test_every_stop_of_the_tab_key_is_seen(role, path, page, live_server, sign_in):
    forum = ForumFactory()
    ParticipantFactory.create_batch(2, forum=forum)
    if role:
        sign_in(page, role, **({"agency": AgencyFactory()} if role == Role.BUYER else {}))
    address = path if path.startswith("/") else f"{forum.get_absolute_url()}{path}"
    # Else the page is still on its way to the focus.
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{live_server.url}{address}")

    found = stops(page)

    assert found[0]["name"] == "Langsung ke isi"
    assert len(found) > 8
    assert [stop["name"] for stop in found if not stop["seen"]] == []


def test_the_skip_link_leads_past_the_bar_and_escape_closes_a_menu(page, live_server, sign_in):
    sign_in(page)
    page.goto(f"{live_server.url}/events/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")

    summary = page.locator(".topbar .user-menu > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Profil")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Profil")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_purchase_is_written_down_without_a_mouse(page, live_server, sign_in):
    sign_in(page, Role.BUYER, agency=AgencyFactory())
    page.goto(f"{live_server.url}/procurement/purchases/new/")

    for name, text in (
        ("package_name", "Snack rapat"),
        ("seller", "Dapur Uji"),
        # The same day whether the browser begins with the month or with the day.
        ("contracted_on", "11112024"),
        ("value", "1.500.000"),
    ):
        tab_to(page, page.locator(f"[name={name}]"))
        page.keyboard.type(text)
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Snack rapat")
    assert Purchase.objects.get().pdn_value == 1_500_000


def test_a_guest_at_the_door_is_registered_without_a_mouse(page, live_server, sign_in):
    forum, agency = ForumFactory(), AgencyFactory(name="Dinas Uji")
    sign_in(page)
    page.goto(f"{live_server.url}{forum.get_absolute_url()}check-in/walk-in/")

    tab_to(page, page.get_by_role("combobox", name="OPD atau unit kerja"))
    page.keyboard.type("Dinas Uji")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Nama lengkap dan gelar"))
    page.keyboard.type("Tamu Uji, S.E.")
    tab_to(page, page.get_by_label("Nomor WhatsApp"))
    page.keyboard.type("0812-0000-1400")
    page.keyboard.press("Enter")

    expect(page.locator(".result")).to_contain_text("Tamu Uji, S.E. tercatat hadir")
    assert Attendance.objects.get().participant.agency == agency
