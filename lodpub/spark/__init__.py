"""Export on a Spark cluster: the same lines as `lodpub.bulk` gives, made by many machines.

The driver cuts the sources into splits, one a task: small files together, large files of JSON Lines by ranges of bytes.
Each task reads, maps and writes its split with the functions of the local engine, into a part that is named after the
split. So the parts, one after another, are the output of the local engine byte for byte, and a task that runs again
because a machine was lost writes the same part again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec

from lodpub import formats
from lodpub.bulk import Tally
from lodpub.bulk.compressing import SUFFIXES
from lodpub.bulk.engine import grouped, work
from lodpub.bulk.work import Task
from lodpub.errors import UsageError
from lodpub.spark.folder import Folder
from lodpub.spark.splits import Split, numbered, splits

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["export"]

_T = TypeVar("_T")


def export(
    spark: SparkSession,
    inputs: str | Sequence[str],
    output: str,
    *,
    to: str = "nquads",
    vocab: str | None = None,
    base: str | None = None,
    source_format: str | None = None,
    compression: str | None = None,
    split_size: int = 32 << 20,
    counts_losses: bool = False,
) -> Tally:
    """Exports `inputs` (files, folders, patterns, archives, addresses) into the new folder `output`; gives the counts.

    The folder holds ``part-00000.nq`` and so on, ``_errors/part-00000.jsonl`` where records of a part failed, and
    ``_SUCCESS``. On a file system it gets its name when it is complete. `to` is a format of lines (``nquads``, ``ntriples``,
    ``jsonl``); `compression` one of ``gzip``, ``bzip2``, ``xz``, ``zstd``; `split_size` the bytes of source that one task takes:
    uncompressed JSON Lines are cut there, other files are taken whole.

    Executors must have lodpub installed, in the driver's version, and find inputs and output under the same names.
    Raises `UsageError` for a format that is not written in parts, a folder that is there already, and whatever keeps the
    cluster from its work; `OSError` where the folder cannot be made.

    ::

        import lodpub.spark

        spark = SparkSession.builder.master("spark://host:7077").getOrCreate()
        lodpub.spark.export(spark, "/data/crossref/*.jsonl.gz", "/data/crossref.nq", to="nquads")
    """
    target = formats.find(to)
    if not target.joins:
        lines = ", ".join(one.name for one in formats.FORMATS if one.joins)
        raise UsageError(f"{to} cannot be written in parts; a cluster writes {lines}")
    endings = [ending for ending, name in SUFFIXES.items() if name == compression]
    if compression and not endings:
        raise UsageError(f"no compression {compression!r}; there are {', '.join(SUFFIXES.values())}")
    suffix = ".".join([target.extensions[0], *endings])
    task = Task(to, vocab, base, None, compression, counts_losses)
    folder = Folder.new(output, suffix)
    tally = Tally()
    try:
        found = splits([inputs] if isinstance(inputs, str) else inputs, source_format, split_size)
        if any(piece.range for split in found for piece in split.pieces):
            found = numbered(found, _each(spark, found, Split.line_counts))
        for counts in _each(spark, found, partial(_exported, _version(), task, folder)):
            tally.add(msgspec.json.decode(counts, type=Tally))
        folder.finish()
    except BaseException:
        folder.abandon()
        raise
    return tally


def _each(spark: SparkSession, found: Sequence[Split], work: Callable[[Split], _T]) -> list[_T]:
    """What `work` makes of each split, one task a split, in their order."""
    if not found:
        return []
    try:
        made: list[_T] = spark.sparkContext.parallelize(found, len(found)).map(work).collect()
    except Exception as error:  # Spark's own, which carry the traces of two languages
        raise UsageError(f"Spark: {_reason(str(error))}") from None
    return made


def _reason(trace: str) -> str:
    """The line that says what was wrong: what Python raised in an executor, else the first one."""
    lines = [line.strip() for line in trace.splitlines() if line.strip()]
    raised = [line for line in lines if line.partition(":")[0].rpartition(".")[2].endswith(("Error", "Exception"))]
    python = [line for line in raised if not line.startswith(("org.", "java.", "py4j.", "Caused by"))]
    return (python[-1] if python else lines[0]) if lines else "it failed and said nothing"


def _version() -> str:
    from importlib.metadata import version

    return f"lodpub {version('lodpub')} on Python {sys.version_info[0]}.{sys.version_info[1]}"


def _exported(version: str, task: Task, folder: Folder, split: Split) -> bytes:
    """Runs in an executor: writes the part of a split and what failed in it; gives the counts as JSON."""
    if version != _version():
        raise UsageError(f"an executor has {_version()}, the driver {version}")
    tally = Tally()
    with folder.part(split.number) as write, folder.errors(split.number) as write_error:
        for group in grouped(item for piece in split.pieces for item in piece.items()):
            done = work(task, group)
            done.tally.failed, done.tally.remarks = len(done.failures), len(done.remarks)
            tally.add(done.tally)
            for text in done.texts:
                write(text)
            for failed in done.failures:
                write_error(failed.json())
    return msgspec.json.encode(tally)
