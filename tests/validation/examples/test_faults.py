"""Documents with one known fault each, in all syntaxes: exactly the finding that is meant, at its place, with its fix.

A file is named after the rule that it breaks. ``faults.txt`` holds what is found, checked by eye; after a change of a
message write it anew with ``python tests/validation/examples/test_faults.py`` and read the difference.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import lodpub
from lodpub.validation.rules import rules

FAULTS = Path(__file__).parent / "faults"
FOUND = Path(__file__).parent / "faults.txt"
FILES = sorted(FAULTS.iterdir())


def found_in(path: Path) -> list[str]:
    report = lodpub.validate(path, today=date(2026, 1, 1))
    return [
        f"{path.name}:{finding.line}:{finding.column}: {finding.severity} {finding.rule}"
        + (f" -> {finding.suggestion}" if finding.suggestion else "")
        for finding in report.findings
        if finding.rule != "pending-term" or path.name.startswith("pending-term")
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_exactly_the_finding_that_is_meant(path):
    expected = [line for line in FOUND.read_text(encoding="utf-8").splitlines() if line.startswith(f"{path.name}:")]
    assert found_in(path) == expected
    assert [line.split()[2] for line in expected] == [path.name.partition("_")[0]]


def test_every_rule_has_its_documents():
    named = {path.name.partition("_")[0] for path in FILES}
    assert set(rules()) - named == {"remark", "unread"}


if __name__ == "__main__":
    FOUND.write_text("".join(f"{line}\n" for path in FILES for line in found_in(path)), encoding="utf-8")
