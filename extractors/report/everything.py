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
    if not _all_taken(info, w):
        return
    for before in takewhile(lambda i: i.s.paragraph == info.s.paragraph and i.s.where == "text", reversed(earlier[-BACK:])):
        if any(f.action in ("seized", "destroyed") for f in before.frames):
            continue
        for c in before.counted:
            if c.kind in ("thing", "amount") and c.numbered and c.value and c.object in TAKEN and not c.definite:
                group = before.s.index * 100 + 60
                before.frames.append(frame_of(before.s, c, "seized", c.object, f"{w.lang}.fact.seized.seize", unit=c.unit, group=group, head=before.s.tokens[c.head].f))


def _all_taken(info: Info, w: Words) -> bool:
    """Whether the sentence opens with "todo fue incautado", "everything was seized", "all of it was confiscated"."""
    tokens = info.s.tokens
    if not tokens or tokens[0].f not in w.sets["all_of_it"] or info.frames:
        return False
    hits = (w.verbs.at(tokens, k) for k in range(1, min(_TO_ITS_VERB, len(tokens))))
    return any(hit is not None and hit[1].action == "seized" for hit in hits)
