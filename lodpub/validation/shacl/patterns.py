"""Regular expressions of sh:pattern, which may come from anybody: none of them runs away.

SPARQL's REGEX is that of XPath; what it shares with Python's is supported, ``\\p{...}`` is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["compiled"]

_FLAGS = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE, "x": re.VERBOSE}


def compiled(pattern: str, flags: str = "") -> Callable[[str], bool]:
    """A function that tells whether a text holds a match. Raises `ValueError` with the reason for a pattern that is none.

    >>> compiled("^10[.]")("10.1210/endocr"), compiled("DOI", "i")("doi:10.1")
    (True, True)
    """
    literal = "q" in flags
    unknown = set(flags) - {*_FLAGS, "q"}
    if unknown:
        raise ValueError(f"unknown flag {min(unknown)}")
    wanted = 0
    for flag in flags.replace("q", ""):
        wanted |= _FLAGS[flag]
    try:
        search = re.compile(re.escape(pattern) if literal else pattern, wanted).search
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from None
    return lambda text: search(text) is not None
