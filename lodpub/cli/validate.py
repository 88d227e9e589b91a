"""``lodpub validate``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

import click

from lodpub import sources
from lodpub.cli.parameters import ParamType, say, standard_input
from lodpub.errors import DataError
from lodpub.linting import Linter
from lodpub.output import standard_output
from lodpub.validation import reports
from lodpub.validation.report import Finding
from lodpub.validation.reports import text

__all__ = ["validate"]


_MOST_NAMED = 5


class _Listed(ParamType[tuple[str, ...]]):
    """Names with commas between them."""

    name = "names"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        return tuple(name.strip() for name in str(value).split(",") if name.strip())


def _profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from lodpub.validation.profiles import NAMES

    return [name for name in NAMES if name.startswith(incomplete)]


@click.command()
@click.argument("arguments", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "-f",
    "--from",
    "source_format",
    metavar="FORMAT",
    help="Syntax or record format of the sources; found from their content when left out.",
)
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    shell_complete=_profiles,
    help="What a consumer asks for, such as zotero.",
)
@click.option("--shapes", multiple=True, metavar="FILE.ttl", help="SHACL shapes of your own.")
@click.option(
    "--select",
    multiple=True,
    type=_Listed(),
    metavar="RULE,...",
    help="Only these rules; invalid stands for invalid-doi and so on.",
)
@click.option("--ignore", multiple=True, type=_Listed(), metavar="RULE,...", help="All rules but these.")
@click.option("--format", "report", type=click.Choice(reports.NAMES), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Warnings count as errors for the exit code.")
@click.option("--statistics", is_flag=True, help="How often each rule found something, not where.")
@click.option("--allow-network", is_flag=True, help="Load JSON-LD contexts that are not bundled.")
def validate(
    arguments: Sequence[str],
    source_format: str | None,
    profiles: Sequence[str],
    shapes: Sequence[str],
    select: Sequence[tuple[str, ...]],
    ignore: Sequence[tuple[str, ...]],
    report: str,
    strict: bool,
    statistics: bool,
    allow_network: bool,
) -> None:
    """Check linked data, pages and records against the vocabularies. SOURCES are files, folders, patterns, archives or
    addresses; - or nothing reads standard input.

    Exits with 0 when there is no error, 1 when there is one, 2 for wrong usage. "lodpub rules" lists the rules.

    Example: lodpub validate page.html --profile google-scholar
    """
    try:
        linter = Linter(
            profiles,
            shapes=shapes,
            select=[name for names in select for name in names],
            ignore=[name for names in ignore for name in names],
            format=source_format,
            allow_network=allow_network,
        )
    except DataError as error:  # shapes that cannot be used are no fault of the sources
        raise click.UsageError(str(error)) from None
    running = _Running(linter, arguments or ("-",))
    if statistics and report == "text":
        for _ in running:
            pass
        click.echo(text.statistics(linter.tally), nl=False)
    else:
        output = standard_output()
        colour = report == "text" and output.isatty() and not os.environ.get("NO_COLOR")
        write = text.in_colour if colour else reports.writer(report)
        for piece in write(running, linter.tally):
            output.write(piece.encode("utf-8", "replace"))
        output.flush()
        if statistics:
            click.echo(text.statistics(linter.tally), nl=False, err=True)
    if skipped := linter.tally.skipped:
        listed = ", ".join(skipped[:_MOST_NAMED]) + (" ..." if len(skipped) > _MOST_NAMED else "")
        say("note", f"{len(skipped):,} of no known format left out: {listed}")
    failed = not linter.tally.ok or (strict and linter.tally.by_severity["warning"] > 0)
    sys.exit(running.exit_code or (1 if failed else 0))


class _Running:
    """The findings over all sources, as they come; a file that cannot be opened is said on standard error."""

    def __init__(self, linter: Linter, arguments: Sequence[str]) -> None:
        self.linter = linter
        self.arguments = [standard_input() if argument == "-" else argument for argument in arguments]
        self.exit_code = 0

    def __iter__(self) -> Iterator[Finding]:
        for source in sources.expand(self.arguments):
            try:
                yield from self.linter.of_source(source)
            except OSError as error:
                self.exit_code = 2
                say("error", f"{source.name}: {error.strerror or error}")
