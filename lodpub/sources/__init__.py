"""From what a user names (files, folders, patterns, ``-``, addresses) to streams of bytes, one after another, in flat memory.

Compressed files and the members of archives are opened by what they hold, whatever they are called.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import IO, Any, BinaryIO, NamedTuple, TypeAlias, cast

from lodpub.errors import ReadError, UsageError
from lodpub.sources import magic
from lodpub.sources.streams import Forward, beginning
from lodpub.values.patterns import pattern

__all__ = ["Argument", "Place", "Source", "expand", "is_address", "places", "size", "stamp"]

Argument: TypeAlias = str | bytes | os.PathLike[str] | IO[Any]
"""A path, a folder, a pattern, ``-``, an address; the bytes of a file; or an open file."""

_ADDRESS = pattern(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[^:]+)?://")
_DEEPEST = 3


class Source(NamedTuple):
    """One stream of bytes with the name that messages call it by, such as ``dump.zip!member.json``.

    It can be read until the next one is asked for. `taken` says how many bytes of all the files were used so far; `named`
    is False where the user named only a folder, a pattern or an archive that it is in.
    """

    name: str
    stream: BinaryIO | Exception
    taken: Callable[[], int] = int
    named: bool = True

    def open(self) -> BinaryIO:
        """The stream, decompressed. Raises `OSError` where there is no such file, `ReadError` where an archive or a
        compressed file is broken or grows beyond measure, `UsageError` where it needs a package that is not there."""
        if isinstance(self.stream, Exception):
            raise self.stream
        return self.stream


class Place(NamedTuple):
    """A file that an argument stands for; `open` raises what is wrong with it. `named` is that of `Source`."""

    name: str
    open: Callable[[], IO[Any]]
    named: bool = True


def expand(arguments: Iterable[Argument]) -> Iterator[Source]:
    """The sources that the arguments stand for, in order: the files of a folder and of a pattern by name, the members
    of an archive as they stand in it. Hidden files are left out where only their folder or archive is named.

    Raises nothing: what cannot be opened says so when it is.

    >>> [source.name for source in expand(["seeds"])]
    ['seeds/leveraging-antiprogestins.txt']
    >>> next(expand([b"some text"])).open().read()
    b'some text'
    """
    before = 0
    for argument in arguments:
        for place in _places(argument):
            try:
                file = place.open()
            except (OSError, ReadError, UsageError) as error:
                yield Source(place.name, error, named=place.named)
                continue
            stream = _seekable(file)
            try:
                yield from _inside(place.name, stream, 0, partial(_taken, before, stream), place.named)
                before += stream.tell()
            finally:
                if isinstance(argument, str | os.PathLike) and argument != "-":
                    file.close()


def places(arguments: Iterable[Argument]) -> Iterator[Place]:
    """The files that the arguments stand for, in order, neither opened nor looked into.

    >>> [place.name for place in places(["seeds"])]
    ['seeds/leveraging-antiprogestins.txt']
    """
    for argument in arguments:
        yield from _places(argument)


def is_address(name: str) -> bool:
    """Whether a source is named by an address such as ``s3://...``, not by a path."""
    return "://" in name and _ADDRESS.match(name) is not None


def size(arguments: Iterable[Argument]) -> int | None:
    """How many bytes all the files have together, as they lie on disk; None where that is not known beforehand."""
    total = 0
    for argument in arguments:
        if not isinstance(argument, str | os.PathLike) or argument == "-" or is_address(os.fspath(argument)):
            return None
        for place in _places(argument):
            total += os.path.getsize(place.name) if os.path.isfile(place.name) else 0
    return total


def stamp(arguments: Iterable[Argument]) -> str:
    """What tells whether files have changed: their names, sizes and dates."""
    found = []
    for argument in arguments:
        for place in _places(argument) if isinstance(argument, str | os.PathLike) else ():
            state = os.stat(place.name) if os.path.isfile(place.name) else None
            found.append((place.name, state and (state.st_size, state.st_mtime_ns)))
    return repr(found)


