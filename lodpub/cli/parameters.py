"""What several commands share: parameter types, and how errors and remarks are said."""

from __future__ import annotations

import sys
from typing import BinaryIO

import click
from click.shell_completion import CompletionItem

from lodpub import formats
from lodpub.errors import UnknownFormatError

__all__ = ["AbsoluteIRI", "FormatName", "say", "standard_input"]


class FormatName(click.ParamType[str]):
    """The name of a format that can be read (`reading`) or written; completed by the shell, checked with near misses."""

    name = "format"

    def __init__(self, *, reading: bool) -> None:
        self.reading = reading

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return formats.find(value, reading=self.reading).name
        except UnknownFormatError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [
            CompletionItem(f.name, help=f.title)
            for f in formats.FORMATS
            if (f.reader if self.reading else f.writer) and f.name.startswith(incomplete)
        ]


class AbsoluteIRI(click.ParamType[str]):
    """An absolute http(s) address or URN, without characters that an IRI forbids (RFC 3987, section 2.2)."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        scheme, _, rest = value.partition(":")
        web = scheme.lower() in ("http", "https") and rest.startswith("//") and rest.strip("/")
        urn = scheme.lower() == "urn" and ":" in rest
        if not (web or urn):
            self.fail(f"found {value!r}, expected an absolute address such as https://example.org/", param, ctx)
        bad = next((c for c in value if c <= " " or c in '<>"{}|\\^`\x7f'), None)
        if bad is not None:
            self.fail(f"found {value!r} with {bad!r}, which no address may hold (write it percent-encoded)", param, ctx)
        return value


def say(kind: str, message: object) -> None:
    """One line on standard error: ``lodpub: error: page.txt:12: ...``."""
    click.echo(f"lodpub: {kind}: {message}", err=True)


def standard_input() -> BinaryIO:
    """The bytes of standard input; on a terminal, a word first on how to end them."""
    if sys.stdin.isatty():
        say("note", "reading from the keyboard; paste the record, then press Ctrl-D (Ctrl-Z on Windows)")
    return sys.stdin.buffer
