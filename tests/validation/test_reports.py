"""Every report format says the same findings, and other programs can read it, whatever text was found."""

from __future__ import annotations

import json
import re

import jsonschema
import pyoxigraph
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from sarif_schema import schema

from lodpub.validation.report import Finding, Report, Tally
from lodpub.validation.reports import NAMES, text, writer

SH = "http://www.w3.org/ns/shacl#"
texts = st.text(st.characters(codec="utf-8"), max_size=12)
maybe = st.none() | texts
findings = st.builds(
    Finding,
    rule=st.sampled_from(["wrong-case", "invalid-doi", "syntax-error"]),
    severity=st.sampled_from(["error", "warning", "info"]),
    message=texts,
    source=st.sampled_from(["a.ttl", "in a folder/b c.html", "/data/x,y.jsonld", "<stdin>", "<bytes>"]),
    line=st.none() | st.integers(1, 9),
    column=st.none() | st.integers(1, 9),
    subject=maybe | st.sampled_from(["_:b0", "_:b-é", "http://example.org/1", "not absolute", "urn:x:<y>"]),
    property=maybe | st.just("citation_title"),
    value=maybe,
    suggestion=maybe,
)


def written(name: str, found: list[Finding]) -> str:
    return "".join(writer(name)(found, Report(found, sources=2, records=3)))


@settings(deadline=None, max_examples=60)
@given(st.lists(findings, max_size=4))
def test_programs_read_every_finding_back(found):
    read = json.loads(written("json", found))
    assert [Finding(**item) for item in read["findings"]] == found
    assert read["summary"]["records"] == 3
    assert sum(read["summary"]["rules"].values()) == len(found)

    (run,) = json.loads(written("sarif", found))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [f.rule for f in found]
    for result, finding in zip(run["results"], found, strict=True):
        region = result["locations"][0]["physicalLocation"].get("region", {})
        assert region.get("startLine") == finding.line
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[finding.severity]
        assert result["message"]["text"].startswith(finding.message)

    store = pyoxigraph.Store()
    store.bulk_load(written("turtle", found).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    count = f"SELECT ?r ?m WHERE {{ ?x <{SH}result> ?r . ?r a <{SH}ValidationResult> ; <{SH}focusNode> ?f ; \
        <{SH}resultSeverity> ?s ; <{SH}sourceConstraintComponent> ?c ; <{SH}resultMessage> ?m }}"
    assert len(list(store.query(count))) == len(found)
    conforms = f"ASK {{ ?r a <{SH}ValidationReport> ; <{SH}conforms> {'false' if found else 'true'} }}"
    assert bool(store.query(conforms))


@settings(deadline=None, max_examples=60)
@given(st.lists(findings, max_size=4))
def test_people_and_code_hosts_get_one_harmless_line_a_finding(found):
    lines = written("text", found).split("\n")
    assert len(lines) == len(found) + 2
    assert all(line.isprintable() for line in lines)
    commands = written("github", found).split("\n")
    assert len(commands) == len(found) + 1
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) and "\r" not in line for line in commands[:-1])


def test_text_says_the_place_the_fix_and_the_counts():
    found = [
        Finding(rule="a-rule", severity="error", message="Bad", source="a.ttl", line=3, column=5, suggestion="good"),
        Finding(rule="b-rule", severity="warning", message="Odd", source="a.ttl", line=4),
        Finding(rule="a-rule", severity="info", message="Hm", source="b.ttl"),
    ]
    tally = Tally(sources=2, records=1200)
    for finding in found:
        tally.count(finding)
    assert "".join(text.write(found, tally)).splitlines() == [
        "a.ttl:3:5: error[a-rule] Bad (write: good)",
        "a.ttl:4: warning[b-rule] Odd",
        "b.ttl: info[a-rule] Hm",
        "Found 1 error, 1 warning and 1 remark in 1,200 records of 2 sources.",
    ]
    assert text.statistics(tally) == "2  a-rule\n1  b-rule\n"
    assert "\x1b[1;31merror[a-rule]\x1b[0m Bad" in "".join(text.in_colour(found, tally))


@pytest.mark.parametrize("name", NAMES)
def test_reports_are_written_as_the_findings_come(name):
    """A report over a million records is not held in memory: the first finding is out before the second is asked for."""
    asked = []

    def coming():
        for number in range(3):
            asked.append(number)
            yield Finding(rule="a-rule", severity="error", message=f"No {number}", source="a.ttl")

    pieces = writer(name)(coming(), Tally())
    while "No 0" not in next(pieces):
        pass
    assert len(asked) <= 1


SARIF = jsonschema.Draft4Validator(schema())
REFERENCE = re.compile(r"[\w.~!$&'()*+,;=:@/?#%\[\]-]*", re.ASCII)


@settings(deadline=None, max_examples=60)
@given(st.lists(findings, max_size=4))
def test_sarif_is_what_its_schema_asks_for_and_what_code_hosts_need(found):
    log = json.loads(written("sarif", found))
    SARIF.validate(log)
    (run,) = log["runs"]
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert len(described) == len(run["tool"]["driver"]["rules"])
    for rule in described.values():
        for part in ("shortDescription", "fullDescription", "help"):
            assert rule[part]["text"]
    for result in run["results"]:
        assert result["ruleId"] in described and result["level"] in ("error", "warning", "note")
        (location,) = result["locations"]
        assert REFERENCE.fullmatch(location["physicalLocation"]["artifactLocation"]["uri"])
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(hashes)) == len(hashes)


