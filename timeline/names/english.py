"""Names in English text: runs of capitals, with what stands around them and elsewhere in the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from timeline.lexicon import Lexicon
from timeline.model import Document
from timeline.names.family import family_names, spelt_as_person
from timeline.names.found import Found, longest
from timeline.names.persons_en import CREDIT_LINE, answers, is_person
from timeline.names.runs import LETTER, OFFICES, Word, at_titles, capital, inside, runs, split_words
from timeline.names.tables import Tables, compile_tables, english_words, first_names
from timeline.readers.typed import VERSUS

PLACED = re.compile(
    r"(?<!hares )(?<!hare )(?<!take )(?<!takes )(?<!nvest )(?<!nterest )(?<!ccording )\b(?:in|near|to"
    r"|from|across|outside) (?:(?:(?:north|south|east|west|central)[a-z-]*|rural|upper|lower|greater) )?$"
    r"|\b(?:mayor|governor|bishop|town|village|port|outskirts|streets|suburbs?|coast) of $"
    r"|\b(?:station|airport|plant|factory|hospital|mine|yard|dam|bridge|gauge|depot|refinery) at $"
    r"|\b(?:fell|falling|fallen|landed) (?:on|over) $"
)


def find_english(document: Document, lexicon: Lexicon) -> list[Found]:
    """Find the names of an English document. Places do not overlap and are sorted."""
    tables, text = compile_tables(lexicon), document.text
    words = list(split_words(text))
    shouting = headlines(document)
    firm = Counter(w.text for w in words if capital(w.text) and not w.opens and not inside(w, shouting))
    rows = [
        (s.start, s.end)
        for s in document.sentences
        if s.section == "table" and VERSUS.fullmatch(text, s.start, s.end)
    ]
    found = []
    for run in runs(text, words, tables):
        if len(run) == 1 and inside(run[0], rows) and not firm[run[0].text]:
            continue
        for piece in at_titles(text, run, tables):
            for part in trim(text, piece, tables, firm, shouting):
                found.append(classify(text, part, tables))
    found += [
        Found(m.start(1), m.end(1), "organisation", "a ticker behind it in capitals")
        for m in TICKERED.finditer(text)
    ]
    found += substances(text, words, tables, {w.text.lower() for w in words if capital(w.text)})
    told = list(settle(text, sorted(found, key=lambda f: (f.start, f.end)), tables))
    return longest(settle(text, sites(text, told), tables))


TICKERED = re.compile(
    r"^[ \t]*([A-Z][A-Z0-9.&'’-]*(?: [A-Z&][A-Z0-9.&'’-]*){0,5}) (?:<[A-Z.]{1,7}>|\([A-Z]{1,5}\))",
    re.MULTILINE,
)
"""A firm at the head of an item in capitals, with its ticker: ALDER PUMPS INC <ALD> 4TH QTR NET."""
LOUD_LINE = re.compile(rf"^[^{LETTER}\n]*(?:[A-Z]+\b[^{LETTER}\n]*){{2,}}$", re.MULTILINE)
"""A line in capitals: AT A GLANCE."""


def headlines(document: Document) -> list[tuple[int, int]]:
    """Places where most words have capitals, so that a capital says nothing."""
    places = []
    for sentence in document.sentences:
        if sentence.section in ("headline", "caption", "table"):
            if CREDIT_LINE.search(document.text, sentence.start, sentence.end):
                continue
            long = re.findall(rf"[{LETTER}]{{4,}}", document.text[sentence.start : sentence.end])
            if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.7 * len(long):
                places.append((sentence.start, sentence.end))
    return places + [m.span() for m in LOUD_LINE.finditer(document.text)]


def trim(
    text: str, run: list[Word], tables: Tables, firm: Counter[str], shouting: Sequence[tuple[int, int]]
) -> Iterator[list[Word]]:
    """Drop offices and sentence openings from a run; nothing is left of a run that holds no name."""
    known, common = tables.known, english_words()
    whole = text[run[0].start : run[-1].end]
    if whole + "'s" in known and text[run[-1].end : run[-1].end + 2] in ("'s", "’s"):
        yield run
        return
    if whole in known and not (run[0].opens and len(run) == 1 and whole.lower() in common):
        yield run
        return
    if text[run[-1].end : run[-1].end + 1] == "$":
        run = run[:-1]
        if not run:
            return
    loud = inside(run[0], shouting)
    run = without_opening(text, run, tables)
    if loud:
        yield from loud_parts(run, firm)
        return
    while len(run) > 1 and run[-1].text in OFFICES:
        run = run[:-1]
    if run and not is_adjective(run, tables) and (len(run) > 1 or stands_alone(text, run[0], firm, known)):
        yield run


def without_opening(text: str, run: list[Word], tables: Tables) -> list[Word]:
    """A run without the offices before it and without a plain word that only opens the sentence."""
    titles, opening, common = tables.words("title", "en"), tables.words("opening", "en"), english_words()
    bodies = tables.words("organisation", "en") | tables.words("institution", "en")
    while run and (
        run[0].text in opening or (run[0].text in titles and (len(run) == 1 or run[1].text not in bodies))
    ):
        run = run[1:]
    if len(run) < 2 or not run[0].opens or run[0].text.lower() not in common or run[0].text in HEADING:
        return run
    if answers(text, run[0].start, run[-1].end):
        return run
    if text[run[1].start : run[-1].end] in tables.known:
        return run[1:]
    second, first = run[1].text, first_names()
    odd = not (second.lower() in common or second.isupper() or second in first or second in bodies)
    return run[1:] if odd and run[0].text not in first else run


def stands_alone(text: str, word: Word, firm: Counter[str], known: Container[str]) -> bool:
    """Whether one word by itself is a name: not one that only opens a sentence or a compound."""
    if word.text in known:
        return True
    common = english_words()
    if _heads_a_phrase(text, word):
        return False
    if word.opens and firm[word.text] and text[word.end : word.end + 2] in ("'s", "’s"):
        return True  # Askew's firm, where Neil Askew was named
    low = word.text.lower()
    base = re.sub(r"(?:'s|ers|s|ed|ing|ly)$", "", low)
    if word.opens and not firm[word.text] and not acronym(word, text) and (low in common or base in common):
        return False
    often = text.count(word.text) > 2 and firm[word.text] > 0
    plain = low in common and firm[word.text] < 2 and not often and not word.text.isupper()
    return not (plain and ("-" in word.text or word.opens))


def _heads_a_phrase(text: str, word: Word) -> bool:
    """Whether a plain plural opens a sentence with what it is of: Changes in exchange rates increased …"""
    low = word.text.lower()
    plural = low.endswith("s") and {low, low[:-1]} <= english_words()
    return word.opens and plural and bool(OF.match(text, word.end))


def acronym(word: Word, text: str) -> bool:
    """Whether a word is in capitals that its line is not in."""
    stop = text.find("\n", word.end)
    line = text[text.rfind("\n", 0, word.start) + 1 : stop if stop >= 0 else len(text)]
    return len(word.text) > 1 and word.text.isupper() and not line.isupper()


def loud_parts(run: Sequence[Word], firm: Counter[str]) -> Iterator[list[Word]]:
    """In a headline written in capitals: only what the rest of the text bears out."""
    part: list[Word] = []
    for word in run:
        if firm[word.text]:
            part.append(word)
        elif part:
            yield part
            part = []
    if part:
        yield part


def is_adjective(run: Sequence[Word], tables: Tables) -> bool:
    """Whether a run is no more than a word like Irish or Swiss."""
    return len(run) == 1 and (
        run[0].text in tables.adjectives
        or run[0].text in tables.words("demonym", "en")
        or bool(re.fullmatch(r"[A-Z]\w+(?:-\w+ed|-style|-based|-owned|-listed|-led|-born)", run[0].text))
    )


def classify(text: str, run: Sequence[Word], tables: Tables) -> Found:
    """Tell a name's type from the lexicon, its last word and its surroundings."""
    start, end = run[0].start, run[-1].end
    name = text[start:end]
    if name + "'s" in tables.known and text[end : end + 2] in ("'s", "’s"):
        end, name = end + 2, name + "'s"
    known = tables.known.get(name) or tables.known.get(
        name.title() if name.isupper() and len(name) > 4 else name
    )
    if known:
        return Found(start, end, known.type, "in the lexicon", known.key, known.canonical)
    last, first = run[-1].text, run[0].text
    if last in tables.words("organisation", "en") or any(
        w.text in tables.words("institution", "en") for w in run
    ):
        return Found(start, end, "organisation", "ends like an organisation")
    if is_person(text, run[0].start, run[-1].end, [w.text for w in run], tables):
        return Found(start, end, "person", "office, verb of saying or first name")
    if last in tables.words("event", "en") or first in ("Hurricane", "Typhoon", "Storm", "Cyclone"):
        return Found(start, end, "event", "ends like an event")
    if last in tables.words("place", "en") or first in HEADING or first == "Port":
        return Found(start, end, "place", "ends like a place")
    if re.search(r"\d", name):
        return Found(start, end, "model", "identifier")
    if name.isupper() and (start == 0 or text[start - 1] == "\n") and LINE_DAY.match(text, end):
        return Found(start, end, "place", "opens a dateline")
    if is_product(text, start, end, tables):
        return Found(start, end, "product", "called so, or explained as a product")
    placed = PLACED.search(text, max(0, start - 24), start)
    if sum(capital(w.text) for w in run) <= 2 and (placed or is_seat(text, start, end)):
        way = placed is not None and placed[0].strip() in ("to", "from")
        return Found(start, end, "place", WAY_HOW if way else PLACE_HOW)
    if spelt_as_person(name, tables):
        return Found(start, end, "person", "spelt like a Chinese person")
    return Found(start, end, "organisation", "capitals")


