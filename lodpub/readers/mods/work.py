"""A work from a MODS record."""

from __future__ import annotations

from lodpub.readers import facts
from lodpub.readers.finished import marked
from lodpub.readers.mods.kinds import kind
from lodpub.readers.mods.parts import CARRIERS, dated, names, quiet, title
from lodpub.readers.mods.related import numbered, related
from lodpub.readers.statements import Statements
from lodpub.record import Identifier, Record, Translation
from lodpub.syntax.element import Element
from lodpub.values import dates

__all__ = ["to_record"]

_DATES = {
    "dateCreated": "date:created",
    "dateCaptured": "date:other",
    "dateValid": "date:valid",
    "dateModified": "date:modified",
    "dateOther": "date:other",
    "copyrightDate": "date:copyrighted",
}
_ISSUERS = {"publisher": "publisher", "distributor": "organization", "degree-grantor": "institution"}


def to_record(mods: Element) -> Record | None:
    """The record; None where the source names no work."""
    said = Statements(kind(mods))
    _titles(said, mods)
    for origin in mods.all("originInfo"):
        _origin(said, origin)
    for one in mods.all("name"):
        for contributor in names(one):
            field = _ISSUERS.get(contributor.role)
            if field:
                said.say(field, contributor.agent.name, one.line, contributor.role)
            else:
                said.add("contributors", contributor, one.line)
    for host in mods.all("relatedItem"):
        related(said, host)
    _texts(said, mods)
    _terms(said, mods)
    _numbers(said, mods)
    _places(said, mods)
    for part in mods.all("part"):
        numbered(said, part)
    quiet(mods)
    if not any(said.first(field) for field in ("title", "doi", "container")) and not said.has("contributors"):
        return None
    return said.record()


def _titles(said: Statements, mods: Element) -> None:
    for one in mods.all("titleInfo"):
        type, language = one.get("type"), facts.language(one.get("lang"))
        one.drop()
        whole, subtitle, stated = title(one)
        if not whole:
            continue
        if type == "translated":
            said.add("translated_titles", Translation(text=whole, language=language), one.line)
        elif type or said.first("title"):
            said.say("alternative-title", whole, one.line, "titleInfo")
        else:
            said.say("title", stated or whole, one.line, "title")
            if subtitle:
                said.say("subtitle", subtitle, one.line, "subTitle")
            for origin in marked(one.line, title=stated):
                said.origin(origin)


def _origin(said: Statements, origin: Element) -> None:
    origin.drop()
    thesis = said.kind.endswith("thesis")
    for place in origin.all("place"):
        for term in place.elements():
            coded = term.get("type") == "code"
            term.drop()
            if (words := term.text()) and not coded:
                said.say("publisher-place", words.rstrip(" :"), term.line, "place")
    for one in origin.elements():
        if one.name == "publisher":
            said.say("institution" if thesis else "publisher", one.drop().text() or "", one.line, one.name)
        elif one.name == "edition":
            said.say("edition", one.drop().text() or "", one.line, one.name)
        elif one.name == "issuance":
            one.drop().taken()
        elif one.name == "frequency":
            one.drop()
    dated(said, origin, "dateIssued", "issued")
    for name, field in _DATES.items():
        dated(said, origin, name, field)
    if not said.first("issued"):
        for field in ("date:copyrighted", "date:created"):
            if (value := said.first(field)) and dates.parse(value):
                said.say("issued", value, origin.line, field)
                break


