"""The people of a BibTeX field: a list of names that ``and`` parts, braces keeping together what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.readers.statements import Statements
from lodpub.record import Agent, Organization
from lodpub.syntax.bibtex import Field
from lodpub.values import names
from lodpub.values.latex import to_text
from lodpub.values.markup import tidy

__all__ = ["contribute", "people"]

_SEPARATOR = re.compile(r"[{}]|\s+and\s+(?=\S)|\s+and\s*$|^\s*and\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*(family|given|prefix|suffix|useprefix|[a-z]+-i)\s*=\s*", re.IGNORECASE)
_BODY = re.compile(r" (?:at|in|of|on) ")
_WORD = re.compile(r"[^\W\d_]")


def contribute(said: Statements, role: str, field: Field) -> None:
    """Puts the people of a field on a record in a role; ``others`` stays unread."""
    for name in people(field.value):
        if isinstance(name, str):
            said.say("", name, field.line, field.name)
        else:
            said.contribute(role, name, field.line, listed=field.name)


def people(value: str) -> Iterator[Agent | str]:
    """The people and bodies of a list of names; what is no name as it stands.

    >>> [name if isinstance(name, str) else name.name for name in people("Berg, Jan and {Barnes and Noble} and others")]
    ['Jan Berg', 'Barnes and Noble', 'others']
    """
    for part in _listed(to_text(value, braces=True)):
        text = tidy(part).strip(" ,;")
        if text.casefold() == "others" or not _WORD.search(text):
            if text:
                yield text
            continue
        yield _name(text)


def _name(text: str) -> Agent:
    if _PARTS.match(text):
        return _named_parts(text)
    plain = "," not in text and "{" not in text and len(text.split()) > 2
    if plain and (_BODY.search(text) or names.looks_like_organization(text)):
        return Organization(name=text)
    return names.bibtex(text)


def _named_parts(text: str) -> Agent:
    """BibLaTeX's extended form: ``family=Berg, given=Jan, prefix=van der``."""
    parts: dict[str, str] = {}
    for piece in re.split(r"\s*,\s*(?=[a-z-]+\s*=)", text):
        name, _, value = piece.partition("=")
        parts[name.strip().casefold()] = value.strip(' {}"')
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    return names.from_parts(family=family, given=parts.get("given"), suffix=parts.get("suffix"))


def _listed(text: str) -> Iterator[str]:
    depth = start = 0
    for match in _SEPARATOR.finditer(text):
        sign = match.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]
