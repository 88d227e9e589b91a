"""A record of a node: each field of the record by its properties in every vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lodpub.crosswalk import inverse, table
from lodpub.documents.document import Value
from lodpub.readers import facts
from lodpub.readers.finished import finished, marked
from lodpub.readers.keywords import apart
from lodpub.readers.linked import around, terms
from lodpub.readers.linked.agents import body, contributors
from lodpub.readers.linked.containers import Placed, placed
from lodpub.readers.linked.graph import Described, Graph, properties
from lodpub.readers.linked.identity import Identity, identity
from lodpub.readers.linked.kinds import kind
from lodpub.readers.linked.texts import texts
from lodpub.record import (
    Contributor,
    Copyright,
    Date,
    License,
    Link,
    Organization,
    Provenance,
    Record,
    Relation,
)
from lodpub.values import dates, identifiers, pages

__all__ = ["to_record"]

_LINES = {
    "title": ("title",), "abstract": ("abstract", "description"), "container": ("is-part-of", "container"), "issued": ("issued",),
    "volume": ("volume",), "issue": ("issue",), "pages": ("pages", "page-start"), "publisher": ("publisher",), "url": ("url",),
    "languages.0": ("language",), "licenses.0": ("license",), "keywords.0": ("keyword",), "identifiers.0": ("identifier",),
    "edition": ("edition",), "version": ("version",), "copyright": ("notice",), "status": ("status",),
}  # fmt: skip


def to_record(graph: Graph, id: str) -> Record:
    """The record of the node of this name; what is said of it, or of what it points at, and has no place is unread."""
    work = graph.begin(id)
    what = kind(work)
    called = identity(work)
    where = placed(work, what)
    people = [*contributors(work)]
    fields: dict[str, Any] = {
        "kind": what,
        **texts(work),
        **_people(work, [one for one, _ in people], where),
        **_placing(work, where, called, what),
        **_appearance(work),
        **_rights(work),
        "status": _status(work),
        "peer_reviewed": _reviewed(work),
        "languages": _unique(_languages(work)),
        "event": around.event(work),
        "metrics": tuple(around.metrics(work)),
        "funding": tuple(around.funding(work)),
        "references": _unique(around.references(work)),
        "coverage": tuple(terms.places(work)),
        "url": called.url,
    }
    fields["keywords"], fields["translated_keywords"] = apart(terms.keywords(work), fields["languages"])
    fields["dates"] = tuple(_dates(work, fields["issued"]))
    fields["subjects"] = tuple(found for found, _ in terms.subjects(work))
    links = [*around.links(work)]
    fields["relations"] = _unique(
        (*around.relations(work, frozenset(link.url for link in links)), *where.parts_of, *_catalogs(work))
    )
    fields["links"] = _links(work, called, links, fields["relations"])
    record = Record(**fields)
    lines = tuple(
        Provenance(field=field, line=work.line(*of))
        for field, of in _LINES.items()
        if getattr(record, field.partition(".")[0]) and any(map(work.has, of))
    )
    lines += tuple(Provenance(field=f"contributors.{n}", line=line) for n, (_, line) in enumerate(people))
    stated = marked(work.line("title"), title=_stated(work, "title"), abstract=_stated(work, "abstract"))
    line = max(graph.peek(id).place.line, 1)  # type: ignore[union-attr]
    from msgspec.structs import replace

    return finished(replace(record, provenance=(*lines, *stated)), graph.unread(), line)


def _languages(work: Described) -> Iterator[str | None]:
    for node in work.nodes("language"):
        node.every("other-name")
    for text in work.texts("language"):
        yield facts.language(text.rpartition("/")[2])


def _unique(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(item for item in items if item))


def _stated(work: Described, field: str) -> str | None:
    return next(
        (v.text for name in properties(field) for v in work.properties.get(name, ()) if v.kind == "literal"), None
    )


def _people(work: Described, people: list[Contributor], where: Placed) -> dict[str, Any]:
    """Who made the work, and the bodies behind it; a contributor who only pays or publishes is no contributor."""
    publisher = next(iter(_bodies(work, "publisher")), None)
    sources = _unique(_bodies(work, "source-organization"))
    funders = {one.funder for one in around.funding(work)}
    aside = {*sources, publisher, *funders}
    institution = sources[0] if sources and table("work-types")[kind(work)]["zotero"] == "thesis" else None
    return {
        "contributors": (
            *(one for one in people if one.role != "contributor" or one.agent not in aside),
            *_unique(one for one in where.editors if one not in people),
        ),
        "publisher": publisher,
        "institution": institution,
        "organizations": sources[1:] if institution else sources,
        "qualification": work.text("degree"),
    }


def _bodies(work: Described, field: str) -> Iterator[Organization]:
    for value in work.every(field):
        node = work.graph.node(value)
        found = body(node) if node else None
        if found is None and node is None and (text := work.graph.label(value)):
            found = Organization(name=text)
        if found is not None:
            yield found


def _placing(work: Described, where: Placed, called: Identity, what: str) -> dict[str, Any]:
    container, names = where.container, called.identifiers
    values = {one.value for one in names if one.scheme == "isbn"}
    if container is not None:
        own = tuple(one for one in container.identifiers if one.scheme != "isbn" or one.value not in values)
        own += tuple(one for one in called.issns if one not in own and container.kind == "journal")
        import msgspec

        container = msgspec.structs.replace(container, identifiers=own)
    if container is None or container.kind != "journal":
        names = (*names, *called.issns)
    start, end = work.text("page-start"), work.text("page-end")
    spread = work.text("pages") or (f"{start}-{end}" if start and end and start != end else start)
    locator = called.article_number or work.text("locator")
    work.text("locator")
    count = work.text("number-of-pages")
    number = _number(work)
    chapter, position = work.text("chapter"), work.text("position")
    volume = where.volume or (position if container is None and position != chapter and work.has("volume") else None)
    return {
        "container": container,
        "series": tuple(where.series),
        "volume": volume,
        "issue": where.issue,
        "pages": _pages(spread) if spread and spread != locator else None,
        "article_number": locator,
        "number_of_pages": int(count[:9]) if count and count.isascii() and count.isdigit() else None,
        "chapter": chapter,
        "identifiers": _unique(names),
        "number": number if called.number is None else called.number,
    }


def _pages(text: str) -> str:
    parsed = pages.parse(text)
    return "-".join(page for page in parsed if page) if parsed else text


def _number(work: Described) -> str | None:
    versions = work.texts("version")
    return next((text for text in work.texts("number") if text not in versions), None)


def _appearance(work: Described) -> dict[str, Any]:
    edition = work.text("edition")
    versions = [text for text in work.texts("version") if text != edition]
    available = [date for v in work.properties.get("dcterms:available", ()) if (date := dates.parse(v.text))]
    issued = next((date for text in work.texts("issued") if (date := dates.parse(text))), None)
    if issued in available and not work.has("dublin-core-issued"):
        issued = None  # the day it went online stands for that of its publication, which is not known
    return {
        "issued": issued,
        "edition": edition,
        "version": versions[0] if versions else None,
        "media_types": tuple(work.texts("format")),
        "sizes": tuple(work.texts("size")),
        "programming_languages": tuple(work.texts("programming-language")),
    }


def _dates(work: Described, issued: str | None) -> Iterator[Date]:
    seen: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for key, row in table("dates").items():
        for name in (f"schema:{row['schemaorg']}" if row["schemaorg"] else "", f"dcterms:{row['dcterms']}"):
            if not name or (name in taken and key not in ("created", "modified")):
                continue
            for value in work.take(name):
                found = dates.parse(value.text)
                if key == "copyrighted" and any(value.text[:4] == year[:4] for year in work.texts("copyright-year")):
                    continue
                if key == "other" and issued and found and issued.startswith(found):
                    continue  # said again, or less exactly
                if found is None:
                    work.graph.taken.discard((work.id, name))
                elif (key, found) not in seen:
                    seen.add((key, found))
                    yield Date(kind=key, value=found)
            taken.add(name)


def _status(work: Described) -> str | None:
    for text in work.texts("status"):
        word = text.rpartition("/")[2] if text.startswith("http") else text
        for column in ("label", "words", "bibo"):
            if key := inverse("statuses", column).get(word.casefold()):
                return key
    stated = [text for text in work.texts("status") if not text.startswith("http")]
    return stated[0] if stated else None


def _reviewed(work: Described) -> bool | None:
    words = {value.text.rpartition("/")[2] for value in work.take("bibo:status")}
    return True if "peerReviewed" in words else False if "nonPeerReviewed" in words else None


def _rights(work: Described) -> dict[str, Any]:
    rights = (_access(text) for text in work.texts("access"))
    free = (work.text("free") or "").casefold().rpartition("/")[2]
    return {
        "licenses": _unique(_license(work, value) for value in work.every("license")),
        "access": next(filter(None, rights), None) or ("open" if free in ("true", "yes", "1") else None),
        "copyright": _copyright(work),
    }


def _access(text: str) -> str | None:
    return facts.access(text) or inverse("access-rights", "label").get(text.casefold())


def _license(work: Described, value: Value) -> License | None:
    node = work.graph.node(value)
    label = work.graph.label(value) if node or value.kind == "literal" else None
    address = value.text if value.kind == "iri" and not value.text.startswith(f"{work.id}#") else None
    if node is not None and address is None:
        address = next((v.text for v in node.every("url")), None)
    for text in (address, label):
        if text and "://" not in text:  # the official context makes an address of every licence, of its name too
            return facts.license(text, address if address != text else None)
    return facts.license(None if label == address or label is None or "://" in label else label, address or label)


def _copyright(work: Described) -> Copyright | None:
    notice, year = work.text("notice"), work.text("copyright-year")
    if not (notice or year or work.has("copyright-holder")):
        return None
    holders, by_authors = [], False
    authors = {
        value.text for field in ("author", "author-list") for value in work.every(field) if value.kind != "literal"
    }
    for value in work.every("copyright-holder"):
        if value.text in authors:
            by_authors = True
        elif name := work.graph.label(value):
            holders.append(name)
    number = int(year[:4]) if year and year[:4].isascii() and year[:4].isdigit() else None
    return Copyright(notice=notice or "", year=number, holders=tuple(dict.fromkeys(holders)), by_authors=by_authors)


def _catalogs(work: Described) -> Iterator[Relation]:
    for title in work.texts("catalog"):
        yield Relation(kind="is-part-of", title=title)


def _links(work: Described, called: Identity, links: list[Link], relations: Iterable[Relation]) -> tuple[Link, ...]:
    """Files and pages; an address that is said already in another way is not said twice."""
    found = {link.url: link for link in reversed(links)}
    named = [one.identifier for one in relations if one.identifier]
    known = {*found, *(identifiers.iri(one) or one.value for one in named)}
    more = [address for address in called.elsewhere if address not in known and address.startswith("http")]
    own = f"{work.id}#"  # a work that is related but has no address of its own
    for value in work.every("link"):
        if value.text.startswith(own):
            continue
        if value.kind == "iri" and value.text.startswith("http") and value.text not in known:
            more.append(value.text)
    return (*reversed(found.values()), *(Link(url=url) for url in dict.fromkeys(more)))
