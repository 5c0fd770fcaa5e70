"""A total and its parts told in one sentence: which of them is the fact?"""

from __future__ import annotations

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.sentence import Sentence
from extractors.report.settle_words import RANKS, SHARED_RANKS
from extractors.text import Token

UNSAID = ("force", "police?", "forces?", "security_forces")  # of which of the forces
GENERAL = ("armas", "embarcaciones", "vehiculos", "vehicles", "vessels", "weapons", "guns", "firearms")  # heads that hold the names of others
KINDS = (*FORCES, "armed_group", "civilian")  # of people; what captured people are the telling says


def breakdown(out: list[Frame], group: list[Counted], gid: int, s: Sentence) -> None:
    """ "two people, the pilot and a boy, were arrested"; "14 heridos: nueve … y cinco …"; `gid` is the group's frames'."""
    mine = [f for f in out if f.group == gid]
    both = len(mine) >= 3 and (mine[-1].head in ("ambos", "ambas", "both") or (mine[-1].definite and (mine[-1].value or 0) > 2 and not mine[-1].name))
    if both and _sum(mine[:-1]) == mine[-1].value:
        _drop(out, [mine.pop()])  # "el sargento X y el cabo Y, ambos con heridas"
    for k in range(1, len(mine) - 2):  # "a woman and six minors, four girls and two boys"
        rest = mine[k + 1 :]
        if (mine[k].value or 0) > 1 and mine[k].action in PERSON_ACTIONS and _sum(rest) == mine[k].value:
            _drop(out, rest)
            return
    things = [f for f in mine if f.action not in PERSON_ACTIONS and f.value]
    if len(things) >= 3 and len({f.object for f in things}) == 1 and _sum(things[1:]) == things[0].value and not _apart_from_them(things, s):
        _drop(out, things[1:])  # "tres fusiles —dos AKM y un FAL—"
    elif len(mine) == 2 and _name_and_another(mine[0], mine[1], s):
        _drop(out, mine[1:])
    elif mine:
        _first_of(out, mine, s)
    else:
        _kinds(out, group, gid, s)


def parts_of_the_last(tokens: list[Token], group: list[Counted], out: list[Frame]) -> bool:
    """ "Two people died[, a sergeant and a farmer,] and five soldiers were hurt": between commas, who those just told are."""
    whole = out[-1] if out else None
    if whole is None or len(group) < 2 or whole.action not in PERSON_ACTIONS or (whole.value or 0) < 2 or whole.name:
        return False
    end = group[-1].j
    enclosed = tokens[group[0].i - 1].raw == "," and end < len(tokens) and tokens[end].raw == "," and whole.position < whole.verb < group[0].i
    return enclosed and all(c.kind == "people" and not c.more for c in group) and sum(c.value or 0 for c in group) == whole.value


def _apart_from_them(things: list[Frame], s: Sentence) -> bool:
    """ "tres fusiles, una ametralladora y dos escopetas": things of other names behind a comma, whatever they add up to."""
    between = [t.raw for t in s.tokens[things[0].position : things[1].position]][-1:]
    return between == [","] and things[0].head not in GENERAL


def _name_and_another(whole: Frame, part: Frame, s: Sentence) -> bool:
    """ "dos de sus miembros, Rubén Ñaupari y un adolescente": a name that nobody counts and one more are the two."""
    gap = [t for t in s.tokens[whole.position : part.position] if t.s >= whole.end]
    named = len(gap) > 2 and gap[0].raw == "," and gap[-1].f in ("y", "e", "and") and all(t.cap for t in gap[1:-1])
    return named and whole.action == part.action and whole.action in PERSON_ACTIONS and (whole.value, part.value) == (2, 1)


