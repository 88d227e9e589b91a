"""Near misses: the same as by comparing with every name, and few names compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lodpub import spelling
from lodpub.spelling import Spelling, _edits
from lodpub.vocabulary import load

WORD = st.text("abcé1", max_size=9)


@given(st.lists(WORD, unique=True), WORD)
def test_what_is_near_is_what_is_few_edits_away(names, word):
    most = min(3, 1 + len(word) // 4)
    found = {name for _, _, _, name, _ in Spelling([(name, "class") for name in names]).near(word)}
    assert found == {name for name in names if _edits(word, name, most) <= most}


def test_case_alone_makes_no_difference():
    names = Spelling([("Book", "class"), ("book", "property"), ("Books", "class")])
    assert names.same("book") == [("Book", "class"), ("book", "property")]


def test_a_name_far_from_all_others_is_compared_with_few(monkeypatch):
    """The letters of a name tell most others apart, so that unknown names by the thousand stay cheap."""
    compared = []
    edits = spelling._edits
    monkeypatch.setattr(spelling, "_edits", lambda *words: compared.append(words) or edits(*words))
    load().nearest("http://schema.org/autor")
    load().nearest("http://schema.org/qwertzuiop")
    assert 0 < len(compared) < len(load()._rows["http://schema.org/"]) / 20
