import io

import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.papers import BadgeCard, badge_sheets
from events.actions import badges
from events.actions.badges import print_badges
from events.actions.preparation import save_tables
from events.models import Participant, ParticipantKind, ParticipantStatus, Table
from events.papers import BADGE_COLOURS, badge_card
from tests.factories import (
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorParticipantFactory,
)

MM = 72 / 25.4
CAP_HEIGHT = 0.745  # of the typeface, from its OS/2 table


@pytest.fixture
def staff(db, client):
    user = UserFactory()
    client.force_login(user)
    client.get("/accounts/profile/")
    return user


def url(name, forum, *args):
    return reverse(f"events:{name}", args=[forum.slug, *args])


def texts_of(content, page=0):
    """Text and font size of everything on a page."""
    found = []

    def visit(text, matrix, text_matrix, font, size):
        if text.strip():
            found.append((text.strip(), size))

    pypdf.PdfReader(io.BytesIO(content)).pages[page].extract_text(visitor_text=visit)
    return found


def card(name="Bambang Sutrisno", titles="S.Sos.", **values):
    return BadgeCard(
        name=name,
        titles=titles,
        **{
            "origin": "Kecamatan Metro Pusat",
            "kind": "Utusan OPD",
            "colour": "#1D3F72",
            "table": "",
            "code": "KMP-017",
            "qr": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
            **values,
        },
    )


def printed(row, **values):
    return print_badges(row.forum, list(rows_of(row)), ticket_url=lambda _: "https://x", **values)


def rows_of(row):
    return Participant.objects.filter(forum=row.forum).with_table().for_list()


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (17, 3)])
def test_eight_cards_stand_on_a_page_of_a4(count, pages):
    content = badge_sheets("Forum", [card(code=f"C-{number}") for number in range(count)])

    reader = pypdf.PdfReader(io.BytesIO(content))
    assert len(reader.pages) == pages
    assert [round(float(side) / MM) for side in reader.pages[0].mediabox[2:]] == [210, 297]


@pytest.mark.parametrize(
    "name", ["Sari", "Bambang Sutrisno", "Dewi Anggraini", "Hj. Siti Nurhayati"]
)
def test_normal_names_have_capitals_of_nine_millimetres(name):
    sizes = [size for text, size in texts_of(badge_sheets("F", [card(name)])) if text in name]

    assert sizes
    assert min(sizes) * CAP_HEIGHT / MM >= 9


@pytest.mark.parametrize(
    "name", ["Abdurrahman " * 25, "W" * 300, "Prof. Dr. Ir. H. Muhammad Yudi"]
)
def test_long_names_shrink_and_stay_on_the_card(name):
    content = badge_sheets("F", [card(name, titles="M.Sc., " * 12, origin="Dinas " * 33)])

    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
    shown = "".join(text for text, _ in texts_of(content))
    assert shown.replace("\u200b", "").startswith("UTUSAN OPD")


@pytest.mark.parametrize(
    "origin",
    [
        "Bappeda",
        "Badan Kesatuan Bangsa dan Politik",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "Bagian Protokol dan Komunikasi Pimpinan Sekretariat Daerah",
        "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan KB " * 2,
    ],
)
def test_where_somebody_comes_from_is_whole_on_the_card(origin):
    found = texts_of(badge_sheets("F", [card(origin=origin.strip())]))

    lines = [size for text, size in found if text.replace("\u200b", "") in origin]
    assert "".join(text for text, _ in found).count(origin.split()[0]) >= 1
    # Letters and the space between lines: what is higher than its box was cut off at the top.
    assert (len(lines) + 0.4 * (len(lines) - 1)) * lines[0] <= 13.5 * MM


def test_badges_print_text_as_typed():
    hostile = '#panic("x") {{7*7}} $x$'

    texts = texts_of(badge_sheets(hostile, [card(hostile, titles="", origin=hostile)]))

    assert '#panic("x")' in "".join(text for text, _ in texts)


def test_every_kind_has_a_colour():
    assert BADGE_COLOURS.keys() == set(ParticipantKind)


@pytest.mark.django_db
def test_card_takes_the_corrected_text_and_the_table():
    row = VendorParticipantFactory(
        name="Roni", badge_name="Roni Saputra, S.E.", badge_origin="Roti"
    )
    Table.objects.create(forum=row.forum, number=4, vendor=row.vendor)

    result = badge_card(rows_of(row).get(), "https://x")

    assert (result.name, result.titles, result.origin, result.table) == (
        "Roni Saputra", "S.E.", "Roti", "Meja 4",
    )  # fmt: skip


@pytest.mark.django_db
def test_print_notes_the_time_once():
    row = ParticipantFactory()
    printed(row)

    with pytest.raises(ValidationError) as refused:
        printed(row)

    assert refused.value.code == "printed_meanwhile"
    row.refresh_from_db()
    first = row.badge_printed_at
    printed(row, again=True)
    row.refresh_from_db()
    assert first < row.badge_printed_at


