"""What contributors did, in the terms of CRediT: read from each format that states it, and described as roles."""

from __future__ import annotations

import json

import pytest

from lodpub import formats, pipeline
from lodpub.crosswalk import table
from lodpub.readers.credit import credit_role
from lodpub.record import Contributor, Person, Record

NAME = "<name><surname>Berg</surname><given-names>Jan</given-names></name>"


def read(format: str, text: str) -> Record:
    [record] = formats.find(format).read(text.encode(), "x")
    assert isinstance(record, Record)
    return record


def jats(roles: str) -> Record:
    meta = (
        f"<title-group><article-title>T</article-title></title-group><contrib-group>"
        f'<contrib contrib-type="author">{NAME}{roles}</contrib></contrib-group>'
    )
    return read("jats", f"<article><front><article-meta>{meta}</article-meta></front></article>")


@pytest.mark.parametrize(
    "role",
    [
        '<role vocab="credit" vocab-identifier="https://credit.niso.org/" vocab-term="Formal analysis" '
        'vocab-term-identifier="https://credit.niso.org/contributor-roles/formal-analysis/">Statistics</role>',
        '<role vocab="CRediT" vocab-term="Formal Analysis">statistician</role>',
        '<role content-type="http://credit.casrai.org/formal-analysis">statistician</role>',
        '<role content-type="https://casrai.org/term/contributor-roles-formal-analysis/">Contributor Roles/Formal analysis</role>',
        "<role>Formal analysis</role>",
    ],
)
def test_jats_states_it_in_several_ways(role):
    record = jats(role)
    assert [one.credit for one in record.contributors] == [("formal-analysis",)]
    assert record.unread == ()


def test_other_roles_of_jats_stay_unread():
    record = jats("<role>Reviewing Editor</role><role>Software</role>")
    assert [one.credit for one in record.contributors] == [("software",)]
    assert [part.text for part in record.unread] == ["part of Jan Berg in the work: Reviewing Editor"]


def test_crossref_lists_it_beside_its_own_role():
    roles = [{"vocabulary": "crossref", "role": "author"}, {"vocabulary": "credit", "role": "writing-original-draft"}]
    message = {"DOI": "10.5555/1", "type": "journal-article", "title": ["T"]}
    message["author"] = [{"family": "Berg", "role": roles}, {"family": "Kim", "role": roles[:1]}]
    record = read("crossref", json.dumps({"status": "ok", "message-type": "work", "message": message}))
    assert [one.credit for one in record.contributors] == [("writing-original-draft",), ()]


def test_crossref_deposits_it_as_a_role():
    record = read(
        "crossref-xml",
        '<doi_batch xmlns="http://www.crossref.org/schema/5.4.0" version="5.4.0"><body><journal><journal_metadata>'
        "<full_title>J</full_title></journal_metadata><journal_article><titles><title>T</title></titles><contributors>"
        '<person_name sequence="first"><given_name>Jan</given_name><surname>Berg</surname>'
        '<role vocab="crossref" type="editor"/><role vocab="credit" type="data-curation"/></person_name></contributors>'
        "<doi_data><doi>10.5555/1</doi><resource>https://example.org/1</resource></doi_data></journal_article></journal>"
        "</body></doi_batch>",
    )
    assert [(one.role, one.credit) for one in record.contributors] == [("editor", ("data-curation",))]
    assert record.unread == ()


def test_schema_org_names_it_by_roles_of_an_author():
    tree = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "T",
        "author": [
            {"@type": "Role", "roleName": term, "author": {"@type": "Person", "@id": "#jan", "name": "Jan Berg"}}
            for term in ("Conceptualisation", "https://credit.niso.org/contributor-roles/software/")
        ],
    }
    record = read("schemaorg", json.dumps(tree))
    assert [(one.role, one.credit) for one in record.contributors] == [("author", ("conceptualization", "software"))]


def test_each_term_comes_back_from_the_graph_and_from_mods():
    terms = tuple(table("credit-roles"))
    person = Person(name="Jan Berg", family="Berg", given="Jan")
    record = Record(kind="article", title="T", contributors=(Contributor(agent=person, credit=terms),))
    for format, reader in (("jsonld", "schemaorg"), ("turtle", "rdf"), ("mods", "mods")):
        assert read(reader, pipeline.export(record, format)).contributors == record.contributors, format
    for key, row in table("credit-roles").items():
        assert credit_role(row["label"]) == credit_role(row["iri"]) == credit_role(key) == key
