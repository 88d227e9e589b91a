"""Microdata (WHATWG HTML, section 5) as nodes: one an item; a property's IRI stands in its type's vocabulary."""

from __future__ import annotations

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.documents.html_tree import Element
from lodpub.documents.iris import is_absolute, resolve
from lodpub.documents.places import Lines, Problems

__all__ = ["parse"]

_ADDRESS = {
    "a": "href",
    "area": "href",
    "link": "href",
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "source": "src",
    "track": "src",
    "video": "src",
    "object": "data",
}
_TEXT = {"data": "value", "meter": "value", "time": "datetime"}


def parse(root: Element, source: str, lines: Lines, base: str | None = None) -> Document | None:
    """The document of a page's items; None for a page that has none.

    The text of an element counts as the page shows it; a ``content`` counts on any element, as search engines read it.
    """
    reader = _Reader(root, source, lines, base)
    for element in root.descendants():
        if "itemscope" in element.attributes and "itemprop" not in element.attributes:
            reader.item(element, "")
    return reader.document if reader.document.nodes else None


class _Reader:
    def __init__(self, root: Element, source: str, lines: Lines, base: str | None) -> None:
        self.lines, self.base = lines, base
        self.document = Document(source, "microdata")
        self.problems = Problems(source)
        self.document.problems = self.problems.findings
        self.ids: dict[str, Element] = {}
        for element in root.descendants():
            self.ids.setdefault(element.get("id") or "", element)
        self.made: dict[int, Value] = {}
        self.told: set[str] = set()
        self.waiting: list[tuple[Element, Node, str]] = []

    def item(self, element: Element, vocabulary: str) -> Value:
        """The item of an element with all that is in it."""
        value = self.begun(element, vocabulary)
        while self.waiting:
            self.properties(*self.waiting.pop())
        return value

    def begun(self, element: Element, vocabulary: str) -> Value:
        """The item's name; its properties wait, so that items in items need no recursion."""
        if id(element) in self.made:
            return self.made[id(element)]
        place = self.lines.place(element.at)
        name = (element.get("itemid") or "").strip()
        label = resolve(self.base, name) if name else f"_:item{len(self.made)}"
        value = self.made[id(element)] = Value("iri" if name else "blank", label, None, None, place)
        node = self.document.node(label, place)
        types = (element.get("itemtype") or "").split()
        for kind in types:
            if not is_absolute(kind):
                self.problems.syntax(place, f"the itemtype {kind}", "an address such as https://schema.org/Article")
            node.types.append((kind, place))
        self.waiting.append((element, node, _vocabulary(types[0]) if types else vocabulary))
        return value

    def properties(self, item: Element, node: Node, vocabulary: str) -> None:
        """Adds the properties of an item: those in it, and in the elements that its itemref names."""
        waiting: list[Element] = [child for child in reversed(item.children) if isinstance(child, Element)]
        for reference in reversed((item.get("itemref") or "").split()):
            found = self.ids.get(reference)
            if found is None:
                self.problems.syntax(self.lines.place(item.at), f"itemref={reference}", "the id of an element")
            else:
                waiting.insert(0, found)
        seen = {id(item)}
        while waiting:
            element = waiting.pop()
            if id(element) in seen:
                continue
            seen.add(id(element))
            names = (element.get("itemprop") or "").split()
            if names:
                self.property(node, element, names, vocabulary)
            if "itemscope" not in element.attributes:
                waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def property(self, node: Node, element: Element, names: list[str], vocabulary: str) -> None:
        place = self.lines.place(element.at)
        value = self.begun(element, vocabulary) if "itemscope" in element.attributes else self.value(element)
        for name in names:
            if is_absolute(name) or vocabulary:
                iri = name if is_absolute(name) else vocabulary + name
                node.add(iri, value)
                node.places.setdefault(iri, place)
            else:
                self.untyped(node, name, place)

    def untyped(self, node: Node, name: str, place: Place) -> None:
        """Says once of an item that nothing says what it is."""
        if node.id not in self.told:
            self.told.add(node.id)
            message = f"{name} means nothing in an item without an itemtype"
            self.problems.add("untyped-node", place, message, "warning", property=name)

    def value(self, element: Element) -> Value:
        place = self.lines.place(element.at)
        content = element.get("content")
        if content is not None:
            return Value("literal", content, None, None, place)
        attribute = _ADDRESS.get(element.name)
        if attribute is not None and (address := element.get(attribute)) is not None:
            return Value("iri", resolve(self.base, address.strip()), None, None, place)
        text = element.get(_TEXT.get(element.name, "")) if element.name in _TEXT else None
        return Value("literal", element.text() if text is None else text, None, None, place)


def _vocabulary(kind: str) -> str:
    """What a type's properties begin with: all up to its last hash or slash.

    >>> _vocabulary("https://schema.org/Book"), _vocabulary("http://xmlns.com/foaf/0.1/Person")
    ('https://schema.org/', 'http://xmlns.com/foaf/0.1/')
    """
    cut = kind.rfind("#") + 1 or kind.rfind("/") + 1
    return kind[:cut]
