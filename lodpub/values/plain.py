"""Whether a text is plain: neither markup nor entities are in it, its white space is folded, all its characters are printable and
NFC leaves them alone. Nearly all texts are, so this is asked before anything is cleaned.

Where there was a C compiler when lodpub was installed, ``_plain.c`` looks at a text once, with the ranges that stand here.
"""

from __future__ import annotations

from collections.abc import Callable

from lodpub.values.patterns import pattern

try:
    from lodpub.values import _plain
except ImportError:
    _plain = None  # type: ignore[assignment]

__all__ = ["are_plain", "are_plain_by_pattern", "beside_ascii", "is_plain", "is_plain_by_pattern"]

_ASCII = " %';=~"
"""The first and the last of each range: all that is printable but ``&`` and ``<``."""
_SETTLED = (
    "\u00a1\u00ac\u00ae\u02ff\u0391\u03a1\u03a3\u03ff\u0400\u0482\u048a\u052f\u1e00\u1eff\u2010\u2027\u2030\u205e"
    "\u2190\u22ff\u3001\u3020\u3041\u3096\u30a1\u30fa\u4e00\u9fef\uac00\ud7a3\uff01\uff9d"
)
"""Printable characters that NFC leaves alone whatever stands beside them."""
_BESIDE_ASCII = pattern(f"[{''.join(map('-'.join, zip(_SETTLED[::2], _SETTLED[1::2], strict=True)))}]*")
_PLAIN = b"".join(bytes(range(ord(a), ord(b) + 1)) for a, b in zip(_ASCII[::2], _ASCII[1::2], strict=True))


def is_plain_by_pattern(text: str) -> bool:
    """Whether a text is plain.

    >>> is_plain_by_pattern("Caf\u00e9 \u2013 2"), is_plain_by_pattern("two  spaces"), is_plain_by_pattern("<i>E. coli</i>")
    (True, False, False)
    """
    if "<" in text or "&" in text or "  " in text or text[:1] == " " or text[-1:] == " ":
        return False
    return text.isprintable() if text.isascii() else _are_settled(text)


def are_plain_by_pattern(texts: list[str | None]) -> bool:
    """Whether all of some texts are plain, each None left out: one look at all is many times as fast as one at each.

    >>> are_plain_by_pattern(["p = 0.05", None, "E. coli"]), are_plain_by_pattern(["p = 0.05", "E. coli "])
    (True, False)
    """
    whole = f" {' '.join(filter(None, texts))} "
    return whole == "  " or ("  " not in whole and _are_settled(whole))


def _are_settled(text: str) -> bool:
    return _BESIDE_ASCII.fullmatch(beside_ascii(text)) is not None


def beside_ascii(text: str) -> str:
    """The characters of a text that are not printable ASCII, ``&`` and ``<`` among them: they are found in a fifth of the time that
    `str.isprintable` takes.

    >>> beside_ascii("Caf\u00e9 & bar\\n")
    '\u00e9&\\n'
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")


is_plain: Callable[[str], bool] = is_plain_by_pattern
are_plain: Callable[[list[str | None]], bool] = are_plain_by_pattern
if _plain:
    _plain.use(_ASCII + _SETTLED)
    is_plain, are_plain = _plain.is_plain, _plain.are_plain
