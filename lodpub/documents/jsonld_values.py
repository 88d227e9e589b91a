"""The values of JSON-LD: text, numbers and references, as a term's definition reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lodpub.documents.document import Place, Value
from lodpub.documents.iris import KNOWN_PREFIXES, RDF, SCHEMES, XSD
from lodpub.documents.jsonld_context import Context, Term
from lodpub.documents.places import Problems, shown

__all__ = ["literal", "place_of", "placed", "prefix_in", "reference", "scalar", "value_object"]

_NOWHERE = Place()
_TYPED = {True: ("true", f"{XSD}boolean"), False: ("false", f"{XSD}boolean")}


def scalar(value: Any, context: Context, term: Term | None, place: Place) -> Value:
    """A text, number or boolean as the term of its key coerces it."""
    kind = term.type if term is not None else None
    if not isinstance(value, str):
        return literal(value, None if kind in ("@id", "@vocab", "@none") else kind, None, place)
    if kind is None or kind == "@none":
        language = context.language if term is None or term.language is False else term.language
        return Value("literal", value, None, language or None, place)  # type: ignore[arg-type]
    if kind == "@id":
        return reference(context.resolve(value) or value, place)
    if kind == "@vocab":
        found = context.expand(value)
        return reference(found if found and ":" in found else context.resolve(value) or value, place)
    return literal(value, kind, None, place)


def reference(id: str, place: Place) -> Value:
    """An IRI, or the label of a blank node."""
    return Value("blank" if id.startswith("_:") else "iri", id, None, None, place)


def literal(value: Any, datatype: str | None, language: str | None, place: Place) -> Value:
    """A literal in the lexical form that JSON-LD gives it (JSON-LD 1.1 API, section 8.2.2).

    >>> literal(5.5, None, None, Place())[1:3], literal(2.0, None, None, Place())[1:3]
    (('5.5E0', 'http://www.w3.org/2001/XMLSchema#double'), ('2', 'http://www.w3.org/2001/XMLSchema#integer'))
    """
    if datatype == "@json":
        text = json.dumps(_canonical(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return Value("literal", text, f"{RDF}JSON", None, place)
    if isinstance(value, str):
        return Value("literal", value, datatype, language if datatype is None else None, place)
    if isinstance(value, bool):
        text, kind = _TYPED[value]
    elif (
        (isinstance(value, float) and not (value.is_integer() and abs(value) < 1e21))
        or datatype == f"{XSD}double"
        or abs(value) >= 1e21
    ):
        text, kind = _double(value), f"{XSD}double"
    else:
        text, kind = str(int(value)), f"{XSD}integer"
    return Value("literal", text, datatype or kind, None, place)


def _canonical(value: Any) -> Any:
    """JSON as its canonical form has it (RFC 8785): 1.0 is 1."""
    if isinstance(value, dict):
        return {key: _canonical(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_canonical(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e21 else value


def _double(value: float) -> str:
    try:
        return re.sub(r"(\d)0*E\+?(-)?0*(\d)", r"\1E\2\3", f"{value:1.15E}")
    except OverflowError:
        return str(value)


def prefix_in(name: str, context: Context) -> str | None:
    """What a name whose prefix the context does not declare is read as; None where it has no such prefix."""
    prefix, colon, local = name.partition(":")
    if not colon or local.startswith("//") or prefix == "_" or context.term(prefix) is not None:
        return None
    if prefix in KNOWN_PREFIXES:
        return KNOWN_PREFIXES[prefix] + local
    return None if prefix.lower() in SCHEMES else name


def place_of(item: dict[str, Any], key: str, which: int, otherwise: Place = _NOWHERE) -> Place:
    """Where a key (0) or its value (1) stands; nowhere in an object without places."""
    places: dict[str, tuple[Place, Place]] | None = getattr(item, "places", None)
    return places[key][which] if places else otherwise


def placed(value: Any, place: Place) -> Iterator[tuple[Any, Place]]:
    """The items of a list with their places, or the one value."""
    if isinstance(value, list):
        yield from zip(value, getattr(value, "places", None) or [place] * len(value), strict=True)
    elif value is not None:
        yield value, place


def value_object(
    item: dict[str, Any], keys: list[tuple[str, str | None]], context: Context, problems: Problems, place: Place
) -> list[Value]:
    """The literal of an object with ``@value``; none where that is null."""
    value: Any = None
    kind: Any = None
    language: Any = None
    for key, keyword in keys:
        if keyword == "@value":
            value, place = item[key], place_of(item, key, 1, place)
        elif keyword == "@type":
            kind = item[key]
        elif keyword == "@language":
            language = item[key]
        elif keyword not in ("@index", "@direction", "@context"):
            problems.syntax(
                place_of(item, key, 1), f"the key {shown(key)} beside @value", "@type, @language or nothing"
            )
    if isinstance(kind, list) and len(kind) == 1:
        kind = kind[0]
    datatype = context.expand(kind) if isinstance(kind, str) else None
    if datatype == "@json":
        return [literal(value, datatype, None, place)]
    if value is None:
        return []
    if isinstance(value, dict | list):
        problems.syntax(place, "an object or list as @value", "text, a number, true or false")
        return []
    if kind is not None and (datatype is None or language is not None or ":" not in datatype):
        expected = "a datatype's IRI, without @language"
        problems.syntax(place, f"{shown(str(kind))} as the @type of a value", expected)
    elif language is not None and not (isinstance(language, str) and isinstance(value, str)):
        problems.syntax(place, f"@language {shown(str(language))}", "a language tag beside text")
    datatype = datatype if datatype and ":" in datatype else None
    return [literal(value, datatype, language if isinstance(language, str) else None, place)]
