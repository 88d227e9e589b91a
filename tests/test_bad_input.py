"""Whatever comes in: a clear error of one line, or an output that is safe and whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import html5lib
import pyoxigraph
import pytest

import lodpub
from lodpub.formats import FORMATS
from lodpub.record import Contributor, License, Link, Person, Record

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "leveraging-antiprogestins.txt"
SYNTAXES = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}


def run(*arguments: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "lodpub", *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        input=data,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def page(title: str = "On hyphens", authors: str = "Ada Example, Bo Sample", abstract: str = "") -> str:
    return (
        f"{title}\n\n{authors}\n\nResearch output: Contribution to journalArticle\n\n{abstract}\n\n"
        "Original languageEnglish\nJournalTests\nIssue number8\nStatePublished - 2021\n"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "<stdin>: found an empty file, expected"),
        (b" \r\n\t", "<stdin>: found an empty file, expected"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "<stdin>: found a JPEG image, expected text"),
        (b"\x00\x01\x02" * 1000, "<stdin>: found binary data, expected text"),
        (
            b"Research output: Contribution to journalArticle\n\nIssue number8\nOriginal languageEnglish\n",
            "found no title",
        ),
    ],
)
@pytest.mark.parametrize("command", ["export", "inspect"])
def test_what_is_no_record_is_one_line_on_standard_error(command, data, words):
    result = run(command, data=data)
    (line,) = result.stderr.decode().splitlines()
    assert result.returncode == 1 and result.stdout == b"" and line.startswith("lodpub: error: ") and words in line


@pytest.mark.parametrize(
    "title",
    [
        'On </script><script>alert(1)</script> and "quotes"',
        "<!-- <script> --> & &amp; ]]> \\u003c \\",
        "'''\"\"\" ^^<x> @en . ;",
        "<?xml version='1.0'?> <!DOCTYPE x> <![CDATA[ x",
    ],
)
def test_a_hostile_title_is_text_in_every_format(title):
    record = Record(kind="article", title=title, url="https://example.org/1")
    expected = pyoxigraph.Literal(title)
    for name, syntax in SYNTAXES.items():
        found = list(pyoxigraph.parse(lodpub.export(record, name).encode(), format=syntax))
        assert any(quad.object == expected for quad in found), name
    assert json.loads(lodpub.export(record, "jsonld"))["name"] == title
    html = f"<!DOCTYPE html><html><head><title>x</title>{lodpub.export(record, 'html')}</head><body></body></html>"
    tree = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(html)
    (script,) = tree.iter("script")
    assert json.loads(script.text)["name"] == title
    assert [m.get("content") for m in tree.iter("meta") if m.get("name") == "citation_title"] == [title]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_encodings_give_the_same_record(encoding):
    text = page("Über façades", abstract="Naïve words stand here. " * 20)
    assert lodpub.export(lodpub.read(text.encode(encoding)), "ntriples") == lodpub.export(
        lodpub.read(text.encode()), "ntriples"
    )


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\u2028"])
def test_line_ends_make_no_difference(newline):
    text = page(abstract="Plain words stand here. " * 20)
    assert lodpub.read(text.replace("\n", newline).encode()) == lodpub.read(text.encode())


def test_control_characters_do_not_reach_the_output():
    record = lodpub.read(page("On\x07 hy\x01phens\x1b[31m"[:20], abstract="Words \x0b\x7f here. " * 20).encode())
    assert record.title == "On hyphens[31m"
    for format in FORMATS:
        if format.writer:
            text = lodpub.export(record, format.name).replace("\r\n", "\n")
            assert not [c for c in text if (c < " " and c not in "\n\t") or "\x7f" <= c < "\xa0"], format.name


def cost(record: Record, name: str) -> int:
    """The Python functions that an export calls: no clock, the same on every machine."""
    calls = 0

    def count(_frame: object, event: str, _value: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        lodpub.export(record, name)
    finally:
        sys.setprofile(None)
    return calls


def crowd(number: int) -> Record:
    return Record(
        kind="article",
        title="T",
        url="https://example.org/1",
        contributors=tuple(
            Contributor(agent=Person(name=f"Ada{i} B", given=f"Ada{i}", family="B")) for i in range(number)
        ),
        licenses=tuple(License(url=f"https://example.org/licence/{i}", label="L") for i in range(number)),
        links=tuple(Link(url=f"https://example.org/file/{i}", rel="fulltext") for i in range(number)),
    )


@pytest.mark.parametrize("name", [format.name for format in FORMATS if format.writer])
def test_the_work_of_writing_grows_with_the_record(name):
    cost(crowd(3), name)  # what is loaded at the first use
    assert cost(crowd(400), name) < 4.4 * cost(crowd(100), name)


def test_ten_thousand_authors_are_all_there():
    authors = ", ".join(f"Ada{i} Example{i}" for i in range(10_000))
    record = lodpub.read(page(authors=authors).encode())
    assert [c.agent.name for c in record.contributors] == authors.split(", ")
    assert lodpub.export(record, "html").count('"citation_author"') == 10_000
    assert lodpub.export(record, "turtle").count("foaf:familyName") == 10_000


def test_a_page_of_megabytes_gives_its_record():
    record = lodpub.read(page(abstract="Plain words stand here, and more of them. " * (5 * 1024 * 1024 // 42)).encode())
    assert record.title == "On hyphens" and record.issue == "8" and len(record.abstract) > 5_000_000
    assert len(lodpub.export(record, "html")) > 15_000_000


@pytest.mark.parametrize("name", ["jsonld", "turtle", "rdfxml", "html"])
def test_the_same_bytes_under_any_hash_seed(name):
    outputs = {run("export", str(SEED), "-t", name, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "random")}
    assert len(outputs) == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell that closes streams")
@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("export {seed} >&-", b"standard output: it is closed"),
        ("export {seed} -t turtle >&-", b"standard output: it is closed"),
        ("validate {seed} >&-", b"standard output: it is closed"),
        ("export <&-", b"standard input is closed"),
        ("inspect - <&-", b"standard input is closed"),
        ("export {seed} > /dev/full", b"standard output: No space left on device"),
        ("inspect {seed} > /dev/full", b"No space left on device"),
        ("--help > /dev/full", b"No space left on device"),
    ],
)
def test_streams_that_are_closed_or_full_are_told(command, words):
    if "/dev/full" in command and not os.path.exists("/dev/full"):
        pytest.skip("no device that is full")
    line = f"{sys.executable} -m lodpub {command.format(seed=SEED)}"
    done = subprocess.run(
        line, shell=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 2 and words in done.stderr and b"Traceback" not in done.stderr and not done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a shell with pipes")
@pytest.mark.parametrize(
    "command", ["export {seed} -t turtle", "inspect {seed}", "formats", "validate {seed}", "cite --help"]
)
def test_a_reader_that_leaves_is_no_error(command):
    line = f"{sys.executable} -m lodpub {command.format(seed=SEED)} | head -c 1"
    done = subprocess.run(
        line, shell=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert len(done.stdout) == 1 and done.stderr == b""


def test_a_folder_without_files_is_told(tmp_path):
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    for command in ("export", "inspect", "validate"):
        done = run(command, str(tmp_path))
        assert done.returncode == 1 and b"found a folder without files" in done.stderr + done.stdout
    done = run("export", str(tmp_path), str(SEED))
    assert done.returncode == 1 and b"Kamaraju" in done.stdout


def test_a_read_only_file_stays(tmp_path):
    output = tmp_path / "page.ttl"
    output.write_text("mine", encoding="utf-8")
    output.chmod(0o444)
    done = run("export", str(SEED), "-o", str(output))
    assert done.returncode == 2 and done.stderr.endswith(b"page.ttl: the file is read-only\n")
    assert output.read_text(encoding="utf-8") == "mine" and [p.name for p in tmp_path.iterdir()] == ["page.ttl"]
