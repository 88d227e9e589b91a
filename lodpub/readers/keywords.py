"""Keywords by their language: those of the work's own go without it, as its title does; others keep it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lodpub.readers import facts
from lodpub.record import Translation

__all__ = ["apart"]


def apart(
    words: Iterable[tuple[str, str | None]], languages: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Translation, ...]]:
    """The keywords, each a word and what the source says of its language, parted: own ones, and those in another language
    than the one that the work is stated to be in.

    >>> apart([("fern", "en"), ("samambaia", "pt"), ("moss", None)], ["en"])
    (('fern', 'moss'), (Translation(text='samambaia', language='pt'),))
    """
    own: dict[str, None] = {}
    others: dict[Translation, None] = {}
    for word, stated in words:
        language = facts.language(stated) if stated else None
        if language is None or list(languages) == [language]:
            own[word] = None
        else:
            others[Translation(text=word, language=language)] = None
    return tuple(own), tuple(others)
