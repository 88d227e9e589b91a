"""The parts that PubMed's articles, books and chapters have alike."""

from __future__ import annotations

from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.finished import marked
from lodpub.readers.medline.citation import Citation
from lodpub.record import Identifier, Organization
from lodpub.syntax.element import Element
from lodpub.values import dates

__all__ = ["date", "numbers", "shared", "terms"]

_SIX = ("Year", "Month", "Day")


def shared(cited: Citation, part: Element) -> None:
    """What articles and books have alike: people, abstract, pages, language, grants, identifiers."""
    for number in part.all("ELocationID"):
        valid, type = number.get("ValidYN"), number.get("EIdType") or "other"
        if (value := number.text()) and valid != "N":
            cited.identifier(type, value, number.line)
    for one in part.all("Pagination"):
        first, last = one.text("StartPage"), one.text("EndPage")
        whole = one.text("MedlinePgn")
        pages = f"{first}-{last}" if first and last and not whole else whole or first
        if pages:
            cited.pages(pages, one.line)
    for listed in part.all("AuthorList"):
        type = (listed.get("Type") or "authors").rstrip("s")
        listed.drop()
        _people(cited, listed, "editor" if type == "editor" else "author")
    for listed in part.all("InvestigatorList"):
        _people(cited, listed, "researcher")
    for one in part.all("Language"):
        cited.said.say("language", one.text() or "", one.line, "Language")
    for one in part.find("Grant"):
        cited.grant(one.text("GrantID"), one.text("Agency"), one.line)
        for inner in one.all("Acronym", "Country"):
            inner.taken()
    for listed in part.all("GrantList"):
        listed.drop()
    for place, one in enumerate(part.all("Abstract", "OtherAbstract")):
        one.drop("Type", "Language")
        _abstract(cited, one, first=place == 0)


def _abstract(cited: Citation, one: Element, *, first: bool) -> None:
    sections, stated = [], []
    for section in one.all("AbstractText"):
        label = section.get("Label")
        section.drop()
        if whole := section.raw():
            stated.append(whole)
            sections.append(f"<p>{label}: {whole}</p>" if label else f"<p>{whole}</p>")
    if sections:
        cited.said.say("abstract" if first else "note", "\n".join(sections), one.line, "Abstract")
        for origin in marked(one.line, abstract="\n".join(stated)) if first else ():
            cited.said.origin(origin)
    if notice := one.text("CopyrightInformation"):
        cited.copyright(notice, one.line)


def _people(cited: Citation, listed: Element, role: str) -> None:
    for one in listed.all("Author", "Investigator"):
        one.drop()
        family, given, suffix = (
            one.text("LastName"),
            one.text(
                "ForeName",
            ),
            one.text("Suffix"),
        )
        initials, body = one.text("Initials"), one.text("CollectiveName")
        who = (
            body_or_person(body, is_body=True)
            if body
            else body_or_person(family=family, given=given or initials, suffix=suffix)
        )
        names: list[Identifier] = []
        for name in one.all("Identifier"):
            names.append(facts.identifier(name.get("Source"), name.text() or ""))
        bodies = []
        for info in one.all("AffiliationInfo"):
            ids = []
            for id in info.all("Identifier"):
                ids.append(facts.identifier(id.get("Source"), id.text() or ""))
            if text := info.text("Affiliation"):
                bodies.append(Organization(name=text, identifiers=tuple(ids)))
        bodies += [Organization(name=text) for text in one.texts("Affiliation")]
        if who is not None:
            who = with_details(who, identifiers=names, affiliations=bodies)
            cited.said.contribute(role, who, one.line, listed=one.name)


def terms(cited: Citation, citation: Element) -> None:
    """MeSH headings with their qualifiers, and keywords."""
    for heading in citation.find("MeshHeading"):
        term, code = "", ""
        for one in heading.elements():
            id = one.get("UI") or ""
            one.drop()
            text = one.text() or ""
            if one.name == "DescriptorName":
                term, code = text, id
                cited.heading(term, one.line, code or None)
            elif term:
                cited.heading(f"{term}/{text}", one.line, f"{code}{id}" if code and id else None)
    for listed in citation.all("KeywordList"):
        listed.drop()
        for one in listed.all("Keyword"):
            one.drop()
            cited.said.say("keyword", one.text() or "", one.line, "Keyword")


def numbers(cited: Citation, part: Element) -> None:
    """The identifiers that PubMed lists."""
    for listed in part.all("ArticleIdList"):
        for one in listed.all("ArticleId"):
            type = (one.get("IdType") or "other").casefold()
            if (value := one.text()) and type != "mid":
                cited.identifier(type, value, one.line)


def date(cited: Citation, one: Element) -> str | None:
    """The date of an element with Year, Month and Day, or a MedlineDate; the time of the day is left away."""
    parts = [text for name in _SIX if (text := one.text(name))]
    for time in one.all("Hour", "Minute", "Second"):
        time.taken()
    season, words = one.text("Season"), one.text("MedlineDate")
    if words:
        return words
    if season and parts:
        return f"{season} {parts[0]}"
    found = dates.parse(" ".join(parts))
    if found is None and len(parts) > 1:  # a day that the calendar does not have
        cited.said.unread(f"{one.name}: {'-'.join(parts)}", one.line)
    return found or (parts[0] if parts else None)
