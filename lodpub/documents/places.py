"""Offsets into a text as lines and columns, and what a parser has to say as findings."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator

from lodpub.documents.document import Place
from lodpub.documents.iris import KNOWN_PREFIXES
from lodpub.finding import Finding, Severity

__all__ = ["LARGEST", "Lines", "Problems", "shown"]

LARGEST = 32 << 20
"""Bytes of the largest source that is parsed in one piece; lines of N-Triples, N-Quads and JSON have no limit in number."""

_MOST = 100


class Lines:
    r"""The lines of a text, to find places.

    >>> Lines("a\nbc").place(3)
    Place(line=2, column=2)
    """

    def __init__(self, text: str, first: int = 1) -> None:
        self._starts = array("q", [0])  # a file may have more line breaks than anything else
        self.add(text, 0)
        self._first = first

    def place(self, offset: int) -> Place:
        """The line and the column, in characters from 1, of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return Place(line + self._first, offset - self._starts[line] + 1)

    def add(self, text: str, at: int) -> None:
        """Goes on with more text, which begins at an offset."""
        self._starts.extend(at + start for start in _after_newlines(text))

    def forget(self, offset: int) -> None:
        """Drops the lines that end before an offset."""
        gone = bisect_right(self._starts, offset) - 1
        del self._starts[:gone]
        self._first += gone


def _after_newlines(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)


class Problems:
    """The findings of one parser over one source, at most a hundred: a binary file draws no million of them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.lost = False
        """Whether the parser had to leave something out, so that what it did not see may have been said."""

    @property
    def full(self) -> bool:
        """Whether a hundred have been found, so that reading on makes no sense."""
        return len(self.findings) >= _MOST

    def taken(self) -> list[Finding]:
        """The findings until now; those to come are counted anew."""
        findings, self.findings = self.findings, []
        return findings

    def syntax(self, place: Place, found: str, expected: str, severity: Severity = "error") -> None:
        """Adds a ``syntax-error``: what was found and what was expected."""
        self.add("syntax-error", place, f"found {found}, expected {expected}", severity, value=found)

    def unknown_prefix(self, place: Place, name: str, declaration: str) -> None:
        """Adds an ``unknown-prefix``: a name whose prefix is not declared, and the syntax's declaration of ``{0}: {1}``."""
        prefix = name.partition(":")[0]
        known = KNOWN_PREFIXES.get(prefix)
        message = f"the prefix {shown(prefix)}: is not declared" + (f"; read as {known}" if known else "")
        suggestion = declaration.format(prefix, known) if known else None
        self.add("unknown-prefix", place, message, value=shown(name), suggestion=suggestion)

    def add(
        self,
        rule: str,
        place: Place,
        message: str,
        severity: Severity = "error",
        *,
        property: str | None = None,
        value: str | None = None,
        suggestion: str | None = None,
    ) -> None:
        """Adds a finding; a place that is not known is left out."""
        if len(self.findings) < _MOST:
            self.findings.append(
                Finding(
                    rule=rule,
                    severity=severity,
                    message=message,
                    source=self.source,
                    line=place.line or None,
                    column=place.column or None,
                    property=property,
                    value=value,
                    suggestion=suggestion,
                )
            )


def shown(text: str) -> str:
    """A piece of a source as a message quotes it: in one line, 40 characters at most.

    >>> shown("<https://example.org/a\\n")
    '<https://example.org/a'
    """
    line = text.strip().partition("\n")[0].strip()
    line = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in line[:60])
    return line if len(line) <= 40 else f"{line[:37]}..."
