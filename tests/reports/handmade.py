"""Audits made by hand: every verdict, hostile text, two scripts, an unreadable file, no dates at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from rules.findings import Audit, Corroboration, Coverage, Evidence, Finding, Severity, Suggestion, Verdict
from timeline.intervals import Interval, Values
from timeline.model import Claim, Document, Event, Facts, Period, Quantity, Sentence, Span

HOSTILE = "<script>alert('x')</script> & \x1b[31mred\x1b[0m \u202egnp.exe"
TEXTS = {
    "news/a.md": (
        "甲公司財報\n甲公司營收由80億元增至100億元，同比增長30%，創下歷史新高。\n"
        "截至3月，月活躍用戶達13.85億。2024年資本開支同比增長221%。\n"
    ),
    "news/b.md": (
        "甲公司再增投入\n甲公司2024年資本開支同比增長212.66%，主要用於算力。\n"
        "9月，甲公司月活躍用戶超過14億，模型命名為DeepSort-V3-3024。\n"
    ),
    "wire/c.txt": (
        f"Company Alpha {HOSTILE}\nAlpha released DeepSort-V3-0324 on 24 March 2025. "
        "Revenue was 100 億元 in total, said Alpha Company.\n"
    ),
}
OUTLETS = {"news/a.md": "甲報", "news/b.md": "乙報", "wire/c.txt": "Wire"}


def document(path: str) -> Document:
    """One of the three documents, with a sentence a line."""
    text, start, sentences = TEXTS[path], 0, []
    for number, line in enumerate(text.splitlines(keepends=True)):
        sentences.append(Sentence(start, start + len(line.rstrip("\n")), "body", number))
        start += len(line)
    period = Period(date(2025, 3, 20), date(2025, 3, 21))
    inferred = path == "news/a.md"
    return Document(
        id=path,
        path=path,
        title=text.splitlines()[0],
        outlet=OUTLETS[path],
        language="en" if path.startswith("wire") else "zh-Hant",
        text=text,
        published=None if path.startswith("wire") else period,
        published_how=None if path.startswith("wire") else ("inferred" if inferred else "given"),
        evidence=(span(path, "截至3月"),) if inferred else (),
        sentences=tuple(sentences),
    )


def span(path: str, words: str) -> Span:
    """The first printing of the words in a document."""
    start = TEXTS[path].index(words)
    return Span(path, start, start + len(words), words)


def passage(path: str, words: str, values: str = "") -> Evidence:
    """The first printing of the words as evidence, with the line it stands in as its sentence."""
    text = TEXTS[path]
    start = text.index(words)
    first = text.rfind("\n", 0, start) + 1
    last = text.index("\n", start)
    return Evidence(
        path, path, start, start + len(words), words, text[first:last], first, f"{path}:claim:{start}", values
    )


def finding(
    fingerprint: str,
    rule: str,
    verdict: Verdict,
    severity: Severity,
    confidence: float,
    message: str,
    evidence: tuple[Evidence, ...],
    steps: tuple[str, ...],
    suggestion: Suggestion | None = None,
    entities: tuple[str, ...] = ("甲公司",),
) -> Finding:
    """A finding; the title is made from the rule's id."""
    title = rule.replace("-", " ").capitalize()
    return Finding(
        fingerprint,
        rule,
        title,
        verdict,
        severity,
        confidence,
        message,
        evidence,
        steps,
        suggestion,
        entities,
    )


