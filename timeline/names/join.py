"""Which names are one entity: over a whole corpus, each join with its reason, a project's own word last.

A join never rests on likeness: spellings that differ in a letter or a digit keep their own keys, since
finding them is the rules' work.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from timeline.lexicon import BUILTIN, Lexicon
from timeline.model import Name
from timeline.names.bodies import short_bodies
from timeline.names.family import family_names
from timeline.names.first_named import first_named
from timeline.names.latin import split_version, variant_key
from timeline.names.romanised import in_two_scripts, of_two_languages
from timeline.names.short_forms import one_short_form, shortened
from timeline.names.tables import Tables, compile_tables
from timeline.script import simplify

TOLD = ("short form", "named in the text", "in brackets after the name")
"""Reasons that a document itself gives for a join; they hold in other documents if not at odds."""


LEGAL = frozenset(
    (
        "Inc Inc. Corp Corp. Corporation Ltd Ltd. Limited LLC LLP plc PLC AG SE SA NV GmbH AB ASA Oyj Co Co."
    ).split()
)


class Choices(Protocol):
    """What a project says of names (see timeline.settings.Settings)."""

    @property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """Canonical name → further names of the same entity."""

    @property
    def distinct(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names that are never joined."""

    @property
    def lexicon(self) -> Lexicon:
        """The vocabulary in use."""


class Groups:
    """Keys that have been joined, and why. A later join of two keys that must stay apart is refused."""

    def __init__(self, apart: Iterable[Iterable[str]]) -> None:
        """Take groups of keys that are never joined."""
        self.parent: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for group in apart:
            keys = set(group)
            for key in keys:
                self.apart[key] |= keys - {key}

    def find(self, key: str) -> str:
        """The key that stands for all that are joined with this one."""
        while key in self.parent:
            key = self.parent[key]
        return key

    def join(self, key: str, into: str, why: str) -> None:
        """Let `key` be the same entity as `into`."""
        a, b = self.find(key), self.find(into)
        if a == b:
            return
        ours, theirs = self.members.get(a, {a}), self.members.get(b, {b})
        if any(self.apart[k] & theirs for k in ours):
            return
        self.parent[a] = b
        self.members[b] = ours | theirs
        self.why.setdefault(key, why)


def join_names(documents: Sequence[Sequence[Name]], settings: Choices) -> tuple[tuple[Name, ...], ...]:
    """Give the names of all documents keys and canonical forms that hold over the corpus. The order stays."""
    tables = compile_tables(getattr(settings, "lexicon", BUILTIN))
    names = [name for document in documents for name in document]
    names_by_key: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        names_by_key[name.key].append(name)
    groups = Groups(kept_apart(settings))
    for canonical, others in sorted(settings.aliases.items()):
        for other in others:
            groups.join(printed_key(other, tables), printed_key(canonical, tables), "claimline.yaml")
    told(names, groups)
    short_persons(documents, groups, tables)
    short_firms(names_by_key, groups, tables)
    for short, full in shortened(documents):
        groups.join(short, full, "short form")
    for short, full in first_named(documents, groups.find):
        groups.join(short, full, "short form")
    for short, full in short_bodies(names, tables):
        groups.join(short, full, "short form")
    within_places(names_by_key, groups)
    with_maker(names_by_key, groups)
    if of_two_languages(documents):
        for latin, han in in_two_scripts(grouped(names, groups)):
            groups.join(latin, han, TWO_SCRIPTS)
    families = versions(names_by_key, groups)
    forms = canonical_forms(names, groups, settings)
    types = majority(names, groups)
    done = (tuple(finish(n, groups, forms, types, families) for n in document) for document in documents)
    selves = tables.words("self", "en") | tables.words("self")
    return tuple(tuple(of_document(n, selves) for n in document) for document in done)


def kept_apart(settings: Choices) -> list[frozenset[str]]:
    """The keys of names that a project says are never one, in groups."""
    tables = compile_tables(getattr(settings, "lexicon", BUILTIN))
    return [frozenset(printed_key(n, tables) for n in group) for group in settings.distinct]


