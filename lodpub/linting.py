"""Validation of whatever there is: RDF in any syntax, pages, records in any format, graphs. The way of a source through the rules."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import msgspec

from lodpub import documents as syntaxes
from lodpub import formats, lint_places, linted_records, linted_sources, mapping, pipeline, sources
from lodpub.bulk.spread import seldom_collecting
from lodpub.documents.document import Document
from lodpub.errors import ReadError
from lodpub.lint_choices import divided, names, syntax_or_format
from lodpub.linted_sources import unreadable
from lodpub.record import Record
from lodpub.validation.checking import Checker
from lodpub.validation.report import Finding, Report, Tally
from lodpub.validation.rules import rules

if TYPE_CHECKING:
    import rdflib

    from lodpub.validation.profiles import Profile
    from lodpub.validation.shacl import Shapes
    from lodpub.validation.streamed import StreamChecker

__all__ = ["Linter", "validate"]

Linted: TypeAlias = "sources.Argument | bytearray | memoryview | Record | rdflib.Graph | Mapping[str, Any]"
_HEAD = 1 << 16
_DATA = re.compile(r"\s*(?:\{|\[\s*[{\[]|<|@(?:prefix|base)\s)|[^\n]*\n.*\S", re.DOTALL)
_ANY_TEXT = "pure"  # the format that a text is tried in when it shows no other


def validate(
    source: Linted | Iterable[Linted],
    profiles: str | Iterable[str] = (),
    *,
    shapes: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    format: str | None = None,
    allow_network: bool = False,
    today: date | None = None,
) -> Report:
    """What is wrong with linked data: a path, bytes or an open file, a `Record`, an `rdflib.Graph`, JSON as a dict, or a list
    of these. A text is a path, or the data itself where it begins as data do (``{``, ``<``, ``@prefix``) or has lines.

    Files may be RDF in any syntax, HTML pages, or records in any format that lodpub reads; folders, patterns and archives
    stand for all that is in them. `profiles` are names of consumers (``google-scholar``), `shapes` files of SHACL shapes,
    `select` and `ignore` names of rules; `format` is a syntax or a record format, found from the content when left out;
    `today` is the day that dates are compared with.

    Raises `UsageError` for an unknown rule, profile or format, `OSError` where a file cannot be opened. What is wrong with
    the data is in the report and is not raised.

    >>> import lodpub
    >>> report = lodpub.validate(b'{"@context": "https://schema.org", "@type": "Boook", "name": "One"}')
    >>> report.ok, [finding.rule for finding in report.findings]
    (False, ['unknown-class'])
    """
    linter = Linter(
        profiles, shapes=shapes, select=select, ignore=ignore, format=format, allow_network=allow_network, today=today
    )
    with seldom_collecting():
        found = [finding for one in _each(source) for finding in _linted(linter, one)]
    report = Report(found, sources=linter.tally.sources, records=linter.tally.records)
    report.skipped = linter.tally.skipped
    return report


def _each(source: Linted | Iterable[Linted]) -> Iterable[Linted]:
    """The parts of a list of sources; any other source is one."""
    one = (str, bytes, bytearray, memoryview, PathLike, Record, Mapping)
    if isinstance(source, one) or hasattr(source, "read") or _is_graph(source):
        return [cast(Linted, source)]
    if not isinstance(source, Iterable):
        raise TypeError(f"found {type(source).__name__}, expected a path, data, a record or a graph")
    return cast("Iterable[Linted]", source)


def _is_graph(source: object) -> bool:
    return "rdflib" in sys.modules and isinstance(source, sys.modules["rdflib"].Graph)


def _linted(linter: Linter, source: Linted) -> Iterator[Finding]:
    if isinstance(source, Record):
        linter.tally.sources += 1
        linter.tally.records += 1
        yield from linter.of_record(source, "<record>")
        return
    if _is_graph(source):
        yield from linter.of_graph(cast("rdflib.Graph", source))
        return
    if isinstance(source, Mapping):
        source = json.dumps(source).encode()
    elif isinstance(source, bytearray | memoryview) or (isinstance(source, str) and _DATA.match(source)):
        source = source.encode() if isinstance(source, str) else bytes(source)
    for one in sources.expand([cast(sources.Argument, source)]):
        yield from linter.of_source(one)


class Linter:
    """Validates sources against chosen rules, profiles and shapes, one after another; arguments as for `validate`.

    `tally` counts sources, records and findings as they go by.
    """

    def __init__(
        self,
        profiles: str | Iterable[str] = (),
        *,
        shapes: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
        select: str | Iterable[str] = (),
        ignore: str | Iterable[str] = (),
        format: str | None = None,
        allow_network: bool = False,
        today: date | None = None,
    ) -> None:
        self._profiles = _profiles(names(profiles))
        shapes = [shapes] if isinstance(shapes, str | PathLike) else shapes
        self._shapes = _shapes(files := tuple(map(str, shapes)))
        asking = {*(profile.name for profile in self._profiles), *(["shacl"] if files else [])}
        selected, self._selected_of = divided(names(select), asking)
        ignored, self._ignored_of = divided(names(ignore), asking)
        everything = () if self._selected_of else rules()
        self._chosen = frozenset(set(selected or everything) - set(ignored))
        self._checker = Checker(self._chosen, today=today)
        self._format = syntax_or_format(format) if format else None
        self._allow_network = allow_network
        self.tally = Tally()

    def of_source(self, source: sources.Source) -> Iterator[Finding]:
        """The findings in one source, as they are made; of a stream of records in flat memory.

        Raises `OSError` where it cannot be opened; a source that cannot be read is a finding.
        """
        for finding in self._of_source(source):
            self.tally.count(finding)
            yield finding

    def of_record(self, record: Record, source: str, written: lint_places.Written | None = None) -> list[Finding]:
        """The findings in a record and in the graph that is made of it, each with its line of the source where known."""
        return self._of_record(record, source, written, None)

    def _of_record(
        self, record: Record, source: str, written: lint_places.Written | None, met: set[str] | None
    ) -> list[Finding]:
        document = linted_records.document(record, mapping.describe(record), source)
        told = list(linted_records.findings(record, source, written))
        found = [*told, *linted_records.untold(self._of_documents([document], met), told)]
        chosen = self._chosen - {"pending-term"}  # which terms a record becomes is not its owner's choice
        kept = [finding for finding in found if finding.rule in chosen or finding.rule not in rules()]
        return linted_records.placed(record, kept, written)

    def of_graph(self, graph: rdflib.Graph) -> list[Finding]:
        """The findings in a graph; nothing of it has a place."""
        self.tally.sources += 1
        self.tally.records += 1
        lines = sorted(graph.serialize(format="nt", encoding="utf-8").splitlines())
        documents = list(syntaxes.documents(b"\n".join(lines), "<graph>", "ntriples"))
        return [msgspec.structs.replace(finding, line=None, column=None) for finding in self._of_documents(documents)]

    def _of_source(self, source: sources.Source) -> Iterator[Finding]:
        try:
            stream = source.open()
            self.tally.sources += 1
            opened = linted_sources.opened(source, stream, self._format)
            if opened.is_empty:
                yield unreadable(ReadError(source.name, 1, found="an empty file", expected="statements"), "warning")
            elif opened.chunks is not None:
                yield from self._of_stream(opened.chunks, source.name, opened.syntax or "")
            elif opened.syntax in syntaxes.SYNTAXES:
                yield from self._of_whole(opened.data, source.name, opened.syntax)
            else:
                yield from self._of_records(source, opened.syntax, opened.data)
        except ReadError as error:
            yield unreadable(error)

    def _of_stream(self, chunks: Iterator[bytes], name: str, syntax: str) -> Iterator[Finding]:
        shaped = bool(self._profiles) or self._shapes is not None
        met: set[str] = set()
        before = self.tally.records
        for streamed in syntaxes.stream(chunks, name, syntax, allow_network=self._allow_network, whole=shaped):
            self.tally.records += 1
            found = None if shaped else self._streamed.check(streamed)
            yield from self._of_documents([streamed.document()], met) if found is None else found
        if self.tally.records > before:
            yield from self._unmet(name, met)

    def _of_whole(self, data: bytes, name: str, syntax: str) -> list[Finding]:
        parsed = list(syntaxes.documents(data, name, syntax, allow_network=self._allow_network))
        lines = syntax in syntaxes.LINES
        self.tally.records += sum(1 for _ in syntaxes.stream([data], name, syntax)) if lines else 1
        if syntax == "html" and not any(document.part for document in parsed):
            parsed.append(Document(name, "meta tags"))  # a page that says nothing is a page all the same
        return self._of_documents(parsed, page=syntax == "html")

    def _of_records(self, source: sources.Source, format: str | None, head: bytes) -> Iterator[Finding]:
        begun = False
        met: set[str] = set()
        before = self.tally.records
        for batch in pipeline.batches(source, format):
            for record, written in lint_places.read(batch):
                if isinstance(record, Record):
                    self.tally.records += 1
                    yield from self._of_record(record, source.name, written, met)
                elif begun or format or batch.format not in (None, _ANY_TEXT):
                    self.tally.records += isinstance(batch, pipeline.Batch)
                    yield unreadable(record)
                elif source.named or formats.is_ending(source.name):
                    yield unreadable(_unknown(head, record) if batch.format else record)
                    return
                else:
                    self._skip(source.name)
                    return
                begun = True
        if self.tally.records > before:
            yield from self._unmet(source.name, met)

    def _skip(self, name: str) -> None:
        """Leaves out a file that nobody named and that is something else, such as a program beside the data."""
        self.tally.sources -= 1
        self.tally.skipped.append(name)

    @cached_property
    def _streamed(self) -> StreamChecker:
        from lodpub.validation.streamed import StreamChecker  # a small file needs no fast way

        return StreamChecker(self._checker.verdicts)

    def _of_documents(
        self, documents: Sequence[Document], met: set[str] | None = None, *, page: bool = False
    ) -> list[Finding]:
        """The findings in documents that belong together; of a part of a source, `met` takes the profiles that fit it."""
        found = [finding for document in documents for finding in self._checker.check(document)]
        if page and documents:
            found += self._checker.check_page(documents)
        if self._shapes is not None:
            found += (f for document in documents for f in self._shapes.check(document) if self._is_asked(f.rule))
        fitting: set[str] = set() if met is None else met
        for profile in self._profiles:
            if (told := profile.look(documents)) is not None:
                fitting.add(profile.name)
                found += (finding for finding in told if self._is_asked(finding.rule))
        if met is None and documents:
            found += self._unmet(documents[0].source, fitting)
        return sorted(found, key=_place) if len(found) > 1 else found

    def _unmet(self, source: str, met: Container[str]) -> Iterator[Finding]:
        """What is said once of a source in which nothing is what a profile is for."""
        return (p.unmet(source) for p in self._profiles if p.name not in met and self._is_asked(p.name))

    def _is_asked(self, rule: str) -> bool:
        """Whether a finding of a profile or of one's own shapes is wanted; naming a profile names all of its shapes."""
        names = {rule, rule.partition("/")[0]}
        return not (names & self._ignored_of) and (not self._selected_of or bool(names & self._selected_of))


def _profiles(listed: tuple[str, ...]) -> tuple[Profile, ...]:
    if not listed:
        return ()
    from lodpub.validation.profiles import load  # takes longer than a small file to check

    return tuple(map(load, listed))


def _shapes(files: tuple[str, ...]) -> Shapes | None:
    if not files:
        return None
    from lodpub.validation.shacl import shapes

    return shapes(files)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.line or 0, finding.column or 0


def _unknown(data: bytes, error: ReadError) -> ReadError:
    """What to say of a text that is not even a page of a portal, which anything else is taken for."""
    found = "binary data" if b"\0" in data[:_HEAD] else f"a text in no format that lodpub knows ({error.found})"
    return ReadError(error.source, found=found, expected="linked data, a page or records (say which with -f)")
