"""Ten works of different kinds, each as the real exporters write it: Crossref's REST answers, its XML, its BibTeX, RIS and
CSL-JSON, DataCite, PubMed in both forms and EndNote. Title, authors, container, date and DOI come out the same of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

from lodpub import formats
from lodpub.record import Record
from lodpub.values import doi


class Work(NamedTuple):
    """A work: its kind as Crossref calls it, and the words that the forms put together."""

    type: str
    title: str
    people: tuple[tuple[str, str], ...]
    container: str
    year: int
    month: int
    day: int
    doi: str
    publisher: str = "Example Press"
    volume: str = ""
    issue: str = ""
    pages: str = ""


WORKS = [
    Work(
        "journal-article",
        "Moth wings in the far north: an overview",
        (("Ada", "Berg"), ("Eva M.", "Holm")),
        "Journal of Moths",
        *(2011, 5, 6, "10.5555/moth.1", "Wing Press", "3", "4", "101-109"),
    ),
    Work(
        "journal-article",
        "β-Carotene & the “red” moth’s diet",
        (("José Ángel", "García Márquez"), ("Ludwig", "van der Berg"), ("Đorđe", "Šećerov")),
        "Revista de Biología",
        *(2019, 11, 30, "10.5555/(SICI)1097-4571(2019)7:3<1::AID-X>3.0.CO;2-1", "Ala", "12", "", "e1045"),
    ),
    Work(
        "journal-article",
        "Counting moths at night",
        (("", "The Moth Study Group"), ("Li", "Wei")),
        "The Night",
        *(2003, 1, 2, "10.5555/night.2003.77", "Dusk", "8", "S1", "S12-S19"),
    ),
    Work(
        "book-chapter",
        "Rye",
        (("Ola", "Dahl"),),
        "Grains of the North",
        *(2001, 3, 1, "10.5555/978-3-16-148410-0_4", "Fjord", "", "", "55-70"),
    ),
    Work(
        "book", "Bread: A Cultural History", (("Ola", "Dahl"), ("Jean-Luc", "de La Tour")), "", 1998, 9, 15, "10.5555/b"
    ),
    Work(
        "proceedings-article",
        "Nets of nets",
        (("Kim", "Poe"), ("Grace", "O'Neil")),
        "Proceedings of the 4th Workshop on Nets",
        *(2015, 7, 20, "10.5555/2783258.2783311", "ACM", "", "", "1-8"),
    ),
    Work(
        "dissertation",
        "Clouds over Bergen",
        (("Ida", "Lund"),),
        "",
        2003,
        6,
        12,
        "10.5555/thesis/12",
        "University of Bergen",
    ),
    Work(
        "report",
        "Fish stocks in 2004",
        (("", "Institute of Fish"),),
        "",
        2004,
        4,
        3,
        "10.5555/tr-12",
        "Institute of Fish",
    ),
    Work(
        "posted-content",
        "Deep nets do not sleep",
        (("Ada", "Berg"), ("Li", "Wei")),
        "",
        2020,
        2,
        29,
        "10.5555/2020.02.29",
    ),
    Work("dataset", "Counts of moths, 1990-2010", (("Eva M.", "Holm"),), "", 2012, 12, 24, "10.5555/data.7", "Zenodo"),
]
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def crossref(work: Work) -> str:
    return json.dumps({"status": "ok", "message-type": "work", "message": json.loads(csl(work))})


def csl(work: Work) -> str:
    """Crossref's citeproc JSON, which is its REST message without the envelope."""
    said = {
        "DOI": work.doi,
        "type": work.type,
        "title": [work.title],
        "author": [{"given": g, "family": f, "affiliation": []} if g else {"name": f} for g, f in work.people],
        "container-title": [work.container] if work.container else [],
        "publisher": work.publisher,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "issued": {"date-parts": [[work.year, work.month, work.day]]},
        "published": {"date-parts": [[work.year, work.month, work.day]]},
    }
    return json.dumps({name: value for name, value in said.items() if value})