def grouped(names: Iterable[Name], groups: Groups) -> dict[str, list[Name]]:
    """The names by the key that stands for them now, those that are printed in full first."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        found[groups.find(name.key)].append(name)
    return {key: sorted(group, key=lambda n: -len(n.text)) for key, group in found.items()}


def of_document(name: Name, selves: frozenset[str]) -> Name:
    """A name by which a report calls its own company is of no other report."""
    own = simplify(name.canonical).removeprefix("The ").removeprefix("the ") in selves
    return replace(name, key=f"{name.key}@{name.document}") if own else name


def printed_key(text: str, tables: Tables) -> str:
    """The key of a name as it is printed, without any join."""
    simple = simplify(text)
    known = tables.known.get(simple)
    return known.key if known else variant_key(simple)


@functools.lru_cache(maxsize=8192)
def plain_key(text: str) -> str:
    """The key of a name that no lexicon knows."""
    return variant_key(simplify(text))


def told(names: Iterable[Name], groups: Groups) -> None:
    """Joins that a document tells: a form in brackets, 下称, a stem and its firm, if not ambiguous."""
    targets: dict[str, dict[str, str]] = defaultdict(dict)
    rows = list(names)
    for name in rows:
        own = plain_key(name.text)
        if name.how in TOLD and name.key != own:
            targets[own].setdefault(name.key, name.how)
    several = {own: sorted(told) for own, told in targets.items() if len(told) > 1}
    for key, into in one_short_form(several, rows):
        groups.join(key, into, "one short form in several articles")
    for own in sorted(targets):
        if len({groups.find(key) for key in targets[own]}) == 1:
            key, how = min(targets[own].items())
            groups.join(own, key, how)


def short_persons(documents: Sequence[Sequence[Name]], groups: Groups, tables: Tables) -> None:
    """A family name alone is the one person of that family name in the document, else in the corpus."""
    everywhere: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for name in document:
            if name.type == "person":
                for word in family_names(name.text, tables):
                    everywhere[word].add(name.key)
    called = {n.text for names in documents for n in names if n.type == "organisation"} & everywhere.keys()
    bodies = {word for names in documents for word in called if _with_namesake(names, word, everywhere[word])}
    for surname in sorted(everywhere.keys() - bodies):
        if len(everywhere[surname]) == 1:
            (key,) = everywhere[surname]
            groups.join(plain_key(surname), key, "family name of the only person so called")


def _with_namesake(names: Sequence[Name], word: str, persons: Collection[str]) -> bool:
    """Whether a document has a firm of a family name beside the person of that name."""
    firm = any(n.text == word and n.type == "organisation" for n in names)
    return firm and any(n.key in persons for n in names)


def short_firms(names_by_key: Mapping[str, Sequence[Name]], groups: Groups, tables: Tables) -> None:
    """Kestrel = Kestrel Foods, 恒星 = 恒星公司: the longer goes on with words that end firms."""
    endings = tables.words("organisation", "en")
    english = {key: group[0].text for key, group in names_by_key.items() if group[0].text.isascii()}
    firms: dict[str, set[str]] = defaultdict(set)
    for key, text in english.items():
        words = text.split()
        for n in range(1, len(words)):
            if all(word in endings for word in words[n:]):
                firms[" ".join(words[:n])].add(key)
    for short in sorted(firms, key=lambda t: (-len(t), t)):
        if plain_key(short) not in names_by_key:
            continue
        for key in sorted(firms[short]):
            if set(english[key].split()[len(short.split()) :]) <= LEGAL:
                groups.join(key, plain_key(short), "legal form of the name")
        keys = {groups.find(k) for k in firms[short]}
        if len(keys) == 1:
            groups.join(plain_key(short), keys.pop(), "short form")
    legal = ("公司", "集团", "控股", "股份", "俱乐部")
    chinese = {
        k: simplify(g[0].text)
        for k, g in names_by_key.items()
        if g[0].type == "organisation" and not g[0].text.isascii()
    }
    by_text = {text: key for key, text in sorted(chinese.items())}
    for text in sorted(by_text):
        if text.endswith(legal):
            shorter = next((text[:n] for n in range(len(text) - 1, 1, -1) if text[:n] in by_text), None)
            if shorter:
                groups.join(by_text[text], by_text[shorter], "legal form of the name")


WITHIN = re.compile(r"(?:[\u3400-\u9fff]{2,8}?(?:省|市|县|区|乡|镇|村|州))+")
"""The places before the name of one that lies in them (新北市烏來區 before a station)."""


def within_places(names_by_key: Mapping[str, Sequence[Name]], groups: Groups) -> None:
    """太平山站 = 宜蘭太平山站: the longer says where it lies, and is the only one so called."""
    places = {simplify(g[0].text): key for key, g in sorted(names_by_key.items()) if g[0].type == "place"}
    longer: dict[str, list[str]] = defaultdict(list)
    for text in places:
        for n in range(2, len(text) - 2):
            rest = text[n:]
            if rest in places and (text[:n] in places or WITHIN.fullmatch(text[:n])):
                longer[rest].append(text)
    for rest in sorted(longer):
        if len({groups.find(places[text]) for text in longer[rest]}) == 1:
            groups.join(places[rest], places[longer[rest][0]], "with the place that it lies in")


def with_maker(names_by_key: Mapping[str, Sequence[Name]], groups: Groups) -> None:
    """晴空 = 云端晴空 and 晴空App: the longer form begins with its maker's name, or ends in App."""
    makers = {simplify(g[0].text) for g in names_by_key.values() if any(n.type == "organisation" for n in g)}
    by_text = {simplify(g[0].text): key for key, g in sorted(names_by_key.items()) if g[0].type != "person"}
    longer: dict[str, list[str]] = defaultdict(list)
    for text in sorted(by_text):
        if text[-3:].casefold() == "app" and text[:-3].strip() in by_text:
            groups.join(by_text[text], by_text[text[:-3].strip()], "with the word App")
            continue
        for n in range(2, len(text) - 1):
            if (
                text[:n] in makers
                and (rest := text[n:].strip()) in by_text
                and names_by_key[by_text[rest]][0].type in ("product", "model", "other")
            ):
                longer[rest].append(text)
    for rest in sorted(longer):
        if len(longer[rest]) == 1:
            groups.join(by_text[rest], by_text[longer[rest][0]], "with its maker's name")


