"""Reads PubMed's XML: articles and books of a ``PubmedArticleSet``, alone or among others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.finished import finished, marked
from lodpub.readers.medline.citation import Citation, kind
from lodpub.readers.medline.citation_parts import date, numbers, shared, terms
from lodpub.readers.medline.citation_references import references
from lodpub.record import Record, Unread
from lodpub.syntax.element import Element
from lodpub.syntax.xml import elements

__all__ = ["read"]

_MEDIA = {"Print": ":print", "Electronic": ":electronic"}
_EXPECTED = "a PubmedArticle or PubmedBookArticle with a title"
_LABEL = re.compile(r"^[A-Z][A-Z /&,-]*$")
_SIX = ("Year", "Month", "Day")


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of all citations in a document."""
    for found in elements(data, source, {"PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument"}):
        if isinstance(found, ReadError):
            yield found
            continue
        record = _record(found)
        yield record or ReadError(source, found.line, found="a citation without title and PMID", expected=_EXPECTED)


def _record(found: Element) -> Record | None:
    book = found if found.name == "BookDocument" else found.one("BookDocument")
    citation = found if found.name == "MedlineCitation" else found.one("MedlineCitation")
    if book is not None:
        cited = _book(book)
    elif citation is not None:
        cited = _article(citation)
    else:
        return None
    for data in found.all("PubmedData", "PubmedBookData"):
        _data(cited, data)
    if not (cited.said.first("title") or cited.said.first("pmid")):
        return None
    cited.close()
    left = [
        Unread(line=line, text=text)
        for line, text in found.leftovers()
        if not text.startswith("@") or "Version" not in text
    ]
    return finished(cited.said.record(), left, found.line)


def _article(citation: Element) -> Citation:
    citation.drop()
    article = citation.one("Article") or Element("Article", citation.line, {})
    article.drop()
    types = article.one("PublicationTypeList")
    stated = [(one.get("UI"), one.text() or "", one.line) for one in types.elements()] if types else []
    cited = Citation(kind([term for _, term, _ in stated]))
    for code, term, line in stated:
        if term:
            cited.publication_type(term, line, code)
    for one in citation.all("PMID"):
        one.drop()
        cited.identifier("pmid", one.text() or "", one.line)
    vernacular = article.text("VernacularTitle")
    for one in article.all("ArticleTitle"):
        one.drop("book", "part", "sec")
        if whole := one.raw():
            cited.title(whole, one.line, vernacular)
            for origin in marked(one.line, title=whole):
                cited.said.origin(origin)
    _journal(cited, article)
    shared(cited, article)
    for one in article.all("ArticleDate"):
        one.drop()
        if found := date(cited, one):
            cited.said.say("date:online", found, one.line, "ArticleDate")
    _info(cited, citation)
    terms(cited, citation)
    for one in citation.find("CommentsCorrections"):
        pmid = one.one("PMID")
        if pmid:
            pmid.drop()
        number, type = one.text("PMID"), one.get("RefType") or ""
        cited.related(type, one.text("RefSource"), one.line, number)
        for note in one.all("Note"):
            note.taken()
    return cited


def _journal(cited: Citation, article: Element) -> None:
    for journal in article.all("Journal"):
        for issn in journal.all("ISSN"):
            medium = _MEDIA.get(issn.get("IssnType") or "", "")
            cited.said.say(f"issn{medium}", issn.text() or "", issn.line, "ISSN")
        for one, field in (("Title", "container"), ("ISOAbbreviation", "container-short")):
            if text := journal.text(one):
                cited.journal(field, text, journal.line, one)
        for issue in journal.all("JournalIssue"):
            issue.drop()
            for one, field in (("Volume", "volume"), ("Issue", "issue")):
                if text := issue.text(one):
                    cited.said.say(field, text, issue.line, one)
            for one_date in issue.all("PubDate"):
                if text := date(cited, one_date):
                    cited.said.say("issued", text, one_date.line, "PubDate")


