"""Reads MEDLINE's tagged format (``.nbib``) as PubMed and ERIC export it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.agents import with_details
from lodpub.readers.finished import finished
from lodpub.readers.medline.citation import Citation, kind
from lodpub.record import Agent, Identifier, Organization, Record
from lodpub.values import dates, names
from lodpub.values.tables import rows
from lodpub.values.text import decode

__all__ = ["read"]

_TAGGED = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
_LABELLED = re.compile(r"(.*\S)\s*\[(\w+)\]")
_ASIDE = re.compile(r"(.+?)\s*\((.+?)\)\.?")
_ERIC = re.compile(
    r"(?:(?P<degree>[^,]*Dissertation|[^,]*Thesis), (?P<body>.+))|.*?\bv(?P<volume>\S+)(?: n(?P<issue>\S+))?(?: p(?P<pages>\S+))?.*"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SUFFIX = re.compile(r"(?<=[\w.]) (Jr|Sr|2nd|3rd|II|III|IV)\.?$")
_ISSUED = {
    "book": "publisher",
    "report": "institution",
    **dict.fromkeys(["thesis", "doctoral-thesis", "masters-thesis"], "organization"),
}
"""Who stands in ERIC's ``JT`` where that is no journal."""
_FULL = {"AU": "FAU", "ED": "FED", "IR": "FIR"}
_RELATED = [
    "CON",
    "CIN",
    "EIN",
    "EFR",
    "CRI",
    "CRF",
    "RIN",
    "ROF",
    "RRI",
    "RRF",
    "UIN",
    "UOF",
    "RPI",
    "RPF",
    "ECI",
    "ECF",
    "ORI",
    "SPIN",
    "ADF",
]
_ADMINISTRATIVE = frozenset(
    [
        "OWN",
        "STAT",
        "DA",
        "DCOM",
        "LR",
        "JID",
        "SB",
        "EDAT",
        "MHDA",
        "CRDT",
        "CDAT",
        "CTDT",
        "DRDT",
        "OTO",
        "OABL",
        "FPS",
        "GS",
        "PS",
        "RF",
        "SFM",
        "SI",
        "SO",
        "OID",
        "PST",
    ]
)