def versions(names_by_key: Mapping[str, Sequence[Name]], groups: Groups) -> dict[str, str]:
    """Join a bare version (T1) to the one family that has it; give a version's family where its head has one.

    Returns key → family.
    """
    exact: dict[str, set[tuple[str, str]]] = defaultdict(set)
    heads: dict[str, set[str]] = defaultdict(set)
    for key, group in names_by_key.items():
        family, version = group[0].family, group[0].version
        if family and version:
            exact[version.casefold()].add((simplify(family), key))
            heads[version.split("-")[0].casefold()].add(simplify(family))
    families = {}
    for key in sorted(names_by_key):
        name = names_by_key[key][0]
        if name.family or not name.version or len(name.version) < 2:
            continue
        fits = exact[name.version.casefold()]
        roots = {groups.find(k) for _, k in fits}
        if len(roots) == 1:
            groups.join(key, roots.pop(), "the only family with this version")
            families[key] = min((f for f, _ in fits), key=lambda f: (len(f), f))
        elif len(heads[name.version.split("-")[0].casefold()]) == 1:
            (families[key],) = heads[name.version.split("-")[0].casefold()]
    return families


def canonical_forms(names: Iterable[Name], groups: Groups, settings: Choices) -> dict[str, str]:
    """Root key → the form that stands for the entity: the project's, else the commonest full one."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    short: dict[str, set[str]] = defaultdict(set)
    for name in names:
        root = in_script(name, groups)
        forms[root][name.text] += 1
        if (
            name.how in SHORTENED
            or groups.why.get(name.key) in SHORTENED
            or groups.why.get(plain_key(name.text)) in SHORTENED
        ):
            short[root].add(name.text)
    best = {}
    for root, counts in forms.items():
        full = [t for t in counts if t not in short[root]] or list(counts)
        full = [t for t in full if not simplify(t).endswith("有限公司")] or full
        best[root] = min(full, key=lambda t: (-counts[t], -len(t), t))
    for canonical in settings.aliases:
        best[groups.find(plain_key(canonical))] = canonical
    return best


TWO_SCRIPTS = "the same name in two scripts"


def in_script(name: Name, groups: Groups) -> str:
    """What a name shares with those that are printed in its stead: its root, and there its script."""
    root = groups.find(name.key)
    latin = name.text[:1].isascii() and not root.isascii()
    joined = latin and any(groups.why.get(k) == TWO_SCRIPTS for k in groups.members.get(root, ()))
    return f"{root} (latin)" if joined else root


SHORTENED = (
    "short form",
    "in brackets after the name",
    "family name of the only person so called",
    "with its maker's name",
    "the only family with this version",
)


GUESSED = {
    "capitals": 1,
    "after to or from": 1,
    "repeated": 1,
    "told by another document": 1,
    "after a preposition of place": 3,
}
SURE = 10
"""How much a printing says of the type of its name: a firm is seldom said to be in or near."""


def majority(names: Iterable[Name], groups: Groups) -> dict[str, str]:
    """Root key → the type that most of its printings have; `other` counts least."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        weight = 0 if name.type == "other" else GUESSED.get(name.how, SURE)
        votes[groups.find(name.key)][name.type] += weight
    return {root: min(v, key=lambda t: (-v[t], t)) for root, v in votes.items()}


def finish(
    name: Name,
    groups: Groups,
    canonical: Mapping[str, str],
    types: Mapping[str, str],
    families: Mapping[str, str],
) -> Name:
    """The row with its corpus-wide key, canonical form, type, family and the reason of its last join."""
    root = groups.find(name.key)
    form = canonical.get(in_script(name, groups), name.text)
    if form != name.text and simplify(form) == simplify(name.text):
        form = name.text
    how = groups.why.get(name.key) or groups.why.get(plain_key(name.text)) or name.how
    family = name.family or families.get(name.key)
    return replace(
        name,
        key=root,
        canonical=form,
        type=types[root],
        how=how,
        family=family,
        version=name.version or split_version(name.text).version,
    )
