"""From the properties of DataCite's schema, as its REST API names them, to a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.datacite.people import contributors, funding, publisher, unstated
from lodpub.readers.datacite.places import coverage
from lodpub.readers.datacite.publication import publication
from lodpub.readers.finished import marked
from lodpub.readers.keywords import apart
from lodpub.record import Date, Identifier, License, Link, Metric, Record, Remark, Subject, Translation
from lodpub.syntax.json_tree import Tree, drop, number, opened, raw, text, texts
from lodpub.values import dates, identifiers, pages
from lodpub.values.markup import clean

__all__ = ["to_record"]

_COUNTS = (("citationCount", "citations"), ("downloadCount", "downloads"), ("viewCount", "views"))
_SIZED = re.compile(r"(?:pp?\.? ?)?(\S+?\s*[-\u2013]\s*\S+?|\d{1,5})\s*(?:pages?|pp?\.?|Seiten|S\.)", re.IGNORECASE)


def to_record(tree: Tree) -> Record:
    """The record of a work; what is taken is no longer in `tree`."""
    titles = _Titles(tree)
    said = _descriptions(tree)
    kind, genres = _kind(tree)
    placed = publication(tree, kind, next(iter(said["seriesinformation"]), None))
    issued, others, remarks = _dates(tree)
    rights = list(_rights(tree))
    abstracts = said["abstract"]
    extent, count, sizes = _sizes(texts(tree, "sizes"))
    words, subjects = _subjects(tree)
    people = contributors(tree)
    people = (*people, *(one for one in dict.fromkeys(placed.contributors) if one not in people))
    placed = placed._replace(contributors=people, pages=placed.pages or extent)
    language = facts.language(stated) if (stated := text(tree, "language")) else None
    keywords, translated = apart(words, [language] if language else [])
    if stated and not language:
        tree["language"] = stated
    return Record(
        kind=kind,
        **titles.fields(),
        **placed._asdict(),
        abstract=abstracts[0].text if abstracts else None,
        translated_abstracts=tuple(abstracts[1:]),
        table_of_contents="\n\n".join(said["tableofcontents"]) or None,
        notes=tuple(said["other"]),
        languages=(language,) if language else (),
        number_of_pages=count,
        version=text(tree, "version"),
        issued=issued,
        dates=tuple(others),
        status="withdrawn" if any(date.kind == "withdrawn" for date in others) else None,
        publisher=publisher(tree),
        licenses=tuple(dict.fromkeys(one for one in rights if isinstance(one, License))),
        access=next((one for one in rights if isinstance(one, str)), None),
        keywords=keywords,
        translated_keywords=translated,
        subjects=(*genres, *subjects),
        metrics=tuple(_metrics(tree)),
        funding=funding(tree),
        identifiers=tuple(_identifiers(tree)),
        coverage=tuple(coverage(tree)),
        links=tuple(Link(url=url, rel="fulltext") for url in texts(tree, "contentUrl")),
        media_types=tuple(dict.fromkeys(texts(tree, "formats"))),
        sizes=tuple(sizes),
        url=text(tree, "url"),
        provenance=(*titles.provenance, *said["provenance"]),
        remarks=tuple(remarks),
    )


def _metrics(tree: Tree) -> Iterator[Metric]:
    for name, kind in _COUNTS:
        value = number(tree, name)
        if value or (value is not None and kind == "citations"):
            yield Metric(kind=kind, value=value, source="DataCite")


def _kind(tree: Tree) -> tuple[str, tuple[Subject, ...]]:
    """The kind of work, and the words for it that say something else."""
    for types in opened(tree, "types"):
        general, words = text(types, "resourceTypeGeneral") or "", text(types, "resourceType")
        cited = text(types, "citeproc") if general == "Text" else None
        known = inverse("work-types", "datacite").get(general.casefold())
        kind = facts.kind_in_words(words, general, "datacite") or facts.kind_in_words(cited)
        drop(types, "ris", "bibtex", "citeproc", "schemaOrg")
        if general and known is None:
            types["resourceTypeGeneral"] = general
        said = words and kind is None and words.casefold() != general.casefold()
        return kind or known or "other", (facts.genre(words),) if words and said else ()
    return "other", ()


class _Titles:
    """The title and its companions."""

    def __init__(self, tree: Tree) -> None:
        self.title: str | None = None
        self.subtitle: str | None = None
        self.others: list[str] = []
        self.translated: list[Translation] = []
        stated = None
        for one in opened(tree, "titles"):
            type = (text(one, "titleType") or "").casefold()
            language = facts.language(text(one, "lang"))
            whole = raw(one, "title")
            title = clean(whole) if whole else ""
            if not title or unstated(title):
                continue
            if type == "subtitle" and self.subtitle is None:
                self.subtitle = title
            elif type == "subtitle" and self.translated and self.translated[-1].language == language:
                self.translated[-1] = Translation(text=f"{self.translated[-1].text}: {title}", language=language)
            elif type == "translatedtitle" or (not type and self.title and language):
                self.translated.append(Translation(text=title, language=language))
            elif type or self.title:
                self.others.append(title)
            else:
                self.title, stated = title, whole
        if self.title is None and self.others:
            self.title = self.others.pop(0)
        if self.title and self.subtitle and self.subtitle.casefold() not in self.title.casefold():
            mark = "" if self.title.endswith((":", "?", "!", ".")) else ":"
            self.title = f"{self.title}{mark} {self.subtitle}"
        self.provenance = marked(title=stated)

    def fields(self) -> dict[str, Any]:
        """The titles as fields of a record."""
        return {
            "title": self.title,
            "subtitle": self.subtitle,
            "alternative_titles": tuple(self.others),
            "translated_titles": tuple(self.translated),
        }


def _descriptions(tree: Tree) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {
        "abstract": [],
        "seriesinformation": [],
        "tableofcontents": [],
        "other": [],
        "provenance": [],
    }
    for one in opened(tree, "descriptions"):
        type = (text(one, "descriptionType") or "Abstract").casefold()
        language = facts.language(text(one, "lang"))
        whole = raw(one, "description")
        words = clean(whole) if whole else ""
        if not words:
            continue
        if type == "abstract":
            if not found["abstract"]:
                found["provenance"] += marked(abstract=whole)
            found["abstract"].append(Translation(text=words, language=language))
        else:
            found[type if type in found else "other"].append(words)
    found["other"] += found["seriesinformation"][1:]
    return found


def _dates(tree: Tree) -> tuple[str | None, list[Date], list[Remark]]:
    """The date of publication, the others, and what is wrong: the exact date of issue goes before the year."""
    issued: str | None = None
    others: dict[Date, None] = {}
    year = text(tree, "publicationYear")
    for one in opened(tree, "dates"):
        type, value = (text(one, "dateType") or "").casefold(), text(one, "date")
        date = _date(value) if value else None
        known = inverse("date-kinds", "datacite").get(type)
        if value and (date is None or (type != "issued" and known is None)):
            one["date"] = f"{type} {value}"
        elif date and type == "issued":
            if issued is None or date.startswith(issued):
                issued = date
            elif not issued.startswith(date):
                one["date"] = f"issued {value}"
        elif date and known:
            others[Date(kind=known, value=date)] = None
    stated = dates.parse(year) if year else None
    if year and stated is None and not unstated(year) and year != "0000":  # which stands where there must be a year
        tree["publicationYear"] = year
    remarks = []
    if issued and stated and not issued.startswith(stated):
        remarks.append(
            Remark(message=f"the year of publication is {stated}, the date of issue {issued}", field="issued")
        )
    return issued or stated, list(others), remarks


def _date(value: str) -> str | None:
    return dates.parse(value) or (dates.parse(value.partition("/")[0]) if value.endswith("/") else None)


def _rights(tree: Tree) -> Iterator[License | str]:
    """Licences, and the words for access rights among them."""
    for one in opened(tree, "rightsList"):
        drop(one, "schemeUri", "rightsIdentifierScheme", "lang")
        words, url, name = text(one, "rights"), text(one, "rightsUri"), text(one, "rightsIdentifier")
        right = facts.access(url) or facts.access(words)
        if right:
            yield right
        elif found := facts.license(words or name, url) if url or words else facts.license(name):
            yield found


def _sizes(sizes: list[str]) -> tuple[str | None, int | None, list[str]]:
    """Sizes that are pages: a range of them, or their number."""
    extent, count, others = None, None, []
    for size in sizes:
        match = _SIZED.fullmatch(size)
        parsed = pages.parse(match[1]) if match else None
        if parsed and parsed[1] and extent is None:
            extent = f"{parsed[0]}-{parsed[1]}"
        elif match and match[1].isdigit() and count is None:
            count = int(match[1])
        else:
            others.append(size)
    return extent, count, others


def _subjects(tree: Tree) -> tuple[list[tuple[str, str | None]], tuple[Subject, ...]]:
    """The keywords with their languages, and the controlled terms."""
    keywords: list[tuple[str, str | None]] = [(word, None) for word in texts(tree, "subjects")]
    subjects: dict[Subject, None] = {}
    for one in opened(tree, "subjects"):
        drop(one, "schemeUri")
        language = text(one, "lang")
        term, scheme = text(one, "subject"), text(one, "subjectScheme")
        code, iri = text(one, "classificationCode"), text(one, "valueUri")
        if not term and not code:
            continue
        if scheme or code or iri:
            subjects[facts.subject((term or code or "").removeprefix("FOS: "), scheme, code, iri)] = None
        elif term and term.startswith("FOS: "):
            subjects.setdefault(facts.subject(term[5:], "FOS"), None)
        elif term:
            keywords.append((term, language))
    return keywords, tuple(subjects)


def _identifiers(tree: Tree) -> Iterator[Identifier]:
    found: dict[tuple[str, str], Identifier] = {}
    doi = text(tree, "doi")
    if doi:
        one = identifiers.parse("doi", doi)
        found[one.scheme, one.value.casefold()] = one
    for name, value, type in (
        ("identifiers", "identifier", "identifierType"),
        ("alternateIdentifiers", "alternateIdentifier", "alternateIdentifierType"),
    ):
        for each in opened(tree, name):
            scheme, stated = text(each, type), text(each, value)
            if stated and not unstated(stated):
                one = facts.identifier(scheme, stated)
                found.setdefault((one.scheme, one.value.casefold()), one)
    yield from found.values()
