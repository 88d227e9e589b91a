"""The folder that an export on a cluster writes: a part a split, and the records that failed beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple

from lodpub.errors import UsageError
from lodpub.output import whole
from lodpub.sources import is_address

__all__ = ["Folder"]

Write = Callable[[bytes], None]


class Folder(NamedTuple):
    """Where the parts go. On a file system it has a hidden name until it is complete; at an address, where nothing can
    be renamed in one step, ``_SUCCESS`` says so, as everywhere in that world."""

    path: str
    suffix: str

    @classmethod
    def new(cls, path: str, suffix: str) -> Folder:
        """The folder `path`, whose parts end in `suffix`. Raises `UsageError` where something is there already,
        `OSError` where it cannot be made."""
        folder = cls(path if is_address(path) else os.path.abspath(path), suffix)
        if is_address(path):
            files, place = _remote(path)
            is_taken = bool(files.exists(place) and files.find(place))
        else:
            is_taken = os.path.lexists(path)
        if is_taken:
            raise UsageError(f"{path} is there already; name a new folder, or remove it first")
        if not is_address(path):
            shutil.rmtree(folder._growing, ignore_errors=True)  # of an export that was killed
            os.mkdir(folder._growing)
        return folder

    def part(self, number: int) -> AbstractContextManager[Write]:
        """Writes the part of a split; it stands when the block ends without an exception. Nothing written, no part."""
        return self._file(f"part-{number:05}.{self.suffix}")

    def errors(self, number: int) -> AbstractContextManager[Write]:
        """Writes the records of a split that failed, likewise."""
        return self._file(f"_errors/part-{number:05}.jsonl")

    def finish(self) -> None:
        """Says that it is complete."""
        if is_address(self.path):
            files, place = _remote(self.path)
            files.pipe_file(f"{place}/_SUCCESS", b"")
            return
        Path(self._growing, "_SUCCESS").touch()
        os.rename(self._growing, self.path)

    def abandon(self) -> None:
        """Removes what was written."""
        if not is_address(self.path):
            shutil.rmtree(self._growing, ignore_errors=True)
            return
        files, place = _remote(self.path)
        if files.exists(place):
            files.rm(place, recursive=True)

    @property
    def _growing(self) -> str:
        head, name = os.path.split(self.path)
        return os.path.join(head, f".{name[:200]}.parts")

    @contextmanager
    def _file(self, name: str) -> Iterator[Write]:
        """A file that is opened when there is something to write."""
        opened: list[tuple[AbstractContextManager[Any], BinaryIO | IO[bytes]]] = []

        def write(data: bytes) -> None:
            if data and not opened:
                manager = self._opened(name)
                opened.append((manager, manager.__enter__()))
            if data:
                opened[0][1].write(data)

        try:
            yield write
        except BaseException as error:
            for manager, _ in opened:
                manager.__exit__(type(error), error, error.__traceback__)
            raise
        for manager, _ in opened:
            manager.__exit__(None, None, None)

    def _opened(self, name: str) -> AbstractContextManager[Any]:
        if not is_address(self.path):
            path = Path(self._growing, name)
            path.parent.mkdir(exist_ok=True)
            return whole(path)
        files, place = _remote(self.path)
        opened: AbstractContextManager[Any] = files.open(f"{place}/{name}", "wb")
        return opened


def _remote(path: str) -> tuple[Any, str]:
    try:
        import fsspec

        files, place = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{path}: {error}; remote folders need: pip install 'lodpub[remote]'") from None
    return files, place
