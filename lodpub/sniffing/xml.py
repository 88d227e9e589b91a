"""Tells formats of XML apart, by the first element and by what stands near the beginning."""

from __future__ import annotations

import re
from functools import lru_cache

from lodpub.syntax import work_elements
from lodpub.values.patterns import pattern

__all__ = [
    "document",
    "is_crossref_xml",
    "is_datacite_xml",
    "is_endnote_xml",
    "is_jats",
    "is_marcxml",
    "is_mods",
    "is_oai_dc",
    "is_pubmed",
    "is_pure_xml",
    "root",
]

_BLANK = pattern(r"[\ufeff\s]*")


_ROOT = pattern(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)", needs=("<",))


def is_crossref_xml(text: str) -> bool:
    """Crossref's unixref, unixsd or a deposit."""
    start = document(text)[:20_000]
    return root(text) in ("doi_records", "doi_record", "crossref_result", "doi_batch") or (
        "<crossref" in start and "<doi_data" in text
    )


def root(text: str) -> str:
    """The local name of the first element of an XML text, "" for any other text."""
    match = _ROOT.match(document(text))
    return match[1] if match else ""


@lru_cache(maxsize=4)
def document(text: str) -> str:
    """The beginning of an XML text, from its first element on: behind declaration, comments of any length and the type of
    the document. "" for any other text."""
    if "<" not in text:
        return ""
    place = 0
    while True:
        place = _BLANK.match(text, place).end()  # type: ignore[union-attr]
        if text.startswith("<!--", place):
            end = text.find("-->", place + 4)
        elif text.startswith("<?", place):
            end = text.find("?>", place)
        elif text[place : place + 9].upper() == "<!DOCTYPE":
            end = text.find(">", place)
            if 0 <= text.find("[", place) < end:
                inner = text.find("]", place)
                end = text.find(">", inner) if inner >= 0 else -1
        else:
            break
        if end < 0:
            return ""
        place = text.index(">", end) + 1
    return text[place : place + 50_000] if _ROOT.match(text, place) else ""


def is_datacite_xml(text: str) -> bool:
    """DataCite's XML, alone or in an answer that holds it."""
    start = document(text)[:20_000]
    return bool(root(text)) and re.search(r"<(?:[\w.-]+:)?resource\b[^>]*datacite\.org/schema", start) is not None


def is_endnote_xml(text: str) -> bool:
    """EndNote's XML export."""
    start = document(text)[:20_000]
    return root(text) in ("xml", "records", "record") and "<ref-type" in start


def is_jats(text: str) -> bool:
    """An article in JATS or one of NLM's older tag sets, alone or within other XML."""
    return (
        bool(root(text))
        and re.search(r"<(?:[\w.-]+:)?article\b", document(text)[:20_000]) is not None
        and re.search(r"<(?:[\w.-]+:)?(?:article-meta|journal-meta|front)\b", document(text)) is not None
    )


def is_marcxml(text: str) -> bool:
    """MARCXML: a record, a collection, or records within other XML."""
    start = document(text)[:20_000]
    return bool(root(text)) and (
        "loc.gov/MARC21/slim" in start or re.search(r"<(?:[\w.-]+:)?datafield\s[^>]*\btag=", start) is not None
    )


def is_mods(text: str) -> bool:
    """MODS: a record, a collection, or records within other XML."""
    start = document(text)[:20_000]
    return root(text) in ("mods", "modsCollection") or (
        bool(root(text)) and re.search(r"<(?:[\w.-]+:)?mods\b[^>]*>", start) is not None and "loc.gov/mods" in start
    )


def is_oai_dc(text: str) -> bool:
    """Dublin Core in an answer of OAI-PMH, or alone."""
    start = document(text)[:20_000]
    return (
        bool(root(text))
        and ("oai_dc" in start or "OAI/2.0" in start)
        and re.search(r"<(?:[\w.-]+:)?dc\b", start) is not None
    )


def is_pubmed(text: str) -> bool:
    """PubMed's XML: a set of articles, or one alone."""
    return root(text) in (
        "PubmedArticleSet",
        "PubmedArticle",
        "PubmedBookArticle",
        "PubmedBookArticleSet",
        "MedlineCitationSet",
        "MedlineCitation",
    )


def is_pure_xml(text: str) -> bool:
    """XML of a research portal's web service: a page of works or one of them, with the addresses of its classifications."""
    start = document(text)
    if root(text).rstrip("1") not in work_elements.PURE and not any(f"<{work}" in start for work in work_elements.PURE):
        return False
    return "/dk/atira/pure/" in start or "/ws/api/" in start[:2000]
