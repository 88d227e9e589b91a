"""ORCID iDs and ISNIs: 16 characters, the last an ISO 7064 MOD 11-2 check character (ISO 27729)."""

from __future__ import annotations

import re

from lodpub.values.patterns import pattern

__all__ = ["fault", "isni_fault", "parse", "parse_isni"]

_ORCID = pattern(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_FORM = pattern(
    r"\s*(?:(?:https?:)?(?://)?(?:www\.|sandbox\.)?orcid\.org/+|orcid(?:\s*id)?\s*[:=]?\s*)*"
    r"([0-9]{4})[\s\u2010-\u2015-]?([0-9]{4})[\s\u2010-\u2015-]?([0-9]{4})[\s\u2010-\u2015-]?([0-9]{3}[0-9Xx])[/.]?\s*",
    re.IGNORECASE | re.ASCII,
)
_ISNI = pattern(
    r"\s*(?:(?:https?:)?(?://)?(?:www\.)?isni\.org/(?:isni/)?|isni\s*[:=]?\s*)*"
    r"([0-9]{4})[\s-]?([0-9]{4})[\s-]?([0-9]{4})[\s-]?([0-9]{3}[0-9Xx])[/.]?\s*",
    re.IGNORECASE | re.ASCII,
)


def parse(text: str) -> str | None:
    """The ORCID iD that a text is, with hyphens; None where form or check character is wrong.

    >>> parse("http://orcid.org/0000-0002-1825-0097"), parse("000000021694233x"), parse("0000-0002-1825-0098")
    ('0000-0002-1825-0097', '0000-0002-1694-233X', None)
    """
    text = text.removeprefix("https://orcid.org/")
    if not _ORCID.fullmatch(text):
        match = _FORM.fullmatch(text) if len(text) < 100 else None
        if match is None:
            return None
        text = "-".join(match.groups()).upper()
    return text if text[-1] == _check(text) else None


def parse_isni(text: str) -> str | None:
    """The ISNI that a text is, 16 characters without spaces; None where form or check character is wrong.

    >>> parse_isni("ISNI 0000 0001 2103 2683")
    '0000000121032683'
    """
    match = _ISNI.fullmatch(text) if len(text) < 100 else None
    if match is None:
        return None
    value = "".join(match.groups()).upper()
    return value if value[-1] == _check(value) else None


def fault(text: str) -> str | None:
    """Why a text is no ORCID iD, None where it is one.

    >>> fault("0000-0002-1825-0098")
    'has the check character 8 where 7 is right'
    """
    return None if parse(text) else _fault(_FORM, text)


def isni_fault(text: str) -> str | None:
    """Why a text is no ISNI, None where it is one."""
    return None if parse_isni(text) else _fault(_ISNI, text)


def _fault(form: re.Pattern[str], text: str) -> str:
    match = form.fullmatch(text) if len(text) < 100 else None
    if match is None:
        return "does not have 16 digits in four groups"
    value = "".join(match.groups()).upper()
    return f"has the check character {value[-1]} where {_check(value)} is right"


def _check(value: str) -> str:
    # The standard doubles and adds digit by digit, all modulo 11: the value in base 2, which is that in base 13.
    return "0123456789X"[(12 - 2 * int(value[:-1].replace("-", ""), 13)) % 11]
