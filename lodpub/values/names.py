"""Names of people: family and given name told apart by one stated rule, and people told from bodies.

A comma parts ``Family, Given, Suffix`` (or ``Family, Suffix, Given``); particles that trail the given name
(``Berg, J. van der``) go in front of the family name. Without a comma, first that fits:

1. A name in Chinese, Japanese or Korean script that holds a space begins with the family name; one without stays whole.
2. A particle in small letters at the beginning leads the family name (``de Vries Jan``). One to three capitals at the end are initials (``van der Berg JA``), a first word in capitals of four letters or more
   before others that are not is the family name (``DUPONT Jean``).
3. A Vietnamese surname is the family name before *Thi* or *Van* (``Nguyen Thi Minh Anh``), and at the beginning of a name
   in Vietnamese letters that has none at its end (``Lê Minh Tuấn``); a Korean or Chinese one before a given name that
   goes on in small letters (``Park Jae-won``) or is two syllables of Pinyin (``Zhang Xiaoming``); what follows a Spanish given
   name of several words is the family name (``María del Carmen | García Gómez``).
4. A Spanish surname before the last word begins the family name (``García Montes``), and so do a Portuguese one before
   a particle (``Pereira da Silva``), a particle that has lost its vowel (``d'Orey Vaz``) and the word before *Neto* or
   *Filho* (``Silva Neto``) and the first of two that are one name (``San Juan``).
5. The last word is the family name, with the particles in front of it (``van der``) and the word that ``y``, ``e`` or ``i``
   joins to it (``Ramón y Cajal``).

A single word stays whole. Particles, suffixes and the words that show a body stand in ``vocab/names/words.csv``.
"""

from __future__ import annotations

import re
from functools import cache

from lodpub.record import Agent, Organization, Person
from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["bibtex", "family_first", "from_parts", "looks_like_organization", "person"]

_WORD = pattern(r"\w+")
_VIETNAMESE = pattern(r"[\u1ea0-\u1ef9]")
"""Letters that only Vietnamese writes."""
_SYLLABLES = pattern(r"[A-Z][a-z]+-[a-z]+", needs=("-",))
"""A Korean or Chinese given name; no family name goes on in small letters: ``Park Jae-won``."""
_FINAL = r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|a|e|i|u)"
_PINYIN = pattern(
    rf"(?:Zh|Ch|Sh|[BPMFDTNLGKHJQXRZCSYW]){_FINAL}-?(?i:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]){_FINAL}",
    needs=("a", "e", "i", "o", "u"),
)
"""A Chinese given name of two syllables."""
_INITIALS = pattern(r"[A-Z\u00c0-\u00de]{1,3}")


def person(text: str) -> Person:
    """A person from a printed name.

    >>> name = person("Jan-Willem van der Meulen")
    >>> name.family, name.given
    ('van der Meulen', 'Jan-Willem')
    >>> person("d'Hondt, Solange").name, person("Berg, J. van der, Jr.").name
    ("Solange d'Hondt", 'J. van der Berg, Jr.')
    """
    parts = [folded for part in text.split(",") if (folded := " ".join(part.split()))]
    suffixes = [part for part in parts[1:] if _is_suffix(part)]
    parts = parts[:1] + [part for part in parts[1:] if not _is_suffix(part)]
    if len(parts) > 1:
        suffixes += parts[2:]
        return from_parts(family=parts[0], given=parts[1], suffix=", ".join(suffixes) or None)
    words = parts[0].split() if parts else []
    printed = " ".join(words)
    if suffixes:
        printed = f"{printed}, {', '.join(suffixes)}"
    while len(words) > 2 and _is_suffix(words[-1]):
        suffixes, words = [words[-1], *suffixes], words[:-1]
    family, given = _split(words)
    suffix = ", ".join(suffixes) or None
    return Person(name=printed, family=family or None, given=given or None, suffix=suffix)