def _first_of(out: list[Frame], mine: list[Frame], s: Sentence) -> None:
    """The first of a group counts all the others: their kinds are told where they are the more telling."""
    whole, parts = mine[0], mine[1:]
    people = len(parts) >= 2 and whole.action == parts[0].action and whole.action in PERSON_ACTIONS
    if not people or not whole.value or _sum(parts) != whole.value:
        return
    if s.tokens[parts[0].position].f in ("their", "su", "sus") and not any(t.raw == "," and t.s >= parts[-1].end for t in s.tokens[parts[-1].position : parts[-1].position + 8]):
        return  # "Two journalists, their driver and a guide were taken hostage": four
    if whole.object in FORCES and any(p.object in KINDS and p.object != whole.object and not (p.object in FORCES and p.head.startswith((*SHARED_RANKS, *RANKS))) for p in parts):
        return  # "two sergeants, a corporal and their civilian guide"
    aboard = whole.head.startswith(("occupant", "ocupante")) and whole.action in ("killed", "wounded")
    kinds = (whole.generic or aboard or whole.object in UNSAID) and len({f.object for f in parts}) > 1 and whole.action not in ("captured", "surrendered")
    _drop(out, [whole] if kinds else parts)


def _kinds(out: list[Frame], group: list[Counted], gid: int, s: Sentence) -> None:
    """A group without a verb of its own tells the kinds of those told before."""
    parts = [c for c in group if c.kind == "people" and c.value]
    total = sum(c.value or 0 for c in parts)
    whole = next((f for f in out if f.value == total and f.action in PERSON_ACTIONS), None)
    if whole is None or len(parts) < 2:
        return
    if len({c.object for c in parts}) < 2:
        if whole.object is None and parts[0].object in FORCES:
            whole.object = parts[0].object  # "cinco heridos: tres del Ejército y dos de la Marina"
        return
    for c in parts:
        out.append(frame_of(s, c, whole.action, c.object, whole.rule, whole.status, head=s.tokens[c.head].f, group=gid))
    out.remove(whole)


def _sum(frames: list[Frame]) -> float:
    return sum(f.value or 0 for f in frames)


def _drop(out: list[Frame], frames: list[Frame]) -> None:
    for f in frames:
        out.remove(f)


def same_things(out: list[Frame], gid: int) -> None:
    """ "captured 26 aircraft in 2014, 11 in 2015": the numbers behind count the thing before them."""
    mine = [f for f in out if f.group == gid]
    thing = next((f for f in mine if f.action == "seized" and f.object), None)
    for f in mine:
        if thing is not None and f.action == "captured" and f.object is None and not f.state and f.position > thing.position:
            f.action, f.object, f.unit = "seized", thing.object, thing.unit


def named_parts(out: list[Frame]) -> None:
    """ "Its two crew members, X, 24, and a minor, were detained": who they are adds nobody to the two."""
    if not any(f.name for f in out):
        return
    for whole in list(out):
        if whole.action not in PERSON_ACTIONS or (whole.value or 0) < 2 or whole.name:
            continue
        rest = [f for f in out if f is not whole and f.action == whole.action and f.position > whole.position and f.value]
        if any(f.name for f in rest) and sum(f.value or 0 for f in rest) == whole.value:
            for f in rest:
                out.remove(f)
            return


def kinds_listed(out: list[Frame], s: Sentence, counted: list[Counted]) -> None:
    """ "Tres heridos: el suboficial X, el mayor PNP Y y el guía Z": of what kinds they are, one by one."""
    opens = next((k for k, t in enumerate(s.tokens) if t.raw == ":" or (t.raw in "—–" and k > 3)), None)
    whole = next((f for f in reversed(out) if opens and f.position < opens and f.action in ("killed", "wounded", "missing")), None)
    if opens is None or whole is None or (whole.value or 0) < 2 or whole.name:
        return
    closes = next((k for k in range(opens + 1, len(s.tokens)) if s.tokens[k].raw in "—–"), len(s.tokens))
    listed: list[Counted] = []
    for c in (c for c in counted if c.kind == "people" and c.value and opens < c.i < closes):
        if s.tokens[c.i].f in ("ambos", "ambas", "both") and len(listed) >= 2:
            for before in listed[-2:]:
                before.object = c.object  # "the pilot, the gunner, both policemen, and a guide"
        elif s.tokens[c.i - 1].f not in ("era", "eran", "fue", "was", "were"):  # "el mayor Y, que era el piloto"
            title = next((x for x in counted if x.kind == "people" and not x.value and 0 <= c.i - x.j <= 2), None)
            c.object = c.object or (title.object if title is not None else None)  # "Police Maj. X"
            listed.append(c)
    kinds = {c.object for c in listed}
    if sum(c.value or 0 for c in listed) != whole.value or len(kinds) < 2 or not kinds <= {*KINDS, "trafficker"}:
        return
    where = out.index(whole)
    parts = [frame_of(s, c, whole.action, c.object, f"{whole.rule[:2]}.fact.breakdown", whole.status, head=s.tokens[c.head].f, group=s.index * 100 + 60)
             for c in listed]
    out[:] = [*out[:where], *parts, *(f for f in out[where + 1 :] if f.action not in ("killed", "wounded") or not opens < f.position < closes)]


