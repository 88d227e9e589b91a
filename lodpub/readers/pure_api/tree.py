"""An answer in XML as the object that the service gives in JSON, with the line of each of its members.

An element is an object of its attributes and elements; an element that holds nothing but elements of one other name, such as
``personAssociations``, is the list of these; one without attributes and elements is its text.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from lodpub.syntax.element import Element
from lodpub.syntax.json_tree import Tree

__all__ = ["Lines", "object_of"]

Lines: TypeAlias = dict[tuple[str | int, ...], int]
_SAYS_NOTHING = frozenset(("id", "pureId", "schemaLocation", "noNamespaceSchemaLocation"))


def object_of(element: Element) -> tuple[Tree, Lines]:
    """The object, and the line of each path of keys in it.

    >>> text = Element("text", 3, {"locale": "en_GB"}, ["Ferns"])
    >>> object_of(Element("thesis", 2, {"uuid": "7"}, [Element("isbns", 4, {}, [Element("isbn", 4, {}, ["1"])]), text]))[0]
    {'uuid': '7', 'isbns': ['1'], 'text': {'locale': 'en_GB', 'value': 'Ferns'}}
    """
    lines: Lines = {}
    found = _members(element, (), lines)
    return found, lines


def _value(element: Element, path: tuple[str | int, ...], lines: Lines) -> Any:
    lines[path] = element.line
    inner = element.elements()
    attributes = element.attributes()
    if not inner and not attributes:
        return _text(element)
    if _is_list(element, inner) and not attributes:
        return [_value(one, (*path, index), lines) for index, one in enumerate(inner)]
    return _members(element, path, lines, attributes)


def _members(
    element: Element, path: tuple[str | int, ...], lines: Lines, attributes: dict[str, str] | None = None
) -> Tree:
    own = element.attributes() if attributes is None else attributes
    found: Tree = {name: value for name, value in own.items() if name not in _SAYS_NOTHING and value.strip()}
    for name in found:
        lines[*path, name] = element.line
    by_name: dict[str, list[Element]] = {}
    for one in element.elements():
        by_name.setdefault(one.name, []).append(one)
    for name, several in by_name.items():
        here = (*path, name)
        if len(several) == 1:
            found[name] = _value(several[0], here, lines)
        else:
            lines[here] = several[0].line
            found[name] = [_value(one, (*here, index), lines) for index, one in enumerate(several)]
    if text := _text(element):
        found["value"] = text
        lines[*path, "value"] = element.line
    return found


def _is_list(element: Element, inner: list[Element]) -> bool:
    """Whether an element is the list of those in it: their names are one, its own is in the plural."""
    plural = element.name.endswith("s") and not element.name.endswith(("us", "ss"))
    return plural and len({one.name for one in inner}) == 1 and not _text(element)


def _text(element: Element) -> str:
    return "".join(part for part in element.content if isinstance(part, str)).strip()
