"""Who they were of whom the sentence before only told how many: "three bodies … The dead, drug couriers from Huanta, had been shot"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.codebook import FORCES
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info
from extractors.report.words import Words

_VICTIMS = frozenset(("victimas", "victima", "victims", "victim", "agraviados", "agraviado"))
_DEAD = frozenset(("occisos", "occiso", "ultimados", "abatidos", "muertos", "muerto", "fallecidos", "fallecido", "asesinados", "dead", "slain", "deceased"))
_HURT = frozenset(("heridos", "herido", "lesionados", "lesionado", "wounded", "injured", "hurt"))
_ARE = frozenset(("son", "eran", "serian", "are", "were"))
_ALL = frozenset(("todos", "todas", "all", "of", "them", "ellos", "ellas", "unos", "jovenes", "young"))


def who_they_were(info: Info, infos: Sequence[Info], w: Words) -> None:
    """Gives those told last, of no kind yet, the kind of the noun that stands beside "the dead", "los heridos"."""
    tokens = info.s.tokens
    if len(tokens) < 5 or tokens[0].f not in w.sets["definite"] or tokens[1].f not in _VICTIMS | _DEAD | _HURT:
        return
    noun = tokens[1].f
    kind = _kind(info)
    if kind is None or info.s.where == "title":
        return
    actions = ("wounded",) if noun in _HURT else ("killed",) if noun in _DEAD else ("killed", "wounded")
    told = [f for i in infos[-3:] if i.s.where == info.s.where for f in i.frames if f.action in actions and f.status == "asserted" and f.value and not f.name]
    if noun in _VICTIMS and any(f.action == "killed" for f in told):
        told = [f for f in told if f.action == "killed"]
    one = kind.value == 1
    if not told or (told[-1].value == 1) != one or told[-1].object not in (None, "person"):
        return
    told[-1].object, told[-1].generic, told[-1].head = kind.object, False, tokens[kind.head].f
    info.frames = [f for f in info.frames if not _again(f, kind)]


_BOTH = frozenset(("ambos", "ambas", "both"))


def both_of_those(info: Info, infos: Sequence[Info]) -> None:
    """ "El capitán X fue sepultado junto al técnico Y. Ambos murieron al caer la nave": of the kind of the two told one by one right before."""
    for f in [f for f in info.frames if f.head in _BOTH and f.value == 2 and f.action in ("killed", "wounded") and f.status == "asserted"]:
        if f.object not in (None, "person", "armed_group"):
            continue
        near = [(i, c) for i in [*[i for i in infos[-3:] if i.s.where == info.s.where], info] for c in i.counted if c.kind in ("people", "bare") and (i is not info or c.j <= f.position)]
        pair: list[Counted] = []
        for i, c in reversed(near):
            if (c.value or 0) > 1 or c.plural or len(pair) == 2:
                break
            one = c.value == 1 or (c.value is None and c.j < len(i.s.tokens) and i.s.tokens[c.j].cap)  # "Corporal Soto"
            if c.kind == "people" and one and c.object not in (None, "person"):
                pair.append(c)
        if len(pair) == 2 and pair[0].object == pair[1].object and pair[0].object in FORCES:
            f.object, f.generic = pair[0].object, False
            info.frames = [g for g in info.frames if g is f or g.verb != f.verb or g.action != f.action or g.value != 1]


def _again(f: Frame, kind: Counted) -> bool:
    """Whether a frame of the sentence tells once more of those told before."""
    return f.action in ("killed", "wounded") and f.position <= kind.i and (f.value is None or f.definite or f.position == kind.i)


def _kind(info: Info) -> Counted | None:
    """The noun that says who they are: behind a comma, or behind a verb of being."""
    tokens = info.s.tokens
    opens = 3 if tokens[2].raw == "," or tokens[2].f in _ARE else None
    if opens is None:
        return None
    while opens < min(7, len(tokens)) and tokens[opens].f in _ALL and not any(c.i == opens for c in info.counted):
        opens += 1
    who = next((c for c in info.counted if c.i == opens and c.kind == "people" and c.object not in (None, "person", "force", "police?", "forces?")), None)
    if who is None or who.definite or who.name or not (who.value is None or (who.value == 1 and who.article and tokens[2].raw == ",")):
        return None
    plural = tokens[1].f.endswith("s") or tokens[1].f in ("dead", "slain", "deceased", "wounded", "injured", "hurt")
    return who if (who.value is None and who.plural and plural) or (who.value == 1 and not plural) else None
