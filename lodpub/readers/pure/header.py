"""The top of a portal page: title, people, organisations, kind of work, counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lodpub.crosswalk import table
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.rows import words_to_key
from lodpub.record import Contributor, Metric, Organization
from lodpub.values.names import looks_like_organization, person

__all__ = ["read_header"]

_PORTAL = re.compile(
    r"research (?:explorer|portal|output)|scholars|\bpure\b|\bhome$|^skip to|search content", re.IGNORECASE
)
_ROLE = re.compile(r"\s*\(([^()]+)\)$")
_SUBTITLE = re.compile(r"\s?[:：]\s?")
_COUNT = re.compile(r"([\d,.]*\d)\s+")


def read_header(draft: Draft, lines: Sequence[Line], labels: Labels, first_row: int) -> int:
    """Read what stands above abstract and table; the index of the first line below it."""
    end = next((i for i, line in enumerate(lines[:first_row]) if _ends_header(line, labels)), first_row)
    title = _title_index(lines, labels, end)
    if title is not None:
        _set_title(draft, lines[title])
        _people(draft, lines[title + 1 : end], labels)
    index = end
    while index < first_row and (not lines[index].text or read_mark(draft, lines, index, labels)):
        index += 1
    return index


def read_mark(draft: Draft, lines: Sequence[Line], index: int, labels: Labels) -> bool:
    """Read a type line, a count or a page control; False where the line is none of them."""
    line = lines[index]
    rest = labels.mark(line, "type_line")
    kind = _kind(line.text) if rest is None else None
    if rest is not None or kind:
        set_kind(draft, rest if rest is not None else line.text, line.number)
        return True
    if line.text.isdigit() and index + 1 < len(lines) and labels.mark(lines[index + 1], "citations") == "":
        return True
    previous = lines[index - 1].text if index else ""
    number = _COUNT.match(line.text)
    text = line.text[number.end() :] if number else line.text
    digits = number[1] if number else previous if previous.isdigit() else ""
    probe = Line(line.number, text)
    for mark, name in (("citations", "citations"), ("downloads", "downloads")):
        if digits and labels.mark(probe, mark) == "":
            source = "Scopus" if "scopus" in text.lower() else None
            count = Metric(kind=name, value=int(re.sub(r"\D", "", digits)), source=source)
            draft.add("metrics", count, line.number, line.text)
            return True
    return labels.section(line) == "overview" or (labels.section(line) == "fingerprint" and not line.heading)


def set_kind(draft: Draft, path: str, line: int) -> None:
    """The kind of work from a type path, whose steps may run together: ``Contribution to journalArticlepeer-review``."""
    kinds: dict[str, str] = {}
    rest = path.strip(" ›:")
    while rest:
        fitting = [w for w in _type_words() if rest.lower().startswith(w[0])]
        fitting = [w for w in fitting if len(w[0]) == len(fitting[0][0])]
        found = next((w for w in fitting if (w[1] == "category") is not ("category" in kinds)), None)
        found = found or next(iter(fitting), None)
        if found is None:
            step, _, rest = rest.partition("›")
            draft.unread(line, step.strip())
        else:
            word, level, kind = found
            kinds.setdefault(level, kind)
            rest = rest[len(word) :]
        rest = rest.lstrip(" ›")
    work = kinds.get("type") or kinds.get("category")
    if work == "article" and kinds.get("category") == "chapter":
        work = "proceedings-article"
    draft.set("kind", work, line, path, "portal-types")
    if "review" in kinds:
        draft.set("peer_reviewed", kinds["review"] == "true", line, path)


@cache
def _type_words() -> tuple[tuple[str, str, str], ...]:
    words = [
        (w.lower(), row["level"], row["kind"])
        for row in table("portal-types").values()
        for w in row["words"].split("|")
    ]
    return tuple(sorted(words, key=lambda word: (-len(word[0]), word)))


def _kind(text: str) -> bool:
    return any(text.lower() == word for word, level, _ in _type_words() if level == "category")


def _ends_header(line: Line, labels: Labels) -> bool:
    return (
        labels.mark(line, "type_line") is not None
        or _kind(line.text)
        or labels.section(line) in ("abstract", "overview", "note")
    )


def _title_index(lines: Sequence[Line], labels: Labels, end: int) -> int | None:
    quoted = _quoted_title(lines, labels)
    texts = [i for i in range(end) if lines[i].text and lines[i].text != "---"]
    if quoted:
        for index in texts:
            if lines[index].text.casefold().removeprefix("title: ") == quoted.casefold():
                return index
    for index in texts:
        if lines[index].heading or lines[index].text.startswith("title: "):
            return index
    if len(texts) > 1 and _PORTAL.search(lines[texts[0]].text) and not lines[texts[0] + 1].text:
        return texts[1]
    return texts[0] if texts else None


def _quoted_title(lines: Sequence[Line], labels: Labels) -> str | None:
    for line in lines:
        rest = labels.mark(line, "fingerprint_sentence")
        if rest:
            match = re.match(r"['‘\"„«「](.+)['’\"“»」]", rest) or re.match(r"(.+?)」", rest)
            return match[1] if match else None
    return None


def _set_title(draft: Draft, line: Line) -> None:
    title = line.text.removeprefix("title: ")
    draft.set("title", title, line.number)
    parts = _SUBTITLE.split(title, maxsplit=1)
    if len(parts) == 2 and parts[1] and re.search(r"[:：]\s|\s[:：]|：", title):
        draft.set("subtitle", parts[1], line.number)


def _people(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    authors_done = False
    noted = False
    for index, line in enumerate(lines):
        text = line.text
        if not text or text == "---" or text.startswith("date: "):
            continue
        if labels.mark(line, "corresponding") is not None:
            noted = True
            continue
        leads = text.startswith(",") or text.endswith(",")
        follows = index > 0 and not lines[index - 1].text and draft.get("contributors") is not None
        if (noted or (follows and not leads)) and draft.get("contributors"):
            authors_done = True
        if authors_done or (line.bullet and not leads and draft.get("contributors") and not _last_bullet(lines, index)):
            authors_done = True
            draft.add("organizations", Organization(name=text), line.number)
        else:
            _authors(draft, text, line.number)


def _last_bullet(lines: Sequence[Line], index: int) -> bool:
    return index > 0 and lines[index - 1].bullet


def _authors(draft: Draft, text: str, line: int) -> None:
    pieces = [p.strip() for p in re.split(r",(?!\s*(?:Jr|Sr|II|III|IV)\b)|;", text)]
    for printed in pieces:
        piece = printed
        if not piece or piece.lower().rstrip(".") in ("et al", "*"):
            continue
        role = _ROLE.search(piece)
        key = words_to_key("contributor-roles", "words").get(role[1].lower()) if role else None
        if key and role:
            piece = piece[: role.start()]
        corresponding = piece.endswith("*")
        piece = piece.rstrip("* ").lstrip()
        body = looks_like_organization(piece)
        agent = Organization(name=re.sub(r"^the\s+", "", piece)) if body else person(piece)
        draft.add(
            "contributors", Contributor(agent=agent, role=key or "author", corresponding=corresponding), line, printed
        )
