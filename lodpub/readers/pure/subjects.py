"""Subjects of a work in the lists of a portal page: keywords, controlled terms, goals and the fingerprint's concepts.

Each function reads the lines below one heading and puts what they say on the record; what it does not understand stays
unread.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from lodpub.crosswalk import table
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.grammar import words_to_key
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.lines import Line
from lodpub.record import Subject
from lodpub.values.patterns import pattern

__all__ = ["fingerprint", "keywords", "mesh_types", "sdgs", "subjects"]

_WEIGHT = pattern(r"(.+?)\s*(?<!\d)(\d{1,3})\s*%$", needs=("%",))
_PERCENT = pattern(r"\d{1,3}\s*%", needs=("%",))
_WITH_COMMAS = pattern(
    r"[^,]+(?:, [^,]+){0,2} and [^,]+|[^,]+, (?:Non-|U\.S\.|P\.H\.S|N\.I\.H|Extramural|Phase ).*|[^,]+, [^,]+/.*"
)
"""A single term with commas: *Ecology, Evolution, Behavior and Systematics*."""
_ORDINAL = pattern(r"^\d{1,2}[.)]\s+(?=\D*\d)")
_GOAL = pattern(r"^[^\W\d]{0,25}[\s:.-]*(\d{1,2})\b[\s:.–—-]*(.*)")


def _items(draft: Draft, lines: Sequence[Line], *, terms: bool = False) -> Iterator[tuple[str, Line]]:
    """The items of a list: bullets, or lines up to a blank one; what follows under an unknown heading is unread. Controlled
    `terms` may hold commas: ``Research Support, Non-U.S. Gov't``."""
    texts = [line for line in lines if line.text]
    bullets = any(line.bullet for line in texts)
    if len(texts) == 1 and not bullets:
        whole = terms and _WITH_COMMAS.fullmatch(texts[0].text)
        listed = texts[0].text.replace("；", ";")
        separator = next((sign for sign in ";、，" if sign in listed), ";" if whole else ", ")
        yield from ((word.strip(" .;。"), texts[0]) for word in listed.split(separator) if word.strip(" .;。"))
        return
    spaced = all(not (a.text and b.text) for a, b in itertools.pairwise(lines))
    begun = ended = gap = False
    for line in lines:
        if not line.text:
            gap = True
            continue
        ended = ended or (begun and not line.bullet and (bullets or (gap and not spaced))) or len(line.text) > 250
        if ended:
            draft.unread(line.number, line.text)
        else:
            yield line.text, line
        begun, gap = True, False


def keywords(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """Free keywords: the items of a list, or one line parted by semicolons."""
    for text, line in _items(draft, lines):
        for word in text.replace("；", ";").split(";"):
            draft.add("keywords", word.strip(), line.number)


def subjects(scheme: str) -> Callable[[Draft, Sequence[Line], Labels], None]:
    """What reads the terms of a list in one scheme, such as ``asjc``."""

    def read(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
        for text, line in _items(draft, lines, terms=True):
            draft.add("subjects", Subject(term=text, scheme=scheme), line.number, text)

    return read


def mesh_types(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """MeSH publication types, with the descriptor's IRI where the table knows it."""
    for text, line in _items(draft, lines, terms=True):
        row = table("mesh-publication-types").get(text)
        code = row["id"] if row else None
        iri = f"http://id.nlm.nih.gov/mesh/{code}" if code else None
        subject = Subject(term=text, scheme="mesh-publication-type", code=code, iri=iri)
        draft.add("subjects", subject, line.number, text, "mesh-publication-types" if code else None)


def sdgs(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """The Sustainable Development Goals of the United Nations, by number or name."""
    for line in lines:
        if not line.text:
            continue
        numbered = _GOAL.match(_ORDINAL.sub("", line.text))
        name = numbered[2].strip() if numbered else line.text
        code = numbered[1] if numbered else words_to_key("sdgs", "names").get(line.text.lower())
        row = table("sdgs").get(str(int(code))) if code else None
        if row:
            subject = Subject(term=name or row["label"], scheme="sdg", code=row["goal"], iri=row["iri"])
            draft.add("subjects", subject, line.number, line.text, "sdgs")
        elif labels.mark(line.text, "sdg_sentence") is None:
            draft.unread(line.number, line.text)


@cache
def _vocabularies() -> tuple[str, ...]:
    return tuple(sorted(table("fingerprint-vocabularies"), key=len, reverse=True))


def fingerprint(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """Concepts with vocabulary and weight, on one line or on two or three."""
    pending: list[Line] = []
    for line in lines:
        weight = _WEIGHT.match(line.text)
        if weight is None and not _PERCENT.fullmatch(line.text):
            pending += [line] if line.text else []
            continue
        text = weight[1] if weight else " ".join(concept.text for concept in pending[-2:])
        percent = weight[2] if weight else line.text.rstrip("% ")
        if weight and weight[1] in _vocabularies() and pending:
            text = f"{pending.pop().text} {weight[1]}"
        elif not weight:
            del pending[-2:]
        vocabulary = next((v for v in _vocabularies() if text.endswith(v) and text != v), None)
        term = text.removesuffix(vocabulary).strip() if vocabulary else text
        subject = Subject(term=term, scheme="fingerprint", vocabulary=vocabulary, weight=int(percent))
        draft.add("subjects", subject, line.number, line.text)
    for line in pending:
        draft.unread(line.number, line.text)
