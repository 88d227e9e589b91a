"""The one table of formats. No other module names a media type, a file extension, a reader or a writer.

To add a format, write ``lodpub/readers/NAME.py`` with a function ``read`` or ``lodpub/writers/NAME.py`` with a
function ``write``, and add its row to `FORMATS`.

>>> find("turtle").extensions
('ttl',)
>>> for_filename("page.jsonld").name
'jsonld'
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias, cast

from lodpub import sniffing
from lodpub.errors import ReadError, UnknownFormatError, UnrecognizedError, UsageError
from lodpub.record import Record, moved
from lodpub.syntax import work_elements
from lodpub.syntax.bibtex_pieces import Bibtex
from lodpub.syntax.csv_rows import Rows
from lodpub.syntax.pieces import WHOLE, Cutting, Ending, Json, Starting
from lodpub.syntax.xml_pieces import Xml

__all__ = ["FORMATS", "Description", "Format", "find", "for_filename", "is_ending", "recognize"]

_SHARED = frozenset(("csv", "htm", "html", "json", "jsonl", "md", "ndjson", "txt", "xml"))
"""Endings of files that may hold anything."""

Description: TypeAlias = dict[str, Any]
"""A record as a JSON-LD node tree: plain dict and list, over one fixed context."""

Reader: TypeAlias = Callable[[bytes, str], Iterator[Record | ReadError]]
"""Takes the bytes of one source and its name for messages; a record that cannot be read comes out as its error."""

Writer: TypeAlias = Callable[[Iterable[tuple[Record, Description]]], Iterator[str] | Iterator[bytes]]
"""Takes records with their descriptions and gives pieces that follow one another: text, or text in UTF-8."""


class Format(NamedTuple):
    """One format. `reader` and `writer` are module names, imported when they are used; a reader that is not its module's
    ``read`` stands behind a colon."""

    name: str
    title: str
    media_types: tuple[str, ...]
    extensions: tuple[str, ...]
    carries: str
    """What a file in this format can say: shown by ``lodpub formats``."""
    reader: str | None = None
    writer: str | None = None
    linked: bool = False
    """Whether it is written from the description, so that one of its vocabularies can be chosen."""
    vocabulary: str | None = None
    """The only vocabulary of which its text has the whole description."""
    sniff: Callable[[str], bool] | None = None
    """Whether a text that begins so is in this format."""

    cutting: Cutting = WHOLE
    """How a source of any size is cut into pieces that can be read on their own."""
    places: bool = True
    """Whether the lines that its records carry are those of the source; not where they tell of an earlier one."""
    markup: bool = False
    """Whether titles in it may hold tags and entities, so that they are no fault there."""
    flat: bool = False
    """Whether its writer takes the values of a record one by one, so that what it leaves out can be told."""
    links: bool = False
    """Whether it is a part of a page, which can link to copies of the record in other formats."""
    joins: bool = False
    """Whether the texts of some records may follow those of others, so that several processes can write them."""

    def read(self, data: bytes, source: str, line: int = 1) -> Iterator[Record | ReadError]:
        """The records in `data`, a piece of the source that begins on a line of it.

        Raises `UnknownFormatError` where the format is for writing only.
        """
        if self.reader is None:
            raise self.cannot(reading=True)
        module, _, function = self.reader.partition(":")
        items = cast(Reader, getattr(importlib.import_module(module), function or "read"))(data, source)
        return items if line == 1 else (self._moved(item, line - 1) for item in items)

    def _moved(self, item: Record | ReadError, lines: int) -> Record | ReadError:
        if isinstance(item, ReadError):
            return item.moved(lines)
        return moved(item, lines) if self.places else item

    def write(
        self, items: Iterable[tuple[Record, Description]], alternates: Sequence[tuple[str, str]] = ()
    ) -> Iterator[bytes]:
        """The text of the records in UTF-8, with links to `alternates`, addresses and media types of their copies.

        Raises `UnknownFormatError` where the format is for reading only, `UsageError` where it has no place for links.
        """
        if self.writer is None:
            raise self.cannot(reading=False)
        writer = importlib.import_module(self.writer)
        if not alternates:
            return map(_utf8, cast(Writer, writer.write)(items))
        if not self.links:
            raise UsageError(f"alternates are linked from a page, so they are for html, not for {self.name}")
        return map(_utf8, writer.write(items, alternates))

    def cannot(self, *, reading: bool) -> UnknownFormatError:
        """The error that says that this format is not for reading, or not for writing."""
        does, lacks = ("written", "read") if reading else ("read", "written")
        others = ", ".join(_names(reading))
        return UnknownFormatError(f"format {self.name} can be {does} but not {lacks}; these can: {others}")


FORMATS: tuple[Format, ...] = (
    Format(
        name="errors",
        title="what lodpub export --errors set aside",
        media_types=("application/vnd.lodpub.errors+jsonl",),
        extensions=("errors.jsonl",),
        carries="the text of records that failed, with their sources and places",
        reader="lodpub.readers.errors",
        sniff=sniffing.is_errors,
        cutting=Json(),
        places=False,
    ),
    Format(
        name="pure-xml",
        title="web service of a research portal (Elsevier Pure 5) in XML: a page of works, or one",
        media_types=("application/xml",),
        extensions=("xml",),
        carries="one work: everything but grades of contribution, metrics of its field, and names of bodies in several languages",
        reader="lodpub.readers.pure_api.xml",
        sniff=sniffing.is_pure_xml,
        cutting=Xml(*work_elements.PURE),
        markup=True,
    ),
    Format(
        name="pure-json",
        title="web service of a research portal (Elsevier Pure), old and new, in JSON: a page of works, a list, or one a line",
        media_types=("application/json",),
        extensions=("json", "jsonl", "ndjson"),
        carries="as pure-xml; the newer service names journals, publishers and bodies by numbers alone",
        reader="lodpub.readers.pure_api.json",
        sniff=sniffing.is_pure_json,
        cutting=Json(("items",)),
        markup=True,
    ),
    Format(
        name="schemaorg",
        title="schema.org as JSON-LD of any shape, Dublin Core and BIBO in it too",
        media_types=("application/ld+json",),
        extensions=("jsonld", "json", "jsonl", "ndjson"),
        carries="everything but what no vocabulary has a word for: see jsonld",
        reader="lodpub.readers.linked.jsonld",
        sniff=sniffing.is_schemaorg,
        cutting=Json(holding=b'"@context"'),
        markup=True,
    ),
    Format(
        name="rdf",
        title="RDF in Turtle, TriG, N-Triples, N-Quads or RDF/XML: schema.org, Dublin Core, BIBO, FOAF, SKOS",
        media_types=(
            "text/turtle",
            "application/n-triples",
            "application/n-quads",
            "application/trig",
            "application/rdf+xml",
        ),
        extensions=("ttl", "nt", "nq", "trig", "rdf"),
        carries="as schemaorg",
        reader="lodpub.readers.linked.rdf",
        sniff=sniffing.is_rdf,
        markup=True,
    ),
    Format(
        name="crossref",
        title="Crossref REST API: a work, a list of works, or one work a line",
        media_types=("application/vnd.crossref-api-message+json",),
        extensions=("json", "jsonl", "ndjson"),
        carries="everything but part numbers, sponsors and review stages",
        reader="lodpub.readers.crossref.rest",
        sniff=sniffing.is_crossref,
        cutting=Json(("message", "items"), ("message",), ("items",)),
        markup=True,
    ),
    Format(
        name="crossref-xml",
        title="Crossref XML: unixref, unixsd, deposits",
        media_types=("application/vnd.crossref.unixref+xml", "application/vnd.crossref.unixsd+xml"),
        extensions=("xml",),
        carries="everything but part numbers, sponsors and review stages",
        reader="lodpub.readers.crossref.unixref",
        sniff=sniffing.is_crossref_xml,
        cutting=Xml("query", "doi_record", *work_elements.CROSSREF),
        markup=True,
    ),
    Format(
        name="datacite-xml",
        title="DataCite XML, kernels 2.2 to 4.6",
        media_types=("application/vnd.datacite.datacite+xml",),
        extensions=("xml",),
        carries="everything but what is said of a date and the scheme of related metadata",
        reader="lodpub.readers.datacite.xml",
        sniff=sniffing.is_datacite_xml,
        cutting=Xml("resource"),
    ),
    Format(
        name="pubmed",
        title="PubMed XML: articles and books",
        media_types=("application/vnd.nlm.pubmed+xml",),
        extensions=("xml",),
        carries="one article, chapter or book: as nbib, with ORCID, references and the codes of MeSH headings",
        reader="lodpub.readers.medline.pubmed",
        sniff=sniffing.is_pubmed,
        cutting=Xml("PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument"),
        markup=True,
    ),
    Format(
        name="endnote-xml",
        title="EndNote XML export",
        media_types=("application/xml",),
        extensions=("xml",),
        carries="one work: title, people, container, pages, dates, identifiers, keywords, notes",
        reader="lodpub.readers.endnote_xml",
        sniff=sniffing.is_endnote_xml,
        cutting=Xml("record"),
        markup=True,
    ),
    Format(
        name="marcxml",
        title="MARCXML: a record, a collection, or records within other XML",
        media_types=("application/marcxml+xml",),
        extensions=("marcxml", "xml"),
        carries="one work: title, people in their roles, imprint, series, host, subjects, identifiers, linked works",
        reader="lodpub.readers.marc.marcxml",
        sniff=sniffing.is_marcxml,
        cutting=Xml("record"),
    ),
    Format(
        name="marc",
        title="MARC 21 (ISO 2709), in Unicode or MARC-8",
        media_types=("application/marc",),
        extensions=("mrc", "marc"),
        carries="as marcxml",
        reader="lodpub.readers.marc.iso2709",
        sniff=sniffing.is_marc,
        cutting=Ending(b"\x1d"),
    ),
    Format(
        name="mods",
        title="MODS 3: a record, a collection, or records within other XML",
        media_types=("application/mods+xml",),
        extensions=("mods", "mods.xml", "xml"),
        carries="one work: title, people in their roles, host and series, dates, subjects, identifiers, related items",
        reader="lodpub.readers.mods",
        writer="lodpub.writers.mods",
        flat=True,
        sniff=sniffing.is_mods,
        cutting=Xml("mods"),
    ),
    Format(
        name="oai-dc",
        title="Dublin Core of OAI-PMH: an answer, a record, or oai_dc:dc alone",
        media_types=("application/xml", "text/xml"),
        extensions=("oai_dc.xml", "xml"),
        carries="one work: title, people, date, type, identifiers, subjects, rights; the fifteen elements",
        reader="lodpub.readers.oai_dc",
        writer="lodpub.writers.oai_dc",
        flat=True,
        sniff=sniffing.is_oai_dc,
        cutting=Xml("record", "dc"),
    ),
    Format(
        name="jats",
        title="JATS: the front matter and references of articles",
        media_types=("application/jats+xml",),
        extensions=("nxml", "xml"),
        carries="one article: title, people with affiliations, journal, dates, abstract, keywords, funding, licence, references",
        reader="lodpub.readers.jats",
        sniff=sniffing.is_jats,
        cutting=Xml("article"),
        markup=True,
    ),
    Format(
        name="codemeta",
        title="CodeMeta: software in schema.org's words",
        media_types=("application/ld+json",),
        extensions=("json",),
        carries="software: name, people, version, dates, licence, repository, requirements, funding, references",
        reader="lodpub.readers.codemeta",
        sniff=sniffing.is_codemeta,
        markup=True,
    ),
    Format(
        name="cff",
        title="Citation File Format (CITATION.cff)",
        media_types=("application/vnd.cff+yaml",),
        extensions=("cff",),
        carries="software or data: title, authors, version, date, identifiers, licence, keywords, references",
        reader="lodpub.readers.cff",
        sniff=sniffing.is_cff,
    ),
    Format(
        name="openalex",
        title="OpenAlex: a work, a page of results, or one work a line",
        media_types=("application/json",),
        extensions=("json", "jsonl"),
        carries="one work: title, authors with ROR, journal, topics, citations, open access, funding, references by id",
        reader="lodpub.readers.openalex",
        sniff=sniffing.is_openalex,
        cutting=Json(("results",)),
        markup=True,
    ),
    Format(
        name="datacite",
        title="DataCite REST API: a DOI, a page of them, or attributes alone",
        media_types=("application/vnd.datacite.datacite+json",),
        extensions=("datacite.json", "json", "jsonl", "ndjson"),
        carries="everything but what is said of a date and the scheme of related metadata",
        reader="lodpub.readers.datacite.rest",
        writer="lodpub.writers.datacite",
        flat=True,
        sniff=sniffing.is_datacite,
        cutting=Json(("data",)),
    ),
    Format(
        name="csl",
        title="CSL-JSON, as citation processors exchange it: an item or a list",
        media_types=("application/vnd.citationstyles.csl+json",),
        extensions=("csl.json", "json"),
        carries="one work: title, people in their roles, container, pages, dates, identifiers, keywords, notes",
        reader="lodpub.readers.csl",
        writer="lodpub.writers.csl",
        flat=True,
        sniff=sniffing.is_csl,
        cutting=Json(("items",)),
        markup=True,
    ),
    Format(
        name="ris",
        title="RIS, as reference managers exchange it",
        media_types=("application/x-research-info-systems",),
        extensions=("ris",),
        carries="one work: title, people, container, pages, dates, identifiers, keywords, notes",
        reader="lodpub.readers.ris",
        writer="lodpub.writers.ris",
        flat=True,
        sniff=sniffing.is_ris,
        cutting=Starting(rb"(?m)^ ?TY {1,3}- {0,2}[A-Za-z]"),
    ),
    Format(
        name="bibtex",
        title="BibTeX and BibLaTeX",
        media_types=("application/x-bibtex",),
        extensions=("bib", "bibtex"),
        carries="one work: title, people, container, series, pages, dates, identifiers, keywords, notes",
        reader="lodpub.readers.bibtex",
        writer="lodpub.writers.bibtex",
        flat=True,
        sniff=sniffing.is_bibtex,
        cutting=Bibtex(),
    ),
    Format(
        name="nbib",
        title="MEDLINE tagged format, as PubMed exports it",
        media_types=("application/nbib",),
        extensions=("nbib", "medline"),
        carries="one article or chapter: title, people with affiliations, journal, dates, MeSH headings, grants, related citations",
        reader="lodpub.readers.medline.nbib",
        sniff=sniffing.is_nbib,
        cutting=Starting(rb"(?m)^PMID ?- ?\d|(?<=\n\n)(?:OWN|TI) {0,2}- |(?<=\n\r\n)(?:OWN|TI) {0,2}- "),
    ),
    Format(
        name="csv",
        title="CSV and TSV, one record a row",
        media_types=("text/csv", "text/tab-separated-values"),
        extensions=("csv",),
        carries="one work: title, people, container, pages, date, identifiers, keywords, licence, funders; several values in a cell",
        reader="lodpub.readers.csv",
        writer="lodpub.writers.csv",
        flat=True,
        sniff=sniffing.is_csv,
        cutting=Rows(),
    ),
    Format(
        name="html",
        title="metadata in HTML: JSON-LD, microdata, RDFa, citation_*, EPrints, Dublin Core, PRISM, Open Graph",
        media_types=("text/html",),
        extensions=("html", "htm"),
        carries="what Google Scholar, Zotero and search engines read; the schema.org half as JSON-LD",
        reader="lodpub.readers.linked.html",
        writer="lodpub.writers.html",
        linked=True,
        links=True,
        vocabulary="schemaorg",
        sniff=sniffing.is_html,
        markup=True,
    ),
    Format(
        name="pure",
        title="research-portal page (Elsevier Pure) as text, Markdown or saved HTML",
        media_types=("text/plain", "text/markdown", "text/html"),
        extensions=("txt", "md", "html", "htm"),
        carries="everything a portal page shows",
        reader="lodpub.readers.pure",
        sniff=sniffing.is_pure,
        markup=True,
    ),
    Format(
        name="record",
        title="lodpub's own JSON of the record",
        media_types=("application/vnd.lodpub.record+json",),
        extensions=("record.json", "json"),
        carries="everything, with the line each value came from",
        reader="lodpub.readers.record",
        writer="lodpub.writers.record",
        sniff=sniffing.is_record,
        cutting=Json(),
        places=False,
        markup=True,
    ),
    Format(
        name="jsonld",
        title="JSON-LD",
        media_types=("application/ld+json",),
        extensions=("jsonld",),
        carries="the whole graph, authors in order",
        reader="lodpub.readers.linked.jsonld",
        cutting=Json(holding=b'"@context"'),
        writer="lodpub.writers.jsonld",
        linked=True,
    ),
    Format(
        name="jsonl",
        title="JSON-LD Lines: one document a line",
        media_types=("application/jsonl", "application/x-ndjson"),
        extensions=("jsonl", "ndjson"),
        carries="the whole graph, one record a line, authors in order",
        reader="lodpub.readers.linked.jsonld",
        cutting=Json(holding=b'"@context"'),
        writer="lodpub.writers.jsonl",
        linked=True,
        joins=True,
    ),
    Format(
        name="turtle",
        title="Turtle",
        media_types=("text/turtle",),
        extensions=("ttl",),
        carries="the whole graph, grouped for reading",
        reader="lodpub.readers.linked.rdf:turtle",
        writer="lodpub.writers.turtle",
        linked=True,
    ),
    Format(
        name="trig",
        title="TriG",
        media_types=("application/trig",),
        extensions=("trig",),
        carries="as turtle",
        reader="lodpub.readers.linked.rdf:trig",
    ),
    Format(
        name="ntriples",
        title="N-Triples",
        media_types=("application/n-triples",),
        extensions=("nt",),
        carries="the whole graph, one triple a line",
        reader="lodpub.readers.linked.rdf:ntriples",
        writer="lodpub.writers.ntriples",
        linked=True,
        joins=True,
    ),
    Format(
        name="nquads",
        title="N-Quads",
        media_types=("application/n-quads",),
        extensions=("nq",),
        carries="the whole graph, each record in a graph named by its subject",
        reader="lodpub.readers.linked.rdf:nquads",
        writer="lodpub.writers.nquads",
        linked=True,
        joins=True,
    ),
    Format(
        name="rdfxml",
        title="RDF/XML",
        media_types=("application/rdf+xml",),
        extensions=("rdf", "rdfxml", "owl"),
        carries="the whole graph, but for control characters",
        reader="lodpub.readers.linked.rdf:rdfxml",
        writer="lodpub.writers.rdfxml",
        linked=True,
    ),
    Format(
        name="bibtex-ascii",
        title="BibTeX in ASCII, with LaTeX's commands for other letters (also --latex)",
        media_types=("application/x-bibtex",),
        extensions=("ascii.bib",),
        carries="what bibtex carries",
        writer="lodpub.writers.bibtex.ascii",
        flat=True,
    ),
    Format(
        name="dcterms-xml",
        title="DCMI terms as XML, by DCMI's guidelines",
        media_types=("application/xml",),
        extensions=("dcterms.xml",),
        carries="one work: titles, people, dates by their kind, type, identifiers, subjects, relations, rights; names as texts",
        writer="lodpub.writers.dcterms_xml",
        flat=True,
    ),
)


def _utf8(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")


def find(name: str, *, reading: bool | None = None) -> Format:
    """The format of this name; with `reading` True one that can be read, with False one that can be written.

    Raises `UnknownFormatError`, which names the nearest format or lists those that there are.

    >>> find("turtel")
    Traceback (most recent call last):
    lodpub.errors.UnknownFormatError: unknown format 'turtel'; did you mean turtle?
    """
    for format in FORMATS:
        if format.name == name:
            if reading is not None and (format.reader if reading else format.writer) is None:
                raise format.cannot(reading=reading)
            return format
    import difflib

    word = name.lower().lstrip(".")
    able = [f for f in FORMATS if f.name in _names(reading)]
    near = [f.name for f in able if word in f.extensions or word in f.media_types]
    near = near or difflib.get_close_matches(word, _names(reading), n=2, cutoff=0.7)
    advice = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(_names(reading))}"
    raise UnknownFormatError(f"unknown format {name!r}; {advice}")


def for_filename(filename: str) -> Format | None:
    """The writable format with the longest extension that the file name ends with, None where there is none.

    Of formats that share an extension it is the last, which the table has for the general one.

    >>> for_filename("works.csl.json").name, for_filename("works.json").name
    ('csl', 'record')
    """
    lower = filename.lower()
    found = [(len(e), n) for n, f in enumerate(FORMATS) if f.writer for e in f.extensions if lower.endswith(f".{e}")]
    return FORMATS[max(found)[1]] if found else None


def is_ending(name: str) -> bool:
    """Whether a file is called as those of one format are, so that it is meant to be one whatever it holds.

    >>> is_ending("refs.bib"), is_ending("page.txt"), is_ending("setup.py")
    (True, False, False)
    """
    ending = name.lower().rpartition(".")[2]
    return ending not in _SHARED and any(ending in f.extensions for f in FORMATS if f.reader)


def recognize(text: str, source: str) -> Format:
    """The format that a text is in, judged by its content, not its name. Raises `UnrecognizedError`."""
    for format in FORMATS:
        if format.sniff is not None and format.sniff(text):
            return format
    raise UnrecognizedError(
        source,
        found="a text in no format that lodpub knows",
        expected=f"one of {', '.join(_names(True))} (say which with -f)",
    )


def _names(reading: bool | None) -> list[str]:
    return [f.name for f in FORMATS if reading is None or (f.reader if reading else f.writer) is not None]
