"""What MEDLINE says of a work in either format: publication types, headings, grants, related citations, pages."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse, table
from lodpub.readers import facts
from lodpub.readers.statements import Statements
from lodpub.record import Award, Copyright, Funding, Identifier, Organization, Relation, Subject
from lodpub.values import identifiers, pages

__all__ = ["Citation", "kind"]

_GENERAL = ("article", "news-item", "report", "book")
_SUPPORT = "Research Support"
_HISTORY = {
    "received": "submitted",
    "accepted": "accepted",
    "revised": "modified",
    "aheadofprint": "online",
    "epublish": "online",
    "retracted": "withdrawn",
}
_ENDED = {"Retracted Publication": "retracted", "Withdrawn Publication": "withdrawn"}
_STATUSES = {"aheadofprint": "online-first"}
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_ARTICLE = re.compile(r"[A-Za-z]{0,5}\d{1,8}")
_PLACE = re.compile(r" \([^()]+, [^()]+\)$")
_PMID = re.compile(r"PMID:?\s*(\d{1,8})")
_DOI = re.compile(r"\bdoi:\s*(10\.\S+?)[.;,]?(?:\s|$)", re.IGNORECASE)


def kind(types: list[str], *, in_book: bool = False, is_book: bool = False) -> str:
    """The kind of work that its publication types tell, the most telling of them first in the table.

    >>> kind(["Journal Article", "Review"]), kind(["Letter", "Comment"]), kind([]), kind(["Review"], in_book=True)
    ('review-article', 'letter', 'article', 'chapter')
    """
    if in_book or is_book:
        return "chapter" if in_book else "book"
    order = list(table("pubmed-types"))
    named = {key for type in types if (key := inverse("pubmed-types", "words").get(type.casefold()))}
    return min(named, key=order.index) if named else "article"


_RANGE = re.compile(r"\b(\w*\d)[-\u2013](\d+)\b")
"""A range of pages among others: ``101-9, 120`` and ``12-3; discussion 14``."""


class Citation:
    """The statements of one citation."""

    def __init__(self, kind: str) -> None:
        self.said = Statements(kind)
        self._article: tuple[str, int] | None = None
        self._paged = False
        self._funders: dict[str, list[tuple[str | None, int]]] = {}

    def title(self, text: str, line: int, vernacular: str | None = None) -> None:
        """The title without MEDLINE's full stop; one in brackets is the translation of the vernacular title."""
        stripped = text.strip()
        if stripped.startswith("[") and stripped.rstrip(".").endswith("]"):
            text = stripped.rstrip(".")[1:-1]
        text = text.strip()
        text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
        self.said.say("title", text, line, "title")
        if vernacular:
            self.said.say("alternative-title", vernacular, line)

    def journal(self, field: str, title: str, line: int, label: str) -> None:
        """The journal without the place in parentheses by which NLM tells it from others of its name; a preprint's is the
        server that posts it."""
        title = _PLACE.sub("", title)
        self.said.say(field, title, line, label)
        if self.said.kind == "preprint" and field == "container":
            self.said.say("publisher", title, line, label)

    def publication_type(self, term: str, line: int, code: str | None = None) -> None:
        """A publication type, with its MeSH descriptor; retracted publications are said to be so."""
        row = table("mesh-publication-types").get(term)
        code = code or (row["id"] if row else None)
        iri = f"http://id.nlm.nih.gov/mesh/{code}" if code else None
        self.said.add("subjects", Subject(term=term, scheme="mesh-publication-type", code=code, iri=iri), line)
        if term in _ENDED:
            self.said.put("status", _ENDED[term], line, term)

    def heading(self, term: str, line: int, code: str | None = None) -> None:
        """A MeSH heading with its qualifier behind a slash."""
        self.said.add("subjects", facts.subject(term, "MeSH", code), line)

    def substance(self, name: str, line: int, number: str | None = None) -> None:
        """A substance with its registry number."""
        number = None if number == "0" else number
        self.said.add("subjects", Subject(term=name, scheme="chemical", code=number), line)

    def grant(self, number: str | None, agency: str | None, line: int) -> None:
        """A grant; those of one agency stand together."""
        if agency or number:
            self._funders.setdefault(agency or "", []).append((number, line))

    def pages(self, text: str, line: int) -> None:
        """Pages, with the digits that MEDLINE leaves out of the last one."""
        parsed = pages.parse(text)
        self._paged = True
        if parsed and parsed[1]:
            self.said.put("pages", f"{parsed[0]}-{pages.end(parsed[0], parsed[1])}", line, text)
        elif parsed and not parsed[0].isdigit():
            self.said.put("article_number", parsed[0], line, text)
        else:
            whole = _RANGE.sub(lambda range: f"{range[1]}-{pages.end(range[1], range[2])}", text)
            self.said.put("pages", whole.replace("\u2013", "-"), line, text)

    def identifier(self, type: str, value: str, line: int) -> None:
        """An identifier with MEDLINE's word for its scheme."""
        type = {"pubmed": "pmid", "pmc": "pmcid", "bookaccession": "bookshelf"}.get(type, type)
        if type in ("doi", "pmid", "pmcid"):
            self.said.say(type, value, line, type)
        elif type == "pii" and (known := identifiers.recognize(value)) and known.valid:
            self.said.add("identifiers", known, line)
        elif type == "pii" and _ARTICLE.fullmatch(value):
            self._article = self._article or (value, line)
            self.said.add("identifiers", Identifier(scheme=type, value=value), line)
        else:
            self.said.add("identifiers", Identifier(scheme=type, value=value), line)

    def dated(self, status: str, value: str, line: int) -> None:
        """A step of the citation's history; those of the database itself say nothing of the work."""
        if status in _HISTORY:
            self.said.say(f"date:{_HISTORY[status]}", value, line, status)

    def status(self, word: str, line: int) -> None:
        """The publication status: only one that is ahead of print says more than that the work is published."""
        if word in _STATUSES:
            self.said.put("status", _STATUSES[word], line, word)

    def copyright(self, notice: str, line: int) -> None:
        """The copyright notice, with the year that it names."""
        year = _YEAR.search(notice)
        self.said.put("copyright", Copyright(notice=notice, year=int(year[1]) if year else None), line)

    def related(self, type: str, source: str | None, line: int, pmid: str | None = None) -> None:
        """A citation that this one stands in a relation to, such as its retraction."""
        known = inverse("relations", "pubmed").get(type.casefold(), "is-related-to")
        text = source or ""
        pmid = pmid or (found[1] if (found := _PMID.search(text)) else None)
        doi = found[1] if (found := _DOI.search(text)) else None
        target = identifiers.parse("pmid", pmid) if pmid else identifiers.parse("doi", doi) if doi else None
        self.said.add("relations", Relation(kind=known, identifier=target, title=None if target else source), line)
        if known == "is-retracted-by":
            self.said.put("status", "retracted", line, type)

    def close(self) -> None:
        """Puts the grants on the record, and the publisher's number of an article that has no pages."""
        if self._article and not self._paged:
            self.said.put("article_number", *self._article)
        for agency, grants in self._funders.items():
            awards = tuple(dict.fromkeys(Award(number=number) for number, _ in grants if number))
            funder = Organization(name=agency) if agency else None
            self.said.add("funding", Funding(funder=funder, awards=awards), grants[0][1])
