"""Reads CodeMeta (``codemeta.json``), 1.0 to 3.1: software described in schema.org's words, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.finished import marked
from lodpub.readers.json_records import read_json
from lodpub.record import (
    Agent,
    Award,
    Contributor,
    Date,
    Funding,
    Identifier,
    License,
    Link,
    Organization,
    Record,
    Reference,
    Relation,
)
from lodpub.syntax.json_tree import Tree, date, drop, opened, raw, text, texts
from lodpub.values import identifiers
from lodpub.values.markup import clean

__all__ = ["read"]

_ROLES = (("author", "author"), ("creator", "author"), ("agents", "author"), ("authors", "author"), ("contributor", "contributor"), ("editor", "editor"),
          ("maintainer", "maintainer"), ("producer", "producer"), ("sponsor", "sponsor"), ("copyrightHolder", "rights-holder"))  # fmt: skip
_LINKS = (("codeRepository", "repository"), ("downloadUrl", "fulltext"), ("downloadLink", "fulltext"), ("installUrl", "related"),
          ("issueTracker", "related"), ("readme", "related"), ("buildInstructions", "related"), ("contIntegration", "related"),
          ("continuousIntegration", "related"), ("softwareHelp", "related"), ("releaseNotes", "related"), ("zippedCode", "fulltext"))  # fmt: skip
_DATES = (("dateCreated", "created"), ("dateModified", "modified"))
_REQUIRES = ("softwareRequirements", "depends", "softwareSuggestions", "suggests")


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The record of a file, or the records of a list."""
    yield from read_json(data, source, [], _record, "software as CodeMeta describes it")


def _record(tree: Tree) -> Record | None:
    if not any(tree.get(key) for key in ("name", "title", "identifier", "codeRepository")):
        return None
    context = tree.pop("@context", None)
    if "codemeta" not in str(context) and "@type" not in tree:
        return None
    type = (text(tree, "@type", "type") or "SoftwareSourceCode").removeprefix("schema:")
    title, abstract = raw(tree, "name", "title"), raw(tree, "description", "abstract")
    names = list(dict.fromkeys(_identifiers(tree)))
    links = [Link(url=url, rel=rel) for key, rel in _LINKS for url in _addresses(tree, key)]
    licences = [
        found for key in ("license", "licenseId") for one in _named(tree, key) if (found := facts.license(*one))
    ]
    issued = date(tree, "datePublished")
    publisher = next(_bodies(tree, "publisher"), None)
    drop(tree, "isAutomatedBuild", "uploadedBy")
    return Record(
        kind=inverse("work-types", "schemaorg").get(type.casefold(), "software"),
        title=clean(title) if title else None,
        contributors=tuple(dict.fromkeys(_people(tree))),
        abstract=clean(abstract) if abstract else None,
        version=text(tree, "version", "softwareVersion"),
        issued=issued,
        dates=tuple(Date(kind=kind, value=v) for key, kind in _DATES if (v := date(tree, key))),
        publisher=publisher,
        licenses=tuple(dict.fromkeys(one for one in licences if isinstance(one, License))),
        keywords=tuple(dict.fromkeys(word for key in ("keywords", "tags") for word in _words(tree, key))),
        funding=tuple(_funding(tree)),
        identifiers=tuple(names),
        relations=tuple(_relations(tree)),
        references=tuple(_references(tree)),
        links=tuple(dict.fromkeys(links)),
        media_types=tuple(texts(tree, "fileFormat")),
        sizes=tuple(texts(tree, "fileSize")),
        programming_languages=tuple(name for name, _ in _named(tree, "programmingLanguage") if name),
        notes=tuple(texts(tree, "readmeText")),
        url=next(iter(_addresses(tree, "url")), None) or next(iter(_addresses(tree, "relatedLink")), None),
        provenance=marked(title=title, abstract=abstract),
    )


def _named(tree: Tree, key: str) -> list[tuple[str | None, str | None]]:
    """The names and addresses of a member whose values are texts or objects."""
    found: list[tuple[str | None, str | None]] = []
    stated = [*given] if isinstance(given := tree.get(key), list) else []
    for one in opened(tree, key):
        drop(one, "@type", "type", "version")
        url = text(one, "@id", "id", "url", "URL", "@value")
        found.append((text(one, "name"), url))
    value: Any = tree.get(key)
    plain = [each for each in value if isinstance(each, str)] if isinstance(value, list) else texts(tree, key)
    if isinstance(value, list):
        value[:] = [each for each in value if not isinstance(each, str)]
    found += [(None, each) if "://" in each else (each, None) for each in plain]
    if len(stated) != len(found):
        return found
    objects, words = iter(found[: len(found) - len(plain)]), iter(found[len(found) - len(plain) :])
    return [next(words if isinstance(each, str) else objects) for each in stated]  # as they stand


def _addresses(tree: Tree, key: str) -> list[str]:
    return [url for name, address in _named(tree, key) if (url := address or name) and "://" in url]


