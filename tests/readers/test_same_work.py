"""One invented article as eleven sources tell it: title, authors, journal, date, DOI and places come out the same."""

from __future__ import annotations

import json

import pytest

from lodpub import formats
from lodpub.record import Record

DOI = "10.5555/Ab(2021)7-X"
ABOVE = '<?xml version="1.0" encoding="UTF-8"?>\n'

SOURCES = {
    "crossref": json.dumps(
        {
            "DOI": DOI.lower(),
            "type": "journal-article",
            "title": ["Growth of <i>Salix  alba</i> &amp; soil: a 10\u201320 year study"],
            "author": [
                {"given": "Zo\u00eb M.", "family": "van der M\u00fchle", "sequence": "first"},
                {"given": "Li", "family": "O\u2019Neil-Smith", "suffix": "Jr."},
                {"name": "The Willow Consortium"},
            ],
            "container-title": ["Journal of Trees &amp; Shrubs"],
            "ISSN": ["1234-5679"],
            "volume": "12",
            "issue": "3",
            "page": "101-110",
            "published-online": {"date-parts": [[2021, 3, 9]]},
            "issued": {"date-parts": [[2021, 3, 9]]},
        }
    ),
    "crossref-xml": ABOVE
    + f"""<doi_records><doi_record><crossref><journal><journal_metadata><full_title>Journal of Trees &amp; Shrubs</full_title>
<issn media_type="print">12345679</issn></journal_metadata><journal_issue><publication_date media_type="online"><month>03</month>
<day>09</day><year>2021</year></publication_date><journal_volume><volume>12</volume></journal_volume><issue>3</issue></journal_issue>
<journal_article publication_type="full_text"><titles><title>Growth of <i>Salix alba</i> &amp; soil:
a 10–20 year study</title></titles><contributors><person_name sequence="first" contributor_role="author"><given_name>Zoë M.</given_name>
<surname>van der Mühle</surname></person_name><person_name sequence="additional" contributor_role="author"><given_name>Li</given_name>
<surname>O’Neil-Smith</surname><suffix>Jr.</suffix></person_name><organization sequence="additional" contributor_role="author">The Willow
Consortium</organization></contributors><publication_date media_type="online"><month>03</month><day>09</day><year>2021</year>
</publication_date><pages><first_page>101</first_page><last_page>110</last_page></pages><doi_data><doi>{DOI}</doi>
<resource>https://example.org/a</resource></doi_data></journal_article></journal></crossref></doi_record></doi_records>""",
    "datacite": json.dumps(
        {
            "doi": DOI.lower(),
            "types": {"resourceTypeGeneral": "JournalArticle"},
            "titles": [{"title": "Growth of <em>Salix alba</em> &amp; soil: a 10\u201320 year study"}],
            "creators": [
                {
                    "name": "van der M\u00fchle, Zo\u00eb M.",
                    "nameType": "Personal",
                    "givenName": "Zo\u00eb M.",
                    "familyName": "van der M\u00fchle",
                },
                {"name": "O\u2019Neil-Smith, Li, Jr.", "nameType": "Personal"},
                {"name": "The Willow Consortium", "nameType": "Organizational"},
            ],
            "relatedItems": [
                {
                    "relationType": "IsPublishedIn",
                    "relatedItemType": "Journal",
                    "titles": [{"title": "Journal of Trees & Shrubs"}],
                    "relatedItemIdentifier": {
                        "relatedItemIdentifier": "1234-5679",
                        "relatedItemIdentifierType": "ISSN",
                    },
                    "volume": "12",
                    "issue": "3",
                    "firstPage": "101",
                    "lastPage": "110",
                }
            ],
            "publicationYear": 2021,
            "publisher": "Example Press",
            "dates": [{"date": "2021-03-09", "dateType": "Issued"}],
        }
    ),
    "csl": json.dumps(
        [
            {
                "id": "a",
                "type": "article-journal",
                "DOI": f"https://doi.org/{DOI}",
                "title": "Growth of <i>Salix alba</i> & soil: a 10\u201320 year study",
                "author": [
                    {"given": "Zo\u00eb M.", "family": "M\u00fchle", "non-dropping-particle": "van der"},
                    {"given": "Li", "family": "O\u2019Neil-Smith", "suffix": "Jr."},
                    {"literal": "The Willow Consortium"},
                ],
                "container-title": "Journal of Trees & Shrubs",
                "ISSN": "1234-5679",
                "volume": 12,
                "issue": 3,
                "page": "101\u2013110",
                "issued": {"date-parts": [["2021", "03", "09"]]},
            }
        ]
    ),
    "bibtex": r"""@article{a, title = {Growth of {\emph{Salix alba}} \& soil: a 10--20 year study},
author = {van der M{\"u}hle, Zo{\"e} M. and O’Neil-Smith, Jr., Li and {The Willow Consortium}},
journal = "Journal of Trees \& Shrubs", issn = {1234-5679}, volume = 12, number = {3}, pages = {101--110},
year = 2021, month = mar, day = 9, doi = {https://dx.doi.org/10.5555/Ab(2021)7-X} }""",
    "ris": "\r\n".join(
        (
            "TY  - JOUR",
            "T1  - Growth of <i>Salix alba</i> & soil: a 10\u201320 year study",
            "AU  - van der M\u00fchle, Zo\u00eb M.",
            "AU  - O\u2019Neil-Smith, Li, Jr.",
            "AU  - The Willow Consortium",
            "JO  - Journal of Trees & Shrubs",
            "SN  - 1234-5679",
            "VL  - 12",
            "IS  - 3",
            "SP  - 101",
            "EP  - 110",
            "DA  - 2021/03/09/",
            "PY  - 2021///",
            f"DO  - doi:{DOI}",
            "ER  - ",
        )
    ),
    "endnote-xml": ABOVE
    + f"""<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors>
<author><style face="normal" size="100%">van der Mühle, Zoë M.</style></author><author>O’Neil-Smith, Li, Jr.</author>
<author>The Willow Consortium,</author></authors></contributors><titles><title><style face="normal">Growth of </style><style
face="italic">Salix alba</style><style face="normal"> &amp; soil: a 10–20 year study</style></title><secondary-title>Journal of Trees &amp;
Shrubs</secondary-title></titles><pages>101-110</pages><volume>12</volume><number>3</number><dates><year>2021</year><pub-dates>
<date>2021-03-09</date></pub-dates></dates><isbn>1234-5679</isbn><electronic-resource-num>{DOI}</electronic-resource-num></record>
</records></xml>""",
    "pubmed": ABOVE
    + f"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">123</PMID><Article><Journal><ISSN
IssnType="Print">1234-5679</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2021</Year><Month>Mar</Month><Day>09</Day>
</PubDate></JournalIssue><Title>Journal of Trees &amp; Shrubs</Title></Journal><ArticleTitle>Growth of <i>Salix alba</i> &amp; soil: a
10–20 year study.</ArticleTitle><Pagination><MedlinePgn>101-10</MedlinePgn></Pagination><ELocationID EIdType="doi">{DOI}</ELocationID>
<AuthorList><Author><LastName>van der Mühle</LastName><ForeName>Zoë M</ForeName><Initials>ZM</Initials></Author><Author>
<LastName>O’Neil-Smith</LastName><ForeName>Li</ForeName><Suffix>Jr</Suffix></Author><Author><CollectiveName>The Willow
Consortium</CollectiveName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>""",
    "nbib": "\n".join(
        (
            "PMID- 123",
            "IS  - 1234-5679 (Print)",
            "VI  - 12",
            "IP  - 3",
            "DP  - 2021 Mar 9",
            "TI  - Growth of Salix alba & soil: a",
            "      10\u201320 year study.",
            "PG  - 101-10",
            f"LID - {DOI} [doi]",
            "FAU - van der M\u00fchle, Zo\u00eb M",
            "AU  - van der M\u00fchle ZM",
            "FAU - O\u2019Neil-Smith, Li Jr",
            "AU  - O\u2019Neil-Smith L Jr",
            "CN  - The Willow Consortium",
            "JT  - Journal of Trees & Shrubs",
            "PT  - Journal Article",
        )
    ),
    "jats": ABOVE
    + f"""<article article-type="research-article"><front><journal-meta><journal-title-group><journal-title>Journal of Trees &amp;
Shrubs</journal-title></journal-title-group><issn pub-type="ppub">1234-5679</issn></journal-meta><article-meta><article-id
pub-id-type="doi">{DOI}</article-id><title-group><article-title>Growth of <italic>Salix alba</italic> &amp; soil: a 10–20 year
study</article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>van der Mühle</surname><given-names>Zoë
M.</given-names></name></contrib><contrib contrib-type="author"><name><surname>O’Neil-Smith</surname><given-names>Li</given-names>
<suffix>Jr.</suffix></name></contrib><contrib contrib-type="author"><collab>The Willow Consortium</collab></contrib></contrib-group>
<pub-date pub-type="epub"><day>09</day><month>03</month><year>2021</year></pub-date><volume>12</volume><issue>3</issue><fpage>101</fpage>
<lpage>110</lpage></article-meta></front></article>""",
    "mods": ABOVE
    + f"""<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Growth of Salix alba &amp; soil: a 10–20 year study</title>
</titleInfo><name type="personal"><namePart type="family">van der Mühle</namePart><namePart type="given">Zoë M.</namePart><role><roleTerm
type="code">aut</roleTerm></role></name><name type="personal"><namePart type="family">O’Neil-Smith</namePart><namePart type="given">Li
</namePart><namePart type="termsOfAddress">Jr.</namePart><role><roleTerm type="text">author</roleTerm></role></name><name
type="corporate"><namePart>The Willow Consortium</namePart><role><roleTerm>author</roleTerm></role></name><genre>journal article</genre>
<originInfo><dateIssued encoding="w3cdtf">2021-03-09</dateIssued></originInfo><identifier type="doi">{DOI}</identifier><relatedItem
type="host"><titleInfo><title>Journal of Trees &amp; Shrubs</title></titleInfo><identifier type="issn">1234-5679</identifier><part>
<detail type="volume"><number>12</number></detail><detail type="issue"><number>3</number></detail><extent unit="pages"><start>101</start>
<end>110</end></extent></part></relatedItem></mods>""",
}


def told(record: Record) -> dict[str, object]:
    """What all have to agree in; initials may have points."""
    agents = [one.agent for one in record.contributors if one.role == "author"]
    return {
        "kind": record.kind,
        "title": record.title,
        "authors": [
            (
                getattr(one, "family", None),
                (getattr(one, "given", None) or "").rstrip("."),
                one.name.rstrip(".").replace("M. ", "M "),
            )
            for one in agents
        ],
        "journal": record.container and record.container.title,
        "issn": record.container and [(one.scheme, one.value) for one in record.container.identifiers],
        "place": (record.volume, record.issue, record.pages),
        "date": record.issued,
        "doi": (record.identifier("doi") or "").casefold(),
    }


def read(name: str) -> Record:
    (record,) = formats.find(name).read(SOURCES[name].encode(), "a")
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_tells_the_same(name):
    assert formats.recognize(SOURCES[name], "a").name == name
    assert told(read(name)) == told(read("crossref"))
