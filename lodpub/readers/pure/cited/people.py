"""The people of a citation held against those of its page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from lodpub.readers.pure.draft import Draft
from lodpub.record import Contributor, Person, Record

__all__ = ["apply_people", "letters"]

_NOT_AUTHORS = frozenset(("editor", "series-editor", "supervisor", "translator"))
_FEW = 50
"""Names that are looked for in a list of another length."""


def apply_people(draft: Draft, record: Record, at: Mapping[str, int], name: str, checked: set[str]) -> None:
    """Fills in authors and editors where the page shows none; else the citation only tells family from given names.

    `at` holds the page's lines of the citation's fields, `name` is what the citation is called in a remark.
    """
    line = at.get("contributors.0", min(at.values(), default=1))
    lines = {c: at.get(f"contributors.{i}", line) for i, c in enumerate(record.contributors)}
    for which, role in (("authors", False), ("editors", True)):
        cited = [c for c in record.contributors if (c.role in _NOT_AUTHORS) == role and c.role != "supervisor"]
        if not cited or which in checked:
            continue
        checked.add(which)
        held = list(draft.get("contributors", ()))
        visible = [c for c in held if (c.role in _NOT_AUTHORS) == role and c.role != "supervisor"]
        if not visible:
            _fill(draft, held, {c: lines[c] for c in cited}, first=not role)
        elif len(visible) != len(cited) or not all(map(_same, visible, cited)):
            _tell_apart(draft, held, [(c, next((o for o in cited if _same(c, o)), c)) for c in visible[:_FEW]])
            if draft.ends_early and not role and all(map(_same, visible, cited)):
                for contributor in cited[len(visible) :]:
                    draft.add("contributors", contributor, lines[contributor], contributor.agent.name)
                continue
            names = [{letters(c.agent.name) for c in group} for group in (visible, cited)]
            if name != "citation" and names[0] != names[1] and _one_script(visible, cited):
                ours, theirs = ("; ".join(c.agent.name for c in group[:40]) for group in (visible, cited))
                draft.remark(f"the page shows {ours!r}, but its {name} below says {theirs!r}", "contributors", line)
        else:
            _tell_apart(draft, held, zip(visible, cited, strict=True))


def _fill(draft: Draft, held: list[Contributor], cited: dict[Contributor, int], *, first: bool) -> None:
    """Authors stand before the people that the page names in other roles, editors behind them; each keeps its line."""
    lines = draft.lines()
    ours = {c: lines.get(f"contributors.{i}", 1) for i, c in enumerate(held)}
    if held and first:
        draft.drop("contributors")
        cited = cited | ours
    for contributor, line in cited.items():
        draft.add("contributors", contributor, line, contributor.agent.name)


def _tell_apart(draft: Draft, held: list[Contributor], pairs: Iterable[tuple[Contributor, Contributor]]) -> None:
    better = {visible: _told_apart(visible, cited) for visible, cited in pairs}
    draft.replace("contributors", {better.get(c, c): None for c in held})


def _same(visible: Contributor, cited: Contributor) -> bool:
    """Whether two names can be one person's or body's: the family name is in both, the initials agree."""
    ours, theirs = letters(visible.agent.name), letters(cited.agent.name)
    if ours == theirs:
        return True
    if not isinstance(visible.agent, Person) or not isinstance(cited.agent, Person):
        return "".join(sorted(ours)) == "".join(sorted(theirs)) or ours in theirs or theirs in ours
    family = letters(cited.agent.family or cited.agent.name)
    shown = letters(visible.agent.family or visible.agent.name)
    given, printed = letters(cited.agent.given or ""), letters(visible.agent.given or "")
    alike = family in ours or shown in theirs
    return alike and (not given or not printed or given[0] == printed[0] or given[0] in ours)


def _one_script(visible: list[Contributor], cited: list[Contributor]) -> bool:
    """Whether both lists are in Latin letters, or neither: else they can't be compared."""
    latin = [any(c.isalpha() and c < "\u0250" for one in group for c in one.agent.name) for group in (visible, cited)]
    return latin[0] == latin[1]


def _told_apart(visible: Contributor, cited: Contributor) -> Contributor:
    """The page's own words, divided into family and given name as the citation divides them."""
    ours, theirs = visible.agent, cited.agent
    if not isinstance(ours, Person) or not isinstance(theirs, Person) or not theirs.family or not theirs.given:
        return visible
    if not (initials := letters(theirs.given)):
        return visible
    if parts := _parted(ours, letters(theirs.family), initials):
        family, given, suffix = *parts, ours.suffix or theirs.suffix
    elif _words(ours.name) == _words(theirs.name) or letters(ours.name) == letters(theirs.name):
        family, given, suffix = theirs.family, theirs.given, theirs.suffix
    else:
        return visible
    if ours.family == family:
        return visible
    agent = msgspec.structs.replace(ours, family=family, given=given, suffix=suffix)
    return msgspec.structs.replace(visible, agent=agent)


def _parted(person: Person, family: str, initials: str) -> tuple[str, str] | None:
    """Family and given name of a printed name whose family name and initials a citation gives: *Ben-Yakar Cohen* of
    ``Adela Ben-Yakar Cohen``, which it cites as ``Ben-Yakar Cohen A``."""
    words = f"{person.given or ''} {person.family or ''}".split()
    for cut in range(1, len(words)):
        for name, given in ((words[cut:], words[:cut]), (words[:cut], words[cut:])):
            if letters("".join(name)) == family and letters(given[0])[:1] == initials[:1]:
                return " ".join(name), " ".join(given)
    return None


def _words(name: str) -> list[str]:
    return sorted(re.findall(r"\w+", name.casefold()))


def letters(text: str) -> str:
    """A text by its letters and digits alone, without case and accents, to compare two ways of printing it.

    >>> letters("Müller & Söhne") == letters("Muller and Sohne")
    True
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", "and"))
    return "".join(c for c in plain if c.isalnum())
