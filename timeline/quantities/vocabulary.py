"""The lexicon's tables compiled for look-up at a place: what stands here, and what ends here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from timeline.lexicon import LANGUAGES, Entry, Lexicon, stop_words
from timeline.model import Comparator
from timeline.rows import quick

T = TypeVar("T")
ONE = Fraction(1)


@quick
@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is of. factor: units per printed unit (成 is 10 percent, a cent 0.01 USD).

    kind: measure, money, classifier (a measure word), thing (a counted noun).
    local: a name that several currencies bear (元, kroner); the document may show which is meant.
    """

    key: str
    dimension: str
    factor: Fraction = ONE
    kind: str = "measure"
    pint: str | None = None
    discount: bool = False
    stop: str = ""
    of: str = ""
    only: str = ""
    local: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparator or hedge word. near: the value is just below what is printed."""

    key: str
    comparator: Comparator
    near: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A word that is a quantity by itself: 榜首, 翻倍, hundreds of thousands."""

    unit: str
    dimension: str
    key: str
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    comparator: Comparator = "="
    number: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """What shows that a currency's name means this one: words of the place, at least so many of them."""

    name: str
    code: str
    words: tuple[str, ...]
    least: int = 1
    script: str | None = None


def _letter(c: str) -> bool:
    return c.isascii() and c.isalpha()


class Forms(Generic[T]):
    """Strings looked up at a place, longest first; Latin words and digits match whole."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self.all: dict[str, T] = dict(pairs)
        self.first = frozenset(form[0] for form in self.all)
        self.last = frozenset(form[-1] for form in self.all)
        self._single = {form: payload for form, payload in self.all.items() if len(form) == 1}
        self._begin = self._by_pair(lambda form: form[:2], -1)
        self._end = self._by_pair(lambda form: form[-2:], 0)

    def _by_pair(
        self, pair: Callable[[str], str], edge: int
    ) -> dict[str, list[tuple[str, Callable[[str], bool] | None, T]]]:
        """By the first or last two characters: forms, longest first, and what must not go on at the edge."""
        found: dict[str, list[tuple[str, Callable[[str], bool] | None, T]]] = {}
        for form in sorted(self.all, key=len, reverse=True):
            if len(form) > 1:
                goes_on = next((same for same in (_letter, str.isdecimal) if same(form[edge])), None)
                found.setdefault(pair(form), []).append((form, goes_on, self.all[form]))
        return found

    def at(self, text: str, pos: int) -> tuple[int, T] | None:
        """The longest form that begins at pos: its end and payload."""
        for form, goes_on, payload in self._begin.get(text[pos : pos + 2], ()):
            if text.startswith(form, pos):
                end = pos + len(form)
                if not (goes_on and goes_on(text[end : end + 1])):
                    return end, payload
        char = text[pos : pos + 1]
        single = self._single.get(char)
        if single is None or (_letter(char) and _letter(text[pos + 1 : pos + 2])):
            return None
        return pos + 1, single

    def before(self, text: str, pos: int) -> tuple[int, T] | None:
        """The longest form that ends at pos: its start and payload."""
        if pos < 1:
            return None
        for form, goes_on, payload in self._end.get(text[pos - 2 : pos], ()) if pos > 1 else ():
            if text.endswith(form, 0, pos):
                start = pos - len(form)
                if not (goes_on and start and goes_on(text[start - 1])):
                    return start, payload
        char = text[pos - 1]
        single = self._single.get(char)
        if single is None or (_letter(char) and pos > 1 and _letter(text[pos - 2])):
            return None
        return pos - 1, single


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All tables of one lexicon; symbols are looked up as printed, all else in folded lower-case text."""

    units: Forms[Unit]
    symbols: Forms[Unit]
    prefixes: Forms[Unit]
    prefix_symbols: Forms[Unit]
    classifiers: Forms[Unit]
    things: Forms[Unit]
    before: Forms[Comparison]
    after: Forms[Comparison]
    said: Forms[Said]
    friends: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    friend_ends: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    starters: frozenset[str] = frozenset()
    signs: tuple[Sign, ...] = ()
    no_plurals: frozenset[str] = frozenset()


