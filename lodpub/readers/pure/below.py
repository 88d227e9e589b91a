"""The sections of a portal page around and below its table: abstract, notes, keywords, subjects, fingerprint."""

from __future__ import annotations

import re
from functools import cache

from lodpub.crosswalk import table
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.printed_dates import printed_period
from lodpub.record import Award, Copyright, Event, Funding, Identifier, License, Organization, Subject
from lodpub.values.doi import find as find_doi

__all__ = ["finish_event", "finish_text", "read_line"]

_NOTICE = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_RIGHTS = re.compile(r"[,.]?\s*All rights reserved\.?$", re.IGNORECASE)
_PUBLISHED_BY = re.compile(r"Published by (.+?)(?: on behalf of (?:the )?(.+?))?\.(?=\s|$)")
_AUTHORS = re.compile(r"^the authors?(?:\(s\))?$", re.IGNORECASE)
_WEIGHT = re.compile(r"(.+?)\s+(\d{1,3})\s*%$")
_GRANT = re.compile(r"(?:supported|funded) by (?:the )?(.+?)(?:\.|$)", re.IGNORECASE)
_AWARD = re.compile(
    r"\s+(?:under )?(?:grants?|contract|award)s?(?: (?:no|number)s?\.?)?\s*\[?([\w./-]+)\]?", re.IGNORECASE
)


def read_line(draft: Draft, labels: Labels, section: str, line: Line) -> None:
    """Put one line of a section on the record, or keep it as not understood."""
    if section in ("abstract", "fingerprint", "note"):
        {"abstract": _abstract, "fingerprint": _fingerprint, "note": _note}[section](draft, labels, line)
    elif section in ("keywords", "asjc", "mesh_types", "sdgs"):
        _term(draft, section, line)
    elif _NOTICE.match(line.text):
        _copyright(draft, line)
    elif section == "after" and line.bullet:
        _term(draft, "keywords", line)
    elif section == "after" and "abstract" not in draft and len(line.text) > 60 and "_abstract" not in draft:
        _abstract(draft, labels, line)
    elif section in ("access", "links", "after") and find_doi(line.text):
        draft.add("identifiers", Identifier(scheme="doi", value=find_doi(line.text) or ""), line.number, line.text)
    elif labels.mark(line, "licence") is not None:
        _licence(draft, labels.mark(line, "licence") or "", line)
    else:
        draft.unread(line.number, line.text)


def _abstract(draft: Draft, labels: Labels, line: Line) -> None:
    draft.add("_abstract", (line.number, line.text), line.number)


def _note(draft: Draft, labels: Labels, line: Line) -> None:
    for mark in ("copyright_note", "funding_note"):
        rest = labels.mark(line, mark)
        if rest is not None:
            draft.drop("_note")
            draft.set("_note", mark, line.number)
            if not rest:
                return
            line = line._replace(text=rest)
    if _NOTICE.match(line.text):
        _copyright(draft, line)
    elif line.bullet:
        _term(draft, "keywords", line)
    elif draft.get("_note") == "funding_note":
        _funding(draft, line)
    else:
        draft.add("notes", line.text, line.number)


def _copyright(draft: Draft, line: Line) -> None:
    text = line.text[_NOTICE.match(line.text).end() :] if _NOTICE.match(line.text) else line.text  # type: ignore[union-attr]
    year = _YEAR.search(text)
    published = _PUBLISHED_BY.search(text)
    holder = text[: published.start()] if published else text
    holder = _RIGHTS.sub("", holder)
    holder = _YEAR.sub("", holder, count=1).strip(" ,;.")
    holder = holder + "." if re.search(r"\b[A-Z]\.[A-Z]$", holder) else holder
    authors = _AUTHORS.match(holder) is not None
    draft.set(
        "copyright",
        Copyright(
            notice=line.text,
            year=int(year[1]) if year else None,
            holders=(holder,) if holder and not authors else (),
            by_authors=authors,
        ),
        line.number,
        line.text,
    )
    if published:
        draft.set("_publisher", published[1], line.number, line.text)
        if published[2]:
            draft.set("on_behalf_of", Organization(name=published[2]), line.number, line.text)


def _funding(draft: Draft, line: Line) -> None:
    match = _GRANT.search(line.text)
    draft.add("notes", line.text, line.number)
    for part in re.split(r"\s*,?\s+and (?:by )?(?:the )?(?=[A-Z])|;\s*", match[1]) if match else []:
        awards = tuple(Award(number=number) for number in _AWARD.findall(part))
        name = _AWARD.sub("", part).strip(" ,.[]")
        draft.add(
            "funding",
            Funding(funder=Organization(name=re.sub(r"^by (?:the )?", "", name)), awards=awards),
            line.number,
            part,
        )


def _term(draft: Draft, section: str, line: Line) -> None:
    text = line.text
    if section == "keywords":
        for word in text.split(";"):
            draft.add("keywords", word.strip(), line.number)
    elif section == "asjc":
        draft.add("subjects", Subject(term=text, scheme="asjc"), line.number)
    elif section == "sdgs":
        if text.upper().startswith("SDG") or line.bullet:
            draft.add("subjects", Subject(term=text, scheme="sdg"), line.number)
        elif not text.endswith("(SDGs)"):
            draft.unread(line.number, text)
    else:
        row = table("mesh-publication-types").get(text)
        code = row["id"] if row else None
        iri = f"http://id.nlm.nih.gov/mesh/{code}" if code else None
        subject = Subject(term=text, scheme="mesh-publication-type", code=code, iri=iri)
        draft.add("subjects", subject, line.number, text, "mesh-publication-types" if code else None)


@cache
def _vocabularies() -> tuple[str, ...]:
    return tuple(sorted(table("fingerprint-vocabularies"), key=len, reverse=True))


def _fingerprint(draft: Draft, labels: Labels, line: Line) -> None:
    weight = _WEIGHT.match(line.text)
    if weight is None and not re.fullmatch(r"\d{1,3}\s*%", line.text):
        draft.add("_concepts", (line.number, line.text), line.number)
        return
    pending = [text for _, text in draft.get("_concepts", {})]
    draft.drop("_concepts")
    text, percent = (weight[1], weight[2]) if weight else (" ".join(pending[-2:]), line.text.rstrip("% "))
    vocabulary = next((v for v in _vocabularies() if text.endswith(f" {v}")), None)
    term = text.removesuffix(f" {vocabulary}") if vocabulary else text
    subject = Subject(term=term, scheme="fingerprint", vocabulary=vocabulary, weight=int(percent))
    draft.add("subjects", subject, line.number, line.text)


def _licence(draft: Draft, label: str, line: Line) -> None:
    draft.add("licenses", License(label=label), line.number, line.text)


def finish_event(draft: Draft) -> None:
    """Make the event of its rows."""
    name = draft.get("_event")
    if not name:
        return
    start, end = printed_period(draft.get("_period", ""), draft.get("_conference_start"))
    draft.set(
        "event",
        Event(
            name=name,
            short_name=draft.get("_event_short"),
            place=draft.get("_city"),
            country=draft.get("_country"),
            start=start,
            end=end,
            url=draft.get("_event_url"),
        ),
        draft.line_of("_event") or 1,
        draft.get("_period"),
    )


def finish_text(draft: Draft) -> None:
    """Join the lines of the abstract; what stood in the fingerprint without a weight is kept as unread."""
    lines = list(draft.get("_abstract", {}))
    if lines:
        draft.set("abstract", "\n".join(text for _, text in lines), lines[0][0])
    for number, text in draft.get("_concepts", {}):
        draft.unread(number, text)
