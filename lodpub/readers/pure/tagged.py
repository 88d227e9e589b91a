"""The ``citation_*`` tags in the head of a saved page: they fill what the page itself does not show."""

from __future__ import annotations

from collections.abc import Sequence

from lodpub.readers.pure.cited.facts import Citation, apply
from lodpub.readers.pure.draft import Draft
from lodpub.readers.statements import Statements, agent
from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["read_tags", "tagged"]

_LISTS = pattern(r"\s*;\s*")


def read_tags(draft: Draft, tags: Sequence[tuple[int, str, str]]) -> None:
    """Puts on the record what the tags of a page's head add, and remarks where they disagree with the page."""
    if (head := tagged(tags, draft.get("kind"))) is not None:
        apply(draft, head, set())


def tagged(tags: Sequence[tuple[int, str, str]], kind: str | None) -> Citation | None:
    """What the tags of a page say of its work, as one more citation; `tags` are (line, name, content).

    >>> tagged([(7, "citation_issn", "2049-3630"), (8, "citation_author", "Berg, Ada")], "article").record.contributors[0].agent.name
    'Ada Berg'
    """
    known = {row[0]: row[1] for row in rows("tags/citation-tags")}
    said = Statements(kind or "article")
    numbers: list[int] = []
    for line, name, content in tags:
        field = known.get(name)
        if field is None:
            continue
        numbers.append(line)
        if field in ("author", "authors", "editor"):
            for person in _LISTS.split(content):
                said.contribute("editor" if field == "editor" else "author", agent(person), len(numbers), person)
        elif field == "keywords":
            for keyword in _LISTS.split(content):
                said.say("keyword", keyword, len(numbers), name)
        else:
            said.say(field, content.replace("/", "-") if field == "issued" else content, len(numbers), name)
    return Citation("head", said.record(), numbers) if numbers else None
