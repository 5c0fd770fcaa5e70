"""Who the rest are of whom a part was told: "Nine people died, seven of them soldiers … The other two dead were a woman and her son"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.scene import Info
from extractors.report.words import Words
from extractors.text import Token

_OTHER = frozenset(("other", "others", "remaining", "otros", "otras", "otro", "otra", "restantes", "demas"))
_OPENING = 5  # tokens within which the subject names the rest
_WHO = {"killed": frozenset(("dead", "deceased", "victims", "victim", "fatalities", "killed", "slain", "muertos", "fallecidos", "victimas", "victima", "asesinados", "caidos", "fallecido", "muerto", "occisos")),
        "wounded": frozenset(("injured", "wounded", "casualties", "heridos", "lesionados", "herido"))}  # fmt: skip
_SINCE = 3  # sentences back to where the part was told


def the_rest_are(info: Info, infos: Sequence[Info], w: Words) -> None:
    """Adds the kinds of the rest as told; what the sentence itself seemed to claim of them is taken back."""
    tokens = info.s.tokens
    if info.s.said.isdisjoint(_OTHER):
        return
    be = next((k for k in range(2, min(len(tokens), _OPENING + 4)) if tokens[k].f in w.sets["be"]), None)
    if be is None or not any(t.f in _OTHER for t in tokens[:_OPENING]):
        return
    action = next((a for a, words in _WHO.items() if any(t.f in words for t in tokens[1:be])), None)
    found = _part_before(infos, action) if action is not None else None
    if action is None or found is None:
        return
    whole, part = found
    many = (whole.value or 0) - (part.value or 0)
    kinds = _kinds(info, tokens, be, many)
    if not kinds:
        return
    info.frames = [f for f in info.frames if f.action != action or (f.position > be + 1 and f.position not in {c.i for c, _ in kinds})]
    group = info.s.index * 100 + 63
    for c, value in kinds:
        info.frames.append(frame_of(info.s, c, action, c.object, f"{w.lang}.fact.breakdown", part.status, value=value, head=tokens[c.head].f, group=group, subset=True))


def _part_before(infos: Sequence[Info], action: str) -> tuple[Frame, Frame] | None:
    """A number told of late and the part of it: (nine, seven of them)."""
    for i in reversed(infos[-_SINCE:]):
        if i.s.where != "text":
            continue
        parts = [f for f in i.frames if f.action == action and f.subset and f.value and f.status == "asserted"]
        for part in parts:
            whole = next((f for f in i.frames if f.action == action and not f.subset and (f.value or 0) > (part.value or 0) and f.position < part.position), None)
            if whole is not None and len(parts) == 1:
                return whole, part
    return None


def _kinds(info: Info, tokens: list[Token], be: int, many: float) -> list[tuple[Counted, float]]:
    """The people behind "were", each with how many: one plural for all, or a list that adds up."""
    merged = next((c for c in info.counted if c.kind == "state" and c.i <= 1 and c.j > be and c.object not in (None, "person")), None)
    if merged is not None and merged.value in (many, None):
        return [(merged, many)]  # "The other two dead were civilians"
    behind = [c for c in info.counted if c.kind == "people" and be < c.i <= be + 12 and c.object not in (None, "person")]
    listed = [c for c in behind if c.value]
    if listed and sum(c.value or 0 for c in listed) == many:
        return [(c, c.value or 0) for c in listed]
    alone = [c for c in behind if c.plural and c.value is None]
    return [(alone[0], many)] if len(alone) == 1 and not listed and alone[0].i - be <= 3 else []