def citeproc(work: Work) -> str:
    said = json.loads(csl(work))
    types = {"journal-article": "article-journal", "book-chapter": "chapter", "proceedings-article": "paper-conference"}
    types |= {"dissertation": "thesis", "posted-content": "article"}
    said["type"] = types.get(work.type, work.type)
    said |= {name: said[name][0] for name in ("title", "container-title") if name in said}
    said["author"] = [{"literal": one["name"]} if "name" in one else one for one in said["author"]]
    return json.dumps(said)


def unixref(work: Work) -> str:
    people = "".join(
        f'<person_name sequence="first" contributor_role="author"><given_name>{g}</given_name><surname>{f}</surname></person_name>'
        if g
        else f'<organization sequence="first" contributor_role="author">{f}</organization>'
        for g, f in work.people
    )
    title = f"<titles><title>{escaped(work.title)}</title></titles>"
    date = f"<month>{work.month:02}</month><day>{work.day:02}</day><year>{work.year}</year>"
    date = f'<publication_date media_type="print">{date}</publication_date>'
    first, _, last = work.pages.partition("-")
    pages = (
        f"<pages><first_page>{first}</first_page>{f'<last_page>{last}</last_page>' if last else ''}</pages>"
        if first
        else ""
    )
    number = f"<doi_data><doi>{escaped(work.doi)}</doi><resource>https://example.org/x</resource></doi_data>"
    people = f"<contributors>{people}</contributors>"
    body = f"<publisher><publisher_name>{work.publisher}</publisher_name></publisher>"
    forms = {
        "journal-article": f"<journal><journal_metadata><full_title>{work.container}</full_title></journal_metadata><journal_issue>"
        f"{date}<journal_volume><volume>{work.volume}</volume></journal_volume><issue>{work.issue}</issue></journal_issue>"
        f'<journal_article publication_type="full_text">{title}{people}{date}{pages}{number}</journal_article></journal>',
        "book": f'<book book_type="monograph"><book_metadata>{people}{title}{date}{body}{number}</book_metadata></book>',
        "book-chapter": f'<book book_type="edited_book"><book_metadata><titles><title>{work.container}</title></titles>{date}{body}'
        f'</book_metadata><content_item component_type="chapter">{people}{title}{pages}{number}</content_item></book>',
        "proceedings-article": f"<conference><event_metadata><conference_name>Nets</conference_name></event_metadata>"
        f"<proceedings_metadata><proceedings_title>{work.container}</proceedings_title>{body}{date}</proceedings_metadata>"
        f"<conference_paper>{people}{title}{date}{pages}{number}</conference_paper></conference>",
        "dissertation": f"<dissertation>{people}{title}"
        f"<approval_date><month>{work.month:02}</month><day>{work.day:02}</day><year>{work.year}</year></approval_date>"
        f"<institution><institution_name>{work.publisher}</institution_name></institution>{number}</dissertation>",
        "report": f"<report-paper><report-paper_metadata>{people}{title}{date}{body}{number}</report-paper_metadata></report-paper>",
        "posted-content": f'<posted_content type="preprint">{people}{title}<posted_date><month>{work.month:02}</month>'
        f"<day>{work.day:02}</day><year>{work.year}</year></posted_date>{number}</posted_content>",
        "dataset": f"<database><database_metadata><titles><title>Counts</title></titles>{body}</database_metadata>"
        f'<dataset dataset_type="collection">{people}{title}<database_date><publication_date><month>{work.month:02}</month>'
        f"<day>{work.day:02}</day><year>{work.year}</year></publication_date></database_date>{number}</dataset></database>",
    }
    return f"<?xml version='1.0'?><doi_records><doi_record><crossref>{forms[work.type]}</crossref></doi_record></doi_records>"


def bibtex(work: Work) -> str:
    """Crossref's: everything on one line, names family first, the DOI as it is; other databases escape it."""
    types = {
        "journal-article": "article",
        "book": "book",
        "book-chapter": "inbook",
        "proceedings-article": "inproceedings",
    }
    types |= {"dissertation": "phdthesis", "report": "techreport"}
    place = "journal" if work.type == "journal-article" else "booktitle"
    body = {"dissertation": "school", "report": "institution"}.get(work.type, "publisher")
    fields = {
        "title": work.title.replace("&", r"\&"),
        "volume": work.volume,
        "url": f"http://dx.doi.org/{work.doi}",
        "DOI": work.doi.replace("_", r"\_"),
        "number": work.issue,
        place: work.container,
        body: work.publisher,
        "author": " and ".join(f"{f}, {g}" if g else f"{{{f}}}" for g, f in work.people),
        "year": str(work.year),
        "pages": work.pages.replace("-", "–"),
    }
    said = ", ".join(f"{name}={{{value}}}" for name, value in fields.items() if value)
    return f" @{types.get(work.type, 'misc')}{{Berg_{work.year}, {said}, month={MONTHS[work.month - 1]} }}\n"