def behind_colon(frames: list[Frame], s: Sentence) -> list[Frame]:
    """ "Cuatro fueron detenidos: el conductor, dos hermanos y un estibador": who they are adds nobody to the four."""
    colon = next((k for k, t in enumerate(s.tokens) if t.raw == ":"), None)
    out = list(frames)
    if colon is None:
        return out
    lost = next((f for f in frames if f.head in ("bajas", "casualties") and f.position < colon), None)
    if lost is not None:
        parts = [f for f in frames if f.action in ("killed", "wounded", "missing") and f.position > colon and f.value]
        if sum(f.value or 0 for f in parts) == lost.value:  # "nueve bajas: cuatro muertos y cinco heridos"
            for f in parts:
                f.object = f.object or lost.object
            return [f for f in out if f is not lost]
    for f in frames if any(f.rule.endswith("killed.execute") and f.position < colon for f in frames) else []:
        if f.rule.endswith("seized.fall") and f.object == "same" and f.position > colon:
            f.action, f.object = "killed", None  # "cuatro neutralizados: dos cayeron y …": they are people
    fates = [f for f in frames if f.action in ("killed", "captured", "wounded") and f.position > colon and f.value and not f.subset]
    for whole in frames:
        if whole.action not in PERSON_ACTIONS or (whole.value or 0) < 2 or whole.position > colon:
            continue
        ends = [f for f in fates if f.action != "wounded"]
        if whole.rule.endswith("killed.execute") and len({f.action for f in fates}) > 1 and whole.value in (_sum(fates), _sum(ends)):
            for f in fates:
                f.object = f.object or whole.object
            return [f for f in out if f is not whole]  # "cuatro neutralizados: dos cayeron y dos fueron capturados"
        parts = [f for f in frames if f.action == whole.action and f.position > colon and f.value]
        told = sum(f.value or 0 for f in parts) == whole.value and whole.action not in ("captured", "surrendered")
        gone = [whole] if told and whole.generic and all(not f.generic for f in parts) else parts
        out = [f for f in out if f not in gone]
        break
    return out


def without_the_last_dead(frames: list[Frame], s: Sentence) -> list[Frame]:
    """ "With the two bodies found Wednesday, seven people have died", "Con la muerte de un cabo ya son siete los muertos": of the seven."""
    tokens = s.tokens
    dead = [f for f in frames if f.action == "killed" and f.status == "asserted" and f.value and not f.name]
    opens = next((k for k in range(min(4, len(tokens) - 1)) if tokens[k].f in ("con", "with") and (k == 0 or tokens[k - 1].raw == "," or tokens[k - 1].f in ("hoy", "ayer", "today", "yesterday"))), None)  # "Hoy, con el fallecimiento del cabo X, son cuatro"
    if len(dead) < 2 or opens is None or tokens[opens + 1].f in ("esta", "este", "estas", "estos", "this", "these"):
        return frames
    first, total = dead[0], dead[-1]
    parted = any(t.raw == "," for t in tokens[first.position : total.position])
    return [f for f in frames if f is not first] if parted and (total.value or 0) > (first.value or 0) and not total.more else frames
