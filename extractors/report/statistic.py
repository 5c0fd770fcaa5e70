"""Standing figures: tallies of a year, a campaign, a country. They are kept, with their period, and never meet the incidents."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractors.codebook import FORCES, PERSON_ACTIONS, PERSON_OBJECTS
from extractors.records import Statistic
from extractors.report.counted import Counted
from extractors.report.date import DateMention
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.incident import evidence_at
from extractors.report.scene import Info, event_dates, setting
from extractors.report.trigger_words import word_at
from extractors.report.words import Words
from extractors.text import Token


def tally_cues(tokens: list[Token], words: Words) -> list[tuple[int, int, str]]:
    """(start, end, cue) of the words that speak of tallies, targets, comparisons and standing crops."""
    cues = words.tallies.apart(tokens)
    return [c for c in cues if not (c[2] == "cumulative" and word_at(tokens, c[1]) in ("ago", "after", "earlier", "later"))]  # "a year ago"


def spans(info: Info) -> list[DateMention]:
    tokens = info.s.tokens
    return [
        d
        for d in info.dates
        if (d.span or d.year_only)
        and not _of_superlative(info, d)
        and not _since_a_state(tokens, d)
        and not (d.i > 1 and (tokens[d.i].f in ("until", "hasta") or tokens[d.i - 1].f in ("until", "hasta")))
    ]


def is_tally(info: Info, cues: list[tuple[int, int, str]], perfect: bool, position: int, w: Words) -> bool:
    """Is the figure at token `position` a tally? A day or a district with a bare year beside it makes an incident instead;
    where the sentence has both a day and a period, the nearer one decides."""
    if _toll_grows(info) or _toll_of_event(info) or _of_one_event(info, position):
        return False
    if (perfect and since_period(info) is not None) or _since_then(info) or _sums_up(info):
        return True
    days = [d for d in event_dates(info) if not d.span and (len(d.value or "") == 10 or d.kind == "scene")]
    if days:
        running = [d for d in spans(info) if not d.year_only]
        if not running:
            return False
        return min(_gap(position, d) for d in running) < min(_gap(position, d) for d in days)
    fine = any(p.level in ("district", "place") for p in setting(info.places)) or "same_area" in info.markers
    end = _parting(info, position, w)
    cues = [c for c in cues if c[0] < end or c[0] < position]
    periods = [d for d in spans(info) if d.i < end]
    tokens = info.s.tokens
    told = [d for d in event_dates(info) if not d.span and d.value and len(d.value) == 7 and {t.f for t in tokens[d.j : d.j + 2]} & {"when", "cuando"}]
    running = [d for d in periods if not d.year_only]
    if running and not (told and min(_gap(position, d) for d in told) < min(_gap(position, d) for d in running)):
        return True
    months = [d for d in event_dates(info) if not d.span and d.value and len(d.value) == 7 and (fine or not _so_far(info, d))]
    if any(c[2] in ("cumulative", "versus") for c in cues) and not months and (spans(info) or any(c[2] == "cumulative" for c in cues)):
        return True
    if periods and not fine and not months and not all(_of_participle(info, d, position) for d in periods):
        return True
    return perfect and not fine and not event_dates(info) and info.s.paragraph > 1 and info.s.index > 2


def _sums_up(info: Info) -> bool:
    """ "Con las del miércoles suman siete las muertes en lo que va de 2018": the latest of them are counted in."""
    first = {t.f for t in info.s.tokens[1:12]}
    return info.s.tokens[0].f in ("con", "with") and bool(first & {"suman", "suma", "son", "van", "ascienden", "llegan"}) and bool(spans(info))


def _toll_grows(info: Info) -> bool:
    """ "Con ella suman seis los civiles asesinados", "con su deceso son dos los muertos": the toll of the event told, not of a year."""
    first = [t.f for t in info.s.tokens[:8]]
    with_it = len(first) > 3 and first[0] in ("con", "with") and (first[1] in ("ella", "ellos", "ellas", "el") or not DEATHS.isdisjoint(first[1:4]))
    return with_it and bool(set(first[2:]) & {"suman", "son", "ascienden", "ya", "rises", "brings"}) and not spans(info)


def _toll_of_event(info: Info) -> bool:
    """ "Suman ya 13 las víctimas mortales del ataque", "El balance preliminar hablaba de tres muertos": of the one event told."""
    first = [t.f for t in info.s.tokens[:14]]
    if first[:3] in (["el", "balance", "preliminar"], ["un", "balance", "preliminar"], ["el", "primer", "balance"]):
        return True
    of_event = any(t.i > 1 and info.s.tokens[t.i - 1].f in ("del", "al", "el", "la", "the") and t.i < 14 for t in info.types)
    return bool(first) and first[0] in ("suman", "ascienden", "son", "van") and of_event and not spans(info)


def _of_one_event(info: Info, position: int) -> bool:
    """ "for his part in an ambush that killed four soldiers in 2013"."""
    tokens = info.s.tokens
    near = [t for t in info.types if t.j <= position <= t.j + 5 and t.i]
    return any(tokens[t.i - 1].f in ("a", "an", "una", "un") and {"that", "que", "which"} & {x.f for x in tokens[t.j : position]} for t in near)


def _since_then(info: Info) -> bool:
    return any((a.f, b.f) in SINCE_THEN for a, b in pairwise(info.s.tokens))


def _so_far(info: Info, d: DateMention) -> bool:
    """ "en lo que va de octubre": the month up to now."""
    return [t.f for t in info.s.tokens[max(0, d.i - 2) : d.i]] == ["va", "de"]


def _parting(info: Info, position: int, w: Words) -> int:
    """Where a clause begins that parts the event from the tally, else the end: "Un atacante fue abatido, dijo el oficial, que
    cifró en 49 los caídos desde 2008", "destroyed three airstrips, bringing the number this year to 97"."""
    tokens, saying = info.s.tokens, w.sets["saying"]
    if position == 0:
        return len(tokens)
    return next((k for k in range(position + 1, len(tokens)) if tokens[k - 1].raw == "," and (tokens[k].f in saying or tokens[k].f in ADDING)), len(tokens))


