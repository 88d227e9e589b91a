"""The tokens of JSON as pages in the wild write them: comments between them, strings that are none by JSON's rules."""

from __future__ import annotations

import json
import re

from lodpub.documents.places import Lines, Problems, shown
from lodpub.finding import Severity

__all__ = ["WORD", "Scanner"]

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\["\\/bfnrtu][^"\\\x00-\x1f]*)*"')
_LOOSE = {
    '"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL),
    "'": re.compile(r"[^'\\]*(?:\\.[^'\\]*)*'", re.DOTALL),
    "&quot;": re.compile(r".*?&quot;", re.DOTALL),
    "&#34;": re.compile(r".*?&#34;", re.DOTALL),
    "&#x22;": re.compile(r".*?&#x22;", re.DOTALL),
    '\\"': re.compile(r'.*?(?<!\\)\\"', re.DOTALL),
    "\u201c": re.compile("[^\u201c\u201d]*[\u201c\u201d]"),
}
_LONG_QUOTES = tuple(quote for quote in _LOOSE if len(quote) > 1)
WORD = re.compile(r"[\w.+$@:/-]*[\w.+$@/-]")
_CONTROLS = re.compile(r" *[\x00-\x1f][\x00-\x20]*")
_ODD_SPACES = {
    "\ufeff": "a byte order mark",
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u3000": "an ideographic space",
    "\u200b": "a zero-width space",
    "\u2028": "a line separator",
}
_MARKS = ("<![CDATA[", "]]>", "-->")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_GOES_ON = re.compile(r"""[^\s"',:{}\[\]/<-]""")
_ENDS = (",", "}", "]", "")
_BARE_QUOTE = re.compile(r'(?<!\\)"')
_LONGEST_LINE = 4000
_CLOSES = (
    re.compile(r'"(?=\s*(?:,\s*(?:["{\[0-9]|\Z)|\]|\Z))'),
    re.compile(r'"(?=\s*(?:,\s*(?:"[^"\n]*"\s*:|\Z)|\}|\Z))'),
)
"""A quotation mark that can end a value, in a list and in an object."""
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Scanner:
    """Stands at one place of a text, goes over white space and reads strings."""

    def __init__(self, text: str, problems: Problems, lines: Lines, start: int, end: int) -> None:
        self.text, self.problems, self.lines = text, problems, lines
        self.at, self.end = start, end
        self.told: set[str] = set()

    def report(self, at: int, found: str, expected: str, once: str = "", severity: Severity = "error") -> None:
        """Adds a finding; of those that share a name in `once` the first."""
        if once not in self.told:
            self.problems.syntax(self.lines.place(at), found, expected, severity)
        if once:
            self.told.add(once)

    def skip(self) -> bool:
        """Goes over white space, comments and marks around the text; False at the end."""
        while True:
            found = _SPACE.match(self.text, self.at, self.end)
            self.at = found.end() if found else self.at
            if self.at >= self.end:
                return False
            c = self.text[self.at]
            if c in _ODD_SPACES:
                name = _ODD_SPACES[c]
                self.report(self.at, name, "JSON alone" if c == "\ufeff" else "plain white space", once=name)
                self.at += 1
            elif c not in "/<]-" or not self._comment():
                return True

    def _comment(self) -> bool:
        text, at = self.text, self.at
        if text.startswith("//", at):
            end = text.find("\n", at, self.end)
        elif text.startswith("/*", at):
            end = text.find("*/", at, self.end)
            end = end + 2 if end >= 0 else end
        elif text.startswith("<!--", at):
            end = text.find("-->", at, self.end)
            inner = text[at + 4 : at + 4 + 200].lstrip()[:1]
            end = at + 4 if inner in ("{", "[", "") or end < 0 else end + 3
        else:
            mark = next((mark for mark in _MARKS if text.startswith(mark, at)), None)
            if mark is None:
                return False
            end = at + len(mark)
        self.at = self.end if end < 0 else end
        written = text[at : self.at]
        around = written in ("<!--", "-->") or (len(written) < 40 and ("CDATA[" in written or "]]>" in written))
        self.report(at, f"the comment {shown(written)}", "JSON alone", once="mark" if around else "")
        return True

    def seen(self) -> str:
        """What stands here, as a message quotes it."""
        found = _STRING.match(self.text, self.at, self.end) or WORD.match(self.text, self.at, self.end)
        return shown(found.group() if found else self.text[self.at])

    def string(self, c: str) -> str | None:
        """The string that begins with this character; None where none does."""
        if c == '"' and (found := _STRING.match(self.text, self.at, self.end)):
            begin, self.at = self.at, found.end()
            raw = found.group()
            return raw[1:-1] if "\\" not in raw else self._unescape(raw, begin)
        quote = next((q for q in _LONG_QUOTES if self.text.startswith(q, self.at)), c) if c in "&\\" else c
        return self._loose(quote) if quote in _LOOSE else None

    def _loose(self, quote: str) -> str:
        """A string that is none by JSON's rules: in other quotes, not closed, with control characters or stray escapes."""
        begin = self.at
        found = _LOOSE[quote].match(self.text, begin + len(quote), self.end)
        line_end = self.text.find("\n", begin, self.end)
        line_end = self.end if line_end < 0 else line_end
        if found and found.end() > line_end and not self._fits(found.end()):
            found = None
        if found is None:
            self.report(begin, "a string without its closing quotation mark", f"a closing {quote}")
            raw = self.text[begin + len(quote) : line_end].rstrip().rstrip(",")
            self.at = begin + len(quote) + len(raw)
            return raw
        raw = found.group()[: -len(quote)]
        self.at = found.end()
        if quote != '"':
            self.report(begin, f"a string in {quote}", "one in double quotes", once=quote)
        control = next((i for i, c in enumerate(raw) if c < " "), None)
        if control is not None:
            name = {"\n": "a line break", "\t": "a tab", "\r": "a line break"}.get(raw[control], "a control character")
            self.report(begin + len(quote) + control, f"{name} in a string", "an escape such as \\n")
            raw = _CONTROLS.sub(" ", raw)
        return self._unescape(f'"{raw}"', begin)

    def whole(self, begin: int, value: str, in_object: bool) -> str:
        """The string just read, or all that it was meant to be where a quotation mark in it is not escaped."""
        if self.text[self.at : self.at + 1] in _ENDS or self.text[begin] != '"':
            return value
        following = _SPACE.match(self.text, self.at, self.end)
        at = following.end() if following else self.at
        if at >= self.end or not _GOES_ON.match(self.text[at]):
            return value
        stop = self.text.find("\n", begin, min(self.end, begin + _LONGEST_LINE))
        close = _CLOSES[in_object].search(self.text, at, stop if stop >= 0 else min(self.end, begin + _LONGEST_LINE))
        if close is None:
            return value
        self.report(self.at - 1, "a quotation mark in a string", 'a backslash in front of it, \\"')
        raw = self.text[begin + 1 : close.start()]
        self.at = close.start() + 1
        return self._unescape('"' + _BARE_QUOTE.sub(r'\\"', raw) + '"', begin)

    def _fits(self, at: int) -> bool:
        following = _SPACE.match(self.text, at, self.end)
        at = following.end() if following else at
        return at >= self.end or self.text[at] in ",:}]"

    def _unescape(self, raw: str, begin: int) -> str:
        try:
            value: str = json.loads(raw, strict=False)
        except ValueError:
            bad = next((m for m in _ESCAPE.finditer(raw) if not re.match(r'\\(["\\/bfnrt]|u.{4})', m.group())), None)
            if bad:
                self.report(
                    begin + bad.start(), f"the escape {shown(bad.group())}", 'one of \\" \\\\ \\/ \\n \\t \\uXXXX'
                )
            value = _ESCAPE.sub(_escaped, raw[1:-1])
        if not value.isascii() and _SURROGATE.search(value):
            self.report(begin, "half a surrogate pair", "a whole character")
            value = _SURROGATE.sub("\ufffd", value)
        return value


def _escaped(match: re.Match[str]) -> str:
    code = match.group(1)
    return chr(int(code[1:], 16)) if len(code) == 5 else _ESCAPED.get(code, code)