def ris(work: Work) -> str:
    """Crossref's transformation, and what most publishers write."""
    types = {
        "journal-article": "JOUR",
        "book": "BOOK",
        "book-chapter": "CHAP",
        "proceedings-article": "CONF",
        "report": "RPRT",
    }
    types |= {"dissertation": "THES", "posted-content": "UNPB", "dataset": "DATA"}
    first, _, last = work.pages.partition("-")
    lines = [
        ("TY", types[work.type]),
        ("DO", work.doi),
        ("UR", f"http://dx.doi.org/{work.doi}"),
        ("TI", work.title),
        ("T2", work.container),
        *(("AU", f"{f}, {g}" if g else f) for g, f in work.people),
        ("PY", str(work.year)),
        ("DA", f"{work.year}/{work.month:02}/{work.day:02}"),
        ("PB", work.publisher),
        ("SP", first),
        ("EP", last),
        ("IS", work.issue),
        ("VL", work.volume),
    ]
    return "\r\n".join(f"{tag}  - {value}" for tag, value in lines if value) + "\r\nER  - \r\n"


def datacite(work: Work) -> str:
    general = {"journal-article": "JournalArticle", "book": "Book", "book-chapter": "BookChapter", "dataset": "Dataset"}
    general |= {"proceedings-article": "ConferencePaper", "dissertation": "Dissertation", "report": "Report"}
    first, _, last = work.pages.partition("-")
    container = {
        "title": work.container,
        "volume": work.volume,
        "issue": work.issue,
        "firstPage": first,
        "lastPage": last,
    }
    attributes = {
        "doi": work.doi.lower(),
        "types": {"resourceTypeGeneral": general.get(work.type, "Preprint")},
        "titles": [{"title": escaped(work.title)}],
        "creators": [
            {"name": f"{f}, {g}", "nameType": "Personal", "givenName": g, "familyName": f}
            if g
            else {"name": f, "nameType": "Organizational"}
            for g, f in work.people
        ],
        "container": {name: value for name, value in container.items() if value} if work.container else {},
        "relatedItems": [
            {"relationType": "IsPublishedIn", "relatedItemType": "Journal", "titles": [{"title": work.container}]}
        ]
        if work.container
        else [],
        "publisher": work.publisher,
        "publicationYear": work.year,
        "dates": [{"date": f"{work.year}-{work.month:02}-{work.day:02}", "dateType": "Issued"}],
    }
    return json.dumps({"data": {"id": work.doi.lower(), "type": "dois", "attributes": attributes}})


def endnote(work: Work) -> str:
    types = {"journal-article": "Journal Article", "book": "Book", "book-chapter": "Book Section", "report": "Report"}
    types |= {"proceedings-article": "Conference Proceedings", "dissertation": "Thesis", "dataset": "Dataset"}

    def styled(name: str, text: str) -> str:
        return (
            f'<{name}><style face="normal" font="default" size="100%">{escaped(text)}</style></{name}>' if text else ""
        )

    people = "".join(styled("author", f"{f}, {g}" if g else f"{f},") for g, f in work.people)
    month = f"{MONTHS[work.month - 1].title()} {work.day}"
    return (
        f'<xml><records><record><ref-type name="{types.get(work.type, "Unpublished Work")}">0</ref-type><contributors><authors>'
        f"{people}</authors></contributors><titles>{styled('title', work.title)}{styled('secondary-title', work.container)}</titles>"
        f"{styled('pages', work.pages)}{styled('volume', work.volume)}{styled('number', work.issue)}<dates>{styled('year', str(work.year))}"
        f"<pub-dates>{styled('date', month)}</pub-dates></dates>{styled('publisher', work.publisher)}"
        f"{styled('electronic-resource-num', work.doi)}</record></records></xml>"
    )


