"""The fast lines of N-Triples and N-Quads are those of the slow and obvious way."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from strategies import records

import lodpub
from lodpub.triples import statements
from lodpub.writers.lines import lines
from lodpub.writers.ntriples import term


def slow(description, graph: str = "") -> bytes:
    text = "".join(f"{term(s)} {term(p)} {term(o)}{graph} .\n" for s, p, o in statements(description))
    return text.encode("utf-8", "replace")


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(records())
def test_fast_and_slow_write_the_same(record):
    for vocab in (None, "schemaorg", "dublincore"):
        description = lodpub.describe(record, vocab)
        assert lines(description) == slow(description)
        assert lines(description, " <urn:graph>") == slow(description, " <urn:graph>")


def test_every_kind_of_value():
    description = {
        "@context": "https://schema.org",
        "@id": "https://example.org/1",
        "@type": ["Book", "bibo:Book"],
        "name": ['"\\\n\r\t\u00a0é', {"@value": "x", "@language": "de"}, {"@value": "1", "@type": "xsd:gYear"}],
        "license": "https://example.org/l",
        "datePublished": "2021",
        "isAccessibleForFree": True,
        "numberOfPages": 3,
        "author": [{"@id": "urn:a", "@type": "Person", "knows": {"@id": "_:b"}}, {"@id": "urn:a"}],
        "bibo:authorList": {"@list": [{"@id": "urn:a"}, "plain", {"@value": "1", "@type": "xsd:gYear"}]},
        "bibo:editorList": {"@list": []},
        "about": "\ud800",
    }
    assert lines(description) == slow(description)
