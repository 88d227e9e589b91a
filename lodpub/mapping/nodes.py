"""The IRI of a record and of every part of it: an authority's own where there is one, else a hash IRI under the subject."""

from __future__ import annotations

import re
import uuid

import msgspec

from lodpub.record import Agent, Contributor, Identifier, Organization, Record
from lodpub.values.identifiers import iri
from lodpub.values.iris import encode

__all__ = ["Nodes", "subject_iri"]


def subject_iri(record: Record, base: str | None = None) -> str:
    """DOI, else another identifier that resolves, the page's URL, `base` and a slug of the title, or a ``urn:uuid:``.

    >>> subject_iri(Record(kind="article", title="On Hyphens"), "https://example.org/works/")
    'https://example.org/works/on-hyphens'
    """
    schemes = ("doi", "handle", "pmid", "arxiv", "url")
    for scheme in schemes:
        found = next((i for i in record.identifiers if i.scheme == scheme and i.valid), None)
        resolved = iri(found) if found else None
        if resolved:
            return resolved.partition("#")[0]
    if record.url:
        return encode(record.url).partition("#")[0]
    if base:
        slug = re.sub(r"[\W_]+", "-", (record.title or "").lower()).strip("-")[:80].rstrip("-")
        return encode(base) + (slug or "record")
    facts = msgspec.json.encode(msgspec.structs.replace(record, provenance=(), unread=(), remarks=()))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, facts.decode('utf-8', 'replace'))}"


class Nodes:
    """The IRIs of one record's parts."""

    def __init__(self, record: Record, base: str | None) -> None:
        self.subject = subject_iri(record, base)
        self._agents: dict[Agent, str] = {}
        counts: dict[str, int] = {}
        for contributor in record.contributors:
            if contributor.agent not in self._agents:
                counts[contributor.role] = counts.get(contributor.role, 0) + 1
                label = f"{contributor.role}-{counts[contributor.role]}"
                self._agents[contributor.agent] = _authority(contributor.agent.identifiers) or self.part(label)

    def part(self, name: str) -> str:
        """The hash IRI of a part of the record."""
        return f"{self.subject}#{name}"

    def contributor(self, contributor: Contributor) -> str:
        """The IRI of a contributor; the same person in two roles is one node."""
        return self._agents[contributor.agent]

    def organization(self, organization: Organization, name: str) -> str:
        """The IRI of an organization that plays the part `name`."""
        return _authority(organization.identifiers) or self._agents.get(organization) or self.part(name)

    def container(self, record: Record) -> str:
        """The IRI of the journal or book."""
        container = record.container
        return (_authority(container.identifiers) if container else None) or self.part(
            "periodical" if container and container.kind == "journal" else "host"
        )


def _authority(identifiers: tuple[Identifier, ...]) -> str | None:
    order = ("orcid", "ror", "issn", "isni")
    return next((iri(i) for scheme in order for i in identifiers if i.scheme == scheme and iri(i)), None)
