"""XML of few lines: elements with attributes and text, what XML cannot hold replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

__all__ = ["DECLARATION", "element", "parent"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_KEPT = {"\r": "&#13;", "\n": "&#10;"}
"""Ends of lines within a text, which the layout of the elements must not change."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, text: str | None, **attributes: str | None) -> str:
    """An element with its text, "" where there is none. In names of attributes the first ``_`` stands for ``:``.

    >>> element("dc:title", "R&D", xml_lang="en"), element("dc:title", None)
    ('<dc:title xml:lang="en">R&amp;D</dc:title>', '')
    """
    if not text or not text.strip():
        return ""
    return f"<{name}{_marks(attributes)}>{escape(_legal(text), _KEPT)}</{name}>"


def parent(name: str, children: Iterable[str], **attributes: str | None) -> str:
    """An element with those of its children that are not empty, each on a line of its own; "" where all are.

    >>> parent("part", ["", "<a>1</a>"])
    '<part>\\n  <a>1</a>\\n</part>'
    """
    lines = [f"  {line}" for child in children if child for line in child.split("\n")]
    return "\n".join([f"<{name}{_marks(attributes)}>", *lines, f"</{name}>"]) if lines else ""


def _marks(attributes: dict[str, str | None]) -> str:
    return "".join(
        f" {name.replace('_', ':', 1)}={quoteattr(_legal(value))}" for name, value in attributes.items() if value
    )


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
