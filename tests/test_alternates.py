"""Copies of a record in other formats: told by their names, linked from its page."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

import lodpub
from lodpub.alternates import alternate
from lodpub.errors import UsageError

SEED = Path(__file__).parent.parent / "seeds" / "leveraging-antiprogestins.txt"


@pytest.fixture(scope="module")
def record():
    return lodpub.read(SEED)


@pytest.mark.parametrize(
    ("text", "address", "media_type"),
    [
        ("record.jsonld", "record.jsonld", "application/ld+json"),
        ("/records/1.TTL", "/records/1.TTL", "text/turtle"),
        ("../a b.nt", "../a%20b.nt", "application/n-triples"),
        ("https://example.org/1.rdf?a=b#c", "https://example.org/1.rdf?a=b#c", "application/rdf+xml"),
        ("works.bib", "works.bib", "application/x-bibtex"),
        ("turtle=https://example.org/1", "https://example.org/1", "text/turtle"),
        ("jsonld=?format=jsonld", "?format=jsonld", "application/ld+json"),
        ("?id=1&format=.ris", "", ""),
        ("record", "", ""),
        ("turtel=record", "", ""),
        ("pure=page.txt", "", ""),
        ("javascript:alert(1)//a.ttl", "", ""),
        ("data:text/turtle,a.ttl", "", ""),
        ("", "", ""),
        ("turtle=", "", ""),
        ("a\nb.ttl", "", ""),
    ],
)
def test_the_name_of_a_copy_tells_its_format(text, address, media_type):
    if media_type:
        assert alternate(text) == (address, media_type)
    else:
        with pytest.raises(UsageError):
            alternate(text)


def test_a_page_links_to_its_copies_in_their_order(record):
    copies = ["record.jsonld", 'a"><script>alert(1)</script>.ttl', "turtle=https://example.org/1"]
    head = html5lib.parse(lodpub.export(record, "html", alternates=copies), namespaceHTMLElements=False).find("head")
    links = [(x.get("type"), x.get("href")) for x in head.iter("link") if x.get("rel") == "alternate"]
    assert links == [
        ("application/ld+json", "record.jsonld"),
        ("text/turtle", "a%22%3E%3Cscript%3Ealert(1)%3C/script%3E.ttl"),
        ("text/turtle", "https://example.org/1"),
    ]
    assert not [x for x in head.iter("script") if x.get("type") != "application/ld+json"]


def test_without_copies_nothing_is_said_of_them(record):
    text = lodpub.export(record, "html", alternates=["record.ttl"])
    assert text.replace('<link rel="alternate" type="text/turtle" href="record.ttl">\n', "") == lodpub.export(
        record, "html"
    )


def test_copies_are_for_one_record_and_for_a_page(record):
    with pytest.raises(UsageError, match="html, not for turtle"):
        lodpub.export(record, "turtle", alternates=["record.jsonld"])
    with pytest.raises(UsageError, match="several"):
        lodpub.export([record, record], "html", alternates=["record.jsonld"])
