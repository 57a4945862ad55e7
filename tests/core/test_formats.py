import datetime
import time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core import formats
from core.formats.dates import month_span

DAY = datetime.date(2024, 3, 6)
MOMENT = datetime.datetime(2024, 3, 6, 2, 5, tzinfo=datetime.UTC)
MONEY = st.decimals(min_value=-(10**16) + 1, max_value=10**16 - 1, places=2)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
WORDS = {
    word: value
    for value, word in enumerate(
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    )
}


def code_of(parse, value):
    with pytest.raises(ValidationError) as caught:
        parse(value)
    return caught.value.code


def outcome(call, *args):
    """Return the value and no code, or no value and the code of the error."""
    try:
        return call(*args), None
    except ValidationError as error:
        return None, error.code


def read_words(text):
    """Add up number words, as a reader would: an independent check of terbilang."""
    total, group, last = 0, 0, 0
    spelled = text.replace("sepuluh", "satu puluh").replace("sebelas", "satu belas")
    spelled = spelled.replace("seratus", "satu ratus").replace("seribu", "satu ribu")
    scales = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
    for word in spelled.split():
        if word in scales:
            total, group, last = total + (group + last) * scales[word], 0, 0
        elif word in ("belas", "puluh", "ratus"):
            group += last + 10 if word == "belas" else last * (10 if word == "puluh" else 100)
            last = 0
        else:
            last = WORDS[word]
    return total + group + last


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, "–"),
        (0, "Rp0"),
        (1000, "Rp1.000"),
        (1234567, "Rp1.234.567"),
        (Decimal("1336777027.98"), "Rp1.336.777.027,98"),
        (Decimal("1336777027.00"), "Rp1.336.777.027"),
        (Decimal("0.5"), "Rp0,50"),
        (Decimal("0.005"), "Rp0,01"),
        (-1500, "−Rp1.500"),
    ],
)
def test_rupiah(amount, text):
    assert formats.rupiah(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, "–"),
        (999_999, "Rp999.999"),
        (Decimal("999999.50"), "Rp1.000.000"),
        (1_000_000, "Rp1 juta"),
        (8_500_000, "Rp8,5 juta"),
        (272_400_000, "Rp272 juta"),
        (999_499_999, "Rp999 juta"),
        (999_500_000, "Rp1 miliar"),
        (15_380_000_000, "Rp15,38 miliar"),
        (298_700_000_000, "Rp298,7 miliar"),
        (1_200_000_000_000, "Rp1,2 triliun"),
        (5_000_000_000_000_000, "Rp5.000 triliun"),
        (-272_000_000, "−Rp272 juta"),
    ],
)
def test_rupiah_short(amount, text):
    assert formats.rupiah_short(amount) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (None, None, "–"),
        (1234567, None, "1.234.567"),
        (Decimal("1234.50"), None, "1.234,50"),
        (Decimal("1234.55"), 1, "1.234,6"),
        (-1, None, "−1"),
        (Decimal("1E+3"), None, "1.000"),
    ],
)
def test_number(value, decimals, text):
    assert formats.number(value, decimals) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (393, 1000, "39,3%"),
        (0, 5, "0,0%"),
        (1, 3, "33,3%"),
        (15, 10, "150,0%"),
        (None, 10, "–"),
        (10, None, "–"),
        (10, 0, "–"),
    ],
)
def test_percent(numerator, denominator, text):
    assert formats.percent(numerator, denominator) == text


def test_percent_takes_decimals():
    assert formats.percent(9760, 10000, 2) == "97,60%"


