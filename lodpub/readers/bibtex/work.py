"""A work from the fields of a BibTeX entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from lodpub.crosswalk import inverse, table
from lodpub.licenses import license_row
from lodpub.readers import facts
from lodpub.readers.bibtex.people import contribute
from lodpub.readers.book_numbers import book_numbers
from lodpub.readers.facts import license, subject
from lodpub.readers.placed import container_kind
from lodpub.readers.statements import Statements
from lodpub.record import Copyright, Link, Record
from lodpub.syntax.bibtex import Entry, Field
from lodpub.values import dates, doi, identifiers
from lodpub.values.latex import to_text
from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["to_record"]

_ROLES = frozenset(("author", "editor", "translator", "supervisor"))
_IN_NOTES = frozenset(("doi", "pmid", "pmcid", "arxiv", "handle"))
_MSC = pattern(r"\d\d(?:[A-Z-]\d\d|[A-Z]?xx|-XX)?")
_VERBATIM = frozenset(("doi", "url", "pmid", "pmcid", "handle", "urn-nbn", "isbn", "issn", "issn:electronic"))
_ESCAPED = re.compile(r"\\~(?:\{\})?|\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s)?|\\([_%&#$~{}])|[{}]")
_KEYWORDS = re.compile(r"\s*[;\n]\s*|\s*,\s+|,(?=\S)")
_PURE_NOTE = re.compile(r"(?:;\s*|^)([^;]+?)\s*;\s*Conference date:\s*(\S+)(?:\s+Through\s+(\S+))?\s*$")
_DAY_FIRST = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
_ARXIV = re.compile(r"\barXiv:((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)\b")
_SPECIAL_TITLES = {"newspaper": "newspaper-article", "magazine": "magazine-article"}


def to_record(entry: Entry) -> Record:
    """The record of one entry, its crossrefs resolved; what has no place on it stays unread."""
    fields = {field.name: field for field in reversed(entry.fields)}
    said = Statements(_kind(entry, fields))
    if not _known(entry.type):
        said.unread(f"@{entry.type}", entry.line)
        said.remark(f"{entry.type!r} is no type of BibTeX or BibLaTeX", "kind", entry.line)
    for line, fault in entry.faults:
        said.remark(fault, None, line)
    _dates(said, fields)
    _eprint(said, fields)
    meanings = _meanings(entry.type)
    for field in entry.fields:
        meaning = meanings.get(field.name, "")
        if field.name == "journal" and "fjournal" in fields:
            meaning = "container-short"
        if meaning == "organization" and "publisher" not in fields and entry.type != "patent":
            meaning = "publisher"
        elif field.name == "location" and "address" in fields:
            meaning = "event-place"
        if field.name in _TAKEN or not field.value.strip() or _repeats_title(field, fields, said.kind):
            continue
        if meaning in _ROLES:
            contribute(said, _role(field, fields, meaning), field)
        elif not _say_more(said, meaning, field):
            said.say(meaning, to_text(field.value), field.line, field.name)
    return said.record()


_TAKEN = frozenset(
    (
        "year",
        "month",
        "day",
        "date",
        "eprint",
        "eprinttype",
        "archiveprefix",
        "primaryclass",
        "eprintclass",
        "editortype",
    )
)
"""Fields that are read together with others."""


def _say_more(said: Statements, meaning: str, field: Field) -> bool:
    """Says what a field says that is more than a text; False where it is no more."""
    line, name = field.line, field.name
    if meaning in _VERBATIM:
        _numbers(said, meaning, field)
    elif meaning == "keywords":
        for word in _KEYWORDS.split(to_text(field.value)):
            said.say("keyword", word, line, name)
    elif meaning == "msc":
        for code in _MSC.findall(field.value):
            said.add("subjects", facts.subject(code, "MSC", code), line)
    elif meaning == "note":
        _note(said, field)
    elif meaning in ("genre", "qualification"):
        text = to_text(field.value)
        if inverse("work-types", "label").get(text.casefold()) != said.kind and not _known(text.casefold()):
            said.say("qualification" if meaning == "qualification" else "", text, line, name)
    elif meaning == "language":
        for part in re.split(r"\s*,\s*|\s+and\s+", to_text(field.value)):
            said.say("language", _babel().get(part.casefold(), part), line, name)
    elif meaning == "howpublished":
        address = re.search(r"https?://[^\s{}]+", field.value)
        said.say("url" if address else "note", address[0] if address else to_text(field.value), line, name)
    elif meaning == "status":
        status = _status(to_text(field.value))
        said.put("status", status, line, field.value) if status else said.say("", field.value, line, name)
    elif meaning == "container" and (number := _ARXIV.search(field.value)):  # as Google Scholar writes it
        said.say("arxiv", number[1], line, name)
        said.say(meaning, to_text(field.value), line, name)
    elif meaning == "rights":
        _rights(said, to_text(field.value), line)
    elif name == "file" or (meaning == "" and name.startswith(("bdsk-url", "url-"))):
        address = re.search(r"https?://[^\s;{}]+", field.value)
        if address:
            said.add("links", Link(url=address[0]), line)
        else:
            said.say("", field.value, line, name)
    else:
        return name == "entrysubtype" and field.value.strip().casefold() in _SPECIAL_TITLES
    return True


def _repeats_title(field: Field, fields: Mapping[str, Field], kind: str) -> bool:
    """Whether this is the booktitle that proceedings say beside their title, for entries that take it over."""
    repeated = field.name == "booktitle" and "title" in fields and field.value == fields["title"].value
    return repeated and container_kind(kind) is None


def _numbers(said: Statements, meaning: str, field: Field) -> None:
    text = _verbatim(field.value)
    if meaning == "url":
        for part in re.split(r"\s+(?=https?://)", text):
            said.say("url", part, field.line, field.name)
    elif meaning in ("isbn", "issn", "issn:electronic"):
        for scheme, number in book_numbers(text):
            said.say(meaning if scheme == meaning[:4] else scheme, number, field.line, field.name)
    elif meaning == "doi" and doi.parse(text) is None and (found := doi.find(text)):
        said.say("doi", found, field.line, field.name)
    else:
        said.say(meaning, text, field.line, field.name)


def _verbatim(value: str) -> str:
    """An address or a number as it is meant: without braces and LaTeX's backslashes.

    >>> _verbatim(r"http://x.org/\\~{}me/a\\_b"), _verbatim(r"{10.1000/a\\_b}")
    ('http://x.org/~me/a_b', '10.1000/a_b')
    """
    return " ".join(_ESCAPED.sub(lambda m: m[1] or ("" if m[0] in "{}" else "~"), value).split())


def _note(said: Statements, field: Field) -> None:
    """A note; that of a portal holds the copyright, the meeting and its days one after another."""
    text = " ".join(to_text(field.value).split())
    if match := _PURE_NOTE.search(text):
        said.say("event", match[1], field.line, field.name)
        days = [_DAY_FIRST.sub(r"\3-\2-\1", day) for day in match.groups()[1:] if day]
        said.say("event-date", "/".join(days), field.line, field.name)
        text = text[: match.start()].strip(" ;")
    if (found := identifiers.recognize(text)) is not None and found.valid and found.scheme in _IN_NOTES:
        said.say(found.scheme, found.value, field.line, field.name)
    elif text:
        said.say("note", text, field.line, field.name)


def _rights(said: Statements, text: str, line: int) -> None:
    """A licence by its canonical address; any other words are a notice of copyright."""
    address = text if text.startswith(("http://", "https://")) else None
    found = license(None if address else text, address)
    if found and (found.url or license_row(text)):
        said.add("licenses", found, line, text)
    else:
        said.put("copyright", Copyright(notice=text), line)


def _dates(said: Statements, fields: Mapping[str, Field]) -> None:
    """The date of publication of ``date``, or of ``year`` with what ``month`` and ``day`` add to it."""
    if whole := fields.get("date"):
        said.say("issued", _verbatim(whole.value), whole.line, "date")
    year = fields.get("year")
    if year is None:
        for name in ("month", "day"):
            if not whole and name in fields:
                said.say("", to_text(fields[name].value), fields[name].line, name)
        return
    text = to_text(year.value).strip().strip("[]()?.")
    if status := _status(text):
        said.put("status", status, year.line, year.value)
        return
    parts = [re.sub(r"[~.,]+", " ", to_text(fields[name].value)) for name in ("month", "day") if name in fields]
    for count in range(len(parts), -1, -1):
        stated = " ".join([text, *parts[:count]])
        if dates.parse(stated) is None and count == 1:
            stated = " ".join([text, *reversed(parts[0].split())])  # the day in the month's field: "3 April"
        if dates.parse(stated) or count == 0:
            said.say("issued", stated, year.line, "year")
            for name in [n for n in ("month", "day") if n in fields][count:]:
                said.say("", to_text(fields[name].value), fields[name].line, name)
            return


def _status(words: str) -> str | None:
    """The state of publication that BibLaTeX or an author's ``year = {in press}`` names, None for any other words."""
    found: str | None = _states().get(words.casefold().replace(" ", "").replace("-", ""))
    return found


