"""IRIs (RFC 3987): a text made legal, and a part of one made safe."""

from __future__ import annotations

import re
from functools import cache

from lodpub.values.patterns import pattern

__all__ = ["encode", "encode_part", "reference"]

_ASCII = r"\x00-\x20<>\"{}|\\^`\x7f"
# Unicode's spaces are legal but no IRI that anybody means holds one, and rdflib refuses them.
_BEYOND = (
    r"\x80-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff"
    + "".join(rf"\U000{plane:x}fffe-\U000{plane:x}ffff" for plane in range(1, 14))
    + r"\U000e0000-\U000e0fff\U000efffe-\U0010ffff"
)
_GROUPS = r"[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})"
_IPV6 = rf"(?:{_GROUPS}{{7}}|(?:{_GROUPS}{{0,2}})?::(?:{_GROUPS}{{0,2}})?)"
_WHOLE = pattern(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?!//)"
    rf"|[A-Za-z][A-Za-z0-9+.-]*://(?:[^@/?#\[\]]*@)?(?:\[{_IPV6}\]|[^:@/?#\[\]]*)(?::[0-9]*)?(?=[/?#]|$)"
)
"""A scheme and, where there is one, an authority (RFC 3986, section 3)."""
_USUAL = pattern(r"https?://[A-Za-z0-9.-]+(?:/[!$&-;=?-Z_a-z~]*)?")
"""Addresses with nothing in them that is forbidden or reserved: nearly all."""
_LEGAL = pattern(r"[!$&-;=@-Z_a-z~]*")
"""What stays as it is as part of an address: nearly every identifier."""
_RESERVED = r"|[%#?\[\]]"
_STRAY = r"|%(?![0-9A-Fa-f]{2})"


def encode(text: str) -> str:
    """A text as a legal, absolute IRI: what RFC 3987 forbids is percent-encoded, the rest stays.

    An address that stands in angle brackets or begins with ``www.`` is made whole; one that names no place by itself
    gets the scheme ``relative:``, which nobody resolves.

    >>> encode("http://example.org/a b<c>"), encode("http://example.org/100%/[1]#a#b")
    ('http://example.org/a%20b%3Cc%3E', 'http://example.org/100%25/%5B1%5D#a%23b')
    >>> encode("<https://example.org>"), encode("www.example.org/1"), encode("page.html"), encode("http://a:b/")
    ('https://example.org', 'http://www.example.org/1', 'relative:page.html', 'relative:http://a:b/')
    """
    if _USUAL.fullmatch(text):
        return text
    if not _is_whole(text):
        text = _made_whole(text.strip())
    if "[" in text or "]" in text or text.count("#") > 1:
        text = _brackets_and_hashes(text)
    return _pattern(_STRAY, text.isascii()).sub(_quoted, text)


def reference(text: str) -> str:
    """A text as a legal IRI reference, relative or absolute (RFC 3986, section 4.1).

    >>> reference("records/a b.ttl"), reference("https://example.org/<1>")
    ('records/a%20b.ttl', 'https://example.org/%3C1%3E')
    """
    if _is_whole(text):
        return encode(text)
    path, hash, fragment = text.replace("[", "%5B").replace("]", "%5D").partition("#")
    return _pattern(_STRAY, text.isascii()).sub(_quoted, f"{path}{hash}{fragment.replace('#', '%23')}")


def _is_whole(text: str) -> bool:
    return _WHOLE.match(text) is not None


def _made_whole(text: str) -> str:
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1].strip()
    if text.lower().startswith("www."):
        text = f"http://{text}"
    return text if _is_whole(text) else f"relative:{text.lstrip('/')}"


def _brackets_and_hashes(text: str) -> str:
    """Square brackets belong into an IPv6 address only, a hash before the fragment only (RFC 3986, section 3)."""
    whole = _WHOLE.match(text)
    start = text[: whole.end()] if whole else ""
    path = text[len(start) :]
    path, hash, fragment = path.replace("[", "%5B").replace("]", "%5D").partition("#")
    return f"{start}{path}{hash}{fragment.replace('#', '%23')}"


def encode_part(text: str) -> str:
    """A text as part of an IRI's path: besides what is forbidden, ``% # ? [ ]`` are encoded too.

    >>> encode_part("10.1000/456#789")
    '10.1000/456%23789'
    """
    if (text.isalnum() and text.isascii()) or _LEGAL.fullmatch(text):
        return text
    return _pattern(_RESERVED, text.isascii()).sub(_quoted, text)


@cache
def _pattern(also: str, ascii_only: bool) -> re.Pattern[str]:
    # Compiled when used: the wide one takes a millisecond and a half.
    return re.compile(f"[{_ASCII}{'' if ascii_only else _BEYOND}]{also}")


def _quoted(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
