"""Reads unqualified Dublin Core as OAI-PMH carries it: a ``ListRecords`` or ``GetRecord`` answer, a record, or a bare
``oai_dc:dc``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.crosswalk import inverse, written
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.agents import with_details
from lodpub.readers.finished import finished, marked
from lodpub.readers.oai_dc.others import identifier, relation, source
from lodpub.readers.statements import Statements, agent
from lodpub.record import Contributor, Organization, Record, Translation, Unread
from lodpub.syntax.element import Element
from lodpub.syntax.xml import elements
from lodpub.values import dates
from lodpub.values.names import looks_like_organization

__all__ = ["read"]

_EU = "info:eu-repo/"
_COAR = re.compile(r"https?://purl\.org/coar/resource_type/(\S+?)/?")
_DCMI = re.compile(r"https?://purl\.org/dc/dcmitype/(\w+)")
_CLASS = re.compile(r"info:eu-repo/classification/(\w+)/(.+)")
_MEDIA = re.compile(r"(?:application|audio|image|text|video|model|chemical)/[\w.+-]+")


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records in order; a record that its repository has deleted, or one without a title, is an error."""
    for found in elements(data, source, {"record", "dc"}):
        if isinstance(found, ReadError):
            yield found
            continue
        header = found.one("header")
        if header is not None and header.get("status") == "deleted":
            name = header.text("identifier") or "record"
            yield ReadError(source, found.line, found=f"{name}, which its repository has deleted", expected="a record")
            continue
        for one in [found] if found.name == "dc" else list(found.find("dc")) or [found]:
            yield _record(one, header) or ReadError(
                source, found.line, found="a record without title and identifier", expected="Dublin Core in oai_dc:dc"
            )


def _record(dc: Element, header: Element | None) -> Record | None:
    said = Statements(_kind(dc))
    language = next((facts.language(one.own()) for one in dc.all("language")), None)
    for one in dc.elements():
        _SAY.get(one.name, _unknown)(said, one, language)
    _issued(said, dc)
    if not (said.first("title") or said.first("doi") or said.first("url")):
        return None
    if header is not None and (name := header.text("identifier")):
        said.add("identifiers", facts.identifier("oai", name), header.line)
    dc.drop()
    left = [Unread(line=line, text=text) for line, text in dc.leftovers()]
    return finished(said.record(), left, dc.line)


def _kind(dc: Element) -> str:
    """The most exact of the types: a thesis by its degree goes before a general word."""
    kinds = []
    for one in dc.all("type"):
        words = one.own()
        coar, dcmi = _COAR.fullmatch(words), _DCMI.fullmatch(words)
        if coar:
            kinds.append(inverse("work-types", "coar").get(coar[1].casefold()))
        elif dcmi or inverse("work-types", "dcmitype").get(words.casefold()):
            kinds.append(inverse("work-types", "dcmitype").get((dcmi[1] if dcmi else words).casefold()))
        else:
            kinds.append(_thesis(words) or facts.kind_in_words(words))
    found = [kind for kind in kinds if kind]
    exact = [kind for kind in found if kind not in ("other", "text", "image", "audiovisual")]
    return (exact or found or ["other"])[0]


def _thesis(words: str) -> str | None:
    grade = words.removeprefix(f"{_EU}semantics/").casefold()
    return {
        "doctoralthesis": "doctoral-thesis",
        "masterthesis": "masters-thesis",
        "bachelorthesis": "bachelors-thesis",
    }.get(grade)


def _known(words: str) -> bool:
    """Whether the words name a kind of work, which the record then has."""
    listed = _COAR.fullmatch(words) or _DCMI.fullmatch(words) or inverse("work-types", "dcmitype").get(words.casefold())
    return bool(listed or _thesis(words) or facts.kind_in_words(words) or words.casefold() == "other")


def _title(said: Statements, one: Element, language: str | None) -> None:
    tongue, whole = facts.language(one.get("lang")), one.raw()
    if not whole:
        return
    if not said.first("title"):
        said.say("title", whole, one.line, "title")
        for origin in marked(one.line, title=whole):
            said.origin(origin)
    elif tongue and tongue != language:
        said.add("translated_titles", Translation(text=one.text() or "", language=tongue), one.line)
    else:
        said.say("alternative-title", whole, one.line, "title")


