"""How those counted before divide: "killing seven people. Five of the dead were soldiers. The other two, a teacher and a nurse, …".

A clause of division is a share ("five of the dead", "the other two", "the third", "the rest", "all six"), a link ("were", "worked for",
a comma) and kinds ("soldiers", "a teacher and a nurse"). Shares are counted against the number told last of people of no told kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.codebook import FORCES
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.number import number_at
from extractors.report.scene import Info
from extractors.report.settle_telling import OPEN
from extractors.report.words import Words
from extractors.text import Token

_BACK = 8  # sentences back to where they were counted
_INTERPOSED = 8  # tokens between a share and its verb: "Five of the dead in Wednesday's attack were soldiers"
_KIND_OF_SIDE = {"military": "military", "police": "police", "shining_path": "armed_group", "traffickers": "trafficker", "self_defence": "civilian", "civilians": "civilian"}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of them a subject names: `count` None for all that are left; `end` is the token behind it."""

    which: str  # 'some' | 'half' | 'rest' | 'last' | 'all'
    count: float | None
    end: int
    action: str | None = None
    partitive: bool = False  # it says of whom: "five of the dead"


Part = tuple[Share, list[tuple[Counted, float | None]]]


def divide(info: Info, infos: Sequence[Info], w: Words) -> bool:
    """Adds the parts as told, and says so; a sentence whose parts do not add up to those counted before is left as it was."""
    if info.s.where != "text" or not infos or info.s.said.isdisjoint(w.sets["shares"]):
        return False
    parts = _among(info, w) or _clauses(info, w) or _named(info, w) or _it_is(info, w) or _are_the_hurt(info, w) or _who_survived(info, w)
    if not parts:
        return False
    action = next((s.action for s, _ in parts if s.action), None)
    for home, whole in _wholes(infos, action) or _bodies(infos, parts):
        if len(parts) == 1 and parts[0][0].which == "all" and len(parts[0][1]) == 1 and parts[0][0].count in (None, whole.value):
            for f in [f for f in home.frames if f.action in ("killed", "wounded") and (f is whole or (action is None and f.status == "asserted" and _open(f)))]:
                f.object, f.generic = parts[0][1][0][0].object, False
            for i in infos[infos.index(home) :]:
                i.frames = [f for f in i.frames if not (f.action == whole.action and f.subset and f.rule.endswith("fact.breakdown"))]
            info.frames = [f for f in info.frames if f.position != parts[0][1][0][0].i]
            return True
        told = sum(f.value or 0 for i in infos[infos.index(home) :] for f in i.frames if f.action == whole.action and f.subset and f.object not in OPEN)
        if shared := _shared(parts, whole.value or 0, (whole.value or 0) - told):
            _tell(info, home, whole, shared, not told and sum(n for _, n in shared) == whole.value, w)
            return True
    return False


def _tell(info: Info, home: Info, whole: Frame, shared: list[tuple[Counted, float]], everybody: bool, w: Words) -> None:
    """Puts the parts beside the whole, or in its place where they are all of it."""
    span, group = range(shared[0][0].i, shared[-1][0].j), info.s.index * 100 + 64
    said = {(f.object, f.value) for f in info.frames if f.action == whole.action and f.subset}
    if said == {(c.object, n) for c, n in shared} and not everybody:
        for f in info.frames:
            f.rule = f"{w.lang}.fact.breakdown" if f.action == whole.action and f.subset else f.rule
        return  # told as parts already
    info.frames = [f for f in info.frames if f.position not in span and not (f.position < span.stop and f.action in (whole.action, "seized"))]
    for c, n in shared:
        head = info.s.tokens[c.head].f
        info.frames.append(frame_of(info.s, c, whole.action, c.object, f"{w.lang}.fact.breakdown", whole.status, value=n, bound=None, head=head, group=group, subset=not everybody))
    info.markers.discard("breakdown")
    for d in info.dates:
        d.reporting = d.reporting or d.i >= span.stop  # "… belonged to the patrol, which was set up in June": no day of the event
    if everybody:
        home.frames.remove(whole)
    elif any(c.object != "civilian" for c, _ in shared):
        whole.object = "unknown"  # those left, of whom nothing is told; beside civilians they may be civilians


def _wholes(infos: Sequence[Info], action: str | None) -> list[tuple[Info, Frame]]:
    """The numbers of dead or hurt of no told kind, those told last first; before them the one whose parts were told last."""
    told = [(i, f) for i in reversed(infos[-_BACK:]) if i.s.where == "text" for f in reversed(i.frames) if f.action in ("killed", "wounded") and f.status == "asserted" and f.corrected is None]
    whole = [(i, f) for i, f in told if (f.value or 0) > 1 and not f.subset]
    if action is None and whole:
        parted = (f.action for i, f in told if i in infos[-2:] and f.subset and f.rule.endswith("fact.breakdown"))
        action = next(parted, whole[0][1].action if _open(whole[0][1]) else "")
    return [(i, f) for i, f in whole if f.action == action and _open(f)]


