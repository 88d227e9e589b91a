"""``lodpub cite``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lodpub import citing, pipeline
from lodpub.cli.parameters import one_source, standard_input
from lodpub.record import Record

if TYPE_CHECKING:
    from lodpub.sources.columns import Columns

__all__ = ["cite"]


@click.command()
@one_source
@click.option(
    "-s", "--style", default="apa", show_default=True, help="Style of CSL: apa, vancouver, nature ... or a .csl file."
)
@click.option("--all", "portal", is_flag=True, help="All that portals show under Cite this, instead of one style.")
@click.option(
    "--locale", metavar="TAG", help="Language of the words between, such as de-DE; the style's when left out."
)
@click.option("--output", type=click.Choice(["text", "html"]), default="text", show_default=True, help="What to print.")
def cite(
    source: str,
    source_format: str | None,
    columns: Columns | None,
    style: str,
    portal: bool,
    locale: str | None,
    output: str,
) -> None:
    """Print the records of SOURCE as a list of references in a citation style.

    Any style of https://www.zotero.org/styles by its name, offline. Needs the extra lodpub[cite].

    Example: lodpub cite page.txt --style chicago
    """
    records = list(pipeline.read_all(standard_input() if source == "-" else source, source_format, columns=columns))
    if not portal:
        click.echo(citing.cite(records, style, locale=locale, output=output))
        return
    for number, record in enumerate(records):
        if number:
            click.echo()
        click.echo(_block(record, locale, output))


def _block(record: Record, locale: str | None, output: str) -> str:
    forms = citing.portal_block(record, locale=locale, output=output)
    if output == "html":
        return "\n".join(f"<h3>{heading}</h3>\n{text}" for heading, text in forms)
    return "\n\n".join(f"{heading}\n\n{text}" for heading, text in forms)
