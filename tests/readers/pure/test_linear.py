"""The time to read a page grows as its length does, whatever of it is long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from growth import assert_linear

from lodpub.readers.pure import read
from lodpub.readers.pure.kinds import kind_of
from lodpub.record import Record

SEED = (Path(__file__).parents[3] / "seeds" / "leveraging-antiprogestins.txt").read_text(encoding="utf-8")
TITLE, _, AUTHORS = SEED.split("\n")[:3]


def names(separator: str, form: str = "Anna B. Person-{}") -> Callable[[int], str]:
    letters = "abcdefghij"
    spelt = [form.format("".join(letters[int(d)] for d in str(n))) for n in range(8_000)]
    return lambda size: SEED.replace(AUTHORS, separator.join(spelt[:size]))


def above(mark: str, text: str) -> Callable[[int], str]:
    return lambda size: SEED.replace(mark, text * size + mark)


def saved(body: Callable[[int], str]) -> Callable[[int], str]:
    rows = "<table><tr><th>Original language</th><td>English</td></tr>{}</table>"
    return lambda size: f"<html><body><h1>{TITLE}</h1>{body(size)}{rows.format('<tr><th>A</th><td>b</td></tr>' * size)}"


SHAPES = {
    "abstract": above("Although", "Although incurable words, of 3 kinds (a; b). "),
    "abstract in lines": above("Although", "Although incurable words, of 3 kinds.\n"),
    "authors": names(", "),
    "authors in lines": names("\n"),
    "authors in double-spaced lines": names("\n\n"),
    "authors in a list": names("\n", "* {} Person"),
    "authors family first": names("; ", "Person-{}, Anna"),
    "authors with links": names(", ", "[Anna Person-{0}](https://example.org/en/persons/{0})"),
    "authors joined": names(" and "),
    "organisations": above("Research output:", "Department of Physics\n"),
    "keywords": above("  • antiprogestins", "  • word\n"),
    "keywords in a line": above("Bibliographical note", "Keywords\n\na; b\n\n"),
    "title": lambda size: SEED.replace(TITLE, f"{TITLE}: word" * size),
    "blank lines": above("\nOriginal", "\n"),
    "lines of spaces": above("\nOriginal", "\n          "),
    "one word": above("Although", "x"),
    "brackets": above("Although", "[("),
    "stars": above("Although", "*a "),
    "references": above("Although", "&amp;"),
    "links": above("Although", "[a](b) "),
    "table": above("Issue number8", "| Label | value |\n"),
    "wide table": lambda size: SEED.replace("Issue number8", f"| Issue number | 8 |{' a |' * size}"),
    "rows": above("Issue number8", "Volume\n"),
    "sections": above("Bibliographical note", "Keywords\n\n  • a\n\nBibliographical note\n\nnote\n\n"),
    "notes": above("Publisher Copyright:", "Funding Information:\nWe were supported by the Fund (grant 12).\n"),
    "copyright": above("All rights reserved.", "Published by A. "),
    "type path": above("Contribution to journal", "Contribution to journal › Article › "),
    "counts": above("4 Scopus citations", "4 Scopus citations "),
    "fingerprint": above("Cite this", "Concept Medicine & Life Sciences 12%\n"),
    "related works": lambda size: f"{SEED}\n\nRelated\n{'Another paper' * size}\n{'2020, In: Tests. 3' * size}",
    "navigation": above(TITLE, "Home\nProfiles\nResearch output\n"),
    "front matter": lambda size: "---\ntitle: a\n" + "key: value\n" * size + f"---\n{SEED}",
    "saved, deep": saved(lambda size: "<div>" * size + "Research output: Article" + "</div>" * size),
    "saved, unclosed": saved(lambda size: "<p><b>" * size + "Research output: Article"),
    "saved, comments": saved(lambda size: "<!-- " * size),
    "saved, attributes": saved(lambda size: "<div " + 'a="b" ' * size + ">Research output: Article</div>"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_time_grows_with_the_page(shape):
    assert_linear(lambda size: next(read(SHAPES[shape](size).encode(), "page.txt")), 2_000)


@pytest.mark.parametrize("shape", [name for name in SHAPES if name.startswith("authors")])
def test_all_of_many_authors_are_there(shape):
    record = next(read(SHAPES[shape](3_000).encode(), "page.txt"))
    assert isinstance(record, Record) and len(record.contributors) == 3_000


def test_a_type_path_beyond_measure_stays_unread():
    path = "Contribution to journal › Article" + " › x" * 1000
    kind = kind_of(path)
    assert kind.work == "article" and sum(step.count("x") for step in kind.unknown) == 1000
