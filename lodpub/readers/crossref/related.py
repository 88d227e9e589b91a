"""What a Crossref work cites and what it stands in a relation to."""

from __future__ import annotations

from functools import cache

from lodpub.crosswalk import inverse
from lodpub.readers.crossref.message import Cited, Message, Related
from lodpub.readers.crossref.publication import partial
from lodpub.record import Identifier, Reference, Relation
from lodpub.values import doi, identifiers
from lodpub.values.markup import clean

__all__ = ["references", "relations"]

_SCHEMES = {
    "doi": "doi",
    "uri": "url",
    "issn": "issn",
    "isbn": "isbn",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "arxiv": "arxiv",
}


def references(message: Message) -> tuple[Reference, ...]:
    """The list of references, in order."""
    return tuple([_reference(cited) for cited in message.reference]) if message.reference else ()


def _reference(cited: Cited) -> Reference:
    title, container, text = cited.article_title, cited.journal_title, cited.unstructured
    author = cited.author
    if volume_title := cited.volume_title:
        title, container = (
            (title, container or volume_title) if title else (title if container else volume_title, container)
        )
    title = clean(title) if title else cited.standard_designator
    container = container or cited.series_title
    return Reference(
        identifiers=_identifiers(cited),
        text=clean(text) if text else None,
        title=title,
        authors=(clean(author),) if author else (),
        container=clean(container) if container else None,
        volume=cited.volume,
        issue=cited.issue,
        pages=cited.first_page,
        year=cited.year,
    )


def _identifiers(cited: Cited) -> tuple[Identifier, ...]:
    stated = cited.DOI
    if not stated:
        found: tuple[Identifier, ...] = ()
    elif value := doi.parse(stated):
        found = (Identifier(scheme="doi", value=value),)
    else:
        found = (identifiers.parse("doi", stated),)
    if cited.ISBN:
        found = (*found, identifiers.parse("isbn", cited.ISBN.rsplit("/", 1)[-1]))
    return found


@cache
def _kinds() -> dict[str, str]:
    return dict(inverse("relations", "crossref"))


def relations(message: Message) -> tuple[Relation, ...]:
    """Relations and updates, by the crosswalk table; a kind that is not in it stays under Crossref's own name."""
    found = []
    for name, targets in (message.relation or {}).items():
        kind = _kinds().get(name.casefold(), name)
        for target in (targets,) if isinstance(targets, Related) else targets or ():
            if target.id:
                title = clean(target.title) if target.title else None
                found.append(Relation(kind=kind, identifier=_identifier(target), title=title))
    for direction, updates in (("update-to", message.update_to), ("updated-by", message.updated_by)):
        for update in updates or ():
            if update.DOI:
                name = f"{direction}:{update.type or 'new_version'}"
                kind = _kinds().get(name.casefold()) or _kinds().get(direction, direction)
                found.append(
                    Relation(kind=kind, identifier=identifiers.parse("doi", update.DOI), date=partial(update.updated))
                )
    return tuple(dict.fromkeys(found))


def _identifier(target: Related) -> Identifier:
    scheme = _SCHEMES.get((target.id_type or "").lower())
    if scheme:
        return identifiers.parse(scheme, target.id or "")
    return identifiers.recognize(target.id or "") or Identifier(scheme=target.id_type or "other", value=target.id or "")
