"""What is wrong with a document, or could be better: one thing, and where it stands."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

__all__ = ["Finding", "Severity"]

Severity: TypeAlias = Literal["error", "warning", "info"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, or could be better.

    `line` and `column` count from 1 and are None where the syntax has no such place; `subject` and `property` are IRIs (or
    the name of a meta tag), `value` is the text found, `suggestion` what to write instead where that is known.

    >>> print(Finding(rule="wrong-case", severity="error", message="Name is written name", source="a.ttl", line=3))
    a.ttl:3: error[wrong-case] Name is written name
    """

    rule: str
    severity: Severity
    message: str
    source: str
    line: int | None = None
    column: int | None = None
    subject: str | None = None
    property: str | None = None
    value: str | None = None
    suggestion: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line, self.column) if part is not None)
        return f"{place}: {self.severity}[{self.rule}] {self.message}"
