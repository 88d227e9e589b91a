"""Whether one text holds the names of several people, and not one name with a comma, or a body's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lodpub.values.names import looks_like_organization
from lodpub.values.tables import rows

__all__ = ["are_initialled", "are_several", "may_be_initialled", "may_be_several"]

_LISTED = re.compile(r"\s(?:and|und|et|og|och|/)\s", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&|und|et|y|og|och|e|en)\s|;|\s/\s", re.IGNORECASE)
_BEFORE_ONE_NAME = (" von", " vom", " Von", " Vom")  # as in von und zu Hohenstein
_EAST_ASIAN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\s\u00b7\u30fb]+(?:[\u3001\uff0c\uff1b][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\s\u00b7\u30fb]+)+"
)
_INITIALS_LAST = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)* (?:[A-Z]\.?[ -]?){1,3}\Z")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3} ?[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)*\Z")
_AFTER_NAME = re.compile(
    r"(?:jr|sr|i{1,3}|iv|ph\.? ?d|m\.? ?d|m\.?sc|b\.?sc|m\.?a|b\.?a|dr|prof|esq|mph|rn|dvm|dds)\.?\Z", re.I
)
_OF_BODIES = re.compile(r"\b(?:of|for|on|the|in|at)\b", re.IGNORECASE)
"""Words within the names of bodies, which no list of people has."""
_LONGEST = 1000


def may_be_several(text: str) -> bool:
    """Whether a name could be several; told quickly of one that is two words, as most are."""
    if "," in text or ";" in text or "&" in text:
        return True
    if not text.isascii() and ("\u3001" in text or "\uff0c" in text or "\uff1b" in text):
        return True
    return len(text.split(None, 2)) > 2 and _LISTED.search(text) is not None


def are_several(text: str) -> bool:
    """Whether a text, which may be a person's name, is a list of people.

    >>> are_several("Roe, Ann; Poe, Bob"), are_several("John Smith, Ann Roe"), are_several("Lloyd Webber, Andrew")
    (True, True, False)
    """
    if looks_like_organization(text) or _OF_BODIES.search(text):
        return False
    if len(text) > _LONGEST:
        return text.count(";") + text.count(",") > 9
    if _EAST_ASIAN.fullmatch(text) or any(_is_name(left) and _is_name(right) for left, right in _around_and(text)):
        return True
    pieces = [piece.strip() for piece in text.split(",")]
    pieces = [piece for piece in pieces if piece and not _AFTER_NAME.match(piece)]
    return len(pieces) > 2 or are_initialled(text) or (len(pieces) == 2 and all(map(_is_in_full, pieces)))


def are_initialled(text: str) -> bool:
    """Whether a text is two names or more, each with initials behind it or before it: ``Smith J, Doe A``."""
    pieces = [piece.strip() for piece in re.split("[,;]", text) if piece.strip()]
    return len(pieces) > 1 and any(all(map(form.match, pieces)) for form in (_INITIALS_LAST, _INITIALS_FIRST))


def may_be_initialled(text: str) -> bool:
    """Whether a text could be such a list, told quickly by its ends: the names of most bodies could not.

    >>> may_be_initialled("Smith J, Doe A"), may_be_initialled("Institute of Botany, Halle")
    (True, False)
    """
    if "&" in text:
        return True
    if "," not in text and ";" not in text:
        return False
    first, last = "".join(text[:12].split()).lstrip(",;"), "".join(text[-12:].split()).rstrip(".,;-)")
    return len(first) < 2 or first[1] == "." or not last or last[-1].isupper() or last[-2:].lower() == "al"


def _around_and(text: str) -> Iterator[tuple[str, str]]:
    for found in _AND.finditer(text):
        # in Spanish, Portuguese and Catalan the word stands within one name: Ramón y Cajal
        joins = found.group().strip().lower() in ("y", "e", "i", "en")
        before = text[: found.start()]
        if not joins and not before.endswith(_BEFORE_ONE_NAME):
            yield before, text[found.end() :]


def _is_name(text: str) -> bool:
    return any(word[:1].isalpha() and len(word.strip(".")) > 1 for word in text.split())


def _is_in_full(text: str) -> bool:
    """Whether a text begins with a given name and ends with a word that is none, as no half of ``Family, Given`` does."""
    words = text.lower().split()
    return len(words) > 1 and words[0] in _given_names() and words[-1] not in _given_names() and len(words[-1]) > 2


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for (name,) in rows("validation/given-names"))
