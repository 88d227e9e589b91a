"""The rules over lines of JSON-LD, read as plain objects and walked as the trees that they are: the fast way.

It finds what `Checker` finds in the line's document, which is the slow way and this module's test: the same findings in the
same order. No triple is made; what a key means is known from the object's shape, and only where something is found is the
place looked for. Contexts within, nodes that are described twice, and all that the slow way alone can tell, are left to it.
"""

from __future__ import annotations

import re

import msgspec

from lodpub.documents.jsonlines import Line
from lodpub.documents.line_blocks import LONGEST_LINE, TooLong
from lodpub.validation.report import Finding
from lodpub.validation.tree_nodes import Kept
from lodpub.validation.tree_walk import TreeWalk
from lodpub.validation.verdicts import Verdicts
from lodpub.validation.wholes import LeftOver

__all__ = ["TreeChecker"]

_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"[ \t\r]*(:?)')
"""A text or a key with its colon."""
_decode = msgspec.json.Decoder().decode


class TreeChecker:
    """Checks lines against the rules of some verdicts; made once, used for any number of lines.

    >>> from lodpub.documents.jsonlines import lines
    >>> [line] = lines([b'{"@context": "https://schema.org", "nane": "One"}'], "a.jsonl")
    >>> [(found.rule, found.line, found.column) for found in TreeChecker(Verdicts()).check(line)]
    [('unknown-property', 1, 36)]
    """

    def __init__(self, verdicts: Verdicts) -> None:
        self._kept = Kept(verdicts)
        self._wholes = self._kept.wholes

    def check(self, line: Line) -> list[Finding] | None:
        """What is wrong in a line, in the order of its places; None where its document has to be looked at."""
        if not self._wholes.are_followed or isinstance(line.written, TooLong) or len(line.written) > LONGEST_LINE:
            return None
        kept = self._kept
        kept.limit()
        try:
            root = _decode(line.written)
            if root.__class__ is not dict or "@context" not in root:
                return None
            walk = TreeWalk(kept, kept.context(root["@context"], line), line)
            walk.root(root)
        except (LeftOver, UnicodeDecodeError, msgspec.DecodeError, RecursionError):
            return None
        if (self._wholes.mixing and len(walk.namespaces) > 1) or not _are_all(walk.keys, line.written):
            return None
        return walk.findings.placed() if walk.findings.found else []


def _are_all(keys: int, written: bytes) -> bool:
    """Whether a line has so many keys, so that none is there twice.

    Most lines have nothing between a key and its colon and no text with a quotation mark before one, so that counting these
    is enough.
    """
    if written.count(b'":') == keys and b'" ' not in written and b"\t" not in written and b"\r" not in written[:-1]:
        return True
    return _STRING.findall(written).count(b":") == keys
