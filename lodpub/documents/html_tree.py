"""A page as a tree of elements that know where they stand: tolerant as browsers are, in linear time.

Only what metadata needs of the HTML standard's tree construction is here: void and raw text elements, end tags that may be
left out, stray end tags, and a limit to the depth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

__all__ = ["Element", "parse_tree"]

_DEEPEST = 200
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "keygen",
    ]
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
_CLOSES = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "option": ({"option"}, {"select", "datalist"}),
}
"""Which open elements a start tag ends, and within which it looks for them."""
_HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])

_TAG = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^\s/>]*)|[!?/])")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)?))?""")
_BLANK = re.compile(r"[\s/]*")
_TAG_END = re.compile(r"[\s/]*>")


class Element:
    """An element: its name and attributes in lower case, its children, and the offsets of its tag and its content."""

    __slots__ = ("at", "attributes", "children", "content", "end", "name", "parent")

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None, at: int, content: int) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []
        self.at = at
        self.content = content
        self.end = content

    def get(self, name: str) -> str | None:
        """The value of an attribute, None where there is none."""
        return self.attributes.get(name)

    def descendants(self) -> Iterator[Element]:
        """All elements in it, in the order of the page."""
        waiting = [child for child in reversed(self.children) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def text(self) -> str:
        """Its text as a page shows it: white space collapsed, without scripts."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                parts.append(item)
            elif item.name == "br":
                parts.append("\n")
            elif item.name not in ("script", "style", "template"):
                waiting += reversed(item.children)
        return " ".join("".join(parts).split())


def parse_tree(text: str) -> Element:
    """The root of a page's tree, an element without a name that holds all others.

    >>> root = parse_tree("<ul><li>One<li>Two &amp; <b>three</ul>")
    >>> [(element.name, element.text()) for element in root.descendants()]
    [('ul', 'OneTwo & three'), ('li', 'One'), ('li', 'Two & three'), ('b', 'three')]
    """
    return _Builder(text).build()


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Element("", {}, None, 0, 0)
        self.open = [self.root]
        self.names: Counter[str] = Counter()
        self.at = 0

    def build(self) -> Element:
        text = self.text
        while self.at < len(text):
            tag = _TAG.search(text, self.at)
            if tag is None:
                self.add_text(self.at, len(text))
                break
            self.add_text(self.at, tag.start())
            if tag.group(1):
                self.after("-->", tag.end() - 2)
            elif not tag.group(3):
                cdata = text.startswith("<![CDATA[", tag.start())
                self.after("]]>" if cdata else ">", tag.end())
            elif tag.group(2):
                self.after(">", tag.end())
                self.end_tag(tag.group(3).lower(), tag.start())
            else:
                self.start_tag(tag)
        for element in self.open:
            element.end = len(text)
        return self.root

    def after(self, mark: str, start: int) -> None:
        found = self.text.find(mark, start)
        self.at = len(self.text) if found < 0 else found + len(mark)

    def add_text(self, start: int, end: int) -> None:
        if end > start:
            raw = self.text[start:end]
            self.open[-1].children.append(unescape(raw) if "&" in raw else raw)

    def start_tag(self, tag: re.Match[str]) -> None:
        name, at = tag.group(3).lower(), tag.end()
        attributes: dict[str, str] = {}
        text = self.text
        while (end := _TAG_END.match(text, at)) is None:
            found = _ATTRIBUTE.match(text, at)
            if found is None or found.end() == at:
                blank = _BLANK.match(text, at)
                at = (blank.end() if blank else at) + 1
                if at >= len(text):
                    self.at = len(text)  # a tag that the page ends in is none
                    return
                continue
            key, *values = found.groups()
            value = next((value for value in values if value is not None), "")
            attributes.setdefault(key.lower(), unescape(value) if "&" in value else value)
            at = found.end()
        self.at = end.end()
        self.imply_ends(name)
        element = Element(name, attributes, self.open[-1], tag.start(), self.at)
        self.open[-1].children.append(element)
        if name in _RAW:
            self.raw_text(element)
        elif name not in _VOID and not (end.group().startswith("/") and name not in _BLOCKS and self.is_foreign()):
            self.push(element)

    def push(self, element: Element) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(element)
            self.names[element.name] += 1

    def is_foreign(self) -> bool:
        return bool(self.names["svg"] or self.names["math"])

    def raw_text(self, element: Element) -> None:
        close = re.compile(rf"</{element.name}(?=[\s/>])", re.IGNORECASE).search(self.text, self.at)
        element.end = close.start() if close else len(self.text)
        raw = self.text[element.content : element.end]
        if raw:
            element.children.append(unescape(raw) if element.name in ("title", "textarea") else raw)
        self.at = element.end
        if close:
            self.after(">", close.end())

    def imply_ends(self, name: str) -> None:
        if name in _BLOCKS and self.names["p"]:
            self.close_within({"p"}, {"button", "table", "td", "th", "object"})
        elif name in _CLOSES:
            self.close_within(*_CLOSES[name])
        elif name == "body" or (self.names["head"] and name not in _HEAD and name != "head"):
            self.close_within({"head"}, set())

    def close_within(self, names: set[str], bounds: set[str]) -> None:
        """Ends the outermost open element of these names that stands within the innermost of the bounds."""
        if not any(self.names[name] for name in names):
            return
        cut = 0
        for index in range(len(self.open) - 1, 0, -1):
            name = self.open[index].name
            if name in bounds:
                break
            if name in names:
                cut = index
        if cut:
            self.pop(cut, self.at)

    def end_tag(self, name: str, at: int) -> None:
        if self.names[name]:
            index = len(self.open) - 1
            while self.open[index].name != name:
                index -= 1
            self.pop(index, at)

    def pop(self, index: int, at: int) -> None:
        for element in self.open[index:]:
            element.end = at
            self.names[element.name] -= 1
        del self.open[index:]
