"""Names as portals print them: one a piece, with commas, "and", roles and "et al." between and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lodpub.readers.pure.grammar import words_to_key
from lodpub.readers.pure.labels import Labels
from lodpub.record import Agent, Organization
from lodpub.values.names import looks_like_organization, person
from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = [
    "agent",
    "ends_early",
    "has_role",
    "is_group",
    "is_school",
    "listed",
    "name_and_role",
    "names_in",
    "names_unit",
]

_ROLE = pattern(r"\s*[(（]([^()（）]+)[)）]$", needs=("(", "（"))
_SUFFIX = r"(?!\s*(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D|MSc|MPH|MBA|DVM|DDS|RN|FRCP|DPhil|DSc|MBBS|[MOC]BE|FRSE?|FBA|PharmD|DrPH|EdD|Esq)\b)"
_BEFORE_ROLE = pattern(r",\s*(?=[(（])", needs=("(", "（"))
_COMMA = pattern(rf"[,，、،]{_SUFFIX}")
_PARTS = pattern(rf"[,，、،;；]{_SUFFIX}")
_ANDS = ("&", "and", "og", "och", "und", "et", "ja")
_AND = pattern(rf"(?:^|(?<=\S)\s+)(?:{'|'.join(_ANDS)})\s+(?=[^\W\da-zß-ÿ]\S*\s+\S)")
_MORE = ("others", "more", "andre", "anderen", "weitere", "autres", "otros", "muuta")
_ACRONYM = pattern(r"[A-Z]{3,8}|\S.*\b(?:19|20)\d\d\b.*")
"""A body: no person is called *CERN*, none *GBD 2019 Collaborators*."""
_NO_LETTER = pattern(r"[\W\d_]+")
_MARKED = pattern(r"^(\D*[^\W\d_]\s\D*[^\W\d_])(\*?) ?[\d¹²³⁴-⁹†‡§¶]{1,4}(\*?)$")
"""A name with the marks of its notes: ``Ann Other¹``, ``Carmen Díaz*3``."""
_WITH = pattern(r"^with\s+(?=[^\W\da-z])", needs=("with",))
_AND_OTHERS = r"et al\.?|m\. ?fl\.?|u\. ?a\.|e\. ?a\.|ym\.|y otros|e outros|e altri"
_NEEDED = ("et al", "fl", "a.", "ym.", "otros", "outros", "altri")
_OTHERS = pattern(
    rf"(?:{_AND_OTHERS}|\*|…|\.\.\.|(?:and )?\+?\d+ (?:{'|'.join(_MORE)})|others"
    r"|(?:他|ほか|외) ?\d* ?[名人명]?|等)$",
    re.IGNORECASE,
    needs=(*_NEEDED, "*", "…", "...", "他", "ほか", "외", "等", *_MORE),
)
_TAIL = pattern(
    r"(?:(?<=\w)(?=…|\.\.\.)|(?<![\s,])[\s,]+)"
    rf"(?:{_AND_OTHERS}|…|\.\.\.|(?:and |& )?\+?\d[\d.,]* (?:{'|'.join(_MORE)}))[\s*]*$",
    re.IGNORECASE,
    needs=(*_NEEDED, "…", "...", *_MORE),
)
_INITIALS = pattern(r"(?:[^\W\d_][.\u2010-]{1,2}\s?-?){1,5}|[A-Z]{1,3}")
_ARTICLE = pattern(r"^the\s+", re.IGNORECASE)
_BEHALF = pattern(r"^(?:on behalf of|for)\s+(?=the\s+\S|[A-Z])", needs=("on behalf of", "for"))
_UNKNOWN_ROLE = pattern(r"[A-Z][a-z]+(?:[ /-][A-Za-z][a-z]+){0,3}")
_LEFT = pattern(r"\s*\([^()]*\)$", needs=("(",))


def agent(text: str) -> Agent:
    """A person, or the body that a name shows itself to be."""
    text = _BEHALF.sub("", text.strip())
    while (title := text.partition(" "))[2] and title[0].lower() in _words("honorific"):
        text = title[2]
    if _ACRONYM.fullmatch(text):
        return Organization(name=text)
    if looks_like_organization(text) and not _is_unit_free_name(text):
        return Organization(name=_ARTICLE.sub("", text))
    return person(text)


def _is_unit_free_name(text: str) -> bool:
    """Names such as "Group, J." where only the family name is a word for a body."""
    return "," in text and _INITIALS.fullmatch(text.partition(",")[2].strip()) is not None


def has_role(text: str) -> bool:
    """Whether a name in a text is followed by a role: ``Xiaoling Fu (Creator)``, ``Holm, Ejvind, Vejleder``."""
    folded = text[:2000].lower()
    if not any(role in folded for role in words_to_key("portal-roles", "words")):
        return False
    pieces = [piece.strip() for piece in _COMMA.split(text[:2000])]
    return any(
        (index and _role(piece)) or ((role := _ROLE.search(piece.rstrip("* "))) and _role(role[1]))
        for index, piece in enumerate(pieces)
    )


def _role(words: str) -> str | None:
    return words_to_key("portal-roles", "words").get(words.strip().lower())


def name_and_role(text: str) -> tuple[str, str | None, str | None]:
    """A name without the role in parentheses behind it, the key of that role, and its words where they have no key, such
    as those of a place of work."""
    stated = _ROLE.search(text)
    if stated is None:
        return text, None, None
    key, name = _role(stated[1]), text[: stated.start()]
    if key:
        return name, key, None
    unknown = _UNKNOWN_ROLE.fullmatch(stated[1]) or len(name.split()) > 1
    return (name, None, stated[1]) if unknown and not looks_like_organization(name) else (text, None, None)


def ends_early(text: str) -> bool:
    """Whether a list of names says at its end that it has more: ``et al.``, ``m.fl.``."""
    return _TAIL.search(text) is not None or (not text.startswith("*") and _OTHERS.match(text) is not None)


def is_group(text: str) -> bool:
    """Whether a name has a word for a group of authors."""
    return any(word.strip("().,").lower() in _words("group") for word in text.split())


def is_school(text: str, *, weak: bool = False) -> bool:
    """Whether a name is that of a part of a university, and no author's; where `weak`, of one that could also be."""
    first, _, rest = text.lower().partition(" ")
    named = first in _words("unit") or (weak and first in _words("unit-or-author"))
    return named and rest.startswith(("of ", "for "))


