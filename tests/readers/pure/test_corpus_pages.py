"""The real and reconstructed portal pages of the corpus, read field by field."""

from __future__ import annotations

from pathlib import Path

import page_score

REACHED = 0.99  # the share of fields that must be right; it only rises
COARSE = {  # the corpus tells fewer kinds apart
    **dict.fromkeys(("comment", "letter"), "letter"),
    **dict.fromkeys(("doctoral-thesis", "masters-thesis"), "thesis"),
    **dict.fromkeys(("working-paper", "discussion-paper"), "preprint"),
    **{"edited-book": "book", "conference-article": "article", "review-article": "article"},
}


def test_fields_of_corpus_pages(corpus: Path) -> None:
    total = page_score.score(corpus / "pure", COARSE)
    assert total.share >= REACHED, f"\n{total.details()}\n{total.table()}"


def test_no_identifier_and_no_date_is_invented_on_corpus_pages(corpus: Path) -> None:
    assert page_score.score(corpus / "pure", COARSE).invented() == []
