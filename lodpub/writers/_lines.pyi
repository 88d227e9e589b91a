from collections.abc import Callable
from typing import Any

def use(
    properties: dict[str, tuple[str | None, str | None, str]],
    types: dict[str, str],
    others: Callable[[str, str, Any], list[str]],
) -> None: ...
def lines(description: dict[str, Any], end: str) -> bytes | None: ...
