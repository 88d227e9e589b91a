"""What a Crossref work cites and what it stands in a relation to."""

from __future__ import annotations

from functools import cache

from lodpub.crosswalk import inverse
from lodpub.readers.crossref.message import Cited, Message, Related
from lodpub.readers.crossref.publication import partial
from lodpub.record import Identifier, Reference, Relation
from lodpub.values import doi, identifiers
from lodpub.values.markup import clean, clean_all

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
    listed = message.reference
    if not listed:
        return ()
    texts: list[str | None] = []
    for cited in listed:
        title, container = cited.article_title, cited.journal_title
        if volume_title := cited.volume_title:
            if title:
                container = container or volume_title
            elif not container:
                title = volume_title
        texts += title, container or cited.series_title, cited.author, cited.unstructured
    texts = clean_all(texts)
    is_plain = doi.are_plain([cited.DOI for cited in listed if cited.DOI])
    return tuple(
        [
            Reference(
                identifiers=_identifiers(cited, is_plain) if cited.DOI or cited.ISBN else (),
                text=text or None,
                title=title or cited.standard_designator,
                authors=(author,) if author else (),
                container=container or None,
                volume=cited.volume,
                issue=cited.issue,
                pages=cited.first_page,
                year=cited.year,
            )
            for cited, title, container, author, text in zip(
                listed, texts[::4], texts[1::4], texts[2::4], texts[3::4], strict=True
            )
        ]
    )


def _identifiers(cited: Cited, is_plain: bool) -> tuple[Identifier, ...]:
    """What a reference is known by; its DOI may be known to be nothing but a DOI."""
    stated, book = cited.DOI, cited.ISBN
    found: tuple[Identifier, ...] = ()
    if stated:
        found = (Identifier(scheme="doi", value=stated) if is_plain else identifiers.parse("doi", stated),)
    return (*found, identifiers.parse("isbn", book.rsplit("/", 1)[-1])) if book else found


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
