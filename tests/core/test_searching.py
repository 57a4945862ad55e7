"""Parts of words by an index, and statements that the database keeps: the same rows as without."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Count, Max, Q, Value
from django.db.models.functions import Length

from accounts.models import Agency, Role, User
from core.fields import holds
from core.filters import NamedRecordField
from core.statements import (
    Whole,
    compiled,
    is_whole,
    listed,
    record_by,
    remembered,
    worded,
)
from events.models import Participant
from matching.models import Demand
from tests.factories import AgencyFactory, DemandFactory, ParticipantFactory, UserFactory
from vendors.search import search_for

pytestmark = pytest.mark.django_db
NAMES = [
    "Siti Utami, S.E.",
    "Dr. Ñusa Éka",
    "O'Neil 100%_x\\",
    "李小龍 Wijaya",
    "Al",
    "a\x01bcd",
    "👍🏽👍🏽👍🏽",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_a_name_is_found_as_by_reading_all(name):
    mine = ParticipantFactory(name=name)
    ParticipantFactory(name="Lain Orang")
    text = Participant.objects.get(pk=mine.pk).search_text

    for start in range(len(name)):
        for word in {name.lower()[start : start + size] for size in (1, 2, 3, 4, 9)}:
            found = Participant.objects.filter(holds("search_text", {word: Q()}))
            if "\x01" not in word:
                assert set(found) == set(Participant.objects.filter(search_text__contains=word))
            assert (mine in found) or word not in text or "\x01" in name


@pytest.mark.parametrize("word", ["zzz", "ti u", "%%%", "___", "siti%", "'--", "{a,b}", "itu"])
def test_what_no_name_holds_is_not_found(word):
    ParticipantFactory(name="Siti Utami")

    assert not Participant.objects.filter(holds("search_text", {word: Q()})).exclude(
        search_text__contains=word
    )
    assert Participant.objects.filter(holds("search_text", {word: Q()})).count() == (
        word == "ti u"
    )


def plan_of(rows):
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + sql, parameters)
        return [line for (line,) in cursor]


def uses(index, rows):
    return any(index in line for line in plan_of(rows))


def test_people_and_needs_are_looked_up_by_their_letters():
    assert uses("participant_by_letters", Participant.objects.matching("siti"))
    assert uses("demand_by_letters", Demand.objects.matching("kertas"))
    read = Participant.objects.filter(search_text__contains="siti")
    assert not uses("participant_by_letters", read)


def test_synonyms_are_looked_up_by_their_index(django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        assert search_for("ATK kantor").words == ["atk", "kantor"]

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + asked.captured_queries[0]["sql"])
        assert any("synonym_term_is_unique" in line for (line,) in cursor)


def test_a_choice_among_all_records_is_as_django_has_it():
    agency = AgencyFactory(name="Dinas Siti")
    for rows in (Agency.objects.order_by("name"), Agency.objects.filter(name="Dinas Siti")):
        field = NamedRecordField(rows)

        assert is_whole(rows) == (not rows.query.where)
        assert list(field.choices)[1:] == list(rows.values_list("pk", "name"))
        assert field.clean(str(agency.pk)) == agency
        assert vars(field.clean(agency.pk))["name"] == "Dinas Siti"
        for unknown in ("0", "abc", "9" * 18, "9" * 30, "-1"):
            with pytest.raises(ValidationError):
                field.clean(unknown)
    assert not is_whole(rows.model.objects.all()[:1])
    assert not is_whole(Agency.objects.none())


def test_what_the_index_has_found_is_not_cut_into_letters_again():
    for rows in (Participant.objects.matching("siti utami"), Demand.objects.matching("kertas")):
        filters = [line for line in plan_of(rows) if " Filter: " in line]
        assert any("~~ '%" in line for line in filters)
        assert not any("search_trigrams" in line for line in filters)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("kert", True), ("a4 rim", True), ("0007", True), ("50000777", True), ("50000778", False),
     ("dinas ertas", True), ("kertasrim", False), ("p", True)],
)  # fmt: skip
def test_a_need_is_found_by_parts_of_its_words_its_code_and_its_agency(text, is_found):
    agency = AgencyFactory(name="Dinas Pendidikan")
    DemandFactory(agency=agency, name="Kertas A4", specification="per RIM", rup_codes=["50000777"])

    assert Demand.objects.matching(text).exists() == is_found


def prepared():
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor]


@remembered
def roles_of(role: str):
    return User.objects.filter(role=role, name__contains="%").values("username").order_by("pk")


def test_what_is_remembered_is_planned_once_with_its_values():
    names = [UserFactory(role=Role.STAFF, name=f"100% {number}").username for number in range(3)]

    for _ in range(3):
        assert [row["username"] for row in roles_of(Role.STAFF).rows()] == names
    (statement,) = [one for one in prepared() if "'staff'" in one]
    assert "$1" not in statement
    User.objects.filter(username=names[0]).update(role=Role.OBSERVER)
    assert [row["username"] for row in roles_of(Role.STAFF).rows()] == names[1:]


def test_what_is_asked_once_is_not_kept():
    for _ in range(3):
        compiled(Agency.objects.filter(name="Sekali saja").values("pk")).rows()

    assert not [one for one in prepared() if "Sekali saja" in one]


def test_a_change_asks_in_the_ordinary_way():
    """What writes history puts a second statement before some: only one can be prepared."""
    user = UserFactory()
    before = set(prepared())

    def as_it_is(execute, *given):
        return execute(*given)

    with connection.execute_wrapper(as_it_is):
        for _ in range(3):
            record_by(User, "username", user.username)
    assert set(prepared()) == before


ROWS = [
    Participant.objects.select_related("agency", "forum").order_by("pk"),
    Participant.objects.prefetch_related("forum__participants").order_by("name"),
    Participant.objects.annotate(letters=Length("name")).order_by("-letters")[:2],
    Participant.objects.only("name").filter(pk__in=[]),
    Participant.objects.values("forum").annotate(people=Count("pk"), latest=Max("registered_at")),
    Participant.objects.order_by("pk").values_list("registered_at", "name", "agency__name"),
    Participant.objects.order_by("pk").values_list("name", flat=True),
    Participant.objects.order_by("pk").values_list("name", named=True),
    Participant.objects.order_by().values_list("name", Value(1))
    .union(Agency.objects.order_by().values_list("name", Value(2)), all=True),
]  # fmt: skip


def contents(rows):
    return [
        {name: value for name, value in vars(row).items() if not name.startswith("_")}
        if isinstance(row, Participant) else row
        for row in rows
    ]  # fmt: skip


@pytest.mark.parametrize("rows", ROWS, ids=range(len(ROWS)))
def test_listed_rows_are_those_that_the_queryset_finds_now(rows):
    @listed
    def kept(number):
        return rows.all()

    for name in ("Siti", "Budi Utomo", "Dewi"):
        person = ParticipantFactory(name=name)
        assert contents(kept(1)) == contents(rows.all())
        if isinstance(next(iter(kept(1)), None), Participant):
            assert kept(1)[0].forum.name
    person.delete()
    assert contents(kept(1)) == contents(rows.all())


def test_listed_rows_are_made_into_sql_once_for_each_key():
    made = []

    @listed
    def kept(agency, name):
        made.append(name)
        return Participant.objects.filter(name=name)

    ParticipantFactory(name="Siti")
    for _ in range(3):
        assert [one.name for one in kept(1, name="Siti")] == ["Siti"]
        assert kept(1, name="Budi") == []
    assert made == ["Siti", "Budi"]


WORDS = [
    ["siti"], ["SITI"], ["utami", "siti"], ["iti", "tam"], ["siti", "siti"], ["xyz"], ["al"], ["100%"],
    ["%%%"], ["o'neil"], ["\\"], ["ñusa", "dr."], ["李小龍"], ["\U00020000\U00020001\U00020000"], [],
    ["siti", "utami", "a", "b", "c", "d", "e"], ["''"], ["$1"], ["%s", "{abc}"],
]  # fmt: skip


def people_of(words, forum):
    rows = Participant.objects.filter(forum=forum).matching(" ".join(words))
    return rows.order_by("pk").values_list("pk", "name")


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_a_query_made_for_other_words_finds_what_one_of_its_own_does(words):
    asked = worded(people_of)
    agency = AgencyFactory(name="Dinas Siti")
    forum = ParticipantFactory(name="Tamu", agency=agency).forum
    for name in NAMES:
        ParticipantFactory(forum=forum, name=name)
    ParticipantFactory(name="Siti Utami")
    asked(["lain", "kata"][: len(words)], forum.pk)

    found = asked([word.lower() for word in words], forum.pk).tuples()

    assert found == list(people_of(words, forum.pk))
    assert bool(found) == (" ".join(words) in ASKED_AND_THERE)


ASKED_AND_THERE = {"siti", "SITI", "utami siti", "iti tam", "siti siti", "al", "100%", "o'neil",
                   "\\", "ñusa dr.", "李小龍", ""}  # fmt: skip


def test_a_query_for_words_is_made_once_for_each_key_and_number_of_words():
    made = []

    @worded
    def asked(words, forum):
        made.append(len(words))
        return people_of(words[:1], forum)

    one = ParticipantFactory(name="Siti")
    for word in ("siti", "dewi", "sit"):
        assert len(asked([word, Whole("'siti' & x")], one.forum_id).tuples()) == (word != "dewi")
        asked([word], one.forum_id)
    assert made == [2, 1]
    # Codes and short words may be asked for in another way, and an empty text not at all.
    for words in (["a4"], ["si"], ["siti", Whole("")]):
        asked(words, one.forum_id)
        asked(words, one.forum_id)
    assert len(made) == 8
