"""The parts of a work in Crossref's REST answers, as msgspec decodes them.

Fields as the REST API documents them, the usual ones in the order in which it gives them, as the decoder looks for the next
one first; `Administrative` ones say something about Crossref's database and nothing about the work.
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
    ORCID: Text = None
    authenticated_orcid: Administrative = _SKIPPED
    given: Text = None
    family: Text = None
    sequence: Administrative = _SKIPPED
    name: Text = None
    affiliation: tuple[Affiliation, ...] | None = ()
    role: tuple[dict[str, Any], ...] | str | None = ()
    suffix: Text = None
    prefix: Text = None
    role_start: Administrative = _SKIPPED
    alternate_name: Texts = None


class Typed(_Part):
    value: Text = None
    type: Text = None


class Licence(_Part):
    start: PartialDate | None = None
    content_version: Text = None
    delay_in_days: Administrative = _SKIPPED
    URL: Text = None


class WebLink(_Part):
    URL: Text = None
    content_type: Text = None
    content_version: Text = None
    intended_application: Text = None


class Funder(_Part):
    DOI: Text = None
    name: Text = None
    doi_asserted_by: Administrative = _SKIPPED
    award: Texts = None
    award_info: Administrative = _SKIPPED
    id: tuple[Id, ...] = ()


class Cited(_Part):
    issue: Text = None
    key: Administrative = _SKIPPED
    doi_asserted_by: Administrative = _SKIPPED
    first_page: Text = None
    DOI: Text = None
    article_title: Text = None
    volume_title: Text = None
    volume: Text = None
    author: Text = None
    year: Text = None
    unstructured: Text = None
    journal_title: Text = None
    series_title: Text = None
    edition: Text = None
    component: Text = None
    ISSN: Text = None
    issn_type: Administrative = _SKIPPED
    ISBN: Text = None
    isbn_type: Administrative = _SKIPPED
    standard_designator: Text = None
    standards_body: Text = None
    type: Administrative = _SKIPPED


class Related(_Part):
    id_type: Text = None
    id: Text = None
    asserted_by: Administrative = _SKIPPED
    title: Text = None


class Update(_Part):
    DOI: Text = None
    type: Text = None
    label: Text = None
    source: Administrative = _SKIPPED
    updated: PartialDate | None = None
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
    URL: Text = None
    order: Administrative = _SKIPPED
    name: Text = None
    label: Text = None
    group: Administrative = _SKIPPED
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

    institution: tuple[Affiliation, ...] | Affiliation | None = ()
    indexed: Administrative = _SKIPPED
    posted: PartialDate | None = None
    group_title: Text = None
    publisher_location: Text = None
    reference_count: Administrative = _SKIPPED
    publisher: Text = None
    isbn_type: tuple[Typed, ...] | None = ()
    issue: Text = None
    license: tuple[Licence, ...] | None = ()
    funder: tuple[Funder, ...] | None = ()
    content_domain: Administrative = _SKIPPED
    short_container_title: Texts = None
    published_print: PartialDate | None = None
    abstract: Text = None
    DOI: Text = None
    type: Text = None
    created: Administrative = _SKIPPED
    page: Text = None
    update_policy: Administrative = _SKIPPED
    source: Administrative = _SKIPPED
    is_referenced_by_count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    title: Texts = None
    prefix: Administrative = _SKIPPED
    volume: Text = None
    author: tuple[Author, ...] | None = ()
    member: Administrative = _SKIPPED
    published_online: PartialDate | None = None
    reference: tuple[Cited, ...] | None = ()
    event: Meeting | None = None
    container_title: Texts = None
    original_title: Texts = None
    language: Text = None
    link: tuple[WebLink, ...] | None = ()
    deposited: Administrative = _SKIPPED
    score: Administrative = _SKIPPED
    resource: Resource | None = None
    subtitle: Texts = None
    editor: tuple[Author, ...] | None = ()
    short_title: Texts = None
    issued: PartialDate | None = None
    ISBN: Texts = None
    references_count: Administrative = _SKIPPED
    journal_issue: Issue | None = None
    alternative_id: Administrative = _SKIPPED
    version: Version | None = None
    URL: Text = None
    archive: Administrative = _SKIPPED
    relation: dict[str, tuple[Related, ...] | Related | None] | None = None
    ISSN: Texts = None
    issn_type: tuple[Typed, ...] | None = ()
    subject: Texts = None
    published: PartialDate | None = None
    assertion: tuple[Assertion, ...] | None = ()
    article_number: Text = None
    subtype: Text = None
    description: Text = None
    translator: tuple[Author, ...] | None = ()
    chair: tuple[Author, ...] | None = ()
    contributor: tuple[Author, ...] | None = ()
    special_numbering: Text = msgspec.field(default=None, name="special_numbering")
    chapter_number: Text = None
    part_number: Text = None
    edition_number: Text = None
    report_number: Text = None
    component_number: Text = None
    proceedings_subject: Text = None
    degree: Texts = None
    published_other: PartialDate | None = None
    accepted: PartialDate | None = None
    approved: PartialDate | None = None
    content_created: PartialDate | None = None
    content_updated: PartialDate | None = None
    standards_body: Body | None = None
    update_to: tuple[Update, ...] | None = ()
    updated_by: tuple[Update, ...] | None = ()
    clinical_trial_number: tuple[Trial, ...] | None = ()
    review: PeerReview | None = None
    free_to_read: Any = None
    award: Text = None
    award_start: PartialDate | None = None
    project: tuple[Project, ...] | None = ()
    status: Administrative = _SKIPPED
    aliases: Administrative = _SKIPPED
    editorial: Administrative = _SKIPPED