DEATHS = {"deceso", "muerte", "fallecimiento", "death"}
ADDING = {"bringing", "raising", "taking"}


def _gap(position: int, d: DateMention) -> int:
    return d.i - position if d.i >= position else position - d.j


def _of_participle(info: Info, d: DateMention, position: int) -> bool:
    """ "dos Galil robados al Ejército en 2009": the year belongs to what happened to the thing before."""
    words_before = [t.f for t in info.s.tokens[max(position if position < d.i else 0, d.i - 5) : d.i]]
    return any(f in BEFOREHAND for f in words_before)


BEFOREHAND = {
    "robado",
    "robados",
    "robada",
    "robadas",
    "arrebatado",
    "arrebatados",
    "sustraidos",
    "sustraidas",
    "perdidos",
    "creada",
    "creado",
    "fundada",
    "fundado",
    "construida",
    "construido",
    "instalada",
    "instalado",
    "nacido",
    "nacida",
    "stolen",
    "taken",
    "lost",
    "created",
    "founded",
    "built",
    "born",
}


def _of_superlative(info: Info, d: DateMention) -> bool:
    """"the deadliest assault so far this year": the year ranks an event, it does not count."""
    return any(t.f in SUPERLATIVES for t in info.s.tokens[max(0, d.i - 14) : d.i])


def _since_a_state(tokens: list[Token], d: DateMention) -> bool:
    """ "la base del distrito, cerrada desde 2016": how long something has been so."""
    since = (d.period or "").startswith("since")
    return since and not LASTING.isdisjoint(t.f for t in tokens[max(0, d.i - 2) : d.i])


LASTING = {"cerrada", "cerrado", "abandonada", "abandonado", "clausurada", "clausurado", "vigente", "profugo", "profuga", "closed", "abandoned", "shut"}
SUPERLATIVES = {"deadliest", "worst", "bloodiest", "largest", "biggest", "peor", "letal", "sangriento", "sangrienta", "grave", "importante"}


def since_period(info: Info) -> str | None:
    """ "since the military launched its offensive in August 2008": the period that a tally in the perfect runs over."""
    tokens = info.s.tokens
    for d in info.dates:
        if (
            d.value
            and not d.span
            and len(d.value) <= 7
            and any(t.f in ("since", "desde") for t in tokens[max(0, d.i - 24) : d.i + 1])
        ):
            return f"since {d.value}"
    return None


SINCE_THEN = {("since", "then"), ("desde", "entonces")}
LIVES = {"life", "lives", "vida", "vidas"}


