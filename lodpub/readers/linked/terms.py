"""Keywords, controlled terms and places of linked data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.crosswalk import inverse, table
from lodpub.documents.document import Value
from lodpub.readers import facts
from lodpub.readers.linked.graph import Described, properties
from lodpub.readers.linked.kinds import is_work_class
from lodpub.record import Subject
from lodpub.values.text import fold

__all__ = ["keywords", "places", "subjects"]

_WEIGHT = re.compile(r"weight (\d{1,3}) %")
_DCMI = "http://purl.org/dc/dcmitype/"
_COAR = "http://purl.org/coar/resource_type/"


def keywords(work: Described) -> list[tuple[str, str | None]]:
    """The keywords with their languages: one a value, or one value in which semicolons, else commas, part them.

    One value that ``dcterms:subject`` has too is one keyword: Dublin Core takes one subject a value.
    """
    found: dict[tuple[str, str | None], list[str]] = {}
    for name in properties("keyword"):
        for value in work.take(name):
            if value.kind == "literal" and (text := fold(value.text)):
                found.setdefault((text, value.language), []).append(name)
    if len(found) == 1:
        [((text, language), names)] = found.items()
        if len(names) == 1 and names[0] == "schema:keywords":
            separator = ";" if ";" in text else ","
            return [(part, language) for word in text.split(separator) if (part := word.strip())]
    return list(found)


def subjects(work: Described) -> Iterator[tuple[Subject, int]]:
    """Genres and what the work is about, as controlled terms, each with its line."""
    seen: set[tuple[str, str]] = set()
    for field in ("type", "genre", "about", "keyword"):
        for value in work.every(field):
            is_genre = field in ("type", "genre")
            found = _subject(work, value, is_genre=is_genre)
            if found is not None and (key := (value.text, "")) not in seen:
                seen.add(key)
                if field == "type" and value.kind == "literal":
                    continue  # the kind is read of it
                yield found, max(value.place.line, 1)


def _subject(work: Described, value: Value, *, is_genre: bool) -> Subject | None:
    if value.kind == "literal":
        text = fold(value.text)
        return facts.genre(text) if is_genre and text else None
    node = work.graph.node(value)
    if node is None:
        return None if is_genre or not value.text.startswith("http") else Subject(term=value.text, scheme="other", iri=value.text)  # fmt: skip
    if not is_genre and _is_work(node):
        return None  # a related work
    term = next(iter(node.texts("term")), None)
    if term is None:
        return None
    own = value.kind == "iri" and not value.text.startswith((f"{work.id}#", _DCMI, _COAR))
    code = node.text("term-code")
    scheme, vocabulary = _scheme(node, is_genre=is_genre)
    weight = None
    for text in node.texts("description"):
        if match := _WEIGHT.fullmatch(text):
            weight = int(match[1])
    return Subject(
        term=term, scheme=scheme, code=code, iri=value.text if own else None, vocabulary=vocabulary, weight=weight
    )


def _is_work(node: Described) -> bool:
    return any(map(is_work_class, node.types)) and not node.is_a("schema:DefinedTerm", "skos:Concept")


def _scheme(node: Described, *, is_genre: bool) -> tuple[str, str | None]:
    """The scheme of a term by its set's IRI or name; the name itself where the table does not have it."""
    for value in node.every("term-set"):
        name = node.graph.label(value) or ""
        by_iri = [
            key for key, row in table("subject-schemes").items() if row["iri"] and row["iri"] == value.text.rstrip("/")
        ]
        if by_iri:
            return next((key for key in by_iri if (key == "mesh-publication-type") == is_genre), by_iri[0]), None
        for column in ("label", "words"):
            if key := inverse("subject-schemes", column).get(name.casefold()):
                return key, None
        return "genre" if is_genre else "other", name or None
    return "genre" if is_genre else "other", None


def places(work: Described) -> list[str]:
    """The names of the places that the work is about."""
    return work.texts("coverage")
