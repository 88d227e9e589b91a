"""Which licence a text or an address names: ``vocab/crosswalk/licences.csv`` read by words and by addresses.

A name without a version gets the row of that licence without a version, whose address is empty: none is made up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lodpub.crosswalk import Row, table
from lodpub.values.patterns import pattern

__all__ = ["license_row"]

_URL = pattern(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"')\]]+)", re.IGNORECASE)
_TAIL = pattern(r"(?:/(?:legalcode|deed)(?:\.[a-z_-]+)?|\.(?:html?|txt|php)|[/.,;])+$", re.IGNORECASE)
_DROPPED = frozenset(("the", "a", "license", "licence", "version", "international", "unported", "generic", "under"))
_NUMBER = pattern(r"\bv\.?(?=\d)|(?<=[a-z])v(?=\d)")
_APART = pattern(r"[^\w.+]+")
_ASIDE = pattern(r"\(([^()]*)\)")


def license_row(text: str) -> Row | None:
    """The row of the licence that a text names or an address points at; None where the table has none.

    `text` is a name as printed, an SPDX id, an address in any of its forms, or a phrase that holds an address. The row's
    ``iri`` is the canonical address, empty where the text leaves the version open; ``label`` its short name; ``spdx`` its id.

    >>> license_row("http://creativecommons.org/licenses/by-nc/4.0/legalcode")["iri"]
    'https://creativecommons.org/licenses/by-nc/4.0/'
    >>> [license_row(name)["iri"] for name in ("CC BY-SA 4.0", "CC BY", "MIT")]
    ['https://creativecommons.org/licenses/by-sa/4.0/', '', 'https://spdx.org/licenses/MIT']
    """
    return _license_row(text.strip()[:2000])


@lru_cache(maxsize=5000)  # a dump names the same few thousand times over
def _license_row(text: str) -> Row | None:
    for url in _URL.finditer(text):
        key = _by_url().get(_TAIL.sub("", url[1]).lower())
        if key:
            return table("licences")[key]
    parts = (text, _ASIDE.sub(" ", text), *_ASIDE.findall(text))
    key = next((_by_words()[words] for words in map(_fold, parts) if words in _by_words()), None)
    return table("licences")[key] if key else None


def _fold(text: str) -> str:
    words = _APART.sub(" ", _NUMBER.sub(" ", text.casefold())).split()
    return " ".join(word.strip(".") for word in words if word.strip(".") not in _DROPPED)


@cache
def _by_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, row in table("licences").items():
        for word in (row["label"], row["spdx"], *row["words"].split("|")):
            if _fold(word):
                found.setdefault(_fold(word), key)
    return found


@cache
def _by_url() -> dict[str, str]:
    return {_TAIL.sub("", url): key for key, row in table("licences").items() for url in row["urls"].split("|") if url}
