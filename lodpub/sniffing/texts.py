"""Tells the other formats of text apart, by how they begin."""

from __future__ import annotations

import re

from lodpub.sniffing.xml import document, root
from lodpub.values.patterns import pattern

__all__ = ["is_bibtex", "is_cff", "is_csv", "is_html", "is_marc", "is_nbib", "is_pure", "is_rdf", "is_ris"]

_HTML = pattern(
    r"\A(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|(?:html|head|body|meta|link|script|title|main|article|section|div|span|p)\b)",
    re.IGNORECASE | re.DOTALL,
    needs=("<",),
)
_PORTAL = pattern(
    r"""class=["'][^"'<>]*\brelations\s+(?:persons|organisations)|class=["']rendering[\s"'_]|"""
    r"""/en/publications/|(?:>\s*|^)[^<>\n:]{2,60}\s?: [^<>\n]{2,80} (?:›|&rsaquo;|&#8250;) [^<>\n]{2,80}|Elsevier B\.V\. or its licensors""",
    re.MULTILINE,
)
_XML = pattern(r"\ufeff?\s*<(?:[?!]|[\w.-]+[\s>/]|[\w.-]+:[\w.-]+\s)")
_RDF = pattern(
    r"^\s*(?:@?prefix|@?base)\s|^\s*(?:<[\w+.-]+:[^<>\s]*>|_:\w+)\s|<(?:[\w.-]+:)?RDF\b",
    re.IGNORECASE | re.MULTILINE,
    needs=("prefix", "base", "<", "_:"),
)
_CFF_VERSION = pattern(r"^[\"']?cff-version[\"']?\s*:", re.MULTILINE, needs=("cff-version",))
_LEADER = pattern(r"\ufeff?\s*[0-9 ]{5}[a-z ]{3}[a-z -][a -]22[0-9]{5}.{3}4500(?:[0-9]{12})+", needs=("4500",))
_MEDLINE = pattern(r"^(?:PMID|OWN |STAT) ?- ?\S", re.MULTILINE, needs=("PMID", "OWN ", "STAT"))
_MEDLINE_WORK = pattern(r"^(?:TI  |BTI |FAU |AU  |DP  |TT  |JT  )- ?\S", re.MULTILINE)
_TYPE = pattern(r"^ ?TY {1,3}- {0,2}[A-Za-z]+\s*$", re.MULTILINE, needs=("TY ",))


def is_pure(text: str) -> bool:
    """A portal page: any text that is not some other structured format."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    return bool(start) and not start.startswith(("{", "[{", "@prefix", "<?xml"))


def is_html(text: str) -> bool:
    """A web page or a part of one that is no page of a research portal: those show more than their metadata says."""
    is_page = _HTML.match(text[:20_000].lstrip("\ufeff")) or _HTML.match(document(text)[:20_000])
    return is_page is not None and _PORTAL.search(text) is None


def is_rdf(text: str) -> bool:
    """Turtle, TriG, N-Triples, N-Quads or RDF/XML."""
    named = root(text) == "RDF"
    start = document(text) if named else text[:200_000]
    if _RDF.search(start[:20_000]) is None or (not named and _XML.match(text[:1000])):
        return False
    from lodpub.documents import recognize

    found = recognize(start, "")
    return found in ("turtle", "trig", "ntriples", "nquads") or (found == "rdfxml" and named)


def is_cff(text: str) -> bool:
    """A citation file: YAML with the version of its format."""
    return _CFF_VERSION.search(text[:20_000]) is not None


def is_csv(text: str) -> bool:
    """A table: its first line names a title or a DOI and other fields, with a delimiter between them."""
    text = text[:20_000].lstrip("\ufeff \r\n")
    first = text.partition("\n")[0]
    begins = first[:1] == '"' or first[:4].casefold() == "sep="  # a name with a line end, or the delimiter itself
    if not begins and (not any(sign in first for sign in ";,|\t^~") or first[:1] in "{[<@%"):
        return False
    from lodpub.syntax.csv_header import header, header_lines

    return header("".join(header_lines(iter(text.splitlines(keepends=True))))) is not None


def is_marc(text: str) -> bool:
    """Binary MARC 21: a leader and a directory of twelve digits each (control characters are gone from the text)."""
    return _LEADER.match(text[:2000]) is not None


def is_nbib(text: str) -> bool:
    """MEDLINE's tagged lines, at most behind a few lines of other text."""
    return _MEDLINE.search(text[:1500]) is not None and _MEDLINE_WORK.search(text[:50_000]) is not None


def is_ris(text: str) -> bool:
    """RIS: a line that gives a type stands at the beginning, at most behind a few lines of a heading."""
    return _headed(_TYPE.search(text[:600]), text)


def _headed(first: re.Match[str] | None, text: str) -> bool:
    """Whether a record begins here, behind a heading at most: what stands above it is no page of a portal, which has such
    a record at its end."""
    above = text[: first.start()].split("\n") if first else []
    return (
        first is not None and sum(bool(line.strip()) for line in above) < 8 and not any(" › " in line for line in above)
    )


def is_bibtex(text: str) -> bool:
    """BibTeX: an entry, a string or a comment stands at the beginning, at most behind a few lines of text."""
    if "@" not in text[:8000]:
        return False
    start = re.sub(r"^[ \t]*%.*$", "", text[:8000], flags=re.MULTILINE).lstrip("\ufeff \t\r\n")
    if not start.startswith("@"):
        start = start[:600]
    entry = r"@[A-Za-z]+\s*[{(]\s*(?:[^\s,{}()]*\s*[,=]|[^\s,{}()]+\s*$)|@(?:comment|preamble)\s*[{(]"
    return _headed(re.search(rf"^[ \t]*(?:{entry})", start, re.MULTILINE | re.IGNORECASE), start)