def pubmed(work: Work) -> str:
    people = "".join(
        f"<Author><LastName>{f}</LastName><ForeName>{g}</ForeName></Author>"
        if g
        else f"<Author><CollectiveName>{f}</CollectiveName></Author>"
        for g, f in work.people
    )
    issue = f"<Issue>{work.issue}</Issue>" if work.issue else ""
    return (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue>"
        f"<Volume>{work.volume}</Volume>{issue}<PubDate><Year>{work.year}</Year><Month>{MONTHS[work.month - 1].title()}</Month>"
        f"<Day>{work.day:02}</Day></PubDate></JournalIssue><Title>{work.container}</Title></Journal>"
        f"<ArticleTitle>{escaped(work.title)}.</ArticleTitle><Pagination><MedlinePgn>{work.pages}</MedlinePgn></Pagination>"
        f"<AuthorList>{people}</AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList>"
        f'<ArticleId IdType="doi">{escaped(work.doi)}</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>'
    )


def nbib(work: Work) -> str:
    people = "\n".join(f"FAU - {f}, {g}\nAU  - {f} {g[0]}" if g else f"CN  - {f}" for g, f in work.people)
    month = MONTHS[work.month - 1].title()
    return (
        f"PMID- 1\nVI  - {work.volume}\nDP  - {work.year} {month} {work.day}\nTI  - {work.title}.\nPG  - {work.pages}\n"
        f"{people}\nPT  - Journal Article\nJT  - {work.container}\nAID - {work.doi} [doi]\n"
    )


FORMS: dict[str, Callable[[Work], str]] = {
    "crossref": crossref,
    "csl": citeproc,
    "crossref-xml": unixref,
    "bibtex": bibtex,
    "ris": ris,
    "datacite": datacite,
    "endnote-xml": endnote,
}
OF_ARTICLES: dict[str, Callable[[Work], str]] = {"pubmed": pubmed, "nbib": nbib}


@pytest.mark.parametrize("work", WORKS, ids=[work.doi for work in WORKS])
def test_one_work_is_one_work_in_every_form(work):
    forms = FORMS | (OF_ARTICLES if work.type == "journal-article" else {})
    for name, form in forms.items():
        [record] = formats.find(name).read(form(work).encode(), name)
        assert isinstance(record, Record), (name, record)
        assert record.title == work.title, name
        people = [(getattr(one.agent, "given", None) or "", one.agent.name) for one in record.contributors]
        # MEDLINE and BibTeX keep bodies apart from people, so the order of the two is not told by nbib
        expected = [(given, f"{given} {family}".strip()) for given, family in work.people]
        assert (sorted(people) if name == "nbib" else people) == (sorted(expected) if name == "nbib" else expected), (
            name
        )
        if work.container:
            assert record.container and record.container.title == work.container, name
        day = f"{work.year}-{work.month:02}-{work.day:02}"
        assert record.issued == (day[:7] if name == "bibtex" else day), name
        dois = [one.value for one in record.identifiers if one.scheme == "doi"]
        assert list(map(doi.key, dois)) == [doi.key(work.doi)], name
        assert (record.volume or "", record.issue or "") == (work.volume, work.issue if name != "nbib" else ""), name
        assert work.pages in ("", record.pages, record.article_number), name


@pytest.mark.parametrize("work", WORKS, ids=[work.doi for work in WORKS])
def test_one_work_is_of_one_class_in_every_form(work):
    kinds = {}
    for name, form in FORMS.items():
        [record] = formats.find(name).read(form(work).encode(), name)
        kinds[name] = record.kind
    if work.type in ("posted-content", "dataset"):  # BibTeX and EndNote have no word of their own for these
        kinds = {name: kind for name, kind in kinds.items() if name not in ("bibtex", "endnote-xml", "ris", "csl")}
    assert {kind.removeprefix("doctoral-") for kind in kinds.values()} in [{KINDS[work.type]}], kinds


KINDS = {
    "journal-article": "article",
    "book-chapter": "chapter",
    "posted-content": "preprint",
    "dissertation": "thesis",
    "book": "book",
    "report": "report",
    "dataset": "dataset",
    "proceedings-article": "proceedings-article",
}
