"""What validation finds: findings, and the report that holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from lodpub.finding import Finding, Severity

__all__ = ["Finding", "Report", "Severity", "Tally"]


class Tally:
    """How many findings there are, counted as they go by: for more than memory holds."""

    def __init__(self, *, sources: int = 0, records: int = 0) -> None:
        self.sources = sources
        self.records = records
        self.skipped: list[str] = []
        """Files of a folder, a pattern or an archive that are in no format that is known."""
        self._severities: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()

    def count(self, finding: Finding) -> None:
        """Counts one finding."""
        self._severities[finding.severity] += 1
        self._rules[finding.rule] += 1

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self._severities["error"]

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings may be there."""
        return self.errors == 0

    @property
    def by_severity(self) -> dict[str, int]:
        """How many findings of each severity, all three named."""
        return {severity: self._severities[severity] for severity in ("error", "warning", "info")}

    @property
    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule, the most frequent first, else by name."""
        return dict(sorted(self._rules.items(), key=lambda item: (-item[1], item[0])))

    def summary(self) -> dict[str, Any]:
        """The counts, as the JSON report ends with them."""
        counts = {"sources": self.sources, "records": self.records, "skipped": len(self.skipped)}
        return {**counts, **self.by_severity, "rules": self.by_rule}


class Report(Tally):
    """The findings over some sources, in the order of the sources and of their places.

    >>> finding = Finding(rule="empty-value", severity="warning", message="name is empty", source="a.ttl")
    >>> report = Report([finding], sources=1, records=1)
    >>> report.ok, report.errors, report.by_rule
    (True, 0, {'empty-value': 1})
    """

    def __init__(self, findings: Iterable[Finding] = (), *, sources: int = 0, records: int = 0) -> None:
        super().__init__(sources=sources, records=records)
        self.findings = list(findings)
        for finding in self.findings:
            self.count(finding)

    def __repr__(self) -> str:
        return f"Report({', '.join(f'{name}={count}' for name, count in self.by_severity.items())})"

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))
