"""JSON that UTF-8 can hold, whatever a description holds."""

from __future__ import annotations

import re
from typing import Any

import msgspec

__all__ = ["encoded"]

_ENCODE = msgspec.json.Encoder().encode


def encoded(document: Any) -> bytes:
    """The document as compact JSON; halves of surrogate pairs, which no file can hold, become U+FFFD.

    >>> encoded({"name": "a" + chr(0xD800)}).decode()
    '{"name":"a\ufffd"}'
    """
    try:
        return _ENCODE(document)
    except UnicodeEncodeError:
        import json

        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode()
