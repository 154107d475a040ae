"""Quote: one speaker's sentence printed twice with a word changed; a fair shortening is none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, groupby, takewhile

from rules.findings import Suggestion
from rules.judge import Side, chosen, judge
from rules.kinds.ascribed import TOKEN, ascribed
from rules.language import Rule
from rules.view import Draft, View, ordered
from timeline.model import Quote
from timeline.script import simplify

SHORTEST, UNSURE = 6, 12
"""Words of a sentence that is compared, and where the two speakers are not known to be one."""
TURNED = 8
"""The same where one of them is not known, and all words are the same in another order."""
NEAR = 0.6
FILLERS = frozenset(
    ["的", "了", "呢", "啊", "吧", "就", "也", "都", "a", "an", "the", "just", "really", "very"]
)
REPORTING = frozenset(["said", "told", "says", "promised"])
SHIFTED = frozenset(
    re.findall(
        r"\w+",
        "am is are was were be been will would shall should can could may might must have has had do does did"
        " i we he she it they me us him them my our his her its their"
        " that this these those here there now then",
    )
)
"""What changes where somebody tells what was said: I said that we were ashamed of it."""
TENSES = frozenset(["am", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did"])
"""What changes where one says a thing again, of what is over: we were half the size."""
NUMERALS = frozenset("十百千万亿两二三四五六七八九") | {
    "hundred",
    "thousand",
    "million",
    "billion",
    "half",
    "twice",
}
PLAYED = re.compile(
    r"turn\w*(?: \w+){0,4} (?:round|around|on its head|upside down)|\btwist\w*|parod|paraphras"
    r"|spoof|play(?:ed|ing)? on"
    r"|套用|反用|化用|改编|改編|仿照|倒过来|倒過來|反过来说|反過來說|反着|反著|戏仿|戲仿|调侃|調侃|揶揄",
    re.IGNORECASE,
)
"""What says that somebody plays on the words of another."""
LED_IN = re.compile(
    r"^\W*(?:我|我们)[^，,：:]{0,12}(?:说|讲|提)过?[，,：:]"
    r"|^\W*(?:i|we)(?:['’]ve| have)? (?:always )?said(?: \w+){0,4}[,:]"
)
"""With what somebody leads to words of his own that he says again: 我在会上说过，…"""
NEGATIONS = frozenset(["不", "没", "未", "非", "无", "not", "never", "no", "nor", "don't", "won't", "cannot"])


def quote(rule: Rule, view: View) -> Iterator[Draft]:
    """Compare the sentences that one speaker is quoted with, in other documents, or the speakers of one."""
    if rule.check["quote"] == "ascribed":
        yield from ascribed(view)
        return
    by_token: dict[str, list[tuple[Quote, tuple[str, ...]]]] = defaultdict(list)
    for _, facts in view.by_document():
        for said in facts.quotes:
            if not said.direct or PLAYED.search(view.words(said.document, said.start)):
                continue
            for tokens in sentences(said.text):
                stems = tuple(map(_stem, tokens))
                for gram in {stems[i : i + 3] for i in range(len(tokens) - 2)}:
                    by_token[" ".join(gram)].append((said, tokens))
    pairs: set[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = set()
    rows: dict[str, Quote] = {}
    for group in by_token.values():
        for (a, x), (b, y) in combinations(group[:40], 2):
            least = SHORTEST if _one_speaker(a, b) else UNSURE
            if sorted(x) == sorted(y) and None in (a.speaker_key, b.speaker_key):
                least = TURNED
            if a.document != b.document and x != y and min(len(x), len(y)) >= least:
                (a, x), (b, y) = sorted(((a, x), (b, y)), key=lambda item: item[0].id)
                pairs.add((a.id, b.id, x, y))
                rows |= {a.id: a, b.id: b}
    told: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[Quote, Quote]]] = defaultdict(list)
    for first, second, x, y in sorted(pairs):
        a, b = rows[first], rows[second]
        (x, a), (y, b) = ((x, a), (y, b)) if x <= y else ((y, b), (x, a))
        told[x, y].append((a, b))
    for (x, y), tellings in told.items():
        difference = altered(x, y)
        if difference is not None:
            for one in _by_speaker(tellings):
                yield _draft(view, one, difference)


def sentences(text: str) -> Iterator[tuple[str, ...]]:
    """The sentences of a quotation as words and characters, in simplified script."""
    for piece in re.split(r"[。！？!?；;…\n]|[—–]{2}|\.(?=\s|$|[”\"])", simplify(text)):
        tokens = tuple(TOKEN.findall(LED_IN.sub("", piece.casefold())))
        if len(tokens) >= SHORTEST:
            yield tokens


def _one_speaker(a: Quote, b: Quote) -> bool:
    """Whether two quotes are known to be of one speaker."""
    return a.speaker_key is not None and a.speaker_key == b.speaker_key


def altered(a: Sequence[str], b: Sequence[str]) -> tuple[str, str] | None:
    """The words that differ when two sentences are nearly the same and some word is another; else None.

    Left out at either end, or left out in the middle without anything in its place, is a shortening; a
    negation that is left out is none.
    """
    a, b = _cut_even(a, b)
    ratio, blocks = _aligned(a, b)
    told = [[w for w in words if w not in FILLERS | SHIFTED] for words in (a, b)]
    turned_round = told[0] != told[1] and sorted(told[0]) == sorted(told[1]) and len(told[0]) >= SHORTEST
    turned_round |= sorted(a) == sorted(b) or sorted(map(_stem, a)) == sorted(map(_stem, b))
    if ratio < NEAR and not turned_round:
        return None
    changed = [
        (a[i:j], b[k:m])
        for tag, i, j, k, m in blocks
        if tag != "equal" and not _trimmed(tag, i, j, k, m, a, b)
    ]
    changed = [(old, new) for old, new in changed if not (old and new and set(old) | set(new) <= TENSES)]
    if (REPORTING & set(a)) != (REPORTING & set(b)):
        shifted = SHIFTED | REPORTING
        changed = [(old, new) for old, new in changed if not set(old) | set(new) <= shifted]
    left = [w for old, _ in changed for w in old if w not in FILLERS]
    right = [w for _, new in changed for w in new if w not in FILLERS]
    swapped = (sorted(left) == sorted(right) and bool(left)) or (turned_round and bool(changed))
    replaced = any(set(old) - FILLERS and set(new) - FILLERS for old, new in changed)
    turned = any(_negation(old) or _negation(new) for old, new in changed)
    turned |= any((NUMERALS & set(old)) != (NUMERALS & set(new)) for old, new in changed)
    if not (replaced or swapped or turned):
        return None
    if not turned_round and len(left) + len(right) > max(6, (len(a) + len(b)) // 3):
        return None
    if not left or not right:
        return _join(a), _join(b)
    return _unlike(a, b) if sorted(left) == sorted(right) else (_join(left), _join(right))


def _stem(word: str) -> str:
    """A word without what tells of its time: owe, owed."""
    return re.sub(r"(?<=[a-z]{2})(?:ed|e|d|s)$", "", word)


def _cut_even(a: Sequence[str], b: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Two sentences; the longer one without what it goes on with, where both begin with the same words in
    another order (not a defence but an answer, and I have said so).
    """
    least = min(len(a), len(b))
    x, y = a[:least], b[:least]
    turned = least >= TURNED and x != y and sorted(map(_stem, x)) == sorted(map(_stem, y))
    return (x, y) if turned else (a, b)


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two sentences begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _unlike(a: Sequence[str], b: Sequence[str]) -> tuple[str, str]:
    """What two sentences of the same words in another order have between what both begin and end with."""
    begin = _alike(a, b)
    end = _alike(a[begin:][::-1], b[begin:][::-1])
    return _join(a[begin : len(a) - end]), _join(b[begin : len(b) - end])


