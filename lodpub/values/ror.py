"""ROR ids: ``0``, six characters of Crockford's base 32, two check digits (ISO 7064 MOD 97-10)."""

from __future__ import annotations

import re

from lodpub.values.patterns import pattern

__all__ = ["fault", "parse"]

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {letter: number for number, letter in enumerate(_ALPHABET)}
_FORM = pattern(
    r"(?:(?:https?:)?(?://)?(?:www\.)?ror\.org/+|ror\s*:\s*)?(0[0-9a-hjkmnp-tv-z]{6}[0-9]{2})/?", re.I | re.A
)


def parse(text: str) -> str | None:
    """The ROR id that a text is, without the resolver; None where form or check digits are wrong.

    >>> parse("https://ror.org/05gq02987"), parse("ror.org/05GQ02987"), parse("05gq02988")
    ('05gq02987', '05gq02987', None)
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return None
    value = match[1].lower()
    return value if value[7:] == _check(value) else None


def fault(text: str) -> str | None:
    """Why a text is no ROR id, None where it is one.

    >>> fault("05gq02988")
    'has the check digits 88 where 87 is right'
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return "is not 0, six letters or digits and two check digits"
    value = match[1].lower()
    right = _check(value)
    return None if value[7:] == right else f"has the check digits {value[7:]} where {right} is right"


def _check(value: str) -> str:
    number = 0
    for letter in value[1:7]:
        number = number * 32 + _VALUES[letter]
    return f"{98 - number * 100 % 97:02}"
