"""Identifier: versions, codes and names one slip away from a better attested one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rules import slips
from rules.bridges import ENOUGH, bridges_of
from rules.forms import Form, Printed, lone_first, neighbouring, said_alike, side_by_side, slip
from rules.kinds.names import names
from rules.kinds.persons import persons
from rules.language import Rule
from rules.likeness import likeness_of
from rules.stories import one_story, one_subject, two_languages
from rules.view import Draft, View, ordered
from timeline.model import Name, Span
from timeline.script import simplify

CODE = re.compile(
    r"(?:(?<![A-Za-z\d])[A-Z]{1,4}[-–‑])?[A-Za-z]{1,8}(?:[-–‑]?\d+(?:\.\d+)*(?:[A-Za-z]{1,3}\d*)?)"
    r"(?:[-–‑][A-Za-z0-9]+(?:\.\d+)*)*(?![\w.]\d)"
    r"|\b(?:Class|Type|Model|Series|Mark|Flight|Route|Line|Train|Form|Lot|Case|Order|Bill|Act|Unit|Gate|Highway|Patent|"
    r"Resolution|Regulation|Directive|Permit|Licence|License)\s(?:No\.?\s)?\d{3,6}(?![\d%]|[.,]\d)"
    r"|\b[A-Z][A-Za-z]+\s\d+(?:\.\d+){2,}"
    r"|(?<![\d.])\d{4,6}\.(?:SZ|SH|SS|HK|TWO?|KS|T)(?![A-Za-z])"
    r"|(?<=[（(])0\d{3,5}(?=[）)])"
    r"|[〔\[（(]\d{4}[〕\]）)]第?\d+(?=[号號]|\b)"
    r"|[（(〔]\d{4}[）)〕][㐀-鿿]{1,3}\d{2,4}[㐀-鿿]{1,3}\d+(?=[号號])"
    r"|(?<=[字函令文])第?\d{5,}(?=[号號])"
    r"|\d{2,3}年度?[㐀-鿿]{1,6}字第?\d{2,6}(?=[号號])"
    r"|(?<=[准字证證号號册冊照])[A-Z]?\d{8,}(?![\d.,，])"
)
COURT, COURT_YEAR = (
    re.compile(r"\d{2,3}年度?[㐀-鿿]{1,6}字第?\d"),
    re.compile(r"(?<=\d)年度(?=[㐀-鿿]{1,6}字)"),
)
"""A case by its year, sort and number (113年度訴字第47號)."""
NUMBERED = re.compile(r"[\u3400-\u9fff]{2,6}\d{4,6}")
LISTED = re.compile(r"0*(\d{3,6})(?:\.(?:SZ|SH|SS|HK|TWO?|KS|T))?")
"""A share's code: the noughts before it and the exchange behind it are printed or not."""
PART = re.compile(r"\d+(?:\.\d+)*|[㐀-鿿]+|[^\W\d_㐀-鿿]+")
"""A word, number or Chinese stretch of a name."""
JOINED, NOUN = re.compile(r"[^\W\d_]+-[^\W\d_]+"), re.compile(r"\s[a-z]")
FEWEST = 3
"""Digits that a code must have before two of them exchanged mean a slip rather than another thing."""
LONG = 8
"""Digits of a number that is registered (国械注准20253010846)."""
LETTERS = 4
"""Letters that a code of fewer digits must have: A35 and A53 are two things, WC28-HV and WC82-HV seldom."""
SOURCES = 2
"""Sources that must print one of two such codes in like words for a letter less to be enough."""
AMID = 3
"""Printings of a code in a paragraph beside which one that differs by two digits exchanged is a slip."""


def identifier(rule: Rule, view: View) -> Iterator[Draft]:
    """Check codes or names for slips, holders of an office or names of things for differing spellings."""
    yield from {"slip": _codes, "name": names, "person": persons, "spelling": _spellings}[
        rule.check["identifier"]
    ](view)


def _codes(view: View) -> Iterator[Draft]:
    forms = _forms(_scan(view))
    likeness = likeness_of(view)
    for a, b in neighbouring(forms):
        alone = _alone(view, a, b)
        one = alone and (
            _long(a, b) or _of_court(view, a, b) or said_alike(likeness, a, b) or _bridged(view, a, b)
        )
        pair = (a, b) if one else lone_first(view, a, b)
        if pair is None or (side_by_side(view, a, b) and not _amid(view, *pair)):
            continue
        wrong, right = pair
        left, right_key = _code(wrong.text), _code(right.text)
        exchanged = _digits(left) != _digits(right_key) and (
            slips.transposed(left, right_key) or slips.transposed(_pointless(left), _pointless(right_key))
        )
        digits = sum(map(str.isdigit, left))
        told = said_alike(likeness, wrong, right) or _told_across(view, wrong, right)
        known = told and right.sources(view) >= SOURCES
        if not exchanged or (
            digits < FEWEST and (alone or sum(map(str.isalpha, left)) < LETTERS - bool(known))
        ):
            continue
        if digits <= FEWEST and not told and not _amid(view, wrong, right):
            continue
        draft = slip(view, wrong, right, "two neighbouring digits are exchanged", 0.6 if alone else 0.9)
        yield replace(draft, suggestion=None, verdict="likely") if alone else draft