def _bodies(infos: Sequence[Info], parts: list[Part]) -> list[tuple[Info, Frame]]:
    """ "Los cadáveres de cuatro hombres fueron hallados. Se trata de mochileros": men of whom nothing else was known."""
    last = next(((i, f) for i in reversed(infos[-2:]) for f in reversed(i.frames) if f.action == "killed" and f.value), None)
    all_of_them = len(parts) == 1 and parts[0][0].which == "all"
    return [last] if last and all_of_them and last[1].object == "civilian" and last[1].rule.endswith(("killed.body", "killed.body_spotted", "killed.remains", "seized.find")) else []


def _open(f: Frame) -> bool:
    return (f.object in OPEN or f.object == "unknown") and not f.name


def _shared(parts: list[Part], whole: float, left: float) -> list[tuple[Counted, float]] | None:
    """Each kind with how many; None where they are more than were counted or the words do not fit the numbers."""
    out: list[tuple[Counted, float]] = []
    for share, kinds in parts:
        if share.which == "all":
            return None
        n = {"half": whole / 2, "last": 1.0}.get(share.which, share.count if share.count is not None else left)
        if n > left or n <= 0 or n % 1:
            return None
        if share.which in ("rest", "last") and n != left:
            return None
        counts = [n if len(kinds) == 1 and c is None else c for _, c in kinds]
        if None in counts or sum(c or 0 for c in counts) != n:
            return None
        out += [(k, c or 0) for (k, _), c in zip(kinds, counts, strict=True)]
        left -= n
    return out


def _clauses(info: Info, w: Words) -> list[Part]:
    """The clauses of division of a sentence, one behind another; the verb may be left out from the second on."""
    tokens = info.s.tokens
    out: list[Part] = []
    k, action = _opening(tokens, w)
    while k < len(tokens):
        share = _share(tokens, k, w)
        part = _told(info, share, k, w, bool(out) or k > 0) if share is not None else _merged(info, k, w)
        if part is None:
            if not out:
                return []
            k = next((n for n in range(k, len(tokens)) if tokens[n].raw in ",;"), len(tokens))
        else:
            (share, kinds), k = part
            out.append((replace(share, action=share.action or action), kinds))
        if k < len(tokens) and tokens[k].raw in ",;":
            k += 1
        if k < len(tokens) and tokens[k].f in w.sets["and"]:
            k += 1
    return out


def _opening(tokens: list[Token], w: Words) -> tuple[int, str | None]:
    """ "Of the six, four are …", "De los heridos, todos ronderos": where the clauses begin, and what befell those divided."""
    _, end, action, of = _of_whom(tokens, 0, w)
    return (end + 1, action) if of and end < len(tokens) and tokens[end].raw == "," else (0, None)


def _share(tokens: list[Token], k: int, w: Words) -> Share | None:
    """The subject that begins at token `k`, where it names a share of those told before."""
    f = tokens[k].f
    if f in w.sets["all_of"]:
        count, end, action, _ = _of_whom(tokens, k + 1, w)
        n = None if count else number_at(tokens, end, w, None)
        return Share("all", count or (n.value if n else None), n.end if n else end, action, True)
    half = k + (tokens[k + 1].f in w.sets["half_of"]) if k + 1 < len(tokens) else k
    if tokens[half].f in w.sets["half_of"]:
        _, end, action, _ = _of_whom(tokens, half + 1, w)
        return Share("half", None, end, action, True)
    if f in w.sets["definite"] and k + 2 < len(tokens):
        return _rest(tokens, k, w)
    n = number_at(tokens, k, w, None)
    if n is None or n.value is None or f in ("a", "an", "un") or n.definite or n.more or n.bound or not 0 < n.value < 1000 or n.value % 1:
        return None
    count, end, action, of = _of_whom(tokens, n.end, w)
    return Share("some", n.value, end, action, of)


def _of_whom(tokens: list[Token], k: int, w: Words) -> tuple[float | None, int, str | None, bool]:
    """ "of the nine dead", "de ellos", "of those killed": (nine, the token behind it, killed, whether it stands there)."""
    of = tokens[k].f in ("of", "de") if k < len(tokens) else False
    j = k + of
    if j < len(tokens) and tokens[j].f in w.sets["them"]:
        return None, j + 1, None, of
    if not of or j >= len(tokens) or tokens[j].f not in w.sets["definite"] | {"those"}:
        return None, k, None, False
    n = number_at(tokens, j + 1, w, None)
    j = n.end if n else j + 1
    action = _action(tokens[j].f, w) if j < len(tokens) else None
    if action is None and n is None:
        return None, k, None, False
    return (n.value if n else None), j + (action is not None), action if action != "either" else None, True


