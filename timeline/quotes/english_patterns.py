"""How English wording tells occasions, subjects and what is no speech at all."""

from __future__ import annotations

import re

OCCASION = re.compile(
    r"\b(?:in|on|at|during|after) ((?:an?|the|a conference|his|her|its|their) ?(?:[a-z-]+ ){0,3}"
    r"(?:interview|statement|call|conference|briefing|report|filing|letter|speech|meeting|note|post"
    r"|blog|email|press release|hearing|rally|summit|debate)(?: with (?:the )?[A-Z][\w ]{1,30}?(?=[.,;]|$))?)"
)
WHEN = (
    r"(?: (?:on|last|late|earlier|early)? ?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| yesterday| today"
    r"| at the time| last (?:week|month|year)| later| then| on [A-Z][a-z]+ \d+| in (?:an?"
    r"|the) [a-z ]{3,30}?"
    r"| in (?:an?|its|the) [a-z ]{3,30}? (?:on|late|last) [A-Z][a-z]+day"
    r"| (?:on|at|during) (?:an?|the|its|his|her) [a-z -]{3,30}?| in [A-Z][a-z]+| again)?"
)
OBJECT = (
    r"(?: (?!that\b|it\b|he\b|she\b|they\b|we\b|there\b)(?:the |a |an |his |her |its "
    r"|their )?[\w'’-]+(?: and [\w'’-]+)?)?"
)
NOUN_BEFORE = re.compile(
    r"\b(?:[Aa]n?|the|its|his|her|their|this|that|of|to|in|with|by|no|any|our|annual|quarterly|is|are"
    r"|was|were|be|been|being) $"
)
BUSINESS = re.compile(
    r"\b(?:[Tt]he|[Ii]ts) (?:company|group|firm|bank|drugmaker|carmaker|chipmaker|retailer|airline"
    r"|utility|maker|manufacturer|developer|business|party|operator|charity|club)\b|^\W*(?:[Ii]t|"
    r"[Ww]e)\b|\b(?:it|we) ?$"
)
BODY = re.compile(
    r"\b[Tt]he (?:[a-z]+ )?(?:watchdog|ombudsman|bureau|laboratory|fund|hospital|trust|foundation|"
    r"railway|union|police|army|prosecutors|"
    r"inspectorate|authorities|association|exchange"
    r"|organisers|auditors|archive|central bank|party|federation|league|agency|regulator|ministry|"
    r"department|commission|council|university|institute|court"
    r"|government|authority|statement|report|office|board|committee)\b"
)
SUBJECT_STOP = re.compile(
    r"(?:\b(?:of|to|with|in|for|on|by|from|about|against|over|between|than|under|after|before|near"
    r"|outside|into|than|told|for the|of the|to the|in the|from the|by the|with the) )$"
)
DATELINE = re.compile(r"[A-Z][^\n]{2,40}?\([A-Z][^()\n]+\) [-–—] ")
APPOSED = re.compile(r", (?:the|its|their|his|her|an?) [a-z' -]{3,40}, [A-Z][^,.;\n]{2,40}, $")
"""Who says what stands before: …, the prosecutor, Alison Wray, said."""
INVERTED = re.compile(
    r", (?:says|said|adds|added|reckons|reckoned) ([A-Z][^,.;\n]{2,60})"
    r"(?:, (?:its|the|an?|who|their|his|her)? ?[a-z][^.;\n]{2,80})?\.?\s*$"
)
ACCORDING = re.compile(r"[Aa]ccording to ((?:the |a |an |its )?[^,.;\n]{2,80})")
NOUNS_TOO = frozenset(
    "claims estimates estimate forecasts forecast reports notes calls points states projects".split()
)
RELATIVE = re.compile(r", (?:which|who|whose|where|when) [^,]*(?:,|$)")
