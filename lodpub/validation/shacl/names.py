"""Terms in messages: with the prefix that everybody knows, else in full."""

from __future__ import annotations

from functools import cache

from lodpub import vocabulary
from lodpub.validation.shacl.terms import META, Term

__all__ = ["local", "named"]


@cache
def _prefixes() -> dict[str, str]:
    known = {namespace: f"{prefix}:" for prefix, namespace in vocabulary.load().vocabularies().items()}
    return known | {
        META: "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
        "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
        "http://www.w3.org/2001/XMLSchema#": "xsd:",
        "http://www.w3.org/ns/shacl#": "sh:",
    }


def named(term: Term | str) -> str:
    """A term for a message: names of meta tags stand bare, literals in quotation marks.

    >>> named("http://schema.org/author"), named("urn:lodpub:meta:citation_title"), named("http://example.org/a")
    ('schema:author', 'citation_title', '<http://example.org/a>')
    """
    if isinstance(term, Term) and term.kind != "iri":
        return str(term)
    iri = term if isinstance(term, str) else term.text
    for namespace, prefix in _prefixes().items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return prefix + iri[len(namespace) :]
    return f"<{iri}>"


def local(iri: str) -> str:
    """What follows the last ``#``, ``/`` or ``:`` of an IRI.

    >>> local("http://example.org/shapes#PersonShape")
    'PersonShape'
    """
    return iri[max(iri.rfind(mark) for mark in "#/:") + 1 :] or iri
