"""What stands around a JATS article: terms, rights, grants, addresses, related articles, the meeting."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.statements import Statements
from lodpub.record import Award, Copyright, Funding, Identifier, Organization, Relation
from lodpub.syntax.element import Element

__all__ = ["around", "funding", "permissions", "terms"]


def permissions(said: Statements, meta: Element) -> None:
    """The copyright notice, licences and free access."""
    for one in [*meta.all("permissions"), meta]:
        notice, holder = one.text("copyright-statement"), one.text("copyright-holder")
        year = one.text("copyright-year")
        if notice or (holder and year):
            stated = notice or f"© {year} {holder}"
            said.put(
                "copyright",
                Copyright(
                    notice=stated,
                    year=int(year) if year and re.fullmatch(r"\d{4}", year) else None,
                    holders=(holder,) if holder else (),
                ),
                one.line,
            )
        elif year and re.fullmatch(r"\d{4}", year):
            said.say("date:copyrighted", year, one.line, "copyright-year")
        for free in one.all("free_to_read"):
            free.drop()
            said.put("access", "open", free.line)
        for licence in one.all("license", "license_ref"):
            _license(said, licence)


def _license(said: Statements, licence: Element) -> None:
    url, type = licence.get("href"), licence.get("license-type")
    start = None
    for one in [licence, *licence.find("license_ref")]:
        start = start or one.get("start_date")
        one.drop()
        if one.name == "license_ref" and (stated := one.text()):
            url = url or stated
    for link in licence.find("ext-link", "uri"):
        url = url or link.get("href")
        link.drop()
    words = licence.text()
    short = words if words and len(words) < 200 else None
    if found := facts.license(short if not url else None, url or words, start=start):
        said.add(
            "licenses", found if found.url and found.url.startswith("http") else facts.license(words), licence.line
        )
    if type and (right := facts.access(type.replace("-", " "))):
        said.put("access", right, licence.line)


def _registered(one: Element) -> Identifier:
    """The identifier of a funder; a DOI of the funder registry is one of that registry."""
    type, value = one.get("institution-id-type"), one.text() or ""
    return facts.identifier("funder" if "10.13039/" in value else type, value)


def funding(said: Statements, meta: Element) -> None:
    """Grants by their funders, else the statement of funding."""
    for group in meta.all("funding-group"):
        group.drop()
        for one in group.all("award-group"):
            one.drop()
            funders = []
            for body in one.all("funding-source"):
                for part in (body, *body.find("institution-id", "institution")):
                    part.drop("country", "sec-type", "rid", "href", "vocab", "vocab-identifier", "content-type")
                ids = [_registered(i) for i in body.find("institution-id")]
                names = [i.text() for i in body.find("institution")]
                name = next(filter(None, names), None) or body.text()
                body.taken()
                if name:
                    funders.append(Organization(name=name, identifiers=tuple(ids)))
            awards = tuple(Award(number=number) for number in one.texts("award-id"))
            for person in one.all("principal-award-recipient", "principal-investigator"):
                person.drop().taken()
            for funder in funders:
                said.add("funding", Funding(funder=funder, awards=awards), one.line)
            if awards and not funders:
                said.add("funding", Funding(awards=awards), one.line)
        for text in group.texts("funding-statement"):
            if not said.has("funding"):
                said.add("funding", Funding(statement=text), group.line)
            else:
                said.say("note", text, group.line, "funding-statement")


def around(said: Statements, meta: Element) -> None:
    """Addresses, related articles and the meeting."""
    for one in meta.all("self-uri"):
        url, type = one.get("href"), one.get("content-type")
        one.drop().taken()
        if url and "://" in url:
            said.say(
                "fulltext" if type in ("pdf", "application/pdf") or url.endswith(".pdf") else "url",
                url,
                one.line,
                "self-uri",
            )
    for one in meta.all("related-article", "related-object"):
        type = one.get("related-article-type", "content-type", "document-type") or ""
        kind = inverse("relations", "jats").get(type.casefold(), "is-related-to")
        scheme, target = one.get("ext-link-type"), one.get("href")
        one.drop()
        words = one.text()
        if target or words:
            known = facts.identifier(scheme if scheme != "uri" else "url", target) if target else None
            said.add("relations", Relation(kind=kind, identifier=known, title=None if known else words), one.line)
        if kind == "is-retracted-by":
            said.put("status", "retracted", one.line)
    for one in meta.all("conference"):
        one.drop()
        for name, field in (
            ("conf-name", "event"),
            ("conf-loc", "event-place"),
            ("conf-date", "event-date"),
            ("conf-num", "event-number"),
        ):
            for part in one.all(name):
                said.say(field, part.drop().text() or "", part.line, name)
    for one in meta.all("article-version", "article-version-alternatives"):
        one.drop()
        said.say("version", one.text() or "", one.line, "article-version")


def terms(said: Statements, meta: Element) -> None:
    """Headings of the journal, subjects and keywords."""
    for group in [one for listed in meta.all("article-categories") for one in listed.find("subj-group")]:
        heading = group.get("subj-group-type") == "heading"
        group.drop()
        for one in group.all("subject"):
            words = one.drop().text()
            kind = facts.kind_in_words(words, said.kind and "", "jats") if words else None
            if words and heading and kind is None:
                said.add("subjects", facts.genre(words), one.line)
            elif words and not heading:
                said.say("keyword", words, one.line, "subject")
    for group in meta.all("kwd-group"):
        language = facts.language(group.get("lang"))
        group.drop()
        for one in [*group.find("kwd"), *group.find("compound-kwd")]:
            one.drop()
            said.say(f"keyword@{language}" if language else "keyword", one.raw() or "", one.line, "kwd")
        for one in group.all("title", "label"):
            one.taken()
