"""A work from the front matter of a JATS article."""

from __future__ import annotations

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.extent import extent
from lodpub.readers.finished import marked
from lodpub.readers.jats.around import around, funding, permissions, terms
from lodpub.readers.jats.people import contributors
from lodpub.readers.jats.references import references
from lodpub.readers.jats.translations import translations
from lodpub.readers.statements import Statements
from lodpub.record import Record, Translation
from lodpub.syntax.element import Element
from lodpub.values import dates

__all__ = ["to_record"]

_HISTORY = {
    "received": "submitted",
    "accepted": "accepted",
    "rev-recd": "modified",
    "pub": "online",
    "preprint": "available",
}
_PRINT = ("ppub", "print", "collection", "nihms-submitted", "pmc-release", "ecorrected", "retracted", "epub-ppub")
_IDS = {"publisher-id": "publisher-id", "pmc": "pmcid", "pmcid": "pmcid", "manuscript": "mid"}
_DROPPED = (
    "counts",
    "custom-meta-group",
    "processing-meta",
    "author-notes",
    "notes",
    "floats-group",
    "glossary",
    "ack",
    "app-group",
    "fn-group",
    "bio",
)


def to_record(article: Element) -> Record | None:
    """The record; None where the article has neither title nor DOI."""
    type = article.get("article-type") or "research-article"
    language = article.get("lang")
    article.drop()
    front = article.one("front") or Element("front", article.line, {})
    said = Statements(inverse("work-types", "jats").get(type.casefold(), "article"))
    if type.casefold() not in inverse("work-types", "jats"):
        said.add("subjects", facts.genre(type.replace("-", " ")), article.line)
    if language:
        said.say("language", language, article.line, "xml:lang")
    for meta in front.all("journal-meta"):
        _journal(said, meta)
    for meta in front.all("article-meta"):
        _article(said, meta)
    translations(said, article)
    for part in article.all("body", "floats-group", "sub-article", "response"):
        part.taken().drop()
    for notes in front.all("notes", "glossary"):
        notes.drop().taken()
    for back in article.all("back"):
        references(said, back)
        for part in back.elements():
            part.drop().taken()
    return said.record() if said.first("title") or said.first("doi") else None


def _journal(said: Statements, meta: Element) -> None:
    for one in meta.all("journal-id"):
        one.drop().taken()
    for group in [meta, *meta.all("journal-title-group")]:
        for one in group.all("journal-title"):
            said.say("container", one.drop().raw() or "", one.line, "journal-title")
        for one in group.all("abbrev-journal-title"):
            said.say("container-short", one.drop().raw() or "", one.line, "abbrev-journal-title")
        for one in group.all("journal-subtitle"):
            said.say("container-subtitle", one.drop().raw() or "", one.line, "journal-subtitle")
    for one in meta.all("issn"):
        type = one.get("pub-type", "publication-format") or ""
        medium = (
            ":print" if type in ("ppub", "print") else ":electronic" if type in ("epub", "electronic", "online") else ""
        )
        one.drop()
        said.say(f"issn{medium}", one.text() or "", one.line, "issn")
    for one in meta.all("isbn"):
        said.say("isbn", one.drop().text() or "", one.line, "isbn")
    for one in meta.all("publisher"):
        for name, field in (("publisher-name", "publisher"), ("publisher-loc", "publisher-place")):
            for part in one.all(name):
                said.say(field, part.drop().text() or "", part.line, name)


def _article(said: Statements, meta: Element) -> None:
    for one in meta.all("article-id"):
        type = (one.get("pub-id-type") or "other").casefold()
        one.drop()
        if (value := one.text()) and type not in ("pmc-aid", "pmc-uid"):
            found = facts.identifier(_IDS.get(type, type), value)
            if found.scheme in ("doi", "pmid", "pmcid"):
                said.say(found.scheme, value, one.line, type)
            else:
                said.add("identifiers", found, one.line)
    _titles(said, meta)
    contributors(said, meta)
    _dates(said, meta)
    for name, field in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("edition", "edition"),
        ("volume-series", "series"),
        ("issue-title", ""),
    ):
        for one in meta.all(name):
            said.say(field, one.drop().text() or "", one.line, name)
    _pages(said, meta)
    _abstracts(said, meta)
    terms(said, meta)
    permissions(said, meta)
    funding(said, meta)
    around(said, meta)
    for one in meta.all(*_DROPPED):
        if one.name in ("counts",):
            for count in one.elements():
                number = count.get("count")
                count.drop()
                if count.name == "page-count" and number:
                    said.say("number_of_pages", number, count.line, "page-count")
        elif one.name != "author-notes":
            one.drop().taken()


