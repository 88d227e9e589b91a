"""The nodes of one record's description and their IRIs: an authority's own where there is one, else a hash IRI under
the subject."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec

from lodpub.crosswalk import author_roles
from lodpub.record import Agent, Identifier, Person, Record, Series, Translation
from lodpub.values.dates import precision
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode, encode_part
from lodpub.values.patterns import pattern

__all__ = ["Node", "Nodes", "authority", "date_literal", "distinct", "subject_iri", "translation"]

Node: TypeAlias = dict[str, Any]

_DATATYPES = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear"}
_TAG = pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_SUBJECT_SCHEMES = ("doi", "handle", "pmid", "pmcid", "arxiv", "url")
_AUTHORITIES = ("orcid", "ror", "isni", "issn", "funder")


def subject_iri(record: Record, base: str | None = None) -> str:
    """DOI, else another identifier that resolves, the page's URL, `base` and a slug of the title, or a ``urn:uuid:``.

    >>> subject_iri(Record(kind="article", title="On Hyphens"), "https://example.org/works/")
    'https://example.org/works/on-hyphens'
    """
    for scheme in _SUBJECT_SCHEMES if record.identifiers else ():
        for identifier in record.identifiers:
            if identifier.scheme == scheme and identifier.valid and (resolved := iri(identifier)):
                return resolved.partition("#")[0]
    if record.url and (found := encode(record.url).partition("#")[0]).startswith(("http://", "https://", "urn:")):
        return found
    if base:
        slug = re.sub(r"[\W_]+", "-", (record.title or "").lower()).strip("-")[:80].rstrip("-")
        return encode(base) + encode_part(slug or "record")
    facts = _facts(msgspec.structs.replace(record, provenance=(), unread=(), remarks=()))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, facts.decode())}"


def _facts(record: Record) -> bytes:
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:  # lone surrogates
        return repr(record).encode("ascii", "backslashreplace")


def authority(identifiers: Iterable[Identifier]) -> str | None:
    """The IRI that an authority gives a person, a body or a periodical.

    >>> authority([Identifier(scheme="ror", value="03yrm5c26")])
    'https://ror.org/03yrm5c26'
    """
    for scheme in _AUTHORITIES:
        for identifier in identifiers:
            if identifier.scheme == scheme and identifier.valid:
                return iri(identifier)
    return None


def translation(text: Translation) -> str | Node:
    """A text with the tag of its language where that is stated and well-formed (BCP 47).

    >>> translation(Translation(text="Bindestriche", language="de"))
    {'@value': 'Bindestriche', '@language': 'de'}
    """
    tag = text.language
    if tag and _TAG.fullmatch(tag):
        return {"@value": text.text, "@language": tag.lower()}
    return text.text


def date_literal(value: str | None) -> str | Node | None:
    """A date typed by how exact it is; as it stands where it is none.

    >>> date_literal("2021-08")
    {'@value': '2021-08', '@type': 'xsd:gYearMonth'}
    """
    exact = precision(value) if value else None
    return {"@value": value, "@type": _DATATYPES[exact]} if value and exact else value


def distinct(values: list[Any]) -> list[Any]:
    """The values that are there, each once: a node that is named again, in another role, is not repeated.

    >>> distinct([{"@id": "#a", "name": "Ada"}, None, {"@id": "#a"}, "Ada", "Ada"])
    [{'@id': '#a', 'name': 'Ada'}, 'Ada']
    """
    if len(values) < 2:
        return [value for value in values if value is not None]
    found: dict[Any, Any] = {}
    for value in values:
        if type(value) is dict:
            found.setdefault(value.get("@id") or repr(value), value)
        elif value is not None:
            found.setdefault((type(value), value), value)
    return [*found.values()]


class Nodes:
    """What is said of each node, whichever vocabulary says it first.

    >>> nodes = Nodes("https://example.org/1")
    >>> nodes.describe(nodes.part("author-1"), {"name": "Ada"})
    {'@id': 'https://example.org/1#author-1', 'name': 'Ada'}
    >>> nodes.describe(nodes.part("author-1"), {"foaf:name": "Ada"})
    {'@id': 'https://example.org/1#author-1'}
    """

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self._known: dict[str, Node] = {}
        self._agents: dict[Agent, tuple[str, str]] = {}
        self._seen: dict[int, tuple[str, Agent]] = {}
        self._counted: dict[str, int] = {}

    def describe(self, iri: str, properties: Node) -> Node:
        """The node with its properties when it is described for the first time; later what is new is added to the
        node where it stands and a reference is given."""
        return self.add({"@id": iri, **properties})

    def add(self, node: Node) -> Node:
        """As `describe`, for properties that have the node's ``@id`` before them; they become the node."""
        iri = node["@id"]
        known = self._known.setdefault(iri, node)
        if known is node:
            return node
        for key, value in node.items():
            said = known.get(key)
            if said is None:
                known[key] = value
            elif said != value:
                listed = said if isinstance(said, list) else [said]
                more = [v for v in (value if isinstance(value, list) else [value]) if v not in listed]
                known[key] = listed + more if more else said
        return {"@id": iri}

    def withdraw(self, value: Any) -> None:
        """Forgets the nodes described in a value that will not be used, so that they can be described elsewhere."""
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict) and len(node) > 1:
                self._known.pop(node.get("@id", ""), None)
                for part in node.values():
                    self.withdraw(part)

    def part(self, name: str) -> str:
        """The hash IRI of a part of the record."""
        return f"{self.subject}#{name}"

    def agent(self, agent: Agent, part: str) -> str:
        """The IRI of a person or body, the same wherever it appears in the record; new ones are counted by `part`."""
        seen = self._seen.get(
            id(agent)
        )  # most are asked for once by each vocabulary; comparing all they hold takes long
        if seen is None:
            seen = self._seen[id(agent)] = self._named(agent, part), agent
        return seen[0]

    def _named(self, agent: Agent, part: str) -> str:
        known = self._agents.get(agent)
        if known is not None and (known[1] != part or agent.identifiers or type(agent) is not Person):
            return known[0]  # who is named again in one role under no identifier is another of the same name
        found = authority(agent.identifiers) if agent.identifiers else None
        if found is None:
            number = self._counted[part] = self._counted.get(part, 0) + 1
            found = f"{self.subject}#{encode_part(part)}-{number}"
        self._agents[agent] = found, part
        return found

    def holders(self, record: Record) -> list[tuple[str, str | None]]:
        """The IRIs of the holders of copyright: people and bodies of the record, or with a name what is new."""
        assert record.copyright is not None
        bodies = (record.publisher, record.on_behalf_of, record.institution)
        known = {c.agent.name: self.agent(c.agent, c.role) for c in record.contributors}
        known |= {
            b.name: self.agent(b, part) for b, part in zip(bodies, ("publisher", "source", "source"), strict=True) if b
        }
        found: list[tuple[str, str | None]] = [
            (known[name], None) if name in known else (self.part(f"holder-{number}"), name)
            for number, name in enumerate(record.copyright.holders, 1)
        ]
        if record.copyright.by_authors:
            found += [(self.agent(c.agent, c.role), None) for c in record.contributors if c.role in author_roles()]
        return list(dict.fromkeys(found))

    def series(self, series: Series, number: int) -> str:
        """The IRI of a series."""
        return authority(series.identifiers) or self.part(f"series-{number}")

    def container(self, record: Record) -> str:
        """The IRI of the journal, book or site that the work appeared in."""
        container = record.container
        assert container is not None
        found = authority(container.identifiers)
        if found is None and container.kind != "journal":
            dois = [i for i in container.identifiers if i.scheme == "doi" and i.valid]
            found = iri(dois[0]) if dois else None
        return found or self.part("periodical" if container.kind == "journal" else "host")
