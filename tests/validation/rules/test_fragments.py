"""Small documents and all that is found in them: what must be found alone, and what must draw nothing.

A line of ``fragments.txt`` is a syntax (``any`` where it is to be found out), what is found (the rule and, after an ``@``, the text that the place points at),
and the document without what all of its kind begin with.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import lodpub

LINES = (Path(__file__).parent / "fragments.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" | ", 2) for line in LINES if line and not line.startswith("#")]
PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
BEGINNINGS = {
    "jsonld": ('{"@context": "https://schema.org", ', "}"),
    "turtle": ("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()), ""),
    "html": ("<!DOCTYPE html><html><head><title>A page</title>", "</body></html>"),
}


@pytest.mark.parametrize(
    ("syntax", "expected", "text"), CASES, ids=[f"{n}-{case[2][:50]}" for n, case in enumerate(CASES)]
)
def test_what_is_found(syntax, expected, text):
    before, after = BEGINNINGS.get(syntax, ("", ""))
    whole = before + re.sub(r"(?<!\\)\\n", "\n", text).replace("\\\\n", "\\n") + after
    report = lodpub.validate(
        whole.encode(), format=syntax if syntax != "any" else None, ignore=["pending-term"], today=date(2026, 1, 1)
    )
    lines = whole.split("\n")
    found = sorted((f.rule, lines[f.line - 1][(f.column or 1) - 1 :]) for f in report.findings)
    wanted = sorted(one.partition("@")[::2] for one in expected.split())
    assert [rule for rule, _ in found] == [rule for rule, _ in wanted]
    assert all(there.startswith(token) for (_, there), (_, token) in zip(found, wanted, strict=True))
