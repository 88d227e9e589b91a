"""People and bodies: those between the title and the type line, and those in rows such as editors and supervisors."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

import msgspec

from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.printed_names import (
    agent,
    ends_early,
    has_role,
    is_group,
    is_school,
    listed,
    name_and_role,
    names_in,
    names_unit,
)
from lodpub.record import Contributor, Organization, Person
from lodpub.values.identifiers import parse
from lodpub.values.names import looks_like_organization
from lodpub.values.patterns import pattern

__all__ = ["are_people", "read_listed", "read_people", "read_units"]

_TITLED = r"[A-Z\u00c0-\u00de](?![A-Z])[\w.'’-]*"
_CAPITALS = pattern(rf"^(?:{_TITLED}\s+)+[A-Z\u00c0-\u00de]{{4,}}(?=\*|\s*\(|$)")
_CAPITALS_OR_FEW = pattern(rf"^({_TITLED}(?:\s+{_TITLED})*)\s+([A-Z\u00c0-\u00de]{{2,}})(\*|\s*\(.*)?$")
"""Names such as *Wing Yan LAU*: where one family name of a page stands in capitals, two or three capitals are one too."""
_ORCID = pattern(
    r"\s*[(\[]?\s*\b(?:(?:ORCID(?: iD)?:?\s*)?(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])"
    r"|(?:View )?ORCID(?: iD| profile| logo| icon)?)\b\s*[)\]]?",
    needs=("ORCID", "-"),
)
_ORDINAL = pattern(r"^\d{1,3}\.\s+(?=[^\W\d])")
_NOTE = pattern(r"^(?:[¹²³⁴-⁹†‡§¶]+|\d{1,2}(?=\s+[A-Z]))\s*")
_STARS = pattern(r"\*[\s*]*(?:,|$)")
_JOINED = pattern(r"\s*(?:&|and)\s")
_LISTED = pattern(r"\s*[;；]\s*|(?<=\))\s*(?:&|and)\s+|^(?:&|and)\s+")


def read_people(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """Put the people and organisations that stand between title and type line on the record."""
    people, units = _divided(_unlabelled(draft, lines, labels), labels)
    draft.ends_early |= any(ends_early(line.text.strip(" ,")) for line in people)
    pieces = [(piece, line) for line in people for piece in names_in(line.text)]
    if len(pieces) > 1 and any(
        map(is_school, (piece for piece, _ in pieces))
    ):  # each behind the name of who works there
        units = [*(line._replace(text=piece) for piece, line in pieces if is_school(piece, weak=True)), *units]
        pieces = [(piece, line) for piece, line in pieces if not is_school(piece, weak=True)]
    in_capitals = any(_is_in_capitals(piece) and not looks_like_organization(piece) for piece, _ in pieces)
    for piece, line in pieces:
        _contributor(draft, _CAPITALS_OR_FEW.sub(r"\2, \1\3", piece) if in_capitals else piece, line)
    read_units(draft, units, labels)


def are_people(line: Line) -> bool:
    """Whether a line lists several people, or one with a role or a link to the portal's page of them."""
    names = names_in(line.text)
    if line.about("persons") or (names and all(map(has_role, names))):
        return True
    return len(names) > 1 and all(_is_full_name(name) for name in names)


def _is_full_name(text: str) -> bool:
    """Whether a text can only be a name: a few words in capitals, small ones between them, and no body."""
    words = text.strip("* ").split()
    small = all(word[0].isupper() or len(word) < 5 for word in words)
    return 1 < len(words) < 6 and small and words[-1][0].isupper() and not names_unit(text) and text[-1] not in "?!:"


def _unlabelled(draft: Draft, lines: Sequence[Line], labels: Labels) -> list[Line]:
    """The lines without those that say who supervised, and whose student wrote; these are put on the record."""
    rest: list[Line] = []
    role = ""
    for line in lines:
        wrote = labels.mark(line.text, "authors")
        led = next((r for r in labels.readings(line) if "supervisors" in r.keys and r.how in ("colon", "cell")), None)
        if led or (role and _JOINED.match(line.text)):
            role, text = ("supervisor", led.value) if led else (role, line.text)
        elif wrote and [name.count(",") for name, _ in listed(wrote, labels)] == [1]:
            role, text = "author", wrote
        else:
            role = role if not line.text else ""
            rest.append(line)
            continue
        read_listed(draft, [line._replace(text=text)], role, labels)
    return rest


