"""Reads the Citation File Format (``CITATION.cff``), 1.0 to 1.2: the software or data set, and how it asks to be cited."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.finished import finished
from lodpub.record import (
    Agent,
    Contributor,
    Identifier,
    License,
    Link,
    Organization,
    Record,
    Reference,
    Relation,
    Unread,
)
from lodpub.syntax.json_tree import Tree, date, drop, leftovers, opened, raw, text, texts
from lodpub.syntax.yaml_tree import parse
from lodpub.values import identifiers
from lodpub.values.markup import clean
from lodpub.values.text import decode

__all__ = ["read"]

_ROLES = (("authors", "author"), ("editors", "editor"), ("editors-series", "series-editor"), ("translators", "translator"),
          ("contact", "contact"), ("recipients", "recipient"), ("senders", "author"))  # fmt: skip


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The one record of a citation file."""
    try:
        tree, lines = parse(decode(data, source), source)
    except ReadError as error:
        yield error
        return
    if not (tree.get("title") or tree.get("authors") or tree.get("doi")):
        yield ReadError(
            source, 1, found="YAML without title and authors", expected="a citation file: cff-version, title"
        )
        return
    record = _record(tree)
    unread = [Unread(line=lines.get(left.path, 1), text=str(left)) for left in leftovers(tree)]
    yield finished(record, unread, 1)


def _record(tree: Tree) -> Record:
    drop(tree, "cff-version", "message")
    kind = inverse("work-types", "cff").get((text(tree, "type") or "software").casefold(), "software")
    if kind == "dataset" or (tree.get("type") is None and kind == "other"):
        kind = "dataset"
    preferred = [_cited(one) for one in opened(tree, "preferred-citation")]
    released = date(tree, "date-released") or date(tree, "year")
    names = list(dict.fromkeys(_identifiers(tree)))
    links = []
    for key, rel in (("repository-code", "repository"), ("repository", "related"), ("repository-artifact", "fulltext")):
        if url := text(tree, key):
            links.append(Link(url=url, rel=rel))
    licences = [found for name in texts(tree, "license") if (found := facts.license(name))]
    if (address := text(tree, "license-url")) and (found := facts.license(None, address)):
        licences = licences or [found]
    abstract = raw(tree, "abstract")
    return Record(
        kind=kind,
        title=text(tree, "title"),
        contributors=tuple(_people(tree)),
        abstract=clean(abstract) if abstract else None,
        version=text(tree, "version"),
        issued=released,
        licenses=tuple(dict.fromkeys(one for one in licences if isinstance(one, License))),
        keywords=tuple(dict.fromkeys(texts(tree, "keywords"))),
        identifiers=tuple(names),
        relations=tuple(map(_describing, preferred)),
        references=tuple(dict.fromkeys((*preferred, *(_cited(one) for one in opened(tree, "references"))))),
        links=tuple(links),
        url=text(tree, "url"),
    )


def _people(tree: Tree) -> Iterator[Contributor]:
    for key, role in _ROLES:
        for one in opened(tree, key):
            if who := _agent(one):
                yield Contributor(agent=who, role=role)


def _agent(one: Tree) -> Agent | None:
    """A person has family or given names, an entity a name."""
    particle, family = text(one, "name-particle"), text(one, "family-names")
    given, suffix = text(one, "given-names"), text(one, "name-suffix")
    name = text(one, "name") or text(one, "alias")
    drop(one, "email", "tel", "fax", "address", "city", "region", "post-code", "alias", "date-start", "date-end")
    place, country = text(one, "location"), text(one, "country")
    if particle and family:
        family = f"{particle} {family}"
    who: Agent | None
    if family or given:
        who = body_or_person(family=family, given=given, suffix=suffix)
    else:
        who = Organization(name=name, place=place or country) if name else None
    if who is None:
        return None
    names = [identifiers.parse("orcid", orcid)] if (orcid := text(one, "orcid")) else []
    bodies = [Organization(name=body) for body in texts(one, "affiliation")]
    return with_details(who, identifiers=names, affiliations=bodies, url=text(one, "website"))


def _identifiers(tree: Tree) -> Iterator[Identifier]:
    if doi := text(tree, "doi"):
        yield identifiers.parse("doi", doi)
    for one in opened(tree, "identifiers"):
        drop(one, "description", "relation")
        type, value = text(one, "type"), text(one, "value")
        if value:
            yield facts.identifier(type if type != "other" else None, value)
    for scheme in ("isbn", "issn", "pmcid"):
        if value := text(tree, scheme):
            yield identifiers.parse(scheme, value)
    if commit := text(tree, "commit"):
        yield Identifier(scheme="commit", value=commit)


def _describing(preferred: Reference) -> Relation:
    """What is to be cited instead describes the work; all that is said of it is a reference."""
    return Relation(kind="is-described-by", identifier=next(iter(preferred.identifiers), None), title=preferred.title)


def _cited(one: Tree) -> Reference:
    """A reference, with the words of its type left away."""
    names = list(dict.fromkeys(_identifiers(one)))
    names = [name for name in names if name.scheme != "commit"]
    for key in ("url", "repository-code", "repository", "repository-artifact"):
        if not names and (url := text(one, key)):
            names.append(identifiers.parse("url", url))
        drop(one, key)
    authors = [who.name for person in opened(one, "authors") if (who := _agent(person))]
    start, end = text(one, "start"), text(one, "end")
    year = text(one, "year") or (text(one, "date-released") or text(one, "date-published") or "")[:4]
    container = text(one, "journal") or text(one, "collection-title")
    found = Reference(
        identifiers=tuple(names),
        title=text(one, "title"),
        authors=tuple(authors),
        container=container,
        volume=text(one, "volume"),
        issue=text(one, "issue"),
        pages=f"{start}-{end}" if start and end else start or text(one, "pages"),
        year=year or None,
    )
    drop(one, "type", "date-released", "date-published", "month")
    return found
