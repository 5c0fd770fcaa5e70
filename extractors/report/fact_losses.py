"""Whose losses are told: "los subversivos sufrieron dos bajas", "on the rebel side three died", "among the police four were hurt"?"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from extractors.report.fact_frame import Frame
from extractors.report.sentence import Sentence
from extractors.report.words import Words
from extractors.text import Token

SIDES = {"shining_path": "armed_group", "unknown_armed": "armed_group", "military": "military", "police": "police", "forces": "security_forces", "traffickers": "trafficker"}
_OUTLAWS = ("shining_path", "unknown_armed", "traffickers")
_REACH = 16  # tokens from the side named to its losses


def of_their_own(frames: list[Frame], s: Sentence, words: Words) -> None:
    """Gives the dead, hurt and missing of no told kind that of the side whose they are."""
    last: tuple[int, str | None] = (-1, None)  # the list and the side told last
    for f in frames:
        if f.action not in ("killed", "wounded", "missing") or f.name or not (f.object in (None, "person") or f.rule.endswith("killed.lose") or _theirs(s.tokens, f)):
            continue
        side = _on_the_side(s.tokens, f.position, words) or _their_own(s, f.position, words) or _of_the_loser(s.tokens, f.position, words) or (last[1] if f.group == last[0] else None)
        last = f.group, side
        if side is not None and (f.object in (None, "person", "force") or (f.object in ("military", "police", "security_forces") and side == "armed_group" and _theirs(s.tokens, f))):
            f.object, f.generic = side, False


def _theirs(tokens: list[Token], f: Frame) -> bool:
    """ "dos de sus integrantes", "three of their men": theirs whose side is told before."""
    return any(t.f in ("sus", "their", "its", "suyos") for t in tokens[f.position : f.position + 4])


def _their_own(s: Sentence, i: int, words: Words) -> str | None:
    """ "los terroristas dejaron los cuerpos de dos de los suyos", "three of their own": of the side named first, else of the outlaws of the sentence before."""
    tokens = s.tokens
    behind = [t.f for t in tokens[i : i + 8]]
    if "suyos" not in behind and ("their", "own") not in pairwise(behind):
        return None
    first = _first_side(tokens[:i], SIDES, words) or (_first_side(s.previous.tokens, _OUTLAWS, words) if s.previous is not None else None)
    return SIDES[first] if first else None


def _first_side(tokens: list[Token], sides: Container[str], words: Words) -> str | None:
    return next((h[1] for k in range(len(tokens)) if (h := words.actors.at(tokens, k)) and h[1] in sides), None)


def _on_the_side(tokens: list[Token], i: int, words: Words) -> str | None:
    """ "Entre los subversivos hubo tres muertos", "por parte de la Policía", "on the rebel side": an opening that says on which side."""
    for k in range(max(0, i - _REACH), i):
        cue = words.cues.at(tokens, k)
        opens = cue[0] if cue is not None and cue[1][0] == "side" else k
        named = opens + (opens < i and opens > k and tokens[opens].f in words.sets["definite"])
        side = words.actors.at(tokens, named) if named < i else None
        if side is None or side[1] not in SIDES or any(t.f in words.sets["saying"] or t.raw in ".;:" for t in tokens[side[0] : i]):
            continue
        if opens == k and not (side[0] < i and tokens[side[0]].f == "side"):
            continue  # "on the rebel side"
        both = side[0] < i and tokens[side[0]].f in ("y", "e", "and")  # "entre policías y terroristas"
        other = words.actors.at(tokens, side[0] + 1) if both else None
        if other is not None and {side[1], other[1]} == {"military", "police"}:
            return "security_forces"  # "Entre militares y policías hubo seis heridos"
        return None if both else SIDES[side[1]]
    return None


def _of_the_loser(tokens: list[Token], i: int, words: Words) -> str | None:
    """ "La columna perdió a tres hombres", "the rebels had two dead": the subject of a verb of losing."""
    lost = next((k for k in range(i - 1, max(-1, i - 5), -1) if tokens[k].f in words.sets["bearing"]), None)
    if lost is None or any(t.f not in words.sets["bound_words"] for t in tokens[lost + 1 : i]):
        return None
    shared = tokens[lost].f.endswith(("ing", "ndo")) or tokens[lost - 1].f in ("y", "e", "pero", "and", "but")
    nearest = range(lost - 1, max(-1, lost - 2 * _REACH), -1)
    for k in range(lost) if shared else nearest:  # "…, losing two men", "killed a soldier but lost two men": the subject of the sentence
        hit = words.actors.at(tokens, k)
        if hit is None or hit[0] > lost or hit[1] not in SIDES:
            continue
        before = k - 1 if k and tokens[k - 1].f in words.sets["definite"] else k
        if before and (tokens[before - 1].f in words.sets["no_subject"] or tokens[before - 1].f in words.numbers):
            continue  # "se batieron con los soldados y perdieron a dos hombres"
        return SIDES[hit[1]]
    return None
