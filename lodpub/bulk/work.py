"""What is done with one batch: read, map, write; bad records become failures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from lodpub import formats, pipeline
from lodpub.bulk.tally import Failure, Tally
from lodpub.errors import LodpubError, ReadError
from lodpub.identified import all_valid
from lodpub.pipeline import Bad, Batch
from lodpub.record import Record
from lodpub.values.patterns import pattern

__all__ = ["Done", "Task", "failure"]

_NAME = pattern(r"([\w@/.-]{1,60}(?: [\w-]{1,20}){0,2}?)\s*(?::| +- )")


class Done(NamedTuple):
    """The text that a batch became, in pieces that follow one another in the output, and what there is to tell of it."""

    texts: list[bytes]
    tally: Tally
    failures: list[Failure]
    remarks: list[str]


class Task(NamedTuple):
    """What is to be done with each batch; called with one it does it."""

    to: str
    vocab: str | None = None
    base: str | None = None
    url: str | None = None
    compression: str | None = None
    counts_losses: bool = False
    """Whether what the target cannot carry is counted, which takes as long again as writing."""
    alternates: tuple[str, ...] = ()
    """Addresses of copies of the one record, as `lodpub.export` takes them."""

    def __call__(self, batch: Batch) -> Done:
        """The batch as text in the format `to`."""
        return self._straight(batch) or self._one_by_one(batch)

    def _straight(self, batch: Batch) -> Done | None:
        """Each record is text before the next is read, so that little memory is used and it stays in the caches; None
        where anything is wrong with any."""
        done = Done([], Tally(), [], [])
        items = formats.find(batch.format).read(batch.data, batch.source, batch.line)
        try:
            texts = self._texts(self._told(_good(item), batch, done) for item in items)
        except Exception:  # said of the one that is to blame, once each is taken on its own
            return None
        done.tally.written = done.tally.read
        return done._replace(texts=texts) if done.tally.read else None

    def _one_by_one(self, batch: Batch) -> Done:
        done = Done([], Tally(), [], [])
        for record in self.records(batch, done):
            done.texts.extend(self._one(record, batch, done))
        done.tally.written = done.tally.read - (len(done.failures) - done.tally.unreadable)
        return done

    def records(self, batch: Batch, done: Done) -> Iterator[Record]:
        """The records of a batch; what cannot be read, and what was not understood, is told in `done`."""
        for item in pipeline.records(batch):
            if isinstance(item, Bad):
                done.failures.append(failure(item))
                done.tally.unreadable += 1
            else:
                yield self._told(item, batch, done)

    def _told(self, record: Record, batch: Batch, done: Done) -> Record:
        done.tally.read += 1
        for unread in record.unread:
            name = _NAME.match(unread.text)
            done.tally.count_unread(name[1] if name else "(text)")
        for remark in record.remarks:
            done.remarks.append(f"{batch.source}{f':{remark.line}' if remark.line else ''}: {remark.message}")
        if not all_valid(record) or _names_twice(record):
            from lodpub import linted_records

            for finding in linted_records.findings(record, batch.source):
                if finding.rule not in ("unread", "remark"):  # which are counted apart
                    done.tally.count_finding(finding.rule)
        if self.url:
            record = msgspec.structs.replace(record, url=self.url)
        if self.counts_losses:
            self._count_losses(record, done)
        return record

    def _count_losses(self, record: Record, done: Done) -> None:
        from lodpub.losses import lost

        for path in lost(record, self.to, self.vocab):
            done.tally.count_lost(path)

    def _one(self, record: Record, batch: Batch, done: Done) -> list[bytes]:
        try:
            return self._texts([record])
        except Exception as error:  # whatever is wrong with one record, the others go on
            text = msgspec.json.encode(record)
            reason = str(error) if isinstance(error, LodpubError) else f"{type(error).__name__}: {error}"
            done.failures.append(Failure(batch.source, batch.line, reason, "record", text))
            return []

    def _texts(self, records: Iterable[Record]) -> list[bytes]:
        items = ((record, pipeline.describe(record, self.vocab, self.base)) for record in records)
        return list(formats.find(self.to).write(items))


def _good(item: Record | ReadError) -> Record:
    if isinstance(item, ReadError):
        raise item
    return item


def _names_twice(record: Record) -> bool:
    """Whether somebody may stand among the contributors twice in one role."""
    contributors = record.contributors
    if len({one.agent.name for one in contributors}) == len(contributors):
        return False
    return len({(one.role, one.agent.name) for one in contributors}) < len(contributors)


def failure(bad: Bad) -> Failure:
    """What could not be read, as it stands in the errors file."""
    error = bad.error
    return Failure(error.source, error.line, f"found {error.found}, expected {error.expected}", bad.format, bad.text)