def from_parts(*, family: str, given: str | None = None, suffix: str | None = None) -> Person:
    """A person whose family and given name the source tells apart; `name` is in the script's reading order.

    >>> from_parts(family="Berg", given="J. van der").family, from_parts(family="山田", given="太郎").name
    ('van der Berg', '山田 太郎')
    """
    family, words = " ".join(family.split()), (given or "").split()
    start = len(words)
    while start > 1 and words[start - 1] in _words("particle"):
        start -= 1
    family = " ".join([*words[start:], family]) if start < len(words) else family
    given = " ".join(words[:start])
    ordered = (family, given) if _is_cjk(family) else (given, family)
    name = " ".join(part for part in ordered if part)
    return Person(name=f"{name}, {suffix}" if suffix else name, family=family, given=given or None, suffix=suffix)


def bibtex(text: str) -> Agent:
    """A person or body from one name of a BibTeX list, by BibTeX's rule: ``First von Last``, ``von Last, First`` or
    ``von Last, Jr, First``; braces keep words together, and a name wholly in braces is a body. ``y`` joins two family names.

    >>> bibtex("Ludwig van Beethoven").family, bibtex("de la Vall{\\\\'e}e Poussin, Jr, Charles").suffix
    ('van Beethoven', 'Jr')
    >>> bibtex("{Barnes and Noble, Inc.}").name
    'Barnes and Noble, Inc.'
    """
    parts = [_pieces(part, " ") for part in _pieces(text.strip(), ",")]
    parts = [words for words in parts if words]
    if len(parts) == 1 and len(parts[0]) == 1 and parts[0][0].startswith("{") and parts[0][0].endswith("}"):
        return Organization(name=_unbraced(parts[0][0]))
    if len(parts) > 1:
        jr = _unbraced(" ".join(parts[1])) if len(parts) > 2 else None
        given = " ".join(" ".join(words) for words in (parts[2:] if jr else parts[1:]))
        return from_parts(family=_unbraced(" ".join(parts[0])), given=_unbraced(given), suffix=jr)
    words = parts[0] if parts else []
    lower = [i for i, word in enumerate(words[:-1]) if word[:1].islower() and word not in _words("conjunction")]
    joined = len(words) > 3 and words[-2] in _words("conjunction")
    start = lower[0] if lower else max(len(words) - (3 if joined else 1), 0)
    family, given = _unbraced(" ".join(words[start:])), _unbraced(" ".join(words[:start]))
    return (
        from_parts(family=family, given=given)
        if given
        else Person(name=family, family=family if start or lower else None)
    )


def family_first(agent: Person) -> str:
    """The name as lists sort it: ``Family, Given, Suffix``, whole where the parts are not known.

    >>> family_first(person("Martin Luther King Jr."))
    'King, Martin Luther, Jr.'
    """
    return ", ".join(part for part in (agent.family, agent.given, agent.suffix) if part) if agent.family else agent.name


def looks_like_organization(text: str) -> bool:
    """Whether a printed name is that of a body and not of a person: it begins with "the", says "for" or "of the", or
    holds a word that shows a body.

    >>> looks_like_organization("the Nordic Imaginary Airway Registry Consortium"), looks_like_organization("Amy M. Fowler")
    (True, False)
    """
    text = text.lower()
    if text.startswith("the ") or any(part in text for part in _words("body-part")):
        return True
    words = _WORD.findall(text)
    if not _words("body").isdisjoint(words) or any(word.startswith(_beginnings()) for word in words):
        return True
    if any(word.endswith(_endings()) and word not in _endings() for word in words):
        return True
    return any(phrase in f" {' '.join(words)} " for phrase in _phrases())


def _split(words: list[str]) -> tuple[str, str]:
    if len(words) < 2:
        return "", ""
    if _is_cjk("".join(words)):
        return words[0], " ".join(words[1:])
    mixed = not words[0].isupper()
    if _INITIALS.fullmatch(words[-1]) and mixed and all(len(word) > 1 for word in words[:-1]):
        return " ".join(words[:-1]), words[-1]
    if not mixed and len(words[0]) > 3 and words[0].isalpha() and not any(word.isupper() for word in words[1:]):
        return words[0], " ".join(words[1:])
    if _is_vietnamese(words) or (len(words) == 2 and _is_east_asian(*words)):
        return words[0], " ".join(words[1:])
    if led := _led_by(words):
        return " ".join(words[:led]), " ".join(words[led:])
    start = _after_given(words) or _family(words)
    return " ".join(words[start:]), " ".join(words[:start])


