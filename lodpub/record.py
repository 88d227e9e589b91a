"""A scholarly record in bibliographic terms: what a source says, without any RDF.

Every part is an immutable, typed `msgspec.Struct`; what a source does not state is None or an empty tuple.
Words that come from a closed list (`Record.kind`, `Contributor.role`, `Record.status`, `Identifier.scheme`,
`Subject.scheme`) are keys of the tables in ``vocab/crosswalk/``.

>>> record = Record(kind="article", title="On hyphens", issued="2021-08")
>>> msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
True
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

__all__ = [
    "Agent",
    "Award",
    "Container",
    "Contributor",
    "Copyright",
    "Date",
    "Event",
    "Funding",
    "Identifier",
    "License",
    "Link",
    "Metric",
    "Organization",
    "Person",
    "Provenance",
    "Record",
    "Reference",
    "Relation",
    "Remark",
    "Series",
    "Subject",
    "Translation",
    "Unread",
    "moved",
]


class _Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What all parts have in common: immutable, keyword arguments only, defaults left out of the JSON; never part of a
    cycle, so that no garbage is looked for in them."""


class Identifier(_Part, frozen=True):
    """A name in a scheme. `value` is the scheme's normal form, without any resolver in front.

    `scheme` is one of ``doi orcid ror isni issn isbn handle pmid pmcid arxiv patent url scopus`` and so on;
    `medium` tells a print from an electronic ISSN or ISBN (``print``, ``electronic``); `valid` is False where the
    value breaks its scheme's grammar or check digit and is kept as text.
    """

    scheme: str
    value: str
    medium: str | None = None
    valid: bool = True


class Organization(_Part, frozen=True, tag="organization"):
    """A body: publisher, funder, university, group author. `department` is the part of it that is meant."""

    name: str
    department: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    place: str | None = None
    url: str | None = None


class Person(_Part, frozen=True, tag="person"):
    """A person. `name` is the whole name in reading order, as printed; `family` holds its particles
    (``van der Berg``), `suffix` what follows (``Jr.``); `other_names` are the same name in other scripts or forms."""

    name: str
    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    other_names: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    affiliations: tuple[Organization, ...] = ()
    url: str | None = None


Agent: TypeAlias = Person | Organization


class Contributor(_Part, frozen=True):
    """Who had a part in the work. `role` is a key of ``contributor-roles.csv``; `corresponding` marks whom to write to;
    `credit` says what the part was, in keys of ``credit-roles.csv`` (CRediT, ANSI/NISO Z39.104)."""

    agent: Agent
    role: str = "author"
    corresponding: bool = False
    credit: tuple[str, ...] = ()


class Translation(_Part, frozen=True):
    """A text in another language than the work's own. `language` is a BCP 47 tag, None where it is not stated."""

    text: str
    language: str | None = None


class Container(_Part, frozen=True):
    """What the work appeared in: ``journal``, ``book``, ``proceedings`` or ``website``."""

    kind: str
    title: str
    subtitle: str | None = None
    short_title: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    url: str | None = None


class Series(_Part, frozen=True):
    """A series that the work or its container belongs to, with the work's number in it."""

    title: str
    volume: str | None = None
    identifiers: tuple[Identifier, ...] = ()


class Event(_Part, frozen=True):
    """A conference, workshop or other meeting. `start` and `end` are ISO 8601 dates, as exact as stated."""

    name: str
    short_name: str | None = None
    number: str | None = None
    place: str | None = None
    country: str | None = None
    start: str | None = None
    end: str | None = None
    url: str | None = None


class Date(_Part, frozen=True):
    """A date other than that of publication.

    `kind` is one of ``online accepted submitted awarded available created modified collected covered filed priority``;
    `value` is ``2021``, ``2021-08``, ``2021-08-01`` or an interval of two with ``/`` (ISO 8601, EDTF level 0).
    """

    kind: str
    value: str


class Copyright(_Part, frozen=True):
    """A copyright statement: the `notice` as printed and what could be read from it.

    `by_authors` stands for holders named only as "The Author(s)".
    """

    notice: str
    year: int | None = None
    holders: tuple[str, ...] = ()
    by_authors: bool = False


class License(_Part, frozen=True):
    """A licence: its canonical IRI where it is known, and the words of the source.

    `version` tells which version of the work it covers (``vor am tdm``), `start` the ISO date it begins on.
    """

    url: str | None = None
    label: str | None = None
    version: str | None = None
    start: str | None = None


class Subject(_Part, frozen=True):
    """A controlled term. `scheme` is a key of ``subject-schemes.csv``; `weight` is a percentage (fingerprints)."""

    term: str
    scheme: str
    code: str | None = None
    iri: str | None = None
    vocabulary: str | None = None
    weight: int | None = None


class Metric(_Part, frozen=True):
    """A count that somebody keeps: `kind` ``citations``, ``downloads`` or ``altmetric``, `source` such as ``Scopus``."""

    kind: str
    value: int
    source: str | None = None


class Award(_Part, frozen=True):
    """A grant: its number as the funder writes it, its title and its address."""

    number: str | None = None
    title: str | None = None
    url: str | None = None


