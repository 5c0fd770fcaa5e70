"""Is an article about something else that our words fit: an epidemic, a film, a race, a swarm, a landslide?

"The fever killed four", "brigades destroyed 300 breeding sites", "he attacked on the last climb" say what a report on
violence says. What such an article is about stands in its headline or opens its text; what no fever, film or runner
does (shooting with rifles, holding cocaine, killing a soldier) shows that violence is told all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.codebook import DRUGS, FORCES, WEAPONS
from extractors.records import Incident
from extractors.report.scene import Info
from extractors.report.words import Words

_GRAVE = ("killed", "wounded", "kidnapped", "captured", "surrendered")
_SITES = ("laboratory", "maceration_pit", "airstrip", "camp")
_HITS = 3  # words of the topic that the article must hold, the one that opens it among them


def other_topic(infos: Sequence[Info], incidents: Sequence[Incident], w: Words) -> str | None:
    """The topic an article is about instead of security; None where it is about none or tells violence beside it."""
    text = [i for i in infos if i.s.where == "text"]
    head = [*(i for i in infos if i.s.where == "title"), *text[:2]]
    for topic, about, others, staged in w.other_topics:
        if not any(True for i in head for _ in about.each(i.s.tokens)):
            continue
        hits = sum(1 for i in infos for table in (about, others) for _ in table.each(i.s.tokens))
        if hits >= _HITS and not (_told_in_title(infos, w) if staged else _violent(infos, incidents, w)):
            return topic
    return None


def _told_in_title(infos: Sequence[Info], w: Words) -> bool:
    """ "Film maker shot dead in Pichari": what a verb of the headline asserts happened outside the film."""
    titles = [i for i in infos if i.s.where == "title"]
    if any(f.status == "asserted" and f.action in _GRAVE for i in titles for f in i.frames):
        return True
    # "film" makes a plot of what stands beside it, so the word's status says nothing here; "a novel about a murdered mayor" does.
    return any(
        t.kind == "killing" and w.verbs.at(i.s.tokens, t.i) is not None and not {"sobre", "about", "on", "of"} & {x.f for x in i.s.tokens[: t.i]}
        for i in titles
        for t in i.types
    )


def _violent(infos: Sequence[Info], incidents: Sequence[Incident], w: Words) -> bool:
    """Somebody was shot at, forces or armed men came to harm, or drugs, weapons or their sites were taken."""
    if any(True for i in infos for _ in w.topic["violence"].each(i.s.tokens)):
        return True
    facts = [f for i in incidents for f in i.facts]
    hurt = any(f.object in (*FORCES, "armed_group") and f.action in ("killed", "missing", "surrendered") and not f.evidence.rule.endswith(".fall") for f in facts)
    return hurt or any(f.action in ("seized", "destroyed") and f.object in (*DRUGS, *WEAPONS, *_SITES) for f in facts)
