"""DOI names (ISO 26324, DOI Handbook 2): ``10.`` registrant ``/`` suffix, in every form that people write them.

A DOI stays as printed in letters and case; two are the same when `key` is (DOIs ignore the case of ASCII letters). Percent
signs and entities of the web forms are decoded until nothing is left to decode, so no canonical DOI holds ``%2F``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lodpub.values.iris import encode_part
from lodpub.values.patterns import pattern

__all__ = ["are_plain", "fault", "find", "iri", "key", "parse"]

_LONGEST = 2048
_DOI = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[A-Za-z0-9._;()/:-]*[A-Za-z0-9]"
_PLAIN = pattern(_DOI)
_PLAIN_LINES = pattern(rf"(?:{_DOI}\n)*+")
_START = pattern(
    r"[<(\[\s]*(?:(?:https?:)?(?://)?(?:dx\.|www\.)?doi\.org/+|(?:https?:)?//hdl\.handle\.net/|(?:info|urn):doi[:/]|)"
    r"(?:doi\s?[:=]?\s*)*(?=10\.[0-9]{4,9}(?:\.[0-9]+)*/)",
    re.IGNORECASE,
)
_ADDRESS = pattern(r"[<(\[\s]*(?:https?:)?(?://)?(?:dx\.|www\.)?(?:doi\.org|hdl\.handle\.net)/", re.IGNORECASE)
_INSIDE = pattern(r"(?<![0-9.])10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_NEXT = pattern(r" (?:\[|\(?(?:https?:|doi\b|10\.[0-9]{4,9}/|pm(?:c?id)\b|epub\b|accessed\b)).*", re.IGNORECASE)
_ENTITY = pattern(r"&(?:amp|lt|gt|quot|#[0-9]{1,5}|#x[0-9A-Fa-f]{1,4});")
_QUERY = pattern(r"\?[\w.]+=.*|(?<!&)#.*", re.DOTALL)
_PAGE = pattern(r"(?:/(?:full|abstract|e?pdf|meta|html|fulltext|summary)/?|\.pdf)?(?:[?#].*)?$", re.DOTALL)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
_TAIL = ".,;:'\"\u2018\u2019\u201c\u201d\u00bb"


def parse(text: str) -> str | None:
    """The DOI that a text is, None where it is none.

    Takes ``10.5555/x``, ``doi:10.5555/x``, resolver addresses old and new, percent-encoded or with entities, and drops
    what closes the sentence behind them.

    >>> parse("http://dx.doi.org/10.1002%2F(SICI)1097-4571(199806)49%3A8%3C693%3A%3AAID-ASI4%3E3.0.CO%3B2-O")
    '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O'
    >>> parse("doi: 10.5555/12345678."), parse("10/abc")
    ('10.5555/12345678', None)
    """
    if _PLAIN.fullmatch(text):
        return text
    bare = text.removeprefix("https://doi.org/")
    if _PLAIN.fullmatch(bare):
        return bare
    if len(text) > _LONGEST:
        return None
    if _ADDRESS.match(text):
        text = _QUERY.sub("", text)
    text = _decoded(text)
    start = _START.match(text)
    if start is None:
        return None
    doi = text[start.end() :]
    if " " in doi:
        doi = _NEXT.sub("", doi)
    return _trimmed(doi)


def are_plain(texts: Sequence[str]) -> bool:
    """Whether `parse` gives all of some texts as they are; False may be said of texts that it does, too.

    >>> are_plain(["10.5555/12345678", "10.1000.10/123"]), are_plain(["10.5555/x", "doi:10.5555/x"])
    (True, False)
    """
    lines = "\n".join([*texts, ""])
    return _PLAIN_LINES.fullmatch(lines) is not None and lines.count("\n") == len(texts)


def find(text: str) -> str | None:
    """The first DOI in running text or in a publisher's address, None where there is none.

    >>> find("see https://doi.org/10.5555/S2213-0000(20)30012-9.")
    '10.5555/S2213-0000(20)30012-9'
    >>> find("https://journal.example.org/articles/10.5555/fnins.2018.00001/full?lang=en")
    '10.5555/fnins.2018.00001'
    """
    if "10." not in text:
        return None
    match = _INSIDE.search(text) or _INSIDE.search(_decoded(text))
    if match is None:
        return None
    found = match.group()[:_LONGEST]
    before = match.string[: match.start()]
    address = "" if not before or before[-1].isspace() else before.rsplit(maxsplit=1)[-1]
    if "://" in address:
        found = (_QUERY if "doi.org" in address else _PAGE).sub("", found)
    return _trimmed(_decoded(found))


def iri(doi: str) -> str:
    """The address of a DOI at the resolver, a legal IRI whatever letters it holds.

    >>> iri("10.1002/(SICI)1097<115::AID>3.0.CO;2-2")
    'https://doi.org/10.1002/(SICI)1097%3C115::AID%3E3.0.CO;2-2'
    """
    return "https://doi.org/" + encode_part(doi)


def key(doi: str) -> str:
    """What two forms of one DOI have in common: its ASCII letters in lower case (DOI Handbook 2.4).

    >>> key("10.5555/ABC") == key("10.5555/abc")
    True
    """
    return doi.lower() if doi.isascii() else "".join(c.lower() if c.isascii() else c for c in doi)


def fault(text: str) -> str | None:
    """Why a text is no DOI, None where it is one.

    >>> fault("10.1234"), fault("10/gfx9")
    ('has no suffix after a slash', 'is a short DOI, which only stands for another')
    """
    if parse(text) is not None:
        return None
    start = re.search(r"10[./]", text := text[:_LONGEST])
    bare = text[start.start() :].strip() if start else ""
    if re.fullmatch(r"10/[A-Za-z0-9]+", bare):
        return "is a short DOI, which only stands for another"
    if not bare.startswith("10."):
        return "does not begin with 10."
    if not re.match(r"10\.[0-9]{4,9}(?:\.[0-9]+)*(?:/|$)", bare):
        return "has no registrant of 4 to 9 digits after 10."
    return "has no suffix after a slash" if not bare.partition("/")[2] else "holds other text or control characters"


def _decoded(text: str) -> str:
    text = " ".join(text.split())
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    for _ in range(8):
        before = text
        if "%" in text:
            from urllib.parse import unquote

            try:
                text = unquote(text, errors="strict")
            except UnicodeDecodeError:
                break
        if "&" in text:
            import html

            text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
        if text == before:
            break
    return text


def _trimmed(doi: str) -> str | None:
    end = len(doi)
    opened = {right: doi.count(left) - doi.count(right) for right, left in _CLOSING.items()}
    while end:
        last = doi[end - 1]
        if last in _CLOSING:
            if opened[last] >= 0:
                break
            opened[last] += 1
        elif last not in _TAIL and not last.isspace():
            break
        end -= 1
    doi = doi[:end]
    return doi if doi.partition("/")[2].strip(" /") and doi.isprintable() else None
