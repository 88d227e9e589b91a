"""The RIS records and BibTeX entries on a portal page, found among its lines whatever the page has done to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lodpub.readers.pure.lines import Line
from lodpub.values.patterns import pattern

__all__ = ["CitationBlock", "citation_blocks"]

_RIS_START = pattern(r"TY {0,3}- ?[A-Z]{2,7}\b", needs=("TY -", "TY-", "TY  -", "TY   -"))
_RIS_LINE = pattern(r"[A-Z][A-Z0-9] {0,3}- ?.*|[A-Z][A-Z0-9] {0,3}-")
_RIS_END = pattern(r"ER {0,3}-")
_RIS_TAGS = (
    "A1 A2 A3 A4 AB AN AU BT C1 C2 C3 C7 CY DA DO ED EP ER ET IS J2 JA JF JO KW L1 LA M1 M2 M3 N1 N2 PB PY SN SP ST T1 T2 "
    "T3 TI TY U1 U2 U3 UR VL Y1 Y2"
)
_GLUED = pattern(rf"(?<=\S) (?=(?:{_RIS_TAGS.replace(' ', '|')}) {{1,2}}-(?: |$))")
_BIBTEX_START = pattern(
    r"@(article|inproceedings|conference|incollection|inbook|book|booklet|proceedings|phdthesis|mastersthesis|thesis|misc"
    r"|techreport|report|unpublished|manual|patent|online|dataset|software|collection)\s*[{(]?\s*"
    r"([0-9a-f]{32}|[^\s,{}()\"=]*)\s*,\s*(.*)",
    re.IGNORECASE,
)
_FIELD = pattern(r"[a-z][\w-]{1,30} ?= ?[\"{\w]", re.IGNORECASE)


class CitationBlock(NamedTuple):
    """Lines that belong together; `kind` is ``ris`` or ``bibtex``. `numbers` are the page's line numbers."""

    kind: str
    texts: list[str]
    numbers: list[int]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def citation_blocks(lines: Sequence[Line]) -> Iterator[CitationBlock | Line]:
    """The blocks in the order of the page, between the lines that are in none.

    >>> [type(item).__name__ for item in citation_blocks([Line(1, "Berg, J."), Line(2, "TY - JOUR"), Line(3, "ER -")])]
    ['Line', 'CitationBlock']
    """
    index = 0
    while index < len(lines):
        text = lines[index].text
        if _RIS_START.match(text):
            block, index = _ris(lines, index)
            yield block
        elif text.startswith("@") and (match := _BIBTEX_START.match(text)):
            block, index = _bibtex(lines, index, match)
            yield block
        else:
            yield lines[index]
            index += 1


def _ris(lines: Sequence[Line], index: int) -> tuple[CitationBlock, int]:
    """The lines up to ``ER``; tags that the page has run together stand in a line each."""
    block = CitationBlock("ris", [], [])
    while index < len(lines):
        line = lines[index]
        if block.texts and (_RIS_START.match(line.text) or _BIBTEX_START.match(line.text)):
            return block, index
        index += 1
        for text in _GLUED.split(line.text) if block.texts or " T1 " in line.text else [line.text]:
            tag, dash, value = text.partition("-") if _RIS_LINE.fullmatch(text) else ("", "", text)
            block.texts.append(f"{tag.strip()}  - {value.strip()}" if dash else value)
            block.numbers.append(line.number)
            if _RIS_END.match(text):
                return block, index
    return block, index


def _bibtex(lines: Sequence[Line], index: int, match: re.Match[str]) -> tuple[CitationBlock, int]:
    """The fields of an entry, whose braces may be lost: it ends at a brace alone, or where no field and no quotation goes on."""
    block = CitationBlock("bibtex", [f"@{match[1]}{{{match[2] or 'key'},"], [lines[index].number])
    pending = [match[3]] if match[3] else []
    number, index, is_open = lines[index].number, index + 1, False
    while True:
        for text in pending:
            if not text:
                continue
            if text in ("}", ")"):
                return _closed(block, number), index
            is_open = _still_open(text, is_open)
            block.texts.append(text)
            block.numbers.append(number)
            if not is_open and re.search(r"[\"}\w]\s*,?\s*}$", text) and text.count("}") > text.count("{"):
                return block, index
        if index >= len(lines):
            return _closed(block, number), index
        line = lines[index]
        starts = _RIS_START.match(line.text) or _BIBTEX_START.match(line.text)
        if starts or (line.text and line.text not in ("}", ")") and not is_open and not _FIELD.match(line.text)):
            return _closed(block, number), index
        pending, number, index = [line.text], line.number, index + 1


def _still_open(text: str, is_open: bool) -> bool:
    """Whether a quotation goes on in the next line."""
    if not is_open:
        field = re.match(r"[\w-]+ ?= ?\"(.*)", text)
        return field is not None and not re.search(r"\"\s*,?\s*}?$", field[1])
    return not re.search(r"\"\s*,?\s*}?$", text)


def _closed(block: CitationBlock, number: int) -> CitationBlock:
    block.texts.append("}")
    block.numbers.append(number)
    return block