def _texts(said: Statements, mods: Element) -> None:
    for number, one in enumerate(mods.all("abstract")):
        language = facts.language(one.get("lang"))
        one.drop()
        if whole := one.raw():
            if number and language:
                said.add("translated_abstracts", Translation(text=one.text() or "", language=language), one.line)
            else:
                said.say("note" if number else "abstract", whole, one.line, "abstract")
    for one in mods.all("tableOfContents"):
        said.say("table_of_contents", one.drop().raw() or "", one.line, one.name)
    for one in mods.all("note"):
        type = one.get("type") or ""
        one.drop()
        if type.casefold() in ("thesis", "degree"):
            said.say("qualification", one.text() or "", one.line, "note")
        else:
            said.say("note", one.raw() or "", one.line, "note")
    for one in mods.all("language"):
        one.drop()
        terms = one.all("languageTerm")
        for term in terms:
            coded = term.get("type") == "code" or len(terms) == 1
            term.drop()
            if (words := term.text()) and coded:
                said.say("language", words, term.line, "language")
        if not terms and (words := one.text()):
            said.say("language", words, one.line, "language")
    for one in mods.all("physicalDescription"):
        for part in one.elements():
            words = part.drop().text() or ""
            if part.name == "internetMediaType":
                said.add("media_types", words, part.line)
            elif part.name == "extent":
                said.say("size", words, part.line, part.name)
            elif part.name == "note":
                said.say("note", words, part.line, part.name)
    for one in mods.all("accessCondition"):
        _condition(said, one)


def _condition(said: Statements, one: Element) -> None:
    type, url = one.get("type") or "", one.get("href")
    one.drop()
    words = one.text()
    if right := facts.access(words) or facts.access(url):
        said.put("access", right, one.line)
    elif notice := facts.copyright(words):
        said.put("copyright", notice, one.line)
    elif "restriction" in type.casefold() and words:
        said.say("note", words, one.line, "accessCondition")
    elif found := facts.license(*((None, url or words) if words and words.startswith("http") else (words, url))):
        said.add("licenses", found, one.line)


def _terms(said: Statements, mods: Element) -> None:
    for one in mods.all("genre"):
        one.drop()
        named = facts.kind_in_words(words) if (words := one.text()) else None
        if words and (named is None or named == "bibliography" != said.kind):
            said.add("subjects", facts.genre(words), one.line)
    for one in mods.all("typeOfResource"):
        one.drop().taken()
    for one in mods.all("subject"):
        _subject(said, one)
    for one in mods.all("classification"):
        scheme = one.get("authority")
        one.drop()
        if words := one.text():
            said.add("subjects", facts.subject(words, scheme, words), one.line)


def _subject(said: Statements, one: Element) -> None:
    """One subject, whose parts (topic, place, time, form) are a heading together."""
    authority, iri = one.get("authority"), one.get("valueURI")
    language = facts.language(one.get("lang"))
    one.drop()
    parts = []
    for part in one.elements():
        iri = iri or part.get("valueURI")
        authority = authority or part.get("authority")
        part.drop()
        for inner in part.find(*CARRIERS):
            inner.drop()
        words = [inner.text() for inner in part.elements()] if part.elements() else [part.text()]
        parts.append(", ".join(word for word in words if word))
    heading = "--".join(filter(None, parts)) or one.own_text()
    if not heading:
        return
    if {part.name for part in one.elements()} == {"geographic"} and not (authority or iri):
        said.say("coverage", heading, one.line, "geographic")
    elif authority or iri:
        said.add("subjects", facts.subject(heading, authority, None, iri), one.line)
    else:
        said.say(f"keyword@{language}" if language else "keyword", heading, one.line, "subject")


def _numbers(said: Statements, mods: Element) -> None:
    for one in mods.all("identifier"):
        type, invalid = one.get("type") or "", one.get("invalid") == "yes"
        one.drop()
        value = one.text()
        if not value:
            continue
        found = facts.identifier(type, value)
        if invalid:
            found = Identifier(scheme=found.scheme, value=found.value, valid=False)
            said.add("identifiers", said.checked(found, one.line), one.line)
        elif found.scheme == "issn":
            said.say("issn", value, one.line, type)
        elif found.scheme == "isbn":
            said.say("isbn", value.partition(" ")[0], one.line, type)
        elif found.scheme == "url" and not said.first("url"):
            said.say("url", found.value, one.line, type)
        elif not (type in ("citekey", "local") and not value):
            said.add("identifiers", found, one.line)


def _places(said: Statements, mods: Element) -> None:
    for location in mods.all("location"):
        urls = location.all("url")
        urls.sort(key=lambda one: one.get("usage") is None)
        for one in urls:
            raw_object = one.get("access") == "raw object"
            one.drop()
            said.say("fulltext" if raw_object else "url", one.text() or "", one.line, "url")
        for one in location.elements():
            if one.name != "url":
                one.drop()
