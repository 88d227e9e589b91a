"""What is kept of terms has a bound: a stream in which each record has keys of its own stays in flat memory."""

from __future__ import annotations

import gc
import json
from unittest.mock import patch

import pytest

from lodpub.documents import stream
from lodpub.validation import tree_nodes, verdicts, written
from lodpub.validation.streamed import StreamChecker
from lodpub.validation.verdicts import Use, Verdicts

SUBJECT = "https://doi.org/10.5555/1"


def lines(first: int, count: int, syntax: str) -> list[bytes]:
    if syntax == "jsonl":
        records = (
            {"@context": "https://schema.org", "@id": SUBJECT, f"key{n}": "x"} for n in range(first, first + count)
        )
        return [json.dumps(record).encode() + b"\n" for record in records]
    line = f'<{SUBJECT}/%d> <http://schema.org/key%d> "x" .\n'.encode()
    return [line % (n, n) for n in range(first, first + count)]


def kept() -> int:
    return sum(isinstance(one, Use) for one in gc.get_objects())


@pytest.mark.parametrize("syntax", ["jsonl", "ntriples"])
def test_terms_without_end_are_forgotten(syntax):
    checker, before = StreamChecker(Verdicts()), kept()
    with (
        patch.object(tree_nodes, "_MOST_SHAPES", 50),
        patch.object(written, "_MOST_USES", 50),
        patch.object(verdicts, "_MOST_TERMS", 50),
    ):
        for record in stream(lines(0, 1000, syntax), "a", syntax):
            assert checker.check(record)
    gc.disable()  # nothing waits for a search for cycles
    try:
        assert 0 < kept() - before < 250
    finally:
        gc.enable()
