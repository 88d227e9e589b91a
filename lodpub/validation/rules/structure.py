"""Rules on nodes and how they hang together: repeated values, pages, the nesting of journals, references to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter

from lodpub.documents.document import Document, Node, Value
from lodpub.validation.rules.ranges import SCHEMA, range_of, short
from lodpub.validation.rules.rule import Check, Fault, group
from lodpub.values import pages
from lodpub.vocabulary import canonical

__all__ = ["CHECKS", "NESTING", "broken_nesting", "schema_namespace"]

_BIBO = "http://purl.org/ontology/bibo/"
_LEVELS = {
    SCHEMA + "Periodical": 3,
    SCHEMA + "Newspaper": 3,
    _BIBO + "Journal": 3,
    _BIBO + "Periodical": 3,
    _BIBO + "Magazine": 3,
    _BIBO + "Newspaper": 3,
    SCHEMA + "PublicationVolume": 2,
    SCHEMA + "PublicationIssue": 1,
    _BIBO + "Issue": 1,
    SCHEMA + "Article": 0,
    SCHEMA + "ScholarlyArticle": 0,
    SCHEMA + "MedicalScholarlyArticle": 0,
    SCHEMA + "NewsArticle": 0,
    _BIBO + "AcademicArticle": 0,
    _BIBO + "Article": 0,
}
"""How far up in a journal something stands."""
_LEVELS |= {iri.replace("http://schema.org/", "https://schema.org/"): level for iri, level in _LEVELS.items()}


def _written(name: str) -> frozenset[str]:
    """The properties of a group, with schema.org in http and in https."""
    return group(name) | {iri.replace("http://schema.org/", "https://schema.org/") for iri in group(name)}


_RANGES, _FIRST, _LAST = _written("range of pages"), _written("first page"), _written("last page")
_PAGES = _RANGES | _LAST
_PART_OF, _HAS_PART = _written("part of"), _written("has part")
NESTING = _PART_OF | _HAS_PART
"""Properties that say what is part of what."""
_DEEPEST_COMPARISON = 4


def duplicate_value(node: Node, classes: tuple[str, ...], document: Document) -> Iterator[Fault]:
    for property, values in node.properties.items():
        if len(values) < 2:
            continue
        seen: set[object] = set()
        for value in values:
            key = _key(value, document, _DEEPEST_COMPARISON)
            if key in seen:
                shown = value.text if value.kind != "blank" else "a node that says the same"
                message = f"{short(property)} has {shown!r} twice" if value.kind != "blank" else None
                yield Fault(
                    message or f"{short(property)} has two nodes that say the same",
                    value=value.text,
                    property=property,
                    place=value.place,
                )
            seen.add(key)


def _key(value: Value, document: Document, depth: int) -> object:
    """What two values have in common that say the same; a blank node is what its statements are."""
    if value.kind == "literal":
        return (" ".join(value.text.split()), value.datatype, value.language)
    node = document.nodes.get(value.text) if value.kind == "blank" else None
    if node is None or not node.properties or depth == 0:
        return (value.kind, value.text)
    said = frozenset(
        (property, _key(one, document, depth - 1))
        for property, values in node.properties.items()
        for one in values[:20]
    )
    return (frozenset(iri for iri, _ in node.types), said)


def page_order(node: Node, classes: tuple[str, ...], document: Document) -> Iterator[Fault]:
    for property, value in sorted(_values(node, _RANGES), key=itemgetter(0)):
        if value.kind == "literal" and not _in_order(value.text) and pages.out_of_order(value.text):
            message = f"the pages {value.text} end before they start"
            yield Fault(message, property=property, value=value.text, place=value.place)
            return  # the same pages, written in another way, are no other fault
    lasts = _values(node, _LAST)
    firsts = [value for _, value in _values(node, _FIRST)] if lasts else []
    for property, last in sorted(lasts):
        same = [first for first in firsts if len(firsts) == 1 or first.place.line == last.place.line > 0] or firsts[:1]
        if not same or _in_order(f"{same[0].text}-{last.text}"):
            continue
        start, end = same[0].text.strip(), last.text.strip()
        whole = pages.end(start, end)  # which only a range may leave out digits of
        if whole != end or pages.out_of_order(f"{start}-{end}"):
            message = f"the pages end on {last.text}, before they start on {same[0].text}"
            yield Fault(message, whole if whole != end else None, property=property, value=last.text, place=last.place)
            return


def _values(node: Node, properties: frozenset[str]) -> list[tuple[str, Value]]:
    """The values of some properties, in the order of the node."""
    return [(name, value) for name, values in node.properties.items() if name in properties for value in values]


def _in_order(text: str) -> bool:
    """Whether a text is two plain numbers, the larger one last: most pages are, and need no closer look."""
    first, _, last = text.partition("-")
    return first.isdecimal() and last.isdecimal() and len(text) < 20 and int(first) <= int(last)


def broken_nesting(node: Node, classes: tuple[str, ...], document: Document) -> Iterator[Fault]:
    level = _level(classes)
    for property in sorted(NESTING & node.properties.keys()):
        for value in node.properties[property]:
            other = document.nodes.get(value.text) if value.kind != "literal" else None
            above = next((_LEVELS[iri] for iri, _ in other.types if iri in _LEVELS), None) if other else None
            if level is None or above is None or not (level > above if property in _PART_OF else level < above):
                continue
            others = tuple(iri for iri, _ in other.types) if other else ()
            yield Fault(
                f"{_name(classes)} {short(property)} {_name(others)} is the wrong way round: an article is part of an "
                "issue, an issue of a volume, a volume of a periodical",
                property=property,
                value=value.text if value.kind == "iri" else None,
                place=value.place,
            )


def _level(classes: tuple[str, ...]) -> int | None:
    return next((_LEVELS[iri] for iri in classes if iri in _LEVELS), None)


def _name(classes: tuple[str, ...]) -> str:
    return next(short(iri) for iri in classes if iri in _LEVELS)


def dangling_node(document: Document) -> Iterator[Fault]:
    """References to a node of this document that the document does not describe."""
    if document.described_elsewhere:
        return
    nodes = document.nodes
    pages_here: set[str] | None = None
    for node in nodes.values():
        for property, values in node.properties.items():
            for value in values:
                if value.kind == "literal" or value.text in nodes or value.text in document.page:
                    continue
                if value.kind == "iri":
                    page, hash, name = value.text.partition("#")
                    if not hash or not name or _takes_addresses(property):
                        continue  # a place in a page is an address too
                    pages_here = _pages(nodes) if pages_here is None else pages_here
                    if page not in pages_here:
                        continue
                yield Fault(
                    f"{short(property)} points at {value.text if value.kind == 'iri' else 'a node'}, of which nothing is said",
                    property=property,
                    value=value.text if value.kind == "iri" else None,
                    place=value.place,
                    subject=node.id,
                )


@lru_cache(maxsize=4096)
def _takes_addresses(property: str) -> bool:
    wanted = range_of(property)
    return wanted is not None and "URL" in wanted.datatypes


def _pages(nodes: Mapping[str, Node]) -> set[str]:
    """The documents that the nodes stand in: what is before a fragment, what is described itself, and the file as such."""
    return {id.partition("#")[0] for id in nodes} | {""}


def mixed_namespace(document: Document) -> Iterator[Fault]:
    used: set[str] = set()
    for node in document.nodes.values():
        used.update(node.properties)
        used.update(iri for iri, _ in node.types)
    namespaces = {namespace for iri in used if (namespace := schema_namespace(iri))}
    if len(namespaces) < 2:
        return
    uses: dict[str, list[Fault]] = {namespace: [] for namespace in sorted(namespaces, reverse=True)}
    for node in document.nodes.values():
        for iri, place in node.types:
            uses.get(schema_namespace(iri), []).append(Fault(iri, value=iri, place=place))
        for property, values in node.properties.items():
            place = node.places.get(property) or values[0].place
            uses.get(schema_namespace(property), []).append(Fault(property, property=property, place=place))
    rare = min(uses, key=lambda namespace: len(uses[namespace]))
    others = " and ".join(sorted(namespaces - {rare}))
    example = uses[rare][0]
    name = example.message[len(rare) :]
    message = f"{name} is in {rare}, other terms are in {others}: to an RDF reader these are two vocabularies"
    yield example._replace(message=message, suggestion=SCHEMA + name)


@lru_cache(maxsize=4096)
def schema_namespace(iri: str) -> str:
    """The namespace of a term as it is written, where it is schema.org's in one form or another."""
    plain = canonical(iri)
    return iri[: len(iri) - len(plain) + len(SCHEMA)] if plain.startswith(SCHEMA) else ""


def _repeats(node: Node) -> bool:
    return any(map(_several, node.properties.values()))


def _several(values: list[Value]) -> bool:
    return len(values) > 1


def _has_pages(node: Node) -> bool:
    return not _PAGES.isdisjoint(node.properties)


def _is_nested(node: Node) -> bool:
    return not NESTING.isdisjoint(node.properties)


CHECKS = (
    Check("duplicate-value", "node", duplicate_value, hint=_repeats),
    Check("page-order", "node", page_order, hint=_has_pages, reads=_PAGES | _FIRST),
    Check("broken-nesting", "node", broken_nesting, lambda classes, p, d: _level(classes) is not None, _is_nested),
    Check("dangling-node", "document", dangling_node),
    Check("mixed-namespace", "document", mixed_namespace),
)