def is_target(frame_i: int, cues: list[tuple[int, int, str]], tokens: list[Token]) -> bool:
    """A target, price, reward or capacity: neither fact nor statistic."""
    for start, end, cue in cues:
        mass = tokens[start].f.startswith("equivalent") and any(t.f in ("kilos", "kg", "kilogramos", "kilograms", "litros", "liters", "galones") for t in tokens[end : end + 5])
        if cue not in ("target", "target_after") or mass or (tokens[start].f in ("cost", "costo") and any(t.f in LIVES for t in tokens[end : end + 9])):
            continue
        between = tokens[end:frame_i] if end <= frame_i else tokens[frame_i:start]
        if any(t.raw in ",;" for t in between) or (cue == "target" and _joined_verb(between)):
            continue
        if (cue == "target" and 0 <= frame_i - end <= 8) or (cue == "target_after" and 0 <= start - frame_i <= 4):
            return True
    return False


def _joined_verb(between: list[Token]) -> bool:
    """ "con capacidad para doce personas e incautó 320 cartuchos": a verb of its own stands behind "e"."""
    return any(a.f in ("y", "e") and b.raw.endswith(("ó", "aron", "ieron")) for a, b in pairwise(between))


def period_of(position: int, info: Info, default: str | None, compared: tuple[int, ...] = ()) -> str | None:
    """The period nearest to the figure; the one that follows it first ("86 in all of 2013")."""
    best, cost = default or since_period(info), 99.0
    for d in spans(info):
        period = d.period or (d.value if d.year_only else None)
        if period is None:
            continue
        lead = [t.f for t in info.s.tokens[max(0, d.i - 9) : d.i]]
        if d.year_only and ({"since", "desde"} & set(lead) or since_period(info) == f"since {d.value}"):
            period = f"since {d.value}"
        if d.i > position and any(
            t.f in ("que", "than", "as", "frente", "compared", "comparacion", "contra") or (t.f == "from" and info.s.tokens[k - 1].f in ("up", "down"))
            for k, t in enumerate(info.s.tokens[: d.i - bool(d.span and not d.year_only)])
            if k >= max(position, d.i - 5)
        ):
            continue  # "72 pistas, 14 más que en todo 2017": the year compared with
        if any(k <= d.i <= k + 8 and not k <= position for k in compared) or any(
            d.j <= position and k <= d.i <= k + 8 and not k <= position - 4 for k in compared
        ):
            continue
        if (
            d.j <= position
            and any(k <= d.i <= k + 8 for k in compared)
            and not any(d.j <= k <= position for k in compared)
        ):
            continue  # "203 strips, compared with 86 in 2013, and 13 planes": the planes are of the first year
        c = (d.i - position) * 1.0 if d.i >= position else (position - d.j) * 1.4 + 1
        if c < cost:
            best, cost = period, c
    return best


def perfect_tense(tokens: list[Token], words: Words) -> bool:
    """ "have destroyed 263 airstrips", "han incautado": results up to now, no single event."""
    for k, t in enumerate(tokens[:-1]):
        if (
            words.lang == "en"
            and t.f in ("have", "has")
            and any(words.verbs.at(tokens, x) for x in range(k + 1, min(k + 5, len(tokens))))
        ):
            return True
        if (
            words.lang == "es"
            and t.f in ("ha", "han")
            and any(words.verbs.at(tokens, x) for x in range(k + 1, min(k + 3, len(tokens))))
        ):
            return True
    return False


def standing_crops(
    info: Info, counted: list[Counted], frames: list[Frame], cues: list[tuple[int, int, str]]
) -> list[Counted]:
    """Hectares that stand: "60,400 hectares used for coca"."""
    if not any(c[2] == "standing" for c in cues) and not any(c.object in ("coca_crop", "coca_leaf") for c in counted):
        return []
    claimed = {f.position for f in frames if f.status == "asserted"}
    return [
        c
        for c in counted
        if c.unit == "ha"
        and c.value is not None
        and c.i not in claimed
        and c.object in (None, "coca_crop", "coca_leaf")
    ]


def _of_the_balance(info: Info, before: list[Statistic]) -> str | None:
    """ "According to its annual balance, 389 people were detained": the period told just before."""
    balance = any(t.f == "balance" for t in info.s.tokens[:12])
    return before[-1].period if balance and before and before[-1].evidence.where == info.s.where else None


