"""Every pair of every format that is cut by its records reads alike whole and cut, however small the pieces are. Those of JSON
have tests of their own (``tests/syntax/test_pieces.py``)."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from lodpub import formats, pipeline
from lodpub.errors import ReadError
from lodpub.pipeline import Bad, Batch
from lodpub.syntax import json_arrays, pieces, xml_pieces
from lodpub.syntax.pieces import WHOLE, Json

PAIRS = Path(__file__).parent.parent / "readers" / "pairs"
CUT = [
    format
    for format in formats.FORMATS
    if format.reader and format.cutting is not WHOLE and not isinstance(format.cutting, Json)
]
SOURCES = [
    pytest.param(format, path, id=f"{format.name}/{path.name}")
    for format in CUT
    for path in sorted((PAIRS / format.name).glob("*"))
    if not path.name.endswith(".expected.json")
]


def told(item: object) -> object:
    error = item.error if isinstance(item, Bad) else item
    return str(error) if isinstance(error, ReadError) else msgspec.json.encode(error)


@pytest.mark.parametrize("block", [150, 2000])
@pytest.mark.parametrize(("format", "path"), SOURCES)
def test_reads_alike_whole_and_cut(format, path, block, monkeypatch):
    data = path.read_bytes()
    whole = [told(item) for item in format.read(data, path.name)]
    for module in (pieces, xml_pieces, json_arrays):
        monkeypatch.setattr(module, "BLOCK", block)
    found = [
        told(item)
        for piece in format.cutting.batches(io.BytesIO(data), path.name)
        for item in pipeline.records(Batch(path.name, format.name, piece.line, piece.data))
    ]
    assert found == whole
