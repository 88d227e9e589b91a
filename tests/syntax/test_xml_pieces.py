"""However XML is cut, its pieces together hold the records of the whole, each knows its line, and a broken one costs itself."""

from __future__ import annotations

import io
import random
import tracemalloc
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from lodpub.errors import ReadError
from lodpub.syntax import json_arrays, pieces, xml_pieces
from lodpub.syntax.element import Element
from lodpub.syntax.pieces import Piece
from lodpub.syntax.xml import elements
from lodpub.syntax.xml_pieces import Xml

QUICK = settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
CUTTING = Xml("record", "dc")

CONTENTS = some.sampled_from(
    [
        "<title>On ferns</title>",
        "<title lang='a > b'>\n two\nlines</title>",
        "<!-- </record> <record> -->",
        "<note><![CDATA[</record><record>]]></note>",
        "<?style </record>?>",
        "<metadata><m:record><m:record/>inner</m:record></metadata>",
        "<metadata>\n <record xmlns='urn:x'>inner</record>\n</metadata>",
        "<recorded/><records>1</records>",
        "text &amp; more é",
    ]
)
RECORDS = some.lists(some.lists(CONTENTS, max_size=4).map("".join), min_size=1, max_size=8)
BETWEEN = some.sampled_from(
    ["", "\n", "<!-- <record> -->", "\n<resumptionToken>x</resumptionToken>", "<other a='<'/>".replace("<'", "'")]
)


def cut(data: bytes, block: int, cutting: Xml = CUTTING) -> list[Piece]:
    before = pieces.BLOCK, json_arrays.BLOCK, xml_pieces.BLOCK
    pieces.BLOCK = json_arrays.BLOCK = xml_pieces.BLOCK = block
    try:
        return [single for piece in cutting.batches(io.BytesIO(data), "source") for single in cutting.singles(piece)]
    finally:
        pieces.BLOCK, json_arrays.BLOCK, xml_pieces.BLOCK = before


def read(piece: Piece) -> list[tuple[int, str] | str]:
    found = []
    for item in elements(piece.data, "source", CUTTING.names):
        if isinstance(item, Element):
            found.append((item.line + piece.line - 1, "".join(text for _, text in item.leftovers())))
        else:
            found.append(f"error in {item.line + piece.line - 1}")
    return found


def document(records: list[str], between: str, prefix: str = "") -> str:
    tag = f"{prefix}record"
    inner = between.join(f"<{tag} id='1'>{record}</{tag}>" for record in records)
    declared = "xmlns:m='urn:m' xmlns:o='urn:o'"
    return f"<?xml version='1.0'?>\n<!-- <record> -->\n<o:root {declared}\n  xmlns='urn:d'>\n<list>{inner}\n</list></o:root>\n"


@QUICK
@given(RECORDS, BETWEEN, some.integers(20, 400), some.sampled_from(["", "o:"]), some.sampled_from(["utf-8", "utf-16"]))
def test_pieces_hold_the_records_of_the_whole(records, between, block, prefix, encoding):
    text = document(records, between, prefix)
    whole = read(Piece(1, text.encode()))
    found = cut(text.encode(encoding), block)
    assert [item for piece in found for item in read(piece)] == whole
    assert len(whole) == len(records)
    for piece in found:
        ElementTree.fromstring(piece.data)  # namespaces that the root declares hold


@QUICK
@given(
    RECORDS,
    some.integers(0, 7),
    some.sampled_from(["<title>never closed", "<a></b>", "</list>", "&nbsp <"]),
    some.integers(20, 400),
)
def test_a_broken_record_costs_itself(records, place, broken, block):
    place = min(place, len(records))
    text = document([*records[:place], f"BROKEN{broken}", *records[place:]], "\n")
    for whole in (text, text.replace(f"BROKEN{broken}</record>", f"BROKEN{broken}")):  # its end tag may be missing too
        found = [item for piece in cut(whole.encode(), block) for item in read(piece)]
        errors = [item for item in found if isinstance(item, str)]
        assert len(found) - len(errors) == len(records) and len(errors) == 1
        line = 1 + whole[: whole.index("BROKEN")].count("\n")
        assert line <= int(errors[0].split()[-1]) <= line + 3


def test_records_in_another_encoding():
    text = document(["<title>é</title>"] * 30, "\n").replace("?>", " encoding='iso-8859-1'?>", 1)
    found = cut(text.encode("iso-8859-1"), 200)
    assert [item[1] for piece in found for item in read(piece)] == ["@id: 1title: é"] * 30


def test_a_document_that_declares_entities_is_not_cut():
    text = '<!DOCTYPE root [<!ENTITY a "aaaa">]>\n' + document(["&a;"] * 50, "\n").partition("?>")[2]
    (piece,) = cut(text.encode(), 300)
    (error,) = elements(piece.data, "source", CUTTING.names)
    assert isinstance(error, ReadError) and "declaration of XML entities" in str(error)


def test_a_large_document_without_records_says_so():
    with pytest.raises(ReadError, match="found no record in a large document, expected elements such as dc, record"):
        cut(b"<root>" + b"<a>1</a>" * 100 + b"</root>", 100)


def test_a_record_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(xml_pieces, "LARGEST_RECORD", 1 << 20)
    for data in (
        b"<root>\n<record>" + b"x" * (3 << 20),
        b"<root a='" + b"x" * (3 << 20),
        b"<root><!--" + b"x" * (3 << 20),
    ):
        with pytest.raises(ReadError, match=r"source:\d: found a record of over"):
            list(CUTTING.batches(io.BytesIO(data), "source"))


def test_noise_raises_nothing():
    chance = random.Random(3)
    for _ in range(200):
        parts = [
            chance.choice(
                ["<record>", "</record>", "<", ">", "<!--", "-->", "<![CDATA[", "'", '"', "x", "<dc/>", "<!DOCTYPE ["]
            )
            for _ in range(40)
        ]
        text = "".join(parts).encode()
        try:
            found = cut(text, 30)
        except ReadError:
            continue
        assert all(piece.data and piece.line == 1 for piece in found)


def test_memory_stays_flat_and_time_grows_as_the_document():
    record = b"<record>" + b"<title>On ferns</title>" * 20 + b"</record>\n"

    class Endless(io.RawIOBase):
        left = 8 << 20

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.left -= size
            if self.left < 0:
                return b""
            times = size // len(record) + 1
            return record * times if self.left > 0 else b""

    tracemalloc.start()
    count = sum(piece.data.count(b"<record>") for piece in CUTTING.batches(Endless(), "source"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 10_000 and peak < 6 << 20
