"""What the vocabularies say of their terms: schema.org, DCMI terms, DC elements, DCMI types, BIBO, FOAF and SKOS.

The facts are those of ``vocab/*.ttl``, read from the table ``vocab/terms.json`` that ``vocab/build.py`` compiles from
them, so that asking needs no RDF library and loading takes a few milliseconds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from lodpub.values.tables import VOCAB

if TYPE_CHECKING:
    from lodpub.spelling import Spelling

__all__ = ["Term", "Vocabulary", "canonical", "load"]

_SCHEMA = "http://schema.org/"
Kind: TypeAlias = Literal["class", "property", "datatype", "individual"]
_LONGEST = 100  # no term's name is half as long
_ALIASES = ("https://schema.org/", "http://www.schema.org/", "https://www.schema.org/")


class Term(msgspec.Struct, frozen=True, gc=False):
    """One class, property, datatype or individual; every IRI in full and canonical, every tuple sorted."""

    iri: str
    name: str
    """The IRI without its namespace."""
    kind: Kind
    parents: tuple[str, ...] = ()
    """What it is a sub-class or sub-property of."""
    types: tuple[str, ...] = ()
    """The enumerations that it is a member of; some members are classes too."""
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    inverse_of: tuple[str, ...] = ()
    layer: str | None = None
    """schema.org's section: pending, attic, bib, auto, health-lifesci, meta; None for its main part and elsewhere."""
    deprecated: bool = False


def canonical(iri: str) -> str:
    """The IRI as ``vocab/`` writes it: schema.org in http and without www, all others untouched.

    >>> canonical("https://www.schema.org/name")
    'http://schema.org/name'
    """
    if iri.startswith(_ALIASES):
        return _SCHEMA + iri.partition("schema.org/")[2]
    return iri


_Row: TypeAlias = tuple[Kind, list[str], list[str], list[str], list[str], list[str], list[str], str | None, bool]


class _Table(msgspec.Struct):
    """``terms.json``: its rows are parsed when they are asked for."""

    prefixes: dict[str, str]
    terms: dict[str, dict[str, msgspec.Raw]]
    properties: dict[str, msgspec.Raw]


_ROW = msgspec.json.Decoder(_Row)


