"""Tells formats apart by how a text begins: one function a format."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse
from lodpub.values.patterns import pattern

__all__ = [
    "is_bibtex",
    "is_cff",
    "is_codemeta",
    "is_crossref",
    "is_crossref_xml",
    "is_csl",
    "is_csv",
    "is_datacite",
    "is_datacite_xml",
    "is_endnote_xml",
    "is_errors",
    "is_html",
    "is_jats",
    "is_marc",
    "is_marcxml",
    "is_mods",
    "is_nbib",
    "is_oai_dc",
    "is_openalex",
    "is_pubmed",
    "is_pure",
    "is_rdf",
    "is_record",
    "is_ris",
    "is_schemaorg",
]


_FIRST = pattern(
    r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)",
    re.DOTALL,
)


def is_record(text: str) -> bool:
    """lodpub's own JSON: an object, or a list of them, that has a ``kind``."""
    start = text[:4000].lstrip()
    return start.startswith(("{", "[")) and '"kind"' in start


def is_errors(text: str) -> bool:
    """Lines of failures, as ``lodpub export --errors`` writes them."""
    first = text[:100_000].lstrip("\ufeff \t\r\n").partition("\n")[0]
    return first.startswith('{"source":') and '"reason":' in first and '"format":' in first


def is_pure(text: str) -> bool:
    """A portal page: any text that is not some other structured format."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    return bool(start) and not start.startswith(("{", "[{", "@prefix", "<?xml"))


_HTML = pattern(
    r"\A(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|(?:html|head|body|meta|link|script|title|main|article|section|div|span|p)\b)",
    re.IGNORECASE | re.DOTALL,
)
_PORTAL = pattern(
    r"""class=["'][^"'<>]*\brelations\s+(?:persons|organisations)|class=["']rendering[\s"'_]|"""
    r"""/en/publications/|>\s*[^<>\n:]{2,60}\s?: [^<>\n]{2,80} › [^<>\n]{2,80}|Elsevier B\.V\. or its licensors""",
)
_XML = pattern(r"\ufeff?\s*<(?:[?!]|[\w.-]+[\s>/]|[\w.-]+:[\w.-]+\s)")
_RDF = pattern(
    r"^\s*(?:@?prefix|@?base)\s|^\s*(?:<[\w+.-]+:[^<>\s]*>|_:\w+)\s|<(?:[\w.-]+:)?RDF\b", re.IGNORECASE | re.MULTILINE
)


def is_html(text: str) -> bool:
    """A web page or a part of one that is no page of a research portal: those show more than their metadata says."""
    return _HTML.match(text[:20_000].lstrip("\ufeff")) is not None and _PORTAL.search(text) is None


def is_rdf(text: str) -> bool:
    """Turtle, TriG, N-Triples, N-Quads or RDF/XML."""
    if _RDF.search(text[:20_000]) is None or (_XML.match(text[:1000]) and _root(text) != "RDF"):
        return False
    from lodpub.documents import recognize

    found = recognize(text[:200_000], "")
    return found in ("turtle", "trig", "ntriples", "nquads") or (found == "rdfxml" and _root(text) == "RDF")


def is_schemaorg(text: str) -> bool:
    """JSON-LD: an object with one of its keywords as a key. CodeMeta is a format of its own."""
    start = _json(text)
    return re.search(r'(?<!\\)"@(?:context|type|graph|id)"\s*:', start) is not None and not is_codemeta(text)


def is_crossref(text: str) -> bool:
    """A work of Crossref's REST API, or an answer that holds works."""
    start = text[:20_000].lstrip("\ufeff \t\r\n")
    own = ('"message-type"', '"is-referenced-by-count"', '"content-domain"', '"deposited"', '"reference-count"')
    if not start.startswith(("{", "[")) or '"DOI"' not in text[:200_000]:
        return False
    types = set(re.findall(r'"type"\s*:\s*"([a-z-]+)"', start)) & inverse("work-types", "crossref").keys()
    listed = re.search(r'"(?:title|container-title|subtitle)"\s*:\s*\[', start)
    return any(key in start for key in own) or bool(types and listed)


def is_crossref_xml(text: str) -> bool:
    """Crossref's unixref, unixsd or a deposit."""
    start = text[:20_000]
    return _root(text) in ("doi_records", "doi_record", "crossref_result", "doi_batch") or (
        "<crossref" in start and "<doi_data" in text and start.lstrip("\ufeff \t\r\n").startswith("<")
    )


def _root(text: str) -> str:
    """The local name of the first element of an XML text, "" for any other text."""
    match = _FIRST.match(text[:20_000])
    return match[1] if match else ""


def is_cff(text: str) -> bool:
    """A citation file: YAML with the version of its format."""
    return re.search(r"^[\"']?cff-version[\"']?\s*:", text[:20_000], re.MULTILINE) is not None


def is_codemeta(text: str) -> bool:
    """Software described by CodeMeta: its context names it."""
    return re.search(r'"@context"\s*:[^}]{0,400}?codemeta', _json(text)[:50_000]) is not None


def is_csl(text: str) -> bool:
    """An item of CSL-JSON: its type is one of CSL's, and it has one of CSL's variables."""
    start = _json(text)
    types = set(re.findall(r'"type"\s*:\s*"([a-z_-]+)"', start[:50_000]))
    own = r'"(?:container-title|date-parts|publisher-place|title-short|citation-key|DOI|page|family|literal|issued|URL|title)"\s*:'
    return bool(types & inverse("work-types", "csl").keys()) and re.search(own, start) is not None


