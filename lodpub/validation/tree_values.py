"""What the values in a JSON-LD tree say, where no place is needed."""

from __future__ import annotations

from typing import Any

from lodpub.documents.document import Place, Value
from lodpub.documents.jsonld_context import Context
from lodpub.documents.jsonld_values import literal, prefix_in, value_object
from lodpub.documents.places import Problems
from lodpub.validation.tree_nodes import TreeShape, TreeUse
from lodpub.validation.wholes import LeftOver

__all__ = ["TreeValues", "comparable", "folded"]

_LONGEST_NODE = 20
_LARGEST = 1 << 53


class TreeValues:
    """Reads values in a context; what is not plain is left over."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def resolved(self, name: Any) -> str:
        """The IRI or the label that stands as ``@id``."""
        if name.__class__ is not str or not name:
            raise LeftOver
        found = self.context.resolve(name)
        if not found or (found == name and "://" not in name and prefix_in(name, self.context)):
            raise LeftOver
        return found

    def iri(self, value: str, use: TreeUse) -> str:
        """What a text names that stands where an address is expected."""
        if use.by_vocabulary and (found := self.context.expand(value)) and ":" in found:
            return found
        return self.context.resolve(value) or value

    def number(self, value: Any, use: TreeUse) -> Value:
        """The literal that a number or a truth value is."""
        if value.__class__ is not bool and not -_LARGEST < value < _LARGEST:
            raise LeftOver
        return literal(value, use.datatype, None, Place())

    def said_value(self, value: dict[str, Any], shape: TreeShape) -> Value:
        """The literal that an object with ``@value`` is."""
        problems = Problems("")
        found = value_object(value, shape.kinds, self.context, problems, Place())
        if problems.findings or not found or "@context" in value or value["@value"].__class__ not in (str, bool, int):
            raise LeftOver
        return found[0]

    def first(self, value: Any, use: TreeUse) -> Value | None:
        """The first value of a key, with no place; None where there is none."""
        while value.__class__ is list:
            if not value:
                return None
            value = value[0]
        if value is None:
            return None
        if value.__class__ is str:
            return _named(self.iri(value, use)) if use.is_iri else Value("literal", value)
        if value.__class__ is not dict:
            return self.number(value, use)
        if "@value" in value and value["@value"].__class__ is str:
            return Value("literal", value["@value"])
        if "@id" in value:
            return _named(self.resolved(value["@id"]))
        if any(key[:1] == "@" and key != "@type" for key in value) or not value:
            raise LeftOver
        return Value("blank", "")

    def said(self, node: dict[str, Any], shape: TreeShape) -> object:
        """What two nodes without a name have in common that say the same: their texts."""
        if len(node) > _LONGEST_NODE:
            raise LeftOver
        return frozenset(
            (iri, folded(one))
            for key, iri in shape.kinds
            for one in (node[key] if node[key].__class__ is list else [node[key]])
            if one.__class__ is str
        )


def folded(text: str) -> str:
    """A text without white space too much, as values are compared."""
    return " ".join(text.split())


def comparable(value: Value, use: TreeUse) -> object:
    """What two literals have in common that say the same; a text of the use's own data type or language is compared as such."""
    plain = value.datatype == use.datatype and value.language == use.language
    return folded(value.text) if plain else (folded(value.text), value.datatype, value.language)


def _named(id: str) -> Value:
    return Value("blank" if id[:2] == "_:" else "iri", id)
