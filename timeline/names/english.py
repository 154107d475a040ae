"""Names in English text: runs of capitals, read with what stands around them and how the document writes them elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.lexicon import Lexicon
from timeline.model import Document
from timeline.names.found import Found, longest
from timeline.names.persons_en import is_person
from timeline.names.tables import Tables, compile_tables, english_words, first_names

LETTER = "A-Za-z\u00c0-\u024f"
TOKEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}|[{LETTER}][{LETTER}0-9]*(?:(?:-(?=[A-Z0-9])|[.&]|['’](?![sS]\b))[{LETTER}0-9]+)*(?:\.(?=\s?(?:Inc|Corp|Ltd)\b))?|\d+(?:\.\d+)?(?:-[A-Z0-9]+)*"
)
BREAK = re.compile(r"[.!?]['\"”’)\]]*\s+$|[\n|]\s*$|[:;]\s+[\"“‘']?$|[\"“‘(\[]$|^[#*>\-\s]*$|[—–]\s$")
GEOGRAPHIC = frozenset(
    [
        "Vale",
        "Isle",
        "Isles",
        "Gulf",
        "Bay",
        "Strait",
        "Republic",
        "Kingdom",
        "State",
        "City",
        "Duchy",
        "Port",
        "Cape",
        "Sea",
        "District",
        "Region",
        "Province",
        "Firth",
        "Forest",
        "Mount",
    ]
)
PLACED = re.compile(
    r"(?<!hares )(?<!hare )(?<!take )(?<!takes )(?<!nvest )(?<!nterest )(?<!ccording )\b(?:in|near|to|from|across|outside) $"
)
PLURALS = frozenset(
    [
        "men",
        "women",
        "children",
        "people",
        "workers",
        "farmers",
        "fishermen",
        "veterans",
        "teachers",
        "nurses",
        "writers",
    ]
)
OFFICES = frozenset(
    [
        "Chief",
        "Executive",
        "Officer",
        "President",
        "Chairman",
        "Chairwoman",
        "Minister",
        "Professor",
        "Dr",
        "Mr",
        "Ms",
        "Mrs",
        "Secretary",
        "Senator",
        "Governor",
        "Mayor",
        "Councillor",
        "Director",
        "Commissioner",
        "Chancellor",
        "Spokesman",
        "Spokeswoman",
        "CEO",
        "CFO",
        "COO",
        "CTO",
        "Analyst",
        "Economist",
        "Deputy",
        "Vice",
    ]
)
JOINER = re.compile(r" (?:of|for|of the|for the|and|&|de|van|von|der|al|bin|la|du) ")


class Word(NamedTuple):
    """A word's place, and whether a capital there says nothing because a sentence begins."""

    start: int
    end: int
    text: str
    opens: bool


def find_english(document: Document, lexicon: Lexicon) -> list[Found]:
    """Find the names of an English document. Places do not overlap and are sorted."""
    tables, text = compile_tables(lexicon), document.text
    words = list(split_words(text))
    shouting = headlines(document)
    firm = Counter(w.text for w in words if capital(w.text) and not w.opens and not inside(w, shouting))
    found = []
    for run in runs(text, words, tables):
        for piece in at_titles(text, run, tables):
            for part in trim(text, piece, tables, firm, shouting):
                found.append(classify(text, part, tables))
    found += substances(text, words, tables, {w.text.lower() for w in words if capital(w.text)})
    return longest(settle(text, found))


def split_words(text: str) -> Iterator[Word]:
    """Cut into words, numbers and identifiers."""
    for match in TOKEN.finditer(text):
        yield Word(
            match.start(),
            match.end(),
            match[0],
            bool(BREAK.search(text, max(0, match.start() - 8), match.start())) or match.start() == 0,
        )


def capital(word: str) -> bool:
    """Whether a word has a capital first, or inside it with digits (iPhone, mRNA-1273)."""
    return word[0].isupper() or bool(re.search(r"[A-Z]", word[1:]))