def _aligned(a: Sequence[str], b: Sequence[str]) -> tuple[float, list[tuple[str, int, int, int, int]]]:
    """How alike two sentences are, and the blocks of words that are equal or not.

    Sentences of one length are also laid side by side: where two words have changed places, the longest run
    that both have stands at two places, and nothing around it would fit.
    """
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    same = [x == y for x, y in zip(a, b, strict=False)]
    if len(a) != len(b) or sum(same) / len(a) <= matcher.ratio():
        return matcher.ratio(), list(matcher.get_opcodes())
    runs = [(equal, list(run)) for equal, run in groupby(range(len(a)), key=same.__getitem__)]
    blocks = [("equal" if equal else "replace", r[0], r[-1] + 1, r[0], r[-1] + 1) for equal, r in runs]
    return sum(same) / len(a), blocks


def _negation(words: Sequence[str]) -> bool:
    """Whether what was left out is but a negation: that is no shortening."""
    return 1 <= len(words) <= 2 and bool(NEGATIONS & set(words))


def _trimmed(tag: str, i: int, j: int, k: int, m: int, a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a difference lies at an end of both sentences: one of them begins later or stops sooner."""
    if tag == "replace":
        return False
    if i == 0 and k == 0:
        return True
    return j == len(a) and m == len(b) and not (_negation(a[i:j]) or _negation(b[k:m]))


def _join(words: Sequence[str]) -> str:
    return ("" if all(not w.isascii() for w in words) else " ").join(words) or "nothing"


def _by_speaker(tellings: Iterable[tuple[Quote, Quote]]) -> list[list[tuple[Quote, Quote]]]:
    """Tellings of two sentences by whether they are known to be of one speaker: those are one finding."""
    groups: dict[bool, list[tuple[Quote, Quote]]] = defaultdict(list)
    for a, b in tellings:
        groups[_one_speaker(a, b)].append((a, b))
    return [groups[True]] if groups[True] else [groups[False]]


def _draft(view: View, tellings: Sequence[tuple[Quote, Quote]], difference: tuple[str, str]) -> Draft:
    """The proof of two sentences: everyone who prints the one or the other."""
    sides = [
        Side(words, tuple({q.id: q for q in rows}.values()))
        for words, rows in zip(difference, zip(*tellings, strict=True), strict=True)
    ]
    quotes = [q for side in sides for q in side.rows if isinstance(q, Quote)]
    speaker = next((q.speaker for q in quotes if q.speaker), "")
    judgement = judge(view, sides)
    right = chosen(judgement, sides)
    return Draft(
        ordered(view.evidence(q) for q in quotes),
        (
            *(f"{view.documents[q.document].path}: {q.text}" for q in quotes),
            f"differing: {difference[0]} / {difference[1]}",
        ),
        {"speaker": speaker, "a.text": difference[0], "b.text": difference[1]},
        confidence=0.85 if _one_speaker(*tellings[0]) else 0.6,
        entities=(speaker,) if speaker else (),
        judgement=judgement,
        suggestion=None if right is None else _correction(sides[1 - right], sides[right]),
    )


def _correction(wrong: Side, right: Side) -> Suggestion | None:
    """The words of the likelier side in the place of the other's one telling, where both are a sentence."""
    (weak, *more), strong = wrong.rows, right.rows[0]
    alone = len(list(sentences(weak.text))) == len(list(sentences(strong.text))) == 1
    return Suggestion(weak.document, weak.start, weak.end, strong.text) if alone and not more else None
