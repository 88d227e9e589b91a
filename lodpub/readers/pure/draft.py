"""A record while its page is being read: fields, where each came from, and what was left over."""

from __future__ import annotations

from typing import Any

from lodpub.record import Provenance, Record, Remark, Unread

__all__ = ["Draft"]


class Draft:
    """Collects fields one at a time. What is set first stays: the page's visible rows come before its citation block."""

    def __init__(self) -> None:
        self._fields: dict[str, Any] = {}
        self._provenance: list[Provenance] = []
        self._remarks: list[Remark] = []
        self._unread: list[Unread] = []
        self.ends_early = False
        """Whether the page's own list of authors is cut short."""

    def __contains__(self, field: str) -> bool:
        return field in self._fields

    def fields(self) -> tuple[str, ...]:
        """The names of the fields set so far."""
        return tuple(self._fields)

    def get(self, field: str, default: Any = None) -> Any:
        """The value of a field so far."""
        return self._fields.get(field, default)

    def set(self, field: str, value: Any, line: int, stated: str | None = None, table: str | None = None) -> None:
        """Set a field once; None and the empty string are no values."""
        if value is None or value == "" or field in self._fields:
            return
        self._fields[field] = value
        self._note(field, value, line, stated, table)

    def add(self, field: str, value: Any, line: int, stated: str | None = None, table: str | None = None) -> None:
        """Append to a field that holds several values; a repeated value is added once."""
        if value is None or value == "":
            return
        values = self._fields.setdefault(field, {})
        if value not in values:
            self._note(f"{field}.{len(values)}", value, line, stated, table)
            values[value] = None

    def replace(self, field: str, value: Any) -> None:
        """Put a fuller value in place of a field's, which keeps the line that it came from."""
        self._fields[field] = value

    def drop(self, field: str) -> None:
        """Forget a field."""
        self._fields.pop(field, None)
        self._provenance = [p for p in self._provenance if p.field.partition(".")[0] != field]

    def lines(self) -> dict[str, int]:
        """The line that each field, and each value of one, came from."""
        return {p.field: p.line for p in self._provenance if p.line}

    def trace(self, path: str, line: int, stated: str | None = None) -> None:
        """Tell the line that a part of a field came from."""
        self._provenance.append(Provenance(field=path, line=line, stated=stated))

    def unread(self, line: int, text: str) -> None:
        """Keep a line that was not understood."""
        self._unread.append(Unread(line=line, text=text))

    def remark(self, message: str, field: str | None = None, line: int | None = None) -> None:
        """Tell the owner of the page something about it."""
        remark = Remark(message=message, field=field, line=line)
        if remark not in self._remarks:
            self._remarks.append(remark)

    def record(self) -> Record:
        """The record of all that was collected."""
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, dict) else v for k, v in self._fields.items()}
        fields.setdefault("kind", "other")
        return Record(
            **fields,
            provenance=tuple(self._provenance),
            unread=tuple(sorted(self._unread, key=lambda unread: unread.line)),
            remarks=tuple(self._remarks),
        )

    def _note(self, field: str, value: Any, line: int, stated: str | None, table: str | None) -> None:
        same = stated is None or (isinstance(value, str) and stated == value)
        self._provenance.append(Provenance(field=field, line=line, stated=None if same else stated, table=table))
