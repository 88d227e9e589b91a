"""A BibTeX file that is cut reads as the whole: strings and what entries take over from others go along."""

from __future__ import annotations

import io

import msgspec
import pytest

from lodpub import formats, pipeline
from lodpub.pipeline import Bad, Batch
from lodpub.record import Record
from lodpub.syntax import bibtex_pieces, pieces
from lodpub.syntax.bibtex_pieces import Bibtex
from lodpub.syntax.pieces import CARRIED

BIBTEX = formats.find("bibtex")
TEXT = """% a library
@string{jf = "Journal of Ferns"}
@string{ jm = jf # { and Mosses} }
@comment{ @article{hidden, title={Not a work}}
 still a comment }
@article{one, title={One}, journal=jf, year=2020,
 month=mar}
@inproceedings{early, title={Before its volume}, crossref={talks}}
@article{two, title={Two}, journal = jm, xdata={press}}

@article{broken, title={Never closed, year=2020
@xdata{press, publisher={Fern Press}}
@inbook{lost, title={No host}, crossref={nowhere}}
@proceedings{talks, title={Talks}, year=2019, series=jf, crossref={set}}
@mvproceedings{set, title={All talks}, publisher={Fern Press}}
@inproceedings{late, title={Behind its volume}, crossref="talks"}
"""


def told(item: object) -> object:
    """An error's text, or a record without the places of its values: what is taken over has that of the entry itself."""
    error = item.error if isinstance(item, Bad) else item
    if not isinstance(error, Record):
        return str(error)
    unread = tuple(msgspec.structs.replace(part, line=0) for part in error.unread)
    return msgspec.json.encode(msgspec.structs.replace(error, provenance=(), unread=unread))


def cut(text: str, block: int, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    monkeypatch.setattr(bibtex_pieces, "WHOLE", 10)
    monkeypatch.setattr(pieces, "BLOCK", block)
    return [
        told(item)
        for piece in BIBTEX.cutting.batches(io.BytesIO(text.encode()), "x.bib")
        for item in pipeline.records(Batch("x.bib", "bibtex", piece.line, piece.data))
    ]


@pytest.mark.parametrize("block", [30, 120, 500, 5000])
def test_pieces_say_what_the_whole_says(block, monkeypatch):
    whole = [told(item) for item in BIBTEX.read(TEXT.encode(), "x.bib")]
    found = cut(TEXT, block, monkeypatch)
    assert sorted(map(str, found)) == sorted(map(str, whole)) and len(whole) == 8


def test_an_entry_waits_for_what_it_takes_over_from(monkeypatch):
    records = [msgspec.json.decode(item) for item in cut(TEXT, 30, monkeypatch) if isinstance(item, bytes)]
    early = next(one for one in records if one["title"] == "Before its volume")
    assert early["container"]["title"] == "Talks" and early["issued"] == "2019"
    assert [one["title"] for one in records].index("Before its volume") > [one["title"] for one in records].index("Two")


def test_what_waits_too_much_is_read_without(monkeypatch):
    monkeypatch.setattr(bibtex_pieces, "MOST_WAITING", 10)
    items = cut(TEXT, 30, monkeypatch)
    early = next(str(item) for item in items if "Before its volume" in str(item))
    assert "crossref names no entry that can be used" in early


def test_a_broken_entry_is_kept_alone_with_its_strings():
    text = TEXT.replace("@article{broken, title={Never closed, year=2020", "@article{broken, title=jm # , year=2020}")
    bad = [item for item in pipeline.records(Batch("x.bib", "bibtex", 1, text.encode())) if isinstance(item, Bad)]
    assert [item.error.line for item in bad] == [11]
    assert bad[0].text.partition(CARRIED)[2].startswith(b"@article{broken")
    assert b"Journal of Ferns" in bad[0].text


def test_small_files_are_not_cut():
    assert [piece.data for piece in Bibtex().batches(io.BytesIO(TEXT.encode()), "x.bib")] == [TEXT.encode()]
