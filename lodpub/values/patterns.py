"""Regular expressions that are compiled when a text first needs them.

Compiling the patterns of a large reader takes longer than reading one small record with it, and most of them are never
needed: a text without a digit holds no ORCID, whatever else a pattern for one looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, AnyStr, cast

__all__ = ["pattern"]

_ATTRIBUTES = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


def pattern(text: AnyStr, flags: int = 0, *, needs: tuple[AnyStr, ...] = ()) -> re.Pattern[AnyStr]:
    """What ``re.compile(text, flags)`` gives, made at the first use. Raises `re.error` only then.

    With `needs`, pieces of text one of which stands in all that it can find (in lower case where it ignores case), it is
    compiled for a text that holds one; for any other it finds nothing.

    >>> year = pattern(r"(1[5-9]|20)\\d\\d", needs=("15", "16", "17", "18", "19", "20"))
    >>> year.search("in 1985")[0], year.search("in spring"), year.pattern
    ('1985', None, '(1[5-9]|20)\\\\d\\\\d')
    """
    found = _Choosy(text, flags, needs) if needs else _Late(text, flags)
    return cast("re.Pattern[AnyStr]", found)


class _Late:
    """Once it is compiled, it has all that a compiled pattern has, and another class: a method `__getattr__` makes every
    look-up slow."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            compiled = re.compile(self._text, self._flags)
            for known in _ATTRIBUTES:
                setattr(self, known, getattr(compiled, known))
            self.__class__ = _Compiled
            return getattr(compiled, name)


class _Compiled:
    pass


class _Choosy:
    def __init__(self, text: str | bytes, flags: int, needs: tuple[Any, ...]) -> None:
        self.pattern, self.flags, self.needs = text, flags, needs
        self._ignores_case = bool(flags & re.IGNORECASE)

    def _concerns(self, text: Any) -> bool:
        if self._ignores_case:
            text = text.lower()
        for need in self.needs:  # noqa: SIM110 (three times as fast as any() of a generator)
            if need in text:
                return True
        return False

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern, self.flags)

    def match(self, text: Any, *place: int) -> re.Match[Any] | None:
        return self._compiled.match(text, *place) if self._concerns(text) else None

    def fullmatch(self, text: Any, *place: int) -> re.Match[Any] | None:
        return self._compiled.fullmatch(text, *place) if self._concerns(text) else None

    def search(self, text: Any, *place: int) -> re.Match[Any] | None:
        return self._compiled.search(text, *place) if self._concerns(text) else None

    def findall(self, text: Any) -> list[Any]:
        return self._compiled.findall(text) if self._concerns(text) else []

    def finditer(self, text: Any) -> Iterator[re.Match[Any]]:
        return self._compiled.finditer(text) if self._concerns(text) else iter(())

    def split(self, text: Any, maxsplit: int = 0) -> list[Any]:
        return self._compiled.split(text, maxsplit) if self._concerns(text) else [text]

    def sub(self, into: Any, text: Any, count: int = 0) -> Any:
        return self._compiled.sub(into, text, count) if self._concerns(text) else text