class Vocabulary:
    """The terms of all bundled vocabularies; what is asked twice is computed once.

    >>> words = load()
    >>> words.is_a("https://schema.org/ScholarlyArticle", "http://schema.org/CreativeWork")
    True
    """

    def __init__(self, table: bytes) -> None:
        read = msgspec.json.decode(table, type=_Table)
        self._prefixes = read.prefixes
        self._rows = {read.prefixes[prefix]: rows for prefix, rows in read.terms.items()}
        self._stated = {self._full("", short): names for short, names in read.properties.items()}
        self._known = {prefix: namespace for prefix, namespace in read.prefixes.items() if namespace in self._rows}
        self._terms: dict[str, Term] = {}
        self._ancestors: dict[str, frozenset[str]] = {}
        self._properties: dict[str, frozenset[str]] = {}
        self._spellings: dict[str, Spelling] = {}

    def vocabularies(self) -> dict[str, str]:
        """Namespaces that are known whole, by their prefix: whatever else one of them holds is no term.

        >>> load().vocabularies()["bibo"]
        'http://purl.org/ontology/bibo/'
        """
        return self._known

    def split(self, iri: str) -> tuple[str, str] | None:
        """The namespace of a known vocabulary and the name in it, whether or not such a term exists; None elsewhere.

        >>> load().split("https://schema.org/autor")
        ('http://schema.org/', 'autor')
        """
        iri = canonical(iri)
        size = max(iri.rfind("/"), iri.rfind("#")) + 1
        if 0 < size < len(iri) and iri[:size] in self._rows:
            return iri[:size], iri[size:]
        for namespace in self._rows:
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return namespace, iri[len(namespace) :]
        return None

    def term(self, iri: str) -> Term | None:
        """What is said of a term; None when no bundled vocabulary has it.

        >>> load().term("https://schema.org/awards").superseded_by
        ('http://schema.org/award',)
        """
        found = self._terms.get(iri)
        if found is None and (parts := self.split(iri)) and (row := self._rows[parts[0]].get(parts[1])):
            found = self._terms[iri] = self._term(*parts, _ROW.decode(row))
        return found

    def _term(self, namespace: str, name: str, row: _Row) -> Term:
        kind, *links, layer, deprecated = row
        full = (tuple(self._full(namespace, short) for short in group) for group in links)
        parents, types, domains, ranges, superseded_by, inverse_of = full
        return Term(
            iri=namespace + name,
            name=name,
            kind=kind,
            parents=parents,
            types=types,
            domains=domains,
            ranges=ranges,
            superseded_by=superseded_by,
            inverse_of=inverse_of,
            layer=layer,
            deprecated=deprecated,
        )

    def _full(self, namespace: str, short: str) -> str:
        prefix, colon, local = short.partition(":")
        if not colon:
            return namespace + short
        return self._prefixes[prefix] + local if prefix in self._prefixes else short

    def ancestors(self, iri: str) -> frozenset[str]:
        """A term and everything above it, by sub-class or sub-property, across vocabularies.

        >>> sorted(iri.rpartition("/")[2] for iri in load().ancestors("http://schema.org/ScholarlyArticle"))
        ['Article', 'CreativeWork', 'ScholarlyArticle', 'Thing']
        """
        found = self._ancestors.get(iri)
        if found is None:
            above = {canonical(iri)}
            waiting = list(above)
            while waiting:
                term = self.term(waiting.pop())
                fresh = set(term.parents if term else ()) - above
                above |= fresh
                waiting.extend(fresh)
            found = frozenset(above)
            if self.term(iri):
                self._ancestors[iri] = found
        return found

    def is_a(self, iri: str, ancestor: str) -> bool:
        """Whether a class is another or below it; the same for properties."""
        return canonical(ancestor) in self.ancestors(iri)

    def properties_of(self, iri: str) -> frozenset[str]:
        """The properties that are stated for a class or for a class above it.

        A property whose `domains` are empty is for everything and is not among them.

        >>> "http://schema.org/pagination" in load().properties_of("http://schema.org/ScholarlyArticle")
        True
        """
        found = self._properties.get(iri)
        if found is None:
            stated = [self._stated[ancestor] for ancestor in self.ancestors(iri) if ancestor in self._stated]
            found = frozenset(self._full("", short) for names in stated for short in msgspec.json.decode(names))
            if self.term(iri):
                self._properties[iri] = found
        return found

    def terms(self, namespace: str) -> Iterator[Term]:
        """All terms of a vocabulary, by name.

        >>> len(list(load().terms("http://purl.org/dc/elements/1.1/")))
        15
        """
        return (term for name in sorted(self._rows[namespace]) if (term := self.term(namespace + name)))

    def members(self, iri: str) -> tuple[Term, ...]:
        """The values of an enumeration and of those below it, in the order of their names.

        >>> [term.name for term in load().members("http://schema.org/BookFormatType")][:2]
        ['AudiobookFormat', 'EBook']
        """
        found = self._members.get(canonical(iri), ())
        return tuple(term for name in found if (term := self.term(name)))

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        members: dict[str, set[str]] = {}
        for namespace, rows in self._rows.items():
            for name, row in rows.items():
                for short in _ROW.decode(row)[2]:
                    for enumeration in self.ancestors(self._full(namespace, short)):
                        members.setdefault(enumeration, set()).add(namespace + name)
        return {enumeration: sorted(names) for enumeration, names in members.items()}

    def nearest(self, iri: str, n: int = 3, kind: Kind | None = None) -> tuple[Term, ...]:
        """The terms that a mistyped one may mean, nearest first, out of its own vocabulary or, for a bare name, of all.

        Names that differ by letter case alone win over all others; otherwise at most one edit (a letter more, less,
        changed or swapped with its neighbour) and one more for every four letters, three in all at most.

        >>> [term.name for term in load().nearest("https://schema.org/datePublised", 1, "property")]
        ['datePublished']
        """
        parts = self.split(iri)
        name = parts[1] if parts else iri
        if not 0 < len(name) <= _LONGEST:
            return ()
        near = []
        for namespace in [parts[0]] if parts else self._rows:
            for away, differing, spelt, other, its_kind in self._spelling(namespace).near(name.casefold()):
                if kind in (None, its_kind):
                    near.append((away, differing, spelt, namespace + other))
        near.sort()
        best = [found[-1] for found in near if found[0] == 0] or [found[-1] for found in near]
        return tuple(term for iri in best[:n] if (term := self.term(iri)))

    def in_other_case(self, iri: str, kind: Kind) -> Term | None:
        """The term of this kind whose name differs from the IRI's by letter case alone, or not at all.

        >>> load().in_other_case("https://schema.org/datepublished", "property").name
        'datePublished'
        """
        parts = self.split(iri)
        if parts is None:
            return None
        names = self._spelling(parts[0]).same(parts[1].casefold())
        return next((self.term(parts[0] + name) for name, its_kind in names if its_kind == kind), None)

    def _spelling(self, namespace: str) -> Spelling:
        found = self._spellings.get(namespace)
        if found is None:
            rows = self._rows[namespace].items()
            from lodpub.spelling import Spelling

            found = self._spellings[namespace] = Spelling([(name, _ROW.decode(row)[0]) for name, row in rows])
        return found


@cache
def load() -> Vocabulary:
    """The bundled vocabularies, read once."""
    with open(os.path.join(VOCAB, "terms.json"), "rb") as file:
        return Vocabulary(file.read())
