"""Where a DataCite work appeared and what it is related to: related items, series information, related identifiers."""

from __future__ import annotations

import re
from typing import NamedTuple

from lodpub.crosswalk import inverse, table
from lodpub.readers import facts
from lodpub.readers.datacite.cited import CITING, cited, cited_item
from lodpub.readers.datacite.people import contributors
from lodpub.readers.placed import container_kind
from lodpub.record import Container, Contributor, Identifier, Reference, Relation, Series
from lodpub.syntax.json_tree import Tree, drop, opened, text

__all__ = ["Publication", "publication"]

_HOSTS = {"journal": "journal", "book": "book", "conferenceproceeding": "proceedings"}
_ARTICLES = ("journalArticle", "magazineArticle", "newspaperArticle")
_WITHIN = ("is-published-in", "is-part-of")
_SERIES = re.compile(
    r"(?P<title>.{3,}?)(?:, | )(?:vol(?:ume|\.)?\s*)?(?P<volume>\d{1,4})(?:\s*\((?P<issue>[\w/-]{1,12})\))?"
    r"(?:, (?:no\.\s*(?P<number>[\w/-]{1,12}), )?(?:pp?\.? ?|pages )?(?P<pages>[A-Z]?\d{1,7}(?:\s*[-\u2013]\s*[A-Z]?\d{1,7})?))?\.?",
    re.IGNORECASE,
)


