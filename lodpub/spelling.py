"""Which of many names a mistyped one may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["Spelling"]

_MOST_EDITS = 3


class Spelling:
    """Names, each with its kind, to be found by a word that is almost one of them.

    Nearly all names are ruled out at once: `_with` holds for each letter, once, twice, and so on, the names that have it so
    many times as the bits of one number, and so an addition counts for all names together
    how many letters of a word they lack. Only those that lack few are compared letter by letter.

    >>> [(away, name) for away, _, _, name, _ in Spelling([("datePublished", "property")]).near("datepublised")]
    [(1, 'datePublished')]
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = [(name.casefold(), name, kind) for name, kind in names]
        self._with: dict[str, list[int]] = {}
        self._of_length: dict[int, int] = {}
        self._same: dict[str, list[tuple[str, str]]] = {}
        for number, (folded, name, kind) in enumerate(self._names):
            self._same.setdefault(folded, []).append((name, kind))
            self._of_length[len(folded)] = self._of_length.get(len(folded), 0) | 1 << number
            for letter in set(folded):
                with_so_many = self._with.setdefault(letter, [])
                for count in range(folded.count(letter)):
                    if count == len(with_so_many):
                        with_so_many.append(0)
                    with_so_many[count] |= 1 << number

    def same(self, folded: str) -> list[tuple[str, str]]:
        """The names that differ from a word by letter case alone, with their kinds, in order."""
        return sorted(self._same.get(folded, ()))

    def near(self, folded: str) -> Iterator[tuple[int, int, str, str, str]]:
        """The names within reach of a word in small letters: how many edits away, in how many letters they differ, the name
        in small letters, the name, its kind.

        At most one edit (a letter more, less, changed or swapped with its neighbour) and one more for every four
        letters are within reach, three in all at most.
        """
        most = min(_MOST_EDITS, 1 + len(folded) // 4)
        mine = set(folded)
        candidates = self._lacking_few(folded, most)
        while candidates:
            lowest = candidates & -candidates
            candidates ^= lowest
            other, name, kind = self._names[lowest.bit_length() - 1]
            if (away := _edits(folded, other, most)) <= most:
                yield away, len(mine.symmetric_difference(other)), other, name, kind

    def _lacking_few(self, folded: str, most: int) -> int:
        """The names, as bits, that have all but a few of a word's letters, and few others."""
        ones = twos = fours = 0  # the binary digits of how many letters each name lacks; four stands for more, too
        every = (1 << len(self._names)) - 1
        for letter in set(folded):
            with_so_many = self._with.get(letter, ())
            for count in range(folded.count(letter)):
                lacking = every ^ with_so_many[count] if count < len(with_so_many) else every
                carry = ones & lacking
                ones ^= lacking
                carry, twos = twos & carry, twos ^ carry
                fours |= carry
        found = 0
        for count in range(most + 1):
            lacking_so_many = ~fours & (ones if count & 1 else ~ones) & (twos if count & 2 else ~twos)
            for length in range(len(folded) - most, len(folded) + most + 1):
                if length - len(folded) + count <= most:
                    found |= lacking_so_many & self._of_length.get(length, 0)
        return found & every


def _edits(one: str, other: str, most: int) -> int:
    """The edits between two words, neighbours swapped counting as one; any number above `most` when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i] * (len(other) + 1)
        for j, b in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 < j and a == other[j - 2] and b == one[i - 2]:
                row[j] = min(row[j], last[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]
