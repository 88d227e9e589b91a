"""A stream of bytes in blocks of whole lines, so that a line never has to be put together from two pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["LONGEST_LINE", "TooLong", "blocks"]

LONGEST_LINE = 16 << 20
"""Bytes of the longest line that is read."""
_BLOCK = 1 << 16


class TooLong(bytes):
    """The beginning of a line that is longer than `LONGEST_LINE`, and is not read."""


def blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    r"""The bytes of the chunks, which may be cut anywhere or be lines, in blocks that end with a line.

    A line that is too long is a block of its own, a `TooLong` without its line break.

    >>> list(blocks([b"a\nb", b"c\n", b"d"]))
    [b'a\nbc\n', b'd']
    """
    whole: list[bytes] = []
    whole_size = 0
    part: list[bytes] = []
    part_size = 0
    skipping = False
    for chunk in chunks:
        if skipping:
            _, end, chunk = chunk.partition(b"\n")
            skipping = not end
        cut = chunk.rfind(b"\n") + 1
        if cut:
            whole += (*part, chunk[:cut])
            whole_size += part_size + cut
            part, part_size = [], 0
        if cut < len(chunk):
            part.append(chunk[cut:])
            part_size += len(chunk) - cut
        if whole and (whole_size >= _BLOCK or part_size > LONGEST_LINE):
            yield b"".join(whole)
            whole, whole_size = [], 0
        if part_size > LONGEST_LINE:
            yield TooLong(b"".join(part)[:200])
            part, part_size, skipping = [], 0, True
    if whole:
        yield b"".join(whole)
    if part:
        yield b"".join(part)