def test_points():
    assert formats.points(None) == "–"
    assert formats.points(Decimal("0.72")) == "0,7 poin"
    assert formats.points(Decimal("0.7"), signed=True) == "+0,7 poin"
    assert formats.points(Decimal("-0.7"), signed=True) == "−0,7 poin"
    assert formats.points(Decimal(0), signed=True) == "0,0 poin"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"),
        (1023, "1.023 B"),
        (1024, "1 KB"),
        (1_258_291, "1,2 MB"),
        (1024**2 - 1, "1 MB"),
        (20 * 1024**2, "20 MB"),
        (3 * 1024**3, "3 GB"),
        (5 * 1024**4, "5.120 GB"),
    ],
)
def test_file_size(size, text):
    assert formats.file_size(size) == text


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("Rp1.234.567,89", "1234567.89"),
        ("Rp. 1.234.567,-", "1234567"),
        ("Rp 1.234.567,00", "1234567"),
        ("IDR 1,234,567.89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1234567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("1 234 567", "1234567"),
        ("1 234 567,89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("1.234", "1234"),
        ("8,5", "8.5"),
        ("0.500", "0.5"),
        ("1.2340", "1.23"),
        ("1234567.891", "1234567.89"),
        ("0", "0"),
        (" \u00a01.000 ", "1000"),
        ("(1.234)", "-1234"),
        ("-Rp1.234", "-1234"),
        ("Rp -1.234", "-1234"),
        ("−Rp1.234", "-1234"),
        (1234567, "1234567"),
        (1336777027.98, "1336777027.98"),
        (0.1 + 0.2, "0.3"),
        (Decimal("2.345"), "2.35"),
    ],
)
def test_parse_money(typed, amount):
    assert formats.parse_money(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["8,5 jt", "8,5jt", "Rp 15 M", "2 miliar", "1,2 T", "500 ribu", "15 Juta."]
)
def test_parse_money_asks_for_full_numbers(typed):
    with pytest.raises(ValidationError) as caught:
        formats.parse_money(typed)

    assert caught.value.code == "money_words"
    assert caught.value.messages == ["Tulis angka penuh, misalnya 8500000."]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,25 M", 1_250_000_000), ("Rp 1,2 miliar", 1_200_000_000), ("750 jt", 750_000_000),
        ("500rb", 500_000), ("Rp. 15 Juta.", 15_000_000), ("2.5 T", 2_500_000_000_000),
        ("0,5 juta", 500_000), ("8500000", 8_500_000), ("Rp1.234.567,89", Decimal("1234567.89")),
    ],
)  # fmt: skip
def test_parse_rounded_reads_round_words(text, amount):
    assert formats.parse_rounded(text) == amount
    is_worded = text[-1] not in "0123456789"
    assert bool(formats.rounded_note(text)) is is_worded


@pytest.mark.parametrize("text", ["1.250 jt", "1,250 M", "1.000.000 rb", "12.34,5 jt"])
def test_parse_rounded_refuses_words_after_what_may_be_two_numbers(text):
    assert code_of(formats.parse_rounded, text) == "money_words"
    assert formats.rounded_note(text) == ""


def test_parse_rounded_knows_the_limit():
    assert code_of(formats.parse_rounded, "10000 t") == "money_too_big"
    assert code_of(formats.parse_rounded, "9" * 60 + " t") == "money_too_big"
    assert formats.rounded_note("10000 t") == ""
    assert formats.rounded_note("1,25 M") == "“1,25 M” dibaca Rp1.250.000.000."


@given(st.text(max_size=80))
def test_parse_rounded_reads_or_refuses_any_text(text):
    amount, code = outcome(formats.parse_rounded, text)

    assert code in {None, "money_invalid", "money_words", "money_too_big"}
    assert amount is None or amount == amount.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    "typed",
    [
        "", "abc", "1.23.4", "1,2,3.4", "1.234,567,8", "1.234,5.6", "1.,5", ".5", "5.", "1e5",
        "12.34,5", "--1", "Rp", "1 2", "١٢٣", "\x001", "9" * 65, "%(value)s", True,
        float("nan"), float("inf"),
    ],
)  # fmt: skip
def test_parse_money_refuses(typed):
    assert code_of(formats.parse_money, typed) == "money_invalid"


def test_parse_money_holds_16_digits():
    assert formats.parse_money("9" * 16) == Decimal("9" * 16)
    assert code_of(formats.parse_money, "1" + "0" * 16) == "money_too_big"
    assert code_of(formats.parse_money, -1e20) == "money_too_big"


def test_parse_money_quotes_what_was_typed():
    with pytest.raises(ValidationError) as caught:
        formats.parse_money("seratus %s <b>")

    assert "seratus %s <b>" in caught.value.messages[0]


@given(MONEY)
def test_parse_money_reads_rupiah(amount):
    assert formats.parse_money(formats.rupiah(amount)) == amount


