"""Records as validation sees them: the graph that a record becomes, and what is to be said of the record itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from typing import Any

import msgspec

from lodpub import identified
from lodpub.documents import jsonld
from lodpub.documents.document import Document, Place, Value
from lodpub.documents.jsonld_loading import Loader
from lodpub.documents.places import Problems
from lodpub.formats import Description
from lodpub.lint_places import Written
from lodpub.record import Record
from lodpub.validation.report import Finding
from lodpub.validation.rules import rules
from lodpub.values import identifiers, iso8601, markup

__all__ = ["document", "findings", "placed", "untold"]

_SHORTEST = 3
_SCHEMA = "http://schema.org/"
_ADDRESSED = re.compile(
    r"(?:\w+\.)*(?P<label>ur|url|link|la|lang|language|langid)\s*[:=-]+\s*(?P<value>\S.*)", re.IGNORECASE
)
_DIGITS_OF_ISBN = 9
_LABELLED = re.compile(
    r"(?P<label>[ep]?-?issn|isbn|doi|orcid|ror|handle|sn|do)\b[\s:=-]*(?P<value>\S.*)", re.IGNORECASE
)
_DATES = (
    re.compile(r"\b([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})\b"),
    re.compile(r"date-parts\"?: ?\[\[\"?([0-9]{4})\"?, ?\"?([0-9]{1,2})\"?(?:, ?\"?([0-9]{1,2})\"?)?\]"),
    re.compile(
        r"(?:[\w.-]*(?:date|publi|issued|posted|online|print|accept|approv|creat|modif|updat)[\w.-]*): ([0-9]{4})-([0-9]{2})\Z"
    ),
)


def document(record: Record, description: Description, source: str) -> Document:
    """The nodes of a record's description, with the addresses and languages that its reader could not take."""
    made = Document(source)
    problems = Problems(source)
    made.problems = problems.findings
    jsonld.build([description], made, problems, _loader())
    node = next(iter(made.nodes.values()), None)
    for unread in record.unread if node else ():
        stated = _ADDRESSED.fullmatch(unread.text.strip())
        if node and stated:
            property = _SCHEMA + ("inLanguage" if stated["label"][:2].lower() == "la" else "url")
            node.add(property, Value("literal", stated["value"], place=Place(unread.line)))
    return made


def findings(record: Record, source: str, written: Written | None = None) -> Iterator[Finding]:
    """What the reader could not take as it stands: invalid identifiers, authors who are named twice, titles with markup,
    remarks, and lines that were not understood."""
    lines = {place.field: place.line for place in record.provenance}
    told: set[str] = set()
    for finding in _named_twice(record, source, lines):
        told.add(repr(finding.value))
        yield finding
    if written and not written.format.markup:
        yield from _marked(record, source, "xml" in written.format.extensions)
    for field, identifier in identified.identifiers(record):
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
        date = next((found for form in _DATES if (found := form.search(unread.text))), None)
        stated_date = "-".join(part.zfill(2) for part in date.groups() if part) if date else ""
        if date and (impossible := iso8601.fault(stated_date)):
            value = date.group() if date.re is _DATES[0] else None
            yield _said("invalid-date", f"{stated_date!r} {impossible}", source, unread.line, None, value)
        elif stated := _unread_identifier(unread.text):
            scheme, value, fault = stated
            message = f"the {scheme.upper()} {value!r} {fault}"
            yield _said(f"invalid-{scheme}", message, source, unread.line, "identifiers", value)
        else:
            yield _said("unread", f"{unread.text!r} was not understood", source, unread.line, None)


def _unread_identifier(text: str) -> tuple[str, str, str] | None:
    """The scheme and the value of an identifier that its reader could make nothing of, and what is wrong with it."""
    stated = _LABELLED.fullmatch(text.strip())
    if stated is None:
        return None
    label, value = stated["label"].lower(), stated["value"].strip()
    if label == "sn":
        label = "issn" if sum(map(str.isdigit, value)) < _DIGITS_OF_ISBN else "isbn"
    scheme = {"do": "doi", "eissn": "issn", "pissn": "issn"}.get(label.replace("-", ""), label)
    fault = identifiers.fault(scheme, value)
    return (scheme, value, fault) if fault else None