def headlines(document: Document) -> list[tuple[int, int]]:
    """Places where most words have capitals, so that a capital says nothing."""
    places = []
    for sentence in document.sentences:
        if sentence.section in ("headline", "caption", "table"):
            long = re.findall(rf"[{LETTER}]{{4,}}", document.text[sentence.start : sentence.end])
            if len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.7 * len(long):
                places.append((sentence.start, sentence.end))
    return places


def inside(word: Word, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a word lies in one of the places."""
    return any(a <= word.start < b for a, b in places)


def runs(text: str, words: Sequence[Word], tables: Tables) -> Iterator[list[Word]]:
    """Runs of capitalised words a space apart; `of`, `and` … may join two of them."""
    plain, heads = tables.words("plain", "en"), tables.words("institution", "en")
    i = 0
    while i < len(words):
        if (
            not capital(words[i].text)
            or words[i].text in plain
            or len(words[i].text) == 1
            or words[i].text[0].isdigit()
        ):
            i += 1
            continue
        run = [words[i]]
        j = i + 1
        while j < len(words):
            gap = text[run[-1].end : words[j].start]
            owned = (
                gap in ("' ", "’ ", "'s ", "’s ")
                and words[j].text in heads
                and (gap[1] == " " or run[-1].text.lower() in PLURALS)
            )
            if (gap == " " or owned) and follows(words[j], run, plain):
                run.append(words[j])
                j += 1
                continue
            k = joined(text, words, j, run, heads, plain)
            if k is None:
                break
            run.extend(words[j : k + 1])
            j = k + 1
        yield run
        i = j


def follows(word: Word, run: Sequence[Word], plain: frozenset[str]) -> bool:
    """Whether a word a space after a run belongs to it."""
    if word.text[0].isdigit():
        return "." in word.text and len(run) == 1 and not run[0].text.endswith(("y", "s"))
    return (capital(word.text) and word.text not in plain) or word.text in ("plc", "mini")


def joined(
    text: str,
    words: Sequence[Word],
    j: int,
    run: Sequence[Word],
    heads: frozenset[str],
    plain: frozenset[str],
) -> int | None:
    """The word up to which a run goes on beyond `of`, `for the` or `and`, if it does."""
    k = j
    if text[run[-1].end : words[j].start] == " & " and capital(words[j].text):
        return j
    while k < len(words) and k < j + 2 and not capital(words[k].text):
        k += 1
    if (
        k == j
        or k >= len(words)
        or not capital(words[k].text)
        or words[k].text in plain
        or words[k].text[0].isdigit()
    ):
        return None
    gap = text[run[-1].end : words[k].start]
    if not JOINER.fullmatch(gap):
        return None
    tail = [words[k].text]
    while (
        k + len(tail) < len(words)
        and capital(words[k + len(tail)].text)
        and text[words[k + len(tail) - 1].end : words[k + len(tail)].start] == " "
    ):
        tail.append(words[k + len(tail)].text)
    if gap == " and ":
        return k if len(tail) > 1 and tail[-1] in heads and run[-1].text not in heads else None
    if gap.strip() in ("of", "for", "of the", "for the"):
        return k if run[-1].text in heads or run[-1].text in GEOGRAPHIC else None
    return k if len(run) >= 1 and len(run) <= 2 and gap.strip() not in ("la",) and not run[0].opens else None


def at_titles(text: str, run: list[Word], tables: Tables) -> Iterator[list[Word]]:
    """Cut a run at the offices inside it: Acme Chief Executive Ann Lee is a firm and a person."""
    if text[run[0].start : run[-1].end] in tables.known or run[-1].text in tables.words("institution", "en"):
        yield run
        return
    piece: list[Word] = []
    for word in run:
        if word.text in OFFICES and piece and piece[-1].text not in OFFICES:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def trim(
    text: str, run: list[Word], tables: Tables, firm: Counter[str], shouting: Sequence[tuple[int, int]]
) -> Iterator[list[Word]]:
    """Drop offices and sentence openings from a run; nothing is left of a run that holds no name."""
    titles, opening, known = tables.words("title", "en"), tables.words("opening", "en"), tables.known
    common = english_words()
    whole = text[run[0].start : run[-1].end]
    if whole + "'s" in known and text[run[-1].end : run[-1].end + 2] in ("'s", "’s"):
        yield run
        return
    if whole in known and not (run[0].opens and len(run) == 1 and whole.lower() in common):
        yield run
        return
    loud = inside(run[0], shouting)
    while run and (
        run[0].text in opening
        or (
            run[0].text in titles
            and (
                len(run) == 1
                or run[1].text not in tables.words("organisation", "en") | tables.words("institution", "en")
            )
        )
    ):
        run = run[1:]
    if (
        run
        and run[0].opens
        and run[0].text.lower() in common
        and len(run) > 1
        and text[run[1].start : run[-1].end] in known
    ):
        run = run[1:]
    if len(run) > 1 and run[0].opens and run[0].text.lower() in common and run[0].text not in first_names():
        second = run[1].text
        if second.lower() not in common and not second.isupper() and second not in first_names():
            run = run[1:]
    if loud:
        yield from loud_parts(run, firm, known)
        return
    while len(run) > 1 and run[-1].text in OFFICES:
        run = run[:-1]
    if not run or is_adjective(run, tables):
        return
    if len(run) == 1:
        word = run[0]
        base = re.sub(r"(?:'s|s|ed|ing|ly)$", "", word.text.lower())
        if (
            word.opens
            and not firm[word.text]
            and word.text not in known
            and not acronym(word, text)
            and (word.text.lower() in common or base in common)
        ):
            return
        if (
            word.text.lower() in common
            and word.text not in known
            and not firm[word.text] > 1
            and not word.text.isupper()
            and ("-" in word.text or word.opens)
        ):
            return
    yield run


def acronym(word: Word, text: str) -> bool:
    """Whether a word is in capitals that its line is not in."""
    line = text[
        max(0, text.rfind("\n", 0, word.start)) : text.find("\n", word.end)
        if "\n" in text[word.end :]
        else None
    ]
    return len(word.text) > 1 and word.text.isupper() and not line.isupper()


def loud_parts(run: Sequence[Word], firm: Counter[str], known: object) -> Iterator[list[Word]]:
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
    if last in tables.words("event", "en") or first in ("Hurricane", "Typhoon", "Storm"):
        return Found(start, end, "event", "ends like an event")
    if last in tables.words("place", "en") or first in (
        "Mount",
        "Lake",
        "Cape",
        "Port",
        "Fort",
        "County",
        "River",
    ):
        return Found(start, end, "place", "ends like a place")
    if re.search(r"\d", name):
        return Found(start, end, "model", "identifier")
    if PLACED.search(text, max(0, start - 16), start) and len(run) <= 2:
        return Found(start, end, "place", "after a preposition of place")
    return Found(start, end, "organisation", "capitals")


def substances(text: str, words: Sequence[Word], tables: Tables, capitals: set[str]) -> Iterator[Found]:
    """Lower-case names: medicines by their endings or where the text says so, and words with digits inside."""
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
            or re.search(
                r"(?:drug|medicine|pill|antibody|compound|treatment|vaccine),? $",
                text[max(0, word.start - 14) : word.start],
            )
        ):
            yield Found(word.start, word.end, "product", "ends like a medicine")


def settle(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Give a name one type over the document: the one that most of its surroundings tell."""
    votes: dict[str, Counter[str]] = {}
    for item in found:
        weight = 1 if item.how in ("capitals", "after a preposition of place") else 3
        votes.setdefault(text[item.start : item.end], Counter())[item.type] += weight
    surnames = {n.split()[-1] for n, v in votes.items() if " " in n and v.most_common(1)[0][0] == "person"}
    for item in found:
        name = text[item.start : item.end]
        if name in surnames and item.how != "in the lexicon":
            yield item._replace(type="person", how="family name of a person")
            continue
        best = max(votes[name].items(), key=lambda kv: (kv[1], kv[0]))[0]
        yield item if item.how == "in the lexicon" else item._replace(type=best)
