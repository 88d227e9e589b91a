"""XML in pieces, and what hostile documents may not do."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from lodpub.errors import ReadError
from lodpub.syntax.xml import elements
from lodpub.values.markup import clean


def read(data: bytes | str, *tags: str) -> list[object]:
    """What `elements` gives: (line, text) of the good ones, the message of the error."""
    raw = data.encode() if isinstance(data, str) else data
    return [
        str(found) if isinstance(found, ReadError) else (found.line, found.raw() or "")
        for found in elements(raw, "x.xml", set(tags))
    ]


LAUGHS = "<!DOCTYPE r [\n<!ENTITY a 'ha'>\n" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (LAUGHS + "]><r><a>&i;</a></r>", "x.xml:2: found a declaration of XML entities"),
        ("<!DOCTYPE r [<!ENTITY e SYSTEM 'secret.txt'>]><r><a>&e;</a></r>", "x.xml:1: found a declaration of"),
        ("<r>\n<a>x</b></r>", "x.xml:2: found XML that does not parse (mismatched tag)"),
        ("\n\n<r>\n<a>x</b></r>", "x.xml:4: found XML that does not parse (mismatched tag)"),
        ("<a>" * 5000, "x.xml:1: found elements nested 500 deep"),
        ("<r>\n<a>\x01</a></r>", "x.xml:2: found XML that does not parse"),
        ("", "x.xml:1: found XML that does not parse (no element found)"),
    ],
)
def test_bad_documents_say_where(data, message):
    begun = time.perf_counter()
    assert read(data, "a")[-1].startswith(message)
    assert time.perf_counter() - begun < 1


def test_what_stands_before_a_break_is_read():
    assert read("<r><a>one</a>\n<a>two</a><a>thr", "a")[:2] == [(1, "one"), (2, "two")]
    assert "x.xml:2: found XML that does not parse" in read("<r><a>one</a>\n<a>two</a><a>thr", "a")[2]


def test_names_have_no_namespace_and_the_outermost_element_counts():
    data = "<m:r xmlns:m='urn:m' xmlns:x='urn:x'><m:a x:href='1' href='2' x:role='3'><m:a/><b/></m:a></m:r>"
    [found] = elements(data.encode(), "x.xml", {"a"})
    assert (found.name, [one.name for one in found.elements()]) == ("a", ["a", "b"])
    assert (found.get("href"), found.get("role"), found.get("role")) == ("2", "3", None)


def test_text_goes_through_clean_once():
    data = "<!DOCTYPE r PUBLIC 'x' 'http://example.org/x.dtd'><r><a>R&amp;D, &lt;i&gt;E. coli&lt;/i&gt;</a><a>a &lt; b<sup>2</sup> &alpha; &nix;</a></r>"
    assert [clean(found) for _, found in read(data, "a")] == ["R&D, E. coli", "a < b² α &nix;"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_holds(encoding):
    name = encoding.removesuffix("-sig")
    assert read(f"<?xml version='1.0' encoding='{name}'?><r><a>é</a></r>".encode(encoding), "a") == [(1, "é")]


def test_memory_does_not_grow_with_the_number_of_elements_nor_lines_stop():
    data = b"<r>" + b"<a>\n<b>some text in it</b></a>" * 100_000 + b"</r>"
    tracemalloc.start()
    for found in elements(data, "x.xml", {"a"}):
        last = found.line
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert last > 65_535


def test_what_nobody_took_is_left_over():
    [found] = elements(b"<r>\n<name xml:lang='en'>Ada</name>\n<mood level='2'>go<b>od</b></mood></r>", "x.xml", {"r"})
    assert found.text("name") == "Ada"
    assert list(found.leftovers()) == [
        (2, "name@lang: en"),
        (3, "mood@level: 2"),
        (3, "mood: go"),
        (3, "mood.b: od"),
    ]


def test_an_unknown_or_wrong_encoding_does_not_stop_the_reading():
    assert read("<?xml version='1.0' encoding='windows-1251'?><r><a>Ж</a></r>".encode("cp1251"), "a") == [(1, "Ж")]
    assert read("<?xml version='1.0' encoding='nonsense'?><r><a>é</a></r>".encode("cp1252"), "a") == [(1, "é")]
    assert read("<?xml version='1.0' encoding='utf-16'?><r><a>é</a></r>".encode(), "a") == [(1, "é")]
