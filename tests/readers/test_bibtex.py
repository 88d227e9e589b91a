"""What BibTeX files do: every way to write an entry, faults that cost one entry, time that grows with the size."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from lodpub import sniffing
from lodpub.errors import ReadError
from lodpub.readers.bibtex import read
from lodpub.record import Record
from lodpub.syntax.bibtex import Broken, entries


def records(text: str) -> list[Record]:
    return [item for item in read(text.encode(), "x.bib") if isinstance(item, Record)]


def record(fields: str, type: str = "article") -> Record:
    [found] = records(f"@{type}{{key, {fields}}}")
    return found


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = 2020", "2020"),
        ("year = {2020}, month = mar", "2020-03"),
        ("year = {2020}, month = {March}, day = 7", "2020-03-07"),
        ('year = "2020", month = mar # "~7"', "2020-03-07"),
        ("year = {2020}, month = 10 # {~} # jan", "2020-01-10"),
        ("year = {2020}, month = {3}", "2020-03"),
        ("year = {2020}, month = {7 March}", "2020-03-07"),
        ("date = {2020-03}", "2020-03"),
        ("date = {2020-03-07}, year = {2020}", "2020-03-07"),
        ("year = {2020}, month = {sometime}", "2020"),
        ("year = {c2020}", "2020"),
        ("year = {no year}", None),
    ],
)
def test_dates_are_as_exact_as_stated(fields, issued):
    found = record(fields)
    assert found.issued == issued
    assert issued or found.unread


@pytest.mark.parametrize(
    ("name", "family", "given_name", "suffix"),
    [
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig", None),
        ("van Beethoven, Ludwig", "van Beethoven", "Ludwig", None),
        ("Berg, Jr., Jan", "Berg", "Jan", "Jr."),
        ("{\\'E}mile {du Ch{\\^a}telet}", "du Châtelet", "Émile", None),
        ("Jos{\\'e} Ortega y Gasset", "Ortega y Gasset", "José", None),
        ("{van Dam}, Ko", "van Dam", "Ko", None),
        ("Huang, \\{Fa Peng\\}", "Huang", "Fa Peng", None),
        ("Loh, \\\\Gabriel H.\\\\", "Loh", "Gabriel H.", None),
        ("family=Berg, given=Jan, prefix=van der", "van der Berg", "Jan", None),
    ],
)
def test_name_parts(name, family, given_name, suffix):
    [contributor] = record(f"author = {{{name}}}").contributors
    assert (contributor.agent.family, contributor.agent.given, contributor.agent.suffix) == (family, given_name, suffix)


def test_groups_are_bodies_and_others_are_kept():
    found = record("author = {{NASA} and {Barnes and Noble} and Centre for Things and Kim, K. and others}")
    assert [c.agent.name for c in found.contributors] == ["NASA", "Barnes and Noble", "Centre for Things", "K. Kim"]
    assert [part.text for part in found.unread] == ["author: others"]


@pytest.mark.parametrize(
    ("fields", "scheme", "value"),
    [
        ("eprint = {1706.03762v5}, archivePrefix = {arXiv}", "arxiv", "1706.03762v5"),
        ("eprint = {23439512}, eprinttype = {pubmed}", "pmid", "23439512"),
        ("journal = {arXiv preprint arXiv:1706.03762}", "arxiv", "1706.03762"),
        ("note = {{PMID:} 23439512}", "pmid", "23439512"),
        ("doi = {http://dx.doi.org/10.1000/a\\_b}", "doi", "10.1000/a_b"),
        ("url = {https://doi.org/10.1000/182}", "doi", "10.1000/182"),
        ("isbn = {0-201-03809-9 (v. 1), 978-3-16-148410-0}", "isbn", "0-201-03809-9"),
    ],
)
def test_identifiers_wherever_they_stand(fields, scheme, value):
    assert record(fields).identifier(scheme) == value


def test_licences_and_copyright_are_told_apart():
    assert record("copyright = {CC BY 4.0}").licenses[0].url == "https://creativecommons.org/licenses/by/4.0/"
    notice = record("copyright = {the authors}").copyright
    assert notice is not None and notice.notice == "the authors"


def test_a_state_may_stand_for_the_year():
    found = record("year = {in press}")
    assert (found.status, found.issued) == ("accepted", None)


def test_unknown_fields_keep_their_line():
    [found] = records("@article{key,\n title = {T},\n\n bdsk = {x\n y},\n owner = 12,\n}")
    assert [(part.line, part.text) for part in found.unread] == [(4, "bdsk: x y"), (6, "owner: 12")]


def test_an_open_brace_costs_one_entry():
    items = list(read(b"@book{a, title={A}}\n@book{b,\n title={B,\n year=2001\n}\n@book{c, title={C}}", "x.bib"))
    assert [item.title if isinstance(item, Record) else item.line for item in items] == ["A", 3, "C"]
    assert isinstance(items[1], ReadError)


def test_a_crossref_in_a_circle_is_a_fault_and_no_loop():
    found = records("@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}, year=2001}")
    assert [r.title for r in found] == ["A", "B"]
    assert any("crossref" in remark.message for r in found for remark in r.remarks)


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title={x}}",
        "\n\n  @Article ( a,\n title={x} )",
        '@string(x = "y")\n@misc{a, title=x}',
        "@comment{jabref}\n",
        '% exported\n@preamble{"x"}',
        "This file was made by hand.\n\n@book{a,\ntitle={x}}",
        "@article{\n title={x}}",
    ],
)
def test_is_recognized(text):
    assert sniffing.is_bibtex(text)


@pytest.mark.parametrize("text", ["@prefix a: <b> .", "me@example.org", "{@type: x}", "@ 5 pm (noon, or later)", ""])
def test_is_not_recognized(text):
    assert not sniffing.is_bibtex(text)


@given(st.text(alphabet='@{}()",=# \n\\abc1', max_size=120))
def test_any_text_gives_entries_that_advance(text):
    for item in entries(text):
        assert isinstance(item, Broken) or item.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    "piece",
    [
        "@",
        "@a{",
        "@article{a, title={",
        '@article{a, title="\n',
        "@comment{",
        "@preamble{",
        "\n@a{b,c=",
        '@a{b,c="x"\n',
    ],
)
def test_time_is_linear(piece):
    assert_linear(lambda size: list(entries(piece * size)), 20_000)
