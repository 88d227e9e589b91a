"""When a work was corrected or retracted, who is named twice, when an embargo ends: facts beside the work itself."""

from __future__ import annotations

import json

import pytest

from lodpub import formats, pipeline
from lodpub.record import Contributor, Date, Person, Record, Series


def read(format: str, text: str) -> Record:
    [record] = formats.find(format).read(text.encode(), "x")
    assert isinstance(record, Record)
    return record


def test_crossref_says_when_a_work_was_retracted() -> None:
    updated = {"date-parts": [[2021, 3, 4]], "date-time": "2021-03-04T00:00:00Z", "timestamp": 1614816000000}
    notice = {"DOI": "10.5555/notice", "type": "retraction", "label": "Retraction", "updated": updated}
    message = {"DOI": "10.5555/1", "type": "journal-article", "title": ["T"], "updated-by": [notice]}
    record = read("crossref", json.dumps({"status": "ok", "message-type": "work", "message": message}))
    [relation] = record.relations
    assert (relation.kind, relation.date, record.status) == ("is-retracted-by", "2021-03-04", "retracted")
    graph = pipeline.export(record, "ntriples").splitlines()
    about = [line for line in graph if line.startswith("<https://doi.org/10.5555/notice>") and "2021-03-04" in line]
    assert {line.split()[1] for line in about} == {
        "<http://purl.org/dc/terms/issued>",
        "<http://schema.org/datePublished>",
    }


def test_crossref_xml_says_when_a_work_is_corrected() -> None:
    record = read(
        "crossref-xml",
        '<doi_batch xmlns="http://www.crossref.org/schema/5.3.1" version="5.3.1"><body><journal><journal_metadata>'
        "<full_title>J</full_title></journal_metadata><journal_article><titles><title>Erratum</title></titles><crossmark>"
        '<updates><update type="erratum" date="2012-05-12">10.5555/original</update></updates></crossmark>'
        "<doi_data><doi>10.5555/1</doi><resource>https://example.org/1</resource></doi_data></journal_article></journal>"
        "</body></doi_batch>",
    )
    assert [(one.kind, one.date) for one in record.relations] == [("corrects", "2012-05-12")]


def test_the_end_of_an_embargo_says_so_in_plain_dublin_core() -> None:
    record = Record(
        kind="article", title="T", issued="2020", access="embargoed", dates=(Date(kind="available", value="2021-08-01"),)
    )  # fmt: skip
    text = pipeline.export(record, "oai-dc")
    assert "<dc:date>info:eu-repo/date/embargoEnd/2021-08-01</dc:date>" in text
    back = read("oai-dc", text)
    assert (back.issued, back.access, back.dates) == (record.issued, record.access, record.dates)


HOMONYMS = {
    "bibtex": "@article{a, title = {T}, author = {Wang, Wei and Berg, Jan and Wang, Wei}}",
    "ris": "TY  - JOUR\nTI  - T\nAU  - Wang, Wei\nAU  - Berg, Jan\nAU  - Wang, Wei\nER  - \n",
    "csv": "Title;Authors\nT;Wang, Wei | Berg, Jan | Wang, Wei\n",
    "nbib": "PMID- 1\nTI  - T\nFAU - Wang, Wei\nAU  - Wang W\nFAU - Berg, Jan\nAU  - Berg J\nFAU - Wang, Wei\nAU  - Wang W\nPT  - Journal Article\n",
    "jats": "<article><front><article-meta><title-group><article-title>T</article-title></title-group><contrib-group>"
    + "".join(
        f"<contrib><name><surname>{family}</surname><given-names>{given}</given-names></name></contrib>"
        for family, given in (("Wang", "Wei"), ("Berg", "Jan"), ("Wang", "Wei"))
    )
    + "</contrib-group></article-meta></front></article>",
    "pubmed": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T</ArticleTitle><AuthorList>"
    + "".join(
        f"<Author><LastName>{family}</LastName><ForeName>{given}</ForeName></Author>"
        for family, given in (("Wang", "Wei"), ("Berg", "Jan"), ("Wang", "Wei"))
    )
    + "</AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "csl": json.dumps(
        [
            {
                "id": "a",
                "type": "article-journal",
                "title": "T",
                "author": [
                    {"family": "Wang", "given": "Wei"},
                    {"family": "Berg", "given": "Jan"},
                    {"family": "Wang", "given": "Wei"},
                ],
            }
        ]
    ),
}


@pytest.mark.parametrize("format", HOMONYMS)
def test_two_authors_of_one_name_are_two(format: str) -> None:
    record = read(format, HOMONYMS[format])
    assert [one.agent.name for one in record.contributors] == ["Wei Wang", "Jan Berg", "Wei Wang"]
    assert [one.message for one in record.remarks] == ["'Wei Wang' is named twice as author"]
    tree = json.loads(pipeline.export(record, "jsonld"))
    assert [one["@id"].partition("#")[2] for one in tree["author"]] == ["author-1", "author-2", "author-3"]
    assert len(tree["bibo:authorList"]["@list"]) == 3
    for target, reader in (
        ("turtle", "rdf"),
        ("ris", "ris"),
        ("bibtex", "bibtex"),
        ("csl", "csl"),
        ("datacite", "datacite"),
    ):
        assert len(read(reader, pipeline.export(record, target)).contributors) == 3, target


def test_the_same_author_under_two_tags_of_ris_is_one() -> None:
    record = read("ris", "TY  - JOUR\nTI  - T\nAU  - Berg, Jan\nA1  - Berg, Jan\nER  - \n")
    assert len(record.contributors) == 1 and record.remarks == ()


def test_who_is_author_and_editor_is_one_person_and_named_once_in_a_page() -> None:
    person = Person(name="Jan Berg", family="Berg", given="Jan")
    record = Record(
        kind="book", title="T", contributors=(Contributor(agent=person, role="editor"), Contributor(agent=person, role="translator"))
    )  # fmt: skip
    assert pipeline.export(record, "html").count('name="DC.contributor"') == 1


def test_a_book_s_series_is_its_series_in_bibtex() -> None:
    record = Record(kind="book", title="T", series=(Series(title="Small Words", volume="12"),))
    text = pipeline.export(record, "bibtex")
    assert "series = {Small Words}" in text and "number = {12}" in text and "maintitle" not in text
    assert read("bibtex", text).series == record.series
