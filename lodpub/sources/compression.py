"""Compressed streams, told by their first bytes; what grows beyond measure when it is opened is refused."""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from lodpub.errors import ReadError, UsageError
from lodpub.sources import magic
from lodpub.sources.streams import BLOCK, Forward, beginning

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["DEFLATE", "Guarded", "opened", "zstd"]

FREE = 32 << 20
"""So many bytes may come out of any compressed file, however small it is."""

_LAYERS = 3


class _Codec(NamedTuple):
    open: Callable[[BinaryIO], IO[bytes]]
    most: int
    """How many times larger than its compressed form a stream may be, beyond `FREE`. Deflate finds repetitions within
    32 KB only, so that no record shrinks to less than a hundredth; the others shrink like records to much less."""


def zstd() -> Any:
    """The zstd module: Python's own from 3.14 on, else the one that ``lodpub[zstd]`` installs. Raises `UsageError`."""
    try:
        return importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    except ImportError:
        raise UsageError("zstd files need: pip install 'lodpub[zstd]'") from None


def _module(name: str) -> Any:
    return importlib.import_module(name)  # only when a source is compressed in its way


DEFLATE = 200
_CODECS = {
    "gzip": _Codec(lambda raw: _module("gzip").GzipFile(fileobj=raw), DEFLATE),
    "bzip2": _Codec(lambda raw: _module("bz2").BZ2File(raw), 2000),
    "xz": _Codec(lambda raw: _module("lzma").LZMAFile(raw), 2000),
    "zstd": _Codec(lambda raw: cast(IO[bytes], zstd().ZstdFile(raw)), 2000),
}


def opened(stream: BinaryIO, name: str) -> BinaryIO:
    """The stream without its compression, in up to three layers; as it is where it has none.

    >>> import gzip
    >>> opened(io.BytesIO(gzip.compress(b"text")), "page.txt.gz").read()
    b'text'
    """
    for _ in range(_LAYERS):
        found = magic.compression(beginning(stream))
        if found is None:
            return stream
        codec = _CODECS[found]
        taken = stream.tell
        stream = Guarded.watching(codec.open(stream), name, found, taken, codec.most)
    raise ReadError(name, found=f"a file compressed more than {_LAYERS} times", expected="records")


class Guarded(Forward):
    """A decompressed stream: broken data and too much of it become a `ReadError`."""

    def __init__(self, stream: IO[bytes], name: str, what: str, taken: Callable[[], int], most: int) -> None:
        super().__init__(stream)
        self._name, self._what, self._taken, self._most = name, what, taken, most

    @classmethod
    def watching(cls, stream: IO[bytes], name: str, what: str, taken: Callable[[], int], most: int) -> BinaryIO:
        """The stream under guard; `taken` gives the size of what it was made from so far, `most` how many times that
        it may have."""
        return cast(BinaryIO, io.BufferedReader(cls(stream, name, what, taken, most), BLOCK))

    def readinto(self, buffer: WriteableBuffer) -> int:
        try:
            filled = super().readinto(buffer)
        except OSError as error:
            if error.errno is not None:
                raise
            raise self._broken(error) from None
        except (EOFError, _module("zlib").error) as error:
            raise self._broken(error) from None
        except Exception as error:
            if type(error).__name__ not in ("LZMAError", "ZstdError", "BadZipFile", "ReadError", "StreamError"):
                raise
            raise self._broken(error) from None
        given = self.tell()
        if given > FREE and given > self._most * self._taken():
            raise ReadError(
                self._name,
                found=f"{self._what} data that grow to over {self._most} times their size",
                expected=f"at most that, beyond {FREE >> 20} MB",
            )
        return filled

    def _broken(self, error: BaseException) -> ReadError:
        return ReadError(self._name, found=f"broken {self._what} data ({error})", expected="a complete file")
