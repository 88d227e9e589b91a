"""What somebody contributed, in the words of CRediT (ANSI/NISO Z39.104) and the ways in which sources spell them."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse

__all__ = ["credit_role"]

_AND = re.compile(r"\b(?:and|und)\b|^contributor[- _]roles?\W+")


def credit_role(*texts: str | None) -> str | None:
    """The role that the first text that is one means: a term, or an address that ends in one.

    >>> credit_role("Writing \u2013 review & editing"), credit_role("http://credit.niso.org/contributor-roles/formal-analysis/")
    ('writing-review-editing', 'formal-analysis')
    >>> credit_role("study designer", "http://dictionary.casrai.org/Contributor_Roles/Data_curation"), credit_role("Editor")
    ('data-curation', None)
    """
    known = inverse("credit-roles", "words")
    for text in texts:
        last = (text or "").strip().rstrip("/").rpartition("/")[2].casefold().replace("contributor-roles-", "")
        if found := known.get("-".join(re.findall(r"[^\W_]+", _AND.sub(" ", last)))):
            return found
    return None
