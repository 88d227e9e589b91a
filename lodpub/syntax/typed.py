"""Typed JSON that loses nothing: msgspec decodes strictly and fast; what does not fit the type is put right or kept aside.

A source's type names every field that is known, so that a field that is not known is noticed. The strict decoder takes
well-formed works at full speed; only a work that does not fit takes the slow way, where one fault after the other is
mended: a number where text is expected becomes text, a single value where a list is expected becomes a list of one,
anything else is taken out and reported.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeVar

import msgspec

__all__ = ["Leftover", "decode"]

T = TypeVar("T")

_MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `(?:key in )?\$(?P<path>[^`]*)`)?", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`")
_STEP = re.compile(r"\.(?P<key>(?:[^.\[]|\.(?=\s))+)|\[(?P<index>\d+|\.\.\.)\]")
_MOST_FAULTS = 200


class Leftover(NamedTuple):
    """A part of a source that its type has no place for: the path of keys that leads to it, and its JSON."""

    path: str
    text: str


def decode(decoder: msgspec.json.Decoder[T], data: bytes | msgspec.Raw) -> tuple[T, list[Leftover]]:
    """The decoded value and what had no place in it.

    Raises `msgspec.DecodeError` where the text is no JSON, or is not even an object where one is expected.

    >>> class Work(msgspec.Struct, forbid_unknown_fields=True):
    ...     title: str | None = None
    >>> work, left = decode(msgspec.json.Decoder(Work), b'{"title": 12, "mood": "good"}')
    >>> work.title, left
    ('12', [Leftover(path='mood', text='"good"')])
    """
    try:
        try:
            return decoder.decode(data), []
        except msgspec.ValidationError as error:
            return _mended(decoder, msgspec.json.decode(data), error)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError(f"text that is not UTF-8 ({error.reason} at byte {error.start})") from None


def _mended(decoder: msgspec.json.Decoder[T], tree: Any, error: msgspec.ValidationError) -> tuple[T, list[Leftover]]:
    left: list[Leftover] = []
    for _ in range(_MOST_FAULTS):
        if not _mend(tree, str(error), left):
            raise error
        try:
            return decoder.decode(msgspec.json.encode(tree)), left
        except msgspec.ValidationError as another:
            error = another
    raise error


def _mend(tree: Any, message: str, left: list[Leftover]) -> bool:
    match = _MESSAGE.fullmatch(message)
    assert match is not None
    steps = [m["key"] or m["index"] for m in _STEP.finditer(match["path"] or "")]
    unknown = _UNKNOWN.match(match["what"])
    if unknown:
        steps.append(unknown[1])
    if not steps:
        return False
    return _at(tree, steps, "", match["what"], left) > 0


def _at(tree: Any, steps: list[str], path: str, fault: str, left: list[Leftover]) -> int:
    """Mends every value that the steps lead to; gives how many there were."""
    step, *rest = steps
    if isinstance(tree, dict):
        keys = list(tree) if step == "..." else [step] if step in tree else []
    elif isinstance(tree, list):
        keys = [at for at in range(len(tree)) if step in ("...", str(at))]
    else:
        return 0
    mended = 0
    for key in keys:
        here = f"{path}.{key}" if path and isinstance(tree, dict) else path or str(key)
        if rest:
            mended += _at(tree[key], rest, here, fault, left)
        else:
            mended += _value(tree, key, here, fault, left)
    return mended


def _value(tree: Any, key: Any, path: str, fault: str, left: list[Leftover]) -> int:
    value = tree[key]
    expected, _, got = fault.removeprefix("Expected ").partition(", got ")
    if fault.startswith("Expected ") and not _is(value, got.strip("`")):
        return 0
    if "str" in expected and isinstance(value, (int, float)) and not isinstance(value, bool):
        tree[key] = str(value)
    elif "array" in expected and not isinstance(value, list):
        tree[key] = [value]
    elif "str" in expected and isinstance(value, list) and len(value) == 1:
        tree[key] = value[0]
    else:
        left.append(Leftover(path, msgspec.json.encode(value).decode()))
        if isinstance(tree, dict):
            del tree[key]
        else:
            tree[key] = None
    return 1


def _is(value: Any, kind: str) -> bool:
    kinds = {"str": str, "int": int, "float": float, "bool": bool, "array": list, "object": dict, "null": type(None)}
    return kind not in kinds or (isinstance(value, kinds[kind]) and not (kind == "int" and isinstance(value, bool)))