def _of_court(view: View, a: Form, b: Form) -> bool:
    """Whether both are numbers of cases before one court, in articles on one thing."""
    if not all(COURT.match(form.text) for form in (a, b)):
        return False
    return any(one_subject(view, p.document, q.document) for p in a.places for q in b.places)


def _long(a: Form, b: Form) -> bool:
    """Whether two codes have so many digits that nothing else has all but two of them."""
    return all(len(_digits(form.text)) >= LONG for form in (a, b))


def _bridged(view: View, a: Form, b: Form) -> bool:
    """Whether two codes stand in two languages, in sentences that tell of one thing; long ones with letters
    need but articles on one thing.
    """
    left, right = Printed(a.places[0]), Printed(b.places[0])
    if not two_languages(view, left, right) or not one_subject(view, left.document, right.document):
        return False
    if all(len(_digits(f.text)) > FEWEST and len(_code(f.text)) - len(_digits(f.text)) > 1 for f in (a, b)):
        return True
    return bridges_of(view).alike(left, right) >= ENOUGH


def _pointless(code: str) -> str:
    """A version without its points: 3.2.1 and 3.1.2 are one slip apart."""
    return code.replace(".", "") if code.count(".") > 1 else code


def _told_across(view: View, wrong: Form, right: Form) -> bool:
    """Whether a code stands in another language than all of its like, in articles on one thing."""
    pairs = [(p, q) for p in wrong.places for q in right.places]
    if any(not two_languages(view, Printed(p), Printed(q)) for p, q in pairs):
        return False
    return any(one_story(view, p.document, q.document) for p, q in pairs)


def _amid(view: View, wrong: Form, right: Form) -> bool:
    """Whether a code is printed once, in a paragraph that tells of another one again and again."""
    if len(wrong.places) > 1:
        return False
    place = Printed(wrong.places[0])
    beside = [p for p in right.places if view.one_paragraph(place, Printed(p))]
    return len(beside) >= AMID


def _alone(view: View, a: Form, b: Form) -> bool:
    """Whether each of two codes is printed once, or in copies, by two sources: neither is known right."""
    first, second = ({view.original(p.document) for p in form.places} for form in (a, b))
    copied = all(len({p.document for p in f.places}) == len(f.places) for f in (a, b))
    return (
        copied
        and len(first) == len(second) == 1
        and view.source(a.places[0].document) != view.source(b.places[0].document)
    )


def _scan(view: View) -> Iterator[Span]:
    """Every code in the text, whether or not it was read as a name, and every Chinese name with a number."""
    for document, facts in view.by_document():
        numbers = {(q.start, q.end) for q in facts.quantities}
        for match in CODE.finditer(document.text):
            plain = any(s <= match.start() and match.end() <= e for s, e in numbers)
            if not plain or len(_digits(match[0])) >= LONG:
                yield Span(document.id, match.start(), match.end(), match[0])
        for name in facts.names:
            if name.type in ("model", "product") and NUMBERED.fullmatch(name.text):
                yield Span(document.id, name.start, name.end, name.text)


def _code(text: str) -> str:
    listed = LISTED.fullmatch(text)
    if listed is not None:
        return listed[1]
    return re.sub(r"[-–‑\s]", "-", COURT_YEAR.sub("年", simplify(text))).casefold()


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _forms(spans: Iterator[Span]) -> dict[str, Form]:
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        found[_code(span.text)].append(span)
    return {key: Form(places[0].text, tuple(places)) for key, places in found.items()}


def _spellings(view: View) -> Iterator[Draft]:
    """One product or model written with other case, space or hyphens; with a version, in other order too."""
    forms: dict[tuple[str, ...], dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for _, facts in view.by_document():
        for name in facts.names:
            if name.type in ("product", "model", "organisation") and re.search(r"[A-Za-z]", name.text):
                parts = PART.findall(simplify(name.text).casefold())
                if len(parts) > 1 and any(len(part) > 1 for part in parts) and not _before_noun(view, name):
                    versions = any(part[0].isdigit() for part in parts)
                    forms[tuple(sorted(parts) if versions else parts)][_as_opened(name.text)].append(name)
    for printed in forms.values():
        other = {text.casefold() for text in printed if not text.isupper()}
        spellings = {t: group for t, group in printed.items() if not (t.isupper() and t.casefold() in other)}
        if len(spellings) < 2:
            continue
        shown = [group[0] for group in spellings.values()]
        yield Draft(
            ordered(view.evidence(n) for n in shown),
            tuple(f"{text}: printed {len(group)} times" for text, group in spellings.items()),
            {"a.text": shown[0].text, "b.text": shown[1].text},
            confidence=0.7,
            entities=(shown[0].canonical,),
        )


def _as_opened(text: str) -> str:
    """A name as a sentence may open with it, with one sort of apostrophe: neither makes another spelling."""
    return text[:1].upper() + text[1:].replace("’", "'")


def _before_noun(view: View, name: Name) -> bool:
    """Whether two plain words have a hyphen because they stand before a noun: African-American voters."""
    joined = JOINED.fullmatch(name.text)
    return joined is not None and NOUN.match(view.documents[name.document].text, name.end) is not None