def _is_vietnamese(words: list[str]) -> bool:
    """Whether a name begins with its Vietnamese family name."""
    surnames = _words("surname-vietnamese")
    if len(words) < 3 or words[0].lower() not in surnames:
        return False
    return words[1].lower() in _words("middle-vietnamese") or (
        words[-1].lower() not in surnames and _VIETNAMESE.search(" ".join(words)) is not None
    )


def _is_east_asian(family: str, given: str) -> bool:
    """Whether a name of two words begins with its Chinese or Korean family name: ``Park Jae-won``, ``Zhang Xiaoming``."""
    if family.lower() in _words("surname-east-asian") and _SYLLABLES.fullmatch(given):
        return True
    return (
        family.lower() in _words("surname-pinyin")
        and given.lower() not in _words("surname-of-two-syllables")
        and _PINYIN.fullmatch(given) is not None
    )


def _led_by(words: list[str]) -> int:
    """Where the family name ends that a particle in small letters begins, which no given name does: *de Vries Jan*; 0
    where none begins the name."""
    particles = next((i for i, word in enumerate(words) if word not in _words("particle")), 0)
    if particles and len(words) > particles + 2 and words[particles + 1] in _words("conjunction"):
        return particles + 3
    return particles + 1 if particles else 0


def _after_given(words: list[str]) -> int:
    """Where a given name of several words ends that holds what looks like a particle, as in *María del Carmen*; 0 without
    one."""
    for end in range(len(words) - 1, 2, -1):
        if " ".join(words[:end]).lower() in _words("given-compound"):
            while end < len(words) - 1 and words[end].endswith("."):
                end += 1
            return end
    return 0


def _family(words: list[str]) -> int:
    """Where the family name begins among the words of a name."""
    last = len(words) - 1
    if "-" in words[1:-1]:  # van der Heijden - de Graaf
        dash = words.index("-", 1)
        return _family(words[:dash]) if dash > 1 else 1
    for index in range(1, last):
        word = words[index]
        if _is_first_surname(word, words[index + 1]) or word.rpartition("-")[2] in _words("particle"):
            return index  # García Montes, Hoogendoorn-de Vries
        if "-" in word and word.rpartition("-")[2].lower() in _words("capital-particle"):
            return index  # Teeling-Ní Mhurchú
        if word.startswith(_elisions()):
            return index  # d'Orey Vaz
        if word in _words("particle"):
            return index
        if word.lower() in _words("capital-particle") and all(
            w.lower() in _words("particle") for w in words[index:last]
        ):
            return index
    if last > 2 and words[last - 1] in _words("conjunction"):
        return last - 2
    if last > 1 and (
        (words[last].lower() in _words("surname-generation") and not words[last - 1].endswith("."))
        or " ".join(words[last - 1 :]).lower() in _words("surname-compound")
    ):
        return last - 1
    return last


def _is_first_surname(word: str, following: str) -> bool:
    """Whether a word within a name is the first of two surnames, as Spanish and Portuguese names have them."""
    if not word.istitle():
        return False
    spanish = word.lower() in _words("surname-iberian")
    return spanish or (word.lower() in _words("surname-portuguese") and following in _words("particle"))


def _is_suffix(word: str) -> bool:
    return word.rstrip(".").lower() in _words("suffix")


def _pieces(text: str, separator: str) -> list[str]:
    """A text cut at its commas or white space, but not inside braces."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}" and depth > 0)
        if depth == 0 and (letter == separator or (separator == " " and (letter.isspace() or letter == "~"))):
            found.append(text[start:place])
            start = place + 1
    found.append(text[start:])
    return [piece for piece in found if piece or separator == ","]


def _unbraced(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").split())


def _is_cjk(text: str) -> bool:
    return not text.isascii() and _cjk().search(text) is not None


@cache
def _cjk() -> re.Pattern[str]:
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[1] for row in rows("names/words") if row[0] == kind)


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(sorted(_words("body-beginning")))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_words("body-ending")))


@cache
def _phrases() -> tuple[str, ...]:
    return (" for ", " of the ", *sorted(f" {word} " for word in _words("body") if " " in word))


@cache
def _elisions() -> tuple[str, ...]:
    return tuple(_words("elision"))
