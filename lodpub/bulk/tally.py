"""What is counted over a whole export, and what of it is written down: report and errors file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

__all__ = ["Failure", "Tally"]

_MOST_NAMES = 10_000


class Failure(NamedTuple):
    """A record that could not be read or written: where it stands, why, and its text."""

    source: str
    line: int | None
    reason: str
    format: str | None
    text: bytes

    def __str__(self) -> str:
        return f"{self.source}{f':{self.line}' if self.line else ''}: {self.reason}"

    def json(self) -> bytes:
        """Its line in the errors file, which the format ``errors`` reads; a text that is no UTF-8 stands in base64.

        >>> Failure("a.ris", 3, "found nothing, expected a title", "ris", b"TY  - BOOK").json()
        b'{"source":"a.ris","line":3,"reason":"found nothing, expected a title","format":"ris","text":"TY  - BOOK"}\\n'
        """
        if self.format == "errors":  # it failed again: it stays as it stood
            return self.text.strip() + b"\n"
        fields: dict[str, object] = {"source": self.source, "line": self.line, "reason": self.reason}
        fields["format"] = self.format
        try:
            fields["text"] = self.text.decode()
        except UnicodeDecodeError:
            import base64

            fields["base64"] = base64.b64encode(self.text).decode()
        for name in ("source", "reason"):
            fields[name] = str(fields[name]).encode("utf-8", "replace").decode()
        return msgspec.json.encode(fields) + b"\n"


class Tally(msgspec.Struct):
    """Counts of records: those read, those written, those that could not be read, sources that could not be opened,
    remarks; what was found in the records, by rule; how often each field of the sources was not understood, and how often
    the target could not carry one."""

    read: int = 0
    written: int = 0
    unreadable: int = 0
    unopened: int = 0
    failed: int = 0
    remarks: int = 0
    findings: dict[str, int] = {}
    unread: dict[str, int] = {}
    lost: dict[str, int] = {}

    def count_unread(self, name: str, times: int = 1) -> None:
        """Counts a field that was not understood. Beyond ten thousand names the others are counted as one."""
        if name not in self.unread and len(self.unread) >= _MOST_NAMES:
            name = "(others)"
        self.unread[name] = self.unread.get(name, 0) + times

    def count_finding(self, rule: str, times: int = 1) -> None:
        """Counts what a rule has found."""
        self.findings[rule] = self.findings.get(rule, 0) + times

    def count_lost(self, path: str, times: int = 1) -> None:
        """Counts a field of a record that the target does not carry."""
        self.lost[path] = self.lost.get(path, 0) + times

    def add(self, other: Tally) -> None:
        """Adds the counts of a batch."""
        for field in ("read", "written", "unreadable", "unopened", "failed", "remarks"):
            setattr(self, field, getattr(self, field) + getattr(other, field))
        for name, times in other.unread.items():
            self.count_unread(name, times)
        for path, times in other.lost.items():
            self.count_lost(path, times)
        for rule, times in other.findings.items():
            self.count_finding(rule, times)

    def clear(self) -> None:
        """Begins again at nothing."""
        for field in self.__struct_fields__:
            setattr(self, field, type(getattr(self, field))())

    def most_unread(self) -> list[tuple[str, int]]:
        """The fields that were not understood, the most frequent first."""
        return _most(self.unread)

    def summary(self) -> Iterator[str]:
        """What is said at the end.

        >>> list(Tally(read=1200, written=1200, findings={"invalid-doi": 1}, unread={"mood": 3}).summary())
        ['1,200 records read, 1,200 written, 0 failed', 'found: invalid-doi 1 (see lodpub validate)', 'not understood: mood 3']
        """
        yield f"{self.read:,} records read, {self.written:,} written, {self.failed:,} failed" + (
            f", {self.remarks:,} remarks" if self.remarks else ""
        )
        if self.findings:
            yield f"found: {', '.join(f'{rule} {times:,}' for rule, times in _most(self.findings))} (see lodpub validate)"
        if self.unread:
            first = [f"{name} {times:,}" for name, times in self.most_unread()[:10]]
            more = len(self.unread) - 10
            yield f"not understood: {', '.join(first)}{f' and {more:,} more fields' if more > 0 else ''}"

    def report(self, target: str, lacks: str) -> bytes:
        """The report as JSON: the counts, the fields of the sources that no record has a place for, and what the
        target carries and what of the records it could not."""
        fields = {
            "read": self.read,
            "written": self.written,
            "failed": self.failed,
            "remarks": self.remarks,
            "findings": dict(_most(self.findings)),
            "unread": dict(self.most_unread()),
            "target": {"format": target, "carries": lacks, "lost": dict(_most(self.lost))},
        }
        return msgspec.json.format(msgspec.json.encode(fields), indent=2) + b"\n"


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