def test_the_schema_of_sarif_finds_faults():
    log = json.loads(written("sarif", [Finding(rule="a", severity="error", message="m", source="a.ttl", line=1)]))
    SARIF.validate(log)
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        SARIF.validate(log)


@pytest.mark.parametrize(
    ("rule", "address"),
    [
        ("datacite-4/title", "https://datacite-metadata-schema.readthedocs.io/en/4.6/properties/title/"),
        ("google-article/headline", "https://developers.google.com/search/docs/appearance/structured-data/article"),
        ("google-article", None),
        ("shacl/PersonShape", None),
        ("invalid-doi", None),
    ],
)
def test_sarif_describes_the_rules_of_profiles_and_of_shapes_too(rule, address):
    found = Finding(rule=rule, severity="warning", message="What was found", source="a.ttl")
    log = json.loads(written("sarif", [found]))
    SARIF.validate(log)
    (described,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert described.get("helpUri") == address
    assert described["help"]["text"] and described["fullDescription"]["text"]


def test_a_result_is_known_again_when_its_lines_have_moved():
    """Code hosts take results of the same fingerprint for one; labels of blank nodes are counted through a file."""

    def hashes(*found: Finding) -> list[str]:
        results = json.loads(written("sarif", list(found)))["runs"][0]["results"]
        return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]

    def finding(line: int, subject: str, source: str = "a.ttl") -> Finding:
        return Finding(
            rule="invalid-doi", severity="error", message="m", source=source, line=line, subject=subject, value="10.1"
        )

    assert hashes(finding(3, "_:b0")) == hashes(finding(9, "_:b4"))
    assert hashes(finding(3, "urn:x:1")) != hashes(finding(3, "urn:x:2"))
    assert hashes(finding(3, "urn:x:1")) != hashes(finding(3, "urn:x:1", "b.ttl"))
    first, second = hashes(finding(3, "_:b0"), finding(5, "_:b1"))
    assert first != second


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("data/a b.ttl", "data/a%20b.ttl"),
        ("./data/a.ttl", "data/a.ttl"),
        ("a:b.ttl", "a%3Ab.ttl"),
        ("/data/a.ttl", "file:///data/a.ttl"),
        ("<stdin>", "%3Cstdin%3E"),
        ("https://example.org/a b.html", "https://example.org/a%20b.html"),
        ("a\udcff.ttl", "a%3F.ttl"),
    ],
)
def test_sarif_names_files_as_code_hosts_find_them(source, uri):
    found = Finding(rule="a", severity="error", message="m", source=source)
    (result,) = json.loads(written("sarif", [found]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


SHAPES_OF_REPORTS = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <urn:t:> .
:Report sh:targetClass sh:ValidationReport ; sh:nodeKind sh:BlankNodeOrIRI ;
    sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ,
        [ sh:path sh:result ; sh:class sh:ValidationResult ] .
:One sh:targetNode sh:ValidationReport ; sh:property [ sh:path [ sh:inversePath <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ] ; sh:minCount 1 ; sh:maxCount 1 ] .
:Result sh:targetClass sh:ValidationResult ;
    sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path sh:resultPath ; sh:maxCount 1 ; sh:nodeKind sh:BlankNodeOrIRI ] ,
        [ sh:path sh:value ; sh:maxCount 1 ] ,
        [ sh:path sh:sourceShape ; sh:maxCount 1 ; sh:nodeKind sh:BlankNodeOrIRI ] ,
        [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( sh:Violation sh:Warning sh:Info ) ] ,
        [ sh:path sh:resultMessage ; sh:or ( [ sh:datatype xsd:string ] [ sh:datatype <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> ] ) ] ,
        [ sh:path [ sh:inversePath sh:result ] ; sh:minCount 1 ; sh:maxCount 1 ] .
"""
"""What SHACL, section 3.6, asks of a report and of its results."""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL uses what rdflib will drop
@settings(deadline=None, max_examples=20)
@given(st.lists(findings, max_size=4))
def test_the_report_in_turtle_is_one_of_shacl(found):
    report = rdflib.Graph().parse(data=written("turtle", found), format="turtle")
    conforms, _, text = pyshacl.validate(report, shacl_graph=SHAPES, inference="none")
    assert conforms, text


SHAPES = rdflib.Graph().parse(data=SHAPES_OF_REPORTS, format="turtle")


def test_github_takes_its_own_signs_as_text():
    finding = Finding(
        rule="a:b,c", severity="error", message="50% of\r\nlines: a, b", source="a:b,c%.ttl", line=2, column=3
    )
    assert written("github", [finding]) == (
        "::error file=a%3Ab%2Cc%25.ttl,line=2,col=3,title=a%3Ab%2Cc::50%25 of%0D%0Alines: a, b\n"
    )
