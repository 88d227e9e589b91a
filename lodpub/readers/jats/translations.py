"""Translations that stand within a JATS article, each a ``sub-article`` with a DOI, a title, an abstract and keywords of its own."""

from __future__ import annotations

from lodpub.readers import facts
from lodpub.readers.statements import Statements
from lodpub.record import Relation, Translation
from lodpub.syntax.element import Element

__all__ = ["translations"]


def translations(said: Statements, article: Element) -> None:
    """Says the DOI of each translation as that of a related work; its title, abstract and keywords, where the article itself
    has none in that language."""
    front = article.one("front")
    there = {
        (name, facts.language(one.peek("lang")))
        for name in ("trans-title", "trans-title-group", "trans-abstract", "kwd-group")
        for one in (front.find(name) if front else ())
    }
    for part in article.all("sub-article"):
        if part.peek("article-type") == "translation":
            for stub in part.all("front-stub", "front"):
                _translation(said, stub, facts.language(part.peek("lang")), there)


def _translation(said: Statements, stub: Element, language: str | None, there: set[tuple[str, str | None]]) -> None:
    for one in stub.find("article-id"):
        if one.peek("pub-id-type") == "doi" and (doi := one.text()):
            known = facts.identifier("doi", doi)
            said.add("relations", Relation(kind="has-translation", identifier=known), one.line)
    if not {("trans-title", language), ("trans-title-group", language)} & there:
        for group in stub.find("title-group"):
            parts = [one.text() for name in ("article-title", "subtitle") for one in group.all(name)]
            if words := ": ".join(filter(None, parts)):
                said.add("translated_titles", Translation(text=words, language=language), group.line)
    if ("trans-abstract", language) not in there:
        for one in stub.find("abstract"):
            if one.peek("abstract-type") in (None, "main") and (abstract := one.text()):
                said.add("translated_abstracts", Translation(text=abstract, language=language), one.line)
    if ("kwd-group", language) not in there:
        for one in stub.find("kwd"):
            said.say(f"keyword@{language}" if language else "keyword", one.raw() or "", one.line, "kwd")
