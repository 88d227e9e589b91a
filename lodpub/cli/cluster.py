"""``lodpub export --engine spark``: the same command on a cluster."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lodpub.bulk import Tally
from lodpub.bulk.work import Task
from lodpub.errors import UsageError
from lodpub.sources import is_address

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["export_on_spark"]

_LOCAL_ONLY = {
    "columns": "the map is not sent to its machines",
    "jobs": "the cluster says how many processes there are",
    "errors": "what fails stands in the folder _errors of the output",
    "resume": "a task that fails is tried again by the cluster",
    "split_size": "there is a part for each task",
    "max_errors": "the tasks do not know of one another",
    "url": "it is the address of one record",
}


def export_on_spark(
    sources: Sequence[str], task: Task, output: str | None, options: Mapping[str, Any], *, quiet: bool
) -> tuple[Tally, list[Path]]:
    """Exports into the folder `output` as the options say; gives the counts and the parts.

    Raises `UsageError` for options that a cluster has no use for, and as `lodpub.spark.export`.
    """
    for name, reason in _LOCAL_ONLY.items():
        if options[name] is not None and options[name] is not False:
            option = "map" if name == "columns" else name.replace("_", "-")
            raise UsageError(f"--{option} is not for --engine spark: {reason}")
    if output is None or output == "-" or not sources or "-" in sources:
        raise UsageError("--engine spark needs sources by name and a folder to write (-o)")
    if options["describe"] and is_address(output):
        raise UsageError(f"--describe counts what lies on this machine, not {output}")
    from lodpub import spark

    session = _session(options["master"], quiet=quiet)
    try:
        tally = spark.export(
            session,
            sources,
            output,
            to=task.to,
            vocab=task.vocab,
            base=task.base,
            source_format=options["source_format"],
            compression=task.compression,
            counts_losses=task.counts_losses,
        )
    finally:
        session.stop()
    return tally, sorted(Path(output).glob("part-*"))


def _session(master: str | None, *, quiet: bool) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise UsageError("--engine spark needs: pip install 'lodpub[spark]', and Java 17") from None
    if not master or master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("lodpub export").config(
        "spark.ui.showConsoleProgress", str(not quiet).lower()
    )
    try:
        session = (builder.master(master) if master else builder).getOrCreate()
    except Exception as error:  # no Java, no such master, ...: Spark's own, which carry traces
        raise UsageError(f"Spark does not start: {str(error).strip().partition(chr(10))[0]}") from None
    session.sparkContext.setLogLevel("ERROR")
    return session
