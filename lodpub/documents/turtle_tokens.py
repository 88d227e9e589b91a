"""The tokens of Turtle and TriG (RDF 1.1 Turtle, section 6.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lodpub.documents.line_blocks import LONGEST_LINE

if TYPE_CHECKING:
    from lodpub.documents.window import Window

__all__ = ["Token", "next_statement", "tokens"]

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_WORD = f"{_BASE}_0-9\u00b7\u0300-\u036f\u203f\u2040"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_TOKEN = re.compile(
    rf"""(?P<iri><[^<>\n]*>)
|(?P<long>\"\"\"[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+\"\"\"|'''[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+''')
|(?P<string>"(?!"")[^"\\\n\r]*+(?:\\.[^"\\\n\r]*+)*+"|'(?!'')[^'\\\n\r]*+(?:\\.[^'\\\n\r]*+)*+')
|(?P<blank>_:[{_BASE}_0-9](?:[{_WORD}.-]*[{_WORD}-])?)
|(?P<name>(?:[{_BASE}](?:[{_WORD}.-]*[{_WORD}-])?)?:(?:(?:[{_BASE}_0-9:]|{_ESCAPE})(?:(?:[{_WORD}.:-]|{_ESCAPE})*(?:[{_WORD}:-]|{_ESCAPE}))?)?)
|(?P<double>[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+)
|(?P<decimal>[+-]?\d*\.\d+)
|(?P<integer>[+-]?\d+)
|(?P<at>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
|(?P<mark>\^\^|[.;,\[\](){{}}])
|(?P<word>[A-Za-z]+)""",
    re.VERBOSE | re.DOTALL,
)
_SPACE = re.compile(r"(?:[ \t\r\n]+|\#[^\n]*)*")
_LONG_QUOTES = ('"""', "'''")
_REST_OF_LINE = re.compile(r"[^\n\\]*+(?:\\.[^\n\\]*+)*+\n", re.DOTALL)
_LINE_ENDS_STATEMENT = re.compile(r"[.}][ \t]*(?:\#[^\n]*)?\r?(?:\n|\Z)")


class Token(NamedTuple):
    """A token: its kind, its text and where it begins; ``end`` at the end, ``junk`` for what is none."""

    kind: str
    text: str
    at: int


def tokens(window: Window, start: int = 0) -> Iterator[Token]:
    """The tokens from an offset on.

    >>> from lodpub.documents.window import Window
    >>> [token.kind for token in tokens(Window.whole('<a> ex:b "c"@en . # done'))]
    ['iri', 'name', 'string', 'at', 'mark', 'end']
    """
    match, space = _TOKEN.match, _SPACE.match
    at = start - window.start
    text, safe = window.text, _safe(window)
    while True:
        before, found = at, space(text, at)
        at = found.end() if found else at
        token = match(text, at)
        if not window.ended and (_may_go_on(text, at) if token is None else token.end() > safe):
            offset = before + window.start
            if not window.more():
                yield Token("junk", f"more than {LONGEST_LINE:,} characters in a row", at + window.start)
                return
            at = offset - window.start
            text, safe = window.text, _safe(window)
            continue
        if token is None:
            break
        yield Token(token.lastgroup or "", token.group(), at + window.start)
        at = token.end()
    if at < len(text):
        yield Token("junk", text[at : at + 60].partition("\n")[0], at + window.start)
    yield Token("end", "the end of the file", window.end)


def _safe(window: Window) -> int:
    """Up to where no token changes by what follows: no token but strings and comments has white space in it."""
    return len(window.text) if window.ended else max(map(window.text.rfind, " \t\n"))


def _may_go_on(text: str, at: int) -> bool:
    """Whether what is no token may be the beginning of one whose end is not in the text yet."""
    return text.startswith(_LONG_QUOTES, at) or not _REST_OF_LINE.match(text, at)


def next_statement(window: Window, at: int) -> int:
    """Where the next statement may begin: behind the next dot or closing brace that ends its line."""
    while True:
        window.mark = at
        found = _LINE_ENDS_STATEMENT.search(window.text, at - window.start)
        if found and (window.ended or found.group().endswith("\n")):
            return found.end() + window.start
        if window.ended:
            return window.end
        at = window.mark = max(at, window.start + window.text.rfind("\n") + 1)
        if not window.more():  # nobody needs what was gone over
            at = window.mark = window.end
            window.more()
