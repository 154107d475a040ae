"""What can a language model add at best, and what can it spoil at worst?

usage: python bench/model.py [--shared FOLDER]

No model is asked. The best is a reader who knows the gold: for every number that is asked for, it quotes the
words of the gold. The worst is one that quotes a name, a metric and a date of the article at random. Both
answer as a model would, and are grounded as a model is.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.shared import APART, ROOT, SHARED, load, need, write_audit
from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.claims.vocabulary import vocabulary
from timeline.extractors.assisted import Assisted
from timeline.lexicon import BUILTIN
from timeline.model import Corpus, Document, Facts, ModelUse
from timeline.pipeline import extract, read_documents
from timeline.script import folded
from timeline.settings import Endpoint, Settings
from timeline.tables import rows

OWN = ROOT / "tests" / "gold"
ASKED = re.compile(r"TITLE:\n(.*?)\n\n.*?TEXT:\n(.*)\n\nNUMBERS:\n(.*)", re.S)
Gold = dict[str, list[dict[str, Any]]]
Quoted = tuple[str, str, str | None, str | None, str | None]
FIELDS = ("sentence", "value", "subject", "metric", "period")


def main(argv: Sequence[str] | None = None) -> int:
    """Print claims read and findings made without a model, with the best one and with the worst."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    given = parser.parse_args(argv)
    tools = need(given.shared / "tools")
    for name, folder, gold in (
        ("own", [OWN], sorted(OWN.glob("*.jsonl"))),
        (
            "shared",
            [given.shared / "corpora", ROOT / "seeds"],
            sorted((given.shared / "gold").glob("*.jsonl")),
        ),
    ):
        documents, _ = read_documents(articles(folder), Settings())
        known = {lines[0]["title"]: lines for lines in map(gold_of, gold)}
        for who, corpus in read_by(documents, best(documents, known), worst(documents)):
            f1 = claims_f1(load(tools / "score_facts.py"), corpus, gold)
            print(f"gold, {name:<7} {who:<8} claims F1 {f1:.3f}  {told(corpus.model)}")
    for folder in sorted(p.parent for p in (given.shared / "corpora").glob("*/key.jsonl")):
        documents, _ = read_documents(articles([folder]), Settings())
        for who, corpus in read_by(documents, None, worst(documents)):
            score = findings_score(load(tools / "score_findings.py"), corpus, folder / "key.jsonl")
            print(f"{folder.name:<13} {who:<8} {score}  {told(corpus.model)}")
    return 0


def articles(folders: Iterable[Path]) -> list[Path]:
    """The files of folders that are articles."""
    found = [p for f in folders for p in sorted(f.rglob("*")) if p.is_file()]
    return [p for p in found if p.name not in APART and (p.suffix != ".jsonl" or p.parent.name != "gold")]


def gold_of(path: Path) -> list[dict[str, Any]]:
    """The lines of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


Answerer = Callable[[Document, int, str, str], Quoted | None]


def read_by(documents: Sequence[Document], *answerers: Answerer | None) -> Iterator[tuple[str, Corpus]]:
    """The documents read without a model, and with each answerer in a model's place."""
    yield "no model", Corpus(extract(documents, Settings()))
    by_title = {d.title: d for d in documents}
    for who, answerer in zip(("best", "worst"), answerers, strict=True):
        if answerer is None:
            continue

        def question(
            endpoint: Endpoint, messages: list[dict[str, str]], answerer: Answerer = answerer
        ) -> str:
            asked = ASKED.search(messages[1]["content"])
            assert asked is not None
            title, text, numbers = asked.groups()
            found = answers(by_title[title], text, numbers.split("\n"), answerer)
            return json.dumps({"claims": [dict(zip(FIELDS, quoted, strict=True)) for quoted in found]})

        with tempfile.TemporaryDirectory() as place:
            endpoint = Endpoint("http://127.0.0.1:9/v1", who, parallel=1, cache=Path(place))
            reader = Assisted(endpoint, "", question=question)
            yield who, Corpus(extract(documents, Settings(), extractor=reader), model=reader.use())


def answers(document: Document, text: str, numbers: Sequence[str], answerer: Answerer) -> Iterator[Quoted]:
    """One answer for every place of a number in the stretch of a document that is asked of."""
    start = document.text.index(text)
    for number in numbers:
        for match in re.finditer(re.escape(number), text):
            at = start + match.start()
            sentence = next(s for s in document.sentences if s.start <= at < s.end)
            quoted = answerer(document, at, number, document.text[sentence.start : sentence.end])
            if quoted is not None:
                yield quoted


