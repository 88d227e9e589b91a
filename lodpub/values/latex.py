"""LaTeX in titles, names and abstracts turned into Unicode text: accents, symbols, formulas, fonts.

One walk over the tokens with a stack of groups, so that depth and length cost no more than time linear in the text. What
each command does stands in ``vocab/latex/macros.csv``, which character it is in ``vocab/latex/symbols.csv``; a command that
neither knows stays as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from lodpub.values.patterns import pattern
from lodpub.values.scripts import lowered, raised
from lodpub.values.tables import rows

__all__ = ["to_text"]

_MARKS = pattern(r"[\\{}$~]|--|``|''|[?!]`")
_TOKEN = pattern(r"\\([A-Za-z]+)\*?\s*|\\(.|\n)|([{}$~^_])|(-{2,3}|``|''|[?!]`)|([^\\{}$~^_`'?!-]+|.)", re.DOTALL)
_LIGATURES = {"--": "\u2013", "---": "\u2014", "``": "\u201c", "?`": "\u00bf", "!`": "\u00a1"}
_SPACING = {"~": "~", "^": "^"}
_DOTLESS = {"\u0131": "i", "\u0237": "j"}

_RAISED = {
    "\u2218": "\u00b0",
    "'": "\u2032",
    "*": "*",
    "\u2020": "\u2020",
    "\u00ae": "\u00ae",
    "\u2122": "\u2122",
    "": "",
}
_DEEPEST = 100

_Edit: TypeAlias = Callable[[str], str]


class _Macro(NamedTuple):
    kind: str
    text: str


def to_text(latex: str, *, braces: bool = False) -> str:
    """The text that a piece of LaTeX prints. With `braces`, groups that are no argument keep their braces, as the rules for
    names need them.

    >>> to_text(r"Eli{\\'a}{\\v{s}} \\& {\\O}rsted: 50\\,\\% of $\\alpha_{10}$ in $\\mathbb{R}^n$ -- \\emph{in vivo}")
    'Eliáš & Ørsted: 50 % of α₁₀ in ℝⁿ – in vivo'
    >>> to_text(r"{\\'E}mile {du Ch{\\^a}telet}", braces=True), to_text(r"US$ 5, \\unknown{x}, \\~{}")
    ('Émile {du Châtelet}', 'US$ 5, \\\\unknown{x}, ~')
    """
    if not _MARKS.search(latex):
        return latex
    walk = _Walk(braces)
    return unicodedata.normalize("NFC", walk.text(latex))


class _Group:
    """What stands between braces: its text so far, and the edits that wait for the next piece of it."""

    __slots__ = ("maths", "out", "special", "waiting")

    def __init__(self, maths: bool, special: bool) -> None:
        self.out: list[str] = []
        self.waiting: list[_Edit | None] = []
        self.maths = maths
        self.special = special


class _Walk:
    """Walks the tokens of a text once."""

    def __init__(self, braces: bool) -> None:
        self._braces = braces
        self._groups = [_Group(False, True)]
        self._quoted = False
        self._dollars = 0
        self._too_deep = 0

    def text(self, latex: str) -> str:
        plain = latex.replace("\\\\", "").replace("\\$", "")
        self._dollars = plain.count("$") // 2 * 2
        for token in _TOKEN.finditer(latex):
            word, sign, brace, ligature, letters = token.groups()
            if word or sign:
                self._command(word or sign, token.group(), latex[token.end() : token.end() + 1])
            elif brace:
                self._brace(brace, latex[token.end() : token.end() + 1])
            elif ligature:
                self._ligature(ligature)
            else:
                self._letters(letters)
        while len(self._groups) > 1:
            self._close()
        self._flush()
        return "".join(self._groups[0].out)

    def _put(self, text: str) -> None:
        """A piece of text, through the edits that wait for it: the last one first."""
        group = self._groups[-1]
        if group.waiting:
            waiting, group.waiting = group.waiting, []
            while waiting:
                edit = waiting.pop()
                if edit is None:  # the first of two arguments has gone by: the second is still to come
                    group.waiting = waiting
                    return
                text = edit(text)
        group.out.append(text)

    def _flush(self) -> None:
        while self._groups[-1].waiting:
            self._put("")

    def _letters(self, letters: str) -> None:
        group = self._groups[-1]
        if group.waiting:
            rest = letters.lstrip()
            if not rest:
                return
            if not rest[0].isalnum() and not group.maths:
                self._flush()
                group.out.append(letters)
                return
            self._put(rest[0])
            letters = rest[1:]
            if group.waiting:
                self._letters(letters)
                return
        group.out.append(letters)

    def _ligature(self, written: str) -> None:
        if self._groups[-1].maths:
            text = written
        elif written == "''":
            text = "\u201d" if self._quoted else '"'
        else:
            self._quoted = self._quoted or written == "``"
            text = _LIGATURES[written]
        self._flush()
        self._put(text)

    def _brace(self, sign: str, following: str) -> None:
        group = self._groups[-1]
        if sign == "{" and len(self._groups) > _DEEPEST:
            self._too_deep += 1
        elif sign == "}" and self._too_deep:
            self._too_deep -= 1
        elif sign == "{":
            self._groups.append(_Group(group.maths, bool(group.waiting) or following == "\\"))
        elif sign == "}":
            if len(self._groups) > 1:
                self._close()
        elif sign == "~":
            self._flush()
            self._put(" ")
        elif sign == "$":
            self._dollars -= 1
            if self._dollars < 0:
                self._put("$")
            else:
                self._flush()
                group.maths = not group.maths
        elif group.maths:
            group.waiting.append(_raise if sign == "^" else _lower)
        else:
            self._put(sign)

    def _close(self) -> None:
        self._flush()
        group = self._groups.pop()
        text = "".join(group.out)
        self._put(text if group.special or not self._braces else f"{{{text}}}")

    def _command(self, name: str, written: str, following: str) -> None:
        group = self._groups[-1]
        macro = _macros().get(name)
        if macro is None:
            self._unknown(written, following)
        elif macro.kind == "symbol":
            self._put(f"{macro.text} " if name == macro.text and name.isalpha() and following.isalnum() else macro.text)
        elif macro.kind == "accent":
            group.waiting.append(_accent(name, macro.text))
        elif macro.kind == "link":
            group.waiting += [_same, None]
        elif macro.kind == "fraction":
            group.waiting += _fraction()
        elif macro.kind in _EDITS:
            group.waiting.append(_EDITS[macro.kind])
        elif macro.kind == "alphabet":
            group.waiting.append(lambda text: "".join(_letter(macro.text, c) for c in text))
        elif macro.kind == "space":
            self._flush()
            self._put(" ")
        elif name in ("(", ")"):
            group.maths = name == "("

    def _unknown(self, written: str, following: str) -> None:
        self._flush()
        self._put(written if written[1:].isspace() is False else " ")
        if following == "{":
            self._groups[-1].waiting.append(lambda text: f"{{{text}}}")


def _same(text: str) -> str:
    return text


def _drop(text: str) -> str:
    return ""


def _raise(text: str) -> str:
    """An exponent; a degree, a prime or another sign that is raised stands for itself, as the end of an ordinal does."""
    text = unicodedata.normalize("NFC", text)
    if (found := _RAISED.get(text, raised(text))) is not None:
        return found
    if not text.isascii() and text.isalpha():
        return text
    return f"^{text}" if len(text) < 2 else f"^({text})"


def _lower(text: str) -> str:
    return lowered(text) or f"_{text}"


_EDITS: Mapping[str, _Edit] = {
    "keep": _same,
    "maths": _same,
    "drop": _drop,
    "superscript": lambda text: raised(text) or text,
    "subscript": lambda text: lowered(text) or text,
    "quote": lambda text: f"\u201c{text}\u201d",
    "root": lambda text: f"\u221a{text}" if len(text) < 2 else f"\u221a({text})",
}


def _accent(name: str, mark: str) -> _Edit:
    def put(text: str) -> str:
        if not text.strip():
            return _SPACING.get(name, "" if name.isalpha() else name) + text
        return _DOTLESS.get(text[0], text[0]) + mark + text[1:]

    return put


def _fraction() -> list[_Edit | None]:
    upper: list[str] = []

    def above(text: str) -> str:
        upper.append(text)
        return ""

    def below(text: str) -> str:
        return f"{upper[0] if upper else ''}/{text}"

    return [below, None, above]


def _letter(alphabet: str, letter: str) -> str:
    """A letter of a mathematical alphabet, the letter itself where there is none."""
    if not (letter.isascii() and letter.isalpha()):
        return letter
    case = "CAPITAL" if letter.isupper() else "SMALL"
    for name in (f"{alphabet} {case} {letter.upper()}", f"MATHEMATICAL {alphabet} {case} {letter.upper()}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    black = {"C": "\u212d", "H": "\u210c", "I": "\u2111", "R": "\u211c", "Z": "\u2128"}
    return black.get(letter, letter) if alphabet == "FRAKTUR" else letter


@cache
def _macros() -> Mapping[str, _Macro]:
    found = {name: _Macro(kind, text) for name, kind, text in rows("latex/macros")}
    for name, text in rows("latex/symbols"):
        found.setdefault(name, _Macro("symbol", text))
    found["\\"] = found[" "] = found["\n"] = _Macro("space", "")
    return found
