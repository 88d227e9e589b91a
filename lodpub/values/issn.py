"""ISSN (ISO 3297): seven digits and a check character, printed ``1234-567X``."""

from __future__ import annotations

import re
from functools import lru_cache

from lodpub.values.patterns import pattern

__all__ = ["fault", "parse"]

_PLAIN = pattern(r"[0-9]{4}-[0-9]{3}[0-9X]")
_FORM = pattern(
    r"\s*(?:(?:https?:)?//(?:portal\.|www\.)?issn\.org/(?:resource/)?(?:ISSN(?:-L)?/)?|urn:issn:|(?:[ep]-?)?ISSN(?:-L)?\s*[:=]?\s*)?"
    r"([0-9]{4})[\s\u2010-\u2015-]?([0-9]{3}[0-9X])"
    r"\s*(?:\((?:print|online|electronic|linking|p|e|[\w -]{1,20})\)|[.,;])?\s*",
    re.IGNORECASE | re.ASCII,
)


def parse(text: str) -> str | None:
    """The ISSN that a text is, with its hyphen; None where form or check character is wrong.

    >>> parse("ISSN: 09567135"), parse("urn:ISSN:1534-0481"), parse("0956-7136")
    ('0956-7135', '1534-0481', None)
    """
    return _parse(text) if len(text) < 200 else None


@lru_cache(maxsize=50_000)  # journals repeat
def _parse(text: str) -> str | None:
    if not _PLAIN.fullmatch(text):
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        text = f"{match[1]}-{match[2].upper()}"
    return text if text[8] == _check(text) else None


def fault(text: str) -> str | None:
    """Why a text is no ISSN, None where it is one.

    >>> fault("0956-7136"), fault("956-7135")
    ('has the check character 6 where 5 is right', 'does not have eight digits, the last of which may be X')
    """
    if parse(text):
        return None
    match = _FORM.fullmatch(text) if len(text) < 200 else None
    if match is None:
        return "does not have eight digits, the last of which may be X"
    value = f"{match[1]}-{match[2].upper()}"
    return f"has the check character {value[8]} where {_check(value)} is right"


def _check(value: str) -> str:
    b = value.encode()
    total = 8 * b[0] + 7 * b[1] + 6 * b[2] + 5 * b[3] + 4 * b[5] + 3 * b[6] + 2 * b[7] - 35 * ord("0")
    return "0123456789X"[-total % 11]
