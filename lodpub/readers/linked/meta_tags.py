"""The meta tags of a page as records, one a family: Highwire's ``citation_*`` (and bepress's), EPrints', Dublin Core's, PRISM's,
Open Graph's, and what any page says of itself."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from lodpub.crosswalk import inverse, table
from lodpub.documents.document import Document, Place
from lodpub.readers import facts
from lodpub.readers.linked.agents import names_of
from lodpub.readers.statements import Statements, agent
from lodpub.record import (
    Copyright,
    Funding,
    License,
    Link,
    Organization,
    Person,
    Record,
    Reference,
)
from lodpub.values import identifiers
from lodpub.values.tables import rows

__all__ = ["FAMILIES", "records"]

FAMILIES = ("citation", "eprints", "dc", "prism", "og", "page")
"""In the order of their precedence."""
_PEOPLE = {"author": "author", "authors": "author", "editor": "editor", "contributor": "contributor", "translator": "translator", "supervisor": "supervisor"}  # fmt: skip
_LIST = re.compile(r"\s*;\s*")
_WORDS = re.compile(r"\s*[;,]\s*")
_PART = re.compile(r"citation_(\w+)\s*=\s*")
_CITED = {"title": "title", "journal_title": "container", "volume": "volume", "issue": "issue", "publication_date": "year", "year": "year", "inbook_title": "container", "conference_title": "container", "date": "year"}  # fmt: skip


class _Tag(NamedTuple):
    place: Place
    name: str
    field: str
    content: str


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {name.casefold(): (row[0], row[2]) for row in rows("tags/meta") for name in row[1].split("|")}


def records(document: Document) -> list[tuple[str, Record]]:
    """A record of each family of tags that says something, with the family's name, in the order of `FAMILIES`.

    A page of which only its address or description is known gives none.
    """
    found: dict[str, list[_Tag]] = {}
    for node in document.nodes.values():
        for name, values in node.properties.items():
            word = name.casefold().replace("dcterms:", "dcterms.").replace("dc:", "dc.").replace("prism:", "prism.")
            row = _table().get(word)
            if row is None and word.startswith(("citation_", "bepress_", "eprints.", "dc.", "dcterms.", "prism.")):
                row = (_family(word), "?")
            if row is not None:
                family, field = row
                tags = found.setdefault(family, [])
                tags += [_Tag(value.place, name, field, value.text) for value in values if value.text.strip()]
    return [(family, _record(sorted(found[family]))) for family in FAMILIES if found.get(family)]


def _family(word: str) -> str:
    return {"c": "citation", "b": "citation", "e": "eprints", "d": "dc", "p": "prism"}[word[0]]


def _record(tags: list[_Tag]) -> Record:
    fields = {tag.field for tag in tags}
    said = Statements(_kind(tags, fields))
    people: list[tuple[str, Person | Organization, _Tag]] = []
    for tag in tags:
        _say(said, tag, people, fields)
    for role, who, tag in people:
        said.contribute(role, who, max(tag.place.line, 1), tag.content)
    made = said.record()
    return made


def _say(said: Statements, tag: _Tag, people: list[tuple[str, Person | Organization, _Tag]], fields: set[str]) -> None:
    line, text, field = max(tag.place.line, 1), tag.content.strip(), tag.field
    if field in _PEOPLE:
        for name in [n for part in _LIST.split(text) for n in names_of(part)]:
            people.append((_PEOPLE[field], agent(name.rstrip(", ") if name.endswith(",") else name), tag))
    elif field in ("author-institution", "author-orcid") and people:
        role, who, of = people[-1]
        people[-1] = (role, _detailed(who, field, text), of)
    elif field == "keywords":
        for word in (_LIST if ";" in text else _WORDS).split(text):
            said.say("keyword", word, line, tag.name)
    elif field in ("book", "thesis-institution", "report-institution"):
        said.say("container" if field == "book" else "institution", text, line, tag.name)
    elif field == "degree":
        said.say("qualification", text, line, tag.name)
    elif field in ("description", "abstract"):
        if field == "abstract" or "abstract" not in fields:
            said.say("abstract", text, line, tag.name)
    elif field == "meeting":  # Google Scholar's name for the meeting and for its proceedings
        said.say("event", text, line, tag.name)
        if not fields & {"container", "book"}:
            said.say("container", text, line, tag.name)
    elif field == "online":
        said.say("date:online" if "issued" in fields else "issued", text.replace("/", "-"), line, tag.name)
    elif field == "issued" or field.startswith("date:"):
        said.say(field, re.sub(r"(\d{4}-\d\d-\d\d)[T ].*", r"\1", text.replace("/", "-")), line, tag.name)
    elif field == "language":
        said.say("language", text.replace("_", "-"), line, tag.name)
    elif field in ("url", "canonical", "pdf", "fulltext") and not text.startswith(("http://", "https://")):
        said.unread(f"{tag.name}: {text}", line)
    elif field == "canonical":
        said.say("url", text, line, tag.name)
    elif not _add(said, tag, line, text):
        said.say("" if field == "?" else field, text, line, tag.name)


def _add(said: Statements, tag: _Tag, line: int, text: str) -> bool:
    """Puts what is no plain field of a work where it belongs; False for what is one."""
    field = tag.field
    if field == "pdf":
        said.add("links", Link(url=text, rel="fulltext", media_type="application/pdf"), line)
    elif field == "reference":
        said.add("references", _reference(text), line)
    elif field == "license" and (licence := _license(text)):
        said.add("licenses", licence, line, text)
    elif field == "access":
        if (access := facts.access(text)) is None:
            return False
        said.put("access", access, line, text)
    elif field in ("rights", "notice"):
        licence = _license(text)
        if licence is not None and licence.url:
            said.add("licenses", licence, line, text)
        elif access := facts.access(text):
            said.put("access", access, line, text)
        else:
            said.put("copyright", Copyright(notice=text), line, text)
    elif field == "funding":
        said.add("funding", Funding(funder=Organization(name=text)), line, text)
    elif field == "media-type":
        said.add("media_types", text, line)
    elif field in ("identifier", "address"):
        found = identifiers.recognize(text)
        if found is None and not text.startswith(("http://", "https://")):
            return False
        said.say(found.scheme if found else "url", found.value if found else text, line, tag.name)
    elif field not in ("type", "og-type"):  # of which the kind is made
        return False
    return True


def _license(text: str) -> License | None:
    return facts.license(None, text) if "://" in text else facts.license(text)


def _detailed(who: Person | Organization, field: str, text: str) -> Person | Organization:
    if field == "author-orcid":
        known = identifiers.parse("orcid", text)
        return msgspec.structs.replace(who, identifiers=(*who.identifiers, known))
    if isinstance(who, Organization):
        return who
    return msgspec.structs.replace(who, affiliations=(*who.affiliations, Organization(name=text)))


def _kind(tags: list[_Tag], fields: set[str]) -> str:
    """What the tags are about: by the tag that only one kind has, then by their words for it."""
    for tag in tags:
        if tag.field == "thesis-institution":
            degree = next((t.content for t in tags if t.field == "degree"), "")
            return facts.thesis_kind(degree) or "thesis"
        if tag.field == "report-institution":
            return "report"
    words = [kind for tag in tags if tag.field == "type" and (kind := _in_words(tag.content))]
    for field, kind in (
        ("meeting", "proceedings-article"),
        ("event", "proceedings-article"),
        ("book", "chapter"),
        ("container", "article"),
        ("patent", "patent"),
    ):
        if field in fields and tags[0].name.casefold().startswith(("citation", "bepress", "eprints")):
            return next((word for word in words if word not in ("text", "other", "article")), kind)
    if words:
        return words[0]
    for tag in tags:
        if tag.field == "og-type" and (kind := _open_graph(tag.content)):
            return kind
    if tags[0].name.casefold().startswith(("citation", "bepress")) and fields & {"isbn", "arxiv"}:
        return "book" if "isbn" in fields else "preprint" if "doi" not in fields else "article"
    return "article" if fields & {"issn", "issn:print", "volume", "issue", "page-start"} else "other"


def _open_graph(type: str) -> str | None:
    """The kind of work that a type of the Open Graph protocol is, None for pages that are about something else.

    >>> _open_graph("video.movie"), _open_graph("article"), _open_graph("website")
    ('film', 'web-page', None)
    """
    found = {word: kind for word, kind, *_ in rows("tags/open-graph")}
    return found.get(type.strip().casefold()) or found.get(type.strip().casefold().partition(".")[0])


@cache
def _own_words() -> dict[str, str]:
    """Our own words for kinds, as other tables write them: ``webpage`` is a ``web-page``, not the first row that has it."""
    return {key.replace("-", ""): key for key in table("work-types") if key != "other"}


def _in_words(text: str) -> str | None:
    if own := _own_words().get(text.strip().casefold()):
        return own
    word = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text.strip())
    for column in ("zotero", "eu_repo", "dcmitype"):
        kind = inverse("work-types", column).get(text.strip().casefold().rpartition("/")[2])
        if kind and kind != "other":
            return kind
    coar = text.strip().rstrip("/").rpartition("/")[2].casefold()
    return inverse("work-types", "coar").get(coar) or facts.kind_in_words(text) or facts.kind_in_words(word)


def _reference(text: str) -> Reference:
    """One ``citation_reference``: ``citation_title=...; citation_author=...``, or as printed."""
    pieces = _PART.split(text)
    if len(pieces) < 3:
        return Reference(text=" ".join(text.split()))
    parts = [(key, value.strip().rstrip(";").strip()) for key, value in zip(pieces[1::2], pieces[2::2], strict=True)]
    first = {key: value for key, value in reversed(parts) if value}
    names = [identifiers.parse(scheme, first[scheme]) for scheme in ("doi", "pmid", "isbn") if scheme in first]
    start, end = first.get("firstpage"), first.get("lastpage")
    said = {field: first[key] for key, field in reversed(_CITED.items()) if key in first}
    return Reference(
        identifiers=tuple(names),
        authors=tuple(value for key, value in parts if key in ("author", "authors") and value),
        pages="-".join(page for page in (start, end) if page) or first.get("pages"),
        **said,
    )
