"""ISBN (ISO 2108) of ten or thirteen digits, with the hyphens as printed."""

from __future__ import annotations

import re

from lodpub.values.patterns import pattern

__all__ = ["fault", "parse", "thirteen"]

_FORM = pattern(
    r"\s*(?:urn:isbn:|ISBN(?:[ -]?1[03])?\s*[:=]?\s*)?([0-9](?:[\s\u2010-\u2015-]?[0-9]){8,11}[\s\u2010-\u2015-]?[0-9X])"
    r"\s*(?:\([^()]{1,60}\)|[.,;:])?\s*",
    re.IGNORECASE | re.ASCII,
)
_DASH = pattern(r"[\s\u2010-\u2015]")


def parse(text: str) -> str | None:
    """The ISBN that a text is: digits and hyphens as printed; None where form or check digit is wrong.

    >>> parse("ISBN 978-3-16-148410-0"), parse("0 306 40615 2"), parse("0306406153")
    ('978-3-16-148410-0', '0-306-40615-2', None)
    """
    value = _read(text)
    return value if value and _wrong(value.replace("-", "")) is None else None


def thirteen(isbn: str) -> str:
    """The thirteen digits of a valid ISBN, without hyphens: what two ISBNs of one book have in common.

    >>> thirteen("0-306-40615-2")
    '9780306406157'
    """
    digits = isbn.replace("-", "")
    return digits if len(digits) == 13 else (body := "978" + digits[:9]) + _check_13(body)


def fault(text: str) -> str | None:
    """Why a text is no ISBN, None where it is one.

    >>> fault("978-3-16-148410-1")
    'has the check digit 1 where 0 is right'
    """
    value = _read(text)
    return _wrong(value.replace("-", "")) if value else "does not have ten or thirteen digits"


def _read(text: str) -> str | None:
    match = _FORM.fullmatch(text) if len(text) < 200 else None
    return _DASH.sub("-", match[1]).upper() if match else None


def _wrong(digits: str) -> str | None:
    if len(digits) == 10:
        right = "0123456789X"[-sum(int(d) * (10 - i) for i, d in enumerate(digits[:9])) % 11]
    elif len(digits) != 13 or not digits.isdigit():
        return "does not have ten or thirteen digits"
    elif not digits.startswith(("978", "979")):
        return "does not begin with 978 or 979"
    else:
        right = _check_13(digits)
    return None if digits[-1] == right else f"has the check digit {digits[-1]} where {right} is right"


def _check_13(digits: str) -> str:
    return str(-sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits[:12])) % 10)
