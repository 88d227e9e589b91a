"""Reads works as OpenAlex's API answers them: one work, a page of ``results``, a list, or one work a line (its snapshot)."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.extent import extent
from lodpub.readers.finished import marked
from lodpub.readers.json_records import read_json
from lodpub.readers.openalex.around import funding, keywords, subjects
from lodpub.readers.placed import container_kind
from lodpub.record import (
    Container,
    Contributor,
    Identifier,
    License,
    Link,
    Metric,
    Organization,
    Provenance,
    Record,
    Reference,
)
from lodpub.syntax.json_tree import Tree, date, drop, number, opened, raw, text, texts
from lodpub.values import identifiers
from lodpub.values.markup import clean

__all__ = ["read"]

_COUNTED = [
    "apc_list",
    "apc_paid",
    "authors_count",
    "best_oa_location",
    "cited_by_api_url",
    "cited_by_percentile_year",
    "citation_normalized_percentile",
    "concepts_count",
    "content_urls",
    "corresponding_author_ids",
    "corresponding_institution_ids",
    "countries_distinct_count",
    "counts_by_year",
    "created_date",
    "datasets",
    "fulltext_origin",
    "fwci",
    "has_content",
    "has_fulltext",
    "has_old_authors",
    "indexed_in",
    "institution_assertions",
    "institutions",
    "institutions_distinct_count",
    "is_authors_truncated",
    "is_paratext",
    "is_xpac",
    "locations_count",
    "ngrams_url",
    "primary_topic",
    "publication_year",
    "referenced_works_count",
    "related_works",
    "relevance_score",
    "topics_count",
    "updated_date",
    "versions",
]
_IDS = {"doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "mag": "mag", "arxiv": "arxiv"}
_EXACTER = ("preprint", "proceedings-article", "conference-paper", "report-component", "standard", "peer-review")


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of an answer, a list or lines of works."""
    yield from read_json(data, source, [("results",)], _record, "a work as OpenAlex gives it")


def _record(tree: Tree) -> Record | None:
    if not (tree.get("display_name") or tree.get("title") or tree.get("doi")) or "id" not in tree:
        return None
    title, abstract = raw(tree, "display_name"), _abstract(tree)
    title = title or raw(tree, "title")
    drop(tree, "title", *_COUNTED)
    primary = (opened(tree, "primary_location") or [{}])[0]
    kind = _kind(tree, primary)
    container, publisher = _source(primary, kind)
    volume, issue, pages, article_number = _place(tree)
    issued = date(tree, "publication_date")
    language = facts.language(text(tree, "language"))
    retracted = tree.pop("is_retracted", None) is True
    landing = text(primary, "landing_page_url")
    url = (identifiers.preferred(landing) or landing) if landing else None
    locations = opened(tree, "locations")
    links, licences = _locations([primary, *locations], url)
    people = list(_contributors(tree))
    return Record(
        kind=kind,
        title=clean(title) if title else None,
        contributors=tuple(who for who, _ in people),
        abstract=clean(abstract) if abstract else None,
        languages=(language,) if language else (),
        container=container,
        volume=volume,
        issue=issue,
        pages=pages,
        article_number=article_number,
        issued=issued,
        status="retracted" if retracted else None,
        publisher=publisher,
        licenses=licences,
        access=_access(tree),
        keywords=keywords(tree),
        subjects=tuple(dict.fromkeys(subjects(tree))),
        metrics=tuple(_metrics(tree)),
        funding=funding(tree),
        identifiers=tuple(_identifiers(tree)),
        references=tuple(Reference(identifiers=(_own(id),)) for id in texts(tree, "referenced_works")),
        links=links,
        url=url,
        provenance=(*marked(title=title, abstract=abstract), *_printed(people)),
    )


def _own(address: str) -> Identifier:
    return Identifier(scheme="openalex", value=address.rpartition("/")[2])


def _abstract(tree: Tree) -> str | None:
    """The words of the abstract in order, from the places at which each of them stands."""
    index = tree.pop("abstract_inverted_index", None)
    if not isinstance(index, dict):
        return None
    placed = [(place, word) for word, places in index.items() if isinstance(places, list) for place in places]
    return " ".join(word for _, word in sorted(p for p in placed if isinstance(p[0], int))) or None


def _kind(tree: Tree, primary: Tree) -> str:
    type = (text(tree, "type") or "").casefold()
    stated = [text(tree, "type_crossref"), text(primary, "raw_type")]
    known = inverse("work-types", "openalex").get(type) or inverse("work-types", "crossref").get(type, "other")
    if known == "article":
        for words in filter(None, stated):
            exact = inverse("work-types", "crossref").get(words.casefold())
            if exact in _EXACTER:
                return exact
    return known