def _info(cited: Citation, citation: Element) -> None:
    """What stands beside the article: the journal's short title, substances, other identifiers, and the database's dates."""
    for info in citation.all("MedlineJournalInfo"):
        if text := info.text("MedlineTA"):
            cited.said.say("container-short", text, info.line, "MedlineTA")
        if text := info.text("ISSNLinking"):
            cited.said.say("issn", text, info.line, "ISSNLinking")
        for one in info.all("NlmUniqueID", "Country"):
            one.taken()
    for one in citation.all("DateCreated", "DateCompleted", "DateRevised", "CitationSubset", "NumberOfReferences"):
        one.taken().drop()
    for one in citation.find("NameOfSubstance"):
        one.drop("UI")
    for one in citation.find("Chemical"):
        number = one.text("RegistryNumber")
        if name := one.text("NameOfSubstance"):
            cited.substance(name, one.line, number)
    for one in citation.all("OtherID"):
        cited.identifier((one.get("Source") or "other").casefold(), one.text() or "", one.line)
    for one in citation.all("CoiStatement", "GeneralNote"):
        one.drop()
        cited.said.say("note", one.text() or "", one.line, one.name)


def _book(document: Element) -> Citation:
    in_book = document.one("ArticleTitle") is not None
    cited = Citation(kind([], in_book=in_book, is_book=not in_book))
    for one in document.all("PMID"):
        one.drop()
        cited.identifier("pmid", one.text() or "", one.line)
    for one in document.all("ArticleTitle"):
        one.drop()
        cited.title(one.raw() or "", one.line)
    if in_book:  # its authors come before the book's editors
        shared(cited, document)
    for book in document.all("Book"):
        _volume(cited, book, in_book=in_book)
    if not in_book:
        shared(cited, document)
    terms(cited, document)
    numbers(cited, document)
    for one in document.all("PublicationType"):
        cited.publication_type(one.text() or "", one.line, one.get("UI"))
    for listed in document.all("Sections"):
        titles = []
        for title in listed.find("SectionTitle"):
            title.drop()
            titles.append(title.text() or "")
        for label in listed.find("LocationLabel"):
            label.drop().taken()
        cited.said.say("table_of_contents", "\n\n".join(titles), listed.line, "Sections")
    for name, field in (("ContributionDate", "date:created"), ("DateRevised", "date:modified")):
        for one in document.all(name):
            if found := date(cited, one):
                cited.said.say(field, found, one.line, name)
    for one in document.all("LocationLabel"):
        if one.get("Type") == "chapter":
            cited.said.say("chapter", (one.text() or "").removeprefix("Chapter "), one.line, "LocationLabel")
    references(cited.said, document)
    return cited


def _volume(cited: Citation, book: Element, *, in_book: bool) -> None:
    for title in book.all("BookTitle"):
        title.drop()
        field = "container" if in_book else "title"
        cited.said.say(field, title.raw() or "", title.line, "BookTitle")
    for publisher in book.all("Publisher"):
        cited.said.say("publisher", publisher.text("PublisherName") or "", publisher.line, "PublisherName")
        cited.said.say(
            "publisher-place", publisher.text("PublisherLocation") or "", publisher.line, "PublisherLocation"
        )
    for one in book.all("PubDate"):
        cited.said.say("issued", date(cited, one) or "", one.line, "PubDate")
    for isbn in book.all("Isbn"):
        cited.said.say("isbn", isbn.text() or "", isbn.line, "Isbn")
    for name, field in (
        ("Volume", "volume"),
        ("Edition", "edition"),
        ("ReportNumber", "number"),
        ("CollectionTitle", "series"),
    ):
        for one in book.all(name):
            one.drop()
            cited.said.say(field, one.text() or "", one.line, name)
    for one in book.all("BeginningDate", "EndingDate", "Medium"):
        one.taken()
    shared(cited, book)


def _data(cited: Citation, data: Element) -> None:
    """What PubMed adds: identifiers, the history, the list of references."""
    for one in data.find("PubMedPubDate"):
        status = one.get("PubStatus") or ""
        if found := date(cited, one):
            cited.dated(status, found, one.line)
        one.taken()
    for one in data.all("PublicationStatus"):
        cited.status(one.text() or "", one.line)
    numbers(cited, data)
    references(cited.said, data)
