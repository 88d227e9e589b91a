"""A portal page, in whatever shape it was copied, as one list of lines.

Markdown, pipe tables, text-browser dumps and the line numbers of fetching tools all come down to the same few
facts about a line: its text, its cells where it is a table row, whether it was a bullet or a heading.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lodpub.values.patterns import pattern
from lodpub.values.text import fold

__all__ = ["Line", "page_lines"]


class Line(NamedTuple):
    """One line of the page. `number` counts from 1 in the source; `cells` are those of a table row, else empty; `links`
    are the addresses that its links point at."""

    number: int
    text: str
    bullet: bool = False
    heading: bool = False
    cells: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    def about(self, kind: str) -> bool:
        """Whether a link of the line leads to the portal's page of ``persons`` or ``organisations``."""
        return any(f"/{kind}/" in link for link in self.links)


_NUMBERED = pattern(r"(?<!\w)L\d+: ?", needs=(":",))
_CITE_MARK = pattern(r"cite\d+†|†[\w.-]*")
_COMMENT = pattern(r"<!--.*?-->", re.DOTALL)
_IMAGE = pattern(r"!\[[^\]]*\]\([^)\s]*\)")
_LINK = pattern(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,900})\]\([^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,2000}){0,5}"
    r"(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_ORCID = pattern(r"\[[^\[\]]{0,100}\]\((https?://orcid\.org/[\dX-]{19})\)")
_TARGET = pattern(r"\]\(([^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,2000}){0,5})")
_ENTITY = pattern(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_ESCAPED = pattern(r"\\([*_\[\]#|`~.()+-])")
_EMPHASIS = pattern(r"(?<![\w*])\*{1,2}(?=\S)([^*\n]+?)(?<=\S)\*{1,2}(?!\w)")
_ORDINAL = pattern(r"\s+\d{1,2}\.\s+")
_HEADING = pattern(r"#{1,6}(?:\s+|$)", needs=("#",))
_RULE = pattern(r"[|\s:+=-]*")
_ITEM = pattern(r"<li>", re.IGNORECASE)
_BREAK = pattern(r"<br ?/?>|</?ul>|</li>", re.IGNORECASE)
_INLINE = pattern(r"</?(?:sub|sup|i|b|em|strong|u|small|span)(?: [^<>]*)?>", re.IGNORECASE)
_QUOTED = pattern(r"^(?:> ?)+(?=\S|$)")
_UNDERLINED = pattern(r"(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=\S)_(?!\w)", needs=("_",))
_BAR = pattern(r"(?<!\\)\|")
_LINK_NOISE = pattern(r"\s*Link opens in a new tab", re.IGNORECASE)


def page_lines(text: str) -> list[Line]:
    """The lines of a page as text or Markdown; blank lines are kept, table rules and comments are not."""
    text = _COMMENT.sub(lambda m: "\n" * m.group().count("\n"), text) if "<!--" in text else text
    dump = _NUMBERED.match(text.lstrip()) is not None
    lines: list[Line] = []
    for number, raw in enumerate(text.split("\n"), 1):
        pieces = [p for p in _NUMBERED.split(raw) if p] or [""] if dump else [raw]
        for piece in pieces:
            line = _line(number, _CITE_MARK.sub("", piece) if "†" in piece else piece)
            if line is not None:
                lines.append(line)
    headings = sum(line.heading for line in lines)
    if headings > 10 and headings > 2 * sum(bool(line.text) and not (line.heading or line.bullet) for line in lines):
        return [line._replace(heading=False) for line in lines]  # each line is marked as one: then none is
    return lines


def _line(number: int, raw: str) -> Line | None:
    text, links = raw, ()
    if "](" in text:
        links = tuple(_TARGET.findall(text))
        text = _ORCID.sub(r" (\1)", text)
        text = _LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    if "<" in text:
        text = _INLINE.sub("", text)
    if text.startswith(">"):
        text = _QUOTED.sub("", text)
    if "&" in text and _ENTITY.search(text):
        import html

        text = html.unescape(text)
    stripped = text.strip()
    if stripped.startswith("|"):
        row = _row(number, stripped)
        return row._replace(links=links) if row else None
    if stripped == "[TABLE]":
        return None
    heading = _HEADING.match(stripped)
    if heading:
        text = stripped = stripped[heading.end() :]
    item = _item(text)
    if item or (item is not None and stripped in {"•", "-", "*"}):
        return Line(number, _clean(item), bullet=True, links=links)
    if heading:
        return Line(number, _clean(stripped), heading=True, links=links)
    if "\t" in stripped:
        label, _, value = stripped.partition("\t")
        return Line(number, _clean(stripped), cells=(_clean(label), _clean(value)), links=links)
    if raw.rstrip().endswith("\t") or raw.rstrip(" ").endswith("\t"):
        return Line(number, _clean(stripped), cells=(_clean(stripped), "")) if stripped else Line(number, "")
    return Line(number, _clean(stripped), links=links)


def _item(text: str) -> str | None:
    """What follows the bullet or the number of a list's item, None where the line is none."""
    body = text.lstrip()
    if body.startswith(("•", "◦", "▪", "·", "‣")):
        return body[1:].lstrip()
    if body.startswith(("-", "*", "+")) and (len(body) == 1 or body[1].isspace()):
        return body[1:].lstrip()
    numbered = _ORDINAL.match(text) if text[:1].isspace() else None
    return text[numbered.end() :] if numbered else None


def _row(number: int, text: str) -> Line | None:
    if _RULE.fullmatch(text):
        return None
    if "<" in text:
        text = _ITEM.sub(" • ", _BREAK.sub(" ", text))
    cells = [_clean(cell) for cell in _BAR.split(text.strip("|"))]
    while len(cells) > 2 and not cells[-1]:
        cells.pop()
    if len(cells) == 1:
        cells.append("")
    return Line(number, " ".join(c for c in cells if c), cells=(cells[0], " | ".join(cells[1:])))


def _clean(text: str) -> str:
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "*" in text:
        text = text.replace("^*^", "*")
        text = _EMPHASIS.sub(r"\1", text)
    if text.count("_") > 1:
        text = _UNDERLINED.sub(r"\1", text)
    return fold(_LINK_NOISE.sub("", text)) if "Link opens" in text or "link opens" in text else fold(text)
