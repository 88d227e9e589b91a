"""Regular expressions that are compiled when they are first asked for something.

Compiling the patterns of a large reader takes longer than reading one small record with it, and most of them are never
asked: those of a module that is imported for one seldom part of a page, say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

__all__ = ["pattern"]


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile(text, flags)`` gives, made at the first use. Raises `re.error` only then.

    >>> year = pattern(r"(1[5-9]|20)\\d\\d")
    >>> year.search("in 1985")[0], year.pattern
    ('1985', '(1[5-9]|20)\\\\d\\\\d')
    """
    return cast("re.Pattern[str]", _Late(text, flags))


class _Late:
    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    # A method found stands on the instance from then on, so that a second use costs no more than with re.compile.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            compiled = re.compile(self._text, self._flags)
            found = getattr(compiled, name)
            setattr(self, name, found)
            return found
