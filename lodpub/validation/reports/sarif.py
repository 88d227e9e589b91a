"""SARIF 2.1.0 (OASIS), which code hosts and editors open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from lodpub.validation.report import Finding, Tally
from lodpub.validation.rules import rules

__all__ = ["write"]

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(findings: Iterable[Finding], tally: Tally) -> Iterator[str]:
    """One run with one result a finding; the tool and its rules stand at the end, when all are known."""
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    separator = "\n"
    indices: dict[str, int] = {}
    for finding in findings:
        result = _result(finding, indices.setdefault(finding.rule, len(indices)))
        yield separator + msgspec.json.encode(result).decode()
        separator = ",\n"
    driver = {"name": "lodpub", "rules": [_rule(name) for name in indices]}
    yield f'\n], "tool": {msgspec.json.encode({"driver": driver}).decode()}}}]}}\n'


def _rule(name: str) -> dict[str, Any]:
    """A rule with what it finds and why that matters; of one of a profile its name."""
    known = rules().get(name)
    if known is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": known.why},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    more = {name: getattr(finding, name) for name in ("subject", "property", "value", "suggestion")}
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.source)}}
    if finding.line:
        physical["region"] = {"startLine": finding.line}
        if finding.column:
            physical["region"]["startColumn"] = finding.column
    advice = f" (write: {finding.suggestion})" if finding.suggestion else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message + advice},
        "locations": [{"physicalLocation": physical}],
        "properties": {name: value for name, value in more.items() if value is not None},
    }


def _uri(source: str) -> str:
    """A file name as a URI reference: relative ones stay relative, so that code hosts find the file."""
    if "://" in source:
        return quote(source, safe=":/?#[]@!$&'()*+,;=%~")
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
