"""The maps that a term's container makes of an object: by language, index, id, type or graph (JSON-LD 1.1, section 4.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from lodpub.documents.document import Place, Value
from lodpub.documents.jsonld_context import Context, Term
from lodpub.documents.jsonld_values import place_of, placed, reference, scalar
from lodpub.documents.places import shown

if TYPE_CHECKING:
    from lodpub.documents.jsonld_nodes import Builder

__all__ = ["MapKey", "graph", "mapped"]


class MapKey(NamedTuple):
    """What the key of an id or type map says of the node under it."""

    id: str | None = None
    type: str = ""


def mapped(builder: Builder, value: dict[str, Any], context: Context, term: Term, place: Place) -> Iterator[Value]:
    """The values of a language, index, id, type or graph map."""
    container = term.container
    if container & {"@id", "@type"} and context.scoped_out is not None:
        context = context.scoped_out
    for key, inner in value.items():
        at = place_of(value, key, 1, place)
        none = context.expand(key) == "@none"
        if "@language" in container:
            yield from _in_language(builder, inner, None if none else key, at)
        elif "@graph" in container:
            for part, where in placed(inner, at):
                found = graph(builder, part, context, key if "@id" in container and not none else None, where)
                if term.index is not None and not none:
                    _indexed(builder, [found], context, term.index, key)
                yield found
        elif container & {"@id", "@type"} and not none:
            yield from _keyed(builder, inner, context, term, key, at)
        else:
            values = [
                value
                for part, where in placed(inner, at)
                for value in _indexed_part(builder, part, context, term, where)
            ]
            if term.index is not None and not none:
                _indexed(builder, values, context, term.index, key)
            yield from values


def _in_language(builder: Builder, value: Any, language: str | None, place: Place) -> Iterator[Value]:
    for text, where in placed(value, place):
        if isinstance(text, str):
            yield Value("literal", text, None, language, where)
        elif text is not None:
            builder.problems.syntax(where, f"{shown(str(text))} in a language map", "text")


def _keyed(builder: Builder, value: Any, context: Context, term: Term, key: str, place: Place) -> Iterator[Value]:
    id = context.resolve(key) if "@id" in term.container else None
    kind = (context.expand(key) or "") if "@type" in term.container else ""
    scope = context.term(key) if kind else None
    for inner, at in placed(value, place):
        if isinstance(inner, dict):
            if scope is not None and scope.context is not False:
                within = builder.loader.apply_scoped(context, scope.context, builder.problems)
                yield from builder.object(inner, within, term, at, MapKey(id, kind))
            else:
                yield from builder.object(inner, context, term, at, MapKey(id, kind))
        elif isinstance(inner, str):
            found = scalar(inner, context, term, at) if term.type in ("@id", "@vocab") else None
            found = found or reference(context.resolve(inner) or inner, at)
            if kind:
                builder.document.node(found.text, at).types.append((kind, at))
            yield found


def _indexed_part(builder: Builder, part: Any, context: Context, term: Term, place: Place) -> list[Value]:
    if isinstance(part, dict):
        return builder.object(part, context, term, place, MapKey())
    return builder.values(part, context, term, place)


def _indexed(builder: Builder, found: list[Value], context: Context, index: str, key: str) -> None:
    iri = context.expand(index)
    for value in found:
        if iri and value.kind != "literal":
            builder.document.node(value.text).add(iri, scalar(key, context, context.term(index), value.place))


def graph(builder: Builder, value: Any, context: Context, name: str | None, place: Place) -> Value:
    """The name of a graph whose nodes are added."""
    builder.values(value, context, None, place)
    if name is None:
        return reference(builder.fresh(), place)
    return reference(context.resolve(name) or name, place)
