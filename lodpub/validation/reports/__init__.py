"""Findings written down: for people, for code hosts, for programs. One module a format, each with one function `write`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, cast

from lodpub.validation.report import Finding, Tally

__all__ = ["NAMES", "Writer", "writer"]

NAMES = ("text", "json", "sarif", "github", "turtle")

Writer: TypeAlias = Callable[[Iterable[Finding], Tally], Iterator[str]]
"""Takes findings as they come, and the tally that is complete when they have ended; gives pieces of text."""


def writer(name: str) -> Writer:
    """The writer of a report format, one of `NAMES`.

    >>> "".join(writer("github")([], Tally()))
    ''
    """
    return cast(Writer, importlib.import_module(f"lodpub.validation.reports.{name}").write)
