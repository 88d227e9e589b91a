"""The rule on whole pages: what JSON-LD, RDFa, microdata and meta tags say of one work is the same.

Compared is what they mean: neither letter case, order of names, initials, nor how exact a date is, make a difference, and
what one says and another leaves out is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lodpub.documents.document import Document, Node, Value
from lodpub.validation.rules.placeholders import is_no_name, is_placeholder
from lodpub.validation.rules.ranges import SCHEMA
from lodpub.validation.rules.rule import Check, Fault
from lodpub.values import dates, doi, markup, mojibake, names
from lodpub.values.tables import rows
from lodpub.vocabulary import canonical, load

__all__ = ["CHECKS"]

_ABOUT_THE_PAGE = frozenset(
    SCHEMA + name
    for name in [
        "WebPage",
        "WebSite",
        "Periodical",
        "PublicationIssue",
        "PublicationVolume",
        "MediaObject",
        "Comment",
        "SoftwareApplication",
        "DataCatalog",
        "Newspaper",
    ]
)
_ABOUT = re.compile(r"(?:mainEntity|hasPart|breadcrumb|@graph|about)\Z")
"""How a page points at what it is about."""


_FAMILIES = {"dc": "Dublin Core tags", "dcterms": "Dublin Core tags", "og": "Open Graph tags"}


class _Said(NamedTuple):
    value: Value
    text: str


def disagreement(documents: Sequence[Document]) -> Iterator[Fault]:
    parts: dict[str, dict[str, list[_Said]]] = {}
    for document in documents:
        for part, field, one in _statements(document):
            parts.setdefault(part, {}).setdefault(field, []).append(one)
    for field, agree in _SAME.items():
        told = [(part, fields[field]) for part, fields in parts.items() if field in fields]
        for part, said in told[1:]:
            first, before = told[0]
            theirs = [s.text for s in before]
            if not agree(theirs, [s.text for s in said]):
                other = next((one for one in said if not agree(theirs, [one.text])), said[0])
                yield Fault(
                    f"the {field} {'are' if field == 'authors' else 'is'} {_listed(said)} in the {part}, but {_listed(before)} in the {first}",
                    value=other.text,
                    place=other.value.place,
                )
                break


def _listed(said: list[_Said]) -> str:
    shown = [one.text if len(one.text) <= 60 else f"{one.text[:57]}..." for one in said[:3]]
    return "; ".join(map(repr, shown)) + (" ..." if len(said) > 3 else "")


def _statements(document: Document) -> Iterator[tuple[str, str, _Said]]:
    """What a document says of the work: in which part of the page, of which field."""
    node = _work(document)
    if node is None:
        return
    fields = _fields()
    for property, values in node.properties.items():
        field = fields.get(canonical(property).lower())
        part = _tags_of(property) if document.part == "meta tags" else document.part or "file"
        for value in values:
            text = value.text
            if field == "authors" and value.kind != "literal":
                text = _name_of(document.nodes.get(value.text))
            if field == "DOI":
                text = _doi_of(document, value)
            if field and text.strip() and not (is_placeholder(text) or is_no_name(text)):
                yield part, field, _Said(value, markup.clean(mojibake.repaired(text) or text))
    if doi.parse(node.id):
        yield document.part or "file", "DOI", _own_doi(node)
    if journal := _journal(document, node):
        yield document.part or "file", "journal", journal


def _own_doi(node: Node) -> _Said:
    """The DOI that a node is named by."""
    place = node.places.get("@id", node.place)
    return _Said(Value("iri", node.id, place=place), doi.parse(node.id) or "")


def _tags_of(name: str) -> str:
    """The family that a meta tag is of, as messages call it."""
    prefix = name.lower().partition(":")[0].partition(".")[0].partition("_")[0]
    return _FAMILIES.get(prefix, "meta tags")


def _work(document: Document) -> Node | None:
    """The node that the page is about: of meta tags the only one, else the first work that no other node points at, but
    the page itself; what a work is part of, holds or cites is another one."""
    if document.part == "meta tags":
        return next(iter(document.nodes.values()), None)
    words = load()
    works: list[Node] = []
    pointed: set[str] = set()
    for node in document.nodes.values():
        above = frozenset().union(*(words.ancestors(iri) for iri, _ in node.types))
        is_page = bool(above & _ABOUT_THE_PAGE) or SCHEMA + "CreativeWork" not in above
        if not is_page:
            works.append(node)
        for property, values in node.properties.items():
            if not (is_page and _ABOUT.search(property)):
                pointed.update(value.text for value in values if value.kind != "literal")
    return next((node for node in works if node.id not in pointed), works[0] if works else None)


def _name_of(node: Node | None) -> str:
    if node is None:
        return ""
    for name in ("name", "familyName"):
        for text in node.texts(SCHEMA + name):
            return text
        for text in node.texts(f"https://schema.org/{name}"):
            return text
    return next(node.texts("http://xmlns.com/foaf/0.1/name"), "")


def _doi_of(document: Document, value: Value) -> str:
    node = document.nodes.get(value.text) if value.kind != "literal" else None
    texts = [text for name in ("value", "url") for text in (node.texts(SCHEMA + name) if node else ())] or [value.text]
    return next((found for text in texts if (found := doi.parse(text))), "")


def _journal(document: Document, node: Node) -> _Said | None:
    """The periodical that a work is part of, up through issue and volume."""
    for _ in range(4):
        value = next(
            (v for name in (SCHEMA, "https://schema.org/") for v in node.properties.get(f"{name}isPartOf", ())), None
        )
        above = document.nodes.get(value.text) if value and value.kind != "literal" else None
        if above is None or value is None:
            return None
        if any(canonical(iri) == SCHEMA + "Periodical" for iri, _ in above.types):
            name = _name_of(above)
            return _Said(value, name) if name else None
        node = above
    return None


@cache
def _fields() -> Mapping[str, str]:
    prefixes = load().vocabularies()
    found = {}
    for field, properties in rows("validation/page"):
        for name in properties.split():
            prefix, _, local = name.partition(":")
            found[(prefixes[prefix] + local if prefix in prefixes else name).lower()] = field
    return found


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_UMLAUT = re.compile("(?<=[aou])e")


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


def _same_text(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(a in b or b in a for a in map(_folded, one) for b in map(_folded, other))


def _same_journal(one: Sequence[str], other: Sequence[str]) -> bool:
    return _same_text(one, other) or any(
        _abbreviates(a.split(), b.split()) or _abbreviates(b.split(), a.split())
        for a in map(_folded, one)
        for b in map(_folded, other)
    )


def _abbreviates(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return bool(short) and all(any(word.startswith(part) for word in rest) for part in short)


def _same_people(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the family names of the shorter list are among those of the longer."""
    families, longer = sorted(([_family(text) for text in texts] for texts in (one, other)), key=len)
    whole = [_UMLAUT.sub("", _folded(text)).split() for text in (other if len(other) >= len(one) else one)]
    return all(family in longer or any(family in words for words in whole) for family in families)


def _family(text: str) -> str:
    person = names.person(text)
    family = _UMLAUT.sub("", _folded(person.family or person.name))  # Mueller, as systems without umlauts write it
    return (family.split() or [""])[-1]


def _same_date(one: Sequence[str], other: Sequence[str]) -> bool:
    ours, theirs = ([date for text in texts if (date := dates.parse(text[:40]))] for texts in (one, other))
    return not ours or not theirs or any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)


def _same_doi(one: Sequence[str], other: Sequence[str]) -> bool:
    return not {doi.key(text) for text in one}.isdisjoint(doi.key(text) for text in other)


_SAME: Mapping[str, Callable[[Sequence[str], Sequence[str]], bool]] = {
    "title": _same_text,
    "authors": _same_people,
    "date": _same_date,
    "journal": _same_journal,
    "DOI": _same_doi,
}

CHECKS = (Check("disagreement", "page", disagreement),)
