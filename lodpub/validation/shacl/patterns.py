"""Regular expressions of sh:pattern, which may come from anybody: none of them runs away.

SPARQL's REGEX is that of XPath; what it shares with Python's is supported, ``\\p{...}`` is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["compiled"]

_FLAGS = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE, "x": re.VERBOSE}
_LONGEST = 10_000
_LONGEST_PATTERN = 5_000


def compiled(pattern: str, flags: str = "") -> Callable[[str], bool]:
    """A function that tells whether a text holds a match. Raises `ValueError` with the reason for a pattern that is none.

    A pattern with one repeat without an end is matched as Python does it, which is quick over any text of usual length;
    with several, where backtracking can take for ever, in linear time.

    >>> compiled("^10[.]")("10.1210/endocr"), compiled("DOI", "i")("doi:10.1"), compiled("(x+x+)+y")("x" * 5000)
    (True, True, False)
    """
    unknown = set(flags) - {*_FLAGS, "q"}
    if unknown:
        raise ValueError(f"unknown flag {min(unknown)}")
    if len(pattern) > _LONGEST_PATTERN:
        raise ValueError("it is longer than any that is meant")
    wanted = 0
    for flag in flags.replace("q", ""):
        wanted |= _FLAGS[flag]
    try:
        return _matcher(re.escape(pattern) if "q" in flags else pattern, wanted)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _matcher(pattern: str, flags: int) -> Callable[[str], bool]:
    from lodpub.validation.shacl.automaton import Automaton, repeats

    search = re.compile(pattern, flags).search
    found = repeats(pattern, flags)
    if found == 0:
        return lambda text: search(text) is not None
    try:
        linear = Automaton(pattern, flags).search
    except ValueError:
        if found > 1:
            raise
        return lambda text: len(text) <= _LONGEST and search(text) is not None
    if found > 1:
        return linear
    return lambda text: search(text) is not None if len(text) <= _LONGEST else linear(text)
