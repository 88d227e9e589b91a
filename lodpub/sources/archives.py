"""The members of zip and tar archives, one after another. What opens them is imported when an archive is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from lodpub.errors import ReadError
from lodpub.sources.compression import DEFLATE, Guarded
from lodpub.sources.streams import BLOCK

__all__ = ["Member", "members"]

_MOST_TOGETHER = DEFLATE
_FEW = 32 << 20


class Member(NamedTuple):
    """A file of an archive, to be read before the next is asked for."""

    name: str
    stream: BinaryIO


def members(stream: BinaryIO, name: str, kind: str) -> Iterator[Member | ReadError]:
    """The files of an archive in the order in which they stand in it, without folders and hidden files."""
    import tarfile
    import zipfile

    try:
        yield from _zipped(stream, name) if kind == "zip" else _taped(stream, name)
    except (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, EOFError, ValueError) as error:
        yield ReadError(name, found=f"a broken {kind} archive ({error})", expected="a complete one")
    except ReadError as error:
        yield error


def _zipped(stream: BinaryIO, name: str) -> Iterator[Member | ReadError]:
    import shutil
    import tempfile
    import zipfile

    if not stream.seekable():
        with tempfile.TemporaryFile() as spooled:
            shutil.copyfileobj(stream, spooled, BLOCK)
            spooled.seek(0)
            yield from _zipped(cast(BinaryIO, spooled), name)
        return
    whole = stream.seek(0, 2)
    opened = 0
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            member = f"{name}!{info.filename}"
            if info.is_dir() or _hidden(info.filename):
                continue
            opened += info.file_size
            if opened > _FEW and opened > _MOST_TOGETHER * whole:
                found = f"members that grow to over {_MOST_TOGETHER} times the archive's size"
                raise ReadError(member, found=found, expected=f"at most that, beyond {_FEW >> 20} MB")
            if info.flag_bits & 1:
                yield ReadError(member, found="an encrypted file", expected="one that can be read")
                continue
            try:
                file = archive.open(info)
            except (zipfile.BadZipFile, NotImplementedError) as error:
                yield ReadError(member, found=f"a broken member ({error})", expected="a complete one")
                continue
            with file:
                packed = info.compress_size.__index__  # known beforehand, unlike what a stream has taken
                yield Member(member, Guarded.watching(file, member, "zip", packed, DEFLATE))


def _taped(stream: BinaryIO, name: str) -> Iterator[Member | ReadError]:
    import tarfile

    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            vars(archive)["members"] = []  # tarfile keeps all that it has seen
            if not info.isfile() or _hidden(info.name):
                continue
            member = f"{name}!{info.name}"
            if info.issparse():
                yield ReadError(member, found="a sparse file", expected="an ordinary one")
                continue
            file = archive.extractfile(info)
            if file is not None:
                yield Member(member, Guarded.watching(file, member, "tar", stream.tell, DEFLATE))


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/") if part not in (".", ".."))
