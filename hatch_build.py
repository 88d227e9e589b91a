"""Builds the accelerator of the writers into the package, where there is a C compiler; the plain module does without."""

from __future__ import annotations

import sys
import sysconfig
import tempfile
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MODULE = "lodpub.writers._lines"


class Accelerator(BuildHookInterface):
    """Called by hatchling before it packs a wheel, or writes one that points to this folder (``pip install -e``)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        try:
            built = build(Path(self.root))
        except Exception as error:  # whatever is missing: a compiler, Python's headers, setuptools
            self.app.display_debug(f"{MODULE} is left out: {error}")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["artifacts"].append(str(built.relative_to(self.root)))


def build(root: Path) -> Path:
    """The built module beside its source; raises whatever goes wrong."""
    folder = root.joinpath(*MODULE.split(".")[:-1])
    for ending in EXTENSION_SUFFIXES:
        folder.joinpath(f"_lines{ending}").unlink(missing_ok=True)
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise NotImplementedError("not for this Python")
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    extension = Extension(MODULE, [str(folder / "_lines.c")])
    command = build_ext(Distribution({"ext_modules": [extension]}))
    with tempfile.TemporaryDirectory() as temporary:
        command.build_lib, command.build_temp = str(root), temporary
        command.ensure_finalized()
        command.run()
    return Path(command.get_ext_fullpath(MODULE))


if __name__ == "__main__":
    print(build(Path(__file__).parent))