def _description(said: Statements, one: Element, language: str | None) -> None:
    tongue, whole = facts.language(one.get("lang")), one.raw()
    if not whole:
        return
    if not said.first("abstract"):
        said.say("abstract", whole, one.line, "description")
        for origin in marked(one.line, abstract=whole):
            said.origin(origin)
    elif tongue and tongue != language:
        said.add("translated_abstracts", Translation(text=one.text() or "", language=tongue), one.line)
    else:
        said.say("note", whole, one.line, "description")


def _person(said: Statements, one: Element, language: str | None) -> None:
    ids = [facts.identifier(None, one.get("id") or "")] if one.peek("id") else []
    one.drop("lang")
    if name := one.text():
        person, mark, place = name.partition("; ")
        apart = bool(mark) and "," in person and ("," not in place or looks_like_organization(place))
        body = [Organization(name=place)] if apart else []
        who = with_details(agent(person if apart else name), identifiers=ids, affiliations=body)
        role = "author" if one.name == "creator" else "contributor"
        said.add("contributors", Contributor(agent=who, role=role), one.line, name if name != who.name else None)


def _subject(said: Statements, one: Element, language: str | None) -> None:
    tongue = facts.language(one.get("lang"))
    words = one.text() or ""
    if match := _CLASS.fullmatch(words):
        said.add("subjects", facts.subject(match[2], match[1], match[2]), one.line)
    else:
        for word in re.split(r"\s*;\s+", words):
            said.say(f"keyword@{tongue}" if tongue else "keyword", word, one.line, "subject")


def _plain(said: Statements, one: Element, language: str | None) -> None:
    one.drop("lang")
    again = one.name == "publisher" and said.first("publisher")
    said.say("organization" if again else one.name, one.text() or "", one.line, one.name)


def _type(said: Statements, one: Element, language: str | None) -> None:
    one.drop("lang")
    words = one.text() or ""
    version = inverse("versions", "eu_repo").get(words.removeprefix(f"{_EU}semantics/").casefold(), "")
    status = written("versions", version, "status")
    if status:
        said.put("status", status, one.line, words)
    elif words.casefold() in ("peer-reviewed", "peer reviewed", "peerreviewed", "peer-reviewed article"):
        said.put("peer_reviewed", True, one.line)
    elif words.casefold() in ("nonpeerreviewed", "non-peer-reviewed"):
        said.put("peer_reviewed", False, one.line)
    elif words and not _known(words):
        said.add("subjects", facts.genre(words.removeprefix(f"{_EU}semantics/")), one.line)


def _format(said: Statements, one: Element, language: str | None) -> None:
    one.drop("lang")
    words = one.text() or ""
    if _MEDIA.fullmatch(words):
        said.add("media_types", words, one.line)
    else:
        said.say("size", words, one.line, "format")


def _rights(said: Statements, one: Element, language: str | None) -> None:
    one.drop("lang")
    words = one.text() or ""
    if right := facts.access(words):
        said.put("access", right, one.line, words)
    elif notice := facts.copyright(words):
        said.put("copyright", notice, one.line)
    elif words:
        url = words if words.startswith("http") else None
        if found := facts.license(None if url else words, url):
            said.add("licenses", found, one.line)


def _coverage(said: Statements, one: Element, language: str | None) -> None:
    one.drop("lang")
    words = one.text() or ""
    said.say("date:covered" if dates.parse(words) else "coverage", words, one.line, "coverage")


def _date(said: Statements, one: Element, language: str | None) -> None:
    """Dates are read together, by `_issued`."""


def _unknown(said: Statements, one: Element, language: str | None) -> None:
    """What is no element of Dublin Core stays unread."""


def _issued(said: Statements, dc: Element) -> None:
    """The first date without a time of day is that of publication: the others are a repository's own."""
    stated = []
    for one in dc.all("date"):
        one.drop()
        words = (one.text() or "").removeprefix(f"{_EU}date/")
        if "/" in words and words.partition("/")[0].isalpha():
            said.say("date:available", words.partition("/")[2], one.line, "date")
        elif words:
            stated.append((words, one.line))
    plain = [each for each in stated if "T" not in each[0]] or stated
    for number, (words, line) in enumerate([*plain, *(each for each in stated if each not in plain)]):
        said.say("issued" if number == 0 else "date:available" if "T" in words else "date:other", words, line, "date")


_SAY = {
    "title": _title,
    "creator": _person,
    "contributor": _person,
    "subject": _subject,
    "description": _description,
    "publisher": _plain,
    "language": _plain,
    "date": _date,
    "type": _type,
    "format": _format,
    "identifier": identifier,
    "source": source,
    "relation": relation,
    "coverage": _coverage,
    "rights": _rights,
}
