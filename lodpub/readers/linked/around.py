"""What stands around a work in linked data: money, cited and related works, files, other pages, the meeting, counts."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.crosswalk import Row, inverse, table
from lodpub.documents.document import Value
from lodpub.readers import facts
from lodpub.readers.linked.agents import body, contributors
from lodpub.readers.linked.graph import Described, properties
from lodpub.readers.linked.identity import of_value
from lodpub.readers.linked.kinds import is_work_class
from lodpub.record import (
    Award,
    Event,
    Funding,
    Identifier,
    Link,
    Metric,
    Organization,
    Reference,
    Relation,
)
from lodpub.values import dates, identifiers

__all__ = ["event", "funding", "links", "metrics", "references", "relations"]

_EVENTS = (
    "schema:Event",
    "bibo:Conference",
    "bibo:Event",
    "schema:EducationEvent",
    "schema:BusinessEvent",
    "schema:EventSeries",
)
_OTHERWISE = frozenset(("schema:sameAs", *properties("is-part-of"), *properties("reference")))
"""Properties of relations that are read in another way."""
_PAGES = ("schema:WebPage", "schema:ItemPage", "schema:AboutPage")


def funding(work: Described) -> Iterator[Funding]:
    """Grants with their funders, those of one funder together, then the funders of which no grant is known."""
    grants: dict[str, tuple[Organization | None, list[Award], str | None]] = {}
    for value in work.every("funding"):
        node = work.graph.node(value)
        if node is None:
            if text := work.graph.label(value):
                grants[text] = (None, [], text)
            continue
        if not node.is_a("schema:Grant", "schema:MonetaryGrant") and node.types and (found := body(node)):
            grants.setdefault(node.id, (found, [], None))
            continue
        key, funder = _funder(node)
        number = next((one.value for v in node.every("grant-number") for one in of_value(node, v)), None)
        url = next((v.text for v in node.every("url")), None)
        award = Award(number=number, title=next(iter(node.texts("grant-title")), None), url=url)
        text = next(iter(node.texts("description")), None)
        known = grants.setdefault(key or node.id, (funder, [], text))
        if award != Award():
            known[1].append(award)
    for value in work.every("funder"):
        node = work.graph.node(value)
        who = (
            body(node) if node else Organization(name=work.graph.label(value) or value.text, identifiers=_known(value))
        )
        if who is not None and (value.text not in grants):
            grants[value.text] = (who, [], None)
    for who, awards, statement in grants.values():
        yield Funding(funder=who, awards=tuple(dict.fromkeys(awards)), statement=statement)


def _known(value: Value) -> tuple[Identifier, ...]:
    found = identifiers.recognize(value.text)
    return (found,) if found and found.valid else ()


def _funder(grant: Described) -> tuple[str | None, Organization | None]:
    for value in grant.every("funder"):
        node = grant.graph.node(value)
        found = body(node) if node else Organization(name=grant.graph.label(value) or value.text)
        return value.text, found
    return None, None


def references(work: Described) -> Iterator[Reference]:
    """What the work cites: nodes with what they say, IRIs, or citations as printed."""
    for value in work.every("reference"):
        node = work.graph.node(value)
        known = work.graph.called(value.text)
        if node is None:
            names = (known,) if known else ()
            if names or value.text.strip():
                yield Reference(identifiers=names, text=None if names else " ".join(value.text.split()))
            continue
        yield _reference(node, known)


def _reference(node: Described, known: Identifier | None) -> Reference:
    names = [known] if known else []
    names += [one for value in node.every("identifier") for one in of_value(node, value) if one.scheme != "other"]
    names += [identifiers.parse("isbn", text) for text in node.texts("isbn")]
    address = next((value.text for value in node.every("url")), None)
    if not names and address:
        names.append(facts.identifier(None, address))
    title = next(iter(node.texts("title")), None)
    texts = [text for text in (*node.texts("citation-text"), *node.texts("description")) if text != title]
    where = next((name for inner in node.nodes("is-part-of") for name in inner.texts("title")), None)
    year = dates.parse(node.text("year") or "")
    start, end = node.text("page-start"), node.text("page-end")
    return Reference(
        identifiers=tuple(dict.fromkeys(names)),
        text=texts[0] if texts else None,
        title=title,
        authors=tuple(one.agent.name for one, _ in contributors(node) if one.role == "author"),
        container=where,
        volume=node.text("volume"),
        issue=node.text("issue"),
        pages=node.text("pages") or "-".join(page for page in (start, end) if page) or None,
        year=year,
    )


def relations(work: Described, addresses: frozenset[str]) -> Iterator[Relation]:
    """Other works, by the table of relations; a node that stands in a relation in two vocabularies is that of the row
    which has both. `addresses` are those of the links, which ``dcterms:relation`` has too."""
    stated: dict[str, tuple[Value, set[str]]] = {}
    for row in table("relations").values():
        for name in _names(row):
            for value in work.properties.get(name, ()):
                if value.text not in addresses and not _is_other(work, value):
                    stated.setdefault(value.text, (value, set()))[1].add(name)
    for value, names in stated.values():
        kind = max(table("relations"), key=lambda key: _alike(table("relations")[key], names))
        kind = (inverse("relations", "alone").get(next(iter(names)).casefold()) if len(names) == 1 else None) or kind
        for name in names:
            if all(other.text in stated for other in work.properties[name]):
                work.take(name)
        known = work.graph.known(value.text)
        node, title, date = work.graph.node(value), None, None
        if node is not None:
            title = next(iter(node.texts("title")), None)
            given = [one for v in node.every("identifier") for one in of_value(node, v) if one.scheme != "other"]
            known = known or next(iter(given), None)
            node.every("url")
            date = node.text("issued") if table("relations")[kind]["dated"] else None
        elif known is None and "://" not in value.text:
            title = value.text
        yield Relation(kind=kind, identifier=known or work.graph.called(value.text), title=title, date=date)


def _alike(row: Row, names: set[str]) -> tuple[int, int]:
    """How well a relation's properties fit those that were found; the first of equals is the general one."""
    own = set(_names(row))
    return (len(own & names), -len(own ^ names)) if own else (0, -9)


