"""What kind of work a node is: by its classes and types in all vocabularies together, the most exact first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from lodpub.crosswalk import inverse, table
from lodpub.readers import facts
from lodpub.readers.linked.graph import Described
from lodpub.vocabulary import load

__all__ = ["is_work_class", "kind"]

_SCHEMA = "http://schema.org/"
_DCMI = "http://purl.org/dc/dcmitype/"
_COAR = "http://purl.org/coar/resource_type/"
_ANY = frozenset({"other", "text", "annotation"})
_BIBO = {"article": "article", "academicarticle": "article", "document": "other", "report": "report", "book": "book"}
"""Classes of BIBO that mean something more general than the first row that has them."""


def kind(work: Described) -> str:
    """The kind of work, ``other`` where nothing tells.

    Where a class, a BIBO class and a COAR type stand together, the row that has them all is meant.
    """
    schema = [name for type in work.types if (name := _schema_class(type))]
    bibo = [type[5:] for type in work.types if type.startswith("bibo:")]
    stated = [value.text for value in work.every("type")]
    coar = [iri[len(_COAR) :].rstrip("/") for iri in stated if iri.startswith(_COAR)]
    dcmi = [iri[len(_DCMI) :] for iri in (*stated, *work.types) if iri.startswith(_DCMI)]
    dcmi += [type[9:] for type in work.types if type.startswith("dcmitype:")]
    words = [text for text in stated if not text.startswith((_COAR, _DCMI))]
    found = _exactly(tuple(schema), tuple(bibo), tuple(dcmi), tuple(coar))
    if found:
        return found
    exact = [
        *(facts.kind_in_words(word.rpartition("/")[2], schema[0] if schema else "", "schemaorg") for word in words),
        *(inverse("work-types", "coar").get(code.casefold()) for code in coar),
    ]
    general = [
        *(inverse("work-types", "schemaorg").get(name.casefold()) for name in schema),
        *(_BIBO.get(name.casefold()) or inverse("work-types", "bibo").get(name.casefold()) for name in bibo),
        *(inverse("work-types", "dcmitype").get(name.casefold()) for name in dcmi),
    ]
    best = next((one for one in (*exact, *general) if one and one not in _ANY), None)
    best = best or next((one for one in (*exact, *general) if one), "other")
    return _nearer(work, best, schema)


def _nearer(work: Described, best: str, schema: list[str]) -> str:
    """An article without more is one of a journal where it has what articles of journals have; a thesis that of its degree."""
    if best == "magazine-article" and schema[:1] == ["Article"]:
        names = {i for value in work.every("identifier") for i in [value.text] if "10." in i}
        scholarly = any(work.has(field) for field in ("pages", "volume", "issue", "issn", "reference", "is-part-of"))
        return "article" if names or scholarly or "doi.org/10." in work.id else "magazine-article"
    if best == "thesis" and work.has("degree"):
        words = " ".join(work.texts("degree"))
        return facts.thesis_kind(words) or best
    return best


@lru_cache(maxsize=4096)
def _exactly(
    schema: tuple[str, ...], bibo: tuple[str, ...], dcmi: tuple[str, ...], coar: tuple[str, ...]
) -> str | None:
    if not (schema or bibo) or not coar:
        return None
    for key, row in table("work-types").items():
        if (
            (row["schemaorg"] in schema if schema else True)
            and ((row["bibo"] or "Document") in bibo if bibo else True)
            and (row["dcmitype"] in dcmi if dcmi else not row["dcmitype"])
            and row["coar"] in coar
        ):
            return key
    return None


@lru_cache(maxsize=4096)
def _schema_class(type: str) -> str | None:
    """The class of the table of kinds that a type of schema.org is, or is below; None for what is no work."""
    if not type.startswith("schema:"):
        return None
    known = inverse("work-types", "schemaorg")
    name = type[7:]
    if name.casefold() in known and name.casefold() != "creativework":
        return _spelt(name)
    iri = _SCHEMA + name
    term = load().term(iri)
    waiting: Iterable[str] = term.parents if term else ()
    for _ in range(6):
        above = [parent.rpartition("/")[2] for parent in waiting]
        if found := next((name for name in above if name.casefold() in known and name != "CreativeWork"), None):
            return _spelt(found)
        waiting = [up for parent in waiting if (term := load().term(parent)) for up in term.parents]
    return "CreativeWork" if name.casefold() == "creativework" or load().is_a(iri, f"{_SCHEMA}CreativeWork") else None


@cache
def _spelt(name: str) -> str:
    """The name as the table has it: the first word of its cell's row where it is only read."""
    key = inverse("work-types", "schemaorg")[name.casefold()]
    words = (table("work-types")[key]["schemaorg"], *table("work-types")[key]["schemaorg_also"].split("|"))
    return next(word for word in words if word.casefold() == name.casefold())


def is_work_class(type: str) -> bool:
    """Whether a type is one of works, in any of the vocabularies.

    >>> is_work_class("schema:Book"), is_work_class("bibo:Thesis"), is_work_class("schema:Person")
    (True, True, False)
    """
    if type.startswith("schema:"):
        return _schema_class(type) is not None
    if type.startswith("bibo:"):
        return type[5:].casefold() in inverse("work-types", "bibo")
    if type.startswith(("dcmitype:", _DCMI)):
        return True
    return type in ("foaf:Document", "dcat:Dataset", "dcterms:BibliographicResource") or type.startswith("fabio:")
