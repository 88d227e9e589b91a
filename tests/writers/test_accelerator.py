"""The accelerator and the plain module give the same bytes, or the same errors, for whatever a tree may hold."""

from __future__ import annotations

import json
import sys
import threading
import tracemalloc

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import records

import lodpub
from lodpub.writers import lines as module
from lodpub.writers.lines import lines, plain

pytestmark = pytest.mark.skipif(module._lines is None, reason="the accelerator was not built")

END = " <urn:graph> .\n"
TEXTS = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=12),
    st.text(st.sampled_from('a"\\\n\r\t\x00\x1f\x7f\x85é\u2028漢𝒜\ud800\udfff_<> '), max_size=40),
    st.integers(0, 3000).map("x".__mul__),
    st.sampled_from(["", "_:b", "_", "https://example.org/é", "https://example.org/a?b=\x01-%F0"]),
    st.sampled_from(["seven\n7", "eight\\n8", "eight__\t", "\teight__", 'sixteen"_letters', "sixteen__letters"]),
)
KEYS = st.one_of(
    st.sampled_from(["name", "@type", "license", "datePublished", "@context", "dcterms:title", "bibo:x"]), TEXTS
)
NUMBERS = st.one_of(st.integers(), st.sampled_from([0, 2**63 - 1, -(2**63), 2**63, 2**70, -(2**70)]))
SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.floats(), st.none(), st.binary(max_size=2))
LITERALS = st.fixed_dictionaries(
    {"@value": TEXTS}, optional={"@language": TEXTS, "@type": st.sampled_from(["xsd:gYear", "schema:Date", "x\ud800"])}
)
LISTS = st.fixed_dictionaries(
    {"@list": st.lists(st.one_of(TEXTS, LITERALS, st.fixed_dictionaries({"@id": TEXTS}), SCALARS), max_size=3)}
)


def nodes(values):
    items = st.one_of(SCALARS, LITERALS, LISTS, values)
    more = st.dictionaries(KEYS, st.one_of(items, st.lists(items, max_size=3)), max_size=4)
    return st.builds(lambda id, known: {"@id": id, **known}, TEXTS, more) | more


TREES = st.recursive(nodes(TEXTS), nodes, max_leaves=12)


def outcome(write, *arguments):
    try:
        return write(*arguments)
    except Exception as error:
        return type(error), str(error)


def fast(tree):
    return module._lines.lines(tree, END)


