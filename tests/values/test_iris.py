"""Whatever a source holds for an address, what is written is a legal, absolute IRI."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values.iris import encode, encode_part

NASTY = st.text(st.sampled_from(list('abA1:/?#[]@.%<>-+ \t"é\ud800\x00|w')), max_size=14)


@settings(deadline=None, max_examples=500)
@given(
    st.one_of(NASTY, NASTY.map(lambda text: f"http://{text}"), NASTY.map(lambda text: f"https://example.org/{text}"))
)
def test_any_text_becomes_a_legal_iri_and_stays_it(text):
    iri = encode(text)
    list(pyoxigraph.parse(f"<{iri}> <{iri}> <{iri}> .".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES))
    assert encode(iri) == iri


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org",
        "http://user@example.org:8080/a?b=c#d",
        "http://[2001:db8::1]/x",
        "urn:isbn:9780306406157",
        "mailto:a@example.org",
        "https://example.org/ä/%20",
    ],
)
def test_legal_iris_stay_as_they_are(iri):
    assert encode(iri) == iri


@pytest.mark.parametrize("code", range(0x100))
def test_a_part_keeps_what_is_legal_and_means_nothing_else(code):
    letter = chr(code)
    stays = letter.isalnum() or letter in "!$&'()*+,-./:;=@_~" or code > 0xA0
    for text in (letter, f"10.5555/{letter}", f"é{letter}"):
        assert (encode_part(text) == text) is stays
    assert encode_part(f"x{letter}\n").endswith("%0A")
