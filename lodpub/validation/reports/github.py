"""Workflow commands, which GitHub shows beside the lines of a change (``::error file=...,line=...::message``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.validation.report import Finding, Tally

__all__ = ["write"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(findings: Iterable[Finding], tally: Tally) -> Iterator[str]:
    """One command a finding.

    >>> found = Finding(rule="empty-value", severity="info", message="100%", source="a,b.ttl", line=3)
    >>> print("".join(write([found], Tally())), end="")
    ::notice file=a%2Cb.ttl,line=3,title=empty-value::100%25
    """
    for finding in findings:
        properties = {"file": finding.source, "line": finding.line, "col": finding.column, "title": finding.rule}
        given = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value)
        advice = f" (write: {finding.suggestion})" if finding.suggestion else ""
        yield f"::{_COMMANDS[finding.severity]} {given}::{_escaped(finding.message + advice)}\n"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
