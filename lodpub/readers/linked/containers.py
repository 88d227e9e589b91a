"""What a work is part of: issue, volume, journal, book, series, in whichever order and nesting a source has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lodpub.readers.linked.agents import contributors
from lodpub.readers.linked.graph import Described
from lodpub.readers.linked.identity import of_value
from lodpub.readers.placed import container_kind
from lodpub.record import Container, Contributor, Identifier, Relation, Series
from lodpub.values import identifiers

__all__ = ["Placed", "placed"]

_JOURNALS = (
    "schema:Periodical",
    "schema:Newspaper",
    "bibo:Journal",
    "bibo:Periodical",
    "bibo:Magazine",
    "bibo:Newspaper",
)
_BOOKS = ("schema:Book", "bibo:Book", "bibo:EditedBook", "bibo:ReferenceSource", "bibo:CollectedDocument")
_SERIES = ("schema:BookSeries", "schema:CreativeWorkSeries", "bibo:Series", "bibo:MultiVolumeBook")
_SITES = ("schema:WebSite", "bibo:Website", "schema:Blog")
_PAGES = ("schema:WebPage", "schema:ItemPage", "schema:CollectionPage", "schema:AboutPage", "bibo:Webpage")
_DEEPEST = 6


@dataclass
class Placed:
    """Where a work appeared, and what else it is part of."""

    container: Container | None = None
    series: list[Series] = field(default_factory=list)
    volume: str | None = None
    issue: str | None = None
    editors: list[Contributor] = field(default_factory=list)
    isbns: list[Identifier] = field(default_factory=list)
    parts_of: list[Relation] = field(default_factory=list)


def placed(work: Described, kind: str) -> Placed:
    """Follows ``isPartOf`` upwards, and ``hasPart`` backwards, through every level; what has a name and is no issue and no
    volume is the container or a series."""
    found = Placed()
    wholes = list(_wholes(work))
    for node, value in wholes:
        if node is None:
            if found.container is None and value and container_kind(kind) and "://" not in value:
                found.container = Container(kind=container_kind(kind) or "journal", title=value)
            elif value and (found.container is None or value.casefold() != found.container.title.casefold()):
                known = identifiers.recognize(value)
                found.parts_of.append(Relation(kind="is-part-of", identifier=known, title=None if known else value))
        else:
            _climb(node, found, kind, None, 0, {work.id})
    name = work.text("container")
    if name and found.container is None:
        found.container = Container(kind=container_kind(kind) or "journal", title=name)
    issue = work.text("issue")
    found.issue = found.issue or issue
    numbers = [text for text in work.texts("volume") if text not in {series.volume for series in found.series}]
    if found.volume is None and numbers:
        found.volume = numbers[0]
    return found


def _wholes(node: Described) -> Iterator[tuple[Described | None, str | None]]:
    """The nodes that a node is part of, each once, and the names of those that are no nodes."""
    seen: set[str] = set()
    for value in node.every("is-part-of"):
        inner = node.graph.node(value)
        if inner is None:
            yield None, value.text.strip()
        elif inner.id not in seen:
            seen.add(inner.id)
            yield inner, None
    for parent in node.graph.parents(node.id):
        parent.every("has-part")
        if parent.id not in seen:
            seen.add(parent.id)
            yield parent, None


def _climb(node: Described, found: Placed, kind: str, volume: str | None, depth: int, seen: set[str]) -> None:
    if node.id in seen or depth > _DEEPEST:
        return
    seen.add(node.id)
    issue = node.text("issue")
    number = node.text("volume") or volume
    in_series = node.is_a(*_SERIES)
    titled = bool(node.texts("title")) and not node.is_a(*_PAGES)
    level = node.is_a("schema:PublicationIssue", "schema:PublicationVolume", "bibo:Issue")
    level = level and not node.is_a(*_JOURNALS) and (any(True for _ in _wholes(node)) or not titled)
    if issue and found.issue is None:
        found.issue = issue
    if in_series:
        _add_series(node, found, number)
        number = None
    elif not level and titled:
        if found.volume is None:
            found.volume, number = number, None
        _add_container(node, found, kind)
    elif not level and (known := node.graph.called(node.id)):
        node.every("identifier")
        found.parts_of.append(Relation(kind="is-part-of", identifier=known))
    wholes = [inner for inner, _ in _wholes(node) if inner is not None]
    if not wholes and number and found.volume is None:
        found.volume = number
    for inner in wholes:
        _climb(inner, found, kind, number, depth + 1, seen)


def _add_series(node: Described, found: Placed, number: str | None) -> None:
    title = next(iter(node.texts("title")), None)
    if title is None:
        return
    series = Series(title=title, volume=number, identifiers=tuple(_names(node)))
    found.series = [one for one in found.series if one.title != title or one.identifiers != series.identifiers] + [
        series if number else next((one for one in found.series if one.title == title), series)
    ]


def _add_container(node: Described, found: Placed, kind: str) -> None:
    titles = node.texts("title")
    names = [*titles[1:], *(name for name in node.texts("alternative") if name not in titles)]
    subtitle = next((name[len(titles[0]) + 2 :] for name in names if name.startswith(f"{titles[0]}: ")), None)
    short = next((name for name in names if not name.startswith(f"{titles[0]}: ")), None)
    addresses = [v.text for v in node.every("url") if v.text.startswith(("http://", "https://"))]
    what = _kind_of(node, kind)
    if what is None or found.container is not None:
        relation = Relation(kind="is-part-of", identifier=node.graph.called(node.id), title=titles[0])
        node.every("identifier")
        if found.container is None or titles[0] != found.container.title:
            found.parts_of.append(relation)
        return
    names_of = list(_names(node))
    found.isbns = [one for one in names_of if one.scheme == "isbn"]
    found.container = Container(
        kind=what,
        title=titles[0],
        subtitle=subtitle,
        short_title=short,
        identifiers=tuple(names_of),
        url=addresses[0] if addresses else None,
    )
    if what in ("book", "proceedings"):
        found.editors = [one for one, _ in contributors(node) if one.role == "editor"]


def _kind_of(node: Described, kind: str) -> str | None:
    """Which kind of container a node is; None for what a work of this kind is not published in."""
    usual = container_kind(kind)
    if node.is_a("bibo:Proceedings"):
        return "proceedings"
    if node.is_a(*_JOURNALS):
        return "journal"
    if node.is_a(*_BOOKS):
        return "proceedings" if usual == "proceedings" and not node.is_a("bibo:Book") else "book"
    if node.is_a(*_SITES):
        return "website"
    if node.has("issn"):
        return "journal"
    return usual if not node.types or node.is_a("schema:PublicationIssue", "schema:PublicationVolume") else None


def _names(node: Described) -> Iterator[Identifier]:
    """The identifiers of a container: its ISSNs and ISBNs, its own IRI, and those that it states."""
    found: dict[tuple[str, str], Identifier] = {}
    for scheme in ("issn", "isbn"):
        for text in node.texts(scheme):
            for part in text.split(",") if scheme == "issn" else [text]:
                one = identifiers.parse(scheme, part.strip())
                found.setdefault((scheme, one.value), one)
    known = {value for _, value in found}
    for value in node.every("identifier"):
        for one in of_value(node, value):
            if one.value not in known or one.scheme not in ("other", "issn", "isbn"):
                found.setdefault((one.scheme, one.value), one)
    if own := node.graph.known(node.id):
        found.setdefault((own.scheme, own.value), own)
    values = {one.value for one in found.values() if one.scheme != "other"}
    yield from (one for one in found.values() if one.scheme != "other" or one.value not in values)
