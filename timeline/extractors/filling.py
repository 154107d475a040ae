"""What the built-in readers left open, filled by grounded answers. What they read stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from timeline.claims.claim_types import claim_type
from timeline.claims.figures import counted_in
from timeline.claims.metric import Found
from timeline.claims.subject import Topic
from timeline.claims.vocabulary import Metric
from timeline.extractors.grounding import Grounded, local
from timeline.model import Claim

DIFFERS, PARTIAL = "differs from what is printed", "says too little"
STANDING = ("printed", "model")
"""How a subject is known that no answer replaces."""
RELATED = ("growth", "change", "rank", "share")
"""Types that a printed relation gives, whatever the metric is."""


def is_open(claim: Claim, known: Mapping[str, Metric], idle: bool) -> bool:
    """Whether a model may help with a number: a part is not known, or its subject is but carried over.

    known: the metrics of the lexicon.  idle: the built-in readers make no claim of it; it then has to be
    a figure.
    """
    if idle:
        return re.search(r"\d", claim.text) is not None
    return claim.subject_how != "printed" or claim.period is None or unmeasured(claim, known)


def unmeasured(claim: Claim, known: Mapping[str, Metric]) -> bool:
    """Whether a metric is not known, or is but a noun that is carried over from another number."""
    return claim.metric_how == "unknown" or (claim.metric_how == "context" and claim.metric not in known)


def betters(found: Found, claim: Claim, known: Mapping[str, Metric]) -> bool:
    """Whether a metric fills an open one, or is the lexicon's where the claim has but a noun."""
    return unmeasured(claim, known) or (claim.metric not in known and found.metric is not None)


def filled(claim: Claim, said: Grounded, known: Mapping[str, Metric], reader: str) -> Claim | str:
    """The claim with its open parts filled; the claim itself where nothing is new, else why nothing fits.

    What is printed beside the number is never replaced, and an answer that says otherwise fills nothing. A
    subject that is only carried over gives way to a quoted one.  known: the metrics of the lexicon.
    """
    if differs(claim, said, known):
        return DIFFERS
    made = claim
    topic = said.subject
    if topic is not None and claim.subject_how not in STANDING and not is_subject(topic, claim):
        made = replace(made, subject=topic.subject, subject_key=topic.key, subject_how="model")
    if said.metric is not None and betters(said.metric, claim, known):
        made = measured(made, said.metric)
    if claim.period is None and said.time is not None:
        time = said.time
        made = replace(made, period=time.period, granularity=time.granularity, period_how="model")
    if made is claim:
        return claim
    if topic is not None and made.subject_how not in STANDING:  # the answer quotes the subject carried over
        made = replace(made, subject_how="model")
    spans = sorted({*claim.spans, *said.spans}, key=lambda s: (s.start, s.end))
    return replace(made, reader=reader, spans=tuple(spans))


def differs(claim: Claim, said: Grounded, known: Mapping[str, Metric]) -> bool:
    """Whether an answer contradicts a part that stands."""
    topic, metric, time = said.subject, said.metric, said.time
    if topic is not None and claim.subject_how in STANDING and not is_subject(topic, claim):
        return True
    settled = claim.metric in known and claim.metric_how != "unknown"
    if settled and metric is not None and metric.metric is not None and metric.key != claim.metric:
        return True
    return time is not None and claim.period is not None and not claim.period.overlaps(time.period)


def is_subject(topic: Topic, claim: Claim) -> bool:
    """Whether a claim has this subject already, be it as a noun that is not of its article alone."""
    return claim.subject_key in (topic.key, topic.key.removesuffix(local(claim.document)))


def measured(claim: Claim, found: Found) -> Claim:
    """The claim as one of a metric, with the type and the unit that go with it."""
    type_ = claim.type if claim.type in RELATED else claim_type(claim.quantity, None, found)
    unit = found.metric.unit if found.metric is not None else None
    quantity = counted_in(claim.quantity, unit)
    return replace(claim, metric=found.key, metric_how="model", type=type_, quantity=quantity)


def is_whole(claim: Claim) -> bool:
    """Whether a number that the built-in readers make no claim of is one now."""
    return claim.subject_key is not None and claim.metric_how != "unknown"
