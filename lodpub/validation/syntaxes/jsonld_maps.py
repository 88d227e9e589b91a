"""The maps that a term's container makes of an object: by language, index, id, type or graph (JSON-LD 1.1, section 4.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lodpub.validation.document import Place, Value
from lodpub.validation.syntaxes.jsonld_context import Context, Term
from lodpub.validation.syntaxes.jsonld_values import place_of, placed, reference, scalar

if TYPE_CHECKING:
    from lodpub.validation.syntaxes.jsonld_nodes import Builder

__all__ = ["graph", "mapped"]


def mapped(builder: Builder, value: dict[str, Any], context: Context, term: Term, place: Place) -> Iterator[Value]:
    """The values of a language, index, id, type or graph map."""
    container = term.container
    for key, inner in value.items():
        at = place_of(value, key, 1, place)
        none = context.expand(key) == "@none"
        if "@language" in container:
            for text, where in placed(inner, at):
                if isinstance(text, str):
                    yield Value("literal", text, None, None if none else key, where)
        elif "@graph" in container:
            for part, where in placed(inner, at):
                yield graph(builder, part, context, key if "@id" in container and not none else None, where)
        elif container & {"@id", "@type"} and not none:
            yield from _keyed(builder, inner, context, term, key, at)
        else:
            found = builder.values(inner, context, term, at)
            if term.index is not None and not none:
                _indexed(builder, found, context, term.index, key)
            yield from found


def _keyed(builder: Builder, value: Any, context: Context, term: Term, key: str, place: Place) -> Iterator[Value]:
    id = context.resolve(key) if "@id" in term.container else None
    kind = (context.expand(key) or "") if "@type" in term.container else ""
    for inner, at in placed(value, place):
        if isinstance(inner, dict):
            yield from builder.object(inner, context, term, at, id, kind)
        elif isinstance(inner, str):
            found = reference(context.resolve(inner) or inner, at)
            if kind:
                builder.document.node(found.text, at).types.append((kind, at))
            yield found


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
