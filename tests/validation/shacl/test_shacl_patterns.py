"""Patterns match as Python's do, and none runs away."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lodpub.validation.shacl.automaton import Automaton
from lodpub.validation.shacl.patterns import compiled

ATOMS = st.sampled_from(
    [
        "a",
        "b",
        ".",
        r"\d",
        r"\w",
        r"\s",
        "[ab]",
        "[^a]",
        "[a-c1]",
        r"\.",
        r"\b",
        r"\B",
        "^",
        "$",
        r"\A",
        r"\Z",
        "é",
        "A",
    ]
)
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "*?", "{2,}"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
    ),
    max_leaves=4,
)
TEXTS = st.text(alphabet="abcAB1. \n_é", min_size=1, max_size=8)


@given(pattern=PATTERNS, text=TEXTS, flags=st.sampled_from([0, re.I, re.S, re.M, re.I | re.M]))
def test_the_automaton_finds_what_re_finds(pattern, text, flags):
    assert Automaton(pattern, flags).search(text) == (re.search(pattern, text, flags) is not None)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|aa)+$",
        "(.*)*b",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "a*a*a*a*a*c",
        r"(\s+)+x",
        "(a|aa){1,49}$",
        "(?:a?){40}a{40}b",
    ],
)
def test_no_pattern_runs_away(pattern):
    start = time.perf_counter()
    assert not compiled(pattern)("a" * 20_000 + " ")
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("pattern", "flags", "reason"),
    [
        ("(", "", "missing \\)"),
        (r"\p{L}", "", r"bad escape \\p"),
        ("a", "y", "unknown flag y"),
        (r"(a*)*\1", "", "references to groups"),
        ("(?=a*)a*b", "", "lookaround"),
        ("((a{1,900}){1,900}){1,900}", "", "too large"),
        ("a" * 6000, "", "longer"),
        ("(" * 3000 + ")", "", "unterminated|parenthesis|recursion"),
    ],
)
def test_what_cannot_be_matched_is_refused(pattern, flags, reason):
    with pytest.raises(ValueError, match=reason):
        compiled(pattern, flags)


def test_flags():
    assert compiled("a.c", "q")("xa.cx") and not compiled("a.c", "q")("abc")
    assert compiled("^b$", "m")("a\nb\nc") and compiled("a.b", "s")("a\nb") and compiled("a b", "x")("ab")
    assert compiled("^(?!draft).*")("final") and not compiled("^(?!draft).*")("drafts")
