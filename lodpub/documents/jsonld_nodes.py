"""One walk over a JSON-LD tree: each object becomes a node, each key a property (JSON-LD 1.1 API, sections 5 and 7)."""

from __future__ import annotations

from typing import Any

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.documents.jsonld_context import KEYWORDS, Context, Term
from lodpub.documents.jsonld_loading import Loader
from lodpub.documents.jsonld_maps import MapKey, graph, mapped
from lodpub.documents.jsonld_values import (
    literal,
    place_of,
    placed,
    prefix_in,
    reference,
    scalar,
    value_object,
)
from lodpub.documents.places import Problems, shown

__all__ = ["Builder"]

_NOWHERE = Place()
_NO_PLACES = (_NOWHERE, _NOWHERE)
_NO_STATEMENTS = {"@id", "@context", "@graph", "@included", "@index", None}
_MAPS = {"@language", "@index", "@id", "@type"}
_Keys = list[tuple[str, "str | None"]]


class Builder:
    """Adds the nodes of JSON-LD objects to a document."""

    def __init__(self, document: Document, problems: Problems, loader: Loader) -> None:
        self.document, self.problems, self.loader = document, problems, loader
        self.bare: Context | None = None
        self._blank = 0
        self._told: set[str] = set()
        self.said: dict[str, dict[str, tuple[set[Value], int]]] = {}
        """Of nodes that are described in several places, what was said so far."""

    def top(self, item: dict[str, Any], context: Context, place: Place) -> None:
        """Adds an object of the top level and all that is in it."""
        self._at_top(self.object(item, context, None, place))

    def _at_top(self, found: list[Value]) -> None:
        self.document.tops.update((value.text, None) for value in found if value.kind != "literal")

    def fresh(self) -> str:
        """The label of a blank node that the document does not name."""
        self._blank += 1
        return f"_:anon{self._blank - 1}"

    def values(self, value: Any, context: Context, term: Term | None, place: Place) -> list[Value]:
        """What a key's value says: one value, those of a list, or none."""
        if isinstance(value, dict):
            return self.object(value, context, term, place)
        if isinstance(value, list):
            places = getattr(value, "places", None)
            found: list[Value] = []
            for number, item in enumerate(value):
                found += self.values(item, context, term, places[number] if places else place)
            return found
        if value is None:
            return []
        if term is not None and term.context is not False:
            context = self._scoped(context, term)
        return [scalar(value, context, term, place)]

    def object(
        self,
        item: dict[str, Any],
        context: Context,
        term: Term | None,
        place: Place,
        map_key: MapKey | None = None,
    ) -> list[Value]:
        if len(item) == 1 and (term is None or term.context is False) and isinstance(name := item.get("@id"), str):
            return [reference(self._resolved(item, "@id", name, context), place)]
        context = self._entered(item, context, term, map_key is not None)
        names, keys = context, [(key, context.expand(key)) for key in item]
        context = self._of_types(item, keys, context)
        if context is not names:
            keys = [(key, context.expand(key)) for key in item]
        kinds = {kind for _, kind in keys}
        if "@value" in kinds:
            return value_object(item, keys, context, self.problems, place)
        for key, kind in keys:
            if kind == "@list" or kind == "@set":
                if kinds - {kind, "@index", "@context"}:
                    self._report(item, key, f"{kind} beside other keys", f"{kind} alone")
                return self.values(item[key], context, term, place_of(item, key, 1))
        if kinds and not kinds - {"@language", "@context", "@index", "@direction"} and "@language" in kinds:
            self.problems.syntax(place, "@language without @value", "a text to be in this language")
            return []
        return [self._node(item, keys, kinds, context, names, place, map_key or MapKey())]

    def _entered(self, item: dict[str, Any], context: Context, term: Term | None, in_map: bool) -> Context:
        """The context of an object, before that of its types."""
        if context.scoped_out is not None and not in_map:
            kinds = [context.expand(key) for key in item]
            if "@value" not in kinds and kinds != ["@id"]:
                context = context.scoped_out
        if term is not None and term.context is not False:
            context = self._scoped(context, term)
        if "@context" in item:
            context = self.loader.apply(context, item["@context"], self.problems, place_of(item, "@context", 1))
        return context

    def _of_types(self, item: dict[str, Any], keys: _Keys, names: Context) -> Context:
        """The context with those that the object's types bring."""
        context = names
        for key, kind in keys:
            if kind == "@type":
                types = item[key]
                for name in sorted(t for t in types if isinstance(t, str)) if isinstance(types, list) else [types]:
                    scope = names.term(name) if isinstance(name, str) else None
                    if scope is not None and scope.context is not False:
                        context = self.loader.apply_scoped(context, scope.context, self.problems)
        return context

    def _scoped(self, context: Context, term: Term) -> Context:
        return self.loader.apply(context, term.context, self.problems)

    def _node(
        self,
        item: dict[str, Any],
        keys: _Keys,
        kinds: set[str | None],
        context: Context,
        names: Context,
        place: Place,
        map_key: MapKey,
    ) -> Value:
        id = self._id(item, keys, kinds, context) or map_key.id or self.fresh()
        if kinds - _NO_STATEMENTS or map_key.type or (not kinds and item):
            node = self.document.node(id, place)
            before = {property: len(values) for property, values in node.properties.items()}
            if "@id" in item:
                node.places.setdefault("@id", place_of(item, "@id", 1, place))
            if map_key.type:
                node.types.append((map_key.type, place))
            self._members(node, item, keys, context, names)
            if before:
                node.say_once(before, self.said.setdefault(id, {}))
        else:
            for key, kind in keys:
                if kind in ("@graph", "@included"):
                    self._at_top(self.values(item[key], context, None, place_of(item, key, 1)))
        return reference(id, place)

    def _id(self, item: dict[str, Any], keys: _Keys, kinds: set[str | None], context: Context) -> str | None:
        """The node's name, which may stand in a nested object."""
        found: str | None = None
        if "@id" in kinds:
            for key in [key for key, kind in keys if kind == "@id"]:
                if found is not None:
                    self._report(item, key, f"{shown(key)}, a second @id", "one")
                found = self._name(item, key, context)
        elif "@nest" in kinds:
            for key in [key for key, kind in keys if kind == "@nest"]:
                for inner, _ in placed(item[key], _NOWHERE):
                    if isinstance(inner, dict):
                        within: _Keys = [(name, context.expand(name)) for name in inner]
                        found = found or self._id(inner, within, {kind for _, kind in within}, context)
        return found

    def _name(self, item: dict[str, Any], key: str, context: Context) -> str | None:
        value = item[key]
        if not isinstance(value, str):
            self._report(item, key, f"{shown(str(value))} as @id", "an IRI as text")
            return None
        return self._resolved(item, key, value, context) or None

    def _resolved(self, item: dict[str, Any], key: str, value: str, context: Context) -> str:
        found = context.resolve(value)
        if found == value and "://" not in value and (known := prefix_in(value, context)):
            self._unknown_prefix(item, key, value)
            return known
        return found or ""

    def _members(self, node: Node, item: dict[str, Any], keys: _Keys, context: Context, names: Context) -> None:
        for key, kind in keys:
            value = item[key]
            if kind is not None and kind[:1] != "@" and ":" in kind:
                self._property(node, item, key, kind, context)
            elif kind == "@type":
                self._types(node, item, key, names)
            elif kind in ("@graph", "@included"):
                self._at_top(self.values(value, context, None, place_of(item, key, 1)))
            elif kind == "@nest":
                self._nested(node, item, key, context, names)
            elif kind == "@reverse":
                self._reversed(node, item, key, context)
            elif kind == "@index" and not isinstance(value, str):
                self._report(item, key, f"{shown(str(value))} as @index", "text")
            elif kind not in ("@id", "@context", "@index"):
                self._meaningless(item, key, kind, context)

    def _types(self, node: Node, item: dict[str, Any], key: str, names: Context) -> None:
        value = item[key]
        for name, place in placed(value, place_of(item, key, 1)):
            if not isinstance(name, str):
                self.problems.syntax(place, f"{shown(str(name))} as @type", "a class as text")
                continue
            found = names.expand(name)
            if found is not None and ":" not in found:
                found = names.resolve(name)
            if found == name and (known := prefix_in(name, names)):
                self._unknown_prefix(item, key, name)
                found = known
            if found:
                node.types.append((found, place))

    def _property(self, node: Node, item: dict[str, Any], key: str, iri: str, context: Context) -> None:
        key_place, place = _NO_PLACES if item.__class__ is dict else item.places[key]  # type: ignore[attr-defined]
        if iri == key and context.term(key) is None:
            known = prefix_in(key, context)
            if known:
                self._unknown_prefix(item, key, key)
                iri = known
        if iri.startswith("_:"):
            return  # no RDF: a property without a name
        term = context.term(key)
        value = item[key]
        if term is not None and term.type == "@json":
            found = [literal(value, "@json", None, place)]
        elif term is not None and isinstance(value, dict) and term.container & _MAPS:
            found = list(mapped(self, value, context, term, place))
        elif term is not None and "@graph" in term.container:
            found = [graph(self, part, context, None, at) for part, at in placed(value, place)]
        else:
            found = self.values(value, context, term, place)
        if term is not None and term.reverse:
            self._point_at(node, iri, found)
        elif found:
            node.properties.setdefault(iri, []).extend(found)
            node.places.setdefault(iri, key_place)

    def _point_at(self, node: Node, iri: str, subjects: list[Value]) -> None:
        for subject in subjects:
            if subject.kind == "literal":
                self.problems.syntax(subject.place, f"{shown(subject.text)} as a reversed value", "a node")
            else:
                self.document.node(subject.text, subject.place).add(iri, reference(node.id, subject.place))

    def _nested(self, node: Node, item: dict[str, Any], key: str, context: Context, names: Context) -> None:
        term = context.term(key)
        if term is not None and term.context is not False:
            context = self._scoped(context, term)
        for inner, place in placed(item[key], place_of(item, key, 1)):
            if isinstance(inner, dict):
                self._members(node, inner, [(k, context.expand(k)) for k in inner], context, names)
            else:
                self.problems.syntax(place, f"{shown(str(inner))} in @nest", "an object")

    def _reversed(self, node: Node, item: dict[str, Any], key: str, context: Context) -> None:
        inner = item[key]
        if not isinstance(inner, dict):
            self._report(item, key, f"{shown(str(inner))} as @reverse", "an object of properties")
            return
        for name, value in inner.items():
            iri = context.expand(name)
            if iri is None or ":" not in iri:
                self._meaningless(inner, name, iri, context)
                continue
            term = context.term(name)
            found = self.values(value, context, term, place_of(inner, name, 1))
            if term is not None and term.reverse:
                node.properties.setdefault(iri, []).extend(found)
            else:
                self._point_at(node, iri, found)

    def _meaningless(self, item: dict[str, Any], key: str, kind: str | None, context: Context) -> None:
        if key[:1] == "@" or (kind is not None and kind in KEYWORDS):
            self._report(item, key, f"the key {shown(key)}", "a keyword of JSON-LD that fits here")
        elif not context.incomplete and context is not self.bare and context.term(key) is None:
            self.problems.add(
                "unknown-property",
                place_of(item, key, 0),
                f"{shown(key)} means nothing in this @context, so it is not read",
                property=key,
            )

    def _unknown_prefix(self, item: dict[str, Any], key: str, name: str) -> None:
        prefix = name.partition(":")[0]
        if prefix not in self._told:
            self._told.add(prefix)
            place = place_of(item, key, 0 if name == key else 1)
            self.problems.unknown_prefix(place, name, '"{0}": "{1}"')

    def _report(self, item: dict[str, Any], key: str, found: str, expected: str) -> None:
        self.problems.syntax(place_of(item, key, 1), found, expected)
