"""Times lodpub and others on the same records, each in a process of its own, one after another: ``make bench``.

Gives a table of records (and triples) a second of CPU time with the ratio to lodpub, and ``results.json``. It judges nothing.
What is not installed, or fails, is named and left out. Slow ones get the first records only. Records: Crossref JSON Lines named by
``LODPUB_CORPUS``, else those of the tests' pairs, repeated with new DOIs.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
FEW = 300


def make_input(path: Path, count: int) -> None:
    """Crossref works, repeated under new DOIs until there are `count`."""
    corpus = Path(os.environ.get("LODPUB_CORPUS", ROOT.parent / "shared" / "corpus")) / "crossref" / "_all.jsonl"
    if corpus.is_file():
        works = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    else:
        works = json.loads((ROOT / "tests/readers/pairs/crossref/list.json").read_bytes())["message"]["items"]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            work = {**works[number % len(works)]}
            work["DOI"] = f"{work.get('DOI', '10.5555/none')}.{number}"
            file.write(json.dumps(work, ensure_ascii=False) + "\n")


def lodpub_to(to: str, vocab: str | None) -> Callable[[Path, int], tuple[int, int]]:
    def run(path: Path, count: int) -> tuple[int, int]:
        from lodpub import bulk
        from lodpub.bulk.work import Task

        with tempfile.TemporaryDirectory() as folder:
            tally, (output,) = bulk.export(bulk.Plan([str(path)], Task(to, vocab), f"{folder}/out"))
            with output.open("rb") as file:
                return tally.written, sum(1 for _ in file) if to != "jsonl" else 0

    return run


def orjson_through(path: Path, count: int) -> tuple[int, int]:
    import orjson

    with path.open("rb") as file, tempfile.TemporaryFile() as out:
        return sum(1 for line in file if out.write(orjson.dumps(orjson.loads(line)) + b"\n")), 0


def commonmeta(path: Path, count: int) -> Any:
    from commonmeta import Metadata

    yield None
    with path.open(encoding="utf-8") as file:
        yield (
            sum(
                1
                for _, line in zip(range(count), file, strict=False)
                if Metadata(line, via="crossref").write(to="schema_org")
            ),
            0,
        )


def _descriptions(path: Path, count: int, vocab: str | None = None) -> list[Any]:
    import lodpub
    from lodpub.pipeline import load

    found = [
        lodpub.describe(record, vocab=vocab)
        for _, record in zip(range(count), load(path), strict=False)
        if isinstance(record, lodpub.Record)
    ]
    return found


def rdflib_graphs(path: Path, count: int) -> Any:
    import rdflib

    from lodpub.triples import Literal, statements

    triples = [list(statements(description)) for description in _descriptions(path, count)]
    yield None
    written = 0
    for one in triples:
        graph = rdflib.Graph()
        for s, p, o in one:
            subject = rdflib.BNode(s[2:]) if s.startswith("_:") else rdflib.URIRef(s)
            if isinstance(o, Literal):
                value: Any = rdflib.Literal(o.value, lang=o.language, datatype=o.datatype and rdflib.URIRef(o.datatype))
            else:
                value = rdflib.BNode(o[2:]) if o.startswith("_:") else rdflib.URIRef(o)
            graph.add((subject, rdflib.URIRef(p), value))
        written += len(graph.serialize(format="nt").splitlines())
    yield len(triples), written


def pyld_framing(path: Path, count: int) -> Any:
    from pyld import jsonld

    from lodpub.contexts import document_loader, to_nquads

    quads = [(d["@id"], to_nquads(d)) for d in _descriptions(path, count)]
    yield None
    for subject, text in quads:
        tree = jsonld.from_rdf(text, {"format": "application/n-quads"})
        jsonld.frame(tree, {"@context": "https://schema.org", "@id": subject}, {"documentLoader": document_loader})
    yield len(quads), 0


def oxigraph(path: Path, count: int) -> Any:
    import pyoxigraph

    import lodpub
    from lodpub.pipeline import load

    text = lodpub.export(
        (r for _, r in zip(range(count), load(path), strict=False) if isinstance(r, lodpub.Record)), "nquads"
    )
    quads = list(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    yield None
    pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    yield count, len(quads)


def maplib(path: Path, count: int) -> Any:
    import maplib

    import lodpub
    from lodpub.pipeline import load

    text = lodpub.export(
        (r for _, r in zip(range(count), load(path), strict=False) if isinstance(r, lodpub.Record)), "ntriples"
    )
    model = maplib.Model()
    model.reads(text, format="ntriples")
    yield None
    written = model.writes(format="ntriples")
    yield count, written.count("\n")


def validating(to: str, vocab: str | None = None) -> Callable[[Path, int], Any]:
    def run(path: Path, count: int) -> Any:
        from lodpub.bulk.spread import seldom_collecting
        from lodpub.linting import Linter
        from lodpub.sources import expand

        dump = path.with_name(f"written.{count}.{to}")
        with dump.open("wb") as file:
            for tree in _descriptions(path, count, vocab):
                file.writelines([json.dumps(tree).encode() + b"\n"] if to == "jsonl" else lines(tree))
        yield None
        linter = Linter()
        with seldom_collecting():  # as the command does
            for source in expand([str(dump)]):
                for _ in linter.of_source(source):
                    pass
        yield count, 0

    def lines(tree: Any) -> Any:
        from lodpub.writers import nquads, ntriples

        return (nquads if to == "nq" else ntriples).write([(None, tree)])  # type: ignore[list-item]

    return run


def pyshacl(*, together: bool) -> Callable[[Path, int], Any]:
    """Ready graphs in schema.org's words, which the shapes are about, against ready shapes, either all records in one graph, so that the shapes are prepared once, or one by one."""

    def run(path: Path, count: int) -> Any:
        import pyshacl
        import rdflib
        from shapes import schemaorg_shapes

        from lodpub.triples import graph

        shapes = rdflib.Graph().parse(data=schemaorg_shapes(), format="turtle")
        graphs = list(map(graph, _descriptions(path, count, "schemaorg")))
        if together:
            every = rdflib.Graph()
            for one in graphs:
                every += one
            graphs = [every]
        yield None
        for one in graphs:
            pyshacl.validate(one, shacl_graph=shapes)
        yield count, 0

    return run


