"""What a property may be used on and what it takes, as its vocabulary reads its own domains and ranges.

schema.org: text is fine wherever Text or a sub-type of it is in the range, a URL stands for any thing, a Role may stand
between a property and its value, ``-input`` and ``-output`` annotate the property of an action. Vocabularies of RDF Schema:
a range of rdfs:Literal takes literals, any other one takes things.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lodpub.vocabulary import Term, canonical, load

__all__ = ["SCHEMA", "Range", "accepts", "domains_of", "property_term", "range_of", "short"]

SCHEMA = "http://schema.org/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_ANNOTATIONS = ("-input", "-output")
_ANYTHING = {_RDFS + "Resource", _RDF + "List", _RDF + "Seq"}
_ROLE = SCHEMA + "Role"
_EVERYWHERE = (_RDFS, "http://www.w3.org/2002/07/owl#")
_FREE = {_ROLE, SCHEMA + "PropertyValueSpecification"}


class Range(NamedTuple):
    """What a property takes: any `text`, data types by name, and things of these classes."""

    text: bool
    datatypes: frozenset[str]
    classes: frozenset[str]

    @property
    def things(self) -> str:
        """The classes in words, for a message."""
        return " or ".join(sorted(short(iri) for iri in self.classes))


def short(iri: str) -> str:
    """The name of a term as people write it: bare for schema.org, with its prefix for other vocabularies.

    >>> short("https://schema.org/author"), short("http://purl.org/dc/terms/creator")
    ('author', 'dcterms:creator')
    """
    parts = load().split(iri)
    if parts is None:
        return iri
    prefix = next(prefix for prefix, namespace in load().vocabularies().items() if namespace == parts[0])
    return parts[1] if prefix == "schema" else f"{prefix.replace('dc11', 'dc')}:{parts[1]}"


def property_term(iri: str) -> Term | None:
    """What is said of a property, or of the property that an action's annotation is about (``query-input``)."""
    words, term = load(), load().term(iri)
    if term is None and iri.endswith(_ANNOTATIONS) and canonical(iri).startswith(SCHEMA):
        term = words.term(iri.rpartition("-")[0])
    return term


@lru_cache(maxsize=4096)
def range_of(iri: str) -> Range | None:
    """What a property takes; None where its vocabulary does not say or where anything goes."""
    words, term = load(), load().term(iri)
    ranges = term.ranges or _inherited_ranges(iri) if term and term.kind == "property" else ()
    if not ranges or _ANYTHING.intersection(ranges):
        return None
    datatypes = {name for name in ranges if (found := words.term(name)) and found.kind == "datatype"}
    text = _RDFS + "Literal" in ranges or any(
        words.is_a(name, SCHEMA + "Text") and name != SCHEMA + "URL" for name in datatypes
    )
    text = text or any(not name.startswith(SCHEMA) for name in datatypes)  # dcterms:Period is one way to write a text
    classes = set(ranges) - datatypes - {_RDFS + "Literal"}
    return Range(text, frozenset(name.removeprefix(SCHEMA) for name in datatypes), frozenset(classes))


def _inherited_ranges(iri: str) -> tuple[str, ...]:
    """The ranges of the properties that one without its own is below."""
    words, found = load(), dict[str, None]()
    for name in sorted(words.ancestors(iri)):
        above = words.term(name)
        found |= dict.fromkeys(above.ranges if above else (_RDFS + "Literal",) if name == _RDFS + "label" else ())
    return tuple(found)


def domains_of(term: Term) -> tuple[str, ...]:
    """The classes that a property is for, by its own domains or else by those of the properties that it is below."""
    words = load()
    above = (words.term(name) for name in sorted(words.ancestors(term.iri)) if not term.domains)
    return term.domains or tuple(dict.fromkeys(name for one in above if one for name in one.domains))


def accepts(wanted: Iterable[str], classes: Iterable[str]) -> bool:
    """Whether a node of some classes can stand where one of the wanted classes is: it is one of them or below, it is a Role,
    or nothing is known of it in the vocabularies of the wanted classes."""
    words, wanted = load(), set(wanted)
    vocabularies = {parts[0] for name in wanted if (parts := words.split(name))}
    judged = False
    for name in classes:
        above = words.ancestors(name)
        if above & wanted or above & _FREE:
            return True
        term = words.term(name)
        if words.split(name) and (term is None or term.kind != "class"):
            return True  # no class, which another rule says, or a quantity, which schema.org once had as a class
        if any(words.split(up) is None and not up.startswith(_EVERYWHERE) for up in above):
            return True  # below a class of a vocabulary that is not bundled
        judged = judged or any((parts := words.split(up)) and parts[0] in vocabularies for up in above)
    return not judged
