"""Habits of those who write JATS and Dublin Core."""

from __future__ import annotations

from lodpub import formats
from lodpub.record import Identifier, Organization, Person, Record


def read(name: str, text: str) -> Record:
    (record,) = formats.find(name).read(text.encode(), "a")
    assert isinstance(record, Record)
    return record


def jats(meta: str, back: str = "") -> Record:
    title = "<title-group><article-title>T</article-title></title-group>"
    return read(
        "jats", f"<article><front><article-meta>{title}{meta}</article-meta></front><back>{back}</back></article>"
    )


def test_a_group_in_jats_with_its_members():
    member = "<contrib><name><surname>Membro</surname><given-names>Um</given-names></name></contrib>"
    record = jats(
        '<contrib-group><contrib contrib-type="author"><collab>Grupo de Estudo<contrib-group>'
        f"{member}</contrib-group></collab></contrib></contrib-group>"
    )
    assert [one.agent for one in record.contributors] == [Organization(name="Grupo de Estudo")]
    assert [part.text for part in record.unread] == ["member of Grupo de Estudo: Um Membro"]


def test_a_citation_in_jats_as_printed_and_in_its_parts():
    doi = '<pub-id pub-id-type="doi">10.1590/ref1</pub-id>'
    record = jats(
        "",
        f"<ref-list><ref><label>1</label><mixed-citation>Souza A. Um artigo. {doi}</mixed-citation><element-citation>"
        f"<article-title>Um artigo</article-title><source>Rev</source>{doi}</element-citation></ref></ref-list>",
    )
    (reference,) = record.references
    assert (reference.text, reference.title) == ("Souza A. Um artigo. 10.1590/ref1", "Um artigo")
    assert reference.identifiers == (Identifier(scheme="doi", value="10.1590/ref1"),)


def test_a_funder_of_the_registry_in_jats():
    record = jats(
        '<funding-group><award-group><funding-source><institution-wrap><institution-id institution-id-type="doi">'
        "10.13039/501100003593</institution-id><institution>CNPq</institution></institution-wrap></funding-source>"
        "</award-group></funding-group>"
    )
    funder = record.funding[0].funder
    assert funder is not None and [one.scheme for one in funder.identifiers] == ["funder"]


def test_an_affiliation_behind_the_name_as_ojs_writes_it():
    record = read(
        "oai-dc",
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>T</dc:title><dc:creator>P\u00e9rez, Juan; Universidad de X, Chile</dc:creator></oai_dc:dc>",
    )
    (author,) = (one.agent for one in record.contributors)
    assert isinstance(author, Person)
    assert (author.name, [body.name for body in author.affiliations]) == (
        "Juan P\u00e9rez",
        ["Universidad de X, Chile"],
    )
