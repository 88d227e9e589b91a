"""A work as the web service describes it, taken out of its JSON or of what its XML says in the same members."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.readers.extent import extent
from lodpub.readers.keywords import apart
from lodpub.readers.pure_api.files import found_at
from lodpub.readers.pure_api.numbers import numbers
from lodpub.readers.pure_api.people import bodies, body, contributors
from lodpub.readers.pure_api.places import container, event, institution, publisher, series
from lodpub.readers.pure_api.subjects import keywords_and_subjects
from lodpub.readers.pure_api.terms import Term, best, date, term, texts
from lodpub.readers.pure_api.wording import wording
from lodpub.record import Date, Funding, Metric, Organization, Record, Relation, Subject
from lodpub.syntax.json_tree import Tree, drop, number, opened, raw, text

__all__ = ["to_record"]

_TECHNICAL = [
    "category",
    "confidential",
    "createdBy",
    "createdDate",
    "externallyManaged",
    "htmlRenderings",
    "internationalPeerReview",
    "managingOrganisationalUnits",
    "modifiedBy",
    "modifiedDate",
    "prettyURLIdentifiers",
    "prettyUrlIdentifiers",
    "previousUuids",
    "pureId",
    "renderings",
    "scopusMetrics",
    "systemName",
    "totalNumberOfAuthors",
    "totalNumberOfContributors",
    "typeDiscriminator",
    "version",
    "visibility",
    "visibilities",
    "workflow",
    "workflows",
]
_WITHIN = frozenset(
    (
        "pureId",
        "externallyManaged",
        "formatted",
        "systemName",
        "typeDiscriminator",
        "created",
        "creator",
        "visibleOnPortalDate",
    )
)
_RELATED = ("relatedResearchOutputs", "relatedDataSets")
_DATES = {"awardDate": "awarded", "awardedDate": "awarded", "date": "filed", "priorityDate": "priority"}
_PERIODS = {
    "dataProductionPeriod": "collected",
    "productionPeriod": "collected",
    "temporalCoveragePeriod": "covered",
}
_STATES = {"epub": "online", "inpress": "accepted", "accepted": "accepted", "submitted": "submitted"}


def to_record(tree: Tree, name: str = "") -> Record | None:
    """The record of a work; `name` is that of its element in XML. None for what has neither title nor uuid."""
    if not any(key in tree for key in ("title", "titles", "uuid")):
        return None
    discriminator = text(tree, "typeDiscriminator")
    _cleared(tree)
    stated = term(tree, "type")
    drop(tree, *_TECHNICAL)
    language = _language(tree)
    kind = _kind(stated, discriminator or name)
    words, subjects = keywords_and_subjects(tree, language)
    keywords, translated = apart(words, [language] if language else [])
    issued, status, states = _published(tree)
    pages, article_number = extent(text(tree, "pages"))
    places = found_at(tree)
    return Record(
        kind=kind,
        **wording(tree, language),
        contributors=tuple(contributors(tree)),
        organizations=tuple(bodies(tree)),
        languages=(language,) if language else (),
        container=container(tree, kind, language),
        series=tuple(series(tree, language)),
        event=event(tree, language),
        publisher=publisher(tree),
        institution=institution(tree),
        on_behalf_of=_single(tree, "commissioningBody"),
        **_plain(tree),
        pages=pages,
        article_number=raw(tree, "articleNumber") or article_number,
        issued=issued or _made_available(tree),
        status=status,
        peer_reviewed=_flag(tree, "peerReview"),
        access=places.pop("access"),
        dates=tuple(dict.fromkeys((*states, *_dates(tree), *places.pop("dates")))),
        keywords=keywords,
        translated_keywords=translated,
        subjects=tuple(dict.fromkeys((*subjects, *_genre(tree, stated, kind), *_patented(tree)))),
        metrics=_citations(tree),
        funding=tuple(_funding(tree)),
        coverage=tuple(_covered(tree)),
        relations=tuple(_related(tree)),
        **numbers(tree, places.pop("identifiers")),
        **places,
    )


def _cleared(value: Any) -> None:
    """Takes what the service says of its own objects, and the addresses that they have in it."""
    if isinstance(value, dict):
        for key in [key for key in value if key in _WITHIN]:
            del value[key]
        if isinstance(value.get("link"), dict):
            del value["link"]
        for one in value.values():
            _cleared(one)
    elif isinstance(value, list):
        for one in value:
            _cleared(one)


def _language(tree: Tree) -> str | None:
    """The language, by the end of its address (``en_GB``, ``italian``) or by its name."""
    stated = term(tree, "language")
    if stated is None:
        return None
    end = stated.last.partition("_")[0]
    found = None if end in ("und", "other", "unknown") else facts.language(end)
    return found or next((tag for said in stated.words if (tag := facts.language(said.plain))), None)


def _kind(stated: Term | None, general: str) -> str:
    """The kind by the last two steps of the type's address, else by its words or the general kind of the object."""
    known = inverse("portal-type-addresses", "addresses")
    group, _, _ = (stated.uri if stated else "").rpartition("/")
    steps = f"{group.rpartition('/')[2]}/{stated.last}".casefold() if stated else ""
    if kind := known.get(steps):
        return kind
    worded = next(
        (kind for said in (stated.words if stated else ()) if (kind := facts.kind_in_words(said.plain))), None
    )
    return worded or known.get(steps.partition("/")[0]) or known.get(general.casefold().rstrip("1")) or "other"