def _adds(tokens: list[Token], w: Words) -> bool:
    return tokens[0].f in w.sets["furthermore"] or [t.f for t in tokens[:2]] in (["in", "addition"], ["de", "igual"], ["del", "mismo"])


def _goes_on(info: Info, before: list[Statistic], w: Words) -> Statistic | None:
    """ "En el 2016 se inutilizaron 387 laboratorios. También se detuvo a 640 personas.": the tally told just before, or None."""
    tokens, previous = info.s.tokens, info.s.previous
    if not before or previous is None or not _adds(tokens, w) or event_dates(info) or setting(info.places):
        return None
    last = before[-1]
    here = previous.tokens[0].s <= last.evidence.start < previous.tokens[-1].e and last.evidence.where == info.s.where
    return last if here else None


def _beyond_an_event(f: Frame) -> bool:
    """ "69,000 people lost their lives": the dead of a war. The worst days of the valley had fewer than a hundred."""
    if f.action == "destroyed" and f.object in ("laboratory", "airstrip", "maceration_pit") and (f.value or 0) >= 120:
        return True
    return f.action in PERSON_ACTIONS and (f.value or 0) >= (300 if f.action in ("killed", "missing") else 3000)


def _somebody_on_a_day(f: Frame, info: Info) -> bool:
    """ "Buscado desde 2017, X fue ubicado el lunes": a person by name, with a day, is no tally."""
    return bool(f.name) and any(len(d.value or "") == 10 and not d.span for d in event_dates(info))


def take_statistics(
    info: Info, counted: list[Counted], before: list[Statistic], raw: dict[str, str], w: Words, then: str | None = None
) -> list[Statistic]:
    """Takes the tallies out of a sentence: its frames that are none of an incident's are removed from it.

    `then`: the day or month told last before it, from which "since then" counts.
    """
    tokens = info.s.tokens
    then = then[:7] if then and _since_then(info) else None
    cues = tally_cues(tokens, w)
    info.tally = {c[2] for c in cues}
    info.frames = [f for f in info.frames if f.action in ("killed", "wounded") or not is_target(f.position, cues, tokens)]
    out: list[Statistic] = []
    perfect = perfect_tense(tokens, w)
    tally = [f for f in info.frames if (is_tally(info, cues, perfect, f.position, w) or _beyond_an_event(f)) and not _somebody_on_a_day(f, info)]
    if all(f.action == "destroyed" and _beyond_an_event(f) for f in tally) and (carried := _goes_on(info, before, w)) is not None:
        tally = [f for f in info.frames if f.action in ("captured", "seized", "destroyed", "eradicated")]
        info.frames = [f for f in info.frames if f not in tally]
        return [_statistic(f, carried.period, raw) for f in tally if f.status == "asserted" and f.value and f.object not in (None, "same")]
    if info.s.where == "title":
        over = tally if spans(info) else [f for f in tally if _beyond_an_event(f)]
        info.frames = [f for f in info.frames if f not in over]  # "52 pistas destruidas en 2026", "69,000 dead"
    if info.s.where != "title" and (tally or is_tally(info, cues, perfect, 0, w)):
        only_perfect = perfect and since_period(info) is None and not spans(info) and not any(c[2] == "cumulative" for c in cues)
        for f in tally:
            if only_perfect and (f.value or 0) < 10:
                continue
            info.frames.remove(f)
            if f.object is None and f.action in ("killed", "wounded", "missing"):
                f.object = next((g.object for g in reversed(tally[: tally.index(f)]) if g.action != f.action and g.object in FORCES), None)
            if f.object in ("same", None) and f.action not in PERSON_ACTIONS and f.weak is None:
                kin = next((s for s in reversed([*before, *out]) if s.action == f.action), None)
                thing = next(
                    (c for c in reversed(counted) if c.i < f.position and c.kind == "thing" and c.object), None
                )
                if thing is not None:
                    f.object = thing.object
                elif kin is not None:
                    f.object, f.unit = kin.object, kin.unit
            if f.rank > 1 and f.value == 1:
                f.value, f.definite = float(f.rank), False  # "es la undécima aeronave incautada en lo que va del año"
            if (f.definite or f.name) and f.value == 1 and f.action in PERSON_ACTIONS:
                continue  # "the capture of its leader in 1992" counts nothing
            if f.weak in ("infra", "context") or (f.weak == "carry" and "intercept" not in f.rule and "intervene" not in f.rule):
                continue
            if (
                f.status == "asserted"
                and f.value is not None
                and f.object != "same"
                and (f.object is not None or f.action in PERSON_ACTIONS)
            ):
                out.append(
                    _statistic(f, period_of(f.position, info, f"since {then}" if then else _of_the_balance(info, before), tuple(x[0] for x in cues if x[2] == "versus")), raw)
                )
        if not info.frames and not any(len(d.value or "") == 10 for d in event_dates(info)):
            info.types = []
        same = {(f.action, f.object) for f in tally if not f.subset}
        parts = [f for f in tally if f.subset and f.value]
        same_kind = [f for f in parts if f.object in (None, "person") or (f.action, f.object) in same]
        out = [s for s in out if s.evidence.start not in {f.start for f in same_kind}]  # "61 arrestados, nueve de ellos menores"
        for part in [f for f in parts if f not in same_kind]:
            whole = next(
                (f for f in tally if f is not part and f.action == part.action and (f.value or 0) > (part.value or 0)),
                None,
            )
            if whole is not None:  # "26 persons have died, 19 of them soldiers"
                for k, s in enumerate(out):
                    if s.evidence.start == whole.start:
                        out[k] = replace(
                            s,
                            quantity=(whole.value or 0) - (part.value or 0),
                            object="unknown" if s.object in ("civilian", "unknown") else s.object,
                        )
        if before and any(
            tokens[k].f in ("mismo", "igual", "same") and tokens[k + 1].f in ("periodo", "lapso", "period", "tiempo")
            for k in range(len(tokens) - 1)
        ):
            out = [replace(s, period=before[-1].period) if s.period is None else s for s in out]
        last = (out or before)[-1:]
        if last:
            used = {s.evidence.start for s in out}
            for c in counted:
                loose = c.kind == "bare" or (c.kind == "amount" and c.object is None and c.unit == last[0].unit)
                if (
                    loose
                    and c.value is not None
                    and tokens[c.i].s not in used
                    and any(x[2] in ("versus", "cumulative") and 0 <= c.i - x[1] <= 3 for x in cues)
                ):
                    rule, unit = f"{w.lang}.statistic.versus", last[0].unit
                    f = frame_of(info.s, c, last[0].action or "", last[0].object, rule, unit=unit)
                    out.append(_statistic(f, period_of(c.i, info, None), raw))
    told = {s.evidence.start for s in out}
    for c in standing_crops(info, counted, info.frames, cues):
        if tokens[c.i].s in told or is_target(c.i, cues, tokens):
            continue
        ev = evidence_at(raw, info.s.where, tokens[c.i].s, tokens[c.j - 1].e, f"{w.lang}.statistic.standing_crops")
        out.append(Statistic(None, "coca_crop", c.value, "ha", c.bound, period_of(c.i, info, None), ev))
    return out


