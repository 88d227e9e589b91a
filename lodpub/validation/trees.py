"""The rules over lines of JSON-LD, read as plain objects and walked as the trees that they are: the fast way.

It finds what `Checker` finds in the line's document, which is the slow way and this module's test: the same findings in the
same order. No triple is made; what a key means is known from the object's shape, and only where something is found is the
place looked for. Contexts within, nodes that are described twice, and all that the slow way alone can tell, are left to it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from lodpub.documents.jsonld_context import EMPTY, Context
from lodpub.documents.jsonlines import Line
from lodpub.documents.line_blocks import LONGEST_LINE, TooLong
from lodpub.documents.places import Problems
from lodpub.validation.report import Finding
from lodpub.validation.tree_walk import Kept, TreeWalk
from lodpub.validation.verdicts import Verdicts
from lodpub.validation.written_nodes import FOLLOWED
from lodpub.validation.written_terms import LeftOver

__all__ = ["TreeChecker"]

_MOST_KEPT = 100_000
_MOST_SHAPES = 5_000
_decode = msgspec.json.Decoder().decode


class TreeChecker:
    """Checks lines against the rules of some verdicts; made once, used for any number of lines.

    >>> from lodpub.documents.jsonlines import lines
    >>> [line] = lines([b'{"@context": "https://schema.org", "nane": "One"}'], "a.jsonl")
    >>> [(found.rule, found.line, found.column) for found in TreeChecker(Verdicts()).check(line)]
    [('unknown-property', 1, 36)]
    """

    def __init__(self, verdicts: Verdicts) -> None:
        on_documents = {check.rule for check in verdicts.checks("document")}
        self._follows = on_documents <= FOLLOWED
        self._mixing = "mixed-namespace" in on_documents
        self._kept = Kept(verdicts)

    def check(self, line: Line) -> list[Finding] | None:
        """What is wrong in a line, in the order of its places; None where its document has to be looked at."""
        if not self._follows or isinstance(line.written, TooLong) or len(line.written) > LONGEST_LINE:
            return None
        kept = self._kept
        if kept.size > _MOST_KEPT or sum(map(len, kept.shapes.values())) > _MOST_SHAPES:  # memory stays flat
            kept = self._kept = Kept(kept.verdicts)
        try:
            root = _decode(line.written)
            walk = TreeWalk(kept, line, self._context(root, line))
            walk.root(root)
        except (LeftOver, UnicodeDecodeError, msgspec.DecodeError, RecursionError):
            return None
        if (self._mixing and len(walk.namespaces) > 1) or walk.keys != _keys(line.written):
            return None
        return walk.placed(line) if walk.found else []

    def _context(self, root: Any, line: Line) -> Context:
        if root.__class__ is not dict or "@context" not in root:
            raise LeftOver
        problems = Problems(line.source)
        context = line.loader.apply(EMPTY, root["@context"], problems)
        if problems.findings or context.incomplete or context.scoped_out is not None:
            raise LeftOver
        return context


def _keys(written: bytes) -> int:
    """How many keys a line has, each as often as it is there."""
    return written.count(b'":') + written.count(b'" :') - written.count(b'\\":') - written.count(b'\\" :')
