"""The top of a portal page: its title among the portal's own navigation, then the people."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import cache

from lodpub.crosswalk import table
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.layout import Page
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.people import read_people
from lodpub.readers.pure.printed_names import has_role, names_unit
from lodpub.record import Translation
from lodpub.values.patterns import pattern

__all__ = ["is_chrome", "read_head", "set_title"]

_COLON = pattern(r"\s?[:：]\s|\s[:：]|：", needs=(":", "："))
_NO_TITLE = pattern(r"(?:re|[A-Z]{0,3}[\W\d]*\d[\W\d]*)", re.IGNORECASE)
"""What a colon can part from a title without parting a subtitle: ``Re: Kettles``, ``P-112: Kettles``."""
_QUOTED = pattern(r"['‘\"„«“「『](.+)['’\"“”»」』]|(.+)[」』]")
_NO_NAME = pattern(r"\b(?:1[5-9]|20)\d\d\b|(?<!behalf )\b(?:of|in|on(?! behalf)|with|from|to)\b")
_FRONT = pattern(r"([A-Za-z_]+):(?:\s+(.*))?$")


def read_head(draft: Draft, page: Page, lines: Sequence[Line], labels: Labels) -> None:
    """Put title, people and organisations on the record; without a title line, the title that the page quotes."""
    quoted = _quoted_title(lines, labels)
    head = _whole_title(_without_front_matter(draft, page.head), quoted)
    texts = [line for line in head if line.text]
    title = _title(texts, quoted, page.citation)
    if title is not None and (second := _subtitle(head, title, labels)):
        whole = title._replace(text=f"{title.text}: {second.text}")
        head, title = [whole if line is title else line for line in head if line is not second], whole
    if title is None and "title" not in draft and quoted:
        set_title(draft, *quoted)
    elif title is not None and "title" not in draft:
        set_title(draft, labels.mark(title.text, "title_label") or title.text, title.number)
    if title is not None:
        start = next(i for i, line in enumerate(head) if line is title) + 1
        below = [line for line in head[start:] if not is_chrome(line.text)]
        read_people(draft, [line for line in below if not _translates(draft, line, labels)], labels)
        for line in head[: start - 1]:
            if line.text and not is_chrome(line.text):
                draft.unread(line.number, line.text)
    elif "title" in draft:
        read_people(draft, [line for line in head if not is_chrome(line.text)], labels)


def _translates(draft: Draft, line: Line, labels: Labels) -> bool:
    """Whether a line is the title in another language, with its label; it is put on the record then."""
    row = next((row for row in labels.readings(line) if row.keys == ("translated_title",) and row.value), None)
    if row:
        draft.add("translated_titles", Translation(text=row.value), line.number, row.value)
    return row is not None


def is_chrome(text: str, *, alone: bool = True) -> bool:
    """Whether a line is the portal's own: navigation, search box, cookie notice, footer. Where not `alone`, the single
    words of its navigation are none of it."""
    folded = text.lower().strip(" .:›»>*")
    if (alone and folded in _whole()) or folded.startswith(_chrome("start")):
        return True
    if len(text) < 400 and any(word in folded for word in _chrome("part")):
        return True
    return folded.endswith(_chrome("end")) and len(folded.split()) <= 8 and _is_capitalised(text)


def _is_capitalised(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return all(not word[0].islower() for word in words[:2]) or not text.isascii()


@cache
def _chrome(place: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in table("portal-chrome")[place]["words"].split("|"))


@cache
def _whole() -> frozenset[str]:
    return frozenset(_chrome("whole"))


def _without_front_matter(draft: Draft, head: Sequence[Line]) -> list[Line]:
    """The lines below a YAML front matter; its title is the page's, its other entries are the archive's."""
    texts = [i for i, line in enumerate(head) if line.text]
    if not texts or head[texts[0]].text != "---":
        return list(head)
    end = next((i for i in texts[1:] if head[i].text == "---"), None)
    entries = [(line, m) for line in head[texts[0] + 1 : end] if (m := _FRONT.match(line.text))]
    for line, match in entries:
        value = (match[2] or "").strip().strip("\"'")
        if match[1].lower() == "title" and value:
            set_title(draft, value, line.number)
        elif match[1].lower() in ("url", "source", "source_url", "link") and value.startswith("http"):
            draft.set("url", value, line.number)
    return list(head[end + 1 :]) if end is not None else []


def _title(texts: Sequence[Line], quoted: tuple[str, int] | None, citation: Iterable[Line]) -> Line | None:
    """The line of the title: the one that the page quotes, a heading, one that its citations hold, or the first that is
    not the portal's own."""
    if quoted:
        found = next((line for line in texts if _alike(line.text) == _alike(quoted[0])), None)
        if found:
            return found
    headings = [line for line in texts if line.heading and not is_chrome(line.text)]
    if headings:
        return headings[0]
    last = max((i for i, line in enumerate(texts) if is_chrome(line.text)), default=-1)
    below = texts[last + 1 :] or [line for line in texts if not is_chrome(line.text)]
    if len(below) > 1 and (cited := _alike(" ".join(line.text for line in citation))):
        held = (line for line in below[:20] if _alike(line.text) in cited and (line is below[0] or len(line.text) > 20))
        return next(held, below[0])
    return next(iter(below), None)


def _whole_title(head: list[Line], quoted: tuple[str, int] | None) -> list[Line]:
    """The head with title and subtitle on one line, where the page quotes as one what stands on two."""
    texts = [i for i, line in enumerate(head) if line.text] if quoted else []
    for one, two in itertools.pairwise(texts):
        if quoted and _alike(f"{head[one].text} {head[two].text}") == _alike(quoted[0]):
            return [*head[:one], head[one]._replace(text=quoted[0]), *head[two + 1 :]]
    return head


def _subtitle(head: Sequence[Line], title: Line, labels: Labels) -> Line | None:
    """The line that goes on with the title directly above it, where it can be no name: years or small words stand in it."""
    at = next(i for i, line in enumerate(head) if line is title) + 1
    if at >= len(head) - 1 or not any(line.text for line in head[at + 1 :]):
        return None
    below = head[at]
    if not below.text or below.bullet or below.heading or below.cells or below.links or title.text[-1] in ".?!":
        return None
    if has_role(below.text) or names_unit(below.text) or labels.readings(below):
        return None
    return below if _NO_NAME.search(below.text) else None


def _alike(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _quoted_title(lines: Sequence[Line], labels: Labels) -> tuple[str, int] | None:
    for line in lines:
        rest = labels.mark(line.text, "fingerprint_sentence")
        if rest and (match := _QUOTED.match(rest)):
            return (match[1] or match[2]).strip(), line.number
    return None


def set_title(draft: Draft, title: str, number: int) -> None:
    """Put a title on the record, and the subtitle behind its colon."""
    draft.set("title", title, number)
    parts = _COLON.split(title, maxsplit=1)
    if len(parts) == 2 and parts[1] and not _NO_TITLE.fullmatch(parts[0]):
        draft.set("subtitle", parts[1], number)
