"""The XML in an rdf:XMLLiteral, written down again as Exclusive Canonical XML has it."""

from __future__ import annotations

from html import escape

__all__ = ["Markup"]

_XML = "http://www.w3.org/XML/1998/namespace"


class Markup:
    """Collects the events of a literal's content; names are namespace, local name and prefix, with a space between."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._scopes: list[dict[str, str]] = [{}]

    def start(self, raw: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        scope = dict(self._scopes[-1])
        declared: dict[str, str] = {}
        name = self._name(raw, scope, declared)
        named = sorted(
            (raw.rpartition(" ")[0] if " " in raw else "", self._name(raw, scope, declared), value)
            for raw, value in attributes.items()
        )
        declarations = "".join(
            f' xmlns{":" if prefix else ""}{prefix}="{_quoted(iri)}"' for prefix, iri in sorted(declared.items())
        )
        written = "".join(f' {key}="{_quoted(value)}"' for _, key, value in named)
        self._parts.append(f"<{name}{declarations}{written}>")
        self._scopes.append(scope)

    def end(self, raw: str) -> bool:
        """An element ends; True when it is the one around the literal."""
        self._scopes.pop()
        if not self._scopes:
            return True
        self._parts.append(f"</{self._name(raw, {}, {})}>")
        return False

    def characters(self, text: str) -> None:
        """Text between tags."""
        self._parts.append(escape(text, quote=False).replace("\r", "&#xD;"))

    def text(self) -> str:
        """The literal."""
        return "".join(self._parts)

    def _name(self, raw: str, scope: dict[str, str], declared: dict[str, str]) -> str:
        namespace, _, rest = raw.partition(" ")
        local, _, prefix = rest.partition(" ")
        if not rest:
            return raw
        if namespace == _XML:
            return f"xml:{local}"
        if scope.get(prefix) != namespace:
            scope[prefix] = declared[prefix] = namespace
        return f"{prefix}:{local}" if prefix else local


def _quoted(text: str) -> str:
    found = escape(text, quote=False).replace('"', "&quot;").replace("&gt;", ">")
    return found.replace("\t", "&#x9;").replace("\n", "&#xA;").replace("\r", "&#xD;")
