"""Texts in several languages and the terms of Pure's classifications, in every shape that its services give them.

A text is a string, ``{"value": ..., "locale": ...}``, a list of these, ``{"text": [...]}`` or ``{"en_GB": ..., "da_DK": ...}``;
a term has an address that is the same in every language, such as
``/dk/atira/pure/researchoutput/roles/contributiontojournal/author``, and words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lodpub.readers import facts
from lodpub.syntax.json_tree import Tree
from lodpub.values import dates
from lodpub.values.markup import clean
from lodpub.values.patterns import pattern

__all__ = ["Term", "Text", "best", "date", "term", "texts"]

_LOCALE = pattern(r"[a-z]{2,3}_[A-Z]{2}(?:_\w{1,10})?|[a-z]{2}")
_MOST_NESTED = 6


class Text(NamedTuple):
    """A text as it stands, with markup, and its language (BCP 47) where it is stated."""

    raw: str
    language: str | None = None

    @property
    def plain(self) -> str:
        return clean(self.raw)


class Term(NamedTuple):
    """A term of a classification: the last steps of its address, and its words."""

    uri: str
    words: tuple[Text, ...]

    @property
    def last(self) -> str:
        """The last step of its address: ``author``."""
        return self.uri.rpartition("/")[2].casefold()

    def label(self) -> str | None:
        """Its words in English where there are any, else the first."""
        return best(self.words)


def texts(tree: Tree, key: str) -> list[Text]:
    """Takes the texts of a member, each with its language; what has another shape stays. Older services have its plural.

    >>> texts({"title": {"en_GB": "Ferns", "da_DK": "Bregner"}}, "title")
    [Text(raw='Ferns', language='en'), Text(raw='Bregner', language='da')]
    >>> texts({"name": {"formatted": False, "text": [{"locale": "sv_SE", "value": "Ormbunkar"}]}}, "name")
    [Text(raw='Ormbunkar', language='sv')]
    """
    key = _stated(tree, key)
    found = list(_texts(tree.get(key), None, 0))
    if found:
        del tree[key]
    return found


def _stated(tree: Tree, key: str) -> str:
    return key if key in tree or f"{key}s" not in tree else f"{key}s"


def best(found: list[Text] | tuple[Text, ...], language: str | None = None) -> str | None:
    """The plain text in a language, else in English, else the first."""
    for wanted in (language, "en"):
        for one in found:
            if wanted and one.language == wanted:
                return one.plain or None
    return (found[0].plain or None) if found else None


def term(tree: Tree, key: str) -> Term | None:
    """Takes a term; None where there is none.

    >>> term({"type": {"uri": "/dk/types/contributiontojournal/article", "term": {"en_GB": "Article"}}}, "type").last
    'article'
    """
    key = _stated(tree, key)
    value = tree.get(key)
    uris = [
        one["uri"] for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict) and "uri" in one
    ]
    words = list(_texts(value, None, 0))
    if not words and not uris:
        return None
    del tree[key]
    return Term(str(uris[0]) if uris else "", tuple(words))


def date(tree: Tree, key: str) -> str | None:
    """Takes a date, as exact as stated: ``{"year": 2021, "month": 8}``, or a text with or without a time of day.

    >>> date({"publicationDate": {"year": "2021", "month": 8}}, "publicationDate")
    '2021-08'
    >>> date({"awardDate": "2019-05-01T00:00:00.000+0200"}, "awardDate")
    '2019-05-01'
    """
    value = tree.get(key)
    if isinstance(value, dict) and "year" in value:
        parts = [str(value.get(name) or "").strip() for name in ("year", "month", "day")]
        numbers = [part for part in parts[: next((n for n, part in enumerate(parts) if not part), 3)] if part.isdigit()]
        printed = "-".join(number.zfill(4 if index == 0 else 2) for index, number in enumerate(numbers))
    elif isinstance(value, str):
        printed = value[:10] if "T" in value[10:11] else value
    else:
        return None
    found = dates.parse(printed)
    if found:
        del tree[key]
    return found


def _texts(value: Any, language: str | None, depth: int) -> Iterator[Text]:
    if isinstance(value, str):
        if value.strip():
            yield Text(value.strip(), language)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, language, depth + 1)
    elif isinstance(value, dict) and depth < _MOST_NESTED:
        locale = value.get("locale")
        language = facts.language(_first(locale)) if isinstance(locale, str) else language
        inner = next((value[key] for key in ("value", "text", "term") if key in value), None)
        if inner is not None:
            yield from _texts(inner, language, depth + 1)
        elif all(_LOCALE.fullmatch(key) and isinstance(text, str) for key, text in value.items()):
            for key, text in value.items():
                yield from _texts(text, facts.language(_first(key)), depth + 1)


def _first(locale: str) -> str:
    """The language of a locale: which English a portal's forms are in says nothing of the text."""
    return locale.replace("-", "_").partition("_")[0]
