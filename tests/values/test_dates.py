"""Dates: the machine formats, the calendar, EDTF's own examples, and strict ISO 8601."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values import dates, iso8601

READ = [
    ("2021/3/9", "2021-03-09", "2021-03-09"),
    ("2021/03/09/", "2021-03-09", "2021-03-09"),
    ("2021///", "2021", "2021"),
    ("2021/03//", "2021-03", "2021-03"),
    ("2021///Spring", "2021-21", "2021"),
    ("2021.03.09", "2021-03-09", "2021-03-09"),
    ("2021 03 09", "2021-03-09", "2021-03-09"),
    ("202103", "2021-03", "2021-03"),
    ("2021-03-09T23:59:59.5+02:00", "2021-03-09", "2021-03-09"),
    ("2021-03-09 10:00:00", "2021-03-09", "2021-03-09"),
    ("2021 Mar", "2021-03", "2021-03"),
    ("March 9th, 2021", "2021-03-09", "2021-03-09"),
    ("9 Sept. 2021", "2021-09-09", "2021-09-09"),
    ("09-Mar-2021", "2021-03-09", "2021-03-09"),
    ("1. marts 2021", "2021-03-01", "2021-03-01"),
    ("Tue, 09 Mar 2021 10:00:00 GMT", "2021-03-09", "2021-03-09"),
    ("2021 Mar-Apr", "2021-03/2021-04", "2021-03/2021-04"),
    ("Mar-Apr 2021", "2021-03/2021-04", "2021-03/2021-04"),
    ("2020 Dec-2021 Jan", "2020-12/2021-01", "2020-12/2021-01"),
    ("2021 Mar 9-12", "2021-03-09/2021-03-12", "2021-03-09/2021-03-12"),
    ("9–12 March 2021", "2021-03-09/2021-03-12", "2021-03-09/2021-03-12"),
    ("28 Feb - 2 Mar 2021", "2021-02-28/2021-03-02", "2021-02-28/2021-03-02"),
    ("2019-2021", "2019/2021", "2019/2021"),
    ("2019/2021", "2019/2021", "2019/2021"),
    ("2021 Winter", "2021-24", "2021"),
    ("Spring-Summer 2021", "2021-21/2021-22", "2021"),
    ("c2021", "2021", "2021"),
    ("[2021?]", "2021?", "2021"),
    ("ca. 1850", "1850~", "1850"),
    ("1984?", "1984?", "1984"),
    ("2004-06~", "2004-06~", "2004-06"),
    ("2004-XX", "2004-XX", "2004"),
    ("201X", "201X", None),
    ("1985-04/..", "1985-04/..", "1985-04/.."),
    ("../1985", "../1985", "../1985"),
    ("31.12.2020", "2020-12-31", "2020-12-31"),
    ("12/31/2020", "2020-12-31", "2020-12-31"),
    ("5/5/2020", "2020-05-05", "2020-05-05"),
]
UNREAD = [
    "",
    "in press",
    "n.d.",
    "2021-13",
    "2021-02-29",
    "0000",
    "31 Feb 2021",
    "2021 Foo 3",
    "May",
    "99",
    "2021-21-01",
    "12345",
    "2022/2021",
    "Mar 2021 Apr",
    "٢٠٢١",
]


@pytest.mark.parametrize(("text", "edtf", "plain"), READ)
def test_machine_formats_are_read_as_exactly_as_they_state(text: str, edtf: str, plain: str | None) -> None:
    assert (dates.edtf(text), dates.parse(text)) == (edtf, plain)


@pytest.mark.parametrize("text", UNREAD)
def test_what_states_no_date_gives_none(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize("parts", [[], [[]], [[0]], [["x"]], [[2021, 13]], [[2021, 2, 30]], [[True, None]], [["²"]]])
def test_date_parts_without_a_date_give_none(parts: list[list[object]]) -> None:
    assert dates.from_parts(parts) is None


@settings(deadline=None, max_examples=100)
@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_of_the_calendar_comes_back_from_every_form(day: datetime.date) -> None:
    text = day.isoformat()
    month = day.strftime("%b")
    assert dates.iso(day.year, day.month, day.day) == text
    for form in (
        text,
        day.strftime("%Y/%m/%d"),
        day.strftime("%Y%m%d"),
        f"{day.year} {month} {day.day}",
        f"{day.day} {month} {day.year}",
        f"{text}T00:00:00Z",
    ):
        assert dates.parse(form) == text
    assert dates.from_parts([[day.year, day.month, day.day]]) == text
    assert (iso8601.fault(text), iso8601.xsd(text)) == (None, (text, "date"))
    week = day.isocalendar()
    assert iso8601.fault(f"{week.year:04}-W{week.week:02}-{week.weekday}") is None
    assert iso8601.fault(day.strftime("%Y-%j")) is None


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40) | st.from_regex(r"[0-9]{4}[-/ .][0-9]{1,2}([-/ .T][0-9:XZ?~/]{0,12})?", fullmatch=True))
def test_any_text_is_harmless_and_reading_is_idempotent(text: str) -> None:
    for read in (dates.parse, dates.edtf):
        found = read(text)
        assert found is None or read(found) == found
    plain = dates.parse(text)
    assert plain is None or iso8601.fault(plain) is None
    iso8601.xsd(text)


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2021-08",
        "2021-08-01",
        "20210801",
        "2021-08-01T24:00:00",
        "2021-08-01T09",
        "T09:30",
        "09:30:00Z",
        "2021-08-01T09:30:00.123456Z",
        "2020-W53",
        "2021-365",
        "P1Y2M3DT4H5M6S",
        "PT0.5S",
        "P2W",
        "2021-01-01/P1M",
        "2021/..",
        "2021-03-01/05",
        "2016-12-31T23:59:60Z",
    ],
)
def test_valid_iso_8601(text: str) -> None:
    assert iso8601.fault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2021-8-1",
        "2021-02-31",
        "2021-13",
        "21",
        "Aug 2021",
        "2021-08-01 12:00:00",
        "2021-08-01T25:00",
        "2021-08-01T12:60",
        "2021-08T12:00",
        "P",
        "PT",
        "P1",
        "2021-W54",
        "2021-366",
        "2021-08-02/2021-08-01",
        "2021-08-01T12:00+25:00",
        "../..",
        "",
        "/",
        "2021/",
        "2021-08-01T",
        "P1Y/P1Y",
    ],
)
def test_faults_of_iso_8601(text: str) -> None:
    assert iso8601.fault(text)
    assert iso8601.xsd(text) is None
