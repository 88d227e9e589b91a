"""Every report format says the same findings, and other programs can read it, whatever text was found."""

from __future__ import annotations

import json
import re

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


SARIF = {
    "log": {"$schema", "version!", "runs!"},
    "run": {"tool!", "results", "columnKind"},
    "tool": {"driver!"},
    "driver": {"name!", "rules"},
    "rule": {"id!", "shortDescription", "fullDescription", "defaultConfiguration"},
    "result": {"ruleId", "ruleIndex", "level", "message!", "locations", "properties"},
    "physicalLocation": {"artifactLocation", "region"},
    "region": {"startLine", "startColumn"},
}
"""The members that SARIF 2.1.0 has, of those that are written; with a mark those that it requires."""


@settings(deadline=None, max_examples=60)
@given(st.lists(findings, max_size=4))
def test_sarif_has_the_members_that_its_schema_allows(found):
    def check(kind, part):
        assert {name for name in SARIF[kind] if name[-1] == "!"} <= {f"{name}!" for name in part}
        assert set(part) <= {name.rstrip("!") for name in SARIF[kind]}

    log = json.loads(written("sarif", found))
    check("log", log)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0" and run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    check("run", run)
    check("tool", run["tool"])
    check("driver", run["tool"]["driver"])
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    for rule in run["tool"]["driver"]["rules"]:
        check("rule", rule)
        assert rule["shortDescription"]["text"] and rule["defaultConfiguration"]["level"] in (
            "error",
            "warning",
            "note",
        )
    for result in run["results"]:
        check("result", result)
        (location,) = result["locations"]
        check("physicalLocation", location["physicalLocation"])
        check("region", region := location["physicalLocation"].get("region", {"startLine": 1}))
        assert all(number >= 1 for number in region.values())
        assert re.fullmatch(r"[\w.~!$&'()*+,;=:@/?#%\[\]-]*", location["physicalLocation"]["artifactLocation"]["uri"])


def test_github_takes_its_own_signs_as_text():
    finding = Finding(
        rule="a:b,c", severity="error", message="50% of\r\nlines: a, b", source="a:b,c%.ttl", line=2, column=3
    )
    assert written("github", [finding]) == (
        "::error file=a%3Ab%2Cc%25.ttl,line=2,col=3,title=a%3Ab%2Cc::50%25 of%0D%0Alines: a, b\n"
    )
