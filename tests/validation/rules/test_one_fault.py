"""A fault in an otherwise good document draws the finding that is meant for it, where it stands, and no other."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import lodpub

HERE = Path(__file__).parent / "one_fault"
FORMATS = {"jsonld": "jsonld", "ttl": "turtle", "html": "html", "ris": "ris", "bib": "bibtex", "json": "csl"}


class Case(NamedTuple):
    file: str
    rule: str
    occurrence: int
    old: str
    new: str
    suggestion: str | None


def cases() -> list[Case]:
    found, file = [], ""
    for line in (HERE / "faults.txt").read_text(encoding="utf-8").splitlines():
        cells = [cell.replace("\\n", "\n").replace("\\\\", "\\") for cell in line.split(" | ")]
        if len(cells) == 1 and not line.startswith("#"):
            file = line or file
        elif len(cells) > 2:
            rule, number = re.fullmatch(r"([\w-]+)(?: \((\d)\.\))?", cells[0]).groups()
            found.append(Case(file, rule, int(number or 1), cells[1], cells[2], cells[3] if cells[3:] else None))
    return found


def findings(text: str, name: str) -> list:
    format = FORMATS[name.rpartition(".")[2]]
    return lodpub.validate(text.encode(), format=format, ignore=["pending-term"], today=date(2026, 1, 1)).findings


@pytest.mark.parametrize("file", sorted({case.file for case in cases()}))
def test_the_good_documents_draw_nothing(file):
    assert not findings((HERE / file).read_text(encoding="utf-8"), file)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.file}-{case.rule}-{case.new[:30]}")
def test_a_fault_draws_its_finding_and_no_other(case):
    good = (HERE / case.file).read_text(encoding="utf-8")
    parts = good.split(case.old)
    assert len(parts) > case.occurrence
    before = case.old.join(parts[: case.occurrence])
    bad = before + case.new + case.old.join(parts[case.occurrence :])
    (found,) = findings(bad, case.file)
    assert found.rule == case.rule
    first = before.count("\n") + 1
    if case.rule not in (
        "mixed-namespace",
        "syntax-error",
        "remark",
    ):  # which of two is the odd one, and where it is seen
        assert first - 1 <= found.line <= first + case.new.count("\n")
    if case.suggestion is not None:
        assert found.suggestion == case.suggestion
