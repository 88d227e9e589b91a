"""What a work is about: groups of keywords, free or of a classification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lodpub.crosswalk import Row, table
from lodpub.readers import facts
from lodpub.readers.pure_api.terms import Term, best, term, texts
from lodpub.record import Subject
from lodpub.syntax.json_tree import Tree, opened, text
from lodpub.values.patterns import pattern

__all__ = ["keywords_and_subjects"]

Word: TypeAlias = tuple[str, str | None]
"""A keyword, and the language that it is stated to be in."""

_GOAL = pattern(r"\bSDG\D{0,3}(\d{1,2})\b")
_CODE = pattern(r"\d{2,6}")


def keywords_and_subjects(tree: Tree, language: str | None) -> tuple[list[Word], list[Subject]]:
    """The free keywords, each with its language, and the terms of classifications with the code that ends their address."""
    words: dict[Word, None] = {}
    subjects: dict[Subject, None] = {}
    for group in opened(tree, "keywordGroups"):
        scheme, vocabulary = _scheme(group)
        for holder in (group, *opened(group, "keywordContainers")):
            for key in ("freeKeywords", "keywords", "freeKeyword"):
                words.update(dict.fromkeys(_free(holder, key)))
            for key in ("structuredKeyword", "structuredKeywords", "classifications", "keywords"):
                for one in _terms(holder, key):
                    subjects[_subject(one, scheme, vocabulary, language)] = None
    return list(words), list(subjects)


def _scheme(group: Tree) -> tuple[str, str | None]:
    """The scheme of a group, and the name that the portal gives it where it is none that is known."""
    stated, name = term(group, "type"), best(texts(group, "name"))
    where = f"{text(group, 'logicalName') or ''} {stated.uri if stated else ''}".casefold()
    for sign, scheme in (("asjc", "asjc"), ("sustainabledevelopmentgoals", "sdg"), ("sdg", "sdg")):
        if sign in where:
            return scheme, None
    return "other", name or (stated.label() if stated else None)


def _free(holder: Tree, key: str) -> Iterator[Word]:
    """The words of a list, of lists for each language, or of terms that a user has made."""
    for one in opened(holder, key):
        if "uri" in one:
            continue
        language = facts.language((text(one, "locale") or "").partition("_")[0])
        for inner in ("freeKeywords", "freeKeyword", "value", "text"):
            yield from ((word.plain, word.language or language) for word in texts(one, inner) if word.plain)
    if isinstance(holder.get(key), (str, list)) and not opened(holder, key):
        yield from ((word.plain, word.language) for word in texts(holder, key) if word.plain)


def _terms(holder: Tree, key: str) -> Iterator[Term]:
    """The terms of a member, each once: the oldest service says them anew for each language."""
    found: dict[str, Term] = {}
    for one in opened(holder, key):
        if "uri" not in one and key == "keywords":
            continue
        whole: Tree = {"term": dict(one)}
        if stated := term(whole, "term"):
            one.clear()
            earlier = found.get(stated.uri) if stated.uri else None
            words = (*earlier.words, *stated.words) if earlier else stated.words
            found[stated.uri or str(len(found))] = stated._replace(words=words)
    yield from found.values()


def _subject(one: Term, scheme: str, vocabulary: str | None, language: str | None) -> Subject:
    label = best(one.words, language) or one.last
    if scheme == "sdg" and (row := _goal(one)):
        return Subject(term=row["label"], scheme="sdg", code=row["goal"], iri=row["iri"])
    code = one.last if _CODE.fullmatch(one.last) else None
    return Subject(term=label, scheme=scheme, code=code, vocabulary=vocabulary)


def _goal(one: Term) -> Row | None:
    """The goal by its number in the words, else by its name at the end of the address."""
    numbered = next((found for said in one.words if (found := _GOAL.search(said.plain))), None)
    if numbered and (row := table("sdgs").get(str(int(numbered[1])))):
        return row
    name = _letters(one.last)
    for row in table("sdgs").values():
        if name and _letters(row["label"]).startswith(name):
            return row
    return None


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())