def _names(row: Row) -> list[str]:
    """The properties of a relation, without those that mean other things too."""
    names = [
        f"schema:{row['schemaorg']}" if row["schemaorg"] else "",
        f"dcterms:{row['dcterms']}" if row["dcterms"] else "",
    ]
    return [name for name in names if name and name not in _OTHERWISE]


def _is_other(work: Described, value: Value) -> bool:
    """Whether a value is no related work: a term, a page about the work, a meeting, a link."""
    node = work.graph.peek(value.text)
    if node is None or not (node.properties or node.types):
        return work.graph.known(value.text) is None
    described = work.graph.at(value.text)
    if not node.properties:
        return not any(map(is_work_class, described.types)) and work.graph.known(value.text) is None
    if described.is_a("schema:DefinedTerm", "skos:Concept", "schema:Thing", "schema:Place", *_EVENTS):
        return True
    return described.is_a(*_PAGES) and work.graph.known(value.text) is None


def links(work: Described) -> Iterator[Link]:
    """Files, source code, other pages, in this order."""
    for value in work.every("file"):
        node = work.graph.node(value)
        if node is None:
            yield Link(url=value.text, rel="fulltext")
            continue
        labels, media = node.texts("title"), node.text("format")
        addresses = [v.text for v in node.every("file-url", "url")]
        for address in dict.fromkeys(addresses):
            yield Link(url=address, rel="fulltext", label=next(iter(labels), None), media_type=media)
    for value in work.every("file-url"):
        yield Link(url=value.text, rel="fulltext")
    for value in work.every("repository"):
        yield Link(url=value.text, rel="repository")
    for node in work.nodes("subject-of"):
        if node.is_a(*_PAGES) and work.graph.known(node.id) is None:
            for address in [v.text for v in node.every("url")] or [node.id]:
                yield Link(url=address, label=next(iter(node.texts("title")), None), media_type=node.text("format"))


def event(work: Described) -> Event | None:
    """The meeting where the work was presented."""
    for value in (*work.every("event"), *work.every("subject-of")):
        node = work.graph.node(value)
        if node is None or not (node.is_a(*_EVENTS) or value in work.every("event")):
            continue
        names = node.texts("title")
        if not names:
            continue
        start, end = dates.parse(node.text("event-start") or ""), dates.parse(node.text("event-end") or "")
        if start is None:
            first, _, last = (node.text("event-date") or "").partition("/")
            start, end = dates.parse(first), dates.parse(last)
        else:
            node.text("event-date")
        others = [name for name in node.texts("alternative") if name not in names]
        address = next((v.text for v in node.every("url")), None)
        place, country = _where(node)
        return Event(
            name=names[0],
            short_name=next(iter(others), None),
            number=next(iter(node.texts("event-number")), None),
            place=place,
            country=country,
            start=start,
            end=end,
            url=address,
        )
    return None


def _where(meeting: Described) -> tuple[str | None, str | None]:
    """The place and the country of a meeting, told apart where the place is a node with an address."""
    for node in meeting.nodes("event-place"):
        names = node.texts("title")
        for address in node.nodes("address"):
            town, country = address.text("town"), address.text("country")
            meeting.texts("event-place")
            if country or town:
                return next(iter(names), town), country
    return next(iter(meeting.texts("event-place")), None), None


def metrics(work: Described) -> Iterator[Metric]:
    """Counts that somebody keeps."""
    for node in work.nodes("statistic"):
        count, name = node.text("count"), node.text("interaction") or ""
        service = next(iter(node.texts("service")), None)
        if count and count.isascii() and count.isdigit():
            kind = "citations" if "cit" in name.casefold() else "downloads" if "download" in name.casefold() else name
            yield Metric(kind=kind or "interactions", value=int(count[:15]), source=service)