class Publication(NamedTuple):
    """Where a work appeared."""

    container: Container | None = None
    series: tuple[Series, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    edition: str | None = None
    relations: tuple[Relation, ...] = ()
    references: tuple[Reference, ...] = ()


def publication(tree: Tree, kind: str, information: str | None) -> Publication:
    """The container, the series and the related works.

    A related item that the work is published in says most; DataCite's own ``container``, which it makes from the series
    information, says what that lacks; without both, that `information` itself.
    """
    related = _related(tree)
    items = opened(tree, "relatedItems")
    host = next((one for one in items if _relation(one) in _WITHIN and _host(one)), None)
    others = [_item(one) for one in items if one is not host]
    references = cited(
        [one.identifier for one in related if one.kind in CITING and one.identifier],
        [one for one in others if isinstance(one, Reference)],
    )
    if host is not None:
        found = _completed(_published(host), _contained(tree, kind, None))
        drop(tree, "container")
    else:
        found = _contained(tree, kind, information)
    series = tuple(one for one in others if isinstance(one, Series))
    found = found._replace(series=(*found.series, *series), references=references)
    relations = [one for one in related if one.kind not in CITING]
    relations += [one for one in others if isinstance(one, Relation)]
    return _with_numbers(found, relations)


def _relation(one: Tree) -> str:
    stated = one.get("relationType")
    stated = stated if isinstance(stated, str) else ""
    return inverse("relations", "datacite").get(stated.casefold(), stated or "is-related-to")


def _host(one: Tree) -> str | None:
    stated = one.get("relatedItemType")
    return _HOSTS.get(stated.casefold()) if isinstance(stated, str) else None


def _title(one: Tree) -> tuple[str | None, str | None]:
    title = subtitle = None
    for each in opened(one, "titles"):
        drop(each, "lang")
        type = text(each, "titleType")
        if type == "Subtitle":
            subtitle = subtitle or text(each, "title")
        else:
            title = title or text(each, "title")
    return (f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title or subtitle), subtitle


def _number(one: Tree) -> tuple[Identifier, ...]:
    found = []
    for each in opened(one, "relatedItemIdentifier"):
        drop(each, "relatedMetadataScheme", "schemeURI", "schemeUri", "schemeType")
        type, value = text(each, "relatedItemIdentifierType"), text(each, "relatedItemIdentifier")
        if value:
            found.append(facts.identifier(type, value))
    return tuple(found)


def _published(one: Tree) -> Publication:
    kind = _host(one) or "journal"
    title, subtitle = _title(one)
    names = _number(one)
    drop(one, "relationType", "relatedItemType", "publicationYear", "publisher")
    first, last = text(one, "firstPage"), text(one, "lastPage")
    number_type = (text(one, "numberType") or "Article").casefold()
    number = text(one, "number") if number_type in ("article", "other", "chapter") else None
    if not title and not names:
        return Publication()
    return Publication(
        container=Container(kind=kind, title=title or names[0].value, subtitle=subtitle, identifiers=names),
        contributors=contributors(one, "container-author") if kind != "journal" else (),
        volume=text(one, "volume"),
        issue=text(one, "issue"),
        pages=_pages(first, last),
        article_number=number,
        edition=text(one, "edition"),
    )


def _item(one: Tree) -> Series | Relation | Reference | None:
    kind = _relation(one)
    title, _ = _title(one)
    names = _number(one)
    if kind in CITING:
        return cited_item(one, title, names)
    drop(one, "relationType", "relatedItemType", "publicationYear", "publisher", "creators", "contributors")
    if kind in _WITHIN and title:
        return Series(title=title, volume=text(one, "volume"), identifiers=names)
    return Relation(kind=kind, identifier=names[0] if names else None, title=title) if title or names else None


def _contained(tree: Tree, kind: str, information: str | None) -> Publication:
    for one in opened(tree, "container"):
        type = (text(one, "type") or "").casefold()
        scheme, value = text(one, "identifierType"), text(one, "identifier")
        names = (facts.identifier(scheme, value),) if value else ()
        title = text(one, "title")
        first, last = text(one, "firstPage"), text(one, "lastPage")
        volume, issue = text(one, "volume"), text(one, "issue")
        number = text(one, "number")
        drop(one, "edition", "chapterNumber")
        if not title:
            return Publication()
        if information and title in information and not (volume or issue) and (first and " " in first):
            return _named(information, kind, names)
        found = _placed(title, kind, names, type)
        return found._replace(volume=volume, issue=issue, pages=_pages(first, last), article_number=number)
    return _named(information, kind, ()) if information else Publication()


def _completed(found: Publication, other: Publication) -> Publication:
    """The numbers that only the other statement of the same container has."""
    if not (found.container and other.container and found.container.title == other.container.title):
        return found
    names = ("volume", "issue", "pages", "article_number")
    if any(getattr(found, name) for name in names):
        return found
    return found._replace(**{name: getattr(other, name) for name in names})


def _named(information: str, kind: str, names: tuple[Identifier, ...]) -> Publication:
    """What series information says, which is free text: a title, and a volume and pages where they can be told."""
    match = _SERIES.fullmatch(information)
    if match is None:
        title = re.sub(r", (?:No|Nr|Heft|Issue)\.? [\w-]+ \(\d{4}\)$", "", information)
        return _placed(title, kind, names, "")
    pages = (match["pages"] or "").replace("\u2013", "-").replace(" ", "")
    return _placed(match["title"], kind, names, "")._replace(
        volume=match["volume"], issue=match["issue"] or match["number"], pages=pages or None
    )


def _placed(title: str, kind: str, names: tuple[Identifier, ...], type: str) -> Publication:
    host = container_kind(kind)
    if type == "datarepository" or host in (None, "website"):
        return Publication(series=(Series(title=title, identifiers=names),))
    if host == "journal" and not _is_article(kind):
        return Publication(series=(Series(title=title, identifiers=names),))
    return Publication(container=Container(kind=host, title=title, identifiers=names))


def _is_article(kind: str) -> bool:
    return table("work-types")[kind]["zotero"].partition("|")[0] in _ARTICLES


def _pages(first: str | None, last: str | None) -> str | None:
    if not first or " " in first or (last and " " in last):
        return None
    return f"{first}-{last}" if last and last != first else first


def _related(tree: Tree) -> list[Relation]:
    found = []
    for one in opened(tree, "relatedIdentifiers"):
        kind = _relation(one)
        drop(one, "relationType", "resourceTypeGeneral", "relatedMetadataScheme", "schemeUri", "schemeType")
        type, value = text(one, "relatedIdentifierType"), text(one, "relatedIdentifier")
        if value:
            found.append(Relation(kind=kind, identifier=facts.identifier(type, value)))
    return found


def _with_numbers(found: Publication, relations: list[Relation]) -> Publication:
    """The numbers of journals and books among the related identifiers go to what they are the numbers of."""
    host = found.container
    if host is None:
        return found._replace(relations=tuple(dict.fromkeys(relations)))
    own = list(host.identifiers)
    serial: list[Identifier] = []
    kept: list[Relation] = []
    for relation in relations:
        one = relation.identifier
        if relation.kind not in _WITHIN or one is None:
            kept.append(relation)
        elif any(one.value.casefold() == known.value.casefold() for known in own):
            continue
        elif one.scheme == "isbn" and host.kind != "journal":
            own.append(one)
        elif one.scheme == "issn":
            known = {each.value for series in found.series for each in series.identifiers}
            if one.value not in known:
                (serial if found.series and host.kind != "journal" else own).append(one)
        else:
            kept.append(relation)
    container = Container(
        kind=host.kind, title=host.title, subtitle=host.subtitle, short_title=host.short_title, identifiers=tuple(own)
    )
    series = tuple(
        Series(title=s.title, volume=s.volume, identifiers=(*s.identifiers, *(serial if n == 0 else ())))
        for n, s in enumerate(found.series)
    )
    return found._replace(container=container, series=series, relations=tuple(dict.fromkeys(kept)))