def _eprint(said: Statements, fields: Mapping[str, Field]) -> None:
    number = fields.get("eprint")
    if number is None:
        return
    kind = next((fields[name] for name in ("eprinttype", "archiveprefix") if name in fields), None)
    scheme = kind.value.strip("{} ").casefold() if kind else ""
    value = _verbatim(number.value)
    scheme = {"pubmed": "pmid", "hdl": "handle", "pmc": "pmcid", "": "arxiv"}.get(scheme, scheme)
    area = next((fields[name] for name in ("primaryclass", "eprintclass") if name in fields), None)
    if area and scheme == "arxiv":
        said.add("subjects", subject(to_text(area.value), "arXiv", to_text(area.value)), area.line)
    elif area:
        said.say("", area.value, area.line, area.name)
    if scheme in ("arxiv", "pmid", "handle", "pmcid") and (kind or identifiers.parse(scheme, value).valid):
        said.say(scheme, value, number.line, "eprint")
    else:
        said.say("url" if value.startswith("http") else "", value, number.line, "eprint")
        if kind:
            said.say("", kind.value, kind.line, kind.name)


def _role(field: Field, fields: Mapping[str, Field], role: str) -> str:
    if role == "editor" and "editortype" in fields:
        word = fields["editortype"].value.strip().casefold()
        return {"organizer": "contributor", "director": "contributor", "translator": "translator"}.get(word, "editor")
    return role


