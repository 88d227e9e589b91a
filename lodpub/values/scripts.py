"""Text set high or low: superscripts and subscripts of Unicode, as far as Unicode has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

__all__ = ["lowered", "raised"]

_BLOCKS = ((0xB2, 0xBA), (0x2B0, 0x2E5), (0x1D2C, 0x1DC0), (0x2070, 0x20A0), (0x2C7C, 0x2C7E))
_DASHES = "-\u2010\u2011\u2013"


def raised(text: str) -> str | None:
    """A text in superscripts, None where one of its characters has none.

    >>> raised("-3"), raised("th"), raised("*")
    ('⁻³', 'ᵗʰ', None)
    """
    return _set("<super>", text)


def lowered(text: str) -> str | None:
    """A text in subscripts, None where one of its characters has none.

    >>> lowered("2"), lowered("max"), lowered("B")
    ('₂', 'ₘₐₓ', None)
    """
    return _set("<sub>", text)


def _set(how: str, text: str) -> str | None:
    letters = _letters(how)
    return "".join(letters[c] for c in text) if all(c in letters for c in text) else None


@cache
def _letters(how: str) -> Mapping[str, str]:
    """From each character to its form, as the Unicode character database decomposes them."""
    found: dict[str, str] = {}
    for first, end in _BLOCKS:
        for code in range(first, end):
            tag, *base = unicodedata.decomposition(chr(code)).split() or [""]
            if tag == how and len(base) == 1:
                found.setdefault(chr(int(base[0], 16)), chr(code))
    found.update(dict.fromkeys(_DASHES, found["\u2212"]))
    return found