def _statistic(f: Frame, period: str | None, raw: dict[str, str]) -> Statistic:
    obj = f.object
    if f.action in PERSON_ACTIONS and obj not in PERSON_OBJECTS:
        obj = {
            "police?": "police",
            "forces?": "security_forces",
            "force": "security_forces",
            "person": "trafficker"
            if f.action == "captured"
            else "civilian"
            if f.action in ("rescued", "kidnapped")
            else "unknown",
        }.get(obj or "", "unknown")
    if f.action == "killed" and obj == "unknown" and (f.head.startswith(("lider", "leader", "dirigente")) or (f.rule.endswith("killed.kill") and (f.value or 0) < 1000)):
        obj = "civilian"
    if obj == "trafficker" and f.action in ("killed", "wounded", "missing") and f.head.startswith("peru"):
        obj = "unknown"  # "17,000 Peruvians have died"
    if f.action == "captured" and obj in ("unknown", "security_forces"):
        obj = "armed_group" if f.object == "force" else "trafficker"
    if f.action == "surrendered":
        obj = "armed_group"
    return Statistic(
        f.action or None, obj or "unknown", f.value, f.unit, f.bound, period, evidence_at(raw, f.where, f.start, f.end, f.rule)
    )


def unique_statistics(rows: list[Statistic]) -> list[Statistic]:
    seen, out = set(), []
    for s in rows:
        key = (s.action, s.object, s.quantity, s.unit)
        if key not in seen:
            seen.add(key)
            out.append(s)
    return out