@given(st.text(max_size=80))
def test_parse_money_reads_or_refuses_any_text(text):
    amount, code = outcome(formats.parse_money, text)

    assert code in {None, "money_invalid", "money_words", "money_too_big"}
    assert amount is None or amount == amount.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (2_000, "dua ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (-21, "minus dua puluh satu"),
    ],
)
def test_terbilang(value, words):
    assert formats.terbilang(value) == words


@given(st.integers(0, 10**15 - 1))
def test_terbilang_can_be_read_back(value):
    assert read_words(formats.terbilang(value)) == value


@pytest.mark.parametrize("value", [10**15, -(10**15)])
def test_terbilang_ends_below_a_thousand_trillion(value):
    assert formats.terbilang(10**15 - 1).startswith(
        "sembilan ratus sembilan puluh sembilan triliun"
    )
    with pytest.raises(ValueError, match="No words"):
        formats.terbilang(value)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (
            Decimal("1336777027.98"),
            (
                "satu miliar tiga ratus tiga puluh enam juta tujuh ratus tujuh puluh tujuh ribu "
                "dua puluh tujuh rupiah sembilan puluh delapan sen"
            ),
        ),
        (1000, "seribu rupiah"),
        (Decimal("0.50"), "nol rupiah lima puluh sen"),
        (-2, "minus dua rupiah"),
        (Decimal("-0.001"), "nol rupiah"),
    ],
)
def test_terbilang_rupiah(amount, words):
    assert formats.terbilang_rupiah(amount) == words


def test_terbilang_date():
    words = "tanggal enam bulan Maret tahun dua ribu dua puluh empat"

    assert formats.terbilang_date(DAY) == words


def test_months_are_named_as_a_span_or_alone():
    assert month_span(1, 3) == "Januari–Maret"
    assert month_span(7, 7) == "Juli"


def test_dates_are_written_out():
    assert formats.day_name(DAY) == "Rabu"
    assert formats.date_long(DAY) == "6 Maret 2024"
    assert formats.date_with_day(DAY) == "Rabu, 6 Maret 2024"


def test_moments_are_shown_in_jakarta():
    late = datetime.datetime(2024, 3, 5, 17, 0, tzinfo=datetime.UTC)

    assert formats.date_time(MOMENT) == "6 Maret 2024, 09.05 WIB"
    assert formats.time_wib(MOMENT) == "09.05 WIB"
    assert formats.time_short(MOMENT) == "09.05"
    assert formats.date_with_day(late) == "Rabu, 6 Maret 2024"
    assert formats.date_with_day(late - datetime.timedelta(seconds=1)) == "Selasa, 5 Maret 2024"


def test_time_range():
    start, end = datetime.time(8, 30), datetime.time(13)

    assert formats.time_range(start, end) == "08.30–13.00 WIB"
    assert formats.time_range(start, None) == "08.30 WIB s.d. selesai"
    assert formats.time_range(MOMENT, MOMENT.replace(hour=6)) == "09.05–13.05 WIB"


@pytest.mark.parametrize(
    "show",
    [
        formats.date_long,
        formats.date_with_day,
        formats.time_short,
        formats.time_wib,
        formats.date_time,
    ],
)
def test_unknown_times_are_a_dash(show):
    assert show(None) == "–"