@pytest.mark.django_db
def test_print_notes_none_when_one_was_printed_meanwhile():
    done = ParticipantFactory(badge_printed_at=timezone.now())
    new = ParticipantFactory(forum=done.forum)

    with pytest.raises(ValidationError):
        printed(new)

    new.refresh_from_db()
    assert new.badge_printed_at is None


@pytest.mark.django_db
def test_print_of_nothing_is_refused():
    with pytest.raises(ValidationError) as refused:
        print_badges(ForumFactory(), [], ticket_url=lambda _: "")

    assert refused.value.code == "nothing_to_print"


# Pages


@pytest.mark.parametrize("item_count", [1, 3])
def test_badge_list_query_count(client, staff, item_count, django_assert_num_queries):
    forum = ForumFactory()
    ParticipantFactory.create_batch(item_count, forum=forum, badge_printed_at=timezone.now())

    with django_assert_num_queries(5):
        response = client.get(url("badge_list", forum))

    assert len(response.context["printed"]) == item_count


def test_cards_of_nobody_are_not_called_printed(client, staff):
    page = client.get(url("badge_list", ForumFactory())).content.decode()

    assert "Tidak ada peserta terdaftar" in page
    assert "sudah dicetak" not in page


def test_badge_pdf_prints_new_ones_of_the_filter_only(client, staff):
    new = ParticipantFactory(name="Baru Sekali")
    forum = new.forum
    ParticipantFactory(forum=forum, name="Sudah", badge_printed_at=timezone.now())
    ParticipantFactory(forum=forum, name="Tunggu", status=ParticipantStatus.WAITLISTED)
    ParticipantFactory(name="Forum Lain")
    vendor = VendorParticipantFactory(forum=forum, name="Pelaku Usaha")

    response = client.post(f"{url('badge_pdf', forum)}?kind=delegate")

    assert response["Content-Type"] == "application/pdf"
    names = " ".join(text for text, _ in texts_of(response.content))
    assert "Baru" in names
    for other in ("Sudah", "Tunggu", "Lain", "Pelaku"):
        assert other not in names
    new.refresh_from_db()
    vendor.refresh_from_db()
    assert (new.badge_printed_at is None, vendor.badge_printed_at) == (False, None)


def test_badge_pdf_a_second_time_has_nothing_to_print(client, staff):
    row = ParticipantFactory(badge_printed_at=timezone.now())

    response = client.post(f"{url('badge_pdf', row.forum)}?kind=delegate")

    assert response.url == f"{url('badge_list', row.forum)}?kind=delegate"


def test_badge_pdf_prints_one_file_at_a_time(client, staff, monkeypatch):
    monkeypatch.setattr("events.views.badges.CARDS_A_FILE", 2)
    forum = ForumFactory()
    ParticipantFactory.create_batch(3, forum=forum)

    page = client.get(url("badge_list", forum))
    client.post(url("badge_pdf", forum))

    assert (page.context["new"], page.context["later"]) == (2, 1)
    assert Participant.objects.without_badge().count() == 1
    assert badges.CARDS_A_FILE == 400


def test_badge_card_holds_the_address_of_the_ticket(client, staff, monkeypatch):
    row = ParticipantFactory()
    addresses = []

    def keep(forum, participants, *, ticket_url):
        addresses.extend(ticket_url(participant) for participant in participants)
        return b"%PDF"

    monkeypatch.setattr(badges, "badge_paper", keep)
    client.post(url("badge_pdf", row.forum))

    assert addresses == [f"http://testserver/tickets/{row.ticket_token}/"]


def test_reprint_asks_first_then_prints(client, staff):
    moment = timezone.now()
    row = ParticipantFactory(badge_printed_at=moment)
    address = url("badge_reprint", row.forum)

    asked = client.post(address, {"ids": row.pk})
    row.refresh_from_db()
    before = row.badge_printed_at
    done = client.post(address, {"ids": row.pk, "confirmed": "1"})

    assert list(asked.context["objects"]) == [row]
    assert before == moment
    assert done["Content-Type"] == "application/pdf"
    row.refresh_from_db()
    assert row.badge_printed_at > moment


@pytest.mark.parametrize("ids", [[], ["abc"], "foreign", "waiting"])
def test_reprint_of_nobody_leads_back(client, staff, ids):
    forum = ForumFactory()
    if ids == "foreign":
        ids = [ParticipantFactory().pk]
    if ids == "waiting":
        ids = [ParticipantFactory(forum=forum, status=ParticipantStatus.WAITLISTED).pk]

    response = client.post(url("badge_reprint", forum), {"ids": ids, "confirmed": "1"})

    assert response.url == url("badge_list", forum)


def test_badge_edit_leaves_the_list_as_it_is(client, staff):
    row = ParticipantFactory(name="Roni")

    response = client.post(
        url("badge_edit", row.forum, row.pk), {"badge_name": "Bang Roni", "name": "Lain"}
    )

    assert response.url == row.get_absolute_url()
    row.refresh_from_db()
    assert (row.name, row.badge_name, row.badge_printed_at) == ("Roni", "Bang Roni", None)


