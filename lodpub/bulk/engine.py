"""The course of an export: sources in, batches to the workers, texts into the output, counts and failures told."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from lodpub import formats, output, pipeline, sources
from lodpub.bulk.compressing import compress
from lodpub.bulk.parts import Journal, Output, Place, as_path
from lodpub.bulk.spread import seldom_collecting, spread
from lodpub.bulk.tally import Failure, Tally
from lodpub.bulk.work import Done, Task, failure
from lodpub.errors import DataError, UsageError
from lodpub.formats import Description
from lodpub.pipeline import Bad, Batch
from lodpub.record import Record
from lodpub.sources import stamp
from lodpub.syntax.json_arrays import BLOCK

if TYPE_CHECKING:
    from pathlib import Path

    from lodpub.sources.columns import Columns

__all__ = ["Item", "Plan", "export", "grouped", "items", "work"]

Item: TypeAlias = Batch | Bad | Failure
"""A batch; what is wrong with a source as a whole; a source that could not be opened."""
_FEW = 4
"""So many groups are not worth the start of processes."""
_MOST_IN_GROUP = 500
_SAFE_EVERY = 64 << 20
_SAFE_AFTER = 10.0
_PIECE = 1 << 20


class Plan(NamedTuple):
    """What is to be exported, and how.

    `say` is told, as it happens, each failure and remark with its kind (``error``, ``warning``); `watch` how much of
    the sources was taken so far.
    """

    sources: Sequence[sources.Argument]
    task: Task
    output: str | None = None
    source_format: str | None = None
    jobs: int = 1
    errors: str | None = None
    resume: bool = False
    split_size: int | None = None
    max_errors: int | None = None
    say: Callable[[str, object], None] = lambda kind, message: None
    watch: Callable[[Tally, int], None] = lambda tally, taken: None
    columns: Columns | None = None
    """Which column of a table means which field, where the sources are tables."""


def export(plan: Plan) -> tuple[Tally, list[Path]]:
    """Does what the plan says; gives the counts, and the files that were written.

    Raises `OSError` where an output cannot be written, `DataError` where more records failed than `max_errors`,
    `UsageError` where an export cannot be gone on with. Sources that cannot be opened are told and counted.
    """
    return _Course(plan).run()


class _Course:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.tally = Tally()
        self.batches = 0
        self.taken = 0
        self.safe_at = time.monotonic()
        self.unsafe = 0
        self.has_journal = False
        journal = self._journal() if plan.resume else None
        self.output = Output(plan.output, plan.split_size, journal.output if journal else None)
        self.errors = Output(plan.errors, None, journal.errors if journal else None) if plan.errors else None
        self.resumed = journal.batches if journal else 0
        if journal:
            self.tally, self.has_journal = journal.tally, True
            if not all(file.is_there() for file in (self.output, self.errors) if file):
                raise UsageError(f"{plan.output}: what was written before is gone; export without --resume")

    def run(self) -> tuple[Tally, list[Path]]:
        try:
            with seldom_collecting(), closing(self._done()) as finished:
                for done in finished:
                    self.batches += 1
                    self._take(done)
            self.output.finish()
        except BaseException as error:
            keep = self.has_journal and not isinstance(error, DataError)
            self.output.abandon(keep=keep)
            if self.errors and isinstance(error, DataError):
                self.errors.finish()
            elif self.errors:
                self.errors.abandon(keep=keep)
            if not keep:
                self._forget()
            raise
        if self.errors:
            self.errors.finish()
        self._forget()
        return self.tally, [] if self.output.plain or not self.tally.written else self.output.names()

    def _done(self) -> Generator[Done, None, None]:
        if not formats.find(self.plan.task.to).joins:
            yield from self._together(self._items())
            return
        groups = grouped(self._items())
        for number, _ in zip(range(self.resumed), groups, strict=False):
            self.batches = number + 1
        first = list(islice(groups, _FEW))
        jobs = self.plan.jobs if len(first) == _FEW else 1
        yield from spread(partial(work, self.plan.task), chain(first, groups), jobs)

    def _items(self) -> Iterator[Item]:
        for source in sources.expand(self.plan.sources):
            for item in items(source, self.plan.source_format, self.plan.columns):
                self.taken = source.taken()
                yield item

    def _together(self, items: Iterator[Item]) -> Iterator[Done]:
        """For formats whose text is one whole: all the records go to one writer, in this process."""
        told = Done([], Tally(), [], [])

        def described() -> Iterator[tuple[Record, Description]]:
            for item in items:
                if not isinstance(item, Batch):
                    _fail(told, item)
                    continue
                for record in self.plan.task.records(item, told):
                    description = pipeline.describe(record, self.plan.task.vocab, self.plan.task.base)
                    told.tally.written += 1
                    yield record, description

        records = described()
        first = next(records, None)
        if first is not None:
            copies = pipeline.linked_copies(self.plan.task.alternates)
            written = formats.find(self.plan.task.to).write(chain([first], records), copies)
            kept: list[bytes] = []
            size = 0
            for piece in written:
                kept.append(piece)
                size += len(piece)
                if size > _PIECE:
                    yield self._told(told, kept)
                    kept, size = [], 0
            yield self._told(told, kept)
        yield self._told(told, [])

    def _told(self, told: Done, texts: list[bytes]) -> Done:
        """What was told so far, which starts anew."""
        texts = compress(texts, self.plan.task.compression)
        done = Done(texts, Tally(), told.failures[:], told.remarks[:])
        done.tally.add(told.tally)
        told.failures.clear()
        told.remarks.clear()
        told.tally.clear()
        return done

    def _take(self, done: Done) -> None:
        done.tally.failed = len(done.failures)
        done.tally.remarks = len(done.remarks)
        self.tally.add(done.tally)
        if self.tally.read > 1 and (self.plan.task.url or self.plan.task.alternates):
            what = "--url is the address" if self.plan.task.url else "--alternate is a copy"
            raise UsageError(f"{what} of one record, but the sources hold several")
        for remark in done.remarks:
            self.plan.say("warning", remark)
        for failed in done.failures:
            if self.errors:
                self.errors.write([failed.json()])
            if not self.errors or failed.format is None:  # a whole source
                self.plan.say("error", failed)
        self.unsafe += self.output.write(done.texts)
        self.plan.watch(self.tally, self.taken)
        most = self.plan.max_errors
        if most is not None and self.tally.failed > most:
            raise DataError(
                done.failures[-1].source,
                done.failures[-1].line,
                found=f"{self.tally.failed:,} records that failed",
                expected=f"at most {most:,} (--max-errors)",
            )
        if self.unsafe > _SAFE_EVERY or time.monotonic() - self.safe_at > _SAFE_AFTER:
            self._make_safe()

    def _make_safe(self) -> None:
        self.safe_at, self.unsafe = time.monotonic(), 0
        if self.output.plain or not formats.find(self.plan.task.to).joins:
            return
        place, errors = self.output.sync(), self.errors.sync() if self.errors else Place()
        journal = Journal(self._plan(), self.batches, self.tally, place, errors)
        with output.whole(self._journal_path()) as file:
            file.write(msgspec.json.encode(journal))
        self.has_journal = True

    def _journal_path(self) -> Path:
        assert self.plan.output is not None
        path = as_path(self.plan.output)
        return path.with_name(f".{path.name[:200]}.journal")

    def _forget(self) -> None:
        if not self.output.plain:
            self._journal_path().unlink(missing_ok=True)

    def _journal(self) -> Journal | None:
        if self.plan.output in (None, "-"):
            raise UsageError("--resume needs a file to go on with (-o)")
        try:
            journal = msgspec.json.decode(self._journal_path().read_bytes(), type=Journal)
        except FileNotFoundError:
            return None
        except msgspec.DecodeError as error:
            raise UsageError(f"{self._journal_path()}: a broken journal ({error}); export without --resume") from None
        if journal.plan != self._plan():
            raise UsageError(
                f"{self.plan.output}: what was left off was another export, or its sources have changed since; "
                "export without --resume"
            )
        return journal

    def _plan(self) -> str:
        """What must be the same for an export to go on: the sources as they lie on disk, and what is made of them."""
        import hashlib
        from importlib.metadata import version

        plan = self.plan
        asked = (
            version("lodpub"),
            plan.task,
            plan.source_format,
            repr(plan.columns),
            plan.split_size,
            plan.errors,
            stamp(plan.sources),
        )
        return hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()


def items(source: sources.Source, format: str | None, columns: Columns | None = None) -> Iterator[Item]:
    """The batches of a source; where it cannot be opened, its failure."""
    try:
        yield from pipeline.batches(source, format, columns)
    except (OSError, UsageError) as error:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        yield Failure(source.name, None, reason, None, b"")


def grouped(items: Iterator[Item]) -> Iterator[list[Item]]:
    """Items in groups that are worth sending to a process: small files by the hundred."""
    group: list[Item] = []
    size = 0
    for item in items:
        group.append(item)
        size += len(item.data) if isinstance(item, Batch) else 0
        if size >= BLOCK or len(group) == _MOST_IN_GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def work(task: Task, group: list[Item]) -> Done:
    """What a group became, compressed as the task says."""
    whole = Done([], Tally(), [], [])
    for item in group:
        done = task(item) if isinstance(item, Batch) else _fail(Done([], Tally(), [], []), item)
        whole.texts.extend(done.texts)
        whole.tally.add(done.tally)
        whole.failures.extend(done.failures)
        whole.remarks.extend(done.remarks)
    return whole._replace(texts=compress(whole.texts, task.compression))


def _fail(done: Done, item: Bad | Failure) -> Done:
    done.tally.unreadable += 1
    if isinstance(item, Bad):
        done.failures.append(failure(item))
    else:
        done.failures.append(item)
        done.tally.unopened += 1
    return done
