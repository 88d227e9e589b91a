"""Records as validation sees them: the graph that a record becomes, and what is to be said of the record itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from lodpub.documents import jsonld
from lodpub.documents.document import Document
from lodpub.documents.jsonld_loading import Loader
from lodpub.documents.places import Problems
from lodpub.formats import Description
from lodpub.record import Identifier, Record
from lodpub.validation.report import Finding
from lodpub.validation.rules import rules
from lodpub.values import identifiers, iso8601

__all__ = ["document", "findings", "placed"]

_ABOUT_THE_READING = ("provenance", "unread", "remarks")
_SHORTEST = 3
_DATE = re.compile(r"\b([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})\b")


def document(description: Description, source: str) -> Document:
    """The nodes of a description."""
    made = Document(source)
    problems = Problems(source)
    made.problems = problems.findings
    jsonld.build([description], made, problems, _loader())
    return made


def findings(record: Record, source: str) -> Iterator[Finding]:
    """What the reader could not take as it stands: invalid identifiers, remarks, and lines that were not understood."""
    lines = {place.field: place.line for place in record.provenance}
    told: set[str] = set()
    for field, identifier in _identifiers(record):
        rule = f"invalid-{identifier.scheme}"
        if identifier.valid or rule not in rules():
            continue
        told.add(repr(identifier.value))
        wrong = identifiers.fault(identifier.scheme, identifier.value) or "is not valid"
        yield Finding(
            rule=rule,
            severity=rules()[rule].severity,
            message=f"the {identifier.scheme.upper()} {identifier.value!r} {wrong}",
            source=source,
            line=_line(lines, field),
            property=field,
            value=identifier.value,
        )
    for remark in record.remarks:
        if not any(value in remark.message for value in told):  # said better already
            yield _said("remark", remark.message, source, remark.line, remark.field)
    for unread in record.unread:
        date = _DATE.search(unread.text)
        impossible = iso8601.fault("-".join(part.zfill(2) for part in date.groups())) if date else None
        if date and impossible:
            yield _said("invalid-date", f"{date.group()!r} {impossible}", source, unread.line, None)
        else:
            yield _said("unread", f"{unread.text!r} was not understood", source, unread.line, None)


def placed(record: Record, found: Iterable[Finding]) -> list[Finding]:
    """The findings with the lines that their values came from; else with the first line that the record came from.

    What a record becomes in several vocabularies or properties (name, familyName, foaf:name) is one fault of the record.
    """
    lines: dict[str, int] = {}
    for place in reversed(record.provenance):
        for text in _texts(_at(record, place.field)):
            lines[text] = place.line
    first = min((place.line for place in record.provenance if place.line), default=None)
    told: dict[tuple[str, int | None, str | None], list[str]] = {}
    kept = []
    for finding in found:
        if not finding.line:
            finding = msgspec.structs.replace(finding, line=lines.get(finding.value or "", first), column=None)
        before = told.setdefault((finding.rule, finding.line, finding.subject), [])
        value = finding.value or finding.message
        if not any(value in other or other in value for other in before):
            kept.append(finding)
        before.append(value)
    return kept


def _said(rule: str, message: str, source: str, line: int | None, field: str | None) -> Finding:
    return Finding(
        rule=rule,
        severity=rules()[rule].severity,
        message=message,
        source=source,
        line=line or None,
        property=field,
    )


def _identifiers(part: Any, path: str = "") -> Iterator[tuple[str, Identifier]]:
    """All identifiers in a record, with the field that they stand in."""
    if isinstance(part, Identifier):
        yield path, part
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from _identifiers(item, f"{path}.{number}")
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            if name not in _ABOUT_THE_READING:
                yield from _identifiers(getattr(part, name), f"{path}.{name}" if path else name)


def _line(lines: dict[str, int], field: str) -> int | None:
    """The line of a field, or of the part that it belongs to."""
    while field:
        if field in lines:
            return lines[field] or None
        field = field.rpartition(".")[0]
    return None


def _at(record: Record, field: str) -> Any:
    found: Any = record
    for step in field.split("."):
        if isinstance(found, tuple):
            found = found[int(step)] if step.isdigit() and int(step) < len(found) else None
        else:
            found = getattr(found, step, None)
    return found


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        if len(part) >= _SHORTEST:
            yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from _texts(getattr(part, name))


@cache
def _loader() -> Loader:
    return Loader(allow_network=False)
