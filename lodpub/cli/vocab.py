"""``lodpub vocab``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from lodpub.errors import UsageError
from lodpub.validation.meant import meant, nearest
from lodpub.vocabulary import Term, load

__all__ = ["vocab"]

_WIDTH = 100
_PREFIXES = {"dc": "dc11", "dct": "dcterms", "sdo": "schema"}


@click.command()
@click.argument("term")
def vocab(term: str) -> None:
    """Show what the vocabularies say of a class or a property: TERM is a name, a name with its prefix, or an IRI.

    Example: lodpub vocab schema:author
    """
    found = _named(term)
    if not found:
        raise UsageError(f"no term {term!r} in {', '.join(_vocabularies())}{_meant(term)}")
    for number, one in enumerate(found):
        if number:
            click.echo()
        for line in _lines(one):
            click.echo(line)


def _vocabularies() -> list[str]:
    return sorted(prefix.replace("dc11", "dc") for prefix in load().vocabularies())


def _named(name: str) -> list[Term]:
    """The terms of a name: of a bare one in every vocabulary, schema.org's first."""
    words = load()
    spaces = words.vocabularies()
    prefix, colon, local = name.partition(":")
    if colon and not local.startswith("//"):
        namespace = spaces.get(_PREFIXES.get(prefix, prefix))
        names = [namespace + local] if namespace else []
    elif colon:
        names = [name]
    else:
        order = sorted(spaces.values(), key=lambda namespace: namespace != spaces["schema"])
        names = [namespace + name for namespace in order]
    return [term for iri in names if (term := words.term(iri))]


def _meant(name: str) -> str:
    prefix, colon, local = name.partition(":")
    namespace = load().vocabularies().get(_PREFIXES.get(prefix, prefix)) if colon else None
    iri = namespace + local if namespace else name
    near = (() if colon else meant(name)) or nearest(iri)
    return f"; did you mean {' or '.join(_short(term.iri) for term in near)}?" if near else ""


def _short(iri: str) -> str:
    words, parts = load(), load().split(iri)
    if parts is None:
        return iri
    prefix = next(prefix for prefix, space in words.vocabularies().items() if space == parts[0])
    return f"{'dc' if prefix == 'dc11' else prefix}:{parts[1]}"


def _lines(term: Term) -> Iterator[str]:
    words = load()
    status = ", ".join(part for part in (term.layer or "", "deprecated" if term.deprecated else "") if part)
    yield f"{_short(term.iri)} ({term.kind}{f', {status}' if status else ''})  {term.iri}"
    yield from _list("below", term.parents)
    family = list(words.terms(space[0])) if (space := words.split(term.iri)) else []
    yield from _list("above", tuple(other.iri for other in family if term.iri in other.parents))
    yield from _list("superseded by", term.superseded_by)
    yield from _list("supersedes", tuple(other.iri for other in family if term.iri in other.superseded_by))
    yield from _list("inverse of", term.inverse_of)
    yield from _list("value of", term.types)
    yield from _list("for", term.domains)
    yield from _list("takes", term.ranges)
    yield from _list("values", tuple(member.iri for member in words.members(term.iri)))
    if term.kind == "class":
        above = [term.iri, *sorted(words.ancestors(term.iri) - {term.iri}, key=lambda a: (-len(words.ancestors(a)), a))]
        for ancestor in above:
            theirs = [iri for iri in words.properties_of(ancestor) if ancestor in _domains(iri)]
            yield from _list(f"of {_short(ancestor)}", tuple(sorted(theirs)))


def _domains(iri: str) -> tuple[str, ...]:
    term = load().term(iri)
    return term.domains if term and not term.superseded_by else ()


def _list(label: str, iris: tuple[str, ...]) -> Iterator[str]:
    if iris:
        text = f"{label}: " + ", ".join(map(_short, iris))
        yield from textwrap.wrap(
            text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
        )
