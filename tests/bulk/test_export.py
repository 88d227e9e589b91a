"""Bulk export: any number of jobs, cut off or not, gives the same bytes; what fails is set aside and can be read again."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

import lodpub
from lodpub import bulk, formats, pipeline, sources
from lodpub.bulk import engine
from lodpub.bulk.work import Task
from lodpub.errors import DataError, UsageError

ROOT = Path(__file__).parent.parent.parent
PAIRS = ROOT / "tests" / "readers" / "pairs"


@pytest.fixture(scope="module")
def dump(tmp_path_factory) -> Path:
    """Eight hundred works in two files, with some that are none."""
    folder = tmp_path_factory.mktemp("dump")
    works = json.loads((PAIRS / "crossref" / "list.json").read_bytes())["message"]["items"]
    lines = []
    for number in range(800):
        work = {**works[number % len(works)], "DOI": f"10.5555/{number}"}
        lines.append(json.dumps(work) if number % 160 != 7 else '{"DOI": "10.5555/bad')
        if number % 200 == 9:
            lines.append('{"nothing": "of a work"}')
    (folder / "a.jsonl").write_text("\n".join(lines[:360]) + "\n")
    with gzip.open(folder / "b.jsonl.gz", "wt") as file:
        file.write("\n".join(lines[360:]))
    return folder


@pytest.fixture
def small(monkeypatch):
    """Groups so small that the dump has many."""
    monkeypatch.setattr("lodpub.syntax.pieces.BLOCK", 8_000)
    monkeypatch.setattr(engine, "BLOCK", 4_000)


def plan(dump, output, to="nquads", **options) -> bulk.Plan:
    return bulk.Plan([str(dump)], Task(to, compression=options.pop("compression", None)), str(output), **options)


def test_any_number_of_jobs_gives_the_same_bytes(dump, tmp_path, small):
    outputs = {}
    for jobs in (1, 2, 3):
        tally, files = bulk.export(plan(dump, tmp_path / f"{jobs}.nq", jobs=jobs))
        assert (tally.read, tally.written, tally.failed) == (795, 795, 9)
        outputs[jobs] = files[0].read_bytes()
    assert outputs[1] == outputs[2] == outputs[3]
    records = [item for item in pipeline.load(str(dump)) if isinstance(item, lodpub.Record)]
    assert outputs[1].decode() == lodpub.export(records, "nquads")


@pytest.mark.parametrize("to", [f.name for f in formats.FORMATS if f.writer])
def test_every_target_is_what_the_library_writes(to, dump, tmp_path):
    source = sorted(PAIRS.glob("*/*.ris"))[0]
    bulk.export(bulk.Plan([str(source)], Task(to), str(tmp_path / "out")))
    assert (tmp_path / "out").read_bytes().decode() == lodpub.export(lodpub.read_all(source), to)


@pytest.mark.parametrize("compression", ["gzip", "bzip2", "xz", "zstd"])
def test_compressed_output_is_one_stream(compression, dump, tmp_path, small):
    bulk.export(plan(dump, tmp_path / "plain", "jsonl"))
    for jobs in (1, 2):
        bulk.export(plan(dump, tmp_path / f"packed{jobs}", "jsonl", compression=compression, jobs=jobs))
    (opened,) = [source.open().read() for source in sources.expand([str(tmp_path / "packed1")])]
    assert opened == (tmp_path / "plain").read_bytes()
    assert (tmp_path / "packed1").read_bytes() == (tmp_path / "packed2").read_bytes()


def test_what_failed_is_set_aside_and_can_be_read_again(dump, tmp_path):
    said = []
    errors = tmp_path / "errors.jsonl"
    bulk.export(plan(dump, tmp_path / "out.nq", errors=str(errors), say=lambda *what: said.append(what)))
    failures = [json.loads(line) for line in errors.read_bytes().splitlines()]
    assert len(failures) == 9 and not said
    first = failures[0]
    assert (
        first["source"].endswith("a.jsonl") and first["line"] == 8 and first["text"].startswith('{"DOI": "10.5555/bad')
    )
    again = tmp_path / "again.jsonl"
    tally, _ = bulk.export(plan(errors, tmp_path / "again.nq", errors=str(again)))
    assert (tally.read, tally.failed) == (0, 9)
    assert again.read_bytes() == errors.read_bytes()
    errors.write_bytes(errors.read_bytes().replace(b"10.5555/bad", b'10.5555/mended\\", \\"type\\": \\"book\\"}'))
    tally, _ = bulk.export(plan(errors, tmp_path / "again.nq"))
    assert (tally.read, tally.failed) == (5, 4)


def test_too_many_failures_end_it_and_leave_no_output(dump, tmp_path):
    with pytest.raises(DataError, match="at most 3"):
        bulk.export(plan(dump, tmp_path / "out.nq", max_errors=3, errors=str(tmp_path / "errors")))
    assert [path.name for path in tmp_path.iterdir()] == ["errors"]


class CutOff(Exception):
    pass


@pytest.mark.parametrize("after", [0, 1, 5, 12])
@pytest.mark.parametrize("split", [None, 120_000])
def test_an_export_that_was_cut_off_goes_on(after, split, dump, tmp_path, small, monkeypatch):
    monkeypatch.setattr(engine, "_SAFE_EVERY", 40_000)
    options = {"split_size": split, "compression": "gzip"}
    (tmp_path / "whole").mkdir()
    bulk.export(plan(dump, tmp_path / "whole" / "out.nq.gz", errors=str(tmp_path / "errors"), **options))
    whole_errors = (tmp_path / "errors").read_bytes()
    (tmp_path / "errors").unlink()
    count = 0

    def cut_off(tally, taken):
        nonlocal count
        count += 1
        if count > after:
            raise CutOff

    (tmp_path / "cut").mkdir()
    output = tmp_path / "cut" / "out.nq.gz"
    with pytest.raises(CutOff):
        bulk.export(plan(dump, output, errors=str(tmp_path / "errors"), watch=cut_off, **options))
    assert not output.exists() and not (tmp_path / "errors").exists()
    tally, files = bulk.export(plan(dump, output, errors=str(tmp_path / "errors"), resume=True, **options))
    assert (tally.read, tally.failed) == (795, 9) and (len(files) > 1) == bool(split)
    assert contents(tmp_path / "whole") == contents(tmp_path / "cut")
    assert (tmp_path / "errors").read_bytes() == whole_errors


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_another_export_does_not_go_on(dump, tmp_path, small, monkeypatch):
    monkeypatch.setattr(engine, "_SAFE_EVERY", 10_000)
    seen = iter(range(20))
    with pytest.raises(StopIteration):
        bulk.export(plan(dump, tmp_path / "out", watch=lambda tally, taken: next(seen)))
    with pytest.raises(UsageError, match="another export"):
        bulk.export(plan(dump, tmp_path / "out", "jsonl", resume=True))
    next(tmp_path.glob(".*part")).unlink()
    with pytest.raises(UsageError, match="gone"):
        bulk.export(plan(dump, tmp_path / "out", resume=True))


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_killed_from_outside_leaves_nothing_half(blow, dump, tmp_path):
    big = tmp_path / "big.jsonl"
    big.write_bytes((dump / "a.jsonl").read_bytes() * 60)
    command = [sys.executable, "-m", "lodpub", "export", str(big), "-o", "out.nq", "--jobs", "2", "--quiet"]
    handed_over = Path(tempfile.mkdtemp())  # where sockets stand too, whose paths must be short
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(handed_over)}
    # what runs in the background of a shell inherits that Ctrl-C is ignored
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    run = subprocess.Popen(
        [*command, "--errors", "e"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, preexec_fn=heeding
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / ".out.nq.part").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(blow)
    _, said = run.communicate(timeout=30)
    assert not (tmp_path / "out.nq").exists() and not (tmp_path / "e").exists() and b"Traceback" not in said
    if blow == signal.SIGINT:
        assert run.returncode == 130, said
        assert not list(tmp_path.glob(".out*"))
    while (left := list(handed_over.glob("lodpub-*"))) and time.monotonic() < deadline:
        time.sleep(0.02)  # the workers are told that their parent is gone
    shutil.rmtree(handed_over)
    assert not left


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_a_clear_error(dump):
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        bulk.export(plan(dump, "/dev/full"))


def test_report_counts_what_was_not_understood(dump, tmp_path):
    work = {
        "DOI": "10.5555/1",
        "type": "book",
        "title": ["T"],
        "mood": "good",
        "part-number": "2",
        "reference-count": 0,
    }
    (tmp_path / "in.jsonl").write_text((json.dumps(work) + "\n") * 3)
    tally, _ = bulk.export(bulk.Plan([str(tmp_path / "in.jsonl")], Task("turtle"), str(tmp_path / "out")))
    report = json.loads(tally.report("turtle", "the graph"))
    assert (report["read"], report["written"], report["failed"]) == (3, 3, 0)
    assert report["unread"] == {"mood": 3, "part-number": 3}


def test_what_was_found_in_the_records_is_counted_by_rule(tmp_path):
    twice = [{"name": "Ada Berg"}, {"name": "Ada Berg"}]
    works = [
        {"DOI": "10.5555/1", "type": "book", "title": ["T"], "ISBN": ["978-0-306-40615-8"], "author": twice},
        {
            "DOI": "10.5555/2",
            "type": "book",
            "title": ["T"],
            "author": [{"name": "Ada", "ORCID": "0000-0000-0000-0000"}],
        },
        {"DOI": "10.5555/3", "type": "book", "title": ["T"], "ISBN": ["978-0-306-40615-7"]},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(work) + "\n" for work in works))
    tally, _ = bulk.export(bulk.Plan([str(tmp_path / "in.jsonl")], Task("turtle"), str(tmp_path / "out")))
    found = {"invalid-isbn": 1, "duplicate-value": 1, "invalid-orcid": 1}
    assert tally.findings == found == json.loads(tally.report("turtle", "the graph"))["findings"]
    rules = [one.rule for one in lodpub.validate(tmp_path / "in.jsonl").findings]
    assert {rule: rules.count(rule) for rule in found} == found


def test_the_report_counts_what_the_target_cannot_carry(tmp_path):
    source = tmp_path / "works.ris"
    source.write_text(
        "TY  - JOUR\nTI  - On hyphens\nJF  - Small Words\nDO  - 10.5555/1\nER  - \n" * 3, encoding="utf-8"
    )
    plan = bulk.Plan([str(source)], Task("oai-dc", counts_losses=True), str(tmp_path / "out.xml"))
    tally, _ = bulk.export(plan)
    assert tally.lost == {}
    plan = plan._replace(sources=["seeds/leveraging-antiprogestins.txt"], task=Task("ris", counts_losses=True))
    tally, _ = bulk.export(plan)
    assert tally.lost["metrics"] == 1 and tally.lost["subjects"] == 3 and "keywords" not in tally.lost
