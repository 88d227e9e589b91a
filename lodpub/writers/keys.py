"""Keys of records in files that cite by key: the first author's family name, the year and a word of the title.

A key depends on the record alone, so it is the same in every export; two records with one key are told apart by letters, in
the order in which they come.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from copy import copy
from functools import cache

from lodpub.crosswalk import author_roles
from lodpub.record import Person, Record
from lodpub.values.tables import rows

__all__ = ["Keys"]

_WORD = re.compile(r"[^\W_]+")
_LETTERS = {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
_LONGEST = 30


class Keys:
    """The keys given out so far in one file."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._taken: set[str] = set()

    def key(self, record: Record) -> str:
        """The record's key, which no record before it has.

        >>> keys = Keys()
        >>> record = Record(kind="article", title="The Høyen papers", issued="2021-08")
        >>> keys.key(record), keys.key(record)
        ('hoyen2021', 'hoyen2021a')
        """
        stem = _stem(copy(record))  # a key carries nothing of the record (`lodpub.losses`)
        while True:
            count = self._given[stem]
            self._given[stem] += 1
            key = f"{stem}{_letters(count)}"
            if key not in self._taken:
                self._taken.add(key)
                return key


def _stem(record: Record) -> str:
    words = [_plain(word) for word in _WORD.findall(record.title or "")]
    title = next((word for word in words if word and word not in _unimportant()), "") or next(filter(None, words), "")
    people = [c.agent for c in record.contributors if c.role in author_roles()]
    people = people or [c.agent for c in record.contributors]
    name = ""
    if people:
        first = people[0]
        family = first.family if isinstance(first, Person) and first.family else first.name
        name = "".join(_plain(word) for word in _WORD.findall(family))
    year = (record.issued or record.date("online") or "")[:4]
    stem = f"{name[:_LONGEST]}{year}{title[:_LONGEST] if name else ''}" if name else f"{title[:_LONGEST]}{year}"
    return stem if stem[:1].isalpha() else f"ref{stem}"


def _plain(word: str) -> str:
    """The word in ASCII letters, what has none left out.

    >>> _plain("Ångström"), _plain("山田")
    ('angstrom', '')
    """
    letters = "".join(_LETTERS.get(letter, letter) for letter in word.casefold())
    return re.sub("[^a-z0-9]", "", unicodedata.normalize("NFKD", letters))


def _letters(count: int) -> str:
    """a, b ... z, aa, ab ...: the mark of the second, third ... record with one key."""
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


@cache
def _unimportant() -> frozenset[str]:
    return frozenset(row[0] for row in rows("tags/key-words"))
