"""A work from the fields of a MARC 21 record; ``vocab/tags/marc.csv`` says what the plain subfields mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.finished import finished
from lodpub.readers.marc.fields import Entry, Field
from lodpub.readers.marc.linked import host, linked
from lodpub.readers.marc.people import people
from lodpub.readers.marc.terms import terms
from lodpub.readers.marc.unimarc import as_marc21, is_unimarc
from lodpub.readers.statements import Statements
from lodpub.record import Link, Record, Unread
from lodpub.values import dates, identifiers
from lodpub.values.tables import rows

__all__ = ["records"]

_PUNCTUATION = re.compile(r"\s*[/:;,=]+$")
_PAGES = re.compile(r"(\d+)\s*(?:p\b|S\.|Seiten|pages|páginas|leaves)", re.IGNORECASE)
_FULL_TEXT = re.compile(r"full\s?-?text|voll\s?-?text|texte int[ée]gral|texto completo", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_NOBODY = re.compile(
    r"\[?(?:s\.\s?[nl]\.?|sine nomine|(?:publisher|place of publication) not identified)\]?", re.IGNORECASE
)
_UNIVERSITY = re.compile(r"univ|h[o\u00f8\u00f6]gskol|hochschule|[e\u00e9]cole|institut|college", re.IGNORECASE)
_OWN_STOP = re.compile(r"(?:\.\.|\b\w)\.$|\b(?:etc|Inc|Co|Ltd)\.$")
_HOLDINGS = re.compile(r"9\d\d|0[034]0|03[0-35-9]|85[0-57-9]|88\d|005|33[678]|689")
_DEGREE = re.compile(
    r"(?P<type>[^(]*)(?:\((?P<degree>[^)]+)\))?\s*(?:--|\u2014|,|:)\s*(?P<body>.+?),\s*(?P<year>\d{4}).*"
)


def records(entry: Entry, source: str) -> Iterator[Record | ReadError]:
    """The record of an entry, or the error that it has no title."""
    if is_unimarc(entry):
        entry = as_marc21(entry)
    if not any(field.has("a") for field in entry.of("245", "240", "130")):
        yield ReadError(
            source, entry.line, found="a MARC record without title", expected="field 245 with its subfield a"
        )
        return
    said = Statements(_kind(entry))
    people(said, entry)  # first, for the statement of responsibility beside the title
    _title(said, entry)
    _imprint(said, entry)
    for field in entry.of("773"):
        host(said, field)
    _plain(said, entry)
    _codes(said, entry)
    terms(said, entry)
    linked(said, entry)
    left = [
        Unread(line=field.line, text=text)
        for field in entry.fields
        if not _HOLDINGS.fullmatch(field.tag)
        for text in field.left()
        if text[4] not in "0123456789w"
    ]
    yield finished(said.record(), left, entry.line)


def _kind(entry: Entry) -> str:
    """From the leader's type and level, the form in field 008, a thesis note, and the words for the form."""
    leader = entry.leader.ljust(24)
    type, level = leader[6], leader[7]
    if entry.of("502") and not _published(entry):
        note = " ".join(text for field in entry.of("502") for text in (field.peek("a"), field.peek("b")) if text)
        return facts.kind_in_words(f"thesis {note}") or "thesis"
    for field in entry.of("336", "655", "980"):
        words = facts.kind_in_words(field.peek("a"))
        if words in ("dataset", "software", "article", "preprint") and type not in "at":
            return words
    fixed = entry.controls.get("008", "").ljust(40)
    if type == "g" and fixed[33] in "sft":
        return "image"  # slides, filmstrips and transparencies are projected too
    if kind := inverse("work-types", "marc").get(type):
        return kind
    if type == "m" and (kind := inverse("work-types", "marc_file").get(fixed[26])):
        return kind
    if level in "ab" or (entry.of("773") and level not in "s"):
        serial = level == "b" or any(field.has("x") for field in entry.of("773"))
        return "article" if serial or not any(field.has("z") for field in entry.of("773")) else "chapter"
    if level == "s":
        return "newspaper" if fixed[21] == "n" else "journal"
    if level == "i":
        return "web-site"
    return "proceedings" if fixed[29] == "1" and type == "a" else "book"


def _published(entry: Entry) -> bool:
    """Whether a publisher brought a thesis out as a book: it has an ISBN, and who published it is no university."""
    bodies = [body for field in entry.of("260", "264") if (body := field.peek("b"))]
    numbered = any(field.has("a") for field in entry.of("020"))
    return numbered and bool(bodies) and not any(map(_UNIVERSITY.search, bodies))


def trimmed(text: str) -> str:
    """A text without the punctuation that ISBD puts between areas."""
    return _PUNCTUATION.sub("", text.strip())


def _unstopped(text: str) -> str:
    """A text without the full stop that ends an area; that of an initial, and three of them, are the text's own."""
    return text[:-1] if text.endswith(".") and not _OWN_STOP.search(text) else text


def _unbracketed(text: str) -> str:
    """A text without the brackets of what a cataloguer supplied."""
    return text[1:-1] if text[:1] + text[-1:] == "[]" else text


def _title(said: Statements, entry: Entry) -> None:
    for field in entry.of("245"):
        field.takes("h")
        codes = field.codes()
        main = _unstopped("".join(trimmed(part) for part in field.takes("a")[:1]))
        rest = "".join(_unstopped(trimmed(part)) for part in field.takes("b")[:1])
        number, name = (". ".join(_unstopped(trimmed(part)) for part in field.takes(code)) for code in "np")
        section = ": ".join(filter(None, (number, name)))
        if section and rest and codes.index("b") < codes.index("n" if number else "p"):
            main, rest = f"{main}: {rest}", ""
        said.say("title", f"{main.rstrip('.')}. {section}" if section else main, field.line, "245$a")
        if rest:
            said.say("subtitle", rest, field.line, "245$b")


