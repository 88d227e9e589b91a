"""What a MODS record says of other items: the host that the work stands in, its series, and works related to it."""

from __future__ import annotations

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.mods.parts import dated, names, quiet, title
from lodpub.readers.placed import container_kind
from lodpub.readers.statements import Statements
from lodpub.record import Relation
from lodpub.syntax.element import Element

__all__ = ["numbered", "related"]


def related(said: Statements, item: Element) -> None:
    """A related item: a host and a series become the work's own, others relations."""
    type, href = item.get("type"), item.get("href")
    item.drop()
    if type == "host":
        _host(said, item)
    elif type == "series":
        _series(said, item)
    else:
        _relation(said, item, inverse("relations", "mods").get((type or "").casefold(), "is-related-to"), href)
    quiet(item)


def _host(said: Statements, item: Element) -> None:
    for info in item.all("titleInfo"):
        abbreviated = info.get("type") == "abbreviated"
        info.drop()
        whole, subtitle, _ = title(info)
        field = "container-short" if abbreviated else "container"
        said.say(field, f"{whole}: {subtitle}" if subtitle and whole else whole or "", info.line, "host title")
    for one in item.all("name"):
        for contributor in names(one):
            role = contributor.role if contributor.role != "author" else "container-author"
            if role != "container-author" or container_kind(said.kind) in ("book", "proceedings"):
                said.contribute(role, contributor.agent, one.line)
            else:
                said.say("", contributor.agent.name, one.line, "host name")
    for origin in item.all("originInfo"):
        origin.drop()
        for place in origin.all("place"):
            for term in place.elements():
                coded = term.get("type") == "code"
                term.drop()
                if (words := term.text()) and not coded:
                    said.say("publisher-place", words, term.line, "place")
        for one in origin.all("publisher", "edition"):
            said.say(one.name, one.drop().text() or "", one.line, one.name)
        for one in origin.all("issuance", "frequency"):
            one.drop().taken()
        if not said.first("issued"):
            dated(said, origin, "dateIssued", "issued")
    for one in item.all("identifier"):
        type = one.get("type")
        one.drop()
        if value := one.text():
            found = facts.identifier(type, value)
            if found.scheme in ("issn", "isbn"):
                said.say(found.scheme, value, one.line, type or "")
            elif found.scheme in ("doi", "handle", "url"):
                said.add("relations", Relation(kind="is-part-of", identifier=found), one.line)
            else:
                said.say("", value, one.line, type or "identifier")
    for part in item.all("part"):
        numbered(said, part)
    for inner in item.all("relatedItem"):
        if inner.get("type") == "series":
            _series(said, inner)
    for one in item.all("genre", "typeOfResource", "language"):
        one.drop().taken()


def numbered(said: Statements, part: Element) -> None:
    """Volume, issue, pages and date of a part."""
    part.drop()
    for detail in part.all("detail"):
        type = detail.get("type") or "volume"
        detail.drop()
        for caption in detail.all("caption"):
            caption.taken()
        field = {
            "volume": "volume",
            "issue": "issue",
            "number": "issue",
            "article-number": "article_number",
            "chapter": "chapter",
        }
        for name in ("number", "title"):
            value = detail.text(name) or (detail.own_text() if name == "number" else None)
            if value and (name == "number" or type != "title"):
                said.say(field.get(type, ""), value, detail.line, type)
            elif value:
                said.say("", value, detail.line, "part title")
    for extent in part.all("extent"):
        unit = (extent.get("unit") or "pages").casefold()
        first, last, total = extent.text("start"), extent.text("end"), extent.text("total")
        listed = extent.text("list")
        if unit.startswith("page") or unit in ("p", "pp"):
            whole = f"{first}-{last}" if first and last and first != last else first or listed
            said.say("pages", (whole or "").removeprefix("p. "), extent.line, "extent")
            if total:
                said.say("number_of_pages", total, extent.line, "total")
        else:
            said.say("", " ".join(filter(None, (first, last, total, listed))), extent.line, f"extent ({unit})")
    for one in part.all("date"):
        one.drop()
        value = one.text() or ""
        said.say("date:other" if said.first("issued") else "issued", value, one.line, "date")
    if words := part.text("text"):
        said.say("", words, part.line, "part")


def _series(said: Statements, item: Element) -> None:
    item.drop()
    for one in item.all("name"):
        for contributor in names(one):
            role = "series-editor" if contributor.role in ("author", "editor") else contributor.role
            said.contribute(role, contributor.agent, one.line)
    for info in item.all("titleInfo"):
        info.drop()
        part_number = info.text("partNumber")
        whole, subtitle, _ = title(info)
        if part_number:
            whole = (whole or "").removesuffix(f". {part_number}")
            said.say("series-number", part_number, info.line, "partNumber")
        name, _, volume = (whole or "").partition(" ; ")
        said.say("series", f"{name}: {subtitle}" if subtitle else name, info.line, "series")
        if volume:
            said.say("series-number", volume.removeprefix("v. "), info.line, "series")
    for one in item.all("identifier"):
        type = one.get("type")
        if (value := one.text()) and type == "issn":
            said.say("issn", value, one.line, "issn")
    for part in item.all("part"):
        for detail in part.find("detail"):
            detail.drop()
        for number in part.find("number"):
            said.say("series-number", number.text() or "", number.line, "number")
        for caption in part.find("caption"):
            caption.taken()


def _relation(said: Statements, item: Element, kind: str, href: str | None) -> None:
    """A relation by title and identifier; what else is told of the other item is its own."""
    words = None
    for info in item.all("titleInfo"):
        info.drop()
        whole, subtitle, _ = title(info)
        words = words or (f"{whole}: {subtitle}" if whole and subtitle else whole)
    known = [facts.identifier(None, href)] if href else []
    for one in item.all("identifier"):
        type = one.get("type")
        if value := one.text():
            known.append(facts.identifier(type, value))
    for location in item.all("location"):
        for url in location.all("url"):
            known.append(facts.identifier("url", url.drop().text() or ""))
    if known or words:
        said.add("relations", Relation(kind=kind, identifier=known[0] if known else None, title=words), item.line)
        for other in known[1:]:
            if other.scheme != "url":
                said.say("", other.value, item.line, f"relatedItem {other.scheme}")
        item.taken()
