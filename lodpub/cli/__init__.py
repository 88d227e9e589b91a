"""The command line: one file a command; errors become one line and an exit code."""

from __future__ import annotations

import importlib
import sys

import click

from lodpub.errors import DataError, LodpubError

__all__ = ["main"]

_COMMANDS = ("export", "formats", "inspect")


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"lodpub.cli.{cmd_name}"), cmd_name)
        return command


@click.command(cls=_Commands)
@click.version_option(package_name="lodpub")
def cli() -> None:
    """Scholarly records to linked data: schema.org and Dublin Core as JSON-LD, Turtle and more.

    Example: lodpub export page.txt -t turtle
    """


def main() -> None:
    """Run the command line. Exits with 0 when all is well, 1 where the data has errors, 2 for wrong usage."""
    try:
        cli(prog_name="lodpub")
    except LodpubError as error:
        click.echo(f"lodpub: error: {error}", err=True)
        sys.exit(1 if isinstance(error, DataError) else 2)
    except OSError as error:
        click.echo(f"lodpub: error: {error.filename or 'output'}: {error.strerror or error}", err=True)
        sys.exit(2)
