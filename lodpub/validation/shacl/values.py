"""Constraints on single values and on their number (SHACL, sections 4.1 to 4.4 and 4.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lodpub.validation.shacl.literals import compare, well_formed
from lodpub.validation.shacl.names import named
from lodpub.validation.shacl.patterns import compiled
from lodpub.validation.shacl.shape import Asked, Check, Constraint, Fault, Reached, Shape
from lodpub.validation.shacl.source import SHACL
from lodpub.validation.shacl.terms import Term

if TYPE_CHECKING:
    from lodpub.validation.shacl.reader import Builder, Reader

__all__ = ["VALUES", "constraint"]

_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_KINDS = {
    "IRI": ("iri",),
    "BlankNode": ("blank",),
    "Literal": ("literal",),
    "BlankNodeOrIRI": ("blank", "iri"),
    "BlankNodeOrLiteral": ("blank", "literal"),
    "IRIOrLiteral": ("iri", "literal"),
}


def constraint(parameter: str, asks: str, check: Check) -> Constraint:
    """The constraint of a parameter's component: sh:minCount is the parameter of sh:MinCountConstraintComponent."""
    return Constraint(f"{SHACL}{parameter[0].upper()}{parameter[1:]}ConstraintComponent", asks, check)


def _each(parameter: str, asks: str, fits: Callable[[Asked, Term], bool]) -> Constraint:
    """A constraint that every value has to fit."""

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        return (Fault(value) for value in values if not fits(run, value))

    return constraint(parameter, asks, check)


def _class(reader: Reader, shape: Shape, value: Term) -> Constraint:
    name = reader.iri(shape.id, "class", value)
    return _each("class", f"a {named(name)}", lambda run, node: run.data.is_a(node, name))


def _datatype(reader: Reader, shape: Shape, value: Term) -> Constraint:
    name = reader.iri(shape.id, "datatype", value)

    def fits(run: Asked, node: Term) -> bool:
        own = _LANG_STRING if node.language else node.datatype or _STRING
        return node.kind == "literal" and own == name and well_formed(node)

    return _each("datatype", f"a literal typed {named(name)}", fits)


def _node_kind(reader: Reader, shape: Shape, value: Term) -> Constraint:
    kinds = _KINDS.get(value.text.removeprefix(SHACL))
    if kinds is None:
        found = f"sh:nodeKind {named(value)}"
        raise reader.source.error(shape.id, "nodeKind", found=found, expected=", ".join(f"sh:{k}" for k in _KINDS))
    names = {"iri": "an IRI", "blank": "a node without a name", "literal": "text"}
    return _each("nodeKind", " or ".join(names[kind] for kind in kinds), lambda run, node: node.kind in kinds)


def _min_count(reader: Reader, shape: Shape, value: Term) -> Constraint:
    least = reader.count(shape.id, "minCount", value)

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        if len(values) < least:
            yield Fault()

    return constraint("minCount", f"at least {least} value{'s' if least != 1 else ''}", check)


def _max_count(reader: Reader, shape: Shape, value: Term) -> Constraint:
    most = reader.count(shape.id, "maxCount", value)

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        if len(values) > most:
            yield Fault()

    return constraint("maxCount", f"at most {most} value{'s' if most != 1 else ''}", check)


def _range(parameter: str, words: str, fits: Callable[[int], bool]) -> Builder:
    def build(reader: Reader, shape: Shape, value: Term) -> Constraint:
        if value.kind != "literal":
            raise reader.source.error(shape.id, parameter, found=f"sh:{parameter} {value}", expected="a literal")

        def in_range(run: Asked, node: Term) -> bool:
            found = compare(node, value)
            return found is not None and fits(found)

        return _each(parameter, f"{words} {value.text}", in_range)

    return build


def _length(parameter: str, words: str, fits: Callable[[int, int], bool]) -> Builder:
    def build(reader: Reader, shape: Shape, value: Term) -> Constraint:
        limit = reader.count(shape.id, parameter, value)

        def long_enough(run: Asked, node: Term) -> bool:
            return node.kind != "blank" and fits(len(node.text), limit)

        return _each(parameter, f"{words} {limit} characters", long_enough)

    return build


def _pattern(reader: Reader, shape: Shape, value: Term) -> Constraint:
    flags = "".join(flag.text for flag in reader.source.objects(shape.id, "flags"))
    try:
        matches = compiled(value.text, flags)
    except ValueError as error:
        found = f"sh:pattern {value} ({error})"
        raise reader.source.error(shape.id, "pattern", found=found, expected="a regular expression") from None
    return _each(
        "pattern", f"a value that matches {value.text}", lambda _, node: node.kind != "blank" and matches(node.text)
    )


def _language_in(reader: Reader, shape: Shape, value: Term) -> Constraint:
    ranges = [member.text.lower() for member in reader.source.members(value)]

    def fits(run: Asked, node: Term) -> bool:
        own = node.language or ""
        return bool(own) and any(own == one or own.startswith(f"{one}-") or one == "*" for one in ranges)

    return _each("languageIn", f"text in {', '.join(ranges)}", fits)


def _unique_lang(reader: Reader, shape: Shape, value: Term) -> Constraint:
    reader.flag(shape.id, "uniqueLang")
    on = value.text == "true"  # "1" asks for nothing (SHACL, section 4.4.5)

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        languages = [value.language for value in values if value.language]
        for language in dict.fromkeys(languages):
            if on and languages.count(language) > 1:
                yield Fault()

    return constraint("uniqueLang", "one text in each language", check)


def _has_value(reader: Reader, shape: Shape, value: Term) -> Constraint:
    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        if value not in values:
            yield Fault()

    return constraint("hasValue", f"the value {named(value)}", check)


def _in(reader: Reader, shape: Shape, value: Term) -> Constraint:
    members = dict.fromkeys(reader.source.members(value))
    first = ", ".join(named(member) for member in list(members)[:8]) + (", ..." if len(members) > 8 else "")
    return _each("in", f"one of {first}", lambda run, node: node in members)


VALUES: dict[str, Builder] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "minCount": _min_count,
    "maxCount": _max_count,
    "minExclusive": _range("minExclusive", "more than", lambda order: order > 0),
    "minInclusive": _range("minInclusive", "at least", lambda order: order >= 0),
    "maxExclusive": _range("maxExclusive", "less than", lambda order: order < 0),
    "maxInclusive": _range("maxInclusive", "at most", lambda order: order <= 0),
    "minLength": _length("minLength", "at least", lambda length, limit: length >= limit),
    "maxLength": _length("maxLength", "at most", lambda length, limit: length <= limit),
    "pattern": _pattern,
    "languageIn": _language_in,
    "uniqueLang": _unique_lang,
    "hasValue": _has_value,
    "in": _in,
}