class Funding(_Part, frozen=True):
    """One funder and its awards; `statement` keeps the sentence where no funder could be told from it."""

    funder: Organization | None = None
    awards: tuple[Award, ...] = ()
    statement: str | None = None


class Link(_Part, frozen=True):
    """Where something about the work is found. `rel` is ``fulltext``, ``repository`` (source code), ``related`` or
    ``scopus``."""

    url: str
    rel: str = "related"
    label: str | None = None
    media_type: str | None = None


class Relation(_Part, frozen=True):
    """Another work that this one stands in a relation to.

    `kind` is a key of ``relations.csv`` (``is-version-of``, ``is-supplement-to``, ``corrects``, ``is-retracted-by`` ...);
    `date` is the day on which it came about: that of the retraction, the correction or the new version.
    """

    kind: str
    identifier: Identifier | None = None
    title: str | None = None
    date: str | None = None


class Reference(_Part, frozen=True):
    """A work that this one cites; `text` is the citation as printed where the source has no more than that."""

    identifiers: tuple[Identifier, ...] = ()
    text: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    year: str | None = None


class Provenance(_Part, frozen=True):
    """Where a field's value came from.

    `field` is a path such as ``contributors.0`` or ``pages``; `line` counts from 1; `stated` is the text as printed
    where the value differs from it; `table` names the crosswalk table that turned one into the other.
    """

    field: str
    line: int
    stated: str | None = None
    table: str | None = None


class Unread(_Part, frozen=True):
    """A part of the source that was not understood, kept as it stood."""

    line: int
    text: str


class Remark(_Part, frozen=True):
    """Something about the source that its owner should know, such as two places that disagree."""

    message: str
    field: str | None = None
    line: int | None = None


class Record(_Part, frozen=True):
    """One scholarly work as one source describes it.

    `kind` is a key of ``work-types.csv``; `title` is whole, `subtitle` its part after the colon where the source
    tells them apart; `languages` are BCP 47 tags; `issued` is the date of publication, as exact as stated
    (``2021``, ``2021-08``, ``2021-08-01``); `pages` is the range as printed, with a plain hyphen; `number` is that of a
    report or standard; `translated_keywords` are those stated to be in another language than the work; `access` is a key of ``access-rights.csv``; `url` is the page that the record was read from
    or is published at.
    """

    kind: str
    title: str | None = None
    subtitle: str | None = None
    translated_titles: tuple[Translation, ...] = ()
    alternative_titles: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    organizations: tuple[Organization, ...] = ()
    abstract: str | None = None
    translated_abstracts: tuple[Translation, ...] = ()
    table_of_contents: str | None = None
    languages: tuple[str, ...] = ()
    container: Container | None = None
    series: tuple[Series, ...] = ()
    event: Event | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    number_of_pages: int | None = None
    edition: str | None = None
    version: str | None = None
    number: str | None = None
    chapter: str | None = None
    issued: str | None = None
    dates: tuple[Date, ...] = ()
    status: str | None = None
    peer_reviewed: bool | None = None
    publisher: Organization | None = None
    on_behalf_of: Organization | None = None
    institution: Organization | None = None
    qualification: str | None = None
    copyright: Copyright | None = None
    licenses: tuple[License, ...] = ()
    keywords: tuple[str, ...] = ()
    translated_keywords: tuple[Translation, ...] = ()
    subjects: tuple[Subject, ...] = ()
    metrics: tuple[Metric, ...] = ()
    funding: tuple[Funding, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    relations: tuple[Relation, ...] = ()
    references: tuple[Reference, ...] = ()
    coverage: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    access: str | None = None
    media_types: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    programming_languages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    url: str | None = None
    provenance: tuple[Provenance, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def identifier(self, scheme: str) -> str | None:
        """The first valid identifier in a scheme.

        >>> Record(kind="article", identifiers=(Identifier(scheme="doi", value="10.5555/x"),)).identifier("doi")
        '10.5555/x'
        """
        return next((i.value for i in self.identifiers if i.scheme == scheme and i.valid), None)

    def by_role(self, role: str) -> tuple[Contributor, ...]:
        """The contributors in a role, in order."""
        return tuple(c for c in self.contributors if c.role == role)

    def date(self, kind: str) -> str | None:
        """The first date of a kind.

        >>> Record(kind="article", dates=(Date(kind="online", value="2016-05-26"),)).date("online")
        '2016-05-26'
        """
        return next((d.value for d in self.dates if d.kind == kind), None)


def moved(record: Record, lines: int) -> Record:
    """The record read from so many lines further down: the places it carries are moved with it.

    >>> moved(Record(kind="article", unread=(Unread(line=2, text="mood"),)), 40).unread[0].line
    42
    """
    if not lines:
        return record
    changed: dict[str, Any] = {
        field: tuple(msgspec.structs.replace(part, line=part.line and part.line + lines) for part in parts)
        for field in ("provenance", "unread", "remarks")
        if (parts := getattr(record, field))
    }
    return msgspec.structs.replace(record, **changed) if changed else record