def _source(location: Tree, kind: str) -> tuple[Container | None, Organization | None]:
    """The journal, book platform or archive that a work stands in, and its publisher."""
    for source in opened(location, "source"):
        type, title = text(source, "type"), text(source, "display_name")
        publisher = text(source, "host_organization_name", "publisher")
        issns = [text(source, "issn_l"), *texts(source, "issn")]
        drop(source, *list(source))
        numbers = tuple(identifiers.parse("issn", issn) for issn in dict.fromkeys(filter(None, issns)))
        host = "website" if type == "repository" else container_kind(kind)
        archive = type == "repository" and kind not in ("preprint", "article")
        container = Container(kind=host, title=title, identifiers=numbers) if title and host and not archive else None
        body = publisher or (title if archive else None)
        return container, Organization(name=body) if body else None
    drop(location, "raw_source_name")
    return None, None


def _place(tree: Tree) -> tuple[str | None, str | None, str | None, str | None]:
    for biblio in opened(tree, "biblio"):
        pages, article_number = extent(text(biblio, "first_page"), text(biblio, "last_page"))
        drop(biblio, "last_page")
        return text(biblio, "volume"), text(biblio, "issue"), pages, article_number
    return None, None, None, None


def _printed(people: list[tuple[Contributor, list[str]]]) -> Iterator[Provenance]:
    """The affiliations as printed, where OpenAlex names the institutions that it has found in them."""
    for index, (who, strings) in enumerate(people):
        found = {body.name for body in getattr(who.agent, "affiliations", ())}
        if stated := [string for string in strings if string not in found]:
            yield Provenance(field=f"contributors.{index}", line=1, stated="; ".join(stated))


def _contributors(tree: Tree) -> Iterator[tuple[Contributor, list[str]]]:
    """Everybody in order, with the affiliations as printed."""
    for one in opened(tree, "authorships"):
        drop(one, "author_position", "countries", "raw_orcid", "affiliations")
        printed = text(one, "raw_author_name")
        name, orcid = None, None
        for author in opened(one, "author"):
            name, orcid = text(author, "display_name"), text(author, "orcid")
            drop(author, "id")
        who = body_or_person(name or printed)
        strings = texts(one, "raw_affiliation_strings") or texts(one, "raw_affiliation_string")
        drop(one, "raw_affiliation_string")
        bodies = list(_bodies(one)) or [Organization(name=string) for string in strings if string]
        corresponding = one.pop("is_corresponding", None) is True
        if who is not None:
            others = [printed] if printed and name and printed != who.name else []
            names = [identifiers.parse("orcid", orcid)] if orcid else []
            who = with_details(who, identifiers=names, affiliations=bodies, other_names=others)
            yield Contributor(agent=who, corresponding=corresponding), strings


def _bodies(one: Tree) -> Iterator[Organization]:
    """The institutions that OpenAlex has found in the printed affiliations."""
    for body in opened(one, "institutions"):
        name, ror = text(body, "display_name"), text(body, "ror")
        drop(body, "id", "country_code", "type", "lineage")
        if name:
            yield Organization(name=name, identifiers=(identifiers.parse("ror", ror),) if ror else ())


def _locations(locations: list[Tree], url: str | None) -> tuple[tuple[Link, ...], tuple[License, ...]]:
    links: dict[str, Link] = {}
    licences: dict[License, None] = {}
    for one in locations:
        pdf, page = text(one, "pdf_url"), text(one, "landing_page_url")
        label = None
        for source in opened(one, "source"):
            label = text(source, "display_name")
            drop(source, *list(source))
        version = inverse("versions", "openalex").get((text(one, "version") or "").casefold())
        name = text(one, "license")
        drop(
            one, "id", "is_oa", "license_id", "is_accepted", "is_published", "raw_source_name", "raw_type", "provenance"
        )
        if pdf:
            links.setdefault(pdf, Link(url=pdf, rel="fulltext", media_type="application/pdf"))
        page = (identifiers.preferred(page) or page) if page else None
        if page and page != url:
            links.setdefault(page, Link(url=page, label=label))
        if name and (found := facts.license(name, version=version)):
            licences[found] = None
    return tuple(links.values()), tuple(licences)


def _access(tree: Tree) -> str | None:
    for one in opened(tree, "open_access"):
        status = text(one, "oa_status")
        drop(one, "is_oa", "any_repository_has_fulltext", "oa_url")
        return "restricted" if status == "closed" else facts.access(status)
    return None


def _metrics(tree: Tree) -> Iterator[Metric]:
    count = number(tree, "cited_by_count")
    if count is not None:
        yield Metric(kind="citations", value=count, source="OpenAlex")


def _identifiers(tree: Tree) -> Iterator[Identifier]:
    found: dict[Identifier, None] = {}
    if doi := text(tree, "doi"):
        found[identifiers.parse("doi", doi)] = None
    for ids in opened(tree, "ids"):
        for name, scheme in _IDS.items():
            if value := text(ids, name):
                found[identifiers.parse(scheme, value)] = None
        drop(ids, "openalex")
    if own := text(tree, "id"):
        found[_own(own)] = None
    yield from found
