"""ISBNs and ISSNs in a field that holds either, or several of them, each perhaps with a word of what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.values import identifiers
from lodpub.values.patterns import pattern

__all__ = ["book_numbers"]

_DIGITS = pattern(r"[0-9X]", re.IGNORECASE)
_ASIDE = pattern(r"\(([^()]{0,30})\)")
_MEDIA = {"print": "print", "electronic": "electronic", "online": "electronic", "pbk": "print", "hbk": "print"}
_BETWEEN = pattern(r"[,;/\n]\s*|(?<=[0-9Xx)])\s+(?=[0-9])")


def book_numbers(text: str) -> Iterator[tuple[str, str]]:
    """Each number with what it is: ``isbn``, ``issn``, either with a medium (``issn:print``), or "" for what is neither.

    >>> list(book_numbers("0956-7135 (print), 978-3-16-148410-0; vol. 2"))
    [('issn:print', '0956-7135'), ('isbn', '978-3-16-148410-0'), ('', 'vol. 2')]
    """
    whole = _ASIDE.sub("", text)
    alone = identifiers.parse("isbn", whole).valid or identifiers.parse("issn", whole).valid
    for part in [text] if alone else _BETWEEN.split(text):
        words = _ASIDE.search(part)
        medium = _MEDIA.get(words[1].strip(". ").casefold(), "") if words else ""
        number = _ASIDE.sub("", part).strip()
        digits = len(_DIGITS.findall(number))
        if identifiers.parse("issn", number).valid or (digits == 8 and not identifiers.parse("isbn", number).valid):
            yield (f"issn:{medium}" if medium else "issn"), number
        elif digits in (9, 10, 13) or identifiers.parse("isbn", number).valid:
            yield (f"isbn:{medium}" if medium else "isbn"), number
        elif number:
            yield "", number
