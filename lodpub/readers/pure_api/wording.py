"""Title, abstract and notes of a work, in the language of the work and in others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lodpub.readers.finished import marked
from lodpub.readers.pure_api.terms import Text, best, term, texts
from lodpub.record import Translation
from lodpub.syntax.json_tree import Tree, opened, raw

__all__ = ["wording"]


def wording(tree: Tree, language: str | None) -> dict[str, Any]:
    """Title, abstract and notes: those in the work's language, or the first, and beside them the others."""
    titles, below = texts(tree, "title"), best(texts(tree, "subTitle"), language)
    title = best(titles, language)
    abstracts, notes = _abstracts(tree)
    abstract = next((one for one in abstracts if one.language == language), abstracts[0] if abstracts else None)
    return {
        "title": _whole(title, below),
        "subtitle": below,
        "translated_titles": tuple(_translated(tree, titles, title)),
        "abstract": abstract.plain if abstract else None,
        "translated_abstracts": tuple(
            Translation(text=a.plain, language=a.language) for a in abstracts if a is not abstract
        ),
        "notes": tuple(dict.fromkeys((*notes, *(one.plain for one in texts(tree, "bibliographicalNote"))))),
        "provenance": marked(
            title=titles[0].raw if len(titles) == 1 else None, abstract=abstract.raw if abstract else None
        ),
    }


def _whole(title: str | None, below: str | None) -> str | None:
    if not title or not below or below.casefold() in title.casefold():
        return title or below
    return f"{title} {below}" if title.endswith((":", "?", "!", ".")) else f"{title}: {below}"


def _translated(tree: Tree, titles: list[Text], title: str | None) -> Iterator[Translation]:
    """The title in other languages, each with its subtitle."""
    below = {
        one.language: one.plain for key in ("translatedSubTitle", "translatedSubtitle") for one in texts(tree, key)
    }
    others = [one for one in titles if one.plain != title]
    for one in (*others, *texts(tree, "translatedTitle")):
        whole = _whole(one.plain, below.get(one.language))
        if whole and whole != title:
            yield Translation(text=whole, language=one.language)


def _abstracts(tree: Tree) -> tuple[list[Text], list[str]]:
    """The abstracts, or the descriptions of a data set; descriptions of other kinds are notes."""
    abstracts, described, notes = texts(tree, "abstract"), list[Text](), list[str]()
    for key in ("descriptions", "description"):
        for one in opened(tree, key):
            stated = term(one, "type")
            uri = f"{raw(one, 'typeUri') or ''} {stated.uri if stated else ''}".casefold()
            said: Tree = {"said": {key: one.pop(key) for key in ("value", "text", "locale") if key in one}}
            found = texts(said, "said")
            if "abstract" in uri:
                abstracts += found
            elif "datasetdescription" in uri or not uri.strip():
                described += found
            else:
                notes += [text.plain for text in found]
        described += texts(tree, key)
    if abstracts:
        notes += [one.plain for one in described]
    return abstracts or described, notes
