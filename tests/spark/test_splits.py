"""What a cluster is given, and what comes of it, with an engine in this process in place of Spark."""

from __future__ import annotations

import gzip
import io
import json
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from lodpub import bulk, spark
from lodpub.bulk.work import Task
from lodpub.cli import cli
from lodpub.errors import UsageError
from lodpub.sources.ranges import between, line_count, line_ranges
from lodpub.spark.splits import splits

PAIRS = Path(__file__).parent.parent / "readers" / "pairs"


class Here:
    """The part of Spark's interface that is used, one task after another; each is pickled as on its way to a machine."""

    def __init__(self, tries: int = 1) -> None:
        self.sparkContext = self
        self.tries = tries

    def parallelize(self, items, parts):
        assert parts == len(items)
        self.items = items
        return self

    def map(self, work):
        self.work = work
        return self

    def collect(self):
        made = []
        for item in self.items:
            work, given = pickle.loads(pickle.dumps((self.work, item)))
            made += [work(given) for _ in range(self.tries)][-1:]
        return made


@pytest.fixture
def dump(tmp_path) -> Path:
    """Works in a large file of lines, some of them broken, a compressed one, a small BibTeX file, and no record."""
    folder = tmp_path / "dump"
    folder.mkdir()
    works = json.loads((PAIRS / "crossref" / "list.json").read_bytes())["message"]["items"]
    lines = [json.dumps({**works[n % len(works)], "DOI": f"10.5555/{n}", "mood": "good"}) for n in range(200)]
    lines[50] = '{"DOI": "10.5555/bad'
    lines[177] = '{"nothing": "of a work"}'
    (folder / "a.jsonl").write_text("\n".join(lines))
    with gzip.open(folder / "b.jsonl.gz", "wt") as file:
        file.write("\n".join(lines[40:60]))
    (folder / "c.bib").write_text("@article{a, title={One}, year=2020}\n@article{b, title={Two}}\n")
    (folder / "d.txt").write_bytes(b"\x00\x01\x02 nothing")
    return folder


def local(dump: Path, to: str, folder: Path) -> tuple[bulk.Tally, bytes, bytes]:
    plan = bulk.Plan([str(dump), str(folder / "none")], Task(to), str(folder / "local"), errors=str(folder / "errors"))
    tally, (output,) = bulk.export(plan)
    return tally, output.read_bytes(), (folder / "errors").read_bytes()


@pytest.mark.parametrize("to", ["nquads", "jsonl"])
@pytest.mark.parametrize("tries", [1, 2])
def test_the_parts_are_the_local_output(dump, tmp_path, to, tries):
    expected, lines, failed = local(dump, to, tmp_path)
    output = tmp_path / "out"
    tally = spark.export(Here(tries), [str(dump), str(tmp_path / "none")], str(output), to=to, split_size=3_000)
    parts = sorted(output.glob("part-*"))
    assert len(parts) > 5
    assert b"".join(part.read_bytes() for part in parts) == lines
    assert b"".join(part.read_bytes() for part in sorted(output.glob("_errors/part-*"))) == failed
    assert tally == expected
    assert (output / "_SUCCESS").is_file()
    assert not [name for name in tmp_path.iterdir() if name.name.startswith(".")]


def test_compressed_parts(dump, tmp_path):
    spark.export(Here(), str(dump / "c.bib"), str(tmp_path / "out"), to="ntriples", compression="gzip")
    (part,) = (tmp_path / "out").glob("part-*")
    assert part.name == "part-00000.nt.gz"
    assert b"Two" in gzip.decompress(part.read_bytes())


def test_a_folder_that_is_there_stays(dump, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(UsageError, match="is there already"):
        spark.export(Here(), str(dump), str(tmp_path / "out"))
    with pytest.raises(UsageError, match="cannot be written in parts; a cluster writes"):
        spark.export(Here(), str(dump), str(tmp_path / "new"), to="turtle")
    with pytest.raises(UsageError, match="no compression 'rar'"):
        spark.export(Here(), str(dump), str(tmp_path / "new"), compression="rar")


def test_what_breaks_leaves_no_folder(dump, tmp_path):
    class Broken(Here):
        def collect(self):
            super().collect()
            raise RuntimeError("Job aborted\n  org.apache.SparkException: lost\n  MemoryError: all of it\n")

    with pytest.raises(UsageError, match=r"^Spark: MemoryError: all of it$"):
        spark.export(Broken(), str(dump), str(tmp_path / "out"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "out", "--resume"], "--resume is not for --engine spark: a task that fails"),
        (["-o", "out", "--jobs", "2"], "--jobs is not for --engine spark: the cluster says"),
        (["-o", "-"], "--engine spark needs sources by name and a folder to write"),
        (["-o", "s3://bucket/out", "--describe"], "--describe counts what lies on this machine, not s3://bucket/out"),
    ],
)
def test_the_command_refuses_what_a_cluster_cannot_do(options, said):
    done = CliRunner().invoke(cli, ["export", "a.jsonl", "-t", "nquads", "--engine", "spark", *options])
    assert done.exit_code == 2
    assert said in done.output


def test_remote_folders(dump):
    fsspec = pytest.importorskip("fsspec")
    spark.export(Here(), str(dump), "memory://test_remote_folders/out", split_size=3_000)
    files = fsspec.filesystem("memory")
    names = [name.rpartition("/out/")[2] for name in files.find("/test_remote_folders/out")]
    assert {"_SUCCESS", "part-00000.nq", "part-00001.nq"} <= set(names)
    assert any(name.startswith("_errors/part-") for name in names)
    with pytest.raises(UsageError, match="is there already"):
        spark.export(Here(), str(dump), "memory://test_remote_folders/out")


def test_only_files_of_lines_are_cut(tmp_path):
    works = json.loads((PAIRS / "crossref" / "list.json").read_bytes())["message"]["items"]
    (tmp_path / "array.json").write_text(json.dumps(works * 20, indent=1))
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, works * 20)))
    found = [piece for split in splits([str(tmp_path)], None, 2_000) for piece in split.pieces]
    assert [piece.range for piece in found if piece.name.endswith("array.json")] == [None]
    assert len([piece for piece in found if piece.name.endswith("lines.jsonl") and piece.range]) > 3


@given(st.lists(st.sampled_from(b"ab\n"), max_size=40).map(bytes), st.integers(1, 9))
def test_ranges_are_the_file(data, each):
    file = io.BytesIO(data)
    ranges = list(line_ranges(file, len(data), each))
    texts = [between(file, one).read() for one in ranges]
    assert b"".join(texts) == data
    assert all(text.endswith(b"\n") for text in texts[:-1])
    assert sum(line_count(file, one) for one in ranges) == data.count(b"\n")
