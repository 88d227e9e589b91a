"""Compressed output: each text becomes a frame of its own; frames that follow one another are one file to every reader."""

from __future__ import annotations

import importlib
from typing import Any

__all__ = ["SUFFIXES", "compress", "compression_of"]

_MODULES = {"gzip": "gzip", "bzip2": "bz2", "xz": "lzma"}
"""The modules that compress, imported when they do."""
_OPTIONS: dict[str, dict[str, Any]] = {"gzip": {"compresslevel": 6, "mtime": 0}, "xz": {"preset": 3}}
SUFFIXES = {"gz": "gzip", "bz2": "bzip2", "xz": "xz", "zst": "zstd"}


def compression_of(filename: str | None) -> tuple[str | None, str | None]:
    """The file's name without the suffix of a compression, and the compression.

    >>> compression_of("out.nq.zst"), compression_of("out.nq")
    (('out.nq', 'zstd'), ('out.nq', None))
    """
    stem, dot, suffix = (filename or "").rpartition(".")
    found = SUFFIXES.get(suffix.lower()) if dot else None
    return (stem, found) if found else (filename, None)


def compress(texts: list[bytes], compression: str | None) -> list[bytes]:
    """The texts as one frame; the same texts give the same bytes, and nothing gives nothing. Raises `UsageError` where zstd is
    not installed."""
    if compression is None or not any(texts):
        return texts
    data = b"".join(texts)
    from lodpub.sources.compression import zstd

    module = zstd() if compression == "zstd" else importlib.import_module(_MODULES[compression])
    return [module.compress(data, **_OPTIONS.get(compression, {}))]
