"""Text as LaTeX: what LaTeX reads as a command escaped, and on request every letter beyond ASCII as a command."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from lodpub.values.tables import rows

__all__ = ["commands", "escaped"]

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"$\lbrace$",
    "}": r"$\rbrace$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SPECIAL = re.compile(r"[\\{}~^&%$#_]|(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[?!])(?=`)")
_BEYOND = re.compile(r"[-\u2013\u2014]{2,}|[^\x00-\x7f]")
"""A letter, or dashes that follow one another: each of them is then a group of its own."""
_PUNCTUATION = {
    "\u2013": "--",
    "\u2014": "---",
    "\u00a0": "~",
    "\u00bf": "?`",
    "\u00a1": "!`",
    "\u2026": r"\ldots{}",
    "\u00ad": r"\-",
}


def escaped(text: str) -> str:
    """The text with what LaTeX would read as a command or a ligature escaped.

    >>> escaped("R&D at 50% -- {x}_y")
    'R\\\\&D at 50\\\\% -{}- $\\\\lbrace$x$\\\\rbrace$\\\\_y'
    """
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], "{}"), text)


def commands(text: str) -> str:
    """Escaped text with its letters beyond ASCII as commands, where LaTeX has one for them.

    >>> commands("Eliáš Ørsted – α₂ and 山")
    "Eli{\\\\'a}{\\\\v{s}} {\\\\O}rsted -- $\\\\alpha$$_{2}$ and 山"
    """
    if text.isascii():
        return text
    return _BEYOND.sub(lambda match: _joined(match[0]), unicodedata.normalize("NFC", text))


def _joined(letters: str) -> str:
    return (
        _command(letters) if len(letters) == 1 else "".join(f"{{{_PUNCTUATION.get(dash, dash)}}}" for dash in letters)
    )


@cache
def _command(letter: str) -> str:
    if letter in _PUNCTUATION:
        return _PUNCTUATION[letter]
    if name := _symbols().get(letter):
        text = name.startswith("text") or unicodedata.name(letter, "").startswith("LATIN")
        return f"{{\\{name}}}" if text else f"$\\{name}$"
    kind, _, rest = unicodedata.decomposition(letter).partition(" ")
    if kind in ("<sub>", "<super>") and len(rest) == 4:
        return f"${'_' if kind == '<sub>' else '^'}{{{chr(int(rest, 16))}}}$"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if marks and base.isascii() and all(mark in _accents() for mark in marks):
        for mark in marks:
            accent = _accents()[mark]
            inner = f"\\{base}" if base in "ij" else base
            base = f"\\{accent}{{{inner}}}" if accent.isalpha() or len(inner) > 1 else f"\\{accent}{inner}"
        return f"{{{base}}}"
    return letter


@cache
def _symbols() -> Mapping[str, str]:
    """The command for each character: one that is made for text first, then the shortest."""
    found: dict[str, str] = {}
    names = sorted(rows("latex/symbols"), key=lambda row: (not row[0].startswith("text"), len(row[0]), row[0]))
    for name, character in names:
        if len(character) == 1 and name.isalpha():
            found.setdefault(character, name)
    return found


@cache
def _accents() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, kind, mark in rows("latex/macros"):
        if kind == "accent" and len(name) == 1:
            found.setdefault(mark, name)
    return found