def _titles(said: Statements, meta: Element) -> None:
    for group in meta.all("title-group"):
        for one in group.elements():
            language = facts.language(one.get("lang"))
            one.drop()
            for note in one.find("xref", "fn"):
                note.drop()
                note.content = []
            if one.name == "article-title":
                whole = one.raw() or ""
                said.say("title", whole, one.line, "article-title")
                for origin in marked(one.line, title=whole):
                    said.origin(origin)
            elif one.name == "subtitle":
                said.say("subtitle", one.raw() or "", one.line, "subtitle")
            elif one.name == "trans-title-group":
                parts = [part.drop().text() for part in one.elements()]
                words = ": ".join(part for part in parts if part)
                said.add("translated_titles", Translation(text=words, language=language), one.line)
            elif one.name == "trans-title":
                said.add("translated_titles", Translation(text=one.text() or "", language=language), one.line)
            elif one.name == "alt-title":
                said.say("short-title", one.raw() or "", one.line, "alt-title")
            else:
                one.taken()


def _dates(said: Statements, meta: Element) -> None:
    """The first date of publication in any medium; the others by their medium, and the history."""
    stated = []
    for one in meta.all("pub-date"):
        type = (one.get("pub-type", "date-type", "publication-format") or "").casefold()
        format = (one.get("publication-format") or "").casefold()
        one.drop()
        if value := _date(said, one):
            stated.append((format or type, value, one.line))
    public = [each for each in stated if each[0] not in ("collection", "pmc-release", "nihms-submitted")] or stated
    first = min(public, key=lambda each: f"{each[1]}-99-99"[:10]) if public else None
    if first:
        said.say("issued", first[1], first[2], "pub-date")
    for type, value, line in stated:
        if first and value != first[1]:
            kind = "print" if type in _PRINT[:2] else "online" if type in ("epub", "electronic", "online") else "other"
            said.say(f"date:{kind}", value, line, "pub-date")
    for one in [date for history in meta.all("history") for date in history.find("date")]:
        type = one.get("date-type") or ""
        one.drop()
        if value := _date(said, one):
            said.say(f"date:{_HISTORY.get(type, 'other')}", value, one.line, type)


def _date(said: Statements, one: Element) -> str | None:
    parts = [text for name in ("year", "month", "day") if (text := one.text(name))]
    season, words = one.text("season"), one.text("string-date")
    for inner in one.elements():
        inner.drop()
        if inner.name == "era":
            inner.taken()
    if season and parts:
        return dates.parse(f"{season} {parts[0]}") or parts[0]
    if found := dates.parse(" ".join(parts)) or (dates.parse(words) if words else None):
        return found
    if len(parts) > 1:  # a day that the calendar does not have
        said.unread(f"{one.name}: {'-'.join(parts)}", one.line)
    return parts[0] if parts else None


def _pages(said: Statements, meta: Element) -> None:
    first, last, whole = meta.text("fpage"), meta.text("lpage"), meta.text("page-range")
    for one in meta.all("fpage", "elocation-id"):
        one.drop()
    pages, number = extent(first, last)
    if pages or whole:
        said.say("pages", whole if whole and "," in whole else pages or whole or "", meta.line, "fpage")
    if number := meta.text("elocation-id") or number:
        said.say("article_number", number, meta.line, "elocation-id")


def _abstracts(said: Statements, meta: Element) -> None:
    for one in meta.all("abstract", "trans-abstract"):
        type, language = one.get("abstract-type"), facts.language(one.get("lang"))
        one.drop()
        whole = one.raw()
        if not whole:
            continue
        if one.name == "trans-abstract":
            said.add("translated_abstracts", Translation(text=one.text() or "", language=language), one.line)
        elif type in (None, "main") and not said.first("abstract"):
            said.say("abstract", whole, one.line, "abstract")
            for origin in marked(one.line, abstract=whole):
                said.origin(origin)
        elif type not in ("graphical", "toc"):
            said.say("note", whole, one.line, "abstract")
