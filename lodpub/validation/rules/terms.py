"""Rules on the terms themselves: classes and properties that do not exist, are misspelt, replaced or not settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from lodpub.validation.meant import nearest
from lodpub.validation.rules.ranges import property_term, short
from lodpub.validation.rules.rule import Check, Fault, Statement
from lodpub.values.tables import rows
from lodpub.vocabulary import Kind, Term, load

__all__ = ["CHECKS"]

_OLD_DC = re.compile(r"https?://purl\.org/dc/elements/1\.0/", re.IGNORECASE)
_DC_TAG = re.compile(r"(?:DC|DCTERMS)\.([A-Za-z]+)", re.IGNORECASE)
_ALIKE = 0.9
_QUALIFIED = re.compile(r"DC\.[A-Za-z]+\.([A-Za-z]+)\Z", re.IGNORECASE)


def unknown_class(iri: str) -> Iterator[Fault]:
    words, term = load(), load().term(iri)
    if not words.split(iri) or _is_class(term) or _other_case(iri, "class"):
        return
    if term is not None and term.kind == "property":
        yield Fault(f"{short(iri)} is a property, not a class")
    elif term is not None:
        kinds = ", ".join(map(short, term.types))
        yield Fault(f"{short(iri)} is a value{f' of {kinds}' if kinds else ''}, not a class")
    else:
        yield from _unknown(iri, "class")


def unknown_property(iri: str) -> Iterator[Fault]:
    term = property_term(iri)
    if not load().split(iri) or (term and term.kind == "property") or _other_case(iri, "property"):
        return
    if term is not None:
        yield Fault(f"{short(iri)} is a {term.kind}, not a property")
    else:
        yield from _unknown(iri, "property")


def unknown_tag(name: str) -> Iterator[Fault]:
    """Meta tags of Dublin Core without an element of that name, and tags for Google Scholar that are misspelt."""
    found, words = _DC_TAG.match(name), load()
    if found:
        dc11, dcterms = (words.vocabularies()[prefix] for prefix in ("dc11", "dcterms"))
        element = found.group(1)
        if not any(
            words.term(base + element) or words.in_other_case(base + element, "property") for base in (dc11, dcterms)
        ):
            near = nearest(dc11 + element, "property") or nearest(dcterms + element, "property")
            better = f"{name[: found.start(1)]}{near[0].name}{name[found.end(1) :]}" if near else None
            yield Fault(
                f"Dublin Core has no {element}{f'; did you mean {better}?' if better else ''}", better, "warning"
            )
    elif name.startswith("citation_") and name not in _citation_tags():
        close = get_close_matches(name, sorted(_citation_tags()), 1, _ALIKE)
        if close:
            yield Fault(f"no tag is called {name}; did you mean {close[0]}?", close[0], "warning")


@cache
def _citation_tags() -> frozenset[str]:
    names = [row[0] for row in rows("tags/citation-tags")] + [row[1] for row in rows("tags/meta")]
    return frozenset(name for listed in names for name in listed.split("|") if name.startswith("citation_"))


def wrong_case_of_class(iri: str) -> Iterator[Fault]:
    if not _is_class(load().term(iri)) and (other := _other_case(iri, "class")):
        yield Fault(f"{short(iri)} is written {short(other.iri)}", short(other.iri))


def wrong_case_of_property(iri: str) -> Iterator[Fault]:
    term = property_term(iri)
    if not (term and term.kind == "property") and (other := _other_case(iri, "property")):
        yield Fault(f"{short(iri)} is written {short(other.iri)}", short(other.iri))


def superseded_term(iri: str) -> Iterator[Fault]:
    term = property_term(iri)
    if term is None:
        return
    if term.superseded_by:
        names = [short(successor) for successor in term.superseded_by]
        yield Fault(f"{short(iri)} is superseded by {' or '.join(names)}", names[0] if len(names) == 1 else None)
    elif term.deprecated:
        yield Fault(f"{short(iri)} is deprecated")
    elif term.layer == "attic":
        yield Fault(f"{short(iri)} has been taken out of schema.org")


def superseded_namespace(statement: Statement) -> Iterator[Fault]:
    if found := _OLD_DC.match(statement.text):
        new = load().vocabularies()["dc11"] + statement.text[found.end() :]
        yield Fault(f"{found.group()} is superseded by {load().vocabularies()['dc11']}", new)


def superseded_namespace_of_property(iri: str) -> Iterator[Fault]:
    if found := _OLD_DC.match(iri):
        yield Fault(f"{iri} is superseded by {short(load().vocabularies()['dc11'] + iri[found.end() :])}")


def superseded_tag(name: str) -> Iterator[Fault]:
    """Dublin Core in meta tags as RFC 2731 had it, before DCMI's terms of their own."""
    found = _QUALIFIED.match(name)
    term = load().term(load().vocabularies()["dcterms"] + found.group(1)) if found else None
    if term is not None and term.kind == "property":
        yield Fault(f"{name} is superseded by DCTERMS.{term.name}", f"DCTERMS.{term.name}", "info")


def pending_term(iri: str) -> Iterator[Fault]:
    term = property_term(iri)
    if term is not None and term.layer == "pending" and not term.superseded_by:
        yield Fault(f"{short(iri)} is pending in schema.org: it may still change")


def _is_class(term: Term | None) -> bool:
    """Whether a term can be a node's type: classes, data types, and values of enumerations that are classes too."""
    return term is not None and term.kind in ("class", "datatype")


def _other_case(iri: str, kind: Kind) -> Term | None:
    return load().in_other_case(iri, kind)


def _unknown(iri: str, kind: Kind) -> Iterator[Fault]:
    words = load()
    namespace, name = words.split(iri) or ("", iri)
    near = nearest(iri, kind)
    prefix = next(prefix for prefix, whole in words.vocabularies().items() if whole == namespace)
    meant = f"; did you mean {' or '.join(short(term.iri) for term in near)}?" if near else ""
    vocabulary = {"schema": "schema.org", "dc11": "dc"}.get(prefix, prefix)
    yield Fault(f"{vocabulary} has no {kind} {name}{meant}", short(near[0].iri) if near else None)


CHECKS = (
    Check("unknown-class", "class", unknown_class),
    Check("unknown-property", "property", unknown_property),
    Check("unknown-property", "property", unknown_tag),
    Check("wrong-case", "class", wrong_case_of_class),
    Check("wrong-case", "property", wrong_case_of_property),
    Check("superseded-term", "class", superseded_term),
    Check("superseded-term", "property", superseded_term),
    Check("superseded-term", "property", superseded_namespace_of_property),
    Check("superseded-term", "property", superseded_tag),
    Check("superseded-term", "iri", superseded_namespace, hint=_OLD_DC.match),
    Check("pending-term", "class", pending_term),
    Check("pending-term", "property", pending_term),
)
