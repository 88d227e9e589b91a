"""Entries of BibTeX: the types and fields that classic styles know, with those of BibLaTeX that hold more beside them.

Importers skip types that they do not know, such as ``@dataset``, so such a work is a ``@misc`` whose ``type`` says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lodpub.crosswalk import written
from lodpub.record import Agent, Organization, Record
from lodpub.writers.bibtex.latex import escaped
from lodpub.writers.keys import Keys
from lodpub.writers.statements import own_label, own_role, statements, tags

__all__ = ["entries"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VERBATIM = frozenset(("doi", "url", "eprint", "isbn", "issn", "pmid", "pmcid", "handle", "urn"))
_JOINED = {"isbn": ", ", "issn": ", ", "keywords": ", ", "language": " and ", "note": "; "}
_BODIES = ("publisher", "organization")
"""Fields of bodies that are no contributors, though roles have the same names."""
_TITLES = frozenset(("title", "booktitle"))
_SUBTYPES = {"newspaper-article": "newspaper", "magazine-article": "magazine"}
_BRACES = re.compile(r"[{}]")
_WORD = re.compile(r"[^\W_][\w'\u2019-]*")


def entries(records: Iterable[Record], encode: Callable[[str], str] = str) -> Iterator[str]:
    """The entry of each record; `encode` is what is done with escaped text before it is written."""
    keys = Keys()
    for record in records:
        type = written("work-types", record.kind, "bibtex") or "misc"
        lines = [f"  {name} = {value}" for name, value in _fields(record, type, encode).items()]
        yield f"@{type}{{{keys.key(record)},\n" + ",\n".join(lines) + "\n}\n\n"


def _fields(record: Record, type: str, encode: Callable[[str], str]) -> dict[str, str]:
    names = tags("bibtex", type)
    said: dict[str, str] = {}
    for role in dict.fromkeys(own_role(c.role, names) for c in record.contributors):
        if role in names and role not in _BODIES:
            people = [encode(_name(c.agent)) for c in record.contributors if own_role(c.role, names) == role]
            said[names[role]] = " and ".join(people)
    for meaning, value in _statements(record, type):
        name = names.get(meaning, meaning if meaning in _OWN else "")
        if not name:
            continue
        if name in _VERBATIM:
            text = _balanced(value)
        else:
            text = encode(_protected(value) if name in _TITLES else escaped(" ".join(value.split())))
        if name in said and meaning in _JOINED:
            said[name] += f"{_JOINED[meaning]}{text}"
        else:
            said.setdefault(name, text)
    fields = {name: f"{{{text}}}" for name, text in said.items()}
    return {**fields, **_date(record)}


_OWN = frozenset(("eprint", "archiveprefix", "type", "entrysubtype"))
"""Fields that readers take together with others, which have no row of their own."""


def _statements(record: Record, type: str) -> Iterator[tuple[str, str]]:
    for meaning, value in dict.fromkeys(
        statements(record, {*tags("bibtex", type), "arxiv", "keyword", "qualification"})
    ):
        if meaning == "arxiv":
            yield "eprint", value
            yield "archiveprefix", "arXiv"
        elif meaning == "publisher" and type == "techreport":
            yield "institution", value
        elif meaning == "keyword":
            yield "keywords", value
        elif meaning == "pages":
            yield meaning, value.replace("-", "--")
        elif meaning == "article_number":
            yield meaning, value
            yield "pages", value  # importers and classic styles know no other place; a range goes before it
        elif meaning == "qualification":
            yield ("qualification" if "qualification" in tags("bibtex", type) else "note"), value
        else:
            yield meaning, value
    if label := own_label(record.kind, "bibtex"):
        if type in ("misc", "techreport", "phdthesis", "mastersthesis") and not record.qualification:
            yield "type", label
        elif record.kind in _SUBTYPES:
            yield "entrysubtype", _SUBTYPES[record.kind]
    for licence in record.licenses[:1]:
        if licence.url or licence.label:
            yield "rights", licence.url or licence.label or ""
    if record.copyright and not record.licenses:
        yield "rights", record.copyright.notice


def _date(record: Record) -> dict[str, str]:
    date = record.issued or record.date("online")
    if not date:
        return {}
    year, *rest = date.partition("/")[0].split("-")
    fields = {"year": f"{{{year}}}"}
    if rest and rest[0].isdigit() and 1 <= int(rest[0]) <= 12:
        fields["month"] = _MONTHS[int(rest[0]) - 1]
        if len(rest) > 1:
            fields["day"] = f"{{{int(rest[1])}}}"
    return fields


def _name(agent: Agent) -> str:
    """A name as BibTeX parts it; what is a body's or could not be parted stands in braces."""
    if isinstance(agent, Organization) or not agent.family:
        return f"{{{escaped(' '.join(agent.name.split()))}}}"
    parts = [agent.family, agent.suffix, agent.given] if agent.suffix else [agent.family, agent.given]
    return ", ".join(_part(part) for part in parts if part) + ("," if not agent.given and not agent.suffix else "")


def _part(text: str) -> str:
    words = escaped(" ".join(text.split()))
    return f"{{{words}}}" if "," in words or " and " in f" {words.casefold()} " else words


def _protected(title: str) -> str:
    """A title in which braces keep the capitals that a style must not lower.

    >>> _protected("The role of DNA in Denmark"), _protected("The Role of DNA in Denmark")
    ('The role of {DNA} in {Denmark}', 'The Role of {DNA} in Denmark')
    """
    words = [match[0] for match in _WORD.finditer(title)]
    longer = [word for word in words[1:] if len(word) > 3 and not word.isupper()]
    plain = sum(word[0].islower() for word in longer) * 2 >= len(longer)
    first = True

    def keep(match: re.Match[str]) -> str:
        nonlocal first
        word, starts, first = match[0], first, False
        inner = any(letter.isupper() for letter in word[1:])
        return f"\x01{word}\x02" if inner or (plain and not starts and word[0].isupper()) else word

    marked = _WORD.sub(keep, " ".join(title.replace("\x01", "").replace("\x02", "").split()))
    return escaped(marked).replace("\x01", "{").replace("\x02", "}")


def _balanced(value: str) -> str:
    """A value that is not LaTeX, with braces that would end its field written as a URL has them."""
    return _BRACES.sub(lambda match: "%7B" if match[0] == "{" else "%7D", " ".join(value.split()))