CONTESTANTS: dict[str, tuple[str, str, int | None, Callable[[Path, int], Any]]] = {
    # name: what it does, the package whose version is told, how many records at most, its function
    "lodpub jsonl": ("Crossref to JSON-LD lines, schema.org", "lodpub", None, lodpub_to("jsonl", "schemaorg")),
    "lodpub nquads": ("Crossref to N-Quads, both vocabularies", "lodpub", None, lodpub_to("nquads", None)),
    "orjson": ("the same lines read and written", "orjson", None, orjson_through),
    "commonmeta-py": ("Crossref to schema.org", "commonmeta-py", FEW, commonmeta),
    "rdflib": ("a Graph a record from ready triples, to N-Triples", "rdflib", FEW, rdflib_graphs),
    "rdflib+PyLD": ("N-Quads framed to JSON-LD", "PyLD", 20, pyld_framing),
    "pyoxigraph": ("ready quads to N-Quads", "pyoxigraph", 2000, oxigraph),
    "maplib": ("a loaded model to N-Triples", "maplib", 2000, maplib),
    "lodpub valid nt": (
        "schema.org in N-Triples checked by all rules",
        "lodpub",
        10_000,
        validating("nt", "schemaorg"),
    ),
    "lodpub valid nq": ("schema.org in N-Quads checked by all rules", "lodpub", 10_000, validating("nq", "schemaorg")),
    "lodpub valid js": ("schema.org in JSON-LD lines, all rules", "lodpub", 10_000, validating("jsonl", "schemaorg")),
    "lodpub both nt": ("both vocabularies in N-Triples, all rules", "lodpub", 10_000, validating("nt")),
    "lodpub both js": ("both vocabularies in JSON-LD lines, all rules", "lodpub", 10_000, validating("jsonl")),
    "pySHACL": ("schema.org's classes as shapes on one ready graph of 50", "pyshacl", 50, pyshacl(together=True)),
    "pySHACL singly": ("the same on a ready graph a record", "pyshacl", 5, pyshacl(together=False)),
}


def one(name: str, path: Path, count: int) -> None:
    """Runs a contestant in this process and prints what it did as JSON."""
    _, _, most, run = CONTESTANTS[name]
    count = min(count, most or count)
    made = run(path, count)  # a first time to warm up, or what has to be got ready
    if not isinstance(made, tuple):
        next(made)  # what is got ready is not timed
    begin = _cpu()
    made = run(path, count) if isinstance(made, tuple) else next(made)
    seconds = _cpu() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"records": made[0], "triples": made[1], "seconds": seconds, "peak_mb": peak}))


def _cpu() -> float:
    """Seconds that this process and its children have computed: other work on the machine does not count."""
    return sum(os.times()[:4])


def main(count: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "input.jsonl"
    make_input(path, count)
    results: dict[str, dict[str, Any]] = {}
    for name, (what, package, _, _) in CONTESTANTS.items():
        command = [sys.executable, __file__, "--one", name, str(path), str(count)]
        done = subprocess.run(command, capture_output=True, text=True)
        try:
            result = json.loads(done.stdout.splitlines()[-1])
            result["version"] = importlib.metadata.version(package)
        except (IndexError, ValueError):
            last = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
            print(f"{name:16} left out: {last[:100]}")
            continue
        results[name] = {"does": what, **result}
    base = {name: _rate(results.get(f"lodpub {name}")) for name in ("jsonl", "nquads", "valid nt", "valid js")}
    heads = "".join(f"{f'{name} is':>12}" for name in base)
    print(f"{'':16} {'version':>9} {'records/s':>10} {'triples/s':>10} {'peak MB':>8}{heads}")
    for name, result in results.items():
        rate = _rate(result)
        triples = result["triples"] / result["seconds"]
        ratios = "".join(f"{base[kind] / rate:11.2f}x" for kind in base)
        print(
            f"{name:16} {result['version']:>9} {rate:10,.0f} {triples:10,.0f} {result['peak_mb']:8}{ratios}  {result['does']}"
        )
    (folder / "results.json").write_text(json.dumps(results, indent=1) + "\n")


def _rate(result: dict[str, Any] | None) -> float:
    return result["records"] / result["seconds"] if result else 0.0


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main(int(sys.argv[1]), Path(sys.argv[2]))
