"""Mojibake: UTF-8 that somebody read as Windows-1252 or Latin-1 (``Ã©`` for ``é``), found and undone.

A run counts only where it is what UTF-8 looks like and no language writes it: closing quotes and dashes after a letter
(``CAFÉ»``, ``é…``) are left alone.
"""

from __future__ import annotations

import re
from functools import cache

from lodpub.values.patterns import pattern

__all__ = ["is_suspect", "repaired"]

_QUOTES = "\u00ab\u00bb\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2039\u203a"

_SIGNS = "\u00a0\u00a9\u00aa\u00ae\u00b0\u00b1\u00b2\u00b3\u00b7\u00b9\u00ba"
_LATIN_EXTENDED = "\u00c4\u00c5"  # the leads of Central European letters, which stand alone in a word

_SUSPECT = pattern("[\u00c2-\u00f4][^\\x00-\\x7f]")


def is_suspect(text: str) -> bool:
    """Whether a text could hold mojibake at all, or a sign for a lost letter, found quickly.

    >>> is_suspect("CafÃ©"), is_suspect("Caf\ufffd"), is_suspect("Café")
    (True, True, False)
    """
    return not text.isascii() and ("\ufffd" in text or _SUSPECT.search(text) is not None)


def repaired(text: str) -> str | None:
    """The text as it was meant, None where it shows no mojibake.

    >>> repaired("CafÃ© â€“ naÃ¯ve"), repaired("MÃƒÂ¼ller"), repaired("«CAFÉ» Â§ or Ã")
    ('Café – naïve', 'Müller', '«CAFÉ» § or Ã')
    >>> repaired("Café «CAFÉ» – façade") is None
    True
    """
    found = None
    for _ in range(3):
        if not is_suspect(text):
            break
        better = _pattern().sub(_undone, text)
        if better == text:
            break
        found = text = better
    return found


def _undone(match: re.Match[str]) -> str:
    run = match.group()
    if match["doubtful"]:
        single = len(run) == 2 and (run[0] not in _LATIN_EXTENDED or run[1] in _SIGNS)
        if single or all(c in _QUOTES for c in run[1::2]):
            return run
    if match["long"] and all(c in _QUOTES for c in run[1:]) and run[0] != "â":
        return run
    try:
        return bytes(_byte(c) for c in run).decode()
    except UnicodeDecodeError:
        return run


def _byte(letter: str) -> int:
    return ord(letter) if ord(letter) < 0x100 else letter.encode("cp1252")[0]


@cache
def _pattern() -> re.Pattern[str]:
    """Leads and continuation bytes of UTF-8 in the letters that they are in Windows-1252 (or the controls of Latin-1)."""
    special = bytes(b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)).decode("cp1252")
    more = f"[\\x80-\\xbf{special}]"
    return re.compile(
        f"(?P<sure>[\u00c2\u00c3]{more})|(?P<doubtful>(?:[\u00c4-\u00df]{more})+)"
        f"|(?P<long>[\u00e0-\u00ef]{more}{{2}})|(?P<longest>[\u00f0-\u00f4]{more}{{3}})"
    )
