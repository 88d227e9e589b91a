"""The parts of a work in Crossref's REST answers, as msgspec decodes them.

Fields as the REST API documents and gives them; `Administrative` ones say something about Crossref's database and
nothing about the work.
"""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

import msgspec

__all__ = ["Message"]

Administrative: TypeAlias = msgspec.Raw
Text: TypeAlias = str | None
Texts: TypeAlias = tuple[str | None, ...] | None
_SKIPPED = msgspec.Raw()


class _Part(msgspec.Struct, rename="kebab", forbid_unknown_fields=True, gc=False):
    """Strict, so that a field that is not known here is noticed and kept as unread."""


class PartialDate(_Part):
    date_parts: tuple[tuple[int | None, ...], ...] = ()
    date_time: Text = None
    timestamp: Administrative = _SKIPPED
    version: Administrative = _SKIPPED


class Id(_Part):
    id: Text = None
    id_type: Text = None
    asserted_by: Administrative = _SKIPPED


class Affiliation(_Part):
    name: Text = None
    id: tuple[Id, ...] = ()
    acronym: Texts = None
    place: Texts = None
    department: Texts = None


class Author(_Part):
    given: Text = None
    family: Text = None
    name: Text = None
    suffix: Text = None
    prefix: Text = None
    ORCID: Text = None
    affiliation: tuple[Affiliation, ...] | None = ()
    sequence: Administrative = _SKIPPED
    authenticated_orcid: Administrative = _SKIPPED
    role: tuple[dict[str, Any], ...] | str | None = ()
    role_start: Administrative = _SKIPPED
    alternate_name: Texts = None


class Typed(_Part):
    value: Text = None
    type: Text = None


class Licence(_Part):
    URL: Text = None
    start: PartialDate | None = None
    content_version: Text = None
    delay_in_days: Administrative = _SKIPPED


class WebLink(_Part):
    URL: Text = None
    content_type: Text = None
    content_version: Text = None
    intended_application: Text = None


class Funder(_Part):
    name: Text = None
    DOI: Text = None
    id: tuple[Id, ...] = ()
    award: Texts = None
    award_info: Administrative = _SKIPPED
    doi_asserted_by: Administrative = _SKIPPED


class Cited(_Part):
    key: Administrative = _SKIPPED
    DOI: Text = None
    doi_asserted_by: Administrative = _SKIPPED
    author: Text = None
    year: Text = None
    article_title: Text = None
    journal_title: Text = None
    volume_title: Text = None
    series_title: Text = None
    volume: Text = None
    issue: Text = None
    first_page: Text = None
    edition: Text = None
    component: Text = None
    unstructured: Text = None
    ISSN: Text = None
    issn_type: Administrative = _SKIPPED
    ISBN: Text = None
    isbn_type: Administrative = _SKIPPED
    standard_designator: Text = None
    standards_body: Text = None
    type: Administrative = _SKIPPED


class Related(_Part):
    id: Text = None
    id_type: Text = None
    title: Text = None
    asserted_by: Administrative = _SKIPPED


class Update(_Part):
    DOI: Text = None
    type: Text = None
    label: Text = None
    updated: PartialDate | None = None
    source: Administrative = _SKIPPED
    record_id: Administrative = _SKIPPED


class Meeting(_Part):
    name: Text = None
    acronym: Text = None
    number: Text = None
    location: Text = None
    theme: Text = None
    sponsor: Texts = None
    start: PartialDate | None = None
    end: PartialDate | None = None


class Issue(_Part):
    issue: Text = None
    published_online: PartialDate | None = None
    published_print: PartialDate | None = None


class Address(_Part):
    URL: Text = None


class Resource(_Part):
    primary: Address | None = None
    secondary: Administrative = _SKIPPED


class Assertion(_Part):
    value: Any = None
    name: Text = None
    label: Text = None
    URL: Text = None
    group: Administrative = _SKIPPED
    order: Administrative = _SKIPPED
    explanation: Administrative = _SKIPPED


class Trial(_Part):
    clinical_trial_number: Text = None
    registry: Text = None
    type: Text = None


class Body(_Part):
    name: Text = None
    acronym: Any = None


