"""People and bodies: those between the title and the type line, and those in rows such as editors and supervisors."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.grammar import words_to_key
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.lines import Line
from lodpub.record import Agent, Contributor, Organization, Person
from lodpub.values.identifiers import parse
from lodpub.values.names import looks_like_organization, person
from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["has_role", "names_unit", "read_listed", "read_people", "read_units"]

_ROLE = pattern(r"\s*[(（]([^()（）]+)[)）]$")
_SUFFIX = r"(?!\s*(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D|MSc|MPH|MBA|DVM|DDS|RN|FRCP|DPhil|DSc|MBBS)\b)"
_TITLED = r"[A-Z\u00c0-\u00de](?![A-Z])[\w.'’-]*"
_CAPITALS = pattern(rf"^(?:{_TITLED}\s+)+[A-Z\u00c0-\u00de]{{4,}}(?=\*|\s*\(|$)")
_CAPITALS_OR_FEW = pattern(rf"^({_TITLED}(?:\s+{_TITLED})*)\s+([A-Z\u00c0-\u00de]{{2,}})(\*|\s*\(.*)?$")
"""Names such as *Wing Yan LAU*: where one family name of a page stands in capitals, two or three capitals are one too."""
_UNKNOWN_ROLE = pattern(r"[A-Z][a-z]+(?:[ /-][A-Za-z][a-z]+){0,3}")
_BEFORE_ROLE = pattern(r",\s*(?=[(（])")
_COMMA = pattern(rf"[,，、،]{_SUFFIX}")
_PARTS = pattern(rf"[,，、،;；]{_SUFFIX}")
_AND = pattern(r"(?:^|(?<=\S)\s+)(?:&|and|og|och|und|et|ja)\s+(?=[^\W\da-zß-ÿ]\S*\s+\S)")
_OTHERS = pattern(
    r"(?:et al\.?|\*|…|\.\.\.|(?:and )?\+?\d+ (?:others|more|andre|anderen|weitere|autres|otros|muuta)|others)$", re.I
)
_TAIL = pattern(
    r"(?:(?<=\w)(?=…|\.\.\.)|(?<![\s,])[\s,]+)"
    r"(?:et al\.?|…|\.\.\.|(?:and |& )?\+?\d[\d.,]* (?:others|more|andre|anderen|weitere|autres|otros|muuta))[\s*]*$",
    re.IGNORECASE,
)
_ORCID = pattern(
    r"\s*[(\[]?\s*\b(?:(?:ORCID(?: iD)?:?\s*)?(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])"
    r"|(?:View )?ORCID(?: iD| profile| logo| icon)?)\b\s*[)\]]?"
)
_INITIALS = pattern(r"(?:[^\W\d_][.\u2010-]{1,2}\s?-?){1,5}|[A-Z]{1,3}")
_ARTICLE = pattern(r"^the\s+", re.IGNORECASE)
_STARS = pattern(r"\*[\s*]*(?:,|$)")
_BEHALF = pattern(r"^(?:on behalf of|for)\s+(?=the\s+\S|[A-Z])")
_LEFT = pattern(r"\s*\([^()]*\)$")


def read_people(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """Put the people and organisations that stand between title and type line on the record."""
    people, units = _divided(lines, labels)
    pieces = [(piece, line) for line in people for piece in _pieces(line.text)]
    in_capitals = any(_CAPITALS.search(piece) and not looks_like_organization(piece) for piece, _ in pieces)
    for piece, line in pieces:
        _contributor(draft, _CAPITALS_OR_FEW.sub(r"\2, \1\3", piece) if in_capitals else piece, line)
    read_units(draft, units, labels)


def read_units(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """Put organisations on the record, one or more a line."""
    for line in lines:
        for text in re.split(r"\s*[;；]\s*", line.text):
            if name := text.strip(" ,*"):
                draft.add("organizations", Organization(name=name), line.number)


def read_listed(draft: Draft, values: Iterable[Line], role: str, labels: Labels) -> None:
    """Put the people of a row on the record: ``Krüger, Hans-Uwe, Betreuer*in``, or names parted by commas or semicolons."""
    for line in values:
        for part in re.split(r"\s*[;；]\s*", line.text):
            for name, stated in _listed(part, labels):
                key = role if stated in (None, "director") else stated  # of a thesis, in the Romance languages
                draft.add("contributors", Contributor(agent=agent(name), role=key), line.number, part)


def agent(text: str) -> Agent:
    """A person, or the body that a name shows itself to be."""
    text = _BEHALF.sub("", text.strip())
    while (title := text.partition(" "))[2] and title[0].lower() in _words("honorific"):
        text = title[2]
    if looks_like_organization(text) and not _is_unit_free_name(text):
        return Organization(name=_ARTICLE.sub("", text))
    return person(text)


def _is_unit_free_name(text: str) -> bool:
    """Names such as "Group, J." where only the family name is a word for a body."""
    return "," in text and _INITIALS.fullmatch(text.partition(",")[2].strip()) is not None


def _divided(lines: Sequence[Line], labels: Labels) -> tuple[list[Line], list[Line]]:
    """The lines of people and those of organisations, by what each line shows and by what parts them."""
    people: list[Line] = []
    units: list[Line] = []
    noted = gap = False
    spaced = _is_double_spaced(lines)
    for line in lines:
        if not line.text or line.text == "---":
            gap = True
        elif labels.mark(line.text, "corresponding") is not None:
            noted = True
        elif labels.mark(line.text, "open_access") == "":
            pass
        elif people and (alone := _STARS.match(line.text)):  # the mark of the corresponding author, cut off by a link
            people[-1] = people[-1]._replace(text=f"{people[-1].text}*")
            if line.text[alone.end() :]:
                people.append(line._replace(text=line.text[alone.end() - 1 :]))
        else:
            line = line._replace(text=labels.mark(line.text, "authors") or line.text)
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
        return all(names_unit(piece) and not _is_group(piece) for piece in _pieces(line.text))
    if noted or gap or (line.bullet and not last.bullet):
        return not _led(last, end_only=True)
    if _led(last, end_only=True) or "*" in line.text:
        return False
    if len(_pieces(last.text)) > 1 or has_role(last.text):
        return True
    return not _is_group(line.text) and (names_unit(line.text) or not _is_name_like(line.text))


def _led(line: Line, end_only: bool = False) -> bool:
    return line.text.endswith((",", "，", "、")) or (not end_only and line.text.startswith((",", "，", "、")))


def has_role(text: str) -> bool:
    """Whether a name in a text is followed by a role: ``Xiaoling Fu (Creator)``, ``Holm, Ejvind, Vejleder``."""
    pieces = [piece.strip() for piece in _COMMA.split(text[:2000])]
    return any(
        (index and _role(piece)) or ((role := _ROLE.search(piece)) and _role(role[1]))
        for index, piece in enumerate(pieces)
    )


def _role(words: str) -> str | None:
    return words_to_key("portal-roles", "words").get(words.strip().lower())


def names_unit(text: str) -> bool:
    """Whether a whole line names a part of a university: it has a word for one, or is the name of a discipline."""
    words = text.lower().split()
    return looks_like_organization(_LEFT.sub("", text)) or (
        bool(words) and words[-1].strip("()") in _words("discipline")
    )


def _is_group(text: str) -> bool:
    return any(word.strip("().,").lower() in _words("group") for word in text.split())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[1] for row in rows("names/words") if row[0] == kind)


def _is_name_like(text: str) -> bool:
    words = text.strip("*, ").split()
    return (1 < len(words) <= 8 and not any(word.isdigit() for word in words)) or (
        len(words) == 1 and not text.isascii()
    )


def _pieces(text: str) -> list[str]:
    """The names of a line that lists them; a comma before a suffix parts none."""
    text = _BEFORE_ROLE.sub(" ", _TAIL.sub("", text))
    if _is_body_with_and(text):
        return [text.strip(" ,")]
    pieces = [name for piece in _PARTS.split(text) for name in _joined(piece.strip()) if name]
    if ";" in text:
        return [piece.strip() for piece in text.split(";") if piece.strip()]
    return _with_initials(pieces)


def _with_initials(pieces: list[str]) -> list[str]:
    """The names of ``The Frost Collaboration, Aaltonen, T., Zhu, K.``: initials alone belong to the name before them."""
    given = [_INITIALS.fullmatch(piece.rstrip("* ")) is not None for piece in pieces]
    if len(pieces) < 4 and not any(alone and "." in piece for alone, piece in zip(given, pieces, strict=True)):
        return pieces
    names: list[str] = []
    for piece, alone in zip(pieces, given, strict=True):
        if alone and names and "," not in names[-1]:
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _joined(text: str) -> list[str]:
    """The names that "and" joins; within a name, such as *von und zu Ahlen*, it joins none."""
    names = [name.strip() for name in _AND.split(text) if name.strip()]
    whole = all(len(name.split()) > 1 and not name.split()[-1].islower() for name in names)
    return names if len(names) < 2 or (whole and not looks_like_organization(text)) else [text]


def _is_body_with_and(text: str) -> bool:
    return not _COMMA.search(text.strip(" ,")) and looks_like_organization(text)


def _contributor(draft: Draft, printed: str, line: Line) -> None:
    if _OTHERS.match(printed):
        return
    orcid = _ORCID.search(printed)
    text = _ORCID.sub("", printed)
    role = _ROLE.search(text)
    key = _role(role[1]) if role else None
    known = key is not None
    if role and not known and _UNKNOWN_ROLE.fullmatch(role[1]) and not looks_like_organization(text[: role.start()]):
        draft.unread(line.number, role[1])
        known = True
    name = text[: role.start()] if known and role else text
    corresponding = name.rstrip().endswith("*")
    if name := name.strip("* "):
        who = agent(name)
        if orcid and orcid[1] and isinstance(who, Person):
            who = msgspec.structs.replace(who, identifiers=(parse("orcid", orcid[1]),))
        one = Contributor(agent=who, role=key or "author", corresponding=corresponding)
        draft.add("contributors", one, line.number, printed)


def _listed(text: str, labels: Labels) -> Iterator[tuple[str, str | None]]:
    """The names of a part of a row, each with the role that follows it."""
    outside = labels.words("external_person")
    pieces = [p.strip() for p in _COMMA.split(text) if p.strip() and p.strip().lower() not in outside]
    roles = [(_role(piece) if i else None) for i, piece in enumerate(pieces)]
    if any(roles):
        start = 0
        for index, role in enumerate(roles):
            if role:
                yield ", ".join(pieces[start:index]), role
                start = index + 1
        return
    if _are_family_first(pieces):
        yield from ((f"{a}, {b}", None) for a, b in zip(pieces[::2], pieces[1::2], strict=True))
        return
    for piece in pieces if len(pieces) > 1 else _pieces(text):
        if not _OTHERS.match(piece):
            stated = _ROLE.search(piece)
            key = _role(stated[1]) if stated else None
            yield (piece[: stated.start()] if stated and key else piece), key


def _are_family_first(pieces: Sequence[str]) -> bool:
    """Whether pieces between commas are family and given names by turns: a given name is one word or initials."""
    if not pieces or len(pieces) % 2 or looks_like_organization(", ".join(pieces)):
        return False
    givens = pieces[1::2]
    if all(_INITIALS.fullmatch(given) for given in givens):
        return True
    return len(pieces) == 2 and (len(givens[0].split()) == 1 or len(pieces[0].split()) == 1)
