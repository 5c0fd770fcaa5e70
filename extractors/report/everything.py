"""What was in a cache, told without a verb of finding, when the next sentence says that all of it was taken."""

from __future__ import annotations

from itertools import takewhile

from extractors.codebook import DRUGS, WEAPONS
from extractors.report.fact_frame import frame_of
from extractors.report.scene import Info
from extractors.report.words import Words

TAKEN = (*DRUGS, *WEAPONS, "radio", "cash", "precursor", "fuel")
BACK = 3  # sentences
_TO_ITS_VERB = 6


def claim_everything(info: Info, earlier: list[Info], w: Words) -> None:
    """ "Adentro estaban cuatro fusiles y 75 cartuchos de dinamita. Todo fue incautado.": the things of the sentences before are seized."""
    both = _both_taken(info, w)
    if not (both or _all_taken(info, w)):
        return
    for before in takewhile(lambda i: i.s.paragraph == info.s.paragraph and i.s.where == "text", reversed(earlier[-BACK:])):
        if any(f.action in ("seized", "destroyed") for f in before.frames):
            continue
        if both:
            things = [c for c in before.counted if c.kind in ("thing", "amount") and c.numbered and c.value and c.object in TAKEN]
            if len(things) != 2 or before is not earlier[-1]:
                return
            info.frames = [f for f in info.frames if f.object != "same"]
        for c in before.counted:
            if c.kind in ("thing", "amount") and c.numbered and c.value and c.object in TAKEN and not c.definite:
                group = before.s.index * 100 + 60
                before.frames.append(frame_of(before.s, c, "seized", c.object, f"{w.lang}.fact.seized.seize", unit=c.unit, group=group, head=before.s.tokens[c.head].f))


def _both_taken(info: Info, w: Words) -> bool:
    """Whether the sentence says that "both were confiscated"."""
    tokens = info.s.tokens
    return bool(tokens) and tokens[0].f in w.sets["both"] and any(f.action == "seized" and f.object == "same" and f.position == 0 and f.value == 2 for f in info.frames)


def _all_taken(info: Info, w: Words) -> bool:
    """Whether the sentence opens with "todo fue incautado", "everything was seized", "all of it was confiscated"."""
    tokens = info.s.tokens
    if not tokens or tokens[0].f not in w.sets["all_of_it"] or info.frames:
        return False
    hits = (w.verbs.at(tokens, k) for k in range(1, min(_TO_ITS_VERB, len(tokens))))
    return any(hit is not None and hit[1].action == "seized" for hit in hits)
