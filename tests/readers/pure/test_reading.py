"""What pages can be besides right: huge, saved with tags in their head, no portal pages at all."""

from __future__ import annotations

import pytest

import lodpub
from lodpub.errors import ReadError

TABLE = "Original languageEnglish\nJournalHedges\nVolume3\nPublication statusPublished - 2020\n"
TYPE = "Research output: Contribution to journalArticle\n\n"


def read(text: str) -> lodpub.Record:
    return lodpub.read(text.encode(), "pure")


@pytest.mark.parametrize("separator", [", ", "\n"])
def test_ten_thousand_authors_keep_their_order(separator):
    names = [f"Jan{number} van der Berg{number}" for number in range(10_000)]
    record = read(f"On hedges\n\n{separator.join(names)}\n\n{TYPE}{TABLE}")
    assert [contributor.agent.name for contributor in record.contributors] == names
    assert record.volume == "3" and record.unread == ()


def test_labels_in_an_abstract_stay_text():
    lines = "Volume of nectar was measured.\nStatus: none.\nPages 12 were lost.\nKeywords: moths."
    record = read(f"On hedges\n\nAda Bee\n\n{TYPE}Abstract\n\n{lines}\n\n{TABLE}")
    assert record.abstract == lines
    assert (record.volume, record.status, record.pages, record.keywords) == ("3", "published", None, ())


def test_what_is_not_understood_stays_with_its_line():
    record = read(f"On hedges\n\nAda Bee\n\n{TYPE}{TABLE}\nProjects\n\nCounting hedges\n")
    assert [(unread.line, unread.text) for unread in record.unread] == [(14, "Counting hedges")]


@pytest.mark.parametrize("text", ["x y z\n" * 1000, "[" * 10_000, "](" * 10_000, "<html><p>a</p></html>"])
def test_what_is_no_portal_page_gets_a_clear_error(text):
    with pytest.raises(ReadError, match="neither a type line nor a section nor a table"):
        read(text)


def test_tags_in_the_head_fill_what_a_saved_page_lacks_and_are_checked_against_it():
    rows = "".join(
        f"<tr><th>{label}</th><td>{value}</td></tr>"
        for label, value in (("Original language", "English"), ("Volume", "3"), ("Journal", "Hedges"))
    )
    tags = "".join(
        f'<meta name="citation_{name}" content="{value}">\n'
        for name, value in (
            ("author", "Bee Bold, Ada"),
            ("journal_title", "Hedges"),
            ("issn", "2049-3630"),
            ("volume", "4"),
        )
    )
    record = read(
        f'<html><head><title>Hedges</title>\n{tags}<link rel="canonical" href="https://pure.example.org/hedges"></head>'
        f"<body><h1>On hedges</h1><p>Ada Bee Bold</p><p>{TYPE}</p><table>{rows}</table></body></html>"
    )
    assert record.contributors[0].agent.family == "Bee Bold"
    assert record.container is not None and record.container.identifiers[0].value == "2049-3630"
    assert record.volume == "3" and [remark.field for remark in record.remarks] == ["volume"]
    assert record.url == "https://pure.example.org/hedges"


def test_time_grows_with_a_line_of_commas_no_faster_than_it_does() -> None:
    page = (
        "On commas\n\nAda Example{}\n\nResearch output: Contribution to journal › Article\n\nOriginal languageEnglish\n"
    )
    record = lodpub.read(page.format(" , " * 100_000 + "et al.").encode(), "pure")  # quadratic, it would take minutes
    assert [c.agent.name for c in record.contributors] == ["Ada Example"]


def test_orcid_icon_becomes_an_identifier_and_no_part_of_the_name() -> None:
    page = (
        "# On icons\n\n[Ada Example](https://example.org/en/persons/ada)[ORCID](https://orcid.org/0000-0002-1825-0097), "
        "Bo Ek\n\nResearch output: Contribution to journal › Article\n\n| Original language | English |\n"
    )
    record = lodpub.read(page.encode(), "pure")
    assert [c.agent.name for c in record.contributors] == ["Ada Example", "Bo Ek"]
    assert [i.value for c in record.contributors for i in c.agent.identifiers] == ["0000-0002-1825-0097"]
