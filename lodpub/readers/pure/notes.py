"""Statements of rights and money: copyright notices, licences and funding, as sentences and as lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.licenses import license_row
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.labels import every_word
from lodpub.readers.pure.lines import Line
from lodpub.record import Award, Copyright, Funding, License, Organization
from lodpub.values.names import looks_like_organization
from lodpub.values.patterns import pattern

__all__ = ["is_notice", "read_copyright", "read_funder", "read_funding", "read_licence"]

_NOTICE = pattern(r"(?:©|\(c\)|copyright)\s*(?:©\s*|\(c\)\s*)?", re.IGNORECASE, needs=("©", "(c)", "copyright"))
_NEXT_SENTENCE = pattern(
    r"(?:(?<=[^\W\d_]{3})|(?<=[)\]])|(?<=\d{4}))\.\s+(?=[A-Z]).*$|(?<=\w)\.?\s+(?=(?:This|These|All|Personal|Uploaded) [a-z]).*$",
)
"""What follows a copyright holder in a sentence of its own; the full stop of ``St. Jude`` begins none."""
_YEAR = pattern(r"\b(1[5-9]\d\d|20\d\d)\b")
_PUBLISHED_BY = pattern(
    r"(?:(?<=[.;)] )[^.;]{0,150}?)?\bpublished by (?P<who>.+?)(?:,?\s+on behalf of (?:the )?(?P<whom>.+?))?"
    r"(?:\.(?=\s+(?-i:[A-Z])|\s*$)|$)",
    re.IGNORECASE,
    needs=("published by ",),
)
_ON_BEHALF = pattern(r",?\s+on behalf of (?:the )?(.+?)\.?$", needs=("on behalf of",))
_AUTHORS = pattern(
    r"^(?:by )?(?:the )?(?:owners?/)?authors?(?:\(s\))?(?: \(or their employers?(?:\(s\))?\))?$",
    re.IGNORECASE,
    needs=("author",),
)
_STOPS = ".。"
_HELD_BY = pattern(r"^(?:is )?held by (?:the )?|^by (?:the )?", re.IGNORECASE, needs=("by ",))
_SIGNS = pattern(r"^(?:copyright\b|©|\(c\)|[:,\s])+|\s*\bcopyright\b[\s©]*$|\s*\[DOI:[^\[\]]*\]$", re.IGNORECASE)
"""What is left of a notice's own words around its holder: ``Crown copyright``, ``© Copyright 2018 Berg Ltd``."""
_UNDER_LICENCE = pattern(
    r",?\s+under (?:an )?exclusive licen[sc]e to (?P<who>.+)$|,?\s+exclusive licensee (?P<exclusive>.+)$",
    re.IGNORECASE,
    needs=("exclusive licen",),
)
_ABBREVIATED = pattern(r"\b(?:[A-Za-z]\.[A-Z]|Inc)$")
_LICENSED = pattern(
    r"[.,]?\s*(?:Licensee\b|This is an open access|Licen[sc]ed under|Under a Creative|Distributed under).*$",
    re.IGNORECASE,
    needs=("licensee", "open access", "licensed", "licenced", "creative", "distributed"),
)

