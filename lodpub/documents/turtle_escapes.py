"""The escapes of Turtle and N-Triples (RDF 1.1 Turtle, section 6.4): apart from Turtle's tokens, whose pattern takes long to make."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["unescape"]

_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def unescape(text: str, report: Callable[[str], None]) -> str:
    r"""A text without its escapes; `report` gets each that is none, which stays as it is.

    >>> unescape(r"a\tb\u00e9", print)
    'a\tbé'
    """
    if "\\" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        code = match.group(1)
        if len(code) > 1:
            number = int(code[1:], 16)
            if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF:
                return chr(number)
        elif code in _CHARACTERS:
            return _CHARACTERS[code]
        report(match.group())
        return match.group()

    return _ESCAPED.sub(character, text)
