"""``lodpub export``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from lodpub import bulk, formats, sources
from lodpub.bulk.compressing import compression_of
from lodpub.bulk.spread import cores
from lodpub.bulk.tally import Tally
from lodpub.bulk.work import Task
from lodpub.cli.parameters import MAP_HELP, AbsoluteIRI, ColumnMap, FormatName, Size, alternates, say, standard_input
from lodpub.cli.progress import Watching
from lodpub.errors import UsageError
from lodpub.output import whole

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["export"]

_MANY = 100


@click.command()
@click.argument("sources", nargs=-1, type=click.Path())
@click.option(
    "-f",
    "--from",
    "source_format",
    type=FormatName(reading=True),
    help="Format of the sources; found from their content when left out.",
)
@click.option("--map", "columns", type=ColumnMap(), help=MAP_HELP)
@click.option(
    "-t", "--to", type=FormatName(reading=False), help="Format to write; found from -o when left out, else jsonld."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="File to write, compressed where its name ends in .gz, .bz2, .xz or .zst; standard output when left out.",
)
@click.option("--vocab", type=click.Choice(["schemaorg", "dublincore"]), help="Write one vocabulary only.")
@click.option("--base", type=AbsoluteIRI(), help="Address under which records without an identifier get one.")
@click.option(
    "--url", type=AbsoluteIRI(), help="Address of the page that the record is published at (one record only)."
)
@alternates
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that map and write; all cores when left out.")
@click.option(
    "--errors", metavar="FILE", type=click.Path(), help="JSON Lines of the records that failed; can be exported again."
)
@click.option("--max-errors", type=click.IntRange(min=0), metavar="N", help="Give up when more records than N failed.")
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(),
    help="JSON of what was read, written, not understood, and lost in the target.",
)
@click.option("--split-size", type=Size(), help="Write numbered files of at most this size, such as 1GB.")
@click.option("--latex", is_flag=True, help="BibTeX in ASCII, with LaTeX's commands for all other letters.")
@click.option("--resume", is_flag=True, help="Go on with an export that was cut off.")
@click.option("--describe", is_flag=True, help="Write a VoID and DCAT description beside the output, FILE.void.ttl.")
@click.option("--license", type=AbsoluteIRI(), help="Licence of the dump, for --describe.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    help="Where the work is done: on this machine, or on a Spark cluster, which writes a folder (-o) of parts.",
)
@click.option(
    "--master", metavar="URL", help="The cluster, such as spark://host:7077; Spark's own settings when left out."
)
@click.option("--quiet", is_flag=True, help="No progress, warnings or summary.")
def export(sources: Sequence[str], to: str | None, output: str | None, quiet: bool, **options: Any) -> None:
    """Write records as linked data. SOURCES are files, folders, patterns, archives or addresses, compressed or not;
    - or nothing reads standard input.

    Example: lodpub export page.txt -o page.ttl
    """
    name, compression = compression_of(output)
    target = to or _target(name)
    if options["latex"]:
        if not target.startswith("bibtex"):
            raise click.UsageError(f"--latex is for bibtex, not for {target}")
        target = "bibtex-ascii"
    _check(target, output, options)
    task = Task(
        target,
        options["vocab"],
        options["base"],
        options["url"],
        compression,
        bool(options["report"]),
        options["alternates"],
    )
    try:
        if options["engine"] == "spark":
            from lodpub.cli.cluster import export_on_spark

            tally, files = export_on_spark(sources, task, output, options, quiet=quiet)
            says_summary = True
        else:
            tally, files, says_summary = _run(_arguments(sources), task, output, quiet, options)
    except UsageError as error:
        raise click.UsageError(str(error)) from None
    _finish(task, output, files, tally, options)
    if says_summary and not quiet:
        for line in tally.summary():
            say("note", line)
    sys.exit(2 if tally.unopened else 1 if tally.failed else 0)


def _check(target: str, output: str | None, options: dict[str, Any]) -> None:
    """Refuses options that the target, or another option, gives nothing to do."""
    if options["split_size"] and (output in (None, "-") or not formats.find(target).joins):
        raise click.UsageError(f"--split-size needs a file (-o) in a format of lines such as nquads, not {target}")
    if options["vocab"] and not formats.find(target).linked:
        raise click.UsageError(f"--vocab chooses a vocabulary of linked data; {target} is written in no vocabulary")
    if options["columns"] and (options["source_format"] or "csv") != "csv":
        raise click.UsageError(f"--map is for csv, not for {options['source_format']}")
    if options["describe"]:
        from lodpub.bulk.dataset import DESCRIBED

        if output in (None, "-") or target not in DESCRIBED:
            raise click.UsageError(f"--describe needs a file (-o) in one of {', '.join(DESCRIBED)}, not {target}")
    if options["alternates"] and not formats.find(target).links:
        raise click.UsageError(f"--alternate is a link in a page; it needs -t html, not {target}")
    if options["master"] and options["engine"] != "spark":
        raise click.UsageError("--master names a Spark cluster; it needs --engine spark")


def _run(
    arguments: Sequence[Any], task: Task, output: str | None, quiet: bool, options: dict[str, Any]
) -> tuple[Tally, list[Path], bool]:
    watching = Watching(sources.size(arguments), quiet=quiet)
    plan = bulk.Plan(
        arguments,
        task,
        output,
        options["source_format"],
        options["jobs"] or cores(),
        options["errors"],
        options["resume"],
        options["split_size"],
        options["max_errors"],
        columns=options["columns"],
        say=_Saying(quiet),
        watch=watching,
    )
    try:
        tally, files = bulk.export(plan)
    finally:
        watching.close()
    return tally, files, tally.read > _MANY or watching.has_shown


def _finish(task: Task, output: str | None, files: list[Path], tally: Tally, options: dict[str, Any]) -> None:
    """Writes the description and the report."""
    if options["describe"] and files:
        from lodpub.bulk.dataset import dataset

        with whole(f"{output}.void.ttl") as file:
            file.write(dataset(files, task.to, options["license"]).encode())
    if options["report"]:
        with whole(options["report"]) as file:
            file.write(tally.report(task.to, formats.find(task.to).carries))


def _arguments(given: Sequence[str]) -> Sequence[Any]:
    return [standard_input() if argument == "-" else argument for argument in given or ("-",)]


def _target(name: str | None) -> str:
    """The format that the name of the output asks for."""
    by_name = formats.for_filename(name) if name and name != "-" else None
    if name and name != "-" and by_name is None:
        say("note", f"no format writes files named like {name!r}; it gets JSON-LD (say which with -t)")
    return by_name.name if by_name else "jsonld"


class _Saying:
    """Says what is wrong, but of very many the first only: the others are counted."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._said = {"error": 0, "warning": 0}

    def __call__(self, kind: str, message: object) -> None:
        self._said[kind] += 1
        if (kind == "warning" and self._quiet) or self._said[kind] > _MANY:
            return
        say(kind, message)
        if self._said[kind] == _MANY:
            say("note", f"further {kind}s are counted only (--errors and --report keep them)")