_PARTS = pattern(r"\s*[,;]\s*")
_VERB = pattern(
    r"\b(?:supported|funded|financed|sponsored)(?:,? (?:in whole or in part|in part|partly|partially|financially|jointly),?)* by"
    r"|\b(?:funding|support|grants?|fellowship)(?: (?:was|is|has been))?(?: (?:received|provided|obtained))? (?:from|by)"
    r"|\backnowledges? (?:the )?(?:financial )?(?:support|funding) (?:of|from|by)"
    r"|\bfinancial support (?:of|from|by)"
    r"|\bthanks? (?=.{3,200} for (?:the |their |its )?(?:financial |generous )?(?:support|funding))",
    re.IGNORECASE,
)
_SENTENCE = pattern(r"(?:(?<=[^\s.A-Z][\w)\]])|(?<=\w\w\w)|(?<=[)\]]))\.(?=\s|$)")
_FOR_SUPPORT = pattern(
    r"\s+for (?:the |their |its )?(?:financial |generous )?(?:support|funding|funds)\b.*$", re.IGNORECASE
)
_IN_YEAR = pattern(r"\s+(?:in|from|since|until|between) (?:19|20)\d\d\b.*$")
_TO_WHOM = pattern(r"\s*\(to [^()]{1,60}\)", needs=("(to ",))
_NUMBER = r"[A-Z]\d\d [A-Z]{2}\d{5,6}(?:-\w+)?|[A-Z0-9][\w./-]*\d[\w./-]*|\d[\w./-]*"
_AWARD = pattern(
    rf"\s*[,(\[]?\s*\b(?:under |through |via |with )?(?:the )?(?:grants?|contract|award|project|agreement)s?"
    rf"(?: agreement)?(?: (?:no|number|nos|numbers|ID)s?\b\.?)?\s*[:#]?\s*[\[(]?(?P<n>(?:{_NUMBER})"
    rf"(?:(?:, | and |; )(?:{_NUMBER}))*)[\])]?",
    re.IGNORECASE,
)
_BRACKETED = pattern(rf"\s*[(\[](?P<n>(?:{_NUMBER})(?:(?:, | and |; )(?:{_NUMBER}))*)[)\]]")
_LIST = pattern(r";\s*|,\s+(?:and\s+)?(?:by\s+|from\s+)?(?:the\s+)?(?=[A-Z])|\s+and\s+(?=(?:by |from |the )|[A-Z])")
_LEAD = pattern(
    r"^(?:(?:and|by|from|the|also)\s+|(?:an?\s+)?(?:\w+\s+)?(?:grants?|fellowships?|funding|funds|scholarships?|awards?)"
    r"\s+(?:from|by|of)\s+)+",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether a text begins as a copyright notice does."""
    return _NOTICE.match(text) is not None


def read_copyright(draft: Draft, line: Line) -> None:
    """Put a copyright notice on the record, with the publisher that it names: ``Published by X on behalf of the Y.``"""
    notice = _NOTICE.match(line.text)
    text = line.text[notice.end() :] if notice else line.text
    year = _YEAR.search(text)
    published = _PUBLISHED_BY.search(text)
    holder = _without_rights_reserved(_LICENSED.sub("", text[: published.start()] if published else text))
    holder = _NEXT_SENTENCE.sub("", holder)
    holder = _SIGNS.sub("", _YEAR.sub("", holder, count=1)).strip(" ,;.:")
    behalf = _ON_BEHALF.search(holder)
    holder = holder[: behalf.start()] if behalf else holder
    holder = _whole(holder, text)
    holder = _HELD_BY.sub("", _UNDER_LICENCE.sub("", holder))
    authors = _AUTHORS.match(holder) is not None or holder.lower() in every_word("the_authors")
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
        draft.set("publisher", Organization(name=_whole(published["who"], text)), line.number, line.text)
    if whom := _whole(published["whom"] or "", text) if published else behalf[1] if behalf else None:
        draft.set("on_behalf_of", Organization(name=whom), line.number, line.text)


def _without_rights_reserved(text: str) -> str:
    """A notice without "All rights reserved" at its end, in any language of the portals."""
    bare = text.rstrip(_STOPS)
    folded = bare.lower()
    for words in every_word("rights_reserved"):
        if folded.endswith(words):
            bare = bare[: len(bare) - len(words)].rstrip()
            return bare[:-1] if bare.endswith((",", ".", "。", "、")) else bare
    return text


def _whole(name: str, text: str) -> str:
    """A name with the full stop that belongs to it: ``Elsevier B.V.``"""
    return f"{name}." if _ABBREVIATED.search(name) and f"{name}." in text else name


def read_licence(draft: Draft, label: str, line: Line) -> None:
    """Put a licence on the record as printed, with its canonical address where its link or its words leave no version
    open."""
    row = next(filter(None, map(license_row, line.links)), None) or license_row(label)
    url = (row["iri"] or None) if row else None
    draft.add("licenses", License(url=url, label=label), line.number, line.text, "licences" if url else None)


def read_funder(draft: Draft, name: str, numbers: str, line: Line) -> None:
    """Put a funder of a table on the record, with the numbers of its grants."""
    awards = tuple(Award(number=number) for number in _PARTS.split(numbers) if number)
    draft.add("funding", Funding(funder=Organization(name=name), awards=awards), line.number, line.text)


def read_funding(draft: Draft, line: Line, *, told: bool = True) -> None:
    """Put the funders and grant numbers of a sentence on the record, unless a table tells them; the sentence stays as a
    note."""
    draft.add("notes", line.text, line.number)
    if not told:
        return
    for sentence in _SENTENCE.split(line.text[:20000]):
        verb = _VERB.search(sentence)
        for part in _funders(_FOR_SUPPORT.sub("", sentence[verb.end() :])) if verb else ():
            awards, name = _award_numbers(part)
            name = _IN_YEAR.sub("", _LEAD.sub("", _TO_WHOM.sub("", name).strip(" ,.;[]")))
            name = name if name.endswith(")") else name.strip("()")
            if _is_funder(name) or (awards and re.fullmatch(r"[A-Z][A-Z-]{2,9}", name)):
                funding = Funding(funder=Organization(name=name), awards=tuple(Award(number=n) for n in awards))
                draft.add("funding", funding, line.number, part)


def _funders(text: str) -> Iterator[str]:
    """The parts of a list of funders; an "and" within a name parts nothing."""
    start = 0
    for cut in _LIST.finditer(text):
        right = _LEAD.sub("", text[cut.end() :])
        following = _LIST.split(right, maxsplit=1)[0]
        clear = (
            ";" in cut[0] or re.match(r"(?:by|from|the)\s", text[cut.end() :]) or "the " in cut[0] or "by " in cut[0]
        )
        if clear or looks_like_organization(following) or (", and" in cut[0] and len(following.split()) > 1):
            left = _LEAD.sub("", text[start : cut.start()].strip(" ,"))
            if cut[0].strip() == "and" and len(left.split()) == 1 and not left.isupper():
                continue  # Engineering and Physical Sciences Research Council
            yield text[start : cut.start()]
            start = cut.end()
    yield text[start:]


def _award_numbers(text: str) -> tuple[list[str], str]:
    numbers: list[str] = []
    for wanted in (_AWARD, _BRACKETED):
        for match in wanted.finditer(text):
            numbers += re.split(r", | and |; ", match["n"])
        text = wanted.sub("", text)
    return list(dict.fromkeys(numbers)), text


def _is_funder(name: str) -> bool:
    words = name.split()
    capitals = sum(word[:1].isupper() for word in words)
    return (
        bool(words) and words[0][:1].isupper() and len(words) < 16 and (looks_like_organization(name) or capitals > 1)
    )