def _action(word: str, w: Words) -> str | None:
    if word in w.sets["the_hurt"]:
        return "wounded"
    if word in ("victims", "victimas", "casualties"):
        return "either"
    return "killed" if word in w.sets["the_dead"] else None


def _rest(tokens: list[Token], k: int, w: Words) -> Share | None:
    """ "the other two", "los dos restantes", "the rest", "the third", "la última víctima"."""
    j, count, others, nth = k + 1, None, False, False
    while j < len(tokens) and j <= k + 3:
        if tokens[j].f in w.sets["others"]:
            others = True
        elif tokens[j].f in w.ranks and not others and j == k + 1:
            nth = True
        elif (n := number_at(tokens, j, w, None)) is not None and n.value and not n.article and count is None:
            count, j = n.value, n.end - 1
        else:
            break
        j += 1
    if not (others or nth):
        return None
    action = _action(tokens[j].f, w) if j < len(tokens) else None
    if action is None and j < len(tokens) and tokens[j].f in w.sets["the_dead_one"] | {"victim", "victima"}:
        action = "killed"
    j += action is not None
    alone = action is None or tokens[j - 1].f in ("victim", "victima", *w.sets["the_dead_one"])  # "the other wounded", "la otra víctima"
    one = nth or (others and count is None and alone and tokens[k + 1].f in w.sets["the_other"])
    return Share("last" if one else "rest", 1.0 if one else count, j, None if action == "either" else action, True)


def _told(info: Info, share: Share, k: int, w: Words, going_on: bool) -> tuple[Part, int] | None:
    """The kinds that a share is said to be, and the token behind them."""
    if (merged := _merged(info, k, w)) is not None:
        return (replace(share, action=share.action or merged[0][0].action), merged[0][1]), merged[1]
    tokens, at = info.s.tokens, share.end
    if at >= len(tokens):
        return None
    if tokens[at].raw in ",—–" and share.partitive:
        kinds = _kinds(info, at + 1, w, share)
        closed = kinds and (kinds[-1][0].j >= len(tokens) or tokens[kinds[-1][0].j].raw in ",.;—–")
        return ((share, kinds), kinds[-1][0].j) if closed else None
    for v in range(at, min(at + (_INTERPOSED if share.partitive else 1), len(tokens))):
        if tokens[v].raw in ",;:." or any(c.i <= v < c.j and c.kind == "people" and v > at for c in info.counted if c.i >= at):
            break
        if tokens[v].f in w.sets["be"]:
            kinds = _kinds(info, v + 1, w, share)
            return ((share, kinds), kinds[-1][0].j) if kinds else None
        if tokens[v].f in w.sets["belonging"] and (side := _org(tokens, v + 1, w)) is not None:
            c = Counted(k, share.end, k, "people", _KIND_OF_SIDE.get(side[1]), None, plural=True)
            return ((share, [(c, None)]), side[0]) if c.object else None
    kinds = _kinds(info, at, w, share) if going_on and tokens[k].f != "una" and at < len(tokens) else []
    return ((share, kinds), kinds[-1][0].j) if kinds else None


def _org(tokens: list[Token], k: int, w: Words) -> tuple[int, str] | None:
    for n in range(k, min(k + 6, len(tokens))):
        if (hit := w.actors.at(tokens, n)) is not None:
            return hit[0], hit[1]
        if tokens[n].f in w.sets["clans"] or (tokens[n].f in ("family", "familia") and (tokens[n - 1].cap or tokens[min(n + 1, len(tokens) - 1)].cap)):
            return n + 1, "traffickers"
    return (k + 1, "civilians") if tokens[k - 1].f in w.sets["working"] else None  # for a firm, a town hall, an agency


def _merged(info: Info, k: int, w: Words) -> tuple[Part, int] | None:
    """ "Dos eran policías", "three of them were soldiers": read as one counted thing already."""
    c = next((c for c in info.counted if c.i == k and c.value and c.object not in OPEN), None)
    if c is None or not any(t.f in w.sets["be"] for t in info.s.tokens[c.i : c.j]) or not ({"kinds", "of_them"} & set(c.modifiers) or c.kind == "state"):
        return None
    return (Share("some", c.value, c.j, c.action if c.kind == "state" else None, True), [(c, c.value)]), c.j


