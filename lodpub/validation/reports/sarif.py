"""SARIF 2.1.0 (OASIS), which code hosts and editors open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from lodpub.validation import profiles
from lodpub.validation.report import Finding, Tally
from lodpub.validation.rules import rules

__all__ = ["write"]

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ADDRESS = re.compile(r"https?://[^\s,\"<>]+")
_MOST_COUNTED = 100_000


def write(findings: Iterable[Finding], tally: Tally) -> Iterator[str]:
    """One run with one result a finding; the tool and its rules stand at the end, when all are known."""
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    separator = "\n"
    first: dict[str, tuple[int, Finding]] = {}
    fingerprints = _Fingerprints()
    for finding in findings:
        index, _ = first.setdefault(finding.rule, (len(first), finding))
        result = _result(finding, index, fingerprints.of(finding))
        yield separator + msgspec.json.encode(result).decode()
        separator = ",\n"
    driver = {"name": "lodpub", "version": version("lodpub"), "rules": [_rule(found) for _, found in first.values()]}
    yield f'\n], "tool": {msgspec.json.encode({"driver": driver}).decode()}}}]}}\n'


def _rule(first: Finding) -> dict[str, Any]:
    """The rule of a finding: what it finds, why that matters, and what is right."""
    known = rules().get(first.rule)
    if known is not None:
        help = f"{known.why}\n\nFound in:\n{known.bad.strip()}\n\nRight:\n{known.good.strip()}"
        return _descriptor(known.name, known.severity, known.summary, known.why, help)
    name = first.rule.partition("/")[0]
    if name not in profiles.NAMES:  # a shape of the user's own, which says what it says when it finds something
        return _descriptor(first.rule, first.severity, first.message, first.message, first.message)
    profile = profiles.load(name)
    ask = next((ask for ask in profile.asks() if ask.name == first.rule), None)
    if ask is None:
        return _descriptor(first.rule, first.severity, first.message, profile.title, first.message)
    stated = [*([ask.source] if ask.source else []), *profile.sources]
    help = "\n".join([ask.message, *([f"Right: {ask.example}"] if ask.example else []), *stated])
    address = next((found[0] for text in stated if (found := _ADDRESS.search(text))), None)
    described = _descriptor(ask.name, ask.severity, ask.message, f"{profile.title}: {ask.message}", help)
    return described | ({"helpUri": address} if address else {})


def _descriptor(id: str, severity: str, summary: str, why: str, help: str) -> dict[str, Any]:
    return {
        "id": id,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
        "help": {"text": help},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


class _Fingerprints:
    """What tells a result from others when the lines around it have moved; equal ones in a file are numbered."""

    def __init__(self) -> None:
        self._seen: Counter[bytes] = Counter()

    def of(self, finding: Finding) -> str:
        subject = "" if (finding.subject or "").startswith("_:") else finding.subject  # labels change with the file
        parts = (finding.rule, finding.source, subject, finding.property, finding.value)
        text = "\0".join(part or "" for part in parts)
        digest = blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
        if len(self._seen) > _MOST_COUNTED:  # more than any code host takes
            self._seen.clear()
        self._seen[digest] += 1
        return f"{digest.hex()}:{self._seen[digest]}"


def _result(finding: Finding, index: int, fingerprint: str) -> dict[str, Any]:
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
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "properties": {name: value for name, value in more.items() if value is not None},
    }


def _uri(source: str) -> str:
    """A file name as a URI reference: relative ones stay relative, so that code hosts find the file."""
    if "://" in source:
        return quote(source, safe=":/?#[]@!$&'()*+,;=%~", errors="replace")
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")