PLACE_HOW, WAY_HOW = "after a preposition of place", "after to or from"
SEATED = re.compile(
    r" (?:company|firm|drugmaker|carmaker|chipmaker|retailer|start-up|startup|manufacturer|insurer|"
    r"lender|brewer)\b"
)
BUILT = re.compile(
    r" (?:airport|harbour|harbor|town hall|city hall|cathedral|railway station|docks|waterfront)\b"
)


def is_seat(text: str, start: int, end: int) -> bool:
    """Whether a name only says where a company has its seat (the Oban company), or a building its place."""
    if BUILT.match(text, end):
        return True
    return text[max(0, start - 4) : start].lower() == "the " and SEATED.match(text, end) is not None


OF = re.compile(r" (?:in|of|to|for) (?!\d)")
CALLED = re.compile(r"(?:called|named|known as|dubbed),? $")
BESIDE = re.compile(r" ([a-z]+)\b(?! [A-Z])")
OWNED = re.compile(r"(?:\b(?:its|their|the|a)|['’]s) (?:new |first |own )?$")
IN_BRACKETS = re.compile(r" \(([a-z]{7,})\)")
"""What may be the substance of a medicine, behind its name: Lumivane (pelastinib)."""
EXPLAINED = re.compile(r"(?: \([^()]{3,40}\))?, (?:its|an?|the|their) ")
EXPLAINED_END = re.compile(r"[,.;]| (?:for|of|that|which|to|in|from|with|by|on|was|is|has|will) ")


