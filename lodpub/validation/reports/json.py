"""JSON: ``{"findings": [...], "summary": {...}}``, one finding a line, written as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from lodpub.validation.report import Finding, Tally

__all__ = ["write"]


def write(findings: Iterable[Finding], tally: Tally) -> Iterator[str]:
    """The findings with all their members, null where one is not known.

    >>> print("".join(write([], Tally(sources=1))), end="")
    {"findings": [
    ],
    "summary": {"sources":1,"records":0,"skipped":0,"error":0,"warning":0,"info":0,"rules":{}}}
    """
    yield '{"findings": ['
    separator = "\n"
    for finding in findings:
        yield separator + msgspec.json.encode(finding).decode()
        separator = ",\n"
    yield f'\n],\n"summary": {msgspec.json.encode(tally.summary()).decode()}}}\n'