def _imprint(said: Statements, entry: Entry) -> None:
    """Place, publisher and date: of publication first, else of distribution or production; copyright years apart."""
    fields = entry.of("260", "264")
    fields.sort(key=lambda one: {"1": 0, "2": 1, "0": 2, "3": 3, "4": 9}.get(one.second, 0) if one.tag == "264" else 0)
    thesis = said.kind.endswith("thesis")
    for field in fields:
        year = field.take("c")
        if field.tag == "264" and field.second == "4":
            if year and (match := _YEAR.search(year)):
                said.say("date:copyrighted", match[1], field.line, "264$c")
            continue
        for place in field.takes("a")[:1]:
            said.say("publisher-place", trimmed(place).strip("[]"), field.line, f"{field.tag}$a")
        for body in field.takes("b")[:1]:
            known = not _NOBODY.fullmatch(trimmed(body))
            meaning = "institution" if thesis else "publisher"
            said.say(meaning if known else "", _unbracketed(trimmed(body)), field.line, f"{field.tag}$b")
        if year:
            _date(said, year, field)
    fixed = entry.controls.get("008", "")
    if not said.first("issued") and fixed[7:11].isdigit():
        said.say("issued", fixed[7:11], entry.line, "008")


def _date(said: Statements, text: str, field: Field) -> None:
    bare = text.strip(" .,[]")
    value = dates.parse(bare) or ((match[1]) if (match := _YEAR.search(bare)) else None)
    said.say("issued" if value else "", value or text, field.line, f"{field.tag}$c")


def _plain(said: Statements, entry: Entry) -> None:
    """The subfields that the table gives a meaning of their own."""
    table = _fields()
    for field in entry.fields:
        for code in dict.fromkeys(field.codes()):
            meaning = table.get(f"{field.tag}{code}")
            if meaning:
                for value in field.takes(code):
                    _say(said, meaning, value, field, f"{field.tag}${code}")


def _say(said: Statements, meaning: str, value: str, field: Field, label: str) -> None:
    if meaning in ("lcc", "nlm", "udc", "ddc"):
        said.add("subjects", facts.subject(value, meaning, value), field.line)
    elif meaning == "extent":
        match = _PAGES.search(value)
        if match and said.kind not in ("article", "chapter"):
            said.say("number_of_pages", match[1], field.line, label)
        else:
            said.say("size", trimmed(value), field.line, label)
    elif meaning == "isbn":
        medium = {"electronic": ":electronic", "online": ":electronic", "ebook": ":electronic", "print": ":print"}
        aside = " ".join([value.partition(" ")[2], *field.takes("q")]).casefold()
        found = next((mark for word, mark in medium.items() if word in aside), "")
        said.say(f"isbn{found}", value.partition(" ")[0].rstrip(":;"), field.line, label)
    elif meaning == "thesis-note":
        match = _DEGREE.fullmatch(value)
        if match and not said.first("institution"):
            said.say("qualification", (match["degree"] or match["type"]).strip(), field.line, label)
            said.say("institution", match["body"], field.line, label)
        else:
            said.say("note", value, field.line, label)
    elif meaning == "edition":
        said.say(meaning, trimmed(value).rstrip("."), field.line, label)
    elif meaning in ("series", "series-number", "alternative-title"):
        said.say(meaning, trimmed(value), field.line, label)
    elif meaning == "series-issn":
        said.say("issn" if said.kind == "book" else "", value, field.line, label)
    elif meaning == "url":
        _address(said, field, value)
    else:
        said.say(meaning, value, field.line, label)


def _address(said: Statements, field: Field, value: str) -> None:
    """An address: the first one is the record's own, the others are links with their label."""
    field.takes("ms")  # whom to ask for access, and how large the file is
    label = next((code for code in "3yz" if field.has(code)), None)
    words = field.peek(label) if label else None
    full = bool(_FULL_TEXT.search(words or "")) or field.take("q") == "application/pdf"
    named = bool(words and (full or said.first("url")))
    if label and named and identifiers.recognize(value) is None and identifiers.parse("url", value).valid:
        rel = "fulltext" if full else "related"
        said.add("links", Link(url=value, rel=rel, label=field.take(label)), field.line)
    else:
        said.say("fulltext" if full else "url", value, field.line, "856$u")


def _codes(said: Statements, entry: Entry) -> None:
    """Languages, and identifiers that name their scheme."""
    for field in entry.of("041"):
        field.takes("2")
        for value in field.takes("a"):
            for code in [value[at : at + 3] for at in range(0, len(value), 3)] if len(value) % 3 == 0 else [value]:
                said.say("language", code, field.line, "041$a")
    fixed = entry.controls.get("008", "")
    if (
        not said.first("language")
        and (code := fixed[35:38].strip())
        and facts.language(code)
        and code not in ("und", "zxx", "mul")
    ):
        said.say("language", code, entry.line, "008")
    for field in entry.of("024"):
        scheme = (
            field.take("2")
            if field.first == "7"
            else {"0": "isrc", "1": "upc", "2": "ismn", "3": "ean"}.get(field.first)
        )
        for value in field.takes("a"):
            found = facts.identifier(scheme, value)
            if found.scheme in ("doi", "isbn", "pmid", "arxiv", "handle"):
                said.say(found.scheme, value, field.line, "024$a")
            else:
                said.add("identifiers", found, field.line)
    for field in entry.of("035"):
        for value in field.takes("a"):
            if value.upper().startswith("(OCOLC)"):
                said.say("oclc", value, field.line, "035$a")
        field.takes("z")


@cache
def _fields() -> Mapping[str, str]:
    return {tag: field for tag, _, field in rows("tags/marc")}
