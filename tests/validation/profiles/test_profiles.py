"""Each profile finds nothing in its good document, and exactly the fault that is put into it; pySHACL agrees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import SH, Graph
from shacl_graphs import document, graph_of, ours, theirs

from lodpub.documents.document import Document, Place, Value
from lodpub.errors import UsageError
from lodpub.validation.profiles import NAMES, load
from lodpub.validation.shacl import shapes
from lodpub.values.tables import VOCAB

HERE = Path(__file__).parent


class Bad(NamedTuple):
    profile: str
    rules: tuple[str, ...]
    old: str
    new: str


def bad() -> Iterator[Bad]:
    profile = ""
    for line in (HERE / "bad.txt").read_text(encoding="utf-8").splitlines():
        if "|" not in line:
            profile = line if line and not line.startswith("#") else profile
            continue
        rules, old, new = (part.strip() for part in line.split("|"))
        yield Bad(profile, tuple(rule.strip() for rule in rules.split("+")), old, new)


BAD = list(bad())
IN_PYTHON = {"google-scholar/affiliation", "google-scholar/pdf-folder", "zotero/sole-author", "zotero/organization"}
PAGE_ONLY = {"fair/type", "fair/cite-as", "fair/formal", "fair/searchable"}


def good(profile: str) -> str:
    (path,) = (HERE / "good").glob(f"{profile}.*")
    return path.read_text(encoding="utf-8")


def edited(text: str, old: str, new: str) -> str:
    """Each line (or part of one) of `old` is taken out, `new` stands where the first one stood."""
    new = new.replace("@LONG@", " and more" * 600)
    for number, part in enumerate(old.split(" // ")):
        assert part in text, part
        text = text.replace(part, new.replace(" // ", "\n") if number == 0 else "")
    return text


def made(text: str) -> Document:
    """A document of Turtle, or of meta tags, one ``name = content`` a line."""
    if text.startswith("@prefix"):
        return document(Graph().parse(data=text, format="turtle", publicID="https://example.org/"))
    page = Document("page.html", "meta tags")
    node = page.node("page.html")
    for number, line in enumerate(text.splitlines(), 1):
        name, equals, content = line.partition(" = ")
        if equals:
            node.add(name, Value("literal", content.strip(), place=Place(number, 1)))
    return page


def found(profile: str, text: str) -> list[str]:
    return sorted({finding.rule for finding in load(profile).check([made(text)])})


@pytest.mark.parametrize("profile", NAMES)
def test_a_good_document_draws_nothing(profile):
    assert found(profile, good(profile)) == []


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case.profile}-{case.rules[0]}")
def test_a_fault_draws_its_finding_and_no_other(case):
    text = edited(good(case.profile), case.old, case.new)
    assert found(case.profile, text) == sorted(f"{case.profile}/{rule}" for rule in case.rules)


@pytest.mark.parametrize("profile", NAMES)
def test_every_shape_has_a_fault_that_it_finds(profile):
    graph = Graph().parse(Path(VOCAB) / "profiles" / f"{profile}.ttl")
    messages = set(graph.subjects(SH.message))
    named = {f"{profile}/{str(shape).rpartition(':')[2]}" for shape in messages if str(shape).startswith("urn:")}
    tried = {f"{case.profile}/{rule}" for case in BAD for rule in case.rules}
    assert named - tried - PAGE_ONLY == set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL uses what rdflib will drop
@pytest.mark.parametrize("profile", NAMES)
def test_pyshacl_finds_the_same(profile):
    """On the good document and on each bad one, all nodes taken; meta tags in their namespace, schema.org in http."""
    path = Path(VOCAB) / "profiles" / f"{profile}.ttl"
    checker = shapes([path], profile)
    theirs_graph = Graph().parse(path)
    texts = [good(profile), *(edited(good(profile), c.old, c.new) for c in BAD if c.profile == profile)]
    for text in texts:
        data = checker.statements(made(text))
        mine = {ours(result) for result in checker.results(data)}
        _, report, _ = pyshacl.validate(graph_of(data), shacl_graph=theirs_graph, inference="none")
        assert mine == set(theirs(report)), text


@pytest.mark.parametrize("profile", NAMES)
def test_a_profile_says_who_reads_it_and_where_that_is_stated(profile):
    loaded = load(profile)
    assert all(ask.source for ask in loaded.asks())
    assert loaded.title and loaded.consumer != profile
    assert all("http" in source for source in loaded.sources) and loaded.sources
    graph = Graph().parse(Path(VOCAB) / "profiles" / f"{profile}.ttl")
    assert not [
        shape
        for shape in graph.subjects(SH.path)
        if str(shape).startswith("urn:") and not graph.value(shape, SH.message)
    ]


def test_an_unknown_profile_is_wrong_usage():
    with pytest.raises(UsageError, match=r"^no profile zotro; did you mean zotero\?$"):
        load("zotro")
    with pytest.raises(UsageError, match="there are: bioschemas-article, "):
        load("xyz")


@pytest.mark.parametrize("profile", ["google-dataset", "bioschemas-dataset"])
def test_a_profile_that_does_not_apply_says_so_once(profile):
    (finding,) = load(profile).check([made(good("google-article"))])
    assert (finding.rule, finding.severity) == (profile, "info")
    assert "nothing was checked" in finding.message


def test_a_page_without_meta_tags_is_found_out():
    part = Document("page.html", "JSON-LD")
    part.node("https://example.org/1").types.append(("https://schema.org/Article", Place(3, 1)))
    rules = {finding.rule for finding in load("google-scholar").check([part])}
    assert {"google-scholar/title", "google-scholar/author", "google-scholar/date"} <= rules


def test_places_and_namespaces():
    document = made(good("zotero").replace("2021/08/01", "01/08/2021"))
    (finding,) = load("zotero").check([document])
    assert (finding.line, finding.property, finding.value) == (5, "citation_publication_date", "01/08/2021")
    article = Document("a.jsonld")
    node = article.node("https://example.org/1", Place(2, 3))
    node.types.append(("https://schema.org/NewsArticle", Place(3, 12)))
    node.add("https://schema.org/datePublished", Value("literal", "May 2021", place=Place(4, 20)))
    lines = {finding.rule: finding.line for finding in load("google-article").check([article])}
    assert lines["google-article/date-form"] == 4
    assert lines["google-article/headline"] == 2


def page(*parts: Document) -> list[Document]:
    tags = made(good("google-scholar"))
    return [*parts, tags]


def test_a_page_as_a_whole_is_one_work():
    """What the JSON-LD does not say, the meta tags may; neither has a licence."""
    part = Document("page.html", "JSON-LD")
    work = part.node("_:b0", Place(9, 1))
    work.types.append(("https://schema.org/ScholarlyArticle", Place(9, 9)))
    work.add("https://schema.org/publisher", Value("literal", "Oxford University Press"))
    rules = {finding.rule: finding for finding in load("fair").check(page(part))}
    assert not {"fair/title", "fair/creator", "fair/publisher", "fair/publication-date", "fair/type"} & rules.keys()
    assert rules["fair/license"].line == 9
    assert "fair/formal" not in rules and "fair/formal" in {f.rule for f in load("fair").check(page())}


def test_works_that_are_cited_or_part_of_another_are_not_looked_at():
    text = good("google-article").replace("schema:citation", "schema:hasPart")
    assert found("google-article", text) == []
    journal = "<#journal> a schema:Periodical ; schema:hasPart <https://doi.org/10.1210/endocr/bqab060> ."
    assert found("google-article", good("google-article") + journal) == []
    site = '<#site> a schema:WebSite ; schema:name "A site" . <#page> a schema:WebPage ; schema:mainEntity <https://doi.org/10.5072/example> .'
    assert found("datacite-4", good("datacite-4") + site) == []
    terms = (
        "<#page> a schema:WebPage ; schema:license <#terms> . <#terms> a schema:CreativeWork ; schema:name 'Terms' ."
    )
    assert found("datacite-4", good("datacite-4").partition("<https")[0] + terms) == ["datacite-4"]


def test_a_pdf_is_looked_for_beside_an_address_that_is_whole():
    text = good("google-scholar").replace("https://example.org/articles/1\n", "/articles/1\n")
    assert found("google-scholar", text) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_profile_asks_for_can_be_looked_up(name):
    asks = list(load(name).asks())
    assert asks and len({ask.name for ask in asks}) == len(asks)
    assert all(ask.name.startswith(f"{name}/") and ask.message for ask in asks)