def _named_twice(record: Record, source: str, lines: dict[str, int]) -> Iterator[Finding]:
    """People and bodies who stand twice in one role; what a record becomes gives each an IRI of its own."""
    seen: set[tuple[str, str]] = set()
    for number, contributor in enumerate(record.contributors):
        key = contributor.role, repr(contributor.agent)
        if key in seen:
            field = f"contributors.{number}"
            message = f"the {contributor.role} {contributor.agent.name!r} stands there twice"
            yield _said("duplicate-value", message, source, _line(lines, field), field, contributor.agent.name)
        seen.add(key)


def _marked(record: Record, source: str, in_xml: bool) -> Iterator[Finding]:
    """A title with tags or entities that its reader has taken out."""
    for place in record.provenance:
        if place.field == "title" and place.stated and not markup.has_markup(record.title or ""):
            stated = unescape(place.stated) if in_xml else place.stated
            if markup.has_markup(stated):
                found = _said("markup-in-text", "the title holds markup", source, place.line, "title", stated)
                yield msgspec.structs.replace(found, suggestion=record.title)


def untold(found: Iterable[Finding], told: Iterable[Finding]) -> list[Finding]:
    """What was found in the graph of a record, without what was already `told` of the record itself."""
    said = {(finding.rule, finding.value) for finding in told if finding.value}
    twice = any(finding.rule == "duplicate-value" for finding in told)  # those who are listed twice are two in the list
    return [
        finding
        for finding in found
        if (finding.rule, finding.value) not in said
        and not (twice and finding.rule == "duplicate-value" and (finding.property or "").endswith("authorList"))
    ]


def placed(record: Record, found: Iterable[Finding], written: Written | None = None) -> list[Finding]:
    """The findings with the places that their values came from; else with the first line that the record came from.

    What a record becomes in several vocabularies or properties (name, familyName, foaf:name) is one fault of the record.
    """
    lines: dict[str, int] = {}
    stated: dict[str, str | None] = {}
    for place in reversed(record.provenance):
        for text in _texts(_at(record, place.field)):
            lines[text] = place.line
            stated[text] = place.stated if place.field == "title" else None
    first = min((place.line for place in record.provenance if place.line), default=written and written.line)
    kept: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in found:
        value = finding.value or ""
        exact = written.place(record, value) if written and not finding.column else None
        if written and exact is None and not finding.column:
            exact = written.place(record, stated.get(value) or "")
        if exact:
            finding = msgspec.structs.replace(finding, line=exact.line, column=exact.column)
        elif not finding.line:
            finding = msgspec.structs.replace(finding, line=lines.get(value, first), column=None)
        _keep(kept.setdefault((finding.rule, finding.subject), []), finding)
    seen = {one.value for (rule, _), ones in kept.items() for one in ones if rule != "unread" and one.value}
    left = [
        finding
        for ones in kept.values()
        for finding in ones
        if finding.rule != "unread" or not any(f"{value}' was not" in finding.message for value in seen)
    ]
    return sorted(left, key=lambda finding: (finding.line or 0, finding.column or 0))


def _keep(before: list[Finding], finding: Finding) -> None:
    """Adds a finding, unless another one is of the same value or of a part of it; of such two the one with its place stays."""
    value = finding.value or finding.message
    for number, other in enumerate(before):
        said = other.value or other.message
        if value in said or said in value:
            if finding.column and not other.column:
                before[number] = finding
            return
    before.append(finding)


def _said(
    rule: str, message: str, source: str, line: int | None, field: str | None, value: str | None = None
) -> Finding:
    return Finding(
        rule=rule,
        severity=rules()[rule].severity,
        message=message,
        source=source,
        line=line or None,
        property=field,
        value=value,
    )


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
