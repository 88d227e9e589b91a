"""What a ``@context`` may hold (JSON-LD 1.1 API, section 4.1 and 4.2): the faults that make processors refuse a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lodpub.documents.document import Place
from lodpub.documents.places import Problems, shown

__all__ = ["check"]

_CONTAINERS = frozenset({"@list", "@set", "@language", "@index", "@id", "@type", "@graph"})
_DEEPEST = 20


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_text_or_null(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


_SETTINGS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "@base": (_is_text_or_null, "an IRI or null"),
    "@vocab": (_is_text_or_null, "an IRI or null"),
    "@language": (_is_text_or_null, "a language tag or null"),
    "@direction": (lambda value: value in ("ltr", "rtl", None), "ltr, rtl or null"),
    "@version": (lambda value: value == 1.1 and not isinstance(value, bool), "the number 1.1"),
    "@import": (_is_text, "an address"),
    "@propagate": (_is_flag, "true or false"),
    "@protected": (_is_flag, "true or false"),
    "@type": (lambda value: isinstance(value, Mapping) and bool(value), "an object that has @container or @protected"),
}
_PARTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "@id": (_is_text_or_null, "an IRI, a keyword or null"),
    "@reverse": (_is_text, "an IRI"),
    "@type": (_is_text, "one IRI, @id, @vocab, @json or @none"),
    "@language": (_is_text_or_null, "a language tag or null"),
    "@direction": (lambda value: value in ("ltr", "rtl", None), "ltr, rtl or null"),
    "@index": (lambda value: isinstance(value, str) and value[:1] != "@", "a property"),
    "@nest": (
        lambda value: value == "@nest" or (isinstance(value, str) and value[:1] != "@"),
        "@nest or a term for it",
    ),
    "@prefix": (_is_flag, "true or false"),
    "@protected": (_is_flag, "true or false"),
    "@context": (lambda value: value is None or isinstance(value, str | list | Mapping), "a context"),
    "@container": (
        lambda value: {value} <= _CONTAINERS if isinstance(value, str) else _all_containers(value),
        "@list, @set, @language, @index, @id, @type or @graph",
    ),
}


def _all_containers(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(v, str) and v in _CONTAINERS for v in value))


def check(context: Mapping[str, Any], problems: Problems, place: Place) -> None:
    """Reports what is wrong with a context, and with those in it, as ``syntax-error`` where the key stands.

    >>> problems = Problems("a.jsonld")
    >>> check({"name": {"@container": "@bag"}}, problems, Place(1, 1))
    >>> problems.findings[0].message
    'found "@bag" as @container of name, expected @list, @set, @language, @index, @id, @type or @graph'
    """
    for at, found, expected in _faults(context, place, 0):
        problems.syntax(at, found, expected)


def _faults(context: Any, place: Place, depth: int) -> Iterator[tuple[Place, str, str]]:
    if isinstance(context, list):
        for part in context:
            yield from _faults(part, place, depth + 1)
    if not isinstance(context, Mapping) or depth > _DEEPEST:
        return
    places = getattr(context, "places", {})
    for key, value in context.items():
        at = places.get(key, (place, place))[0]
        if key in _SETTINGS:
            allowed, expected = _SETTINGS[key]
            if not allowed(value):
                yield at, f"{_quoted(value)} as {key}", expected
        elif key in (
            "@id",
            "@value",
            "@container",
            "@graph",
            "@list",
            "@set",
            "@reverse",
            "@index",
            "@none",
            "@context",
        ):
            yield at, f"the keyword {key} as a term", "a name that is no keyword"
        elif not key:
            yield at, "an empty name as a term", "a name"
        elif isinstance(value, Mapping):
            yield from _faults_of_term(key, value, at, depth)
        elif value == "@context":
            yield at, f"{shown(key)} as another name of @context", "a keyword that may have one"
        elif not _is_text_or_null(value):
            yield at, f"{_quoted(value)} as the meaning of {shown(key)}", "an IRI, an object or null"


def _faults_of_term(
    name: str, definition: Mapping[str, Any], place: Place, depth: int
) -> Iterator[tuple[Place, str, str]]:
    places = getattr(definition, "places", {})
    for key, value in definition.items():
        at = places.get(key, (place, place))[0]
        if key not in _PARTS:
            yield at, f"the key {shown(key)} in the definition of {shown(name)}", f"one of {', '.join(_PARTS)}"
        elif not _PARTS[key][0](value):
            yield at, f"{_quoted(value)} as {key} of {shown(name)}", _PARTS[key][1]
        elif key == "@context":
            yield from _faults(value, at, depth + 1)
    if "@reverse" in definition and definition.keys() & {"@id", "@nest"}:
        yield place, f"@reverse beside @id or @nest in the definition of {shown(name)}", "one of them"
    if "@reverse" in definition and definition.get("@container") not in (None, "@set", "@index"):
        yield place, f"@reverse with the @container of {shown(name)}", "@set, @index or none"
    if "@index" in definition and "@index" not in str(definition.get("@container")):
        yield place, f"@index in the definition of {shown(name)}", "a @container that holds @index"


def _quoted(value: Any) -> str:
    if isinstance(value, str):
        return f'"{shown(value)}"'
    return "an object" if isinstance(value, Mapping) else shown(str(value))
