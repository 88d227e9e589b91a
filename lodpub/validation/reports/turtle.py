"""A SHACL validation report (SHACL, section 3.6) in Turtle, each statement on its own so that it can be streamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

from lodpub.validation.report import Finding, Tally

__all__ = ["write"]

_SEVERITIES = {"error": "sh:Violation", "warning": "sh:Warning", "info": "sh:Info"}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\ud800-\udfff]*\Z")
_HARD = re.compile(r"[\"\\\x00-\x1f\x7f\ud800-\udfff]")


def write(findings: Iterable[Finding], tally: Tally) -> Iterator[str]:
    """The report; a finding's rule is its sh:sourceConstraintComponent, its file, line and column dcterms:source.

    As SHACL has it, sh:conforms is true only where nothing at all was found, not even a remark.
    """
    yield "@prefix dcterms: <http://purl.org/dc/terms/> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    sources: dict[str, int] = {}
    number = 0
    for number, finding in enumerate(findings, 1):
        name = sources.setdefault(finding.source, len(sources) + 1)
        yield f"\n_:report sh:result _:result{number} .\n_:result{number} " + " ;\n    ".join(_result(finding, name))
        yield " .\n"
    yield f"\n_:report a sh:ValidationReport ;\n    sh:conforms {'false' if number else 'true'} .\n"


def _result(finding: Finding, source: int) -> Iterator[str]:
    yield "a sh:ValidationResult"
    yield f"sh:focusNode {_focus(finding, source)}"
    if finding.property:
        path = finding.property if _ABSOLUTE.match(finding.property) else _urn("tag", finding.property)
        yield f"sh:resultPath <{path}>"
    if finding.value is not None:
        yield f"sh:value {_literal(finding.value)}"
    yield f"sh:resultSeverity {_SEVERITIES[finding.severity]}"
    yield f"sh:sourceConstraintComponent <{_urn('rule', finding.rule)}>"
    advice = f" (write: {finding.suggestion})" if finding.suggestion else ""
    yield f"sh:resultMessage {_literal(finding.message + advice)}"
    place = ":".join(str(part) for part in (finding.source, finding.line, finding.column) if part is not None)
    yield f"dcterms:source {_literal(place)}"


def _focus(finding: Finding, source: int) -> str:
    """The subject, else the file; a blank node's label is the same again only within its own file."""
    subject = finding.subject
    if subject is None:
        path = PurePath(finding.source)
        return f"<{path.as_uri() if path.is_absolute() else _urn('source', path.as_posix())}>"
    if subject.startswith("_:"):
        return f"_:s{source}x" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in subject[2:])
    return f"<{subject if _ABSOLUTE.match(subject) else _urn('subject', subject)}>"


def _urn(kind: str, name: str) -> str:
    return f"urn:lodpub:{kind}:{quote(name, safe='', errors='replace')}"


def _literal(text: str) -> str:
    return f'"{_HARD.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in '"\\':
        return "\\" + character
    return "\\uFFFD" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04X}"