def _kind(entry: Entry, fields: Mapping[str, Field]) -> str:
    """The kind of work that the type says, made exact by ``type``, ``entrysubtype`` and an arXiv number."""
    kind = _known(entry.type) or "other"
    words = to_text(fields["type"].value) if "type" in fields else ""
    if kind == "thesis":
        return _known(words.casefold()) or facts.thesis_kind(words) or kind
    if kind == "report" and words:
        special = inverse("work-types", "label").get(words.casefold())
        return special if special and "techreport" in table("work-types")[special]["bibtex"] else kind
    if kind == "other" and words:
        special = inverse("work-types", "label").get(words.casefold())
        return special if special and table("work-types")[special]["bibtex"] == "misc" else kind
    if kind == "article" and "entrysubtype" in fields:
        return _SPECIAL_TITLES.get(fields["entrysubtype"].value.strip().casefold(), kind)
    if kind in ("other", "web-page", "unpublished"):
        archive = next((fields[n].value for n in ("archiveprefix", "eprinttype") if n in fields), "")
        if archive.strip("{} ").casefold() in ("arxiv", "biorxiv", "medrxiv", "chemrxiv") and "eprint" in fields:
            return "preprint"
    return kind


def _known(type: str) -> str | None:
    own = {row[0]: row[1] for row in rows("tags/bibtex-types")}
    return own.get(type) or inverse("work-types", "biblatex").get(type) or inverse("work-types", "bibtex").get(type)


@cache
def _states() -> Mapping[str, str]:
    return {word: str(status) for status, words in rows("tags/bibtex-states") for word in words.split("|")}


@cache
def _babel() -> Mapping[str, str]:
    return {name: str(tag) for tag, names in rows("tags/babel") for name in names.split("|")}


@lru_cache(maxsize=4096)
def _meanings(type: str) -> Mapping[str, str]:
    """What each field means in entries of a type."""
    found: dict[str, str] = {}
    for field, types, meaning in rows("tags/bibtex"):
        if not types or type in types.split("|"):
            found.setdefault(field, meaning)
    return found
