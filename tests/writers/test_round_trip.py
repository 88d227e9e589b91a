"""From a record to a format and back: whatever the format carries is there again, whatever the texts hold."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lodpub import formats, pipeline
from lodpub import record as model
from lodpub.crosswalk import table, written
from lodpub.record import Record

FORMATS = ("csl", "ris", "bibtex", "bibtex-ascii", "datacite", "mods")
COLUMNS = {"bibtex-ascii": "bibtex", "mods": "mods_genre"}
LETTERS = "abcdeXYZ0123456789äßñčøł–-—'’“”:,.()/?!%#$_&~^+=*@|日本α₂"
WORD = st.text(LETTERS, min_size=1, max_size=8)
TEXT = (
    st.lists(WORD, min_size=1, max_size=6)
    .map(lambda words: f"Word {' '.join(words)} end")
    .filter(lambda text: text == unicodedata.normalize("NFC", text))
)
"""Texts with the signs that formats take for their own, in words that no reader folds or drops."""
NAME = st.text("abcdefghijklmnopqrstuvwxyzäßñčøł-’", min_size=2, max_size=9).map(lambda text: f"A{text.strip('-’')}b")
PEOPLE = st.one_of(
    st.builds(
        lambda family, given, suffix: model.Person(
            name=f"{given} {family}{f', {suffix}' if suffix else ''}", family=family, given=given, suffix=suffix
        ),
        st.builds(lambda particle, name: f"{particle}{name}", st.sampled_from(["", "van der ", "de ", "Al "]), NAME),
        NAME,
        st.sampled_from([None, None, "Jr.", "III"]),
    ),
    st.builds(model.Organization, name=NAME.map(lambda name: f"University of {name} and {name}")),
)
DATES = st.one_of(
    st.integers(1500, 2030).map(str),
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
)
NUMBER = st.from_regex(r"[1-9][0-9]{0,3}", fullmatch=True)
RANGE = st.tuples(st.integers(1, 500), st.integers(0, 99)).map(lambda p: f"{p[0]}-{p[0] + p[1] + 1}")
SIMPLE = {
    "title": TEXT,
    "abstract": TEXT,
    "volume": NUMBER,
    "issue": NUMBER,
    "issued": DATES,
    "keywords": st.lists(NAME, max_size=3, unique=True).map(tuple),
    "languages": st.sampled_from([(), ("en",), ("de",), ("pt-BR",)]),
    "url": st.sampled_from([None, "https://example.org/a_b?c=1&d=2#e"]),
}
KINDS = st.sampled_from(
    [
        "article",
        "chapter",
        "proceedings-article",
        "book",
        "report",
        "technical-report",
        "doctoral-thesis",
        "thesis",
        "dataset",
        "software",
        "preprint",
        "other",
        "newspaper-article",
        "conference-poster",
        "encyclopedia-entry",
    ]
)
HOST = {"article": "journal", "newspaper-article": "journal", "chapter": "book", "encyclopedia-entry": "book"}
HOST |= {"proceedings-article": "proceedings", "conference-poster": "proceedings"}


@st.composite
def works(draw: st.DrawFn) -> Record:
    kind = draw(KINDS)
    fields = {name: draw(strategy) for name, strategy in SIMPLE.items()}
    identifiers = draw(
        st.lists(
            st.sampled_from(
                [
                    model.Identifier(
                        scheme="doi", value="10.1002/(SICI)1097-0061(19980130)14:2<115::AID-YEA204>3.0.CO;2-2"
                    ),
                    model.Identifier(scheme="doi", value="10.5555/a_b%c"),
                    model.Identifier(scheme="pmid", value="12345678"),
                    model.Identifier(scheme="isbn", value="978-3-16-148410-0"),
                ]
            ),
            max_size=3,
            unique_by=lambda one: one.scheme,
        )
    )
    if kind in HOST:
        issn = (model.Identifier(scheme="issn", value="0028-0836"),) if HOST[kind] == "journal" else ()
        fields["container"] = model.Container(kind=HOST[kind], title=draw(TEXT), identifiers=issn)
        where = draw(st.sampled_from(["pages", "article_number", "neither"]))
        if where == "pages" or (where == "article_number" and HOST[kind] == "journal"):
            fields[where] = draw(RANGE) if where == "pages" else f"e{draw(NUMBER)}"
    else:
        fields["volume"] = fields["issue"] = None
    if kind in ("book", "chapter", "report", "dataset"):
        fields["publisher"] = model.Organization(name=draw(TEXT))
    people = draw(st.lists(PEOPLE, min_size=1, max_size=4, unique_by=lambda who: who.name))
    return Record(
        kind=kind,
        contributors=tuple(model.Contributor(agent=who) for who in people),
        identifiers=tuple(identifiers),
        **fields,
    )


def back(record: Record, format: str) -> Record:
    [found] = formats.find("bibtex" if format.startswith("bibtex") else format).read(
        pipeline.export(record, format).encode(), "x"
    )
    assert isinstance(found, Record), found
    return found


def said(record: Record) -> dict[str, object]:
    """What a record says, in the terms that all formats share: names as they are printed, no table's finer words."""
    host = record.container
    return {
        "title": folded(record.title),
        "abstract": folded(record.abstract),
        "people": [(c.role, c.agent.name) for c in record.contributors],
        "container": folded(host.title) if host else None,
        "issn": {i.value for i in host.identifiers} if host else set(),
        "identifiers": {(i.scheme, i.value) for i in record.identifiers},
        "bodies": {folded(body.name) for body in (record.publisher, record.institution) if body},
        **{
            name: getattr(record, name)
            for name in ("volume", "issue", "pages", "article_number", "issued", "keywords", "languages", "url")
        },
    }


def folded(text: str | None) -> str | None:
    return re.sub(r"\s+", " ", text) if text else None


@pytest.mark.parametrize("format", FORMATS)
@given(record=works())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_format_carries_comes_back(format: str, record: Record) -> None:
    found = back(record, format)
    assert said(found) == said(record)
    column = COLUMNS.get(format, format)
    assert written("work-types", found.kind, column) == written("work-types", record.kind, column)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "title", ["Well-known - and not-so-well - hyphens", "TY  - JOUR", "ER  -", "A - B", "x-- y --- z"]
)
def test_titles_with_hyphens_come_back_whole(format: str, title: str) -> None:
    record = Record(kind="article", title=title, abstract=f"{title}\nTY  - BOOK\nER  - \n{title}")
    assert back(record, format).title == folded(title)


@pytest.mark.parametrize("format", FORMATS)
def test_kinds_that_a_format_can_tell_apart_come_back(format: str) -> None:
    column = COLUMNS.get(format, format)
    wrong = {}
    for kind in table("work-types"):
        record = Record(
            kind=kind, title="On hyphens", contributors=(model.Contributor(agent=model.Person(name="Ada")),)
        )
        found = back(record, format).kind
        if written("work-types", found, column) != written("work-types", kind, column):
            wrong[kind] = found
    # a bibliography in MODS is what a work holds, not what it is
    assert wrong == ({"bibliography": "text"} if format == "mods" else {})
