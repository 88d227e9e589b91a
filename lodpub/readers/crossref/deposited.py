"""The parts that every work in Crossref's XML may have, as fields of the message that the REST API gives of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lodpub.readers import facts
from lodpub.readers.crossref.deposited_programs import programs
from lodpub.syntax.element import Element

__all__ = ["Fields", "date", "institution", "numbers", "parts", "titles"]

Fields: TypeAlias = dict[str, Any]

_CITED = {
    "doi": "DOI",
    "issn": "ISSN",
    "isbn": "ISBN",
    "journal_title": "journal-title",
    "author": "author",
    "volume": "volume",
    "issue": "issue",
    "first_page": "first-page",
    "cYear": "year",
    "article_title": "article-title",
    "series_title": "series-title",
    "volume_title": "volume-title",
    "edition_number": "edition",
    "component_number": "component",
    "unstructured_citation": "unstructured",
}
_ROLES = ("author", "editor", "translator", "chair")
_MEDIA = {"print": "published-print", "online": "published-online"}


def parts(work: Element) -> Fields:
    """Titles, people, dates, pages, programs, links and citations of a work."""
    found: Fields = titles(work)
    found["people"] = list(people(work))
    found["abstracts"] = list(_abstracts(work))
    found |= dates(work)
    for pages in work.all("pages"):
        first, last, other = pages.text("first_page"), pages.text("last_page"), pages.text("other_pages")
        whole = f"{first}-{last}" if first and last and first != last else first
        found["page"] = ", ".join(part for part in (whole, other) if part)
    for item in work.all("publisher_item"):
        for number in item.all("item_number"):
            type, value = number.get("item_number_type"), number.text()
            if value and (type in ("article_number", "article-number") or not (type or found.get("page"))):
                found["article-number"] = value
        for identifier in item.all("identifier"):
            identifier.drop().taken()
    found |= programs(work)
    found |= _addresses(work)
    found["reference"] = [_cited(one) for listed in work.all("citation_list") for one in listed.all("citation")]
    found["relation"] = found.get("relation", {}) | _components(work)
    if language := work.get("language"):
        found["language"] = language
    work.drop("publication_type", "reference_distribution_opts", "level_sequence_number")
    for archive in [one for listed in work.all("archive_locations") for one in listed.all("archive")]:
        archive.drop()
    return found


def titles(work: Element) -> Fields:
    """Title, subtitle and the title in the original language, with their markup."""
    found: dict[str, list[str]] = {"title": [], "subtitle": [], "original-title": []}
    for listed in work.all("titles"):
        for one in listed.elements():
            one.drop("language")
            if text := one.raw():
                found[{"title": "title", "subtitle": "subtitle"}.get(one.name, "original-title")].append(text)
    return dict(found)


def people(work: Element) -> Iterator[tuple[str, Fields]]:
    """Everybody in document order, each with the role in which the message lists them; anonymous ones have no name."""
    for one in [*(p for listed in work.all("contributors") for p in listed.elements()), *work.all("person_name")]:
        parts = [
            (part.get("vocab"), part.get("type") or part.get("role_type") or part.text()) for part in one.all("role")
        ]
        stated = one.get("contributor_role") or next((type for vocab, type in parts if vocab == "crossref"), None)
        role = stated or "author"
        one.drop("sequence", "language", "name-style")
        orcid = one.one("ORCID")
        if orcid:
            orcid.drop()
        who: Fields = {
            "ORCID": one.text("ORCID"),
            "affiliation": list(_affiliations(one)),
            "suffix": one.text("suffix"),
        }
        for other in one.find("alt-name"):
            other.taken()
        if one.name == "person_name":
            who |= {"given": one.text("given_name"), "family": one.text("surname")}
        elif one.name == "organization":
            who["name"] = one.text("name") or one.own_text()
        else:
            continue
        if credit := [
            {"vocabulary": "credit", "role": type} for vocab, type in parts if (vocab or "").lower() == "credit"
        ]:
            who["role"] = credit
        yield role if role in _ROLES else "contributor", {key: value for key, value in who.items() if value}


def _affiliations(one: Element) -> Iterator[Fields]:
    for text in one.texts("affiliation"):
        yield {"name": text}
    for listed in one.all("affiliations"):
        for body in listed.all("institution"):
            yield institution(body)


def institution(body: Element) -> Fields:
    """An institution with its identifiers, place and department."""
    ids = []
    for one in body.all("institution_id"):
        ids.append({"id-type": (one.get("type") or "").upper().replace("WIKIDATA", "wikidata"), "id": one.text()})
    names = body.texts("institution_name")
    found: Fields = {
        "name": names[0] if names else None,
        "id": [one for one in ids if one["id"]],
        "acronym": body.texts("institution_acronym"),
        "place": body.texts("institution_place"),
        "department": body.texts("institution_department"),
    }
    return {key: value for key, value in found.items() if value}


def _abstracts(work: Element) -> Iterator[tuple[str, str | None]]:
    for one in work.all("abstract"):
        one.drop("abstract-type", "source")
        language = facts.language(one.get("lang"))
        if text := one.raw():
            yield text, language


def date(one: Element | None) -> Fields | None:
    """A date with as many parts as it states."""
    if one is None:
        return None
    stated = [one.text(name) for name in ("year", "month", "day")]
    if stated == [None, None, None] and (whole := one.text()) and (match := re.match(r"(\d{4})-(\d\d)-(\d\d)", whole)):
        stated = list(match.groups())
    numbers = []
    for part in stated:
        if not (part and part.isascii() and part.isdigit() and int(part)):
            break
        numbers.append(int(part))
    return {"date-parts": [numbers]} if numbers else None


def dates(work: Element) -> Fields:
    """The dates of publication by medium, and the first of them as the REST API gives it."""
    found: Fields = {}
    stated = [
        *work.all("publication_date"),
        *(one for part in work.all("database_date") for one in part.all("publication_date")),
    ]
    for one in stated:
        medium = _MEDIA.get(one.get("media_type") or "print", "published-other")
        if (whole := date(one)) and medium not in found:
            found[medium] = whole
    if found:
        found["published"] = min(found.values(), key=lambda one: [*one["date-parts"][0], 13, 32][:3])
    for name, field in (("approval_date", "approved"), ("posted_date", "posted"), ("acceptance_date", "accepted")):
        for one in work.all(name):
            one.drop("media_type")
            found.setdefault(field, date(one))
    return found


def _addresses(work: Element) -> Fields:
    """The DOI, the page that it leads to and the files."""
    found: Fields = {"link": []}
    for data in work.all("doi_data"):
        for stamp in data.all("timestamp"):
            stamp.taken()
        found["DOI"] = data.text("doi")
        for resource in data.all("resource"):
            resource.drop()
        if address := data.text("resource"):
            found["resource"] = {"primary": {"URL": address}}
        for collection in data.all("collection"):
            collection.drop()
            for item in collection.all("item"):
                item.drop()
                for file in item.all("resource"):
                    link = {"content-type": file.get("mime_type"), "content-version": file.get("content_version")}
                    if url := file.text():
                        found["link"].append({key: value for key, value in link.items() if value} | {"URL": url})
                for stated in item.all("doi"):
                    stated.taken()
    return found


def _cited(one: Element) -> Fields:
    one.drop()
    found: Fields = {}
    for part in one.elements():
        part.drop("provider", "media_type")
        field = _CITED.get(part.name)
        if part.name in ("std_designator", "standard_designator"):
            found["standard-designator"] = part.text()
        elif part.name == "standards_body":
            found["standards-body"] = part.text("standards_body_name")
        elif field == "unstructured":
            found[field] = part.raw()
        elif field:
            found[field] = part.text()
    return {key: value for key, value in found.items() if value}


def _components(work: Element) -> Fields:
    """Figures, tables and files with a DOI of their own."""
    found = []
    for listed in work.all("component_list"):
        listed.taken()
        for one in listed.all("component"):
            one.taken()
            title = ": ".join(
                part for listed in one.all("titles") for part in map(Element.raw, listed.elements()) if part
            )
            if doi := one.text("doi_data", "doi"):
                found.append({"id-type": "doi", "id": doi, "title": title or None})
    return {"has-component": found} if found else {}


def numbers(work: Element, name: str) -> Fields:
    """ISSNs or ISBNs with their media."""
    typed = []
    for one in work.all(name):
        medium = one.get("media_type")
        if value := one.text():
            typed.append({"value": value, "type": medium} if medium else {"value": value})
    plain = [one["value"] for one in typed]
    scheme = name.upper()
    return {scheme: plain, f"{name}-type": [one for one in typed if "type" in one]} if plain else {}
