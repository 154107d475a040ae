"""The day of an event that a date is counted from: 罚单公布次日, 会议前一天."""

from __future__ import annotations

import re

from timeline.dates.calendar import Days
from timeline.dates.context import Context
from timeline.dates.tense import sentence_around
from timeline.model import Anchor

_EVENT = re.compile(
    r"([\u3400-\u9fff]{2})?([\u3400-\u9fff]{2})"
    r"(?<![的在于於至到从從自较較比与與和及了是为為即截时時后後前月日年该該])$"
)


def event_before(context: Context) -> re.Match[str] | None:
    """The event whose next day, or the day before it, the mention in hand is (罚单公布次日)."""
    mention = context.mention
    return _EVENT.search(context.text, max(0, mention.start - 4), mention.start) if mention else None


def day_of_event(event: re.Match[str], context: Context) -> tuple[Days, Anchor] | None:
    """The day of the first sentence that tells of an event in the same words."""
    for spoken in context.spoken[-60:]:
        days = spoken.found.days
        if spoken.found.unit == "day" and days and days[0] == days[1]:
            low, high = sentence_around(context.text, spoken.start, spoken.end)
            said = context.text[low:high] if high < event.start() else ""
            if event[2] in said and (event[1] or event[2]) in said:
                return days, Anchor(days[0], "context")
    return None