def _words(tree: Tree, key: str) -> list[str]:
    found = [name for name, _ in _named(tree, key) if name]
    return [part for word in found for part in (word.split(", ") if len(found) == 1 else [word])]


def _people(tree: Tree) -> Iterator[Contributor]:
    for key, role in _ROLES:
        people = sorted(opened(tree, key), key=_position)
        for one in people:
            if who := _agent(one):
                yield Contributor(agent=who, role=role)
        if not people:
            for name in texts(tree, key):
                if found := body_or_person(name):
                    yield Contributor(agent=found, role=role)


def _position(one: Tree) -> int:
    place = one.get("position")
    return place if isinstance(place, int) else 0


def _agent(one: Tree) -> Agent | None:
    type = (text(one, "@type", "type") or "").casefold()
    drop(one, "email", "position", "role", "mustBeCited", "isMaintainer", "isRightsHolder", "address", "telephone")
    if type == "role" and (inner := opened(one, "schema:author") or opened(one, "author")):
        return _agent(inner[0])
    ids = [
        found
        for key in ("@id", "id", "identifier")
        if (value := text(one, key)) and (found := identifiers.recognize(value))
    ]
    who = body_or_person(
        text(one, "name"),
        family=text(one, "familyName"),
        given=text(one, "givenName"),
        is_body={"organization": True, "person": False}.get(type),
    )
    url = next(iter(_addresses(one, "url")), None)
    return with_details(who, identifiers=ids, affiliations=_bodies(one, "affiliation"), url=url) if who else None


def _bodies(tree: Tree, key: str) -> Iterator[Organization]:
    for one in opened(tree, key):
        drop(one, "@type", "type", "address", "email")
        ids = [
            i
            for k in ("@id", "id", "identifier")
            if (v := text(one, k)) and (i := identifiers.recognize(v)) and i.valid
        ]
        url = next(iter(_addresses(one, "url")), None)
        if name := text(one, "name", "legalName"):
            yield Organization(name=name, identifiers=tuple(dict.fromkeys(ids)), url=url)
    for name in texts(tree, key):
        yield Organization(name=name)


def _identifiers(tree: Tree) -> Iterator[Identifier]:
    for one in opened(tree, "identifier"):
        drop(one, "@type", "type", "name", "url")
        scheme, value = text(one, "propertyID"), text(one, "value", "@id", "@value")
        if value:
            yield facts.identifier(scheme, value)
    for key in ("identifier", "@id", "id", "sameAs", "softwarePaperCitationIdentifiers"):
        value = tree.get(key)
        if isinstance(value, str) and ("/" in value or ":" in value) and key != "softwarePaperCitationIdentifiers":
            drop(tree, key)
            yield facts.identifier(None, value)
        elif isinstance(value, str) and key == "identifier":
            drop(tree, key)
            yield Identifier(scheme="name", value=value)


def _funding(tree: Tree) -> Iterator[Funding]:
    statements = texts(tree, "funding")
    funders = list(_bodies(tree, "funder"))
    for one in opened(tree, "funding"):
        drop(one, "@type", "type")
        award = Award(number=text(one, "identifier"), title=text(one, "name"), url=text(one, "url", "@id"))
        body = next(_bodies(one, "funder"), None)
        yield Funding(funder=body, awards=(award,) if award != Award() else ())
    for number, funder in enumerate(funders):
        yield Funding(funder=funder, statement=statements[number] if number < len(statements) else None)
    for statement in statements[len(funders) :]:
        yield Funding(statement=statement)


def _relations(tree: Tree) -> Iterator[Relation]:
    for key, kind in (*((key, "requires") for key in _REQUIRES), ("isPartOf", "is-part-of"), ("hasPart", "has-part"),
                      ("isSourceCodeOf", "is-source-of"), ("supportingData", "is-supplemented-by"), ("review", "is-reviewed-by")):  # fmt: skip
        for name, address in _named(tree, key):
            if name or address:
                known = facts.identifier(None, address) if address else None
                yield Relation(kind=kind, identifier=known, title=name)
    for one in opened(tree, "relationship"):
        kind = text(one, "relationshipType") or "is-related-to"
        type, value = text(one, "relatedIdentifierType"), text(one, "relatedIdentifier")
        key = inverse("relations", "datacite").get(kind.casefold(), "is-related-to")
        if value:
            yield Relation(kind=key, identifier=facts.identifier(type, value))


def _references(tree: Tree) -> Iterator[Reference]:
    for key in ("referencePublication", "citation", "relatedPublications", "softwarePaperCitationIdentifiers"):
        for one in opened(tree, key):
            drop(one, "@type", "type")
            value = text(one, "@id", "id", "identifier", "url")
            title = text(one, "name", "headline")
            names = (facts.identifier(None, value),) if value else ()
            if names or title:
                yield Reference(identifiers=names, title=title)
        for words in texts(tree, key):
            known = identifiers.recognize(words)
            yield Reference(identifiers=(known,)) if known else Reference(text=words)
