"""Compressed output: each text becomes a frame of its own; frames that follow one another are one file to every reader."""

from __future__ import annotations

import bz2
import gzip
import lzma

from lodpub.sources.compression import zstd

__all__ = ["compress", "compression_of"]

_SUFFIXES = {"gz": "gzip", "bz2": "bzip2", "xz": "xz", "zst": "zstd"}


def compression_of(filename: str | None) -> tuple[str | None, str | None]:
    """The file's name without the suffix of a compression, and the compression.

    >>> compression_of("out.nq.zst"), compression_of("out.nq")
    (('out.nq', 'zstd'), ('out.nq', None))
    """
    stem, dot, suffix = (filename or "").rpartition(".")
    found = _SUFFIXES.get(suffix.lower()) if dot else None
    return (stem, found) if found else (filename, None)


def compress(data: bytes, compression: str | None) -> bytes:
    """The data as one frame; the same data give the same bytes. Raises `UsageError` where zstd is not installed."""
    if compression == "gzip":
        return gzip.compress(data, 6, mtime=0)
    if compression == "bzip2":
        return bz2.compress(data)
    if compression == "xz":
        return lzma.compress(data, preset=3)
    if compression == "zstd":
        compressed: bytes = zstd().compress(data)
        return compressed
    return data
