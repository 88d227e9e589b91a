"""The kinds of works in Crossref's XML: each as the message that the REST API gives of it."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.readers.crossref.deposited import Fields, date, institution, numbers, parts, titles
from lodpub.syntax.element import Element

__all__ = ["works"]

_ALONE = {
    "dissertation": "dissertation",
    "peer_review": "peer-review",
    "posted_content": "posted-content",
    "sa_component": "component",
    "grant": "grant",
    "pending_publication": "journal-article",
}
_BOOKS = {"edited_book": "edited-book", "monograph": "monograph", "reference": "reference-book"}
_ITEMS = {
    "chapter": "book-chapter",
    "section": "book-section",
    "part": "book-part",
    "track": "book-track",
    "reference_entry": "reference-entry",
}


def works(work: Element, *, deposited: bool) -> Iterator[Fields]:
    """The works of an element: the articles of a journal, the chapters of a book, or itself where it has none. A deposit
    registers a book beside its chapters; an answer only names it."""
    work.drop("metadata_distribution_opts")
    if work.name == "journal":
        yield from _journal(work)
    elif work.name == "conference":
        yield from _conference(work)
    elif work.name in ("book", "report-paper", "standard", "database"):
        yield from _book(work, deposited)
    else:
        yield _alone(work)


def _journal(work: Element) -> Iterator[Fields]:
    shared: Fields = {"type": "journal"}
    for one in work.all("journal_metadata"):
        shared |= {"language": one.get("language"), **numbers(one, "issn")}
        one.drop()
        shared["container-title"] = one.texts("full_title")
        shared["short-container-title"] = one.texts("abbrev_title")
        own = parts(one)
        shared |= {"DOI": own.get("DOI"), "resource": own.get("resource")}
    for one in work.all("journal_issue"):
        issue = parts(one)
        shared |= {key: issue[key] for key in ("published", "published-print", "published-online") if key in issue}
        shared["volume"] = one.text("journal_volume", "volume")
        shared["issue"] = one.text("issue")
        shared["special_numbering"] = one.text("special_numbering")
    articles = work.all("journal_article")
    for one in articles:
        yield _merged({key: value for key, value in shared.items() if key not in ("DOI", "resource")}, one)
    if not articles and (names := shared.pop("container-title", None)):
        yield {**shared, "title": names}


def _merged(shared: Fields, article: Element) -> Fields:
    own = parts(article)
    own = {key: value for key, value in own.items() if value}
    if "published" in own:
        shared = {key: value for key, value in shared.items() if not key.startswith("published")}
    return {**shared, **own, "type": "journal-article"}


def _book(work: Element, deposited: bool) -> Iterator[Fields]:
    shared, book = _whole(work)
    items = work.all("content_item", "dataset")
    if deposited or not items:
        yield book
    for one in items:
        type = one.get("component_type", "dataset_type") or ""
        general = {"report-paper": "report-component", "database": "dataset"}.get(work.name, "book-chapter")
        own = {key: value for key, value in parts(one).items() if value}
        base = {key: value for key, value in shared.items() if key != "published" or "published" not in own}
        base["container-title"] = [*base.get("container-title", ()), *book.get("title", ())]
        edited = [(role, who) for role, who in book.get("people", ()) if role != "author"]
        own["people"] = [*edited, *own.get("people", [])]
        chapter = one.text("component_number")
        yield {**base, **own, "type": _ITEMS.get(type, general), "chapter-number": chapter}


def _whole(work: Element) -> tuple[Fields, Fields]:
    """What a book shares with its chapters, and the book itself."""
    type = work.get("book_type") or ""
    book: Fields = {"type": _BOOKS.get(type, {"report-paper": "report"}.get(work.name, work.name))}
    for one in work.elements():
        if not one.name.endswith("metadata"):
            continue
        book["language"] = one.get("language")
        one.drop()
        for series in one.all("series_metadata", "set_metadata"):
            book["container-title"] = titles(series)["title"]
            book |= numbers(series, "issn")
            series_parts = parts(series)
            book["people"] = [("editor", who) for _, who in series_parts["people"]]
            series.text("series_number")
        own = {key: value for key, value in parts(one).items() if value}
        people = [*own.pop("people", []), *book.pop("people", [])]
        book |= own | numbers(one, "isbn") | _published(one)
        book["people"] = people
        book |= {"volume": one.text("volume"), "edition-number": one.text("edition_number")}
        book["report-number"] = one.text("publisher_item", "item_number") if work.name == "report-paper" else None
        book["degree"] = []
        for designator in one.find("std_designator", "std_as_published"):
            book.setdefault("report-number", None)
            book["report-number"] = book["report-number"] or designator.text()
        for body in one.all("standards_body"):
            book["standards-body"] = {"name": body.text("standards_body_name")}
        for noisbn in one.all("noisbn"):
            noisbn.drop()
    keys = (
        "container-title",
        "ISSN",
        "issn-type",
        "ISBN",
        "isbn-type",
        "publisher",
        "publisher-location",
        "edition-number",
    )
    shared = {
        key: book[key]
        for key in (*keys, "language", "volume", "published", "published-print", "published-online")
        if book.get(key)
    }
    return shared, book


def _published(one: Element) -> Fields:
    found: Fields = {}
    for body in one.all("publisher"):
        found["publisher"] = body.text("publisher_name")
        found["publisher-location"] = body.text("publisher_place")
    found["institution"] = [institution(body) for body in one.all("institution")]
    return found


def _conference(work: Element) -> Iterator[Fields]:
    shared: Fields = {}
    for one in work.all("event_metadata"):
        shared["event"] = _meeting(one)
    title: list[str] = []
    editors = []
    for one in work.all("proceedings_metadata", "proceedings_series_metadata"):
        shared["language"] = one.get("language")
        one.drop()
        for series in one.all("series_metadata"):
            shared["container-title"] = titles(series)["title"]
            shared |= numbers(series, "issn")
            parts(series)
        title = one.texts("proceedings_title")
        shared["proceedings-subject"] = one.text("proceedings_subject")
        shared |= numbers(one, "isbn") | _published(one)
        own = {key: value for key, value in parts(one).items() if value}
        shared |= {key: own[key] for key in own if key.startswith("published")}
        shared["volume"] = one.text("volume")
        editors = own.get("people", [])
    editors += parts(work)["people"]
    papers = work.all("conference_paper")
    if not papers:
        yield {**shared, "title": title, "people": editors, "type": "proceedings"}
    for one in papers:
        own = {key: value for key, value in parts(one).items() if value}
        base = {key: value for key, value in shared.items() if not (key.startswith("published") and "published" in own)}
        own["people"] = [*own.get("people", []), *editors]
        yield {
            **base,
            **own,
            "container-title": [*shared.get("container-title", ()), *title],
            "type": "proceedings-article",
        }


def _meeting(one: Element) -> Fields:
    found: Fields = {
        "name": one.text("conference_name"),
        "acronym": one.text("conference_acronym"),
        "number": one.text("conference_number"),
        "location": one.text("conference_location"),
        "theme": one.text("conference_theme"),
        "sponsor": one.texts("conference_sponsor"),
    }
    for days in one.all("conference_date"):
        for side in ("start", "end"):
            stated = [days.get(f"{side}_{part}") for part in ("year", "month", "day")]
            numbers = [int(part) for part in stated if part and part.isdigit()]
            if numbers and stated[0]:
                found[side] = {"date-parts": [numbers]}
        if "start" in found:
            days.taken()
    return {key: value for key, value in found.items() if value}


def _alone(work: Element) -> Fields:
    found: Fields = {"type": _ALONE[work.name], "subtype": work.get("type")}
    found |= {key: value for key, value in parts(work).items() if value}
    found |= numbers(work, "isbn") | _published(work)
    found["degree"] = work.texts("degree")
    found["group-title"] = work.text("group_title")
    found["posted"] = found.get("posted") or date(work.one("review_date"))
    if work.name == "peer_review":
        review = {
            "type": found.pop("subtype"),
            "stage": work.get("stage"),
            "recommendation": work.get("recommendation"),
            "revision-round": work.get("revision-round"),
            "running-number": work.text("running_number"),
            "competing-interest-statement": work.text("competing_interest_statement"),
        }
        found["review"] = {key: value for key, value in review.items() if value}
    if work.name == "grant":
        _grant(work, found)
    return found


def _grant(work: Element, found: Fields) -> None:
    found["award"] = work.text("award-number")
    found["award-start"] = date(work.one("award-start-date"))
    for project in work.all("project"):
        for one in project.all("project-title"):
            one.drop()
        found.setdefault("title", project.texts("project-title"))
        for one in project.all("description"):
            one.drop()
        found["description"] = " ".join(project.texts("description"))
        for one in project.find("person"):
            one.drop()
            affiliation = [{"name": name} for body in one.find("institution") if (name := body.text())]
            who = {"given": one.text("givenName"), "family": one.text("familyName"), "affiliation": affiliation}
            who["ORCID"] = one.text("ORCID")
            found.setdefault("people", []).append(("author", {key: value for key, value in who.items() if value}))
        for one in project.find("funding"):
            one.drop()
            name, doi = one.text("funder-name"), one.text("funder-id")
            if name or doi:
                found.setdefault("funder", []).append({k: v for k, v in {"name": name, "DOI": doi}.items() if v})
