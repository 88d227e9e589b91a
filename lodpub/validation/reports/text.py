"""Text for people: one line a finding, as ``file:line:column: severity[rule] message``, and a summary at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.validation.report import Finding, Tally

__all__ = ["in_colour", "statistics", "write"]

_LONGEST = 500
_COLOURS = {"error": "31", "warning": "33", "info": "34"}


def write(findings: Iterable[Finding], tally: Tally) -> Iterator[str]:
    """The findings without colour.

    >>> found = Finding(rule="wrong-case", severity="error", message="Name", source="a.ttl", line=3, suggestion="name")
    >>> tally = Tally(sources=1, records=1)
    >>> tally.count(found)
    >>> print("".join(write([found], tally)), end="")
    a.ttl:3: error[wrong-case] Name (write: name)
    Found 1 error in 1 record of 1 source.
    """
    for finding in findings:
        yield f"{_place(finding)}: {finding.severity}[{finding.rule}] {_message(finding)}\n"
    yield _summary(tally)


def in_colour(findings: Iterable[Finding], tally: Tally) -> Iterator[str]:
    """As `write`, with the colours of a terminal."""
    for finding in findings:
        kind = f"\x1b[1;{_COLOURS[finding.severity]}m{finding.severity}[{finding.rule}]\x1b[0m"
        yield f"\x1b[1m{_place(finding)}\x1b[0m: {kind} {_message(finding)}\n"
    yield _summary(tally)


def statistics(tally: Tally) -> str:
    """How often each rule found something, one line a rule, the most frequent first."""
    width = len(str(max(tally.by_rule.values(), default=0)))
    return "".join(f"{count:{width}}  {rule}\n" for rule, count in tally.by_rule.items())


def _place(finding: Finding) -> str:
    parts = (finding.source, finding.line, finding.column)
    return _plain(":".join(str(part) for part in parts if part is not None))


def _message(finding: Finding) -> str:
    advice = finding.suggestion
    if not advice or advice in finding.message:
        return _plain(_shortened(finding.message))
    return _plain(f"{_shortened(finding.message)} (write: {_shortened(advice)})")


def _shortened(text: str) -> str:
    """The text as one can read it in a line of a terminal; the other forms of a report hold all of it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _plain(text: str) -> str:
    """The text in one line and without the characters that steer a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _summary(tally: Tally) -> str:
    over = f"{_many(tally.records, 'record')} of {_many(tally.sources, 'source')}"
    counts = tally.by_severity
    found = [
        _many(counts[severity], noun)
        for severity, noun in (("error", "error"), ("warning", "warning"), ("info", "remark"))
        if counts[severity]
    ]
    if not tally.sources:
        return "Nothing was checked.\n"
    if not found:
        return f"All is well: no finding in {over}.\n"
    listed = ", ".join(found[:-1]) + (" and " if found[1:] else "") + found[-1]
    return f"Found {listed} in {over}.\n"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
