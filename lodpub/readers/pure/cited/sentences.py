"""Citations in sentences, in the styles that portals print: APA, Harvard, Vancouver, Author and Standard.

The page's own title is what a sentence is hung on: people and year stand before it, or behind it (Standard), the rest says
where the work appeared. The words for volume, number, pages and "in" stand in ``vocab/tags/citation-words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lodpub.crosswalk import table
from lodpub.readers.statements import Statements, agent
from lodpub.record import Agent, Person, Record
from lodpub.values import dates, doi, names
from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["cited_in"]

_LONGEST = 5000
_DOI = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi: ?|\b(?=10\.\d{4,9}/))(\S+[^\s.,;])", re.IGNORECASE)
_ADDRESS = pattern(r"\s*(?:Available from:? ?)?https?://\S+")
_YEAR = pattern(r"\(?\b(1[5-9]\d\d|20\d\d)[a-z]?\b")
_LAST_PARENTHESES = pattern(r"\s*\(([^()]{1,60})\)[.,]?\s*$")
_ET_AL = pattern(r"[,;]?\s*(?:et al|m\.fl|u\. ?a|e\.a)\.?(?=\s|$|[,./])", re.IGNORECASE)
_INITIALS = pattern(r"(?:[^\W\d_]\.?[ -]?){1,5}(?:(?<=[. ])(?: ?[a-z]{1,5}){1,3})?")
_VANCOUVER = pattern(r"(.+?) ([A-Z\u00c0-\u00de]{1,4})")
_ISSUED = pattern(r"(1[5-9]\d\d|20\d\d)(?: ([^\W\d]{3,10}\.?)(?: (\d{1,2}))?)?")
_NUMBERS = pattern(r"(?<=[,\s])([\w./-]{1,12})\(([^()]{1,30})\)")
_RANGE = pattern(r"^[A-Za-z]{0,3}\d[\w.]*(?:[-\u2013]{1,2}[A-Za-z]{0,3}\d[\w.]*)?$")
_THESIS = pattern(r"\[[^\[\],]{3,60}, ([^\[\]]{3,200})\]\.?\s*")
_EDITORS = pattern(
    r"^.{0,300}?\((?:eds?|editors?|red|hrsg|hg|éds?|dir|coord|orgs?|toim|a cura di)s?\.?\),?\s*|^.{0,300}?, (?:editors?|redaktør(?:er)?),\s*|"
    r"^.{0,200}? (?:eds?|red|Hrsg)\. ?/ ?",
    re.IGNORECASE,
)
_PRESENTED = pattern(r"\b(?:Paper|Poster|Abstract|Session)(?: session)? (?:presented at|from) .*$")
_PARTS = pattern(r"(?:(?<=[^\W\d_]{2})|(?<=\d{4}))\.\s+|\.$")
_PARENTHESES = pattern(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")


def cited_in(text: str, title: str, kind: str | None, within: str | None = None) -> Record | None:
    """What a citation says of a work of this title and kind; None where the title is not in it, or nothing else is.
    `within` is the title of the work's journal as far as it is known, which may hold commas and numbers.

    >>> found = cited_in("Berg, J., & Ko, A. B. (2020). On hyphens. Small Words, 8(3), 20-31.", "On hyphens", "article")
    >>> [c.agent.name for c in found.contributors], found.container.title, found.volume, found.issue, found.pages
    (['J. Berg', 'A. B. Ko'], 'Small Words', '8', '3', '20-31')
    """
    place = _place(text, title) if len(text) <= _LONGEST else None
    if place is None:
        return None
    before, after = text[: place[0]].rstrip(" '\u2018\u201c\"/\u201e\u00ab"), text[place[1] :]
    after = re.sub(r"^[\s'\u2019\u201d\"\u00bb.,]+", "", after)
    said = Statements(kind or "article")
    if found := _DOI.search(after):
        said.say("doi", doi.find(found[1]) or found[1], 1)
    after = _ADDRESS.sub("", _DOI.sub("", after)).strip()
    if after.startswith("/"):  # Standard: the people stand behind the title
        before, after = _behind(after[1:])
    else:
        before = _without_date(said, before)
    for who in _people(before):
        said.contribute("author", who, 1)
    _source(said, after, kind, within)
    return said.record() if said.first("issued") or said.first("container") or before else None


def _place(text: str, title: str) -> tuple[int, int] | None:
    """Where the title stands, whatever its spaces and quotation marks."""
    words = re.findall(r"\w+", title)
    if not words:
        return None
    match = re.search(r"[\W_]{1,6}".join(map(re.escape, words[:60])), text, re.IGNORECASE)
    if match is None:
        return None
    rest = re.match(r"[?!)\u201d\u2019\"]*", text[match.end() :]) if title[-1:] in '?!)\u201d\u2019"' else None
    return match.start(), match.end() + (rest.end() if rest else 0)


def _without_date(said: Statements, text: str) -> str:
    """The people in front of a title, without the date, status and roles behind them in parentheses."""
    while match := _LAST_PARENTHESES.search(text):
        year = _YEAR.search(match[1])
        if year:
            rest = match[1].replace(year[1], "").strip(" ,/")
            stated = dates.parse(f"{year[1]} {rest}") or dates.parse(match[1]) or year[1]
            said.say("issued", stated, 1)
        text = text[: match.start()]
    if match := re.search(r"[\s,](1[5-9]\d\d|20\d\d)[a-z]?,?$", text):
        said.say("issued", match[1], 1)
        text = text[: match.start()]
    return text


def _behind(text: str) -> tuple[str, str]:
    """The people of the Standard style and what follows them: a full stop and a word for "in", or a new sentence."""
    match = re.search(rf"(?<=[^\W\d_.]{{2}})\.\s+|\.\s+(?=(?:{_words('in')})\b:?)|\.$", text)
    if match is None:
        return text, ""
    return text[: match.start()], text[match.end() :]


def _people(text: str) -> Iterator[Agent]:
    """The names of a list, whichever style writes it; none where the list is cut short."""
    text = text.strip().rstrip("/").strip()
    if not text or _ET_AL.search(text):
        return
    text = re.sub(
        r"\s+,", ",", re.sub(r"\s*,?\s+(?:&|and|og|und|en|et|och|ja|(?<=[.,] )[ye])\s+(?=\S)", " & ", text)
    ).rstrip(" ;")
    if ";" in text:
        parts = [part for part in re.split(r"\s*;\s*", text.replace(" & ", " ; ")) if part]
        yield from (agent(part.rstrip(".") if not re.search(r"\b\w\.$", part) else part) for part in parts)
    elif re.search(r", (?:[^\W\d_]\.|[A-Z]{1,4}(?:,| &|$))", text):
        yield from _inverted([part.strip() for part in re.split(r",\s*|\s*& ", text) if part.strip()])
    else:
        for part in re.split(r",\s*|\s*& ", text.rstrip(".")):
            if match := _VANCOUVER.fullmatch(part.strip()):
                yield names.from_parts(family=match[1], given=match[2])


def _inverted(parts: list[str]) -> Iterator[Agent]:
    """``Family, I. I., Other, J.``: initials belong to the name before them."""
    index = 0
    while index < len(parts):
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if _INITIALS.fullmatch(following) and following[0].isupper() and ("." in following or following.isupper()):
            yield names.from_parts(family=parts[index], given=following)
            index += 2
        else:
            who = agent(parts[index])
            if not isinstance(who, Person):
                yield who
            index += 1


def _source(said: Statements, text: str, kind: str | None, within: str | None) -> None:
    """Journal or book, volume, issue, pages, series and publisher in what follows the title."""
    inside = re.match(rf"(?:{_words('in')})\b[:.]?\s+", text)
    text = text[inside.end() :] if inside else text
    if within and text.casefold().startswith(f"{within.casefold()}"):
        said.say("container", within, 1)
        text = f"-{text[len(within) :]}"
    for match in list(_PARENTHESES.finditer(text)):
        if kind != "patent" and _parenthesis(said, match[1]):
            text = text.replace(match[0], "", 1)
    text = re.sub(r"(?:\s*\.){2,}", ".", text)
    if thesis := _THESIS.match(text):
        said.say("institution", thesis[1].strip(), 1)
        text = text[thesis.end() :]
    row = table("work-types").get(kind or "article")
    group = row["zotero"].partition("|")[0] if row else ""
    if kind is None and said.first("pages"):  # no journal's pages stand in parentheses
        group = "bookSection"
    if kind in _ONLY_SPOKEN and not inside and not re.search(r", \d", text):
        return
    if group in _PERIODICALS:
        _journal(said, text.strip(" ."))
    else:
        _book(said, text.strip(), group in _PARTS_OF_BOOKS)


_ONLY_SPOKEN = frozenset(("conference-paper", "conference-poster", "conference-abstract"))
"""Kinds of which a sentence names the event where they were held, and no book."""
_PERIODICALS = frozenset(("journalArticle", "magazineArticle", "newspaperArticle"))
_PARTS_OF_BOOKS = frozenset(("bookSection", "conferencePaper", "encyclopediaArticle", "dictionaryEntry"))


def _parenthesis(said: Statements, text: str) -> bool:
    """``(Vol. 1, pp. 5-9)``, ``(Series; Vol. 2)``, ``(2nd ed.)``: True where it was one of these."""
    pages = re.search(rf"(?:^|, ?)(?:{_words('pages')}) ?(\S+)$", text)
    volume = re.search(rf"(?:^|[,;] ?)(?:{_words('volume')}) ?([^,;]+)", text)
    if (";" in text and volume) or (not pages and not volume and text[:1].isupper() and len(text.split()) > 2):
        said.say("series", text.partition(";")[0].strip(), 1)
        if volume:
            said.say("series-number", volume[1].strip(), 1)
        return True
    if pages:
        said.say("pages", pages[1], 1)
    if volume:
        said.say("volume", volume[1].strip(), 1)
    edition = re.fullmatch(r"(\d+)(?:st|nd|rd|th|\.)? (?:ed|udg|Aufl|druk|uppl)\.?", text)
    if edition:
        said.say("edition", edition[1], 1)
    return bool(pages or volume or edition)


def _book(said: Statements, text: str, part: bool) -> None:
    """``Host. Publisher.`` with pages and year where a style puts them behind."""
    text = _labelled(said, _PRESENTED.sub("", text))
    pieces = [piece.strip(" .,;") for piece in _PARTS.split(text) if piece.strip(" .,;")]
    if part and pieces and not _YEAR.fullmatch(pieces[0]):
        said.say("container", _EDITORS.sub("", pieces.pop(0)), 1)
    years = [year[1] for piece in pieces[-2:] if (year := _YEAR.search(piece))]
    if years:
        said.say("issued", years[-1], 1)
    bodies = [re.sub(r",?\s*\b(?:1[5-9]\d\d|20\d\d)\b.*$", "", piece).strip(" ,.;") for piece in pieces]
    bodies = [body for body in bodies if body and "/" not in body and not any(map(str.isdigit, body))]
    if bodies:
        place, colon, name = bodies[-1].rpartition(": ")
        said.say("publisher", name, 1)
        said.say("publisher-place", place if colon else "", 1)


def _labelled(said: Statements, text: str) -> str:
    """The text without the parts that have a label: volume, number, pages."""
    for field in ("volume", "issue", "pages"):
        stated = re.compile(rf"[,;.:]?\s*\b(?:{_words(field)})(?:(?<=\W)|(?![^\W\d_]))\s?([\w./()\u2013-]*[\w)])")
        if match := stated.search(text):
            said.say(field, match[1], 1)
            text = text[: match.start()] + text[match.end() :]
    return text


def _journal(said: Statements, text: str) -> None:
    """``Journal, 68(6), 729-737``, ``Journal. 2023 Jul;68(6):729-37``, ``Journal, vol. 68, no. 6, pp. 729-737``."""
    vancouver = re.match(rf"(.+?)\. ({_ISSUED.pattern})\s?;?\s?(.*)$", text)
    if vancouver and re.match(r"\s*$|[\w./-]+(?:\([^()]*\))?(?::|$)", vancouver[6] or ""):
        said.say("container", vancouver[1], 1)
        stated = " ".join(filter(None, vancouver.groups()[2:5]))
        said.say("issued", dates.parse(stated) or vancouver[3], 1)
        numbers, _, pages = (vancouver[6] or "").partition(":")
        _volume(said, numbers)
        _locator(said, pages.partition(". ")[0].strip(" ."))
        return
    text = _labelled(said, text)
    pieces = [piece.strip(" .;:") for piece in re.split(r",\s+|\.\s+(?=\d{4}\b)|\s;", text)]
    said.say("container", pieces[0], 1)
    for piece in pieces[1:]:
        if said.first("volume") is None and (_NUMBERS.fullmatch(f" {piece}", 1) or piece.isdigit()):
            _volume(said, piece)
        elif re.fullmatch(r"(?:\d{2}\.){0,2}\d{4}", piece):
            said.say("issued", "-".join(reversed(piece.split("."))), 1)
        else:
            for part in piece.split(". "):
                _locator(said, part.strip(" ."))


def _volume(said: Statements, text: str) -> None:
    match = re.fullmatch(r"([^()]+?)?\s?(?:\(([^()]+)\))?", text.strip(" ."))
    if match:
        said.say("volume", (match[1] or "").strip(), 1)
        said.say("issue", (match[2] or "").strip(), 1)


def _locator(said: Statements, text: str) -> None:
    number = re.fullmatch(rf"(?:{_words('article')}) ?(\S+)", text)
    if number:
        said.say("article_number", number[1], 1)
    elif _RANGE.match(text):
        range = re.search(r"[-\u2013]", text) or (text.isdigit() and len(text) < 5)
        said.say("pages" if range else "article_number", text, 1)


@cache
def _words(meaning: str) -> str:
    """The words for a part of a citation, as alternatives of a pattern; the longest first."""
    words = [word for key, cell in rows("tags/citation-words") if key == meaning for word in cell.split("|")]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
