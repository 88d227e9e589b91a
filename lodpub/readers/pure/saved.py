"""A saved HTML page of a portal as the same list of lines that its text gives, and the facts of its meta tags."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

from lodpub.readers.pure.lines import Line
from lodpub.values.patterns import pattern
from lodpub.values.text import fold

__all__ = ["SavedPage", "saved_page", "with_tables"]

_TAGS_ALONE = pattern(r"(?:</?(?:div|section|main|article)\b[^<>]*>\s*)+")
_SKIPPED = frozenset(
    {"title", "script", "style", "nav", "footer", "noscript", "template", "svg", "button", "form", "select"}
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class SavedPage(NamedTuple):
    """The lines of the page, and its ``citation_*`` tags as (line, name, content)."""

    lines: list[Line]
    metas: list[tuple[int, str, str]]
    canonical: str | None


def saved_page(text: str) -> SavedPage:
    """The lines and tags of an HTML page; broken markup is read as browsers do, scripts are passed over."""
    parser = _Page()
    parser.feed(text)
    parser.close()
    parser.end_line()
    return SavedPage(parser.lines, parser.metas, parser.canonical)


def with_tables(lines: list[Line], text: str) -> list[Line]:
    """The lines of a Markdown page with those of its HTML tables in the place of their markup, which stands on lines of
    its own."""
    tables: list[Line] = []
    inside: set[int] = set()
    at, end, number = text.find("<table"), 0, 1
    while at >= 0 and (after := text.find("</table>", at)) >= 0:
        first = number + text.count("\n", end, at)
        number = first + text.count("\n", at, after)
        tables += [line._replace(number=line.number + first - 1) for line in saved_page(text[at:after]).lines]
        inside.update(range(first, number + 1))
        at, end = text.find("<table", after), after
    kept = [line for line in lines if line.number not in inside and not _TAGS_ALONE.fullmatch(line.text)]
    return sorted([*kept, *tables], key=lambda line: line.number)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.metas: list[tuple[int, str, str]] = []
        self.canonical: str | None = None
        self._text: list[str] = []
        self._start = 1
        self._skipping = 0
        self._heading = self._bullet = False
        self._row: list[str] | None = None
        self._links: list[str] = []
        self._in_orcid = self._subtitle = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "a":
            self._link(dict(attrs).get("href") or "")
        elif tag == "meta":
            self._meta({k: v or "" for k, v in attrs})
        elif tag == "link" and dict(attrs).get("rel") == "canonical":
            self.canonical = dict(attrs).get("href")
        elif tag == "tr":
            self.end_line()
            self._row = []
        elif tag in ("th", "td") and self._row is not None:
            self._end_cell()
        elif tag in _BLOCKS and self._row is None:
            self.end_line()
            self._heading = tag in _HEADINGS
            if self._heading and (names := (dict(attrs).get("class") or "").lower().split()):
                self._name_title(names)
            self._bullet = tag == "li" or (self._bullet and tag not in _HEADINGS)
            if tag in ("p", "ul", "ol", "div", "table") and self.lines and self.lines[-1].text:
                self.lines.append(Line(self.getpos()[0], ""))
        elif tag in _BLOCKS:
            self._text.append("; " if tag == "li" and "".join(self._text).strip() else " ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "a":
            self._in_orcid = False
        elif tag == "tr":
            self._end_row()
        elif tag in ("th", "td") and self._row is not None:
            self._end_cell()
        elif tag in _BLOCKS and self._row is None:
            self.end_line()
            if tag in ("p", "ul", "ol", "div", *_HEADINGS) and self.lines and self.lines[-1].text:
                self.lines.append(Line(self.getpos()[0], ""))

    def handle_data(self, data: str) -> None:
        if self._skipping or self._in_orcid:
            return
        if not self._text:
            self._start = self.getpos()[0] + (data[: len(data) - len(data.lstrip())].count("\n"))
        self._text.append(data)

    def end_line(self) -> None:
        text = fold("".join(self._text))
        self._text.clear()
        links, self._links = tuple(self._links), []
        if text and self._subtitle:
            at = next(i for i in reversed(range(len(self.lines))) if self.lines[i].text)
            self.lines[at] = self.lines[at]._replace(text=f"{self.lines[at].text}: {text}")
        elif text:
            self.lines.append(Line(self._start, text, bullet=self._bullet, heading=self._heading, links=links))
        self._heading = self._bullet = self._subtitle = False

    def _link(self, address: str) -> None:
        """Keeps where a link leads; of a link to an ORCID, often an icon, the address is the text."""
        if "//orcid.org/" in address:
            self.handle_data(f" ({address})")
            self._in_orcid = True
        elif address:
            self._links.append(address)

    def _name_title(self, names: list[str]) -> None:
        """A heading of the class ``title`` is the work's, whatever headings the portal put above it; one of the class
        ``subtitle`` goes on with it."""
        if "title" in names:
            self.lines = [line._replace(heading=False) for line in self.lines]
        self._subtitle = "subtitle" in names and any(line.text for line in self.lines)

    def _end_cell(self) -> None:
        text = fold("".join(self._text))
        self._text.clear()
        if self._row is not None and (text or self._row):
            self._row.append(text)

    def _end_row(self) -> None:
        self._end_cell()
        row, self._row = self._row, None
        cells = [c for c in row or [] if c]
        if cells:
            value = " ".join(cells[1:])
            self.lines.append(Line(self._start, " ".join(cells), cells=(cells[0], value)))

    def _meta(self, attrs: dict[str, str]) -> None:
        name = attrs.get("name", "").lower()
        if name.startswith("citation_") and attrs.get("content"):
            self.metas.append((self.getpos()[0], name, fold(attrs["content"])))