def _is_in_capitals(name: str) -> bool:
    return any(len(word) > 3 and word[:4].isupper() for word in name.split()) and _CAPITALS.search(name) is not None


def read_units(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """Put organisations on the record, one or more a line."""
    for line in lines:
        for text in re.split(r"\s*[;；]\s*", line.text):
            if name := _NOTE.sub("", text.strip(" ,*")):
                draft.add("organizations", Organization(name=name), line.number)


def read_listed(draft: Draft, values: Iterable[Line], role: str, labels: Labels) -> None:
    """Put the people of a row on the record: ``Krüger, Hans-Uwe, Betreuer*in``, or names parted by commas or semicolons."""
    for line in values:
        for part in _LISTED.split(line.text):
            for name, stated in listed(part, labels):
                name, _, unknown = name_and_role(name)
                if unknown:
                    draft.unread(line.number, unknown)
                key = role if stated in (None, "director") else stated  # of a thesis, in the Romance languages
                draft.add("contributors", Contributor(agent=agent(name), role=key), line.number, part)


def _divided(lines: Sequence[Line], labels: Labels) -> tuple[list[Line], list[Line]]:
    """The lines of people and those of organisations, by what each line shows and by what parts them."""
    people: list[Line] = []
    units: list[Line] = []
    noted = gap = False
    spaced = _is_double_spaced(lines)
    for line in lines:
        if not line.text or line.text == "---":
            gap = True
        elif labels.mark(line.text.lstrip("* "), "corresponding") is not None:
            noted = True
        elif labels.mark(line.text, "open_access") == "" or (section := labels.section(line)) == "people":
            pass
        elif section == "units":
            noted = True
        elif people and (alone := _STARS.match(line.text)):  # the mark of the corresponding author, cut off by a link
            people[-1] = people[-1]._replace(text=f"{people[-1].text}*")
            if line.text[alone.end() :]:
                people.append(line._replace(text=line.text[alone.end() - 1 :]))
        else:
            line = line._replace(text=_ORDINAL.sub("", labels.mark(line.text, "authors") or line.text))
            last = people[-1] if people else None
            (units if (units and not _led(line)) or _is_unit(line, last, noted, gap and not spaced) else people).append(
                line
            )
            gap = False
    return people, units


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between all lines, so that they part nothing."""
    return sum(bool(line.text) for line in lines) > 2 and all(
        not (a.text and b.text) for a, b in itertools.pairwise(lines)
    )


def _is_unit(line: Line, last: Line | None, noted: bool, gap: bool) -> bool:
    """Whether a line names organisations; `last` is the last line of people above it."""
    if line.about("organisations") != line.about("persons"):
        return line.about("organisations")
    if _led(line) or has_role(line.text):
        return False
    if last is None:
        return all(names_unit(piece) and not is_group(piece) for piece in names_in(line.text))
    if noted or gap or (line.bullet and not last.bullet):
        return not _led(last, end_only=True)
    if _led(last, end_only=True) or "*" in line.text:
        return False
    if len(names_in(last.text)) > 1 or has_role(last.text):
        return True
    return not is_group(line.text) and (names_unit(line.text) or not _is_name_like(line.text))


def _led(line: Line, end_only: bool = False) -> bool:
    return line.text.endswith((",", "，", "、")) or (not end_only and line.text.startswith((",", "，", "、")))


def _is_name_like(text: str) -> bool:
    words = text.strip("*, ").split()
    return (1 < len(words) <= 8 and not any(word.isdigit() for word in words)) or (
        len(words) == 1 and not text.isascii()
    )


def _contributor(draft: Draft, printed: str, line: Line) -> None:
    orcid = _ORCID.search(printed)
    text = _ORCID.sub("", printed)
    name, role, unknown = name_and_role(text.rstrip("* "))
    if unknown:
        draft.unread(line.number, unknown)
    corresponding = text.rstrip().endswith("*") or name.rstrip().endswith("*")
    if name := name.strip("* "):
        who = agent(name)
        if orcid and orcid[1] and isinstance(who, Person):
            who = msgspec.structs.replace(who, identifiers=(parse("orcid", orcid[1]),))
        one = Contributor(agent=who, role=role or "author", corresponding=corresponding)
        draft.add("contributors", one, line.number, printed)
