"""Mojibake is undone, and nothing that people write is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values.mojibake import repaired

WORDS = [
    "Müller",
    "naïve café",
    "“quoted” – dash",
    "Dvořák’s",
    "žluťoučký",
    "Привет мир",
    "Ελληνικά",
    "日本語",
    "Σ ≤ ½",
    "L’été à Paris…",
    "«CAFÉ»",
    "ÀÉÎ",
]


@pytest.mark.parametrize(
    "text", [*WORDS, "«É» — Ñ…", "São João", "Ågren – Åse", "5 Å±2", "ÃO", "Êtes-vous là ?", "à…", "Zürich «Ü»"]
)
def test_what_people_write_is_left_alone(text: str) -> None:
    assert repaired(text) is None


@pytest.mark.parametrize(
    "text", ["Müller", "naïve café", "“quoted” – dash", "Привет мир", "日本語", "Σ ≤ ½".replace("Σ ", ""), "Dvořák’s"]
)
def test_what_was_read_wrongly_is_undone(text: str) -> None:
    wrong = "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in text.encode()
    )
    assert wrong != text
    assert repaired(wrong) == text


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=40) | st.text(st.characters(min_codepoint=0x80, max_codepoint=0xFF), max_size=20))
def test_any_text_is_harmless(text: str) -> None:
    found = repaired(text)
    assert found is None or found != text