def is_product(text: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a name is called that of a product: sold as …, the app …, a pill called …; …, its new pill."""
    before, nouns = text[max(0, start - 40) : start], tables.words("product", "en")
    if any(before.lower().endswith(f"{cue} ") for cue in tables.words("known_as", "en")):
        return True
    called = CALLED.search(before)
    if called is not None:
        return any(word in nouns for word in before[: called.start()].rstrip(", ").lower().split()[-1:])
    if text[end : end + 1] in ("®", "™"):
        return True
    held = IN_BRACKETS.match(text, end)
    if held is not None and held[1].endswith(tuple(tables.words("substance", "en"))):
        return True
    beside = BESIDE.match(text, end)
    if beside is not None and beside[1] in nouns and OWNED.search(before):
        return True
    explained = EXPLAINED.match(text, end)
    if explained is None:
        return False
    told = EXPLAINED_END.split(text[explained.end() : explained.end() + 60])[0].split()
    return bool(told) and told[-1].lower() in nouns


LINE_DAY = re.compile(r",\s[A-Z][a-z]{2,8}\.?\s\d|,?\s\([A-Z]|\s[–—]\s")
"""What follows the place of a dateline: KERAN, May 8 (Meridian) -."""


def substances(text: str, words: Sequence[Word], tables: Tables, capitals: set[str]) -> Iterator[Found]:
    """Medicines in lower case, by their endings and where the text says what they are."""
    endings = tuple(tables.words("substance", "en"))
    common = english_words()
    counts = Counter(w.text.lower() for w in words)
    for word in words:
        low = word.text.lower()
        if (
            word.text[0].isdigit()
            or low in common
            or low.rstrip("s") in common
            or len(low) < 7
            or (not word.text.islower() and not word.opens)
        ):
            continue
        if low.endswith(endings) and (
            counts[low] > 1
            or low in capitals
            or (text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 1] == ")")
            or re.search(
                r"(?:drug|medicine|pill|antibody|compound|treatment|vaccine),? $",
                text[max(0, word.start - 14) : word.start],
            )
        ):
            yield Found(word.start, word.end, "product", "ends like a medicine")


AMONG = re.compile(r",? and |, ")
SITED = re.compile(r"\b(?:in|near|from|across|outside|between) (?:[a-z-]+ern )?$")
"""What stands before the first of several places, where the lexicon has that one."""
HEADING = frozenset("Storm Hurricane Typhoon Cyclone River Lake Mount Cape Fort Isle County".split())
"""First words of names of storms and places, which open a sentence as part of the name."""


def sites(text: str, found: Sequence[Found]) -> list[Found]:
    """The names with those of a list of places, of which only the first has a preposition before it (in
    Paris, Lyon and Nice).
    """
    out = list(found)
    for first, item in enumerate(found):
        led = item.type == "place" and SITED.search(text, max(0, item.start - 24), item.start)
        if item.how != PLACE_HOW and not led:
            continue
        last = first
        while last + 1 < len(found) and AMONG.fullmatch(text, found[last].end, found[last + 1].start):
            last += 1
            if found[last].how != "capitals" or "and" in text[found[last - 1].end : found[last].start]:
                break
        closed = last > first and "and" in text[found[last - 1].end : found[last].start]
        for place in range(first + 1, last + 1) if closed else ():
            if out[place].how == "capitals":
                out[place] = out[place]._replace(type="place", how=PLACE_HOW)
    return out


def settle(text: str, found: Sequence[Found], tables: Tables) -> Iterator[Found]:
    """Give a name one type over the document: the one that most of its surroundings tell."""
    votes: dict[str, Counter[str]] = {}
    for item in found:
        weight = 1 if item.how in ("capitals", PLACE_HOW) else 3
        votes.setdefault(text[item.start : item.end], Counter())[item.type] += weight
    persons = (name for name, v in votes.items() if v.most_common(1)[0][0] == "person")
    surnames = {word for name in persons for word in family_names(name, tables)}
    surnames -= {word for word in surnames if names_a_body(text, word, found, tables)}
    for item in found:
        name = text[item.start : item.end]
        if name in surnames and item.how != "in the lexicon":
            yield item._replace(type="person", how="family name of a person")
            continue
        best = max(votes[name].items(), key=lambda kv: (kv[1], kv[0]))[0]
        yield item if item.how == "in the lexicon" else item._replace(type=best)


def names_a_body(text: str, word: str, found: Sequence[Found], tables: Tables) -> bool:
    """Whether a family name is that of a firm too: printed alone twice before anybody is so called in full.

    The headline may call a person by the family name alone, the text does not before it has named them.
    """
    alone = [f.start for f in found if text[f.start : f.end] == word]
    full = (f.start for f in found if word in family_names(text[f.start : f.end], tables))
    return len(alone) > 1 and alone[1] < min(full, default=0)
