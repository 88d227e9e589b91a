"""What holds for every format, whichever it is.

``tests/readers/pairs/FORMAT/`` holds pairs: a source as people have it, and beside it ``NAME.expected.json`` with what it
reads as: a list of records (lodpub's own JSON, without provenance) and, for a bad record, ``{"error": "..."}``.
With ``LODPUB_UPDATE_PAIRS=1`` the expected files are written anew; read the difference before you commit it.
"""

from __future__ import annotations

import builtins
import json
import os
import random
import socket
from pathlib import Path

import msgspec
import pytest

from lodpub import formats, pipeline
from lodpub.errors import ReadError
from lodpub.record import Record
from lodpub.values.text import decode

PAIRS = Path(__file__).parent / "readers" / "pairs"
READABLE = [format for format in formats.FORMATS if format.reader]
WRITABLE = [format for format in formats.FORMATS if format.writer]
SOURCES = [
    pytest.param(format, path, id=f"{format.name}/{path.name}")
    for format in READABLE
    for path in sorted((PAIRS / format.name).glob("*"))
    if not path.name.endswith(".expected.json")
]


def read(format: formats.Format, data: bytes, name: str = "source") -> list[Record | ReadError]:
    items = list(format.read(data, name))
    assert all(isinstance(item, (Record, ReadError)) for item in items)
    return items


def plain(item: Record | ReadError) -> object:
    if isinstance(item, ReadError):
        return {"error": str(item)}
    return json.loads(msgspec.json.encode(msgspec.structs.replace(item, provenance=())))


@pytest.mark.parametrize("format", READABLE, ids=lambda f: f.name)
def test_every_readable_format_has_a_pair(format):
    assert list((PAIRS / format.name).glob("*.expected.json"))


@pytest.mark.parametrize(("format", "path"), SOURCES)
def test_reads_as_expected(format, path):
    expected = path.with_name(f"{path.name}.expected.json")
    found = [plain(item) for item in read(format, path.read_bytes(), path.name)]
    if os.environ.get("LODPUB_UPDATE_PAIRS"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("format", "path"), [source for source in SOURCES if source.values[0].sniff])
def test_is_recognized_by_content(format, path):
    assert formats.recognize(decode(path.read_bytes(), path.name), path.name).name == format.name


@pytest.mark.parametrize("format", READABLE, ids=lambda f: f.name)
@pytest.mark.parametrize("data", [b"", b" \n", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x00" * 100, b"%PDF-1.7\n"])
def test_what_is_no_record_gives_an_error(format, data):
    assert not [item for item in read(format, data) if isinstance(item, Record)]


@pytest.mark.parametrize("format", READABLE, ids=lambda f: f.name)
@pytest.mark.parametrize("data", [b"{" * 5000, b"[" * 5000, b"<a>" * 5000, b"@" * 5000, b"x" * 100_000])
def test_nesting_and_long_lines_raise_nothing(format, data):
    read(format, data)


@pytest.mark.parametrize(("format", "path"), SOURCES)
def test_truncated_or_damaged_sources_give_records_and_errors(format, path):
    data = path.read_bytes()
    for tenth in range(1, 10):
        read(format, data[: len(data) * tenth // 10])
    chance = random.Random(7)
    for _ in range(10):
        damaged = bytearray(data)
        for _ in range(5):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        read(format, bytes(damaged))
    text = data.decode("utf-8", "replace")
    for encoding in ("latin-1", "utf-16", "utf-8-sig"):
        read(format, text.encode(encoding, "replace"))


@pytest.mark.parametrize(("format", "path"), SOURCES)
def test_reading_is_pure(format, path, monkeypatch):
    data = path.read_bytes()
    first = [plain(item) for item in read(format, data)]

    def forbidden(*arguments, **options):
        raise AssertionError(f"a reader opened {arguments}")

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", forbidden)
        patch.setattr(socket, "socket", forbidden)
        second = [plain(item) for item in read(format, data)]
    assert first == second


@pytest.mark.parametrize("format", WRITABLE, ids=lambda f: f.name)
def test_writing_is_deterministic_and_takes_any_number_of_records(format):
    records = [
        item
        for source, path in (parameter.values for parameter in SOURCES)
        for item in read(source, path.read_bytes(), path.name)
        if isinstance(item, Record)
    ]
    once = pipeline.export(records, format.name)
    assert once == pipeline.export(records, format.name) and once.encode("utf-8")
    assert pipeline.export(records[:1], format.name).endswith("\n")
