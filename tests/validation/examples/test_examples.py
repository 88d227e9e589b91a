"""Real patterns and known faults, in all syntaxes, with all that is found in them, checked by eye.

* ``faults``: documents with one fault each, named after the rule that they break; exactly that is found.
* ``sound``: the patterns of schema.org's, Google's and Bioschemas' own examples and of repositories' pages; no error.
* ``wild``: scripts as broken as pages are; they are read as far as possible, so what is wrong inside is found too.
* ``rivals``: what other tools write.

``faults.txt`` and so on hold what is found. After a change write them anew with
``python tests/validation/examples/test_examples.py`` and read the difference.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import lodpub
from lodpub.validation.rules import rules

HERE = Path(__file__).parent
FOLDERS = ("faults", "sound", "wild", "rivals")
FILES = [path for folder in FOLDERS for path in sorted((HERE / folder).iterdir())]


def found_in(path: Path) -> list[str]:
    report = lodpub.validate(path, today=date(2026, 1, 1))
    return [
        f"{path.name}:{finding.line}:{finding.column}: {finding.severity} {finding.rule}"
        + (f" of {finding.value[:60]!r}" if finding.value is not None else "")
        + (f" -> {finding.suggestion}" if finding.suggestion else "")
        for finding in report.findings
        if finding.rule != "pending-term" or path.name.startswith("pending-term")
    ]


def expected(path: Path) -> list[str]:
    lines = (HERE / f"{path.parent.name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith(f"{path.name}:")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_is_found(path):
    found = found_in(path)
    assert found == expected(path)
    if path.parent.name == "faults":
        assert [line.split()[2] for line in found] == [path.name.partition("_")[0]]
    if path.parent.name == "sound":
        assert not [line for line in found if line.split()[1] == "error"]


def test_every_rule_has_its_documents():
    named = {path.name.partition("_")[0] for path in FILES if path.parent.name == "faults"}
    assert set(rules()) - named == {"remark", "unread"}


if __name__ == "__main__":
    for folder in FOLDERS:
        lines = [line for path in sorted((HERE / folder).iterdir()) for line in found_in(path)]
        (HERE / f"{folder}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
