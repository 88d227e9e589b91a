"""A record put together from statements: one field of a flat format each, such as a line of RIS or a field of BibTeX.

A statement names its field by what it means (``volume``, ``series``, ``issued``, ``doi``, ``event-place``); which tag of a
format means what stands in that format's table. What has no place on the record, or says again something else than an
earlier statement, is kept as unread with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lodpub.crosswalk import inverse
from lodpub.readers.finished import marked
from lodpub.readers.placed import container, event, keywords, publisher, series
from lodpub.record import Agent, Contributor, Date, Identifier, Link, Organization, Provenance, Record, Remark, Unread
from lodpub.values import dates, identifiers, languages, names, pages
from lodpub.values.markup import clean

__all__ = ["Statements", "agent"]

_TEXTS = (
    "subtitle",
    "volume",
    "issue",
    "edition",
    "version",
    "number",
    "chapter",
    "qualification",
    "article_number",
    "table_of_contents",
)
_LISTS = {
    "size": "sizes",
    "keyword": "keywords",
    "note": "notes",
    "alternative-title": "alternative_titles",
    "coverage": "coverage",
}
_DASHES = dict.fromkeys(range(0x2010, 0x2016), "-")
_SCHEMES = frozenset(("doi", "pmid", "pmcid", "arxiv", "isbn", "issn", "handle", "patent", "urn-nbn", "bibcode", "oclc", "lccn",
                      "mr", "zbl"))  # fmt: skip


class _Said(NamedTuple):
    value: str
    line: int
    label: str


def agent(text: str) -> Agent:
    """The person or body that a printed name is, by its words and its comma; reference managers end a body's with one.

    >>> agent("Berg, Jan").name, agent("World Health Organization").name, agent("Bank, David").family
    ('Jan Berg', 'World Health Organization', 'Bank')
    >>> agent("The Willow Consortium,")
    Organization(name='The Willow Consortium', department=None, identifiers=(), place=None, url=None)
    """
    before, comma, after = text.partition(",")
    if comma and not after.strip():
        text, comma = before, ""
        if " " in before.strip():
            return Organization(name=clean(before))
    if (not comma or " " in before.strip()) and names.looks_like_organization(text):
        return Organization(name=clean(text))
    return names.person(clean(text))


class Statements:
    """What a source says of one work, one statement at a time."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._said: dict[str, list[_Said]] = {}
        self._fields: dict[str, Any] = {}
        self._provenance: list[Provenance] = []
        self._remarks: list[Remark] = []
        self._unread: list[Unread] = []
        self._listed: dict[Contributor, str] = {}

    def say(self, field: str, value: str, line: int, label: str = "") -> None:
        """A statement in plain text or with markup. `label` is what the source calls the field, for what stays unread;
        the empty field has no place on the record."""
        stated, value = value, clean(value)
        self._provenance += marked(line, title=stated) if field == "title" else ()
        said = self._said.setdefault(field, [])
        if value and (not field or all(earlier.value.casefold() != value.casefold() for earlier in said)):
            said.append(_Said(value, line, label))

    def add(self, field: str, value: Any, line: int, stated: str | None = None, key: Any = None) -> None:
        """A part that the reader has made itself, at the end of a field of the record that holds several, each (`key`) once."""
        values = self._fields.setdefault(field, {})
        if (key or value) not in values:
            self._provenance.append(Provenance(field=f"{field}.{len(values)}", line=line, stated=stated))
            values[key or value] = value

    def put(self, field: str, value: Any, line: int, stated: str | None = None) -> None:
        """A value that the reader has made itself, in a field of the record that holds one: the first."""
        if field not in self._fields:
            self._fields[field] = value
            self._provenance.append(Provenance(field=field, line=line, stated=stated if stated != value else None))

    def contribute(
        self, role: str, who: Agent | Contributor, line: int, stated: str | None = None, listed: str = ""
    ) -> None:
        """Somebody in a role, after those named before. Who stands twice in one list (`listed` is its name) counts as two
        people of one name, which its owner should know of; who stands in two lists is one."""
        one, key = who if isinstance(who, Contributor) else Contributor(agent=who, role=role), None
        if self._listed.setdefault(one, listed) == listed != "" and one in self._fields.get("contributors", ()):
            self.remark(f"{one.agent.name!r} is named twice as {role}", "contributors", line)
            key = (one, len(self._fields["contributors"]))
        self.add("contributors", one, line, stated if stated != one.agent.name else None, key)

    def origin(self, origin: Provenance) -> None:
        """Where a value comes from that is stated otherwise, such as a title with its markup."""
        self._provenance.append(origin)

    def remark(self, message: str, field: str | None, line: int) -> None:
        """Something that the owner of the source should know."""
        self._remarks.append(Remark(message=message, field=field, line=line))

    def unread(self, text: str, line: int) -> None:
        """A part of the source that was not understood."""
        self._unread.append(Unread(line=line, text=text))

    def first(self, field: str) -> str | None:
        """The first thing said of a field, None where nothing was said; it stays to be read."""
        said = self._said.get(field)
        return said[0].value if said else None

    def has(self, field: str) -> bool:
        """Whether the reader has made a part or a value itself in a field of the record."""
        return field in self._fields

    def take(self, field: str) -> str | None:
        """The first thing said of a field, which no longer counts as unread."""
        said = self._said.get(field)
        return said.pop(0).value if said else None

    def line(self, field: str) -> int:
        """The line of the first statement of a field, 1 where there is none."""
        said = self._said.get(field)
        return said[0].line if said else 1

    def tagged(self, field: str) -> Iterator[tuple[str, str, int]]:
        """All that was said of a field in a language (``keyword@de``): the text, the language, the line."""
        for name in [name for name in self._said if name.startswith(f"{field}@")]:
            yield from ((said.value, name.partition("@")[2], said.line) for said in self._all(name))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the work is known to be in so far."""
        return tuple(self._fields.get("languages", ()))

    def record(self) -> Record:
        """The record of all that was said."""
        self._titles()
        for field in _TEXTS:
            if said := self._pop(field):
                self.put(field, said.value, said.line)
        for field, target in _LISTS.items():
            for said in self._all(field):
                self.add(target, said.value, said.line)
        self._dates()
        self._pages()
        self._languages()
        self._addresses()
        self._identifiers()
        for make in (keywords, series, container, event, publisher):
            make(self)
        return self._finished()

    def _titles(self) -> None:
        if said := self._pop("abstract"):
            self.put("abstract", said.value, said.line)
        said = self._pop("title") or self._pop("short-title")
        if said is None:
            return
        subtitle, title = self.first("subtitle"), said.value
        if subtitle and subtitle.casefold() not in title.casefold():
            title = f"{title} {subtitle}" if title.endswith((":", "?", "!", ".")) else f"{title}: {subtitle}"
        self.put("title", title, said.line, said.value)
        for short in self._all("short-title"):
            if short.value.casefold() != title.casefold():
                self.add("alternative_titles", short.value, short.line)

    def _dates(self) -> None:
        for field in [name for name in self._said if name == "issued" or name.startswith("date:")]:
            for said in self._all(field):
                value = dates.parse(said.value)
                if value is None:
                    self._said.setdefault("", []).append(said)
                elif field == "issued":
                    earlier = self._fields.get("issued")
                    if earlier is None or (value != earlier and value.startswith(earlier)):
                        self._fields.pop("issued", None)
                        self.put("issued", value, said.line, said.value)
                    elif not earlier.startswith(value):
                        self._said.setdefault("", []).append(said)
                else:
                    self.add("dates", Date(kind=field.partition(":")[2], value=value), said.line, said.value)

    def _pages(self) -> None:
        if (said := self._pop("number_of_pages")) and said.value.isdigit() and said.value.isascii():
            self.put("number_of_pages", int(said.value[:6]), said.line)
        start, end = self._pop("page-start"), self._pop("page-end")
        whole = self._pop("pages")
        if (said := self._pop("number_of_pages")) and said.value.isdigit() and said.value.isascii():
            self.put("number_of_pages", int(said.value[:6]), said.line)
        said = whole or start or end
        if said is None or (said.value == self._fields.get("article_number") and (said is whole or end is None)):
            return  # an article number that stands for the pages too, where importers look for it
        if whole is None and start and end and end.value != start.value and "-" not in start.value:
            value = f"{start.value}-{end.value}"
        else:
            value = said.value
        parsed = pages.parse(value)
        plain = "-".join(page for page in parsed if page) if parsed else value.translate(_DASHES).replace("--", "-")
        self.put("pages", plain, said.line, value)

    def _languages(self) -> None:
        for said in self._all("language"):
            key = languages.parse(said.value) or inverse("languages", "names").get(said.value.casefold())
            if key:
                self.add("languages", key, said.line, said.value)
            else:
                self._said.setdefault("", []).append(said)

    def _addresses(self) -> None:
        for said in self._all("url"):
            found = identifiers.recognize(said.value)
            if found is not None and found.scheme in _SCHEMES and found.valid:
                self._said.setdefault(found.scheme, []).append(_Said(found.value, said.line, said.label))
                if found.scheme == "doi":
                    continue
            if not identifiers.parse("url", said.value).valid:
                self._said.setdefault("", []).append(said)
            elif "url" not in self._fields:
                self.put("url", said.value, said.line)
            else:
                self.add("links", Link(url=said.value), said.line)
        for said in self._all("fulltext"):
            if identifiers.parse("url", said.value).valid and said.value.startswith("http"):
                self.add("links", Link(url=said.value, rel="fulltext"), said.line)
            else:
                self._said.setdefault("", []).append(said)

    def _identifiers(self) -> None:
        for field in list(self._said):
            scheme, _, medium = field.partition(":")
            if scheme not in _SCHEMES or scheme == "issn":
                continue
            for said in self._all(field):
                found = identifiers.parse(scheme, said.value, medium or None)
                if all((i.scheme, i.value) != (scheme, found.value) for i in self._fields.get("identifiers", ())):
                    self.add("identifiers", self.checked(found, said.line), said.line, said.value)

    def checked(self, found: Identifier, line: int) -> Identifier:
        """The identifier itself; a remark says so where it breaks its scheme's rules."""
        if not found.valid:
            reason = identifiers.fault(found.scheme, found.value) or "is not valid"
            self.remark(f"the {found.scheme.upper()} {found.value!r} {reason}", "identifiers", line)
        return found

    def issns(self) -> tuple[Identifier, ...]:
        """The ISSNs said so far, which are then those of what asks for them."""
        found: dict[str, Identifier] = {}
        for field in [name for name in self._said if name.partition(":")[0] == "issn"]:
            for said in self._all(field):
                one = identifiers.parse("issn", said.value, field.partition(":")[2] or None)
                if one.value not in found or found[one.value].medium is None:
                    found[one.value] = self.checked(one, said.line)
        return tuple(found.values())

    def _pop(self, field: str) -> _Said | None:
        said = self._said.get(field)
        return said.pop(0) if said else None

    def _all(self, field: str) -> Iterator[_Said]:
        yield from self._said.pop(field, ())

    def _finished(self) -> Record:
        for identifier in self.issns():
            self.add("identifiers", identifier, 1)
        left = [said for statements in self._said.values() for said in statements]
        unread = [
            *self._unread,
            *(Unread(line=s.line, text=f"{s.label}: {s.value}" if s.label else s.value) for s in left),
        ]
        fields: dict[str, Any] = {
            name: tuple(value.values()) if isinstance(value, dict) else value for name, value in self._fields.items()
        }
        return Record(
            kind=self.kind,
            **fields,
            provenance=tuple(dict.fromkeys(self._provenance)),
            unread=tuple(sorted(unread, key=lambda part: part.line)),
            remarks=tuple(self._remarks),
        )
