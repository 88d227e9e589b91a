"""Profiles over a source of many records: each record is looked at, and what fits none of them says so once."""

from __future__ import annotations

import json

import lodpub

WORK = {
    "@context": {"schema": "http://schema.org/"},
    "@id": "https://doi.org/10.5072/1",
    "@type": "schema:Book",
    "schema:name": "One",
}


def rules(data: bytes, format: str, profile: str) -> list[str]:
    report = lodpub.validate(data, profiles=[profile], select=[profile], format=format)
    return sorted(finding.rule for finding in report.findings)


def lines(*works: dict) -> bytes:
    return "".join(json.dumps(work) + "\n" for work in works).encode()


def triples(count: int, cited: int = 0) -> bytes:
    written = []
    for number in range(count):
        subject = f"<https://doi.org/10.5072/{number}>"
        written.append(f"{subject} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Dataset> .")
        written += [f"{subject} <http://schema.org/citation> <https://doi.org/10.1/{n}> ." for n in range(cited)]
        written += [f'<https://doi.org/10.1/{n}> <http://schema.org/name> "{n}" .' for n in range(cited)]
        written += [
            f"<https://doi.org/10.1/{n}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Dataset> ."
            for n in range(cited)
        ]
    return "\n".join(written).encode() + b"\n"


def test_a_profile_that_fits_no_record_says_so_once():
    works = [{**WORK, "@id": f"https://doi.org/10.5072/{number}"} for number in range(3)]
    assert rules(lines(*works), "jsonl", "google-dataset") == ["google-dataset"]
    assert rules(triples(1500).replace(b"Dataset", b"Book"), "ntriples", "google-dataset") == ["google-dataset"]
    works = b'[{"id": "1", "type": "book", "title": "A"}, {"id": "2", "type": "book", "title": "B"}]'
    assert rules(works, "csl", "google-dataset") == ["google-dataset"]


def test_a_profile_that_fits_one_of_the_records_says_nothing_of_the_others():
    works = [{**WORK, "@id": f"https://doi.org/10.5072/{number}"} for number in range(3)]
    works[1]["@type"] = "schema:Dataset"
    found = rules(lines(*works), "jsonl", "google-dataset")
    assert "google-dataset" not in found and found.count("google-dataset/description") == 1


def test_each_record_of_a_dump_is_looked_at():
    found = rules(triples(1500), "ntriples", "google-dataset")
    assert found.count("google-dataset/name") == found.count("google-dataset/description") == 1500


def test_a_long_record_is_one_work():
    """A work with more statements than a record of a stream has by default: what it cites is no work of the dump."""
    data = triples(1, cited=1200)
    assert len(data.splitlines()) > 2_000
    assert rules(data, "ntriples", "google-dataset").count("google-dataset/description") == 1