def nearest(text: str, words: Iterable[str], at: int) -> str | None:
    """Of some words, the ones printed nearest to an offset, as printed."""
    found = [
        (abs(m.start() - at), m[0])
        for w in words
        if w
        for m in re.finditer(re.escape(w), text, re.IGNORECASE)
    ]
    return min(found)[1] if found else None


def best(documents: Sequence[Document], gold: Gold) -> Answerer:
    """A reader who knows the gold of some articles and answers for no other."""
    forms: dict[str, list[str]] = {}
    for language in ("zh", "en"):
        for form, metric in vocabulary(BUILTIN, language).metrics.entries.items():
            forms.setdefault(metric.key, []).append(form)

    def answer(document: Document, at: int, number: str, sentence: str) -> Quoted | None:
        lines = gold.get(document.title, [])
        text, low = document.text, folded(document.text)
        head = text.find(document.title) + len(document.title)
        for line in lines:
            if line["kind"] != "claim" or line["text"] not in text:
                continue
            spots = [m.start() + head for m in re.finditer(re.escape(line["text"]), text[head:])]
            spots = spots if line["occurrence"] == "all" else spots[line["occurrence"] - 1 :][:1]
            if not any(s < at + len(number) and at < s + len(line["text"]) for s in spots):
                continue
            every = [line, *(a for a in line.get("also") or [] if isinstance(a, dict))]
            keys = [str(v["metric"]) for v in every if v.get("metric")]
            measured = [f for k in keys for f in (*forms.get(k, ()), k.replace("_", " "))]
            printed = nearest(low, measured, at)
            place = low.find(printed, max(0, at - 400)) if printed else -1
            dates = [d["text"] for d in lines if d["kind"] == "date" and d["value"] == line.get("period")]
            return (
                sentence,
                number,
                nearest(text, [str(v["subject"]) for v in every if v.get("subject")], at),
                text[place : place + len(printed)] if printed and place >= 0 else None,
                nearest(text, dates, at) if line.get("period") else None,
            )
        return None

    return answer


def worst(documents: Sequence[Document]) -> Answerer:
    """A reader who quotes a name, a metric and a date of the article at random."""
    read: dict[str, Facts] = {f.document.id: f for f in extract(documents, Settings())}
    chance = random.Random(7)

    def answer(document: Document, at: int, number: str, sentence: str) -> Quoted | None:
        facts = read[document.id]
        language = document.tongue
        metrics = [
            document.text[a:b]
            for a, b, _ in vocabulary(BUILTIN, language).metrics.find(folded(document.text))
        ]
        name, metric, date = (
            chance.choice(found) if found else None
            for found in ([n.text for n in facts.names], metrics, [d.text for d in facts.dates])
        )
        return sentence, number, name, metric, date

    return answer


def claims_f1(scorer: Any, corpus: Corpus, gold: Sequence[Path]) -> float:
    """The F1 of whole claims."""
    documents = {r["id"]: r for r in rows(corpus) if r["kind"] == "document"}
    tally = scorer.Tally()
    for lines in map(gold_of, gold):
        document = next(
            d for d in documents.values() if scorer.norm(d["title"]) == scorer.norm(lines[0]["title"])
        )
        facts = [r for r in rows(corpus) if r.get("document") == document["id"]]
        scorer.score(document, facts, lines, tally, lambda *words: None)
    return next(row[3] for row in tally.table() if row[0] == "claims")


def findings_score(scorer: Any, corpus: Corpus, key: Path) -> str:
    """Planted errors found, near-misses flagged, and findings that nobody planned."""
    result = evaluate(corpus, load_rules().rules, Settings())
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "audit.json"
        write_audit(result, output)
        found, errors, flagged, near, extra = scorer.main(str(key), str(output), False)
    return f"errors {found}/{errors}, near-misses {flagged}/{near}, unplanned {extra}"


def told(use: ModelUse | None) -> str:
    """What became of the answers."""
    if use is None:
        return ""
    dropped = sum(count for _, count in use.dropped)
    return (
        f"({use.answers} answers: {use.used} used, {use.known} nothing new, {dropped} dropped {use.dropped})"
    )


if __name__ == "__main__":
    sys.exit(main())
