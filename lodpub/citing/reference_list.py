"""A list of references: records in a style."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from lodpub.citing.processor import bibliography
from lodpub.citing.styles import find_style
from lodpub.crosswalk import kind_of_work
from lodpub.errors import UsageError
from lodpub.record import Record
from lodpub.values import languages
from lodpub.values.tables import rows
from lodpub.writers.csl import item
from lodpub.writers.keys import Keys

__all__ = ["cite"]

_NOT_PRINTED = ("abstract", "keyword", "note")


def cite(
    records: Record | Iterable[Record], style: str = "apa", *, locale: str | None = None, output: str = "text"
) -> str:
    """The records as a list of references in a style, one a paragraph, in the order that the style asks for.

    `style` is a name (``apa``, ``nature``) or a file of CSL; `locale` the language of the words between (``de-DE``), that of
    the style when left out; `output` is ``text`` or ``html``. Raises `UsageError` for a style or a language that there is
    not, and where the extra ``lodpub[cite]`` is not installed.

    >>> from lodpub.record import Contributor, Person
    >>> berg = Contributor(agent=Person(name="Jan Berg", family="Berg", given="Jan"))
    >>> print(cite(Record(kind="book", title="On hyphens", issued="2021", contributors=(berg,))))
    Berg, J. (2021). On hyphens.
    """
    if locale is not None and languages.parse(locale) is None:
        raise UsageError(f"{locale!r} is no language, expected a tag such as de-DE")
    chosen, keys = find_style(style), Keys()
    several = [records] if isinstance(records, Record) else records
    items = [_printed(record, keys.key(record), chosen.path.stem) for record in several]
    if not items:
        return ""
    text = bibliography(items, chosen, locale=locale, output=output)
    once = [_without_pages_twice(one, text) for one in items]
    if once != items:
        text = bibliography(once, chosen, locale=locale, output=output)
    return text.strip("\n")


def _printed(record: Record, key: str, style: str) -> dict[str, Any]:
    """The item that is cited: software as itself, whatever importers of files understand, and a thesis whose degree says
    no more than its kind in the words of the style's guide (``vocab/styles/genres.csv``)."""
    found = item(record, key)
    words = kind_of_work(record.kind)["csl"].split("|")
    if "software" in words:
        found["type"] = "software"
        found.pop("genre", None)
    of_kind = _genres().get((style, record.kind))
    if of_kind and (record.qualification or "").casefold() in ("", *_genres().get(("", record.kind), "").split("|")):
        found["genre"] = of_kind
    return {name: value for name, value in found.items() if name not in _NOT_PRINTED}


@cache
def _genres() -> dict[tuple[str, str], str]:
    """The words of a style for a kind; those of no style are degrees that say no more than the kind, case folded."""
    return {(style, kind): words if style else words.casefold() for style, kind, words in rows("styles/genres")}


def _without_pages_twice(item: dict[str, Any], text: str) -> dict[str, Any]:
    """An article number stands for the pages in styles that know no other place; those that print it as what it is, and
    then as a page, get it once."""
    number = item.get("number")
    if not isinstance(number, str) or item.get("page") != number:
        return item
    twice = any(
        paragraph.count(number) - str(item.get("DOI", "")).count(number) > 1 for paragraph in text.split("\n\n")
    )
    return {name: value for name, value in item.items() if name != "page"} if twice else item