@settings(deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(TREES)
def test_any_tree(tree):
    assert outcome(lines, tree, " <urn:graph>") == outcome(plain, tree, END)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(records())
def test_whole_records(record):
    for vocab in (None, "schemaorg", "dublincore"):
        tree = lodpub.describe(record, vocab)
        found = fast(tree)
        assert found == plain(tree, END)  # by itself: it did not give up
        list(pyoxigraph.parse(found, format=pyoxigraph.RdfFormat.N_QUADS))
        read_back = json.loads(json.dumps(tree))  # whose keys are other objects
        assert fast(read_back) == found


@pytest.mark.parametrize(
    "tree",
    [
        None,
        [],
        "text",
        {},
        {"@id": None},
        {"@id": 5, "name": "x"},
        {"@id": "a", 5: "x"},
        {"@id": "a", "name": {}},
        {"@id": "a", "name": [["x"]]},
        {"@id": "a", "author": {"@id": 7, "name": "x"}},
        {"@id": "a", "bibo:authorList": {"@list": 5}},
        {"@id": "a", "bibo:authorList": {"@list": [5]}},
        {"@id": "a", "bibo:authorList": {"@list": [{"@list": ["x"]}]}},
        {"@id": "a", "bibo:authorList": {"@list": ("x",)}},
        {"@id": "a", "bibo:authorList": {"@list": [{"@id": "b", "name": "x"}]}},
        {"@id": "a", "name": {"@value": "x"}},
        {"@id": "a", "name": {"@value": "x", "@language": None}},
        {"@id": "a", "@type": True},
        {"@id": "a", "name": {"@value": 1, "@type": "xsd:gYear"}},
        {"@id": "a", "@type": ["Book", ["Book"]]},
        {"@id": "a\ud800", "name": "x"},
    ],
)
def test_what_is_no_description_is_an_error_of_python_or_nothing(tree):
    assert outcome(lines, tree, " <urn:graph>") == outcome(plain, tree, END)


def test_subclasses_are_taken_as_python_takes_them():
    class Text(str):
        pass

    class Node(dict):
        pass

    for tree in (
        {"@id": "urn:a", "name": Text("x"), Text("author"): [Text("y"), Node({"@id": "urn:b", "name": "z"})]},
        Node({"@id": Text("urn:a"), "name": "x"}),
        {"@id": "urn:a", "numberOfPages": type("Int", (int,), {})(3)},
    ):
        assert outcome(lines, tree, " <urn:graph>") == outcome(plain, tree, END)


def test_the_end_must_be_a_text():
    with pytest.raises(TypeError):
        module._lines.lines({"@id": "a"}, b"x")
    with pytest.raises(TypeError):
        module._lines.lines({"@id": "a"})


def test_a_deep_tree_takes_no_stack():
    tree = innermost = {"@id": "urn:0", "name": "x"}
    for number in range(1, 100_000):
        innermost["isPartOf"] = innermost = {"@id": f"urn:{number}", "name": "x"}
    assert fast(tree).count(b"\n") == 199_999
    while "isPartOf" in tree:  # or Python itself goes deep when it lets go of the tree
        tree = tree.pop("isPartOf")


def test_a_text_longer_than_the_buffer():
    tree = {
        "@id": "urn:a",
        "name": '"\n' * 1_000_000,
        "author": [{"@id": f"urn:{n}", "name": "é"} for n in range(5000)],
    }
    assert fast(tree) == plain(tree, END)


def test_an_error_within_python_comes_through(monkeypatch):
    class Halt(BaseException):
        pass

    def halt(name):
        raise Halt

    monkeypatch.setattr(module, "expand", halt)
    with pytest.raises(Halt):
        fast({"@id": "urn:a", "about": {"@value": "x", "@type": "schema:NeverMet"}})


def test_the_tree_may_change_while_a_new_name_is_looked_up(monkeypatch):
    tree = {}

    def change(name):
        module._TYPES.clear()
        for part in [part for value in tree.values() if type(value) is list for part in value] + [*tree.values(), tree]:
            if type(part) is not str:
                part.clear()
        return "urn:" + name

    monkeypatch.setattr(module, "expand", change)
    tree |= {"@id": "urn:a" * 9, "@type": ["Changing" + "1" * 40, "x"], "name": ["x" * 40]}
    start = b"<" + b"urn:a" * 9 + b"> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    assert fast(tree) == start + b"<urn:Changing" + b"1" * 40 + b">" + END.encode()
    tree |= {"@id": "urn:a" * 9, "name": [{"@value": "y" * 40, "@type": "Changing" + "2" * 40}, "z" * 40]}
    assert fast(tree) is None
    items = [{"@value": "y" * 40, "@type": "Changing" + "3" * 40}, "z" * 40]
    tree |= {"@id": "urn:a" * 9, "name": items, "bibo:authorList": {"@list": items}}
    assert fast(tree) is None


def test_threads_do_not_disturb_one_another():
    trees = [{"@id": f"urn:{n}", "name": str(n), "bibo:authorList": {"@list": ["a", "b"]}} for n in range(300)]
    expected = [plain(one, END) for one in trees]
    found: dict[int, list[bytes]] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: [lines(t, END[:-3]) for t in trees]})) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[n] == expected for n in range(4))


TREE = {
    "@context": "https://schema.org",
    "@id": "urn:a",
    "@type": ["Book", "bibo:Book"],
    "name": ['"\né\u2028', "x", {"@value": "x", "@language": "de"}],
    "numberOfPages": 3,
    "about": "\ud800",
    "author": [{"@id": "urn:b", "@type": "Person", "name": "x"}, {"@id": "_:c"}],
    "bibo:authorList": {"@list": [{"@id": "urn:b"}, "plain"]},
}


def test_nothing_leaks():
    kept = [
        TREE,
        TREE["author"],
        TREE["author"][0],
        TREE["name"],
        TREE["@type"],
        TREE["bibo:authorList"]["@list"],
        END,
        None,
    ]
    wrong = {"@id": "urn:a", "name": ["x", {"@id": "urn:b", "name": []}], "author": {"@value": None}}
    strange = {"@id": "urn:a", "author": [{"@id": "urn:b", "name": "x"}, {"@id": "urn:\ud800"}]}

    def often(times):
        for _ in range(times):
            fast(TREE)
            fast(strange)
            outcome(fast, wrong)

    often(1000)
    tracemalloc.start()
    try:
        counts, (before, _) = [sys.getrefcount(one) for one in kept], tracemalloc.get_traced_memory()
        often(3000)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [sys.getrefcount(one) for one in kept] == counts
    assert after - before < 3000