def test_badge_edit_prints_the_one_card(client, staff):
    row = ParticipantFactory()
    ParticipantFactory(forum=row.forum)

    response = client.post(
        url("badge_edit", row.forum, row.pk), {"badge_name": "Roni", "print": "1"}
    )

    assert "Roni" in [text for text, _ in texts_of(response.content)]
    assert list(Participant.objects.without_badge().exclude(pk=row.pk)) != []
    row.refresh_from_db()
    assert row.badge_printed_at


def test_a_card_that_jammed_is_printed_by_another_press(client, staff):
    row = ParticipantFactory()
    page = client.get(url("badge_edit", row.forum, row.pk)).context["form"]
    data = {"badge_name": "Roni", "print": "1", "seen": page["seen"].value()}

    answers = [client.post(url("badge_edit", row.forum, row.pk), data) for _ in range(2)]

    assert [answer["Content-Type"] for answer in answers] == ["application/pdf"] * 2
    Participant.objects.filter(pk=row.pk).update(name="Orang lain")
    conflict = client.post(url("badge_edit", row.forum, row.pk), data)
    assert conflict.context["form"].has_error("__all__", "changed_meanwhile")


def test_badge_edit_shows_what_is_wrong(client, staff):
    row = ParticipantFactory()

    response = client.post(url("badge_edit", row.forum, row.pk), {"badge_name": "x" * 301})

    assert response.context["form"].has_error("badge_name", "max_length")


def test_badge_edit_of_another_forum_is_not_found(client, staff):
    assert (
        client.get(url("badge_edit", ForumFactory(), ParticipantFactory().pk)).status_code == 404
    )


def test_export_menu_leads_to_the_cards_with_the_filter(client, staff):
    row = ParticipantFactory()

    response = client.get(f"{url('participant_list', row.forum)}?kind=delegate&page=1")

    addresses = [item["url"] for item in response.context["exports"]]
    assert f"{url('badge_list', row.forum)}?kind=delegate" in addresses


@pytest.mark.parametrize(
    ("values", "badge_name", "is_outdated"),
    [
        ({"name": "Roni Saputra"}, "", True),
        ({"name": "Roni Saputra"}, "Bang Roni", False),
        ({"position": "Kasi"}, "", False),
    ],
)
def test_a_card_with_an_old_name_is_to_be_printed_anew(
    client, staff, values, badge_name, is_outdated
):
    row = ParticipantFactory(
        name="Roni", badge_name=badge_name, badge_printed_at=timezone.now(), phone="+6281200003001"
    )
    address = reverse("events:participant_edit", args=[row.forum.slug, row.pk])
    form = client.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}

    page = client.post(address, data | values, follow=True)

    row.refresh_from_db()
    assert (row.badge_printed_at is None) is is_outdated
    assert ("tarik kartu yang lama" in page.text) is is_outdated


def test_another_table_outdates_the_cards_of_both_vendors(client, staff):
    forum = ForumFactory()
    first, second, still = VendorParticipantFactory.create_batch(
        3, forum=forum, badge_printed_at=timezone.now()
    )
    one, two, three = [
        Table.objects.create(forum=forum, number=number, vendor=row.vendor)
        for number, row in enumerate((first, second, still), 1)
    ]

    outdated = save_tables(
        forum, {one.pk: second.vendor, two.pk: first.vendor, three.pk: still.vendor}
    )

    assert outdated == 2
    assert set(Participant.objects.without_badge()) == {first, second}


def test_a_text_that_is_saved_only_makes_the_printed_card_an_old_one(client, staff):
    row = ParticipantFactory(name="Roni", badge_printed_at=timezone.now())

    client.post(url("badge_edit", row.forum, row.pk), {"badge_name": "", "badge_origin": ""})
    row.refresh_from_db()
    assert row.badge_printed_at
    door = url("check_in", row.forum)
    address = f"{url('badge_edit', row.forum, row.pk)}?next={door}"
    assert f'href="{door}">Kembali ke check-in' in client.get(address).text
    assert client.post(address, {"badge_name": "Bang Roni"}).url == door

    row.refresh_from_db()
    assert row.badge_printed_at is None


def test_cards_of_the_ticked_say_how_many_were_printed(client, staff):
    forum = ForumFactory()
    new = ParticipantFactory(forum=forum)
    done = ParticipantFactory(forum=forum, number=2, badge_printed_at=timezone.now())

    page = client.post(url("badge_reprint", forum), {"ids": [new.pk, done.pk]}).text
    assert "Cetak 2 tanda peserta?" in page
    assert "1 sudah pernah dicetak" in page
    first = client.post(url("badge_reprint", forum), {"ids": [new.pk]}).text
    assert "pernah dicetak" not in first
    client.post(url("badge_reprint", forum), {"ids": [new.pk], "confirmed": "1"})

    new.refresh_from_db()
    assert new.badge_printed_at
