"""The fast way over lines of JSON-LD finds what the slow way finds in the same order, over good lines and bad ones."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lodpub
from lodpub.documents.json_places import offsets
from lodpub.documents.jsonlines import lines
from lodpub.validation.checking import Checker
from lodpub.validation.rules import checks
from lodpub.validation.rules.placeholders import placeholders
from lodpub.validation.rules.texts import is_plain
from lodpub.validation.trees import TreeChecker
from tests.strategies import records

TODAY = date(2026, 1, 1)
EXAMPLES = Path(__file__).parent / "examples"
CONTEXTS = [
    "https://schema.org",
    "http://schema.org/",
    ["https://schema.org", {"ex": "http://example.org/", "bibo": "http://purl.org/ontology/bibo/"}],
    {"@vocab": "http://schema.org/", "@language": "en", "url": {"@type": "@id"}, "id": "@id", "type": "@type"},
    {"@vocab": "http://schema.org/", "name": {"@container": "@language"}, "Book": {"@id": "Book", "@context": {}}},
    "https://w3id.org/ro/crate/1.1/context",
    "https://nowhere.org/context",
    {"ex": "http://example.org/"},
]
DOI = "https://doi.org/10.5555/1"
IDS = [
    DOI,
    f"{DOI}#author-1",
    "_:a",
    "10.5555/1",
    "http://orcid.org/0000-0002-1825-0098",
    "ex:a",
    "#a",
    "https://doi.org/",
    "",
]
TYPES = [
    "ScholarlyArticle",
    "Person",
    "PropertyValue",
    "Periodical",
    "PublicationVolume",
    "Boook",
    "bibo:Article",
    "Book",
]
KEYS = [
    *("name", "author", "isPartOf", "pagination", "pageStart", "pageEnd", "keywords", "datePublished", "issn", "nane"),
    *("value", "propertyID", "identifier", "sameAs", "url", "inLanguage", "additionalType", "awards", "abstract"),
    *(
        "familyName",
        "givenName",
        "license",
        "numberOfPages",
        "schema:name",
        "ex:p",
        "bibo:doi",
        "foaf:name",
        "publisher",
    ),
    *("http://schema.org/name", "https://schema.org/name", "@graph", "@reverse", "@index", "@list", "@nowhere"),
]
TEXTS = [
    *(
        "One",
        "One ",
        "one  two",
        "ONE AND TWO IN CAPITALS",
        "SMITH",
        "Smith J, Doe A",
        "",
        "n/a",
        "et al.",
        "<b>x</b> &amp;",
    ),
    *(
        "2021-02-31",
        "2999-01-01",
        "12-11",
        "10.5555/1",
        "10.5555/",
        "DOI",
        "1234-5678",
        "caf\u00c3\u00a9",
        "en",
        'a "q": b',
    ),
    *(
        "An offline linter for linked data that is right about it",
        "\u65e5\u672c\U0001d49c",
        "line\nbreak",
        "http://schema.org/Nowhere",
    ),
]
VALUES = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(IDS),
    st.sampled_from([1, 1.5, 2.0, 2**70, -3, True, None, 1e22]),
    st.builds(
        lambda text, kind: {"@value": text, **kind},
        st.sampled_from(TEXTS),
        st.sampled_from(
            [
                {},
                {"@type": "http://www.w3.org/2001/XMLSchema#date"},
                {"@language": "en"},
                {"@language": "xx-toolonglanguage"},
            ]
        ),
    ),
    st.sampled_from(IDS).map(lambda id: {"@id": id}),
)
HEADS = st.one_of(
    st.just({}),
    st.sampled_from(IDS).map(lambda id: {"@id": id}),
    st.sampled_from(TYPES).map(lambda name: {"@type": name}),
    st.builds(lambda id, names: {"@id": id, "@type": names}, st.sampled_from(IDS), st.lists(st.sampled_from(TYPES))),
)


def objects(inner):
    values = st.one_of(
        inner, st.lists(inner, max_size=3), st.lists(inner, max_size=3).map(lambda found: {"@list": found})
    )
    members = st.dictionaries(st.sampled_from(KEYS), values, max_size=5)
    return st.builds(lambda head, more: {**head, **more}, HEADS, members)


TREES = st.recursive(VALUES, objects, max_leaves=8)
FAST = TreeChecker(Checker(today=TODAY).verdicts)
SLOW = Checker(today=TODAY)


def agree(data: bytes) -> int:
    """How many lines the fast way decides; what it finds is what the slow way finds."""
    decided = 0
    for line in lines([data], "a.jsonl"):
        found = FAST.check(line)
        if found is not None:
            decided += 1
            slow = SLOW.check(line.document())
            assert found == sorted(slow, key=lambda finding: (finding.line or 0, finding.column or 0))
    return decided


@settings(deadline=None, max_examples=400)
@given(
    objects(TREES),
    st.sampled_from(CONTEXTS),
    st.sampled_from([(",", ":"), (", ", ": "), (" , ", " : ")]),
    st.booleans(),
)
def test_any_tree(tree, context, separators, ascii):
    agree(json.dumps({"@context": context, **tree}, separators=separators, ensure_ascii=ascii).encode())
    agree(json.dumps({"@context": context, "@graph": [tree, tree]}, separators=separators).encode())


@settings(deadline=None, max_examples=60)
@given(records())
def test_what_lodpub_writes(record):
    agree(json.dumps(lodpub.describe(record)).encode())


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.jsonld")), ids=lambda path: path.name)
def test_examples(path):
    """Each in one line."""
    agree(path.read_bytes().replace(b"\r", b"").replace(b"\n", b" "))


@pytest.mark.parametrize(
    "line",
    [
        b'{"@context": "https://schema.org", "@type": "Book", "name": "One", "name": "Two"}',
        b'{"@context": "https://schema.org", "@type": "Book", "name": "One", "name" : "Two"}',
        b'{"@context": "https://schema.org", "@type": "Book", "name": "\xff"}',
        b'{"@context": "https://schema.org", "@type": "Book", "name": "One",}',
        b'\xef\xbb\xbf{"@context": "https://schema.org", "@type": "Book", "name": "One"}',
        b'[{"@context": "https://schema.org", "@type": "Book", "name": "One"}]',
        b'{"@context": "https://schema.org", "@type": "Book", "name": "\\ud800"}',
        b'{"@context": "https://schema.org"' + b', "author": {"@type": "Person"' * 300 + b"}" * 301,
        b'{"@context": "https://schema.org"' + b', "author": [{"@type": "Person"' * 70 + b"}]" * 70 + b"}",
        b'{"@context": "https://schema.org", "@type": "Book", "name": "One", "name"\t: "Two"}',
        b'{"@context": "https://schema.org", "@type": "Book", "name": "One", "name"  : "Two"}',
        b'{"@context": "https://schema.org", "ex:a\\\\": "One", "name": "One", "name": "Two"}',
        b'{"@context": "https://schema.org", "@type": "Book", "author": {"@list": "Ada Byron"}}',
    ],
)
def test_what_is_no_plain_line_is_left_to_the_slow_way(line):
    [one] = lines([line], "a.jsonl")
    assert FAST.check(one) is None


@pytest.mark.parametrize("text", [r"\"q\": b", r"\\", r"\\\":", r"one \"two\" : three", "caf\u00e9"])
def test_a_text_that_looks_like_a_key_needs_no_slow_way(text):
    for separator in (":", ": ", " : ", "\t:\t"):
        line = '{"@context"%s"https://schema.org","@type"%s"Book","name"%s"%s"}'.replace("%s", separator, 3) % text
        assert agree(line.encode()) == 1


@pytest.mark.parametrize(
    "more",
    [
        '"Boook"',
        '["http://schema.org/Person", "bibo:Article"]',
        '["http://schema.org/Book", ""]',
        '"n/a"',
        "null",
    ],
)
def test_classes_that_a_property_names_need_no_slow_way(more):
    line = '{"@context": "https://schema.org", "@type": %s, "additionalType": %s, "givenName": "One", "isPartOf": {"@type": "Article"}}'
    decided = sum(agree((line % (kind, more)).encode()) for kind in ('"Thing"', '["Thing", "Book"]', "[]", "null"))
    assert decided == (0 if more == "null" else 4)


@given(st.one_of(st.text(max_size=40), st.sampled_from(TEXTS), st.sampled_from(sorted(placeholders()))))
def test_what_is_plain_is_spared_by_all_who_say_so(text):
    if is_plain(text):
        assert not [check.rule for check in checks() if check.spares_prose and check.hint(text)]


def test_most_texts_are_plain():
    assert all(
        map(is_plain, ["Ada Byron", "x", "2021", "Caf\u00e9 \u2013 na\u00efve", "\u65e5\u672c", "A (b), c: d; 'e'"])
    )


def test_what_is_kept_is_limited(monkeypatch):
    monkeypatch.setattr("lodpub.validation.tree_nodes._MOST_VALUES", 10)
    monkeypatch.setattr("lodpub.validation.tree_nodes._MOST_SHAPES", 10)
    data = b"\n".join(
        json.dumps({"@context": "https://schema.org", "@type": "Book", "name": f"One {n} ", f"p{n}": n}).encode()
        for n in range(40)
    )
    assert agree(data) == 40


def test_most_lines_are_decided(corpus):
    works = (corpus / "crossref" / "_all.jsonl").read_bytes()
    every = [record for record in lodpub.read_all(works, format="crossref") if isinstance(record, lodpub.Record)]
    data = b"\n".join(json.dumps(lodpub.describe(record)).encode() for record in every)
    assert agree(data) > 0.9 * len(every)


@given(TREES, st.sampled_from([(",", ":"), (" ,\t", " : ")]))
def test_places_are_those_of_the_values(tree, separators):
    text = json.dumps(tree, separators=separators, ensure_ascii=False)
    paths = list(_paths(tree, None))
    found = offsets(text.encode(), [path for path, _ in paths])
    for path, value in paths:
        key_at, at = found[path]
        assert json.JSONDecoder().raw_decode(text, at)[0] == value
        if path is not None and isinstance(path[1], str):
            assert json.JSONDecoder().raw_decode(text, key_at)[0] == path[1]


def _paths(value, path):
    yield path, value
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _paths(inner, (path, step))