def _kinds(info: Info, k: int, w: Words, share: Share | None = None) -> list[tuple[Counted, float | None]]:
    """The people listed from token `k` on, up to as many as the share has, each with how many; a plural without a number stands alone."""
    tokens, first = info.s.tokens, k
    out: list[tuple[Counted, float | None]] = []
    inside = k
    for c in (c for c in info.counted if c.j > k):
        if c.i < inside and out:
            continue
        gap = tokens[k : c.i]
        people = c.kind == "people" or (c.kind == "state" and c.i < first)
        kin = c.value == 1 and (c.object == "civilian" if out else share is not None and share.which == "last")  # "a mother and her son", "the fifth was the driver"
        if not people or c.object in OPEN or (c.definite and c.i >= first and not kin) or len(gap) > (2 if out else 1) or any(t.raw in ".;:" for t in gap):
            break
        if out and not any(t.raw == "," or t.f in w.sets["and"] for t in gap):
            break
        value = c.value if c.value is not None else None if c.plural else 1.0
        if out and (value is None or out[-1][1] is None):
            break
        out.append((c, value))
        k = c.j
        if share is not None and share.count is not None and sum(n or 0 for _, n in out) >= share.count:
            break
        if k + 1 < len(tokens) and tokens[k].raw == "," and tokens[k + 1].f in w.sets["aside"]:
            k = next((n + 1 for n in range(k + 1, len(tokens)) if tokens[n].raw == ","), k)  # "four members of the crew, including the pilot, and a mechanic"
            inside = k
        if k + 1 < len(tokens) and tokens[k].raw == "," and tokens[k + 1].cap:
            k = next((n for n in range(k + 1, len(tokens)) if not tokens[n].cap), k)  # "a civilian guide, X, and …"
    return out


def _among(info: Info, w: Words) -> list[Part]:
    """ "Among the wounded was a girl", "Entre los fallecidos hay dos comuneros", "The dead include a policeman", "Los muertos son …"."""
    tokens = info.s.tokens
    among = tokens[0].f in ("among", "entre")
    k = 1 if among else 0
    if k + 2 >= len(tokens) or tokens[k].f not in w.sets["definite"] | {"those"} or (action := _action(tokens[k + 1].f, w)) is None:
        return []
    for v in range(k + 2, min(k + 2 + _INTERPOSED, len(tokens))):
        if tokens[v].raw in ",;:.":
            break
        if tokens[v].f in w.sets["made_up_of"] or (among and tokens[v].f in w.sets["be"]):
            kinds = _kinds(info, v + 1, w)
            if not kinds or any(n is None for _, n in kinds):
                break
            return [(Share("some", n, c.j, None if action == "either" else action, True), [(c, n)]) for c, n in kinds]
    return []


def _named(info: Info, w: Words) -> list[Part]:
    """ "left four dead, three of them rebels. The marine was named as X": the one left."""
    tokens = info.s.tokens
    who = next((c for c in info.counted if c.i == 0 and c.definite and c.value == 1 and c.object in FORCES), None)
    if who is None or who.j + 1 >= len(tokens) or tokens[who.j].f not in w.sets["be"] or tokens[who.j + 1].f not in w.sets["naming"]:
        return []
    return [(Share("last", 1.0, who.j, "killed", True), [(who, 1.0)])]


def _it_is(info: Info, w: Words) -> list[Part]:
    """ "Se trata de mochileros", "serían cargadores de droga": what all of them were."""
    tokens = info.s.tokens
    at = next((k for k in range(min(8, len(tokens) - 2)) if [t.f for t in tokens[k : k + 3]] in (["se", "trata", "de"], ["se", "trataria", "de"], ["se", "trataba", "de"])), None)
    kinds = _kinds(info, at + 3, w) if at is not None else []
    if at is None or len(kinds) != 1 or kinds[0][1] is not None:
        return []
    return [(Share("all", None, at, None, True), kinds)]


def _who_survived(info: Info, w: Words) -> list[Part]:
    """ "injuring three. … Three soldiers who were on board survived": who those hurt were."""
    c = info.counted[0] if info.counted else None
    lived = c is not None and c.i <= 1 and c.kind == "people" and c.value and c.object not in OPEN and any(t.f in w.sets["survived"] for t in info.s.tokens[c.j : c.j + 8])
    return [(Share("some", c.value, c.j, "wounded", True), [(c, c.value)])] if c is not None and lived and (c.value or 0) > 1 else []


def _are_the_hurt(info: Info, w: Words) -> list[Part]:
    """ "Dos policías y una comerciante son los heridos": the list stands first."""
    tokens = info.s.tokens
    be = next((k for k in range(2, len(tokens) - 2) if tokens[k].f in w.sets["be"] and tokens[k + 1].f in w.sets["definite"] and _action(tokens[k + 2].f, w) not in (None, "either")), None)
    if be is None or (be + 3 < len(tokens) and tokens[be + 3].k != "p"):
        return []
    kinds = [(k, n) for k, n in _kinds(info, 0, w) if k.j <= be]
    if not kinds or kinds[0][0].i > 1 or any(n is None for _, n in kinds):
        return []
    return [(Share("some", n, c.j, _action(tokens[be + 2].f, w), True), [(c, n)]) for c, n in kinds]
