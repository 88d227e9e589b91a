"""Files that appear whole or not at all.

What is written stands under a temporary name beside its place until it is complete, then gets its name in one step:
a crash, a full disk or Ctrl-C leaves what was there before.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["check_writable", "standard_output", "whole"]


@contextmanager
def whole(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A binary file to write, which gets the name `path` when the block ends without an exception.

    An existing file keeps its permissions, a link its target; pipes and devices are written as they are. Raises
    `OSError` where the file is read-only, where the folder is missing, may not be written to or is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole(f"{folder}/record.ttl") as file:
    ...         _ = file.write(b"text")
    ...     os.listdir(folder)
    ['record.ttl']
    """
    from pathlib import Path

    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        with open(target, "wb") as file:
            yield file
        return
    check_writable(target, str(path))
    temporary = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        with open(temporary, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, target.stat().st_mode & 0o7777)
        os.replace(temporary, target)
    except FileNotFoundError as error:
        raise FileNotFoundError(error.errno, "the folder does not exist", str(path)) from None
    except OSError as error:
        _remove(temporary)
        raise OSError(error.errno, error.strerror, str(path)) from None
    except BaseException:
        _remove(temporary)
        raise


def check_writable(path: Path, name: str) -> None:
    """Raises `PermissionError` where a file is read-only, which a file that takes its name would not notice."""
    if path.exists() and not path.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, "the file is read-only", name)


def standard_output() -> BinaryIO:
    """Where to write bytes. Raises `OSError` where the shell has closed it (``>&-``)."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed", "standard output")
    return sys.stdout.buffer


def _remove(temporary: Path) -> None:
    temporary.unlink(missing_ok=True)
