"""Patterns that are compiled late, and what a text needs for them."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lodpub
from lodpub.values.patterns import pattern

CHOOSY = {
    f"{module.name}.{name}": found
    for module in pkgutil.walk_packages(lodpub.__path__, "lodpub.")
    if not module.name.endswith("__main__")
    for name, found in vars(importlib.import_module(module.name)).items()
    if hasattr(type(found), "_concerns")
}


@pytest.mark.parametrize("name", sorted(CHOOSY))
@given(st.data())
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_what_a_pattern_finds_holds_what_it_needs(name, data):
    choosy = CHOOSY[name]
    text = data.draw(st.from_regex(re.compile(choosy.pattern, choosy.flags)))
    assert choosy.search(text), f"{text!r} matches, but holds none of {choosy.needs}"


def test_a_text_without_what_is_needed_is_answered_without_compiling():
    broken = pattern("(", needs=("x", "y"))
    assert broken.search("a") is broken.match("a") is broken.fullmatch("a") is None
    assert broken.findall("a") == list(broken.finditer("a")) == []
    assert broken.split("a") == ["a"] and broken.sub("b", "a") == "a"
    with pytest.raises(re.error):
        broken.search("y")


@given(st.text("xyzX ,", max_size=12))
def test_any_other_is_answered_as_by_re(text):
    for flags in (0, re.IGNORECASE):
        plain, choosy = re.compile("x(y)|,", flags), pattern("x(y)|,", flags, needs=("x", ","))
        for method in ("match", "search", "fullmatch"):
            one, other = getattr(plain, method)(text), getattr(choosy, method)(text)
            assert (one and one.span()) == (other and other.span())
        assert plain.split(text) == choosy.split(text) and plain.split(text, 1) == choosy.split(text, maxsplit=1)
        assert plain.sub("-", text) == choosy.sub("-", text) and plain.sub("-", text, 1) == choosy.sub(
            "-", text, count=1
        )
        assert plain.findall(text) == choosy.findall(text)
        assert [m.span() for m in plain.finditer(text)] == [m.span() for m in choosy.finditer(text)]