def findings() -> tuple[Finding, ...]:
    """One finding of each verdict, in no useful order."""
    a, b, c = TEXTS
    bad = span(b, "DeepSort-V3-3024")
    return (
        finding(
            "0d1f7c3a11aa22bb",
            "users-over-time",
            "drift",
            "note",
            0.8,
            "甲公司 monthly_active_users: 13.85億 (3月) and 超過14億 (9月) are of different times",
            (
                passage(a, "13.85億", "[13.845, 13.86) × 10⁸ users"),
                passage(b, "超過14億", "> 14 × 10⁸ users"),
            ),
            ("13.85億 is of 2025-03", "超過14億 is of 2025-09, 6 months later"),
        ),
        finding(
            "3f9c2a7b55aa66cc",
            "growth-differs-from-levels",
            "arithmetic",
            "error",
            1.0,
            "甲公司 revenue: from 80億元 to 100億元 is 22.8 % to 27.1 %, printed as 30%",
            (passage(a, "80億元"), passage(a, "100億元"), passage(a, "30%")),
            (
                "80億元   rounded [79.5, 80.5)   cut off [80, 81)      億 CNY",
                "100億元  rounded [99.5, 100.5)  cut off [100, 101)    億 CNY",
                "growth   99.5 / 81 − 1 = 22.8 %     101 / 79.5 − 1 = 27.1 %",
                "30%      rounded [29.5, 30.5)   cut off [30, 31)      % ; no value in common with 3",
            ),
        ),
        finding(
            "a1b2c3d4e5f60718",
            "same-key-other-value",
            "contradiction",
            "error",
            0.95,
            "甲公司 2024 capital_expenditure growth: 221% and 212.66% have no value in common",
            (passage(a, "221%", "[220.5, 222) %"), passage(b, "212.66%", "[212.655, 212.67) %")),
            ("221% allows [220.5, 222) %", "212.66% allows [212.655, 212.67) %", "the two do not meet"),
        ),
        finding(
            "77aa00bb11cc22dd",
            "identifier-slip",
            "typo",
            "warning",
            0.9,
            "DeepSort-V3-3024 is one slip away from DeepSort-V3-0324",
            (passage(b, "DeepSort-V3-3024"), passage(c, "DeepSort-V3-0324")),
            ("V3-3024: digits 3 and 0 exchanged", "V3-0324 is printed in 1 other document"),
            Suggestion(b, bad.start, bad.end, "DeepSort-V3-0324", safe=True),
            ("DeepSort",),
        ),
        finding(
            "9e8d7c6b5a493827",
            "one-telling-is-stronger",
            "ambiguity",
            "warning",
            0.6,
            "甲公司 monthly_active_users: 超過14億 says more than 13.85億",
            (passage(a, "月活躍用戶達13.85億"), passage(b, "月活躍用戶超過14億")),
            ("超過14億 is a lower bound", "13.85億 lies below it"),
        ),
        finding(
            "1234abcd5678ef90",
            "same-action-two-dates",
            "likely",
            "warning",
            0.7,
            "甲公司: 截至3月 against 9月",
            (passage(a, "截至3月"), passage(b, "9月")),
            ("the year of both was taken from the publication date",),
        ),
        finding(
            "00ff00ff00ff00ff",
            "two-spellings",
            "variant",
            "note",
            0.99,
            "Two spellings of one name: Company Alpha, Alpha Company",
            (passage(c, "Company Alpha"), passage(c, "Alpha Company")),
            ("the same words in another order",),
            entities=("Company Alpha",),
        ),
    )


def quantity(path: str, words: str, value: int, unit: str) -> Quantity:
    """An exact quantity printed by the words."""
    place = span(path, words)
    values = Values((Interval.point(value),))
    return Quantity(
        f"{path}:quantity:{place.start}", path, place.start, place.end, words,
        Fraction(value), unit, "money", "=", values, values, values, words[:-2], None, Fraction(10**8),
    )  # fmt: skip


def claim(path: str, words: str, value: int, metric: str = "revenue") -> Claim:
    """A level of 甲公司."""
    place = span(path, words)
    return Claim(
        f"{path}:claim:{place.start}", path, place.start, place.end, words,
        quantity(path, words, value, "CNY"), "甲公司", "甲公司", metric, "level", None, None, (), None, None,
        None, "asserted", (place.start, place.end),
    )  # fmt: skip


def event(path: str, words: str, first: date, last: date, action: str, telling: str) -> Event:
    """A dated event of 甲公司."""
    place = span(path, words)
    return Event(
        f"{path}:event:{place.start}", path, place.start, place.end, words, None, Period(first, last), "day",
        ("甲公司",), ("甲公司",), action, None, None, "asserted", (place.start, place.end), telling,
    )  # fmt: skip


def facts() -> tuple[Facts, ...]:
    """Some events and claims: one event told twice."""
    a, b, c = TEXTS
    march = date(2025, 3, 24), date(2025, 3, 24)
    return (
        Facts(document(a), claims=(claim(a, "80億元", 8 * 10**9), claim(a, "100億元", 10**10)),
              events=(event(a, "創下歷史新高", date(2025, 3, 1), date(2025, 3, 31), "high", "e1"),)),
        Facts(document(b), events=(event(b, "模型命名", *march, "release", "e2"),)),
        Facts(document(c), events=(event(c, "released DeepSort-V3-0324", *march, "release", "e2"),)),
    )  # fmt: skip


def audit() -> Audit:
    """All findings, two corroborations, an unreadable file."""
    a, _, c = TEXTS
    return Audit(
        documents=tuple(document(path) for path in TEXTS),
        findings=findings(),
        corroborations=(
            Corroboration(
                "甲公司 revenue: 100億元", (a, c), 2, (passage(a, "100億元"), passage(c, "100 億元"))
            ),
        ),
        errors=(("news/broken.pdf", "not a PDF file: no header"),),
        coverage=Coverage(3, 14, 12, 6, 6, 9, 4, 3, 2, 3, 0, 7),
    )


def nothing() -> Audit:
    """An audit that found nothing in one document."""
    return Audit((document("news/a.md"),), (), (), (), Coverage(1, 5, 5, 1, 1, 5, 0, 5, 0, 0, 0, 1))