def names_unit(text: str) -> bool:
    """Whether a whole line names a part of a university: it has a word for one, or is the name of a discipline."""
    words = text.lower().split()
    return looks_like_organization(_LEFT.sub("", text)) or (
        bool(words) and words[-1].strip("()") in _words("discipline")
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[1] for row in rows("names/words") if row[0] == kind)


def names_in(text: str) -> list[str]:
    """The names of a line that lists them; a comma before a suffix parts none."""
    text = _BEFORE_ROLE.sub(" ", _TAIL.sub("", text))
    if _is_body_with_and(text):
        return [text.strip(" ,")]
    if ";" in text:
        pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    else:
        pieces = _with_initials([name for piece in _PARTS.split(text) for name in _joined(piece.strip()) if name])
    return [
        _MARKED.sub(r"\1\2\3", _WITH.sub("", piece))
        for piece in pieces
        if not _OTHERS.match(piece) and not _NO_LETTER.fullmatch(piece)
    ]


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
    if set(text.split()).isdisjoint(_ANDS):
        return [text]
    *before, sign, last = text.split()  # a body of one word joins a person: "Mia Ek & Trafikgruppen"
    if (
        sign == "&"
        and len(before) > 1
        and looks_like_organization(last)
        and not looks_like_organization(" ".join(before))
    ):
        return [*_joined(" ".join(before)), last]
    names = [name.strip() for name in _AND.split(text) if name.strip()]
    whole = all(len(name.split()) > 1 and not name.split()[-1].islower() for name in names)
    return names if len(names) < 2 or (whole and not looks_like_organization(text)) else [text]


def _is_body_with_and(text: str) -> bool:
    return looks_like_organization(text) and not _COMMA.search(text.strip(" ,"))


def listed(text: str, labels: Labels) -> Iterator[tuple[str, str | None]]:
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
    name, role, _ = name_and_role(text)
    if role and _are_family_first(inverted := _COMMA.split(name)):
        yield ", ".join(part.strip() for part in inverted), role
        return
    if _are_family_first(pieces):
        yield from ((f"{a}, {b}", None) for a, b in zip(pieces[::2], pieces[1::2], strict=True))
        return
    for piece in [name for part in pieces for name in _joined(part)] if len(pieces) > 1 else names_in(text):
        if not _OTHERS.match(piece):
            name, role, unknown = name_and_role(piece)
            yield (piece if unknown else name), role


def _are_family_first(pieces: Sequence[str]) -> bool:
    """Whether pieces between commas are family and given names by turns: a given name is one word or initials."""
    if not pieces or len(pieces) % 2 or looks_like_organization(", ".join(pieces)):
        return False
    givens = pieces[1::2]
    if all(_INITIALS.fullmatch(given) for given in givens):
        return True
    return len(pieces) == 2 and (len(givens[0].split()) == 1 or len(pieces[0].split()) == 1)