class _Line(NamedTuple):
    tag: str
    value: str
    number: int


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records between blank lines; text that is no tagged line is an error of its own.

    >>> next(read(b"PMID- 12345678\\nTI  - On hyphens.\\nFAU - Berg, Jan\\nDP  - 2021 Mar 9\\n", "x.nbib")).issued
    '2021-03-09'
    """
    try:
        text = decode(data, source)
    except ReadError as error:
        yield error
        return
    for found in _entries(text):
        if isinstance(found, int):
            yield ReadError(source, found, found="text outside a record", expected="a line such as 'PMID- 12345678'")
        elif not any(line.tag in ("TI", "BTI", "PMID", "TT", "AU", "FAU") and line.value for line in found):
            yield ReadError(
                source, found[0].number, found="a record without title, author and PMID", expected="'TI  - ...'"
            )
        else:
            yield _record(found)


def _entries(text: str) -> Iterator[list[_Line] | int]:
    """The lines of each record, with continuations joined; a line number for a stretch of other text."""
    entry: list[_Line] = []
    outside = blank = False
    for number, raw in enumerate(text.split("\n"), 1):
        match = _TAGGED.fullmatch(raw.rstrip())
        if match:
            starts = match[1] == "PMID" and any(line.tag == "PMID" for line in entry)
            if entry and (starts or (blank and match[1] in ("PMID", "OWN", "TI"))):
                yield entry
                entry = []
            entry.append(_Line(match[1], match[2].strip(), number))
            outside = False
        elif raw.strip() and entry and (raw[0].isspace() or not blank):
            last = entry[-1]
            entry[-1] = last._replace(value=f"{last.value} {raw.strip()}".strip())
        elif raw.strip() and not outside:
            outside = True
            if entry:
                yield entry
                entry = []
            yield number
        blank = not raw.strip()
    if entry:
        yield entry


def _record(lines: list[_Line]) -> Record:
    said = {line.tag: line.value for line in lines}
    types = [line.value for line in lines if line.tag == "PT"]
    titled = bool(said.get("TI"))
    cited = Citation(kind(types, in_book="BTI" in said and titled, is_book="BTI" in said and not titled))
    eric = said.get("OWN") == "ERIC"
    for line in lines:
        if line.value:
            _say(cited, line, said, eric=eric)
    _people(cited, lines)
    cited.close()
    return finished(cited.said.record(), line=lines[0].number)


@cache
def _roles() -> dict[str, str]:
    # interned, since only the very same text is left away as the usual role when a record is written
    return {tag.upper(): sys.intern(role) for tag, role in inverse("contributor-roles", "medline").items()}


def _say(cited: Citation, line: _Line, said: dict[str, str], *, eric: bool) -> None:
    tag, value, number = line
    if tag in _roles() or tag in ("CN", "AD", "AUID", "IRAD"):
        return
    if tag == "TI":
        cited.title(value, number, said.get("TT"))
    elif tag == "BTI":
        cited.said.say("container" if "TI" in said else "title", value, number, tag)
    elif tag == "PG":
        cited.pages(value, number)
    elif tag in ("IS", "ISSN", "ISBN", "AID", "LID", "MID", "PMC", "OID"):
        _number(cited, line, eric=eric)
    elif tag in ("PT", "MH", "RN", "NM", "OT"):
        _term(cited, line)
    elif tag == "GR":
        parts = value.split("/")
        cited.grant(parts[0] or None, (parts[-2] if len(parts) > 3 else parts[-1] if len(parts) > 1 else None), number)
    elif tag == "PHST" and (match := _LABELLED.fullmatch(value)):
        cited.dated(match[2], match[1].partition(" ")[0], number)
    elif tag == "PST":
        cited.status(value, number)
    elif tag == "DP" and eric and dates.parse(value) is None and (year := _YEAR.search(value)):
        cited.said.say("issued", year[0], number, tag)
    elif tag == "CI":
        cited.copyright(value, number)
    elif tag in _RELATED:
        cited.related(tag, value, number)
    elif tag == "SO" and eric:
        _source(cited, value, number)
    elif tag == "JT" and eric and cited.said.kind in _ISSUED:
        field = "organization" if "ISSN" in said else _ISSUED[cited.said.kind]
        cited.said.say(field, value, number, tag)
    elif tag not in _ADMINISTRATIVE and not (tag == "TT" and "TI" in said):
        field = _fields().get(tag, "")
        field = "" if tag == "PL" and "PB" not in said else field
        if tag in ("JT", "TA"):
            cited.journal(field, value, number, tag)
        else:
            cited.said.say(field, value, number, tag)


def _number(cited: Citation, line: _Line, *, eric: bool) -> None:
    tag, value, number = line
    if tag in ("IS", "ISSN"):
        match = _ASIDE.fullmatch(value)
        medium = {"print": ":print", "electronic": ":electronic"}.get(match[2].casefold(), "") if match else ""
        issn = (match[1] if match else value).removeprefix("ISSN-").removeprefix("EISSN-")
        if issn:
            cited.said.say(f"issn{medium}", issn, number, tag)
    elif tag == "ISBN":
        cited.said.say("isbn", value.removeprefix("ISBN-").partition(" (")[0], number, tag)
    elif tag == "PMC":
        cited.identifier("pmc", value, number)
    elif tag == "MID":
        cited.identifier("mid", value, number)
    elif tag == "OID":
        if eric:
            cited.identifier("eric", value, number)
    elif match := _LABELLED.fullmatch(value):
        cited.identifier(match[2].casefold(), match[1], number)
    elif value.startswith("http"):
        cited.said.say("url", value, number, tag)
    else:
        cited.said.say("", value, number, tag)


def _term(cited: Citation, line: _Line) -> None:
    tag, value, number = line
    if tag == "PT":
        cited.publication_type(value, number)
    elif tag == "MH":
        cited.heading(value.replace("*", ""), number)
    elif tag == "NM":
        cited.substance(value, number)
    elif tag == "OT":
        cited.said.say("keyword", value.lstrip("*"), number, tag)
    elif match := _ASIDE.fullmatch(value):
        cited.substance(match[2], number, match[1])
    else:
        cited.substance(value, number)


def _source(cited: Citation, value: str, line: int) -> None:
    """ERIC's source line: a thesis's degree and university, or volume, issue and pages."""
    match = _ERIC.fullmatch(value)
    if match is None:
        cited.said.say("", value, line, "SO")
        return
    for group, field in (
        ("degree", "qualification"),
        ("body", "institution"),
        ("volume", "volume"),
        ("issue", "issue"),
    ):
        if match[group]:
            cited.said.say(field, match[group], line, "SO")
    if match["pages"]:
        cited.pages(match["pages"], line)


def _people(cited: Citation, lines: list[_Line]) -> None:
    """Everybody in order; an abbreviated name counts only where the full one is not there."""
    given = {line.tag for line in lines}
    people: list[tuple[str, Agent, list[Organization], list[Identifier], int]] = []
    for tag, value, number in lines:
        role = _roles().get(tag)
        if role and not (tag in _FULL and _FULL[tag] in given) and value:
            people.append((role, names.person(_SUFFIX.sub(r",\1", value)), [], [], number))
        elif tag == "CN" and value:
            people.append(("author", Organization(name=value), [], [], number))
        elif tag in ("AD", "IRAD") and value:
            if people:
                people[-1][2].append(Organization(name=value))
            else:
                cited.said.say("", value, number, tag)
        elif tag == "AUID" and people:
            people[-1][3].append(facts.identifier(*value.partition(":")[::2]))
    for role, who, bodies, ids, number in people:
        who = with_details(who, identifiers=ids, affiliations=bodies)
        cited.said.contribute(role, who, number, listed=role)


@cache
def _fields() -> dict[str, str]:
    return {tag: field for tag, _, field in rows("tags/nbib")}