def test_naive_moments_are_refused():
    with pytest.raises(ValueError, match="naive"):
        formats.date_time(MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize(
    "typed",
    [
        "2024-03-06", "2024-3-6", "2024-03-06 00:00:00", "2024-03-06T08:30:00",
        "2024-03-05T17:00:00Z", "06/03/2024", "6/3/2024", "06-03-2024", "06.03.2024",
        "06/03/2024 08:30", "6 Maret 2024", "6 maret 2024", "6 Mar 2024", "06-Mar-2024",
        "6 March 2024", "06/03/24", "6-Mar-24", "6 Mar 24", "2024/03/06", "2024.03.06",
        "Rabu, 6 Maret 2024", "Rabu 6 Maret 2024", " 6 Maret 2024 ", "45357",
        45357, 45357.9, DAY, datetime.datetime(2024, 3, 6, 23, 59),  # noqa: DTZ001 - spreadsheets know no zones
        datetime.datetime(2024, 3, 5, 17, 0, tzinfo=datetime.UTC),
    ],
)  # fmt: skip
def test_parse_date(typed):
    assert formats.parse_date(typed) == DAY


def test_parse_date_gives_a_plain_date():
    assert type(formats.parse_date(MOMENT)) is datetime.date


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31/02/2024", "Tanggal 31 Februari tidak ada. Tulis misalnya 29/02/2024."),
        ("31 April 2024", "Tanggal 31 April tidak ada. Tulis misalnya 29/02/2024."),
        ("29/02/2023", "Tanggal 29 Februari 2023 tidak ada. Tulis misalnya 29/02/2024."),
        ("2023-02-29", "Tanggal 29 Februari 2023 tidak ada. Tulis misalnya 29/02/2024."),
        ("03/25/2024", "Bulan 25 tidak ada. Tulis hari dahulu, misalnya 29/02/2024."),
        ("01/00/2024", "Bulan 0 tidak ada. Tulis hari dahulu, misalnya 29/02/2024."),
    ],
)
def test_parse_date_says_which_day_is_missing(typed, message):
    with pytest.raises(ValidationError) as caught:
        formats.parse_date(typed)

    assert (caught.value.code, caught.value.messages) == ("date_missing", [message])


@pytest.mark.parametrize(
    "typed",
    [
        "", "abc", "6 Foo 2024", "06/03/124", "06/03-2024", "2024-03-06T99:00", "2024", "x" * 65,
        "٠٦/٠٣/٢٠٢٤", "\x00", "%(value)s", True,
    ],
)  # fmt: skip
def test_parse_date_refuses(typed):
    assert code_of(formats.parse_date, typed) == "date_invalid"


@pytest.mark.parametrize(
    "typed",
    [
        "31/12/1899", "01/01/2101", datetime.date(1899, 12, 31), 60, 73_416, 1e300,
        float("nan"), "99999",
    ],
)  # fmt: skip
def test_parse_date_refuses_other_centuries(typed):
    assert code_of(formats.parse_date, typed) == "date_range"


def test_parse_date_takes_the_first_and_last_days():
    assert formats.parse_date("01/01/1900") == datetime.date(1900, 1, 1)
    assert formats.parse_date("31/12/2100") == datetime.date(2100, 12, 31)
    assert formats.parse_date(61) == datetime.date(1900, 3, 1)
    assert formats.parse_date(73_415) == datetime.date(2100, 12, 31)


@given(DAYS)
def test_parse_date_reads_what_we_write(day):
    assert formats.parse_date(formats.date_long(day)) == day
    assert formats.parse_date(formats.date_with_day(day)) == day
    assert formats.parse_date(f"{day:%d/%m}/{day.year}") == day
    assert formats.parse_date(day.isoformat()) == day


@given(st.text(max_size=80))
def test_parse_date_reads_or_refuses_any_text(text):
    day, code = outcome(formats.parse_date, text)

    assert code in {None, "date_invalid", "date_missing", "date_range"}
    assert day is None or 1900 <= day.year <= 2100


@pytest.mark.parametrize(
    ("stored", "shown", "masked"),
    [
        ("", "–", "–"),
        ("+6281234564471", "0812-3456-4471", "0812-••••-4471"),
        ("+6272541128", "(0725) 41128", "(0725) •••28"),
        ("+62811234567", "0811-234-567", "0811-•••-•67"),
        ("+622112345678", "(021) 12345678", "(021) 1•••5678"),
    ],
)
def test_phones(stored, shown, masked):
    assert formats.phone_display(stored) == shown
    assert formats.phone_masked(stored) == masked


def test_nips():
    assert formats.nip_display("197904022005011002") == "19790402 200501 1 002"
    assert formats.nip_masked("197904022005011002") == "1979•••• •••••• 1 002"
    assert formats.nip_display("") == formats.nip_masked("") == "–"


@pytest.mark.parametrize("parse", [formats.parse_money, formats.parse_date])
@pytest.mark.parametrize("hostile", ["a" * 100_000, "1." * 50_000, "(" * 100_000, " " * 100_000])
def test_parsers_refuse_hostile_text_fast(parse, hostile):
    started = time.perf_counter()

    with pytest.raises(ValidationError):
        parse(hostile)

    assert time.perf_counter() - started < 0.2
