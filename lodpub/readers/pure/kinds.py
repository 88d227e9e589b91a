"""The kind of work from a type path, whose steps may run together: ``Contribution to journalArticlepeer-review``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lodpub.crosswalk import table
from lodpub.values.patterns import pattern

__all__ = ["Kind", "is_type_path", "kind_of"]

_GLUED = pattern(r"(?<=[a-z)A-Z])(?=[A-Z][a-z])|(?<=\S)(?=peer-review)")
"""Where a step that runs together with an unknown one may begin."""
_LONGEST = 2000
"""What a path has beyond it is no step that any portal knows."""
_KINDS_WITHIN = {
    ("chapter", "article"): "proceedings-article",
    ("chapter", "conference-article"): "proceedings-article",
    ("article", "proceedings-article"): "conference-article",
    ("article", "conference-abstract"): "meeting-abstract",
    ("newspaper-article", "article"): "newspaper-article",
    ("conference-paper", "chapter"): "conference-paper",
    ("conference-paper", "article"): "conference-paper",
    ("conference-paper", "proceedings-article"): "conference-paper",
}
"""Words that mean one kind of work under one category and another under another."""


class Kind(NamedTuple):
    """What a type path says: a key of ``work-types.csv``, whether the work was peer-reviewed, the unknown steps, and the
    degree of a thesis."""

    work: str | None
    reviewed: bool | None
    unknown: tuple[str, ...]
    degree: str | None = None


def kind_of(path: str) -> Kind:
    """The kind that a type path names; for a known category with an unknown type, the category's own.

    >>> kind_of("Contribution to journalReview articlepeer-review")
    Kind(work='review-article', reviewed=True, unknown=(), degree=None)
    >>> kind_of("Contribution to journalA kind of its ownpeer-review").unknown
    ('A kind of its own',)
    >>> kind_of("Master's Thesis › Master of Research (MRes)").degree
    'Master of Research (MRes)'
    """
    levels, unknown = _levels(path)
    degree = levels.get("degree")
    work = levels.get("type") or (_degrees(degree) if degree else None) or levels.get("category")
    work = _KINDS_WITHIN.get((levels.get("category", ""), work or ""), work)
    reviewed = levels["review"] == "true" if "review" in levels else None
    return Kind(work, reviewed, tuple(unknown), degree)


def _degrees(step: str) -> str | None:
    """The kind of thesis that earns a degree: ``Doctor of Engineering (EngD)``."""
    found = _step(step, {"category": "thesis"})
    return found[2] if found else None


def is_type_path(text: str) -> bool:
    """Whether a line is a type path and nothing else: ``Working paper › Preprint``, ``Dataset``."""
    if len(text) > 200:
        return False
    levels, unknown = _levels(text)
    return not unknown and "category" in levels and (len(levels) > 1 or levels["category"] != "other")


def _levels(path: str) -> tuple[dict[str, str], list[str]]:
    levels: dict[str, str] = {}
    unknown: list[str] = [path[_LONGEST:]] if len(path) > _LONGEST else []
    rest = path[:_LONGEST].strip(" ›:>»/")
    while rest:
        found = _step(rest, levels)
        if found is None:
            step = rest.partition("›")[0]
            end = next(
                (at.start() for at in _GLUED.finditer(step[:200]) if _step(rest[at.start() :], levels)), len(step)
            )
            unknown.append(step[:end].strip())
            rest = rest[end:]
        else:
            word, level, kind = found
            end = len(word)
            if level == "degree":  # the words name its beginning, the step the whole
                end = rest.find("›") if "›" in rest else len(rest)
                kind = rest[:end].strip()
            levels.setdefault(level, kind)
            rest = rest[end:]
        rest = rest.lstrip(" ›:>»,")
    return levels, unknown


def _step(rest: str, levels: dict[str, str]) -> tuple[str, str, str] | None:
    """The longest word at the start of a path; a word of two levels is the category first and the type then."""
    folded = rest[:100].lower()
    starts, words = _words(folded[:1])
    if not folded.startswith(starts):
        return None
    fitting = [word for word in words if folded.startswith(word[0])]
    longest = [word for word in fitting if len(word[0]) == len(fitting[0][0])]
    return next((w for w in longest if (w[1] == "category") is not ("category" in levels)), next(iter(longest), None))


@cache
def _words(letter: str) -> tuple[tuple[str, ...], list[tuple[str, str, str]]]:
    """The words that begin with a letter, and with their levels and kinds, the longest first."""
    words = sorted(_by_letter().get(letter, ()), key=lambda word: (-len(word[0]), word))
    return tuple(word for word, _, _ in words), words


@cache
def _by_letter() -> dict[str, list[tuple[str, str, str]]]:
    index: dict[str, list[tuple[str, str, str]]] = {}
    for row in table("portal-types").values():
        for word in row["words"].lower().split("|"):
            index.setdefault(word[:1], []).append((word, row["level"], row["kind"]))
    return index
