"""JSON-LD contexts: schema.org's derived from the facts, those of CodeMeta and RO-Crate as published; terms sorted."""

from __future__ import annotations

import json
from typing import Any

from facts import PREFIXES, Facts

__all__ = ["codemeta", "ro_crate", "schemaorg"]

_SCHEMA = PREFIXES["schema"]


def schemaorg(found: Facts, prefixes: dict[str, str]) -> str:
    """A property is typed as an IRI when its range holds URL and not Text, as Date when it holds Date and not Text.

    DateTime alone types nothing: so does the context that schema.org publishes.
    """
    ranges: dict[str, set[str]] = {subject.removeprefix(_SCHEMA): set() for subject, _, _ in found}
    for subject, predicate, value in found:
        if predicate == f"{_SCHEMA}rangeIncludes":
            ranges[subject.removeprefix(_SCHEMA)].add(value.removeprefix(_SCHEMA))
    head = {"type": "@type", "id": "@id", "HTML": {"@id": "rdf:HTML"}, "@vocab": _SCHEMA}
    names = prefixes | {p: PREFIXES[p] for p in ("dcmitype", "dcterms", "rdf", "rdfs", "schema", "skos", "xsd")}
    names["xml"] = "http://www.w3.org/XML/1998/namespace"
    terms = {term: {"@id": f"schema:{term}"} | _coercion(span) for term, span in sorted(ranges.items())}
    return _written(head | dict(sorted(names.items())) | terms)


def _coercion(span: set[str]) -> dict[str, str]:
    if "Text" in span:
        return {}
    return {"@type": "@id"} if "URL" in span else {"@type": "Date"} if "Date" in span else {}


def codemeta(published: str) -> str:
    """A CodeMeta context; its ``schema:`` is http, as CodeMeta's own document has it, whatever a copy made of it."""
    context: dict[str, Any] = json.loads(published)["@context"]
    head = {key: context.pop(key) for key in ("type", "id")} | {"schema": _SCHEMA, "codemeta": context["codemeta"]}
    return _written(head | {term: context[term] for term in sorted(context) if term not in head})


def ro_crate(published: str) -> str:
    """An RO-Crate context: from each name to an IRI, without the description around it.

    JSON-LD 1.1 ignores names that look like its keywords, and warns of them; they are left out.
    """
    context = json.loads(published)["@context"]
    return _written({term: context[term] for term in sorted(context) if not term.startswith("@")})


def _written(context: dict[str, Any]) -> str:
    lines = ",\n".join(f"{json.dumps(term)}: {json.dumps(entry)}" for term, entry in context.items())
    return f'{{"@context": {{\n{lines}\n}}}}\n'
