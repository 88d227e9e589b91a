"""Identifiers: published examples, the forms people write, and the laws that every grammar keeps."""

from __future__ import annotations

import pyoxigraph
import pytest
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values import doi, identifiers, isbn, issn, orcid, registries, ror

SCHEMES = ("doi", "orcid", "isni", "ror", "issn", "isbn", "url", *registries.REGISTRIES)
SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"

GOOD = [
    ("doi", "10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"),
    ("doi", "doi:10.1000/456#789", "10.1000/456#789", "https://doi.org/10.1000/456%23789"),
    ("doi", "https://doi.org/10.1000/456%23789", "10.1000/456#789", "https://doi.org/10.1000/456%23789"),
    ("doi", "DOI 10.1000.10/123.", "10.1000.10/123", "https://doi.org/10.1000.10/123"),
    ("doi", "<https://www.doi.org/10.5555/A(b)>,", "10.5555/A(b)", "https://doi.org/10.5555/A(b)"),
    ("doi", "(doi:10.5555/a)", "10.5555/a", "https://doi.org/10.5555/a"),
    ("doi", "10.5555/naïve ab", "10.5555/naïve ab", "https://doi.org/10.5555/naïve%20ab"),
    ("doi", "10.1016/j.x.2013.01.001 [doi]", "10.1016/j.x.2013.01.001", "https://doi.org/10.1016/j.x.2013.01.001"),
    ("doi", "https://doi.org/10.5555/ab?utm_source=x", "10.5555/ab", "https://doi.org/10.5555/ab"),
    ("doi", SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI, None),
    ("doi", "info:doi/" + SICI, SICI, None),
    ("doi", "10.5555%252Fab", "10.5555/ab", "https://doi.org/10.5555/ab"),
    ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ("orcid", "https://orcid.org/000000021694233x", "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"),
    ("isni", "0000 0001 2150 090X", "000000012150090X", "https://isni.org/isni/000000012150090X"),
    ("ror", "https://ror.org/013meh722", "013meh722", "https://ror.org/013meh722"),
    ("issn", "2434-561X (online)", "2434-561X", "https://portal.issn.org/resource/ISSN/2434-561X"),
    ("isbn", "978-0-306-40615-7 (hbk)", "978-0-306-40615-7", "urn:isbn:9780306406157"),
    ("isbn", "979-10-90636-07-1", "979-10-90636-07-1", "urn:isbn:9791090636071"),
    ("isbn", "080442957x", "080442957X", "urn:isbn:080442957X"),
    ("handle", "http://hdl.handle.net/2027/mdp.39015", "2027/mdp.39015", "https://hdl.handle.net/2027/mdp.39015"),
    ("pmid", "PMID: 23193287", "23193287", "https://pubmed.ncbi.nlm.nih.gov/23193287"),
    ("pmcid", "3531190", "PMC3531190", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190"),
    ("arxiv", "arXiv:1501.00001v1 [cs.DL]", "1501.00001v1", "https://arxiv.org/abs/1501.00001v1"),
    ("arxiv", "https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
    ("urn-nbn", "https://nbn-resolving.org/URN:NBN:de:101:1-2019", "urn:nbn:de:101:1-2019", "urn:nbn:de:101:1-2019"),
    ("urn-nbn", "urn:nbn:FI-fe201003181510", "urn:nbn:fi-fe201003181510", "urn:nbn:fi-fe201003181510"),
    ("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42", "http://www.wikidata.org/entity/Q42"),
    ("grid", "grid.40263.33", "grid.40263.33", "https://www.grid.ac/institutes/grid.40263.33"),
    (
        "funder",
        "https://doi.org/10.13039/501100001659",
        "10.13039/501100001659",
        "https://doi.org/10.13039/501100001659",
    ),
    (
        "ark",
        "https://n2t.net/ark:12148/btv1b8449691v",
        "ark:/12148/btv1b8449691v",
        "https://n2t.net/ark:/12148/btv1b8449691v",
    ),
    ("bibcode", "1992ApJ...400L...1W", "1992ApJ...400L...1W", "https://ui.adsabs.harvard.edu/abs/1992ApJ...400L...1W"),
    ("oclc", "(OCoLC)ocm00012345", "12345", "https://www.worldcat.org/oclc/12345"),
    ("lccn", "2001-000002", "2001000002", "https://lccn.loc.gov/2001000002"),
    ("lccn", "85-2 ", "85000002", "https://lccn.loc.gov/85000002"),
    ("lccn", "75-425165//r75", "75425165", "https://lccn.loc.gov/75425165"),
]


@given(st.lists(st.from_regex(r"\A(doi:)?10\.[0-9]{3,5}/?[a-z%.;(]{0,4}\n?\Z"), max_size=4))
def test_dois_that_are_plain_are_parsed_to_themselves(texts: list[str]) -> None:
    assert not doi.are_plain(texts) or [doi.parse(text) for text in texts] == texts
    assert doi.are_plain(["10.5555/x"] * len(texts))
    assert not doi.are_plain(["10.5555/x\n10.5555/y"])


@pytest.mark.parametrize(("scheme", "text", "value", "iri"), GOOD)
def test_published_examples_and_written_forms(scheme: str, text: str, value: str, iri: str | None) -> None:
    found = identifiers.parse(scheme, text)
    assert (found.value, found.valid) == (value, True)
    assert iri is None or identifiers.iri(found) == iri
    assert identifiers.fault(scheme, text) is None
    assert identifiers.parse(scheme, identifiers.iri(found) or "").value.replace("-", "") == value.replace("-", "")


@pytest.mark.parametrize(
    ("scheme", "text", "reason"),
    [
        ("doi", "10.1/x", "registrant"),
        ("doi", "https://doi.org/", "does not begin"),
        ("doi", "10.5555/a\x00b", "control"),
        ("orcid", "0000-0002-1825-009", "16 digits"),
        ("orcid", "٠٠٠٠-0002-1825-0097", "16 digits"),
        ("issn", "1234-5678", "is right"),
        ("isbn", "977-0-306-40615-7", "978"),
        ("isbn", "030640615X", "2 is right"),
        ("ror", "05gq02988", "87 is right"),
        ("ror", "ilou12345", "is not 0"),
        ("arxiv", "2113.01234", "is not"),
        ("url", "see the web page", "URL"),
    ],
)
def test_wrong_ones_are_kept_and_say_why(scheme: str, text: str, reason: str) -> None:
    found = identifiers.parse(scheme, text)
    assert (found.valid, found.value) == (False, text.strip())
    assert reason in (identifiers.fault(scheme, text) or "")
    assert identifiers.iri(found) is None


@pytest.mark.parametrize(
    ("text", "scheme", "form"),
    [
        ("http://dx.doi.org/10.5555/x", "doi", "https://doi.org/10.5555/x"),
        ("doi.org/10.5555/x", "doi", "https://doi.org/10.5555/x"),
        ("https://doi.org/10.5555/(SICI)%3Cx%3E", "doi", None),
        ("http://orcid.org/0000-0002-1825-0097", "orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097/", "orcid", None),
        ("http://ror.org/05gq02987", "ror", "https://ror.org/05gq02987"),
        ("urn:issn:0956-7135", "issn", "https://portal.issn.org/resource/ISSN/0956-7135"),
        ("arXiv:1501.00001", "arxiv", "https://arxiv.org/abs/1501.00001"),
        ("PMC3531190", "pmcid", None),
        ("https://doi.org/10.13039/501100001659", "funder", None),
    ],
)
def test_recognized_by_its_resolver_or_prefix(text: str, scheme: str, form: str | None) -> None:
    found = identifiers.recognize(text)
    assert found is not None
    assert (found.scheme, identifiers.preferred(text)) == (scheme, form)


def test_ordinary_text_is_no_identifier() -> None:
    for text in (
        "https://example.org/x",
        "Smith 2001-2002",
        "1234",
        "",
        "doi",
        "10.5 of 12",
        "https://orcid.example.org/",
    ):
        assert identifiers.recognize(text) is None
        assert doi.find(text) is None


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(SCHEMES), st.text(max_size=60) | st.from_regex(r"(doi:)?10\.[0-9]{4}/[ -~]{1,30}", fullmatch=True)
)
def test_any_text_is_harmless_and_cleaning_is_idempotent(scheme: str, text: str) -> None:
    found = identifiers.parse(scheme, text)
    identifiers.fault(scheme, text)
    identifiers.recognize(text)
    identifiers.preferred(text)
    if found.valid:
        assert identifiers.parse(scheme, found.value) == found
        address = identifiers.iri(found)
        if address is not None and "://" in address:
            assert (
                len(
                    list(
                        pyoxigraph.parse(
                            f"<{address}> <a:b> <{address}> .".encode(), format=pyoxigraph.RdfFormat.TURTLE
                        )
                    )
                )
                == 1
            )
            if scheme != "url":
                assert identifiers.parse(scheme, address) == found


SUFFIX = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)


