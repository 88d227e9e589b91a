"""Works of Crossref's REST API whose parts are not what they should be."""

from __future__ import annotations

import json

from lodpub.readers.crossref import rest


def test_an_affiliation_of_nothing_but_an_empty_identifier_is_none():
    author = {"family": "Ada", "affiliation": [{"id": [{"id-type": "ROR"}]}, {"name": "Somewhere"}]}
    data = json.dumps({"DOI": "10.5555/x", "type": "book", "author": [author], "institution": [{"id": [{}]}]})
    (record,) = rest.read(data.encode(), "x.json")
    assert [body.name for body in record.contributors[0].agent.affiliations] == ["Somewhere"]
    assert record.organizations == ()


def test_faults_in_lists_of_several_lengths_are_mended():
    date = {"date-parts": [[2021, "x"]]}
    data = json.dumps({"DOI": "10.5555/x", "relation": {"a": [], "b": [{"id": 1}, {"id": [2, 3]}]}, "issued": date})
    (record,) = rest.read(data.encode(), "x.json")
    assert [relation.identifier.value for relation in record.relations] == ["1"]
    assert any("[2,3]" in unread.text for unread in record.unread)


def test_a_range_of_pages_is_one_with_any_dash():
    for page in ("12-15", "12\u201315", "12--15"):
        (record,) = rest.read(json.dumps({"DOI": "10.5555/x", "type": "book", "page": page}).encode(), "x.json")
        assert (record.pages, record.article_number) == ("12-15", None)
