"""The titles, abstracts and notes of a work, each in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lodpub.documents.document import Value
from lodpub.readers.linked.graph import Described
from lodpub.record import Translation
from lodpub.values import languages
from lodpub.values.markup import clean, has_markup

__all__ = ["texts"]

_LONG = ("abstract", "description", "dublin-core-description", "table-of-contents")


def texts(work: Described) -> dict[str, Any]:
    """The fields of the record that hold texts.

    Of several titles the first in no language or the work's own is the title; those in other languages are translations.
    """
    titles = [*_clean(work, "title")]
    title, language = _main(work, titles)
    also = [
        (text, tag)
        for text, tag in (*titles, *_clean(work, "alternative"))
        if text.casefold() != (title or "").casefold()
    ]
    abstracts = [*_clean(work, "abstract")]
    contents = next((text for text, _ in _clean(work, "table-of-contents")), None)
    abstract, own = _main(work, abstracts)
    notes, abstract = _notes(work, abstract, contents)
    return {
        "title": title,
        "translated_titles": _translations(also, language),
        "alternative_titles": tuple(dict.fromkeys(text for text, tag in also if not tag or tag == language)),
        "abstract": abstract,
        "translated_abstracts": _translations([one for one in abstracts if one[0] != abstract], own, every=True),
        "table_of_contents": contents,
        "notes": notes,
    }


def _clean(work: Described, field: str) -> Iterator[tuple[str, str | None]]:
    for value in work.every(field):
        if (text := _text(work, value)) and (found := _paragraphs(text) if field in _LONG else clean(text)):
            yield found, value.language and (languages.parse(value.language) or value.language)


def _paragraphs(text: str) -> str:
    """A long text clean; where no markup parts its paragraphs, the ends of lines do."""
    if has_markup(text):
        return clean(text)
    blocks = (
        "\n".join(line for part in block.splitlines() if (line := clean(part)))
        for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    )
    return "\n\n".join(filter(None, blocks))


def _text(work: Described, value: Value) -> str | None:
    return value.text if value.kind == "literal" else work.graph.label(value)


def _main(work: Described, found: list[tuple[str, str | None]]) -> tuple[str | None, str | None]:
    tongues = {text.partition("-")[0].casefold() for text in work.texts("language")}
    plain = [one for one in found if one[1] is None]
    own = [one for one in found if one[1] and one[1].partition("-")[0].casefold() in tongues]
    best = plain or own or found
    return best[0] if best else (None, None)


def _translations(
    found: list[tuple[str, str | None]], own: str | None, *, every: bool = False
) -> tuple[Translation, ...]:
    return tuple(
        dict.fromkeys(Translation(text=text, language=tag) for text, tag in found if every or (tag and tag != own))
    )


def _notes(work: Described, abstract: str | None, contents: str | None) -> tuple[tuple[str, ...], str | None]:
    """Descriptions are notes where there is an abstract, and the abstract where there is none. What both vocabularies
    describe alike is a note: each has its own word for an abstract."""
    stated = [text for text, _ in _clean(work, "description") if text != contents]
    both = {text for text, _ in _clean(work, "dublin-core-description")}
    schema = {_paragraphs(value.text) for value in work.take("schema:description") if value.kind == "literal"}
    known = " ".join((abstract or "").split()).casefold()
    left = [
        text for text in stated if not known.startswith(" ".join(text.split()).casefold().rstrip(".…")) or not known
    ]
    if abstract is None and left:
        first = next((text for text in left if not (text in both and text in schema)), None)
        if first is not None:
            left.remove(first)
            abstract = first
    return tuple(dict.fromkeys(left)), abstract