@settings(deadline=None, max_examples=150)
@given(SUFFIX)
def test_a_doi_comes_back_from_every_form(suffix: str) -> None:
    name = doi.parse("10.5555/" + suffix)
    if name is not None:
        assert doi.parse(doi.iri(name)) == name
        assert doi.parse(doi.iri(name).replace("https://doi.org", "http://dx.doi.org")) == name
        assert doi.parse("doi:" + name) == doi.parse(f" {name}. ") == name
        assert doi.key(doi.key(name)) == doi.key(name)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_check_digits_find_every_single_wrong_character(data: st.DataObject) -> None:
    text, parse = data.draw(
        st.sampled_from(
            [
                ("0000-0002-1694-233X", orcid.parse),
                ("000000012150090X", orcid.parse_isni),
                ("05gq02987", ror.parse),
                ("0956-7135", issn.parse),
                ("0306406152", isbn.parse),
                ("9780306406157", isbn.parse),
            ]
        )
    )
    assert parse(text)
    place = data.draw(st.sampled_from([i for i, c in enumerate(text) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[place]]))
    assert parse(text[:place] + digit + text[place + 1 :]) is None


def test_an_isbn_of_ten_and_of_thirteen_digits_are_one() -> None:
    assert isbn.thirteen("0-306-40615-2") == isbn.thirteen("978-0-306-40615-7")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_hostile_texts_take_linear_time(scheme: str) -> None:
    def asked(text: str) -> None:
        identifiers.parse(scheme, text)
        identifiers.fault(scheme, text)
        identifiers.recognize(text)

    for before, piece, after in (
        ("10.5555/", "((", ""), ("", "doi:", ""), ("", "    ", "x"), ("", "0-", ""), ("", "%25", ""), ("", "10.", ""),
    ):  # fmt: skip
        assert_linear(lambda size, text=(before, piece, after): asked(text[0] + text[1] * size + text[2]), 50_000)  # type: ignore[misc]
