"""Page ranges as sources print them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values import pages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("123", ("123", None)),
        ("123 - 127", ("123", "127")),
        ("123\u2212127.", ("123", "127")),
        ("123---127", ("123", "127")),
        ("p. 12", ("12", None)),
        ("p12-15", ("12", "15")),
        ("pages xii\u2013xv", ("xii", "xv")),
        ("101:1-101:12", ("101:1", "101:12")),
        ("P3.04-012", ("P3.04", "012")),
        ("bqab060", ("bqab060", None)),
        ("1-3, 7-9", None),
        ("1-3-5", None),
        ("-", None),
        ("", None),
        ("n/a pages", None),
    ],
)
def test_ranges(text: str, found: tuple[str, str | None] | None) -> None:
    assert pages.parse(text) == found


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(["", "e", "S"]), st.integers(1, 99999), st.integers(0, 500), st.integers(1, 5))
def test_shortened_ends_are_completed(prefix: str, first: int, more: int, kept: int) -> None:
    start, whole = f"{prefix}{first}", str(first + more)
    short = whole[-kept:]
    if len(whole) == len(str(first)) and whole[:-kept] == str(first)[:-kept] and len(short) < len(whole):
        assert pages.end(start, short) == prefix + whole
    assert pages.end(start, prefix + whole) == prefix + whole
    assert not pages.out_of_order(f"{start}-{prefix}{whole}")
    assert pages.out_of_order(f"{prefix}{first + more + 1}-{prefix}{first}") or len(str(first)) < len(
        str(first + more + 1)
    )


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30) | st.text("0123456789-pxiv .–", max_size=12))
def test_any_text_is_harmless(text: str) -> None:
    found = pages.parse(text)
    pages.out_of_order(text)
    assert found is None or pages.parse("-".join(filter(None, found))) in (found, None) or found[0][:1] in "pP"


@settings(deadline=None, max_examples=200)
@given(st.from_regex(r"[0-9]{1,22}[-, .e]?-?[0-9]{0,22}", fullmatch=True))
def test_bounds_are_those_of_the_ranges(text: str) -> None:
    ranges = [pages.parse(part) for part in text.split(",")]
    if ranges[0] is None or ranges[-1] is None:
        assert pages.bounds(text) is None
    else:
        first, last = ranges[-1]
        assert pages.bounds(text) == (ranges[0][0], pages.end(first, last) if last else first)
