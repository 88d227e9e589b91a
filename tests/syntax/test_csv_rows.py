"""Tables of any size, cut between their rows: right lines, flat memory, any delimiter, and rows that break harm no others."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lodpub import pipeline
from lodpub.errors import ReadError
from lodpub.pipeline import Batch
from lodpub.readers.csv import read
from lodpub.record import Record
from lodpub.syntax import json_arrays
from lodpub.syntax.csv_rows import Rows, rows

CELLS = st.text('ab",;\n\r é', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=6), st.sampled_from(",;\t|^"))
def test_rows_are_those_of_the_csv_module_each_with_its_lines(table, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    found = list(rows(io.StringIO(out.getvalue(), newline=""), delimiter))
    assert [row.cells for row in found] == table
    assert "".join(line for row in found for line in row.lines) == out.getvalue()
    assert [row.line for row in found] == [1 + sum(len(row.lines) for row in found[:n]) for n in range(len(found))]


TITLES = st.text('abc",;|\né ', max_size=12).map(lambda text: f"On {text} end")


@given(st.lists(TITLES, min_size=1, max_size=8), st.integers(1, 60), st.sampled_from(",;\t|^~"))
def test_whole_and_cut_say_the_same(titles, block, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([["Title", "Year"], *([title, "2020"] for title in titles)])
    data = out.getvalue().encode()
    whole = list(read(data, "t.csv"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_arrays, "BLOCK", block)
        cut = [
            item
            for piece in Rows().batches(io.BytesIO(data), "t.csv")
            for item in pipeline.records(Batch("t.csv", "csv", piece.line, piece.data))
        ]
    assert cut == whole and len(whole) == len(titles)


def test_quoted_line_ends_count_and_a_cell_that_never_ends_harms_no_other():
    data = b'Title,Abstract\n"Ferns","one\ntwo\nthree"\nMoss,"open\nTrees,four\nWeeds,five\n'
    found = [*pipeline.load(io.BytesIO(data), "csv")]
    told = [(one.title, one.provenance[0].line) if isinstance(one, Record) else str(one) for one in found]
    assert told == [
        ("Ferns", 2),
        "<stream>:5: found a cell that opens with a quote and never ends, expected cells in double quotes, or without",
        ("Trees", 6),
        ("Weeds", 7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nTitle;Year\nOn ferns;2020\n",
        "\n\nTitle^Year\nOn ferns^2020\n",
        '"Title\n(en)","Year"\nOn ferns,2020\n',
        "Title~Year\r\nOn ferns~2020\r\n",
        "Title\tYear\rOn ferns\t2020\r",
    ],
)
def test_headers_of_many_kinds(text):
    data = text.replace("(en)", "").encode()
    for given_ in ("csv", None):
        [record] = pipeline.read_all(io.BytesIO(data), given_)
        assert (record.title, record.issued) == ("On ferns", "2020")
    assert [one.title for one in read(data, "x") if isinstance(one, Record)] == ["On ferns"]


def test_an_unknown_header_is_one_error():
    data = b"Colour,Weight\n" + b"red,3\n" * 300_000
    [error] = pipeline.load(io.BytesIO(data), "csv")
    assert isinstance(error, ReadError) and "no header that is known" in str(error)


class _Endless(io.RawIOBase):
    """A table of so many rows that is never whole in memory."""

    def __init__(self, count: int) -> None:
        self._rows = (f'"On ferns, {n}\n(again)",2020\n'.encode() for n in range(count))
        self._kept = b"Title,Year\n"

    def read(self, size: int = -1) -> bytes:
        while len(self._kept) < size and (row := next(self._rows, None)):
            self._kept += row
        data, self._kept = self._kept[:size], self._kept[size:]
        return data


def test_memory_stays_flat():
    peaks = []
    for count in (60_000, 240_000):
        tracemalloc.start()
        last = 0
        for piece in Rows().batches(_Endless(count), "t.csv"):
            last = piece.line
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert last > count
    assert peaks[1] < 1.2 * peaks[0]
