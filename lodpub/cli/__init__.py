"""The command line: one file a command; errors become one line and an exit code."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import NoReturn

import click

from lodpub.cli.parameters import say
from lodpub.errors import DataError, LodpubError

__all__ = ["main"]

_COMMANDS = ("cite", "embed", "export", "formats", "inspect", "rules", "validate", "vocab")


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS:
            import difflib

            if near := difflib.get_close_matches(args[0], _COMMANDS, n=1):
                ctx.fail(f"no command {args[0]!r}; did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # the reader of our output has gone (`| head`): nothing to say, and nothing more to flush at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(141)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"lodpub.cli.{cmd_name}"), cmd_name)
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="lodpub")
def cli() -> None:
    """Turn scholarly records into linked data: schema.org and Dublin Core as JSON-LD, Turtle, HTML metadata and more.

    Example: lodpub export page.txt -t turtle

    Each command has its own help: lodpub export --help
    """


def main() -> NoReturn:
    """Run the command line. Exits with 0 when all is well, 1 where the data has errors, 2 for wrong usage."""
    gc.set_threshold(100_000)  # a run makes many objects and hardly a cycle of them
    try:
        sys.exit(cli.main(prog_name="lodpub", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as help:
        click.echo(help.format_message())
        sys.exit(0)
    except click.UsageError as error:
        say("error", error.format_message())
        command = error.ctx.command_path if error.ctx else "lodpub"
        click.echo(f"See: {command} --help", err=True)
        sys.exit(2)
    except LodpubError as error:
        say("error", error)
        sys.exit(1 if isinstance(error, DataError) else 2)
    except OSError as error:
        say("error", f"{error.filename or 'output'}: {error.strerror or error}")
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        say("error", "interrupted")
        sys.exit(130)
    finally:
        gc.freeze()  # at its end Python would look through all that is left for cycles, which takes as long as reading a page
