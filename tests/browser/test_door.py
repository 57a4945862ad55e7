"""The door with its network cut: read, keep, deliver, and what conflicts."""

from playwright.sync_api import expect

from events.actions.scanning import record_scan
from events.models import Attendance, Scan
from tests.factories import ForumFactory, ParticipantFactory, UserFactory

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def opened_door(new_context, live_server, sign_in, forum):
    context = new_context(**PHONE)
    page = context.new_page()
    sign_in(page)
    page.goto(f"{live_server.url}/events/{forum.slug}/check-in/scan/")
    expect(page.locator("[data-door]")).to_have_attribute("data-ready", "1", timeout=15_000)
    return context, page


def read(page, text):
    page.locator("#id_text").fill(text)
    page.get_by_role("button", name="Periksa").tap()


def test_readings_without_network_are_kept_and_delivered(new_context, live_server, sign_in):
    forum = ForumFactory()
    first = ParticipantFactory(forum=forum, name="Bambang Sutrisno, S.Sos.")
    second = ParticipantFactory(forum=forum, name="Siti Nurjanah, S.E.")
    context, page = opened_door(new_context, live_server, sign_in, forum)

    context.set_offline(True)
    page.reload()
    expect(page.locator(".door-state")).to_contain_text("Tanpa jaringan")
    read(page, first.code)
    expect(page.locator(".scan-result")).to_contain_text("Tersimpan, dikirim nanti")
    expect(page.locator(".scan-result-name")).to_have_text(first.name)
    page.get_by_role("button", name="Pindai berikutnya").tap()
    read(page, "nurjanah")
    page.get_by_role("button", name="Hadir Siti Nurjanah").tap()
    expect(page.locator(".scan-result-name")).to_have_text(second.name)
    page.get_by_role("button", name="Pindai berikutnya").tap()
    expect(page.locator(".door-state")).to_contain_text("2 pindaian tersimpan")
    assert Attendance.objects.count() == 0

    context.set_offline(False)
    expect(page.locator(".door-state")).to_contain_text("Tersambung", timeout=20_000)
    assert set(Attendance.objects.values_list("participant", flat=True)) == {first.pk, second.pk}
    expect(page.locator("[data-door-conflicts]")).to_be_hidden()


def test_what_another_door_did_meanwhile_is_listed(new_context, live_server, sign_in):
    participant = ParticipantFactory(name="Agus Riyadi, S.IP.")
    forum = participant.forum
    context, page = opened_door(new_context, live_server, sign_in, forum)
    context.set_offline(True)
    expect(page.locator(".door-state")).to_contain_text("Tanpa jaringan")
    read(page, participant.code)
    page.get_by_role("button", name="Pindai berikutnya").tap()
    record_scan(forum, by=UserFactory(), text=participant.code, key="pintu-lain-1")

    context.set_offline(False)

    conflicts = page.locator("[data-door-conflicts]")
    expect(conflicts).to_contain_text("Agus Riyadi, S.IP.", timeout=20_000)
    expect(conflicts).to_contain_text("Sudah check-in")
    assert Attendance.objects.count() == 1
    assert Scan.objects.count() == 2
    # The words of the button stay on one line, however much the door says beside it.
    assert conflicts.get_by_role("button", name="Sudah diperiksa").bounding_box()["height"] < 60
    conflicts.get_by_role("button", name="Sudah diperiksa").tap()
    expect(conflicts).to_be_hidden()


def test_a_search_without_network_can_be_followed_by_another(new_context, live_server, sign_in):
    wanted = ParticipantFactory(name="Siti Nurjanah, S.E.")
    ParticipantFactory(forum=wanted.forum, name=f"Agus Riyadi {'Panjang ' * 20}")
    context, page = opened_door(new_context, live_server, sign_in, wanted.forum)
    context.set_offline(True)
    expect(page.locator(".door-state")).to_contain_text("Tanpa jaringan")

    read(page, "agus")
    button = page.get_by_role("button", name="Hadir Agus Riyadi")
    expect(button).to_be_visible()
    # On one line, however long the name beside it.
    assert button.bounding_box()["height"] < 60
    read(page, "siti")
    page.get_by_role("button", name="Hadir Siti Nurjanah").tap()

    expect(page.locator(".scan-result-name")).to_have_text(wanted.name)
    expect(page.locator(".door-state")).to_contain_text("1 pindaian tersimpan")


def test_a_reading_whose_answer_got_lost_is_no_conflict(new_context, live_server, sign_in):
    participant = ParticipantFactory()
    _, page = opened_door(new_context, live_server, sign_in, participant.forum)

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    page.route("**/scan/new/", lose_the_answer)
    read(page, participant.code)
    expect(page.locator(".scan-result")).to_contain_text(
        "Tersimpan, dikirim nanti", timeout=20_000
    )
    page.unroute("**/scan/new/")

    expect(page.locator(".door-state")).to_contain_text("Siap tanpa jaringan", timeout=30_000)
    expect(page.locator("[data-door-conflicts]")).to_be_hidden()
    assert Attendance.objects.count() == 1


def test_a_network_that_answers_nothing_holds_nobody_up(new_context, live_server, sign_in):
    participant = ParticipantFactory()
    _, page = opened_door(new_context, live_server, sign_in, participant.forum)
    page.route("**/scan/new/", lambda route: None)

    read(page, participant.code)

    expect(page.locator(".scan-result")).to_contain_text(
        "Tersimpan, dikirim nanti", timeout=15_000
    )


def test_a_scan_replaces_the_last_search_at_the_desk(page, live_server, sign_in):
    """A USB scanner types into the field that has the focus, and knows of nothing in it."""
    participant = ParticipantFactory()
    sign_in(page)
    page.goto(f"{live_server.url}/events/{participant.forum.slug}/check-in/")
    page.keyboard.type("siapa ini")
    page.keyboard.press("Enter")
    expect(page.locator(".result")).to_contain_text("siapa ini")

    page.keyboard.type(f"{live_server.url}/tickets/{participant.ticket_token}/")
    page.keyboard.press("Enter")

    expect(page.locator(".result")).to_contain_text(f"{participant.name} tercatat hadir")
    assert Attendance.objects.get().participant == participant
