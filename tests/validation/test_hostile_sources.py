"""Sources that are made to break a validator end in a finding, in little time and memory."""

from __future__ import annotations

import json

import pytest

import lodpub

BEGUN = '{"@context": "https://schema.org", "@type": "Article", '
SOURCES = {
    "contexts in a row": ('{"@context": [' + ",".join('{"t": "http://example.org/"}' for _ in range(5000)) + "]}", 1),
    "quotes": ('"' * 200_000, 1),
    "code": ("(function (w, d) { w.x = 1; })(window, document);" * 2000, 1),
    "unknown keys": (BEGUN + ",".join(f'"k{n}": {n}' for n in range(300)) + "}", 300),
    "UTF-32": (f'{BEGUN}"nane": "One"}}'.encode("utf-32"), 1),
    "a page of nothing": ("<!DOCTYPE html>\n<html></html>", 0),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_hostile_source_ends_in_few_findings(name):
    text, count = SOURCES[name]
    report = lodpub.validate(text if isinstance(text, bytes) else text.encode())
    assert len([finding for finding in report.findings if finding.severity == "error"]) == count


@pytest.mark.parametrize("name", ["a.ttl", "a.nt", "a.nq", "a.jsonl", "a.html", "a.jsonld", "a.rdf", "a.ris"])
def test_an_empty_file_is_said(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(b" \n")
    [finding] = lodpub.validate(path).findings
    assert finding.rule == "syntax-error"


def test_a_text_without_end_is_looked_at_in_part():
    name = "Smith J, Doe A, " * 200_000
    document = {"@context": "https://schema.org", "@type": "Article", "author": {"@type": "Person", "name": name}}
    found = lodpub.validate(json.dumps(document).encode()).findings
    assert "many-names-in-one" in {finding.rule for finding in found}
    assert all(finding.suggestion is None for finding in found)
