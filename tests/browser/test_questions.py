"""The forum's own questions on the phone at the door: one tap, with JavaScript and without."""

from playwright.sync_api import expect

from events.actions.questions import retire_question, save_answers
from events.models import Answer, Attendance
from tests.factories import ForumFactory, ParticipantFactory, QuestionFactory


def test_open_answers_are_given_on_the_result_of_a_scan(any_page, live_server, sign_in, check):
    forum = ForumFactory()
    lunch = QuestionFactory(forum=forum, text="Pilihan makan siang")
    allergy = QuestionFactory(forum=forum, text="Alergi?", kind="text", choices="")
    access = QuestionFactory(forum=forum, text="Bantuan akses?", kind="yes_no", choices="")
    person = ParticipantFactory(forum=forum)
    save_answers(person, {access.pk: "Tidak"}, by=None)
    page = any_page
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page)
    page.goto(f"{live_server.url}/events/{forum.slug}/check-in/scan/")
    page.locator("#id_text").fill(person.code)
    page.get_by_role("button", name="Periksa").click()

    asked = page.get_by_role("region", name="Pertanyaan forum")
    expect(asked).to_contain_text("Belum dijawab: Pilihan makan siang")
    expect(asked).to_contain_text("Belum dijawab: Alergi?")
    expect(asked).not_to_contain_text("Belum dijawab: Bantuan akses?")
    assert Attendance.objects.filter(participant=person).count() == 1
    check(page)

    asked.get_by_role("button", name="Nasi vegetarian").click()
    expect(asked).not_to_contain_text("Belum dijawab: Pilihan makan siang")
    asked.get_by_label("Alergi?").fill("Kacang")
    asked.get_by_role("button", name="Simpan").click()

    expect(asked).not_to_contain_text("Belum dijawab")
    expect(page.locator(".scan-result")).to_contain_text("Berhasil, tercatat hadir")
    check(page)
    given = dict(Answer.objects.values_list("question", "text"))
    assert given == {lunch.pk: "Nasi vegetarian", allergy.pk: "Kacang", access.pk: "Tidak"}
    assert Attendance.objects.get().revoked_at is None
    page.locator("[data-scan-next]").click()
    expect(page.locator(".scan-result")).to_have_count(0)


def test_an_answer_without_network_is_not_taken_for_kept(new_context, live_server, sign_in):
    person = ParticipantFactory()
    QuestionFactory(forum=person.forum)
    # Without the door's worker: what is sent while it takes the page over can pass by a route.
    page = new_context(service_workers="block").new_page()
    sign_in(page)
    page.goto(f"{live_server.url}/events/{person.forum.slug}/check-in/scan/")
    page.locator("#id_text").fill(person.code)
    page.get_by_role("button", name="Periksa").click()
    page.route("**/answers/", lambda route: route.abort())

    page.get_by_role("button", name="Nasi kotak").click()

    expect(page.locator("[data-answer-note]")).to_contain_text("Jawaban belum tersimpan")
    assert not Answer.objects.exists()
    page.unroute("**/answers/")
    page.get_by_role("button", name="Nasi kotak").click()
    expect(page.locator("[data-answers]")).not_to_contain_text("Belum dijawab")
    assert Answer.objects.count() == 1


def test_an_answer_that_cannot_be_kept_is_said(page, live_server, sign_in):
    person = ParticipantFactory()
    question = QuestionFactory(forum=person.forum)
    sign_in(page)
    page.goto(f"{live_server.url}/events/{person.forum.slug}/check-in/scan/")
    page.locator("#id_text").fill(person.code)
    page.get_by_role("button", name="Periksa").click()
    session = page.context.cookies()
    page.context.clear_cookies(name="sessionid")

    page.get_by_role("button", name="Nasi kotak").click()
    expect(page.locator("[data-answer-note]")).to_contain_text("Jawaban belum tersimpan")
    page.context.add_cookies(session)
    retire_question(question)
    page.get_by_role("button", name="Nasi kotak").click()

    expect(page.locator("[data-answers]")).to_contain_text("tidak ditanyakan lagi")
    assert not Answer.objects.exists()
