"""The fast ways over the records of a stream, by what the records are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from lodpub.documents.document import Parsed, Streamed
from lodpub.documents.jsonlines import Line
from lodpub.validation.report import Finding
from lodpub.validation.verdicts import Verdicts

if TYPE_CHECKING:
    from lodpub.documents.ntriples_records import Record
    from lodpub.validation.trees import TreeChecker
    from lodpub.validation.written import WrittenChecker

__all__ = ["StreamChecker"]


class StreamChecker:
    """Checks records against the rules of some verdicts; made once, used for any number of records.

    >>> from lodpub.documents import stream
    >>> [record] = stream([b'<http://a.org/1> <http://schema.org/nane> "One" .'], "a.nt", "ntriples")
    >>> [(found.rule, found.line, found.column) for found in StreamChecker(Verdicts()).check(record)]
    [('unknown-property', 1, 18)]
    """

    def __init__(self, verdicts: Verdicts) -> None:
        self._verdicts = verdicts

    def check(self, record: Streamed) -> list[Finding] | None:
        """What is wrong in a record, in the order of its places; None where its document has to be looked at."""
        if isinstance(record, Parsed):
            return None
        return self._trees.check(record) if isinstance(record, Line) else self._statements.check(cast("Record", record))

    @cached_property
    def _trees(self) -> TreeChecker:
        from lodpub.validation.trees import TreeChecker  # a stream is of one kind, and needs no other's modules

        return TreeChecker(self._verdicts)

    @cached_property
    def _statements(self) -> WrittenChecker:
        from lodpub.validation.written import WrittenChecker

        return WrittenChecker(self._verdicts)
