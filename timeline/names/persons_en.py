"""Whether an English name is a person's: offices, verbs of saying and first names beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.names.tables import Tables, first_names

BODY_BEFORE = re.compile(
    r"\b(?:insurer|bank|company|firm|group|retailer|\w*maker|utility|airline|broker|brokerage|pollster|charity"
    r"|tank|union|party|team|club|startup|developer|operator|supplier|consultancy|newspaper|agency) $"
)
MEMBER = re.compile(
    r"(?:,? (?:of|from|at|with|for) (?:the )?(?:[A-Z][\w.&'’-]*(?: of| and"
    r"| for)? ?){1,6},? ?(?:who )?)([a-z]+)"
)

CREDIT = re.compile(
    r"\b(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Ww]ritten|[Ee]dited|[Pp]hotograph(?:s|y)?) by "
    r"(?:[A-Z][\w'’-]+ [A-Z][\w'’-]+ and )?$"
)


OF_A_PERSON = re.compile(r", (?:who|whose (?:father|mother|husband|wife|son|daughter|family)|aged|\d\d,) ")
"""What is said of a person between commas, and of no body."""
CALLED_CHIEF = re.compile(
    r"\b[A-Za-z-]+ (?:chief|boss|founder|co-founder|analyst|economist|spokesman|spokeswoman) $"
)
"""An office in lower case, with what it is of (Finance chief Ann Lee)."""
NO_PERSON = re.compile(
    r"\b(?:(?:[Aa]nalysts|[Ee]conomists|[Rr]esearchers|[Ss]cientists|[Ll]awyers|"
    r"[Ss]taff|[Ww]orkers|[Oo]fficials) (?:at|of|for|from|with)|[Tt]he) $"
)
"""What stands before a body, and before no person: Analysts at Wexford Hale, the Serial Guild."""


JOB = re.compile(r"\b(?:its|their|the|an?) ([a-z-]+) $")
NO_JOBS = frozenset(
    "owner leader partner head chair boss officer executive chief editor resident candidate".split()
)
"""Offices that stand before the names of bodies too (its owner, the leader)."""
OWN = re.compile(
    r",? (?:of|from|at|with|for) (?:the )?(?:[A-Z][\w.&'’-]*(?: of| and| for)? ?){1,6},? ?(?:who )?[a-z]+"
    r"(?: [a-z]+){0,2} (?:his|her)\b"
)
"""Who is of a body and has something of his or her own (X of Y cut his price target)."""
SIGNED = re.compile(r"(?:^|\n)[*_ \t]*By (?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2},? (?:and )?)?$")
SIGNS = re.compile(r"(?: and [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2})?(?:, [^.\n]{3,40})?[*_ \t]*(?:\n|$)")
"""The line that says who wrote an article (By X and Y, our correspondents)."""


CREDIT_LINE = re.compile(r"\b(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Ww]ritten|[Ee]dited) by [A-Z]")


ANSWERED = re.compile(r"\?[\"”’]?[ \t]*\n\s*$")


def answers(text: str, start: int, end: int) -> bool:
    """Whether words label the answer to a question in the line before: How was it?  Ho Yuzhou: Well, …"""
    return text[end : end + 1] == ":" and ANSWERED.search(text, max(0, start - 9), start) is not None


def is_person(text: str, start: int, end: int, words: Sequence[str], tables: Tables) -> bool:
    """Tell a person from an office before or after, a verb of saying, or a common first name."""
    words = [word for word in words if word[0].isupper()]
    if len(words) > 4 or any(re.search(r"\d", w) or (w.isupper() and len(w) > 2) for w in words):
        return False
    if len(words) > 1 and (words[0] in first_names() or answers(text, start, end)):
        return True
    if NO_PERSON.search(text, max(0, start - 24), start):
        return False
    before = re.findall(r"[A-Za-z.]+", text[max(0, start - 24) : start])[-1:]
    if before and (before[0].rstrip(".") in tables.words("title", "en") and text[start - 1] == " "):
        return True
    if len(words) in (2, 3) and CREDIT.search(text, max(0, start - 40), start):
        return True
    if len(words) in (2, 3) and (
        OWN.match(text, end) or (SIGNED.search(text, max(0, start - 40), start) and SIGNS.match(text, end))
    ):
        return True
    office = re.search(r"([A-Za-z-]+), $", text[max(0, start - 24) : start])
    if office and office[1] in tables.words("office", "en") and len(words) > 1:
        return True
    if len(words) in (2, 3) and CALLED_CHIEF.search(text, max(0, start - 40), start):
        return True
    job = JOB.search(text, max(0, start - 24), start) if len(words) in (2, 3) else None
    if job is not None and job[1] in tables.words("office", "en") - NO_JOBS:
        return True
    if BODY_BEFORE.search(text, max(0, start - 24), start):
        return False
    if len(words) not in (2, 3):
        return False
    if before and before[0] in tables.words("saying", "en") and re.match(r"[ ,]", text[end : end + 1]):
        return True
    after = text[end : end + 60]
    match = re.match(r",? (?:who |then |now |also )?([a-z]+)", after)
    if match and match[1] in tables.words("saying", "en"):
        return True
    if OF_A_PERSON.match(text, end):
        return True
    match = MEMBER.match(text, end)
    if match and match[1] in tables.words("saying", "en"):
        return True
    match = re.match(r", (?:the |a |an |its |his |her |their )?((?:[A-Za-z'’-]+ ){0,4}[A-Za-z-]+)", after)
    return bool(match and set(match[1].split()) & tables.words("office", "en"))
