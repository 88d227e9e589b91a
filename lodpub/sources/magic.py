"""How compressed files and archives begin: nothing that opens them is imported for a file that is neither."""

from __future__ import annotations

__all__ = ["archive", "compression"]

_COMPRESSED = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz", b"\x28\xb5\x2f\xfd": "zstd"}


def compression(start: bytes) -> str | None:
    """``gzip``, ``bzip2``, ``xz`` or ``zstd``, as the first bytes of a file show; None for anything else.

    >>> compression(b"BZh9"), compression(b"text")
    ('bzip2', None)
    """
    return next((name for mark, name in _COMPRESSED.items() if start.startswith(mark)), None)


def archive(start: bytes) -> str | None:
    """``zip`` or ``tar``, as the first 512 bytes of a file show; None for anything else."""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return "tar" if start[257:262] == b"ustar" else None
