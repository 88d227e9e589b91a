"""Files, folders, patterns, standard input, addresses, compressed files and archives become streams of bytes, in order."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile

import pytest

import lodpub
from lodpub import sources
from lodpub.errors import ReadError
from lodpub.sources.compression import zstd

COMPRESSED = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd().compress}
TEXT = b"".join(b"line %d\n" % n for n in range(100_000))


def contents(*arguments) -> dict[str, bytes | str]:
    found: dict[str, bytes | str] = {}
    for source in sources.expand(arguments):
        try:
            found[source.name] = source.open().read()
        except (OSError, ReadError) as error:
            found[source.name] = str(error)
    return found


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name if name.startswith("__") else name.replace("_", "."), data)
    return file.getvalue()


def taped(mode: str = "w", **members: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name.replace("_", "."))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


class Trickle(io.RawIOBase):
    """A pipe that gives three bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self.rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        return self.rest.readinto(memoryview(buffer)[:3])


@pytest.mark.parametrize("suffix", COMPRESSED)
def test_compressed_files_are_known_by_their_content(suffix, tmp_path):
    path = tmp_path / "no-suffix"
    path.write_bytes(COMPRESSED[suffix](TEXT))
    assert contents(str(path)) == {str(path): TEXT}
    two = COMPRESSED[suffix](TEXT[:100]) + COMPRESSED[suffix](TEXT[100:])
    assert contents(two) == {"<bytes>": TEXT}
    assert "complete file" in contents(COMPRESSED[suffix](TEXT)[:-30])["<bytes>"]


@pytest.mark.parametrize("outside", [lambda data: data, *COMPRESSED.values()])
@pytest.mark.parametrize("file", [io.BytesIO, Trickle])
def test_members_of_archives_come_one_after_another(outside, file):
    inside = {"a_json": b"first", "b_json_gz": gzip.compress(b"second"), "c_zip": zipped(d_txt=b"third")}
    wanted = {"a.json": b"first", "b.json.gz": b"second", "c.zip!d.txt": b"third"}
    for archive in (
        zipped(**inside, **{"__MACOSX/a.json": b"x", ".hidden": b"x"}),
        taped(**inside),
        taped("w:gz", **inside),
    ):
        found = contents(file(outside(archive)))
        assert found == {f"<stream>!{name}": data for name, data in wanted.items()}


def test_folders_and_patterns_are_in_order_without_hidden_files(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".hidden", ".git/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    names = [os.path.relpath(name, tmp_path) for name in contents(str(tmp_path))]
    assert names == ["a.txt", "b/10.txt", "b/2.txt"]
    assert list(contents(f"{tmp_path}/*/*.txt")) == [f"{tmp_path}/b/10.txt", f"{tmp_path}/b/2.txt"]
    assert sources.size([str(tmp_path)]) == len("a.txtb/2.txtb/10.txt")


def test_what_is_missing_says_so_and_the_rest_goes_on(tmp_path):
    (tmp_path / "there").write_text("x")
    found = contents(f"{tmp_path}/missing", f"{tmp_path}/*.nothing", f"{tmp_path}/there")
    assert ["No such file" in str(v) for v in found.values()] == [True, True, False]


def test_a_name_with_a_pattern_in_it_is_a_file(tmp_path):
    (tmp_path / "a[1].txt").write_text("x")
    assert list(contents(f"{tmp_path}/a[1].txt").values()) == [b"x"]


def test_addresses_are_read_through_fsspec():
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://dump/1.jsonl.gz", "wb") as file:
        file.write(gzip.compress(b"text"))
    assert list(contents("memory://dump/*.gz").values()) == [b"text"]
    with pytest.raises((lodpub.LodpubError, OSError)):
        next(sources.expand(["nothing-known://x"])).open()


ZEROS = bytes(40 << 20)
DENSE = zipped(a_json=ZEROS[: 20 << 20])


@pytest.fixture(scope="module")
def bombs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bombs")
    (folder / "bomb.gz").write_bytes(gzip.compress(ZEROS))
    (folder / "bomb.bz2").write_bytes(bz2.compress(ZEROS))
    (folder / "bomb.xz").write_bytes(lzma.compress(ZEROS, preset=0))
    (folder / "bomb.zst").write_bytes(zstd().compress(ZEROS))
    (folder / "bomb.zip").write_bytes(zipped(a_json=b"[" * (40 << 20)))
    (folder / "nested.zip").write_bytes(zipped(**{f"{n}_zip": DENSE for n in range(4)}))
    (folder / "bomb.tar.gz").write_bytes(taped("w:gz", a_json=ZEROS))
    return folder


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="memory is measured as Linux tells it")
@pytest.mark.parametrize(
    "name", ["bomb.gz", "bomb.bz2", "bomb.xz", "bomb.zst", "bomb.zip", "nested.zip", "bomb.tar.gz"]
)
def test_bombs_are_refused_soon_and_in_little_memory(name, bombs):
    command = (
        "import re, sys, time; from lodpub.cli import cli; begin = time.process_time()\n"
        "try: cli.main(['export', sys.argv[1], '-t', 'ntriples'], standalone_mode=False)\n"
        "except SystemExit as end: print(end.code)\n"
        "print(time.process_time() - begin, re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    done = subprocess.run([sys.executable, "-c", command, bombs / name], capture_output=True, text=True, check=True)
    code, seconds, kilobytes = done.stdout.split()
    assert code == "1" and "error" in done.stderr and "Traceback" not in done.stderr
    assert float(seconds) < 1 and int(kilobytes) < 200_000


def test_records_repeated_often_are_no_bomb():
    # the densest that records become: the same ones with other DOIs, over and over
    for compress in (lambda data: gzip.compress(data, 6), zstd().compress):
        text = b"".join(b'{"DOI": "10.5555/%d", "title": ["%s"]}\n' % (n, b"On hyphens " * 20) for n in range(150_000))
        assert contents(compress(text)) == {"<bytes>": text}


def test_broken_archives_give_an_error_each():
    whole = zipped(a_json=os.urandom(1000), b_json=b"second")
    assert "broken" in str(contents(whole[:-40])["<bytes>"])
    tape = taped(a_json=b"first" * 1000)
    assert "expected" in str(contents(tape[:2000])["<bytes>!a.json"]) or contents(tape[:2000])
    damaged = bytearray(whole)
    damaged[60:70] = b"x" * 10
    assert "broken" in str(next(iter(contents(bytes(damaged)).values())))