def _inside(name: str, stream: BinaryIO, depth: int, taken: Callable[[], int], named: bool = False) -> Iterator[Source]:
    """The source itself, decompressed, or the members of the archive that it turns out to be."""
    try:
        if magic.compression(beginning(stream)):
            from lodpub.sources import compression

            stream = compression.opened(stream, name)
        kind = magic.archive(beginning(stream))
        if kind and depth == _DEEPEST:
            raise ReadError(name, found=f"archives in archives, more than {_DEEPEST} deep", expected="records")
    except (OSError, ReadError, UsageError) as error:
        yield Source(name, error, taken, named)
        return
    if kind is None:
        yield Source(name, stream, taken, named)
        return
    from lodpub.sources import archives

    for member in archives.members(stream, name, kind):
        if isinstance(member, ReadError):
            yield Source(name, member, taken)
        else:
            yield from _inside(member.name, member.stream, depth + 1, taken)


def _taken(before: int, stream: BinaryIO) -> int:
    return before + stream.tell()


def _places(argument: Argument) -> Iterator[Place]:
    if isinstance(argument, bytes):
        yield Place("<bytes>", lambda: io.BytesIO(argument))
        return
    if not isinstance(argument, str | os.PathLike):
        yield Place(str(getattr(argument, "name", "<stream>")), lambda: argument)
        return
    path = os.fspath(argument)
    if path == "-":
        yield Place("<stdin>", lambda: sys.stdin.buffer)
    elif is_address(path):
        yield from _remote(path)
    elif os.path.isdir(path):
        yield from _in_folder(path)
    elif any(sign in path for sign in "*?[") and not os.path.exists(path):
        import glob

        found = sorted(glob.glob(path, recursive=True))
        for name in found:
            for place in _places(os.path.join(".", name) if name == "-" else name):
                yield place._replace(named=False)
        if not found:
            yield _file(path)
    else:
        yield _file(path)


def _in_folder(path: str) -> Iterator[Place]:
    errors: list[Exception] = []
    count = 0
    for folder, folders, names in os.walk(path, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                count += 1
                yield _file(os.path.join(folder, name), False)
    if not count and not errors:
        errors.append(ReadError(path, found="a folder without files", expected="records"))
    for error in errors:
        yield Place(str(getattr(error, "filename", path)), _failed(error))


def _file(path: str, named: bool = True) -> Place:
    return Place(path, lambda: open(path, "rb"), named)


def _remote(address: str) -> Iterator[Place]:
    try:
        import fsspec

        files = fsspec.open_files(address, "rb")
    except ImportError as error:
        advice = UsageError(f"{address}: {error}; remote sources need: pip install 'lodpub[remote]'")
        yield Place(address, _failed(advice))
        return
    except ValueError as error:
        yield Place(address, _failed(UsageError(f"{address}: {error}")))
        return
    for file in files or ():
        yield Place(str(getattr(file, "full_name", address)), partial(_fetched, file, address))
    if not files:
        yield Place(address, _failed(FileNotFoundError(2, "no such file", address)))


def _failed(error: Exception) -> Callable[[], BinaryIO]:
    def raising() -> BinaryIO:
        raise error

    return raising


def _fetched(file: Any, address: str) -> IO[Any]:
    try:
        return cast(IO[Any], file.open())
    except OSError:
        raise
    except Exception as error:  # each file system has errors of its own
        raise ReadError(address, found=f"{type(error).__name__}: {error}", expected="a file to read") from None


def _seekable(file: IO[Any]) -> BinaryIO:
    """The file where it can be searched, else as a stream that remembers how it begins."""
    if isinstance(file, io.TextIOBase):
        return io.BytesIO(file.read().encode("utf-8", "surrogatepass"))
    try:
        if file.seekable():
            file.seek(file.tell())
            return cast(BinaryIO, file)
    except (AttributeError, OSError):
        pass
    return Forward.buffered(file)
