import re

import pytest
import segno
from playwright.sync_api import expect

from events.actions.scanning import record_scan
from events.models import Attendance, CheckInMethod, Scan, ScanOutcome, Table
from tests.browser.barriers import barriers
from tests.factories import ForumFactory, ParticipantFactory, UserFactory, VendorParticipantFactory

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def video_of(text, path):
    """Write a camera picture that shows the QR code of a text, as raw video of one frame."""
    width, height, scale = 640, 480, 8
    rows = [bytes(row) for row in segno.make(text, error="m").matrix]
    code = len(rows) * scale
    left, top = (width - code) // 2, (height - code) // 2
    picture = bytearray(b"\xeb" * (width * height))
    for y, row in enumerate(rows):
        line = b"".join((b"\x10" if dark else b"\xeb") * scale for dark in row)
        for offset in range(scale):
            start = (top + y * scale + offset) * width + left
            picture[start : start + code] = line
    colours = b"\x80" * (width * height // 2)
    header = f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode()
    path.write_bytes(header + (b"FRAME\n" + bytes(picture) + colours) * 2)


@pytest.fixture
def camera_page(
    browser_type, browser_type_launch_args, browser_context_args, tmp_path, live_server
):
    """Open a phone whose camera sees the QR code of a text."""
    opened = []

    def act(text):
        film = tmp_path / "camera.y4m"
        video_of(text, film)
        arguments = [
            *browser_type_launch_args["args"],
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
        ]
        browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
        opened.append(browser)
        context = browser.new_context(**browser_context_args, **PHONE)
        context.grant_permissions(["camera"], origin=live_server.url)
        return context.new_page()

    yield act
    for browser in opened:
        browser.close()


def ticket_of(live_server, participant):
    return f"{live_server.url}/tickets/{participant.ticket_token}/"


def scan_page(live_server, forum):
    return f"{live_server.url}/events/{forum.slug}/check-in/scan/"


def test_camera_reads_a_ticket_and_the_result_fills_the_screen(camera_page, live_server, sign_in):
    participant = VendorParticipantFactory(name="Bambang Sutrisno, S.Sos.")
    Table.objects.create(forum=participant.forum, number=6, vendor=participant.vendor)
    page = camera_page(ticket_of(live_server, participant))
    sign_in(page)

    page.goto(f"{scan_page(live_server, participant.forum)}?door=utama")

    result = page.locator(".scan-result")
    expect(result).to_contain_text("Berhasil, tercatat hadir", timeout=15_000)
    expect(result).to_contain_text("Bambang Sutrisno, S.Sos.")
    expect(result).to_contain_text("Meja")
    expect(page.locator(".scan-camera")).to_be_hidden()
    expect(page.locator("[data-present]")).to_have_text("1")
    assert page.locator(".scan-result-head").bounding_box()["width"] == 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    button = page.get_by_role("link", name="Pindai berikutnya")
    expect(button).to_be_focused()
    assert button.bounding_box()["height"] >= 44
    assert Scan.objects.get().door == "utama"

    # The card stays before the camera: it is read again only after the next press.
    button.tap()
    expect(page.locator(".scan-camera")).to_be_visible()
    expect(result).to_contain_text("Sudah check-in", timeout=15_000)
    assert Attendance.objects.count() == 1


def test_lost_network_sends_the_same_reading_again(new_context, live_server, sign_in):
    participant = ParticipantFactory()
    # Without the door's worker: what is sent while it takes the page over can pass by a route.
    page = new_context(**PHONE, service_workers="block").new_page()
    sign_in(page)
    page.goto(scan_page(live_server, participant.forum))
    keys = []

    def lose_the_first(route):
        keys.append(re.search(r'name="key"\s+(\S+)', route.request.post_data)[1])
        if len(keys) == 1:
            # It arrived, and only the answer is lost.
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/check-in/scan/new/", lose_the_first)
    page.locator("#id_text").fill(participant.code)
    page.get_by_role("button", name="Periksa").tap()

    expect(page.locator(".scan-result")).to_contain_text("Berhasil, tercatat hadir")
    assert (len(keys), len(set(keys))) == (2, 1)
    assert Attendance.objects.count() == 1
    assert sorted(Scan.objects.values_list("outcome", flat=True)) == ["new", "repeat"]


def test_refused_camera_says_so_and_typing_works(new_context, live_server, sign_in):
    participant = ParticipantFactory()
    page = new_context(**PHONE).new_page()
    sign_in(page)

    page.goto(scan_page(live_server, participant.forum))
    expect(page.locator("[data-scan-message]")).to_contain_text("etik kode")
    page.locator("#id_text").fill("XYZ-999")
    page.keyboard.press("Enter")

    expect(page.locator(".scan-result")).to_contain_text("Kode tidak ditemukan")
    page.get_by_role("link", name="Pindai ulang").tap()
    expect(page.locator("#id_text")).to_have_value("")
    page.locator("#id_text").fill(participant.code.lower())
    page.get_by_role("button", name="Periksa").tap()
    expect(page.locator(".scan-result")).to_contain_text("Berhasil, tercatat hadir")


def test_scanning_without_script(new_context, live_server, sign_in):
    participant = ParticipantFactory()
    page = new_context(java_script_enabled=False, **PHONE).new_page()
    sign_in(page)

    page.goto(f"{scan_page(live_server, participant.forum)}?door=timur")
    page.locator("#id_text").fill(participant.code)
    page.get_by_role("button", name="Periksa").tap()

    expect(page.locator(".scan-result")).to_contain_text("Berhasil, tercatat hadir")
    page.get_by_role("link", name="Pindai berikutnya").tap()
    expect(page.locator("#id_door")).to_have_value("timur")
    expect(page.locator(".scan-last")).to_contain_text(participant.name)


def test_usb_scanner_types_a_ticket_at_the_desk(page, live_server, sign_in):
    participant = ParticipantFactory(name="Hendra Gunawan")
    sign_in(page)
    page.goto(f"{live_server.url}/events/{participant.forum.slug}/check-in/")

    page.keyboard.type(ticket_of(live_server, participant))
    page.keyboard.press("Enter")

    expect(page.locator(".result-title")).to_have_text("Hendra Gunawan tercatat hadir")
    expect(page.locator("#id_q")).to_be_focused()
    page.keyboard.type("xyz-999")
    page.keyboard.press("Enter")
    expect(page.locator(".result-title")).to_have_text("Kode tidak ditemukan: XYZ-999")
    assert list(Scan.objects.order_by("pk").values_list("outcome", flat=True)) == [
        ScanOutcome.NEW,
        ScanOutcome.UNKNOWN,
    ]


def test_usb_scanner_without_script_needs_one_press_more(new_context, live_server, sign_in):
    participant = ParticipantFactory(name="Hendra Gunawan")
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page)
    page.goto(f"{live_server.url}/events/{participant.forum.slug}/check-in/")
    page.locator("#id_q").fill(ticket_of(live_server, participant))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hadir Hendra Gunawan").click()

    expect(page.locator(".result-title")).to_have_text("Hendra Gunawan tercatat hadir")
    assert Attendance.objects.get().method == CheckInMethod.SCAN


