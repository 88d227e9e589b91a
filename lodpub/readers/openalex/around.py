"""What OpenAlex finds a work to be about, and who paid for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lodpub.crosswalk import table
from lodpub.readers import facts
from lodpub.record import Award, Funding, Organization, Subject
from lodpub.syntax.json_tree import Tree, drop, opened, text, texts
from lodpub.values import identifiers

__all__ = ["funding", "keywords", "subjects"]


def keywords(tree: Tree) -> tuple[str, ...]:
    """The keywords that OpenAlex gives a work."""
    found = []
    for one in opened(tree, "keywords"):
        found.append(text(one, "display_name", "keyword"))
        drop(one, "id", "score")
    return tuple(dict.fromkeys(filter(None, found))) or tuple(texts(tree, "keywords"))


def subjects(tree: Tree) -> Iterator[Subject]:
    """Topics, concepts with a score, MeSH headings and Sustainable Development Goals."""
    for key, scheme in (("topics", "openalex-topic"), ("concepts", "openalex-concept")):
        for one in opened(tree, key):
            term, id, weight = text(one, "display_name"), text(one, "id"), _percent(one)
            drop(one, "subfield", "field", "domain", "wikidata", "level")
            if term and (weight or scheme == "openalex-topic"):
                code = id.rpartition("/")[2] if id else None
                yield Subject(term=term, scheme=scheme, code=code, iri=id, weight=weight)
    for one in opened(tree, "mesh"):
        parts = [text(one, "descriptor_name"), text(one, "qualifier_name")]
        codes = [text(one, "descriptor_ui"), text(one, "qualifier_ui")]
        drop(one, "is_major_topic")
        if parts[0]:
            yield facts.subject("/".join(filter(None, parts)), "MeSH", "".join(filter(None, codes)) or None)
    for one in opened(tree, "sustainable_development_goals"):
        goal = (text(one, "id") or "").rpartition("/")[2]
        term, row = text(one, "display_name"), table("sdgs").get(goal)
        drop(one, "score")
        if row:
            yield Subject(term=row["label"], scheme="sdg", code=goal, iri=row["iri"])
        elif term:
            yield Subject(term=term, scheme="sdg")


def _percent(one: Tree) -> int | None:
    score: Any = one.pop("score", None)
    return round(score * 100) if isinstance(score, (int, float)) and 0 <= score <= 1 else None


def funding(tree: Tree) -> tuple[Funding, ...]:
    """Funders, each once, with their awards."""
    found: dict[str, list[Award]] = {}
    rors: dict[str, str] = {}
    for one in opened(tree, "funders"):
        name, ror = text(one, "display_name"), text(one, "ror")
        drop(one, "id")
        if name:
            found.setdefault(name, [])
            if ror:
                rors[name] = ror
    for key in ("awards", "grants"):
        for one in opened(tree, key):
            name = text(one, "funder_display_name") or ""
            award = Award(
                number=text(one, "funder_award_id", "award_id"), title=text(one, "display_name"), url=text(one, "doi")
            )
            drop(one, "id", "funder", "funder_id")
            awards = found.setdefault(name, [])
            if award != Award() and award not in awards:
                awards.append(award)
    return tuple(
        Funding(
            funder=Organization(name=name, identifiers=(identifiers.parse("ror", rors[name]),) if name in rors else ())
            if name
            else None,
            awards=tuple(awards),
        )
        for name, awards in found.items()
        if name or awards
    )
