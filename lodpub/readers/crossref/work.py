"""From a work as Crossref states it to a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.crossref import agents, publication, related
from lodpub.readers.crossref.message import Message, PeerReview
from lodpub.record import Date, Identifier, License, Link, Metric, Organization, Provenance, Record, Subject
from lodpub.values import identifiers
from lodpub.values.markup import clean

__all__ = ["to_record", "unplaced"]

_SUBTYPES = ("preprint", "working_paper", "letter", "dissertation", "report")
_HISTORY = {"received": "submitted", "accepted": "accepted", "first_online": "online"}
_ENDED = {"retraction": "retracted", "withdrawal": "withdrawn", "removal": "withdrawn"}
_VERSIONS = {"vor", "am", "tdm", "stm-asf"}


@cache
def _kinds() -> dict[str, str]:
    return dict(inverse("work-types", "crossref"))


def to_record(message: Message) -> Record:
    """The record of a work; its `provenance` holds the markup of title and abstract where they had any."""
    title, subtitle, alternatives = _titles(message)
    issued, dates = publication.dates(message)
    page, number = publication.pages(message)
    container, series, isbns = publication.containers(message)
    institutions = agents.institutions(message)
    degrees = tuple(filter(None, message.degree or ()))
    abstract = message.abstract or message.description
    return Record(
        kind=_kind(message),
        title=title and clean(title),
        subtitle=subtitle and clean(subtitle),
        alternative_titles=alternatives,
        contributors=agents.contributors(message),
        organizations=institutions if not degrees else institutions[1:],
        institution=institutions[0] if degrees and institutions else None,
        qualification="; ".join(degrees) or None,
        abstract=clean(abstract) if abstract else None,
        languages=(facts.language(message.language) or message.language,) if message.language else (),
        container=container,
        series=series,
        event=publication.event(message),
        volume=message.volume if not (series and series[0].volume) else None,
        issue=_issue(message),
        pages=page,
        article_number=number,
        chapter=message.chapter_number,
        edition=message.edition_number,
        number=message.report_number,
        version=message.version.version if message.version else None,
        issued=issued,
        dates=(*dates, *_history(message, dates)) if message.assertion else dates,
        status=_status(message),
        publisher=Organization(name=clean(message.publisher), place=message.publisher_location)
        if message.publisher
        else None,
        licenses=_licenses(message),
        keywords=(clean(message.group_title),) if message.group_title else (),
        subjects=_subjects(message),
        metrics=(Metric(kind="citations", value=message.is_referenced_by_count, source="Crossref"),)
        if message.is_referenced_by_count is not None
        else (),
        funding=agents.funding(message),
        identifiers=(*_doi(message), *isbns, *_trials(message)),
        relations=related.relations(message),
        references=related.references(message),
        links=_links(message),
        access="open" if message.free_to_read is not None else None,
        url=message.resource.primary.URL if message.resource and message.resource.primary else None,
        provenance=tuple(_markup(title=title, abstract=abstract)),
    )


def _kind(message: Message) -> str:
    if message.type == "posted-content" and message.subtype in _SUBTYPES:
        return _kinds().get(message.subtype.casefold(), "preprint")
    if message.type == "dissertation" and message.degree:
        return facts.thesis_kind(" ".join(filter(None, message.degree))) or "thesis"
    return _kinds().get((message.type or "").casefold(), "other")


def _titles(message: Message) -> tuple[str | None, str | None, tuple[str, ...]]:
    titles = [title for title in message.title or () if title and title.strip()]
    if not titles:
        for project in message.project or ():
            titles += [t.title for t in project.project_title if t.title]
    others = [*titles[1:], *(message.original_title or ()), *(message.short_title or ())]
    subtitle = next((s for s in message.subtitle or () if s and s.strip()), None)
    if not titles:
        return subtitle, None, tuple(clean(t) for t in others if t)
    title = titles[0]
    if subtitle and subtitle.strip() not in title:
        title = f"{title.rstrip().rstrip(':')}: {subtitle.strip()}"
    alternatives = dict.fromkeys(clean(t) for t in others if t and t.strip() and t != titles[0])
    return title, subtitle, tuple(alternatives)


def _markup(**texts: str | None) -> Iterator[Provenance]:
    for field, text in texts.items():
        if text and "<" in text:
            yield Provenance(field=field, line=1, stated=text)


def _doi(message: Message) -> tuple[Identifier, ...]:
    return (identifiers.parse("doi", message.DOI),) if message.DOI else ()


def _trials(message: Message) -> list[Identifier]:
    return [
        Identifier(scheme="clinical-trial", value=trial.clinical_trial_number)
        for trial in message.clinical_trial_number or ()
        if trial.clinical_trial_number
    ]


def _history(message: Message, known: Iterable[Date]) -> Iterator[Date]:
    kinds = {date.kind for date in known}
    for assertion in message.assertion or ():
        kind = _HISTORY.get(assertion.name or "")
        if kind and kind not in kinds and isinstance(assertion.value, str):
            kinds.add(kind)
            yield Date(kind=kind, value=assertion.value)


def _status(message: Message) -> str | None:
    if not message.updated_by:
        return None
    updates = {update.type for update in message.updated_by}
    return next((status for update, status in _ENDED.items() if update in updates), None)


def _licenses(message: Message) -> tuple[License, ...]:
    return tuple(
        found
        for licence in message.license or ()
        if licence.URL
        and (
            found := facts.license(
                None,
                licence.URL,
                version=licence.content_version if licence.content_version in _VERSIONS else None,
                start=publication.partial(licence.start),
            )
        )
    )


def _issue(message: Message) -> str | None:
    """The number of the issue with its special numbering (``2 Suppl 1``), either where there is no other."""
    number = message.issue or (message.journal_issue.issue if message.journal_issue else None)
    return (
        f"{number} {message.special_numbering}"
        if number and message.special_numbering
        else number or message.special_numbering
    )


def _subjects(message: Message) -> tuple[Subject, ...]:
    """Subject areas, and what a peer review is: a referee's report, an editor's, an author's comment."""
    terms = tuple([Subject(term=term, scheme="asjc") for term in message.subject or () if term])
    review = message.review.type if message.review else None
    return (*terms, facts.genre(review.replace("-", " "))) if review else terms


def _links(message: Message) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for link in message.link or ():
        if link.URL and link.URL not in found:
            media_type = link.content_type if link.content_type != "unspecified" else None
            found[link.URL] = Link(url=link.URL, rel="fulltext", media_type=media_type)
    return tuple(found.values())


def unplaced(message: Message) -> Iterator[tuple[str, str]]:
    """What is known of a work but has no place in a record, each with its field's name."""
    event, review = message.event, message.review
    if message.part_number:
        yield "part-number", message.part_number
    if message.component_number:
        yield "component-number", message.component_number
    if message.proceedings_subject:
        yield "proceedings-subject", message.proceedings_subject
    if event and event.theme:
        yield "event.theme", event.theme
    if message.version and message.version.version_description:
        yield "version.version-description", message.version.version_description
    yield from publication.impossible(message)
    for sponsor in (event.sponsor if event else None) or ():
        if sponsor:
            yield "event.sponsor", sponsor
    for assertion in message.assertion or ():
        if assertion.name not in _HISTORY and assertion.value:
            yield f"assertion.{assertion.name}", str(assertion.value)
    if review:
        fields = [name for name in PeerReview.__struct_fields__ if name != "type"]
        yield from ((f"review.{name}", text) for name in fields if (text := getattr(review, name)))