def is_csv(text: str) -> bool:
    """A table: its first line names a title or a DOI and other fields, with a delimiter between them."""
    first = text[:20_000].lstrip("\ufeff \r\n").partition("\n")[0].rstrip("\r")
    if not re.search(r"[;,|\t]", first) or first[:1] in "{[<@%":
        return False
    from lodpub.syntax.csv_header import header

    return header(first) is not None


def is_datacite(text: str) -> bool:
    """A DOI of DataCite's REST API, a page of them, or the attributes alone."""
    start = _json(text)
    own = ('"resourceTypeGeneral"', '"publicationYear"', "datacite.org/schema", '"type": "dois"', '"type":"dois"')
    return any(key in start for key in own) and any(key in start for key in ('"creators"', '"titles"', '"doi"'))


def _json(text: str) -> str:
    """The beginning of a JSON object or array, "" for any other text."""
    start = text[:100_000].lstrip("\ufeff \t\r\n")
    return start if start.startswith(("{", "[")) else ""


def is_datacite_xml(text: str) -> bool:
    """DataCite's XML, alone or in an answer that holds it."""
    start = text[:20_000]
    return bool(_root(text)) and re.search(r"<(?:[\w.-]+:)?resource\b[^>]*datacite\.org/schema", start) is not None


def is_endnote_xml(text: str) -> bool:
    """EndNote's XML export."""
    start = text[:20_000]
    return _root(text) in ("xml", "records", "record") and "<ref-type" in start


def is_jats(text: str) -> bool:
    """An article in JATS or one of NLM's older tag sets, alone or within other XML."""
    return (
        bool(_root(text))
        and re.search(r"<(?:[\w.-]+:)?article\b", text[:20_000]) is not None
        and re.search(r"<(?:[\w.-]+:)?(?:article-meta|journal-meta|front)\b", text[:50_000]) is not None
    )


def is_marc(text: str) -> bool:
    """Binary MARC 21: a leader and a directory of twelve digits each (control characters are gone from the text)."""
    return (
        re.match(r"\ufeff?\s*[0-9 ]{5}[a-z ]{3}[a-z -][a -]22[0-9]{5}.{3}4500(?:[0-9]{12})+", text[:2000]) is not None
    )


def is_marcxml(text: str) -> bool:
    """MARCXML: a record, a collection, or records within other XML."""
    start = text[:20_000]
    return bool(_root(text)) and (
        "loc.gov/MARC21/slim" in start or re.search(r"<(?:[\w.-]+:)?datafield\s[^>]*\btag=", start) is not None
    )


def is_mods(text: str) -> bool:
    """MODS: a record, a collection, or records within other XML."""
    start = text[:20_000]
    return _root(text) in ("mods", "modsCollection") or (
        bool(_root(text)) and re.search(r"<(?:[\w.-]+:)?mods\b[^>]*>", start) is not None and "loc.gov/mods" in start
    )


def is_nbib(text: str) -> bool:
    """MEDLINE's tagged lines, at most behind a few lines of other text."""
    start = text[:5000]
    return re.search(r"^(?:PMID|OWN |STAT) ?- ?\S", start[:1500], re.MULTILINE) is not None and (
        re.search(r"^(?:TI  |BTI |FAU |AU  |DP  |TT  |JT  )- ?\S", text[:50_000], re.MULTILINE) is not None
    )


def is_oai_dc(text: str) -> bool:
    """Dublin Core in an answer of OAI-PMH, or alone."""
    start = text[:20_000]
    return (
        bool(_root(text))
        and ("oai_dc" in start or "OAI/2.0" in start)
        and re.search(r"<(?:[\w.-]+:)?dc\b", start) is not None
    )


def is_openalex(text: str) -> bool:
    """A work of OpenAlex, or a page of them."""
    start = _json(text)
    return "openalex.org/" in start and any(
        key in start for key in ('"authorships"', '"cited_by_count"', '"primary_location"', '"abstract_inverted_index"')
    )


def is_pubmed(text: str) -> bool:
    """PubMed's XML: a set of articles, or one alone."""
    return _root(text) in (
        "PubmedArticleSet",
        "PubmedArticle",
        "PubmedBookArticle",
        "PubmedBookArticleSet",
        "MedlineCitationSet",
        "MedlineCitation",
    )


def is_ris(text: str) -> bool:
    """RIS: a line that gives a type stands at the beginning, at most behind a few lines of a heading."""
    return re.search(r"^ ?TY {1,3}- {0,2}[A-Za-z]+\s*$", text[:600], re.MULTILINE) is not None


def is_bibtex(text: str) -> bool:
    """BibTeX: an entry, a string or a comment stands at the beginning, at most behind a few lines of text."""
    if "@" not in text[:8000]:
        return False
    start = re.sub(r"^[ \t]*%.*$", "", text[:8000], flags=re.MULTILINE).lstrip("\ufeff \t\r\n")
    if not start.startswith("@"):
        start = start[:600]
    entry = r"@[A-Za-z]+\s*[{(]\s*(?:[^\s,{}()]*\s*[,=]|[^\s,{}()]+\s*$)|@(?:comment|preamble)\s*[{(]"
    return re.search(rf"^[ \t]*(?:{entry})", start, re.MULTILINE | re.IGNORECASE) is not None
