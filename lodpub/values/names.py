"""Names of people: family and given name told apart by one stated rule.

A comma parts ``Family, Given``. Without one the last word is the family name, with the particles in front of it; names in
Chinese, Japanese or Korean script that hold a space begin with the family name. A single word stays whole.
"""

from __future__ import annotations

import re

from lodpub.record import Person

__all__ = ["looks_like_organization", "person"]

_PARTICLES = frozenset(
    [
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "von",
        "und",
        "zu",
        "zum",
        "zur",
        "ibn",
        "bin",
        "bint",
        "al",
        "el",
        "ter",
        "ten",
        "te",
        "'t",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "del",
        "della",
        "di",
        "degli",
        "af",
        "av",
        "ó",
        "ní",
        "ni",
        "mac",
        "giolla",
        "ben",
        "abu",
        "ul",
        "st",
    ]
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BODIES = re.compile(
    r"\b(?:consorti(?:um|a)|collaborations?|group|team|network|institut\w*|universit\w*|registry|committee|society|"
    r"investigators|initiative|organi[sz]ation|ministry|department|school|faculty|cent(?:er|re)|laborator\w+|college|"
    r"hospital|academy|association|foundation|council|division|office|working party|task force|study)\b",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def person(text: str) -> Person:
    """A person from a printed name.

    >>> name = person("Jan-Willem van der Meulen")
    >>> name.family, name.given
    ('van der Meulen', 'Jan-Willem')
    >>> person("d'Hondt, Solange").name
    "Solange d'Hondt"
    """
    parts = [p.strip() for p in text.split(",") if p.strip()]
    suffix = None
    for index in range(len(parts) - 1, 0, -1):
        if parts[index].rstrip(".").lower() in _SUFFIXES:
            suffix = parts.pop(index)
    if len(parts) == 2:
        family, given = parts
        name = f"{given} {family}"
    else:
        name = " ".join(parts)
        words = name.split()
        if len(words) > 2 and suffix is None and words[-1].rstrip(".").lower() in _SUFFIXES:
            suffix = words.pop()
        family, given = _split(words)
    if not given:
        return Person(name=name, suffix=suffix)
    return Person(
        name=f"{name}, {suffix}" if suffix and "," in text else name, family=family, given=given, suffix=suffix
    )


def _split(words: list[str]) -> tuple[str, str]:
    if len(words) < 2:
        return "", ""
    if _CJK.search("".join(words)):
        return words[0], " ".join(words[1:])
    start = len(words) - 1
    if "-" in words:
        start = max(1, words.index("-") - 1)
    for index in range(1, start):
        if words[index].lower() in _PARTICLES and (words[index][0].islower() or words[index] in ("Ó", "Ní", "Mac")):
            start = index
            break
    return " ".join(words[start:]), " ".join(words[:start])


def looks_like_organization(text: str) -> bool:
    """Whether a printed name is that of a body and not of a person.

    >>> looks_like_organization("the Nordic Imaginary Airway Registry Consortium"), looks_like_organization("Amy M. Fowler")
    (True, False)
    """
    return text.lower().startswith("the ") or _BODIES.search(text) is not None
