"""Builds what is native in the package, where there is a C compiler: two accelerators, and in a wheel the modules of the way from a
Crossref work to its description, compiled as they stand. Where either cannot be built the plain modules do without."""

from __future__ import annotations

import sys
import sysconfig
import tempfile
from contextlib import chdir
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ACCELERATORS = ("lodpub.values._plain", "lodpub.writers._lines")


class Native(BuildHookInterface):
    """Called by hatchling before it packs a wheel, or writes one that points to this folder (``pip install -e``)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        built: dict[Path, str] = {}
        self._temporary = tempfile.TemporaryDirectory()
        try:
            built = {path: str(path.relative_to(root)) for path in accelerate(root)}
            if version != "editable":  # its modules are there to be changed
                sources = [path for pattern in self.config["compiled"] for path in sorted(root.glob(pattern))]
                folder = Path(self._temporary.name)
                built |= {path: str(path.relative_to(folder)) for path in compile_modules(root, sources, folder)}
        except (Exception, SystemExit) as error:  # whatever is missing: a compiler, Python's headers, setuptools, mypy
            self.app.display_warning(f"lodpub is built without native modules: {error}")
        if built:
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            build_data["force_include"].update({str(path): name for path, name in built.items()})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self._temporary.cleanup()


def accelerate(root: Path) -> list[Path]:
    """The accelerators, built beside their sources; raises whatever goes wrong."""
    sources = {module: root.joinpath(*module.split(".")).with_suffix(".c") for module in ACCELERATORS}
    for source in sources.values():
        for ending in EXTENSION_SUFFIXES:
            source.with_suffix(ending).unlink(missing_ok=True)
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise NotImplementedError("not for this Python")
    from setuptools import Extension

    with tempfile.TemporaryDirectory() as temporary:
        return _built([Extension(module, [str(source)]) for module, source in sources.items()], root, temporary)


def compile_modules(root: Path, sources: list[Path], folder: Path) -> list[Path]:
    """Modules compiled by mypyc, as files in `folder`; raises whatever goes wrong, SystemExit where their types are wrong."""
    from mypyc.build import mypycify

    with tempfile.TemporaryDirectory() as temporary, chdir(root):
        options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", f"--cache-dir={temporary}"]
        modules = mypycify(
            [*options, *(str(path.relative_to(root)) for path in sources)],
            group_name="lodpub",
            opt_level="2",
            debug_level="0",
            target_dir=temporary,
        )
        return _built(modules, folder, temporary)


def _built(extensions: list[Any], folder: Path, temporary: str) -> list[Path]:
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    command = build_ext(Distribution({"ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder), temporary
    command.ensure_finalized()
    command.run()
    return [Path(path).resolve() for path in command.get_outputs()]


if __name__ == "__main__":
    print(*accelerate(Path(__file__).resolve().parent), sep="\n")
