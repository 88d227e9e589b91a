"""Tells formats apart by how a text begins: one function a format."""

from __future__ import annotations

__all__ = ["is_pure", "is_record"]


def is_record(text: str) -> bool:
    """lodpub's own JSON: an object, or a list of them, that has a ``kind``."""
    start = text[:4000].lstrip()
    return start.startswith(("{", "[")) and '"kind"' in start


def is_pure(text: str) -> bool:
    """A portal page: any text that is not some other structured format."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    return bool(start) and not start.startswith(("{", "[{", "@prefix", "<?xml"))
