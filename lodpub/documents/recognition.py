"""Which RDF syntax a source is in, by its name and by how it begins."""

from __future__ import annotations

import re

__all__ = ["recognize"]

_ENDINGS = {
    "jsonld": "jsonld",
    "ttl": "turtle",
    "turtle": "turtle",
    "n3": "turtle",
    "trig": "trig",
    "nt": "ntriples",
    "nq": "nquads",
    "rdf": "rdfxml",
    "owl": "rdfxml",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
}
_SEEN = 20_000
_KEYWORD = re.compile(r"""["'](?:&quot;)?@(?:context|graph|type|id)["']|&quot;@(?:context|type|graph)&quot;""")
_DIRECTIVE = re.compile(r"^[ \t]*(?:@(?:prefix|base)\s|(?:prefix|base)\s+[\w-]*:?\s*<)", re.MULTILINE | re.IGNORECASE)
_TERM = r"(?:<[^<>\n]*>|_:\S+)"
_LITERAL = r'"(?:[^"\\\n]|\\.)*"(?:\^\^<[^<>\n]*>|@[\w-]+)?'
_LINE = re.compile(rf"\s*{_TERM}\s*<[^<>\n]*>\s*(?:{_TERM}|{_LITERAL})\s*({_TERM})?\s*\.\s*(?:#.*)?\Z")
_STATEMENT = re.compile(r"\s*<[^<>\n]*>\s+(?:a|<[^<>\n]*>|[\w-]*:[\w-]+)\s")
_HTML = re.compile(
    r"\A(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b|head\b|body\b)", re.I | re.DOTALL
)
_MARKUP = re.compile(r"<(?:script|meta|div|article|span|p|link|main|section)\b[^>]*>", re.I)
_JATS = re.compile(r"<(?:article-meta|journal-meta|front)\b")  # whose article is another one than HTML's
_XML = re.compile(r"<(?:\?xml|![-D]|[\w.:-]+(?:\s+[\w.:-]+\s*=\s*[\"']|>\s*<[\w.:-]+>[^.]*</))")
_BLOCK = re.compile(r"^[^#\n\"]*\{\s*(?:$|[<\w_:\[])", re.MULTILINE)


def recognize(text: str, name: str) -> str | None:
    """The syntax of a text from a file of this name: jsonld, jsonl, turtle, trig, ntriples, nquads, rdfxml or html.

    None when it is none of these, so that it may be a record; JSON without any of JSON-LD's keywords is a record too,
    unless its name says otherwise.

    >>> recognize('{"@type": "Book"}', "data.json"), recognize('{"DOI": "10.1/x"}', "data.json"), recognize("", "a.ttl")
    ('jsonld', None, 'turtle')
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    start = text[:_SEEN].lstrip("\ufeff \t\r\n")
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if start[:1] in ("{", "[") or ending in ("jsonl", "ndjson", "jsonlines"):
        return _json(start, text, ending)
    if start[:1] == "<" and ((found := _angled(start)) or _XML.match(start)):
        return found
    if _DIRECTIVE.search(start):
        return "trig" if _BLOCK.search(start) else "turtle"
    return _lines(start)


def _json(start: str, text: str, ending: str) -> str | None:
    if not (_KEYWORD.search(start) or _KEYWORD.search(text)):
        return None
    if ending in ("jsonl", "ndjson", "jsonlines"):
        return "jsonl"
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    first = first.rstrip()
    follows = rest.lstrip()[:1]
    whole = first[:1] == "{" and first[-1:] == "}" and first.count("{") == first.count("}")
    return "jsonl" if whole and follows == "{" else "jsonld"


def _angled(start: str) -> str | None:
    if _HTML.match(start):
        return "html"
    if "http://www.w3.org/1999/02/22-rdf-syntax-ns#" in start and re.search(r"<(?:[\w.-]+:)?RDF[\s>]", start):
        return "rdfxml"
    return "html" if _MARKUP.match(start) and start[:5] != "<?xml" and not _JATS.search(start) else None


def _lines(start: str) -> str | None:
    lines = [line for line in start.split("\n")[:-1] or [start] if line.strip() and line.lstrip()[0] != "#"]
    found = [_LINE.match(line.rstrip("\r")) for line in lines[:20]]
    if found and sum(match is not None for match in found) * 2 > len(found):
        return "nquads" if any(match and match.group(1) for match in found) else "ntriples"
    return "turtle" if _STATEMENT.match(start) else None