def test_officer_opens_the_address_with_the_phones_own_camera(any_page, live_server, sign_in):
    page = any_page
    participant = ParticipantFactory()
    sign_in(page)

    page.goto(ticket_of(live_server, participant))
    page.get_by_label("Pintu").fill("barat")
    page.get_by_role("button", name="Catat hadir").click()

    expect(page.locator(".scan-result")).to_contain_text("Berhasil, tercatat hadir")
    assert Scan.objects.get().door == "barat"


def test_ticket_opens_without_network_once_it_was_opened(new_context, live_server):
    participant = ParticipantFactory()
    other = ParticipantFactory()
    context = new_context(**PHONE)
    page = context.new_page()
    page.goto(ticket_of(live_server, participant))
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.wait_for_selector("html[data-kept]", state="attached")

    context.set_offline(True)
    page.reload()

    expect(page.get_by_text("Tampil tanpa jaringan")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(participant.name)
    assert page.locator(".ticket-qr svg").bounding_box()["width"] > 200
    # Styled, too: the head of the card has its colour.
    head = page.locator(".ticket-head")
    assert head.evaluate("head => getComputedStyle(head).backgroundColor") == "rgb(21, 48, 90)"
    kept = page.evaluate("caches.open('tickets').then(c => c.keys()).then(k => k.map(r => r.url))")
    pages = [address for address in kept if "/static/" not in address]
    assert pages == [ticket_of(live_server, participant)]

    context.set_offline(False)
    page.goto(ticket_of(live_server, other))
    expect(page.locator("[data-offline]")).to_be_hidden()


def test_ticket_of_an_officer_is_not_kept(page, live_server, sign_in):
    sign_in(page)
    page.goto(ticket_of(live_server, ParticipantFactory()))

    assert page.evaluate("caches.keys()") == []


def test_badges_are_printed_once(any_page, live_server, sign_in):
    page = any_page
    participant = ParticipantFactory(name="Eko Prasetyo")
    base = f"{live_server.url}/events/{participant.forum.slug}/participants/"
    sign_in(page)
    page.goto(base)
    page.get_by_text("Ekspor").click()
    page.get_by_role("link", name="PDF tanda peserta").click()

    with page.expect_download() as download:
        page.get_by_role("button", name="Cetak 1 tanda peserta baru").click()
    assert download.value.suggested_filename.startswith("tanda-peserta-")

    page.goto(f"{base}badges/")
    expect(page.get_by_text("sudah dicetak.")).to_be_visible()
    page.get_by_label("Pilih Eko Prasetyo").check()
    page.get_by_role("button", name="Cetak ulang yang dipilih").click()
    expect(page.get_by_role("heading", name="Cetak ulang 1 tanda peserta?").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Cetak ulang 1 tanda peserta").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("width", [360, 1280])
def test_new_pages_have_no_accessibility_fault(new_context, live_server, sign_in, width):
    forum = ForumFactory()
    participant = ParticipantFactory(forum=forum)
    waiting = ParticipantFactory(forum=forum, badge_printed_at=participant.registered_at)
    scan = [
        record_scan(forum, by=UserFactory(), text=text, key=f"key-{text}-{number}")
        for number, text in enumerate([participant.code, participant.code, "XYZ-999"])
    ]
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    addresses = [f"/tickets/{participant.ticket_token}/"]
    base = f"/events/{forum.slug}"
    inside = [
        *addresses,
        f"{base}/check-in/scan/",
        *(f"{base}/check-in/scan/?scan={row.pk}" for row in scan),
        f"{base}/check-in/?scan={scan[2].pk}",
        f"{base}/check-in/scans/",
        f"{base}/participants/badges/",
        f"{base}/participants/{waiting.pk}/badge/",
    ]

    found = {}
    for address in [*addresses, None, *inside]:
        if address is None:
            sign_in(page)
            continue
        page.goto(f"{live_server.url}{address}")
        if faults := barriers(page):
            found[address] = faults
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"{address} is too wide"] = True

    assert found == {}
