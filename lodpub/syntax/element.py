"""Elements of XML that are read by taking texts out of them, so that what is left over is what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from lodpub.values.markup import clean
from lodpub.values.tags import marked

__all__ = ["Element"]


class Element:
    """One element: its local name, its line, and its content of texts and elements in order.

    `text`, `raw` and `get` take what they give: it no longer counts among what `leftovers` finds.

    >>> title = Element("title", 3, {"xml:lang": "en"}, ["H", Element("sub", 3, {}, ["2"]), "O"])
    >>> title.get("lang"), title.text()
    ('en', 'H₂O')
    """

    __slots__ = ("_attributes", "_taken", "content", "line", "name")

    def __init__(
        self, name: str, line: int, attributes: dict[str, str], content: list[Element | str] | None = None
    ) -> None:
        self.name = name
        self.line = line
        self.content: list[Element | str] = content if content is not None else []
        self._attributes = attributes
        self._taken = False

    def get(self, *names: str) -> str | None:
        """Takes the attribute of the first of these local names, with white space folded; None where there is none."""
        for name in names if self._attributes else ():
            key = (
                name
                if name in self._attributes
                else next((k for k in self._attributes if k.endswith(f":{name}")), None)
            )
            if key and (value := " ".join(self._attributes.pop(key).split())):
                return value
        return None

    def peek(self, name: str) -> str | None:
        """The attribute of a local name, which stays to be taken."""
        value = self.get(name)
        if value is not None:
            self._attributes[name] = value
        return value

    def attributes(self) -> dict[str, str]:
        """Takes all attributes, by their local names; declarations of namespaces are none."""
        taken = {
            key.rpartition(":")[2]: value for key, value in self._attributes.items() if not key.startswith("xmlns")
        }
        self._attributes.clear()
        return taken

    def drop(self, *names: str) -> Element:
        """Takes attributes that say nothing about the work: those of these names, or all."""
        for name in names or [key.rpartition(":")[2] for key in self._attributes]:
            self.get(name)
        return self

    def all(self, *names: str) -> list[Element]:
        """The elements of these names directly in this one, in order."""
        return [part for part in self.content if isinstance(part, Element) and part.name in names]

    def one(self, *path: str) -> Element | None:
        """The first element that a path of names leads to.

        >>> Element("a", 1, {}, [Element("b", 1, {}, [Element("c", 2, {}, [])])]).one("b", "c").line
        2
        """
        here: Element | None = self
        for name in path:
            if here is None:
                return None
            here = next((p for p in here.content if isinstance(p, Element) and p.name == name), None)
        return here

    def elements(self) -> list[Element]:
        """All elements directly in this one."""
        return [part for part in self.content if isinstance(part, Element)]

    def find(self, *names: str) -> Iterator[Element]:
        """The elements of these names at any depth, in document order."""
        for part in self.content:
            if isinstance(part, Element):
                if part.name in names:
                    yield part
                yield from part.find(*names)

    def raw(self, *path: str) -> str | None:
        """Takes the text at a path with its inner markup as tags, as `lodpub.values.markup.clean` takes it; None where
        there is none."""
        here = self.one(*path)
        if here is None:
            return None
        here.taken()
        return here._markup().strip() or None

    def text(self, *path: str) -> str | None:
        """Takes the text at a path as plain text: without markup, entities decoded, white space folded."""
        found = self.raw(*path)
        return (clean(found) or None) if found else None

    def texts(self, *names: str) -> list[str]:
        """Takes the texts of all elements of these names directly in this one."""
        return [found for one in self.all(*names) if (found := one.text())]

    def own(self) -> str:
        """The text that stands directly in this element, which stays to be taken."""
        return " ".join("".join(part for part in self.content if isinstance(part, str)).split())

    def own_text(self) -> str | None:
        """Takes the text that stands directly in this element, without that of the elements in it."""
        words = clean(" ".join(escape(part, quote=False) for part in self.content if isinstance(part, str)))
        self.content = [part for part in self.content if isinstance(part, Element)]
        return words or None

    def taken(self) -> Element:
        """Takes the element with all that is in it but its own attributes."""
        self._taken = True
        return self

    def leftovers(self, path: str = "") -> Iterator[tuple[int, str]]:
        """What nobody took: the line and ``path: text`` of each element, ``path@name: value`` of each attribute.

        >>> mood = Element("mood", 4, {"level": "2"}, ["good"])
        >>> list(Element("r", 1, {}, [Element("name", 2, {}, ["Ada"]), mood]).leftovers())
        [(2, 'name: Ada'), (4, 'mood@level: 2'), (4, 'mood: good')]
        """
        for key, value in self._attributes.items():
            if value.strip() and not key.startswith("xmlns") and not key.endswith(("schemaLocation", ":type", ":nil")):
                yield self.line, f"{path}@{key.rpartition(':')[2]}: {value.strip()}"
        if self._taken:
            return
        words = " ".join(" ".join(part for part in self.content if isinstance(part, str)).split())
        if words:
            yield self.line, f"{path}: {words}" if path else words
        for part in self.content:
            if isinstance(part, Element):
                yield from part.leftovers(f"{path}.{part.name}" if path else part.name)

    def _markup(self) -> str:
        parts = []
        for part in self.content:
            if isinstance(part, str):
                parts.append(escape(part, quote=False))
            elif _is_markup(part.name):
                parts.append(f"<{part.name}>{part._markup()}</{part.name}>")
            else:
                parts.append(part._markup())
        return "".join(parts)


@lru_cache(maxsize=4096)
def _is_markup(name: str) -> bool:
    """Whether an element within a text is one of those that `lodpub.values.markup` knows."""
    return marked(f"<{name}/>")
