"""The nodes of one record's description and their IRIs: an authority's own where there is one, else a hash IRI under
the subject."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec

from lodpub.record import Agent, Container, Identifier, Person, Record, Series, Translation
from lodpub.values.dates import precision
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode, encode_part
from lodpub.values.patterns import pattern

__all__ = ["Node", "Nodes", "authority", "date_literal", "distinct", "settle", "single", "subject_iri", "translation"]

Node: TypeAlias = dict[str, Any]

_DATATYPES = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear"}
_TAG = pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_SUBJECT_SCHEMES = ("doi", "handle", "pmid", "pmcid", "arxiv", "url")
_AUTHORITIES = {"orcid": 0, "ror": 1, "isni": 2, "issn": 3, "funder": 4}
"""The first is asked first."""


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
    found, best = None, len(_AUTHORITIES)
    for identifier in identifiers:
        rank = _AUTHORITIES.get(identifier.scheme, best)
        if rank < best and identifier.valid:
            found, best = identifier, rank
    return iri(found) if found is not None else None


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


def distinct(values: Iterable[Any]) -> list[Any]:
    """Each value once: a node that is named again, in another role, is not repeated.

    >>> distinct([{"@id": "#a", "name": "Ada"}, {"@id": "#a"}, "Ada", "Ada"])
    [{'@id': '#a', 'name': 'Ada'}, 'Ada']
    """
    found: dict[Any, Any] = {}
    for value in values:
        if type(value) is dict:
            found.setdefault(value.get("@id") or repr(value), value)
        else:
            found.setdefault((type(value), value), value)
    return [*found.values()]


def single(values: list[Any]) -> Any:
    """A list of one is its one value.

    >>> single(["Ada"]), single(["Ada", "Bob"])
    ('Ada', ['Ada', 'Bob'])
    """
    return values if len(values) > 1 else values[0]


def settle(node: Node) -> None:
    """Each value of a node's lists stands once, a list of one is its one value, and an empty one is taken out; a tuple is
    a list whose values are known to differ.

    >>> node = {"keywords": ["a", "b", "a"], "genre": ["c"], "about": [], "citation": ("d", "e")}
    >>> settle(node)
    >>> node
    {'keywords': ['a', 'b'], 'genre': 'c', 'citation': ['d', 'e']}
    """
    empty = []
    for key, value in node.items():
        kind = type(value)
        if kind is list or kind is tuple:
            if len(value) > 1:
                node[key] = single(distinct(value)) if kind is list else [*value]
            elif value:
                node[key] = value[0]
            else:
                empty.append(key)
    for key in empty:
        del node[key]


class Nodes:
    """What is said of each node, whichever vocabulary says it first.

    >>> nodes = Nodes("https://example.org/1")
    >>> nodes.add({"@id": nodes.part("author-1"), "name": "Ada"})
    {'@id': 'https://example.org/1#author-1', 'name': 'Ada'}
    >>> nodes.add({"@id": nodes.part("author-1"), "foaf:name": "Ada"})
    {'@id': 'https://example.org/1#author-1'}
    """

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self._known: dict[str, Node] = {}
        self._seen: dict[int, tuple[str, str, Agent]] = {}
        self._named: dict[str, Agent] = {}
        self._namesakes: dict[Agent, tuple[str, str, Agent]] = {}
        self._counted: dict[str, int] = {}
        self._addresses: dict[str, str] = {}

    def add(self, node: Node) -> Node:
        """The node when it is described for the first time; later what is new is added to it where it stands and a
        reference is given. ``@id`` is its first key."""
        iri = node["@id"]
        known = self._known.setdefault(iri, node)
        if known is node:
            return node
        for key, value in node.items():
            if key not in known:
                known[key] = value
            elif (said := known[key]) != value:
                listed = said if type(said) is list else [said]
                if type(value) is not list:
                    if value not in listed:
                        known[key] = [*listed, value]
                elif more := [v for v in value if v not in listed]:
                    known[key] = listed + more
        return {"@id": iri}

    def address(self, url: str) -> str:
        """An address as an IRI; most are named by each vocabulary."""
        found = self._addresses.get(url)
        if found is None:
            found = self._addresses[url] = encode(url)
        return found

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
        seen = self._seen.get(id(agent))  # each vocabulary asks; comparing all that an agent holds takes long
        if seen is not None:
            return seen[0]
        first = self._named.setdefault(agent.name, agent)
        known = self._namesake(agent, first) if first is not agent else None
        if known is not None and (known[1] != part or agent.identifiers or type(agent) is not Person):
            self._seen[id(agent)] = known[0], known[1], agent
            return known[0]
        # who is named again in one role under no identifier is another of the same name
        identified = authority(agent.identifiers) if agent.identifiers else None
        found = identified or self._next(part)
        self._seen[id(agent)] = found, part, agent
        if first is not agent:
            self._namesakes[agent] = found, part, agent
        return found

    def _namesake(self, agent: Agent, first: Agent) -> tuple[str, str, Agent] | None:
        """What was found for the same agent, if it was named before."""
        self._namesakes.setdefault(first, self._seen[id(first)])
        return self._namesakes.get(agent)

    def _next(self, part: str) -> str:
        number = self._counted[part] = self._counted.get(part, 0) + 1
        return f"{self.subject}#{encode_part(part)}-{number}"

    def series(self, series: Series, number: int) -> str:
        """The IRI of a series."""
        return authority(series.identifiers) or self.part(f"series-{number}")

    def container(self, container: Container) -> str:
        """The IRI of the journal, book or site that the work appeared in."""
        found = authority(container.identifiers)
        if found is None and container.kind != "journal":
            dois = [i for i in container.identifiers if i.scheme == "doi" and i.valid]
            found = iri(dois[0]) if dois else None
        return found or self.part("periodical" if container.kind == "journal" else "host")
