"""Output that grows for hours: under temporary names until it is whole, with a journal to go on from when it was cut off.

Beside ``out.nq`` stand ``.out.nq.part``, what is written so far, and ``.out.nq.journal``, what of it is safe on disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from lodpub.bulk.tally import Tally
from lodpub.output import check_writable, standard_output

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Journal", "Output", "Place", "as_path"]


def as_path(path: str) -> Path:
    """The place that a path means, links followed; what writes to standard output needs no pathlib."""
    from pathlib import Path

    return Path(path).resolve()


_BUFFER = 1 << 18
"""Texts of records are gathered to so many bytes, for which the operating system is called once."""


class Place(msgspec.Struct):
    """How far an output has come: finished parts, bytes of the one under way."""

    parts: int = 0
    length: int = 0


class Journal(msgspec.Struct):
    """What an export has done that is safe on disk."""

    plan: str
    """What the export was asked for; another one cannot go on from here."""
    batches: int
    tally: Tally
    output: Place
    errors: Place


class Output:
    """A file that is written from its beginning or from where a journal says, whole or in numbered parts.

    Standard output, pipes and devices are written as they are, and cannot be gone on with.
    """

    def __init__(self, path: str | None, split_size: int | None = None, place: Place | None = None) -> None:
        self.name = path or "standard output"
        self.path = None if path in (None, "-") else as_path(path or "")
        self.plain = self.path is None or (self.path.exists() and not self.path.is_file())
        self._split = split_size
        self.place = place or Place()
        self._file: BinaryIO | None = None
        self._resumed = place is not None

    def write(self, texts: list[bytes]) -> int:
        """Puts texts at the end; begins a new part where they would not all fit into this one. Gives how many bytes they
        have. Raises `OSError`."""
        length = sum(map(len, texts))
        if not length:
            return 0
        with self._naming():
            if self._split and self.place.length and self.place.length + length > self._split:
                self._finish_part()
            write = self._opened().write  # what stands in for standard output may know no other way
            for text in texts:
                write(text)
        self.place.length += length
        return length

    @contextmanager
    def _naming(self) -> Iterator[None]:
        """What goes wrong is said with the name that the user gave."""
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OSError(error.errno, error.strerror, self.name) from None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            if self.path is None:
                self._file = standard_output()
            elif self.plain:
                self._file = self.path.open("wb", _BUFFER)
            elif self._resumed and self.place.length:
                self._file = self.temporary.open("r+b", _BUFFER)
                self._file.truncate(self.place.length)
                self._file.seek(self.place.length)
            elif self.path.parent.is_dir():
                check_writable(self.path, self.name)
                self._file = self.temporary.open("wb", _BUFFER)
            else:
                raise FileNotFoundError(2, "the folder does not exist")
            self._resumed = False
        return self._file

    @property
    def temporary(self) -> Path:
        """Where the part under way stands."""
        assert self.path is not None
        return self.path.with_name(f".{self.path.name[:200]}.part")

    def names(self) -> list[Path]:
        """The finished files."""
        assert self.path is not None
        return [self._name(number) for number in range(1, self.place.parts + 1)] if self._split else [self.path]

    def _name(self, number: int) -> Path:
        assert self.path is not None
        stem, dot, suffixes = self.path.name.partition(".")
        return self.path.with_name(f"{stem}-{number:05}{dot}{suffixes}")

    def is_there(self) -> bool:
        """Whether what the journal says to be written still is."""
        return not self.place.length or (
            self.temporary.is_file() and self.temporary.stat().st_size >= self.place.length
        )

    def sync(self) -> Place:
        """Brings all that was written to the disk and says how far that is."""
        if self._file is not None:
            with self._naming():
                self._file.flush()
                if not self.plain:
                    os.fsync(self._file.fileno())
        return Place(self.place.parts, self.place.length)

    def _finish_part(self) -> None:
        assert self.path is not None
        file = self._opened()
        self.sync()
        file.close()
        target = self._name(self.place.parts + 1) if self._split else self.path
        if target.exists():
            os.chmod(self.temporary, target.stat().st_mode & 0o7777)
        os.replace(self.temporary, target)
        self._file = None
        self.place.parts += 1
        self.place.length = 0

    def finish(self) -> None:
        """Gives the file its name; nothing was written, no file."""
        with self._naming():
            if self.plain:
                if self._file is not None:
                    self._file.flush()
                    if self.path is not None:
                        self._file.close()
            elif self.place.length:
                self._finish_part()

    def abandon(self, *, keep: bool) -> None:
        """Leaves off; what is not finished is removed, unless it is kept to be gone on with."""
        if self._file is not None and self.path is not None:
            with suppress(OSError):  # the disk is full: what could not be written is lost anyway
                self._file.close()
        if not keep and not self.plain:
            self.temporary.unlink(missing_ok=True)
