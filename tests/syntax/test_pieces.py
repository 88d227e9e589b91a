"""However a stream is cut, its pieces together say what the whole says, and each knows its line."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from lodpub.errors import ReadError
from lodpub.syntax import json_arrays, pieces
from lodpub.syntax.pieces import Json, Piece, Starting

RIS = Starting(rb"(?m)^TY  - ")
CROSSREF = Json(("message", "items"), ("items",))
QUICK = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))

texts = some.text(some.sampled_from('ab"\\[]{}:,\n é'), max_size=12)
values = some.recursive(
    texts | some.integers() | some.none(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
works = some.lists(some.dictionaries(texts, values, max_size=4), min_size=1, max_size=12)


def cut(cutting, data: bytes, block: int) -> list[Piece]:
    before = pieces.BLOCK, json_arrays.BLOCK
    pieces.BLOCK = json_arrays.BLOCK = block
    try:
        return [single for piece in cutting.batches(io.BytesIO(data), "source") for single in cutting.singles(piece)]
    finally:
        pieces.BLOCK, json_arrays.BLOCK = before


@QUICK
@given(works, some.sampled_from([None, 1]), some.integers(40, 300), some.booleans())
def test_items_of_arrays_and_envelopes(items, indent, block, wrapped):
    whole = {"status": "ok", "message": {"total": 3, "facets": [], "items": items, "after": [1]}} if wrapped else items
    text = json.dumps(whole, indent=indent, ensure_ascii=False)
    if wrapped and len(text) >= block and block < 100:
        block = 100  # the array has to begin within the first block
    found = cut(CROSSREF, text.encode(), block)
    assert [json.loads(piece.data) for piece in found] == items
    lines = text.encode().split(b"\n")
    for piece in found:
        assert piece.data.split(b"\n")[0] in lines[piece.line - 1]


@QUICK
@given(works, some.integers(3, 300), some.booleans())
def test_documents_on_lines(items, block, final):
    text = "\n".join(map(json.dumps, items)) + ("\n" if final else "")
    found = cut(CROSSREF, text.encode(), block)
    if len(items) > 1 and block > len(text.split("\n")[0]) + 2:
        assert [json.loads(piece.data) for piece in found] == items
        assert [piece.line for piece in found] == list(range(1, len(items) + 1))


@QUICK
@given(some.lists(texts, min_size=1, max_size=20), some.integers(5, 200), some.sampled_from(["utf-8", "utf-16"]))
def test_records_that_start_with_a_line(titles, block, encoding):
    text = "".join(f"TY  - JOUR\nTI  - {title}\nER  -\n\n" for title in titles)
    found = cut(RIS, text.encode(encoding), block)
    assert b"".join(piece.data for piece in found).decode() == text
    assert len(found) == len(titles) and all(piece.data.startswith(b"TY") for piece in found)
    lines = text.split("\n")
    assert all(lines[piece.line - 1].startswith("TY") for piece in found)


def test_a_bad_item_harms_no_other():
    text = b'[{"a": 1}, {"b": , {"c": [}, \n{"d": 2}, 5'
    assert next(piece.data for piece in CROSSREF.singles(Piece(1, text))) == b'{"a": 1}'
    assert b"5" in b"".join(piece.data for piece in CROSSREF.singles(Piece(1, text)))


def test_a_record_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(pieces, "LARGEST_RECORD", 2 << 20)
    for cutting, data in (
        (CROSSREF, b'[{"a": "' + b"x" * (4 << 20)),
        (RIS, b"x" * (4 << 20)),
        (CROSSREF, b'{"a": 1}\n{"a": "' + b"x" * (4 << 20)),
    ):
        with pytest.raises(ReadError, match=r"source:\d: found a record of over 2 MB"):
            list(cutting.batches(io.BytesIO(data), "source"))


def test_cutting_takes_time_in_proportion():
    item = json.dumps({"title": ["x" * 50] * 20, "author": [{"family": "Doe"}] * 20}).encode()
    data = b"[" + b",\n".join([item] * 4000) + b"]"
    assert sum(len(re.findall(b'"title"', piece.data)) for piece in CROSSREF.batches(io.BytesIO(data), "")) == 4000
