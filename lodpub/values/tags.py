"""The walk over the tags of a text that takes them out: blocks part paragraphs, scripts and formulas become characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from html import unescape
from html.entities import html5

from lodpub.values.patterns import pattern
from lodpub.values.scripts import lowered, raised
from lodpub.values.tables import rows

__all__ = ["BREAK", "decoded", "marked", "stripped", "well_nested"]

BREAK = "\x1d"
"""Parts paragraphs in what `stripped` gives."""

_TOKEN = pattern(
    r"<(?P<slash>/?)(?:[A-Za-z][\w.-]{0,30}+:)?(?P<name>[A-Za-z][A-Za-z0-9-]{0,40}+)"
    r"(?:\s++[A-Za-z_:][\w:.-]*+\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>=]++))*+\s*+(?P<empty>/?)>"
)
_ENTITY = pattern(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST_SCRIPT = 60
_SCRIPTS: Mapping[str, Callable[[str], str | None]] = {"superscript": raised, "subscript": lowered}
_PLACES = {
    ("math-superscript", 2): "superscript",
    ("math-subscript", 2): "subscript",
    ("math-both", 2): "subscript",
    ("math-both", 3): "superscript",
}
_BETWEEN = {"math-fraction": "/", "math-fence": ","}


def marked(text: str) -> bool:
    """Whether a text holds a tag that closes or parts something: an opening one alone may be a comparison."""
    if "<" in text:
        for match in _TOKEN.finditer(text):
            slash, name, empty = match.groups()
            kind = _kinds().get(name.lower())
            if kind and (slash or empty or kind in ("block", "break")):
                return True
    return False


def decoded(text: str) -> str:
    """The text with its entities decoded, those that have a name or a number and a semicolon.

    >>> decoded("R&D &amp;amp; &eacute;&#xe9; &nosuch;")
    'R&D &amp; éé &nosuch;'
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def stripped(text: str, *, decode: bool) -> str:
    """The text between the tags, with `BREAK` at the ends of blocks; `decode` says whether entities are decoded too."""
    return _Stripper(decode=decode).strip(text)


def well_nested(text: str) -> str | None:
    """What `stripped` gives and decodes, many times as fast, of the usual text: one with tags of the few usual kinds, without
    attributes, that close in order. None of any other.

    >>> well_nested("H<sub>2</sub>O &amp; <i>more</i>"), well_nested("a<br/>b"), well_nested("<i>a"), well_nested("a")
    ('H₂O & more', None, None, None)
    """
    usual = _usual_tags()
    first, *pieces = text.split("<")
    out = [decoded(first)]
    opened: list[str] = []
    script = 0
    for piece in pieces:
        tag, sign, after = piece.partition(">")
        if not sign or tag not in usual:
            return None
        name, kind = usual[tag]
        if tag[0] != "/":
            opened.append(name)
        elif not opened or opened.pop() != name:
            return None
        if kind == "block":
            if "\n" in text:
                return well_nested(text.replace("\n", " "))
            out.append(BREAK)
        elif kind != "inline":
            if tag[0] == "/":
                out[script:] = [_set(kind, "".join(out[script:]))]
                script = 0
            elif script:
                return None
            else:
                script = len(out)
        out.append(decoded(after))
    return "".join(out) if pieces and not opened else None


@cache
def _usual_tags() -> Mapping[str, tuple[str, str]]:
    return {
        f"{slash}{prefix}{name}": (name, kind)
        for name, kind in _kinds().items()
        if kind in ("inline", "block") or kind in _SCRIPTS
        for prefix in ("", "jats:")
        for slash in ("", "/")
    }


def _set(script: str, text: str) -> str:
    """A text set high or low, as it stands where there are no letters for it."""
    content = text.strip()
    letters = _SCRIPTS[script](content) if len(content) <= _LONGEST_SCRIPT else None
    return letters or text


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return unescape(match.group()) if name[0] == "#" else html5.get(name + ";", match.group())


@cache
def _kinds() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("markup/elements")}


class _Open:
    """An element that is open: where its output starts, and what is done when it closes."""

    __slots__ = ("children", "kind", "name", "nested", "script", "start", "wrapped")

    def __init__(self, name: str, kind: str, start: int, script: str | None, wrapped: bool) -> None:
        self.name = name
        self.kind = kind
        self.start = start
        self.script = script
        self.wrapped = wrapped
        self.children = 0
        self.nested = False


class _Stripper:
    """Walks the tags of a text once; `decode` says whether entities between them are still to be decoded."""

    def __init__(self, *, decode: bool) -> None:
        self._decode = decode
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._counts: Counter[str] = Counter()
        self._scripts: list[_Open] = []
        self._dropping = 0
        self._blocks = self._formulas = False

    def strip(self, text: str) -> str:
        """The text that stays; `BREAK` parts paragraphs."""
        tags = [(m, kind) for m in _TOKEN.finditer(text) if (kind := _kinds().get(m["name"].lower()))]
        self._blocks = any(kind == "block" for _, kind in tags)
        self._formulas = any(m["name"].lower() == "math" for m, _ in tags)
        place = 0
        for match, kind in tags:
            self._text(text[place : match.start()])
            place = match.end()
            name = match["name"].lower()
            if not match["slash"]:
                self._start(name, kind)
            if (match["slash"] or match["empty"]) and self._counts[name]:
                self._end(name)
        self._text(text[place:])
        while self._open:
            self._finish(self._open.pop())
        return "".join(self._out)

    def _text(self, text: str) -> None:
        if self._dropping or not text:
            return
        if self._counts["math"] and self._open[-1].name != "mtext":
            text = text.strip()
        if self._blocks:
            text = text.replace("\n", " ")
        if text:
            self._out.append(decoded(text) if self._decode else text)

    def _start(self, name: str, kind: str) -> None:
        parent = self._open[-1] if self._open else None
        script: str | None = kind if kind in _SCRIPTS else None
        wrapped = kind in ("math-root", "math-fence")
        if parent is not None and parent.kind.startswith("math-"):
            parent.children += 1
            script = _PLACES.get((parent.kind, parent.children), script)
            if parent.children > 1 and parent.kind in _BETWEEN:
                self._out.append(_BETWEEN[parent.kind])
            wrapped = wrapped or parent.kind == "math-fraction"
        if kind in ("block", "break"):
            self._out.append(BREAK if kind == "block" else "\n" if name in ("br", "break") else " ")
            if kind == "break":
                return
        if kind == "math-root":
            self._out.append("√")
        opened = _Open(name, kind, len(self._out), script, wrapped)
        if wrapped:
            self._out.append("(" if kind == "math-fence" else "")
        if script:
            if self._scripts:
                self._scripts[-1].nested = True
            self._scripts.append(opened)
        self._dropping += self._drops(kind)
        self._open.append(opened)
        self._counts[name] += 1

    def _end(self, name: str) -> None:
        while True:
            opened = self._open.pop()
            self._finish(opened)
            if opened.name == name:
                return

    def _finish(self, opened: _Open) -> None:
        self._counts[opened.name] -= 1
        self._dropping -= self._drops(opened.kind)
        if opened.kind == "block":
            self._out.append(BREAK)
        if opened.wrapped and (opened.kind == "math-fence" or len(self._out) - opened.start > 2):
            self._out[opened.start] = "("
            self._out.append(")")
        if opened.script:
            self._scripts.pop()
            if not opened.nested:
                self._out[opened.start :] = [_set(opened.script, "".join(self._out[opened.start :]))]

    def _drops(self, kind: str) -> bool:
        return kind == "dropped" or (kind == "formula" and self._formulas)
