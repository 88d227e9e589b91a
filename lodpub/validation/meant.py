"""What people mean by a name that a vocabulary does not have: ``vocab/validation/meant.csv``, then the nearest spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from lodpub.values.tables import rows
from lodpub.vocabulary import Kind, Term, load

__all__ = ["meant", "nearest"]

_SCHEMA = "http://schema.org/"


def meant(name: str, namespace: str = _SCHEMA, kind: Kind | None = None) -> tuple[Term, ...]:
    """The terms that other vocabularies and formats call by a name that this one does not have; best first.

    >>> [term.name for term in meant("firstPage")], [term.name for term in meant("author", "http://purl.org/dc/terms/")]
    (['pageStart'], ['creator'])
    """
    words = load()
    found = (words.term(iri) for iri in _table().get((namespace, name.casefold()), ()))
    return tuple(term for term in found if term is not None and kind in (None, term.kind))


@lru_cache(maxsize=1024)
def nearest(iri: str, kind: Kind | None = None) -> tuple[Term, ...]:
    """At most three terms that an unknown one may be: what people mean by it, its spelling, its name elsewhere.

    >>> [term.name for term in nearest("http://schema.org/ScholarlyArticel", "class")]
    ['ScholarlyArticle']
    """
    words = load()
    parts = words.split(iri)
    if parts is None:
        return words.nearest(iri, 3, kind)
    namespace, name = parts
    if found := meant(name, namespace, kind):
        return found
    spaces = sorted(words.vocabularies().values(), key=lambda other: other == _SCHEMA)
    elsewhere = (term for other in spaces if other != namespace and (term := words.term(other + name)))
    same_name = tuple(term for term in elsewhere if kind in (None, term.kind))
    near = words.nearest(iri, 3, kind)
    ordered = near + same_name if namespace == _SCHEMA else same_name + near
    return ordered[:3]


@cache
def _table() -> Mapping[tuple[str, str], Sequence[str]]:
    """What a vocabulary's namespace and a name in it stand for."""
    spaces = {prefix.replace("dc11", "dc"): namespace for prefix, namespace in load().vocabularies().items()}
    found: dict[tuple[str, str], list[str]] = {}
    for names, terms in rows("validation/meant"):
        prefix, _, name = names.rpartition(":")
        for term in terms.split():
            vocabulary, _, local = term.rpartition(":")
            key = spaces[prefix or "schema"], name.casefold()
            found.setdefault(key, []).append(spaces[vocabulary or "schema"] + local)
    return found