class PeerReview(_Part):
    type: Text = None
    stage: Text = None
    recommendation: Text = None
    revision_round: Text = None
    running_number: Text = None
    competing_interest_statement: Text = None
    language: Text = None


class Version(_Part):
    version: Text = None
    version_description: Text = None
    language: Text = None


class ProjectTitle(_Part):
    title: Text = None
    language: Text = None


class Project(_Part):
    project_title: tuple[ProjectTitle, ...] = ()
    project_description: tuple[Any, ...] = ()
    investigator: tuple[Author, ...] = ()
    lead_investigator: tuple[Author, ...] = ()
    co_lead_investigator: tuple[Author, ...] = ()
    award_amount: Any = None
    award_start: PartialDate | None = None
    award_end: PartialDate | None = None
    award_planned_end: PartialDate | None = None
    funding: tuple[Any, ...] = ()


class Message(_Part):
    """One work."""

    DOI: Text = None
    type: Text = None
    subtype: Text = None
    title: Texts = None
    subtitle: Texts = None
    original_title: Texts = None
    short_title: Texts = None
    abstract: Text = None
    description: Text = None
    language: Text = None
    author: tuple[Author, ...] | None = ()
    editor: tuple[Author, ...] | None = ()
    translator: tuple[Author, ...] | None = ()
    chair: tuple[Author, ...] | None = ()
    contributor: tuple[Author, ...] | None = ()
    container_title: Texts = None
    short_container_title: Texts = None
    group_title: Text = None
    ISSN: Texts = None
    issn_type: tuple[Typed, ...] | None = ()
    ISBN: Texts = None
    isbn_type: tuple[Typed, ...] | None = ()
    volume: Text = None
    issue: Text = None
    journal_issue: Issue | None = None
    special_numbering: Text = msgspec.field(default=None, name="special_numbering")
    page: Text = None
    article_number: Text = None
    chapter_number: Text = None
    part_number: Text = None
    edition_number: Text = None
    report_number: Text = None
    component_number: Text = None
    proceedings_subject: Text = None
    degree: Texts = None
    published: PartialDate | None = None
    published_print: PartialDate | None = None
    published_online: PartialDate | None = None
    published_other: PartialDate | None = None
    issued: PartialDate | None = None
    posted: PartialDate | None = None
    accepted: PartialDate | None = None
    approved: PartialDate | None = None
    content_created: PartialDate | None = None
    content_updated: PartialDate | None = None
    publisher: Text = None
    publisher_location: Text = None
    institution: tuple[Affiliation, ...] | Affiliation | None = ()
    standards_body: Body | None = None
    event: Meeting | None = None
    license: tuple[Licence, ...] | None = ()
    link: tuple[WebLink, ...] | None = ()
    resource: Resource | None = None
    URL: Text = None
    funder: tuple[Funder, ...] | None = ()
    subject: Texts = None
    reference: tuple[Cited, ...] | None = ()
    relation: dict[str, tuple[Related, ...] | Related | None] | None = None
    update_to: tuple[Update, ...] | None = ()
    updated_by: tuple[Update, ...] | None = ()
    assertion: tuple[Assertion, ...] | None = ()
    clinical_trial_number: tuple[Trial, ...] | None = ()
    review: PeerReview | None = None
    version: Version | None = None
    free_to_read: Any = None
    award: Text = None
    award_start: PartialDate | None = None
    project: tuple[Project, ...] | None = ()
    is_referenced_by_count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    status: Administrative = _SKIPPED
    alternative_id: Administrative = _SKIPPED
    archive: Administrative = _SKIPPED
    aliases: Administrative = _SKIPPED
    content_domain: Administrative = _SKIPPED
    created: Administrative = _SKIPPED
    deposited: Administrative = _SKIPPED
    indexed: Administrative = _SKIPPED
    member: Administrative = _SKIPPED
    prefix: Administrative = _SKIPPED
    reference_count: Administrative = _SKIPPED
    references_count: Administrative = _SKIPPED
    score: Administrative = _SKIPPED
    source: Administrative = _SKIPPED
    update_policy: Administrative = _SKIPPED
    editorial: Administrative = _SKIPPED