_SMALL_CODES = frozenset(
    ("USD", "EUR", "GBP", "CNY", "HKD", "JPY", "AUD", "CAD", "CHF", "INR", "SGD", "KRW", "TWD", "NZD")
)
"""Codes that are also read in lower case; others are words then (try, all, pen)."""
_CACHE: WeakKeyDictionary[Lexicon, Vocabulary] = WeakKeyDictionary()


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile the tables of a lexicon, once."""
    known = _CACHE.get(lexicon)
    if known is None:
        known = _CACHE[lexicon] = _compile(lexicon)
    return known


def _entries(lexicon: Lexicon, table: str) -> list[Entry]:
    return [e for language in LANGUAGES for e in lexicon.table(table, language)]


def _fraction(value: Any) -> Fraction:
    return ONE if value == 1 else Fraction(str(value))


def _unit(entry: Entry) -> Unit:
    return Unit(
        entry["key"],
        entry["dimension"],
        _fraction(entry.get("factor", 1)),
        "measure",
        entry.get("pint"),
        bool(entry.get("discount")),
        entry.get("stop", ""),
    )


def _money(entry: Entry) -> Unit:
    factor = _fraction(entry.get("factor", 1))
    return Unit(
        entry["code"], "money", factor, "money", only=entry.get("only", ""), local=bool(entry.get("local"))
    )


def _compile(lexicon: Lexicon) -> Vocabulary:
    units, money = _entries(lexicon, "units"), _entries(lexicon, "currencies")
    things = [(f, e) for e in _entries(lexicon, "things") for f in e["forms"]]
    counted = {
        f.lower(): Unit(e["unit"], e.get("dimension", "count"), kind="thing", of=e.get("of", ""))
        for f, e in things
    }
    words = [*_words(units, money), *((f, counted[f.lower()]) for f, e in things if e.get("direct"))]
    measure = [(f, _classifier(f, e)) for e in _entries(lexicon, "classifiers") for f in e["forms"]]
    symbols = [(s, _unit(e)) for e in units for s in e.get("symbols", ())]
    signs = [*_signs(money), *_codes(money)]
    prefixed = [(f, _money(e)) for e in money for f in e.get("before", ())]
    prefixed += [(f, _unit(e)) for e in units for f in e.get("before", ())]
    prefixed += [(f, u) for f, u in words if u.kind == "money" and f.isascii() and " " in f and u.factor == 1]
    starters = {f[0].lower() for f, _ in (*words, *measure)} | set("又分个半点至到-~—–.，,%(（ ")
    return Vocabulary(
        Forms((f.lower(), u) for f, u in words),
        Forms([*symbols, *signs]),
        Forms((f.lower(), u) for f, u in prefixed),
        Forms(signs),
        Forms(measure),
        Forms((f, replace(u, kind="classifier")) for f, u in counted.items()),
        Forms(_comparisons(lexicon, "before")),
        Forms(_comparisons(lexicon, "after")),
        Forms(_said(lexicon)),
        *_friends(lexicon),
        frozenset(starters - set("abcdefghijklmnopqrstuvwxyz")),
        tuple(
            Sign(e["name"], e["code"], tuple(e["signs"]), e.get("least", 1), e.get("script"))
            for e in _entries(lexicon, "currency_signs")
        ),
        stop_words(lexicon, "plural"),
    )


def _words(units: Sequence[Entry], money: Sequence[Entry]) -> list[tuple[str, Unit]]:
    """Words for units and for money behind a number; an English unit of two words may have a hyphen."""
    words = [(f, _unit(e)) for e in units for f in e.get("forms", ())]
    words += [(f.replace(" ", "-"), unit) for f, unit in words if " " in f and f.isascii()]
    return [*words, *((f, _money(e)) for e in money for f in e.get("forms", ()))]


def _classifier(form: str, entry: Entry) -> Unit:
    factor = _fraction(entry.get("factor", 1))
    return Unit(entry["unit"] or form, "count", factor, "classifier", stop=entry.get("stop", ""))


def _signs(money: Sequence[Entry]) -> list[tuple[str, Unit]]:
    """Signs of currencies; a dollar sign with letters is also written in lower case."""
    signs = [(s, _money(e)) for e in money for s in e.get("symbols", ())]
    return [*signs, *((s.lower(), u) for s, u in signs if s[-1] == "$" and s.lower() != s)]


def _codes(money: Sequence[Entry]) -> list[tuple[str, Unit]]:
    """Codes of currencies, those of millions of them (MUSD), and the few that are written small too."""
    codes = [
        (e["code"], replace(_money(e), local=False))
        for e in money
        if "factor" not in e and e["code"].isupper()
    ]
    millions = [("M" + c, Unit(u.key, "money", Fraction(10**6), "money")) for c, u in codes]
    return [*codes, *millions, *((c.lower(), u) for c, u in codes if c in _SMALL_CODES)]


def _comparisons(lexicon: Lexicon, side: str) -> Iterable[tuple[str, Comparison]]:
    """The words of comparison on one side of a number, before or after."""
    for entry in _entries(lexicon, "comparators"):
        said = Comparison(entry["key"], entry["comparator"], bool(entry.get("near")))
        yield from ((form.lower(), said) for form in entry.get(side, ()))


def _said(lexicon: Lexicon) -> Iterable[tuple[str, Said]]:
    for e in _entries(lexicon, "ranks"):
        yield from ((f, Said("rank", "rank", e["key"], Fraction(e["rank"]))) for f in e["forms"])
    for e in _entries(lexicon, "multiples"):
        said = Said("ratio", "ratio", e["key"], _fraction(e["value"]), comparator=e.get("comparator", "="))
        yield from ((f, said) for f in e["forms"])
    for e in _entries(lexicon, "vague"):
        value = e.get("value")
        said = Said(
            e.get("unit", "count"),
            e.get("unit", "count"),
            e["key"],
            None if value is None else _fraction(value),
            _fraction(e["low"]),
            _fraction(e["high"]),
            e.get("comparator", "~"),
            "unit" not in e,
        )
        yield from ((f, said) for f in e["forms"])


_Places = dict[str, list[tuple[str, int]]]


def _friends(lexicon: Lexicon) -> tuple[_Places, _Places]:
    """Words that only look like numbers, by each two neighbours in them; and those by their last two."""
    index: _Places = {}
    ends: _Places = {}
    for entry in _entries(lexicon, "false_friends"):
        for word in entry["forms"]:
            lower = word.lower()
            for at in range(len(lower) - 1):
                index.setdefault(lower[at : at + 2], []).append((lower, at))
            ends.setdefault(lower[-2:], []).append((lower, len(lower) - 1))
    return index, ends
