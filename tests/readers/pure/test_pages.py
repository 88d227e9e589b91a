"""Portal pages made up for this project, in every shape and language, read field by field."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import page_score

from lodpub import formats
from lodpub.record import Record

FOLDER = Path(__file__).parent / "pages"
REACHED = 0.999  # the share of fields that must be right; it only rises
PAIRS_REACHED = 1  # the share of pages of one record that must be read alike


def test_fields_of_all_pages() -> None:
    total = page_score.score(FOLDER)
    assert total.share >= REACHED, f"\n{total.details()}\n{total.table()}"


def test_all_pages_are_recognized() -> None:
    found = {
        page.name: formats.recognize(page.read_text("utf-8"), page.name).name for page, _ in page_score.pages(FOLDER)
    }
    assert {name: format for name, format in found.items() if format != "pure"} == {}


def test_no_identifier_and_no_date_is_invented() -> None:
    assert page_score.score(FOLDER).invented() == []


def test_score_fails_what_is_wrong_missing_or_invented() -> None:
    total = page_score.Score()
    for found, expected in (("5", "5"), ("5", "6"), (None, "5"), ("5", None), (None, None)):
        total.add("page", "volume", found, expected, False)
    assert [f[0] for f in total.failed] == ["wrong", "missing", "invented"]
    assert total.share == 0.25


def test_one_record_in_two_shapes_gives_one_record() -> None:
    groups: dict[str, list[tuple[str, Record]]] = {}
    for page, truth in page_score.pages(FOLDER):
        said = json.dumps({k: v for k, v in truth.items() if k != "layout"}, sort_keys=True)
        groups.setdefault(said, []).append((page.name, page_score.bare(page)))
    pairs = [(one, other) for group in groups.values() for one, other in itertools.pairwise(group)]
    assert len(pairs) > 40
    apart = [f"{one[0]} and {other[0]}" for one, other in pairs if one[1] != other[1]]
    assert 1 - len(apart) / len(pairs) >= PAIRS_REACHED, "\n".join(apart)
