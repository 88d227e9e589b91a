"""What the value of each row of the metadata table looks like: decisive, possible or impossible."""

from __future__ import annotations

from functools import cache

from lodpub.crosswalk import table
from lodpub.readers.pure.printed_dates import printed_date, printed_period
from lodpub.values.doi import find as find_doi
from lodpub.values.patterns import pattern

__all__ = ["DECISIVE", "evidence", "language", "status", "words_to_key"]

DECISIVE, POSSIBLE, IMPOSSIBLE = 2, 1, 0
_SPAN = r"[\w.:]{1,12}(?:\s*[-–—]\s*[\w.:]{1,12})?"
_PAGES = pattern(rf"{_SPAN}(?:[,;]\s*{_SPAN}){{0,40}}")
_STANDARD_NUMBER = pattern(r"[\dXx][\dXx\s‐–-]{6,}(?:\s*\([^()]{1,30}\))?(?:[,;]?\s*[\dXx][\dXx\s‐–-]{6,})*")
_UNTRANSLATED = pattern(r"\?{3}core\.languages\.(\w{2})(?:_(\w{2}))?\?{3}", needs=("???",))
_SENTENCE_END = pattern(r"[.!?。！？]$")
_SHORT = {"volume": 40, "issue": 40, "series_number": 40, "article_number": 60, "edition": 60, "chapter": 80}
_DATED = frozenset(
    ("online_date", "award_date", "date_available", "date", "priority_date", "filing_date", "conference_date")
)


@cache
def words_to_key(name: str, column: str) -> dict[str, str]:
    """From each word of a table's column, in lower case, to the key of its row."""
    found: dict[str, str] = {}
    for key, row in table(name).items():
        for word in row[column].lower().split("|"):
            found.setdefault(word, key)
    found.pop("", None)
    return found


@cache
def _statuses() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words_to_key("statuses", "words").items(), key=lambda item: -len(item[0])))


def status(value: str) -> tuple[str, str] | None:
    """The status that a text begins with and the printed date after its dash: ``Published - Aug 1 2021``."""
    folded = value.lower()
    for word, key in _statuses():
        if folded.startswith(word):
            rest = value[len(word) :].strip()
            return (key, rest.lstrip(" -–—")) if not rest or rest[0] in "-–—" else None
    return None


def language(value: str) -> str | None:
    """The tag of a language by its name, or by a key that a portal failed to translate: ``???core.languages.en_GB???``."""
    key = _UNTRANSLATED.fullmatch(value)
    if key is None:
        return words_to_key("languages", "names").get(value.lower())
    known = words_to_key("languages", "iso639_1").get(key[1])
    return f"{known}-{key[2]}" if known and key[2] else known


def evidence(key: str, value: str) -> int:
    """How well a value fits its row: `DECISIVE` where the line must be that row wherever it stands."""
    if key in _DATED:
        return DECISIVE if printed_date(value) else POSSIBLE * (len(value) < 30)
    if key in _GRAMMARS:
        return _GRAMMARS[key](value)
    if key.startswith(("isbn", "issn")):
        return DECISIVE if _STANDARD_NUMBER.fullmatch(value) else POSSIBLE * (not value)
    if key in _SHORT:
        sentence = len(value) > 12 and _SENTENCE_END.search(value) and not (key == "edition" and value[:1].isdigit())
        return POSSIBLE * (len(value) <= _SHORT[key] and not sentence)
    return POSSIBLE * (len(value) <= 400 and not (value.endswith(".") and len(value) > 150))


def _language(value: str) -> int:
    if language(value):
        return DECISIVE
    return POSSIBLE * (len(value) <= 40 and not _SENTENCE_END.search(value))


def _pages(value: str) -> int:
    if _PAGES.fullmatch(value) and any(c.isdigit() for c in value):
        return DECISIVE
    return POSSIBLE * (len(value) <= 60 and not _SENTENCE_END.search(value))


def _number_of_pages(value: str) -> int:
    return DECISIVE if value.isdigit() and len(value) < 7 else POSSIBLE * (value[:1].isdigit() and len(value) < 20)


def _state(value: str) -> int:
    return DECISIVE if status(value) else POSSIBLE * (len(value) < 40 and not _SENTENCE_END.search(value))


def _doi(value: str) -> int:
    return DECISIVE if find_doi(value) else POSSIBLE * (not value or value.startswith("http"))


def _period(value: str) -> int:
    return DECISIVE if printed_period(value)[0] else POSSIBLE * (len(value) < 60 and any(c.isdigit() for c in value))


_GRAMMARS = {
    "language": _language,
    "pages": _pages,
    "number_of_pages": _number_of_pages,
    "state": _state,
    "doi": _doi,
    "period": _period,
}
