"""Good JSON is read the short way, and as the long way reads it: values, places and whether there is something to say."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lodpub.documents import json_good
from lodpub.documents.json_placed import DEEPEST, PlacedArray, PlacedObject
from lodpub.documents.json_text import _Reader
from lodpub.documents.places import Lines, Problems

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6)
)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)
SIGNS = st.text('{}[]:,"\\ab \n01-.eu/tru', max_size=14)


def placed(part):
    """A tree with its places, to compare."""
    if isinstance(part, PlacedArray):
        return [(placed(item), place) for item, place in zip(part, part.places, strict=True)]
    if isinstance(part, PlacedObject):
        return {key: (placed(value), part.places[key]) for key, value in part.items()}
    return type(part), part


def both(text: str, start: int = 0, end: int | None = None):
    end = len(text) if end is None else end
    problems = Problems("a.json")
    long = _Reader(text, problems, Lines(text, 3), start, end).read()
    return json_good.read(text, Lines(text, 3), start, end), long, problems.findings


@given(TREES, st.sampled_from([None, 0, 1]), st.booleans())
def test_what_a_writer_of_json_writes(tree, indent, ascii):
    short, long, findings = both(json.dumps(tree, indent=indent, ensure_ascii=ascii))
    if short is not None:
        assert placed(short) == placed(long) and not findings
    elif isinstance(tree, dict | list):
        assert findings or "\\" in json.dumps(tree, indent=indent, ensure_ascii=ascii)


@given(SIGNS, SIGNS)
def test_what_is_nearly_json(inside, behind):
    for text in (inside, f'{{"a": {inside}}}{behind}', f'["{inside}", 1{behind}]'):
        short, long, findings = both(text)
        if short is not None:
            assert placed(short) == placed(long) and not findings


@pytest.mark.parametrize("closed", [DEEPEST, DEEPEST + 1])
def test_the_depth_has_the_same_limit(closed):
    short, long, findings = both("[" * closed + "]" * closed)
    assert (short is None) == bool(findings) == (closed > DEEPEST)
    assert short is None or placed(short) == placed(long)


def test_a_part_of_a_text_ends_where_it_is_said_to():
    text = '<script> {"a": "b"} </script>'
    short, long, findings = both(text, text.index(">") + 1, text.index("</"))
    assert short is not None and placed(short) == placed(long) and not findings
    assert both('{"a": "b"}', 0, 9)[0] is None