def _published(tree: Tree) -> tuple[str | None, str | None, list[Date]]:
    """The date of publication, the present status, and the dates of earlier states; a work that is not out yet has the date
    of its present state."""
    issued, present, status = None, None, None
    states: list[Date] = []
    for one in opened(tree, "publicationStatuses"):
        state, day = term(one, "publicationStatus"), date(one, "publicationDate")
        current = one.pop("current", None) in (True, "true")
        drop(one, "externalId", "externalIdSource", "id")
        key = inverse("portal-status-addresses", "addresses").get(state.last) if state else None
        if state and key is None:
            one["publicationStatus"] = state.label() or state.last
        if current:
            status, present = key, day
        if key == "published":
            issued = issued or day
        elif day and state and (kind := _STATES.get(state.last)):
            states.append(Date(kind=kind, value=day))
    if issued is None and present:
        issued, states = present, [one for one in states if one.value != present]
    return issued, status, states


def _made_available(tree: Tree) -> str | None:
    keys = ("publicationDate", "publicationAvailableDate", "dateMadeAvailable")
    return next((found for key in keys if (found := date(tree, key))), None)


def _dates(tree: Tree) -> Iterator[Date]:
    for key, kind in _DATES.items():
        if found := date(tree, key):
            yield Date(kind=kind, value=found)
    for key, kind in _PERIODS.items():
        for period in opened(tree, key):
            start, end = date(period, "startDate"), date(period, "endDate")
            if start or end:
                yield Date(kind=kind, value=start if start == end and start else f"{start or '..'}/{end or '..'}")


def _plain(tree: Tree) -> dict[str, Any]:
    """What is one text or one number."""
    qualification = term(tree, "qualification")
    size = text(tree, "size")
    return {
        "volume": raw(tree, "volume"),
        "issue": raw(tree, "journalNumber"),
        "number_of_pages": number(tree, "numberOfPages"),
        "edition": text(tree, "edition"),
        "chapter": text(tree, "chapter"),
        "number": text(tree, "number"),
        "qualification": qualification.label() if qualification else None,
        "sizes": (size,) if size else (),
    }


def _flag(tree: Tree, key: str) -> bool | None:
    value = tree.pop(key, None)
    return (
        {True: True, False: False, "true": True, "false": False}.get(value) if isinstance(value, (bool, str)) else None
    )


def _single(tree: Tree, key: str) -> Organization | None:
    return next((found for one in opened(tree, key) if (found := body(one))), None)


def _genre(tree: Tree, stated: Term | None, kind: str) -> Iterator[Subject]:
    """What the portal calls the work in words of its own, where its kind is not told by them."""
    for one in texts(tree, "typeDescription"):
        yield facts.genre(one.plain)
    if kind == "other" and stated and stated.last not in ("other", "") and (label := stated.label()):
        yield facts.genre(label)


def _patented(tree: Tree) -> Iterator[Subject]:
    for key in ("ipc", "ipcs"):
        for one in texts(tree, key):
            yield facts.subject(one.plain, "IPC")


def _citations(tree: Tree) -> tuple[Metric, ...]:
    count = number(tree, "totalScopusCitations")
    return (Metric(kind="citations", value=count, source="Scopus"),) if count is not None else ()


def _funding(tree: Tree) -> Iterator[Funding]:
    for one in opened(tree, "sponsors"):
        if found := body(one):
            yield Funding(funder=found)
    for said in texts(tree, "fundingText"):
        yield Funding(statement=said.plain)


def _covered(tree: Tree) -> Iterator[str]:
    for key in ("geographicalCoverage", "geographicalCoverages"):
        yield from (one.plain for one in texts(tree, key))
    for one in opened(tree, "geoLocation"):
        drop(one, "calculatedPoint")
        yield from filter(None, (text(one, "point"), text(one, "polygon")))


def _related(tree: Tree) -> Iterator[Relation]:
    """Other works of the portal that this one is connected to, by their titles; bare numbers stay unread."""
    for key in _RELATED:
        for one in opened(tree, key):
            if title := best(texts(one, "name")):
                drop(one, "type", "uuid", "externalId", "externalIdSource")
                yield Relation(kind="is-related-to", title=title)
