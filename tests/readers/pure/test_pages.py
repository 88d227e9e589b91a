"""Portal pages made up for this project, in every shape and language, read field by field."""

from __future__ import annotations

from pathlib import Path

import page_score

FOLDER = Path(__file__).parent / "pages"
REACHED = 0.72  # the share of fields that must be right; the goal is 0.98, and it only rises


def test_fields_of_all_pages() -> None:
    total = page_score.score(FOLDER)
    assert total.share >= REACHED, f"\n{total.details()}\n{total.table()}"


def test_no_identifier_and_no_date_is_invented() -> None:
    assert page_score.score(FOLDER).invented() == []


def test_score_fails_what_is_wrong_missing_or_invented() -> None:
    total = page_score.Score()
    for found, expected in (("5", "5"), ("5", "6"), (None, "5"), ("5", None), (None, None)):
        total.add("page", "volume", found, expected, False)
    assert [f[0] for f in total.failed] == ["wrong", "missing", "invented"]
    assert total.share == 0.25
