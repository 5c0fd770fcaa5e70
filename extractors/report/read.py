"""Article → report: the readers in order.

Text model → mentions (dates, places, persons, counted things) → frames → scenes → settled incidents and statistics.
Each step is a pure function over the one before and can be printed for an article.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.codebook import PERSON_ACTIONS, PERSON_OBJECTS
from extractors.records import Evidence, Fact, Incident, Location, Person, Report, Statistic
from extractors.report.actor import find_actors
from extractors.report.date import find_dates
from extractors.report.fact import Frame, find_frames, find_triggers, status_at
from extractors.report.incident import settle, sides_of, types_of
from extractors.report.number import decimal_sign, number_at
from extractors.report.person import find_persons
from extractors.report.place import find_places, resolve
from extractors.report.quantity import Counted, find_counted
from extractors.report.relevance import relevance
from extractors.report.scene import Info, Scene, TypeCue, locations_agree, merge_retellings, setting, tell_apart
from extractors.report.sentence import Sentence, split
from extractors.report.statistic import is_tally, is_target, perfect_tense, period_of, spans, standing_crops, tally_cues
from extractors.report.words import Words, guess_language, words

VRAEM_DEPARTMENTS = ("Ayacucho", "Cusco", "Junín", "Huancavelica", "Apurímac")
MAX_CHARS = 60_000  # longer articles are cut: no report of one event is as long


def read(title: str, text: str, published: date, lang: str | None = None, everywhere: bool = False) -> Report:
    """What the article says, by the codebook. `published` is the day in America/Lima; `everywhere` codes incidents outside the VRAEM too."""
    text = text[:MAX_CHARS]
    title = title[:1000]
    lang = lang if lang in ("es", "en") else guess_language(f"{title}. {text}")
    w = words(lang)
    sentences = split(title, text, w)
    raw = {"title": title, "text": text}
    decimal = decimal_sign(t for s in sentences for t in s.tokens)
    infos: list[Info] = []
    known: dict[str, str] = {}
    statistics: list[Statistic] = []
    for s in sentences:
        info, counted = read_sentence(s, w, published, decimal, known)
        statistics.extend(_statistics(info, counted, statistics, raw, w))
        _continue_breakdown(info, infos[-1] if infos else None, w)
        infos.append(info)
    context = [p for i in infos for p in i.places]
    scenes = merge_retellings(tell_apart(infos, published, w), context)
    _use_title(scenes, [i for i in infos if i.s.where == "title"], context, published, w)
    _drop_summary(scenes)
    _drop_open_figures(scenes)
    _drop_lead_totals(scenes)
    incidents = [x for x in (_incident(sc, published, raw, context) for sc in scenes) if x is not None]
    in_zone = any(i.location.vraem_zone in ("core", "edge") for i in incidents) or (
        not incidents and _names_zone(context)
    )
    events = sum(len(i.facts) for i in incidents)
    elsewhere = bool(incidents) and all(
        i.location.vraem_zone == "outside"
        or (i.location.department is not None and i.location.department not in VRAEM_DEPARTMENTS)
        for i in incidents
    )
    relevant, why = relevance([t for s in sentences for t in s.tokens], in_zone, elsewhere, events, w)
    if not relevant and not everywhere:
        return Report(False, why, lang)
    return Report(relevant, why, lang, tuple(incidents), tuple(_unique(statistics)))


def _names_zone(context: list) -> bool:
    here = setting(context)
    return bool(here) and resolve(here[:1], context).vraem_zone in ("core", "edge")


def read_sentence(
    s: Sentence, w: Words, published: date, decimal: str | None, known: dict[str, str] | None = None
) -> tuple[Info, list[Counted]]:
    """All mentions and frames of one sentence. `known`: surname → full name of the people met so far; added to."""
    tokens = s.tokens
    dates = find_dates(tokens, w.lang, published)
    places = find_places(tokens, w.lang)
    if (
        s.where == "text"
        and s.paragraph == 1
        and s.index <= 2
        and len(tokens) <= 14
        and not any(t.f in w.verbs.rows for t in tokens)
    ):
        dates, places = [], []  # "16:05 | Lima, set. 24.": where and when it was written
    dash = _dateline_end(s)
    if dash:
        dates, places = [d for d in dates if d.i >= dash], [p for p in places if p.i >= dash]
    persons = find_persons(tokens, w.lang, upper=s.upper)
    taken = frozenset(k for d in dates for k in range(d.i, d.j))
    named = frozenset(k for p in persons for k in range(p.i, p.j))
    counted = _with_names(
        find_counted(tokens, w, decimal, taken | named), persons, tokens, {} if known is None else known
    )
    if s.where == "title":
        _headline_singulars(counted, tokens, w)
    triggers = find_triggers(s, w, counted, taken)
    compared = [x for x in tally_cues(tokens, w) if x[2] == "versus"]
    claimable = [
        c
        for c in counted
        if not (c.kind in ("bare", "amount") and any(0 <= c.i - x[1] <= 3 for x in compared) and c.object is None)
    ]
    if s.bullet and s.intro is not None and not triggers:
        triggers = _inherited(s, w, published, decimal)
    frames = find_frames(s, claimable, triggers, w)
    types = []
    markers: set[str] = set()
    for k in range(len(tokens)):
        if k in taken:
            continue
        hit = w.types.at(tokens, k)
        if hit:
            types.append(TypeCue(hit[1][0], k, hit[0], hit[1][1], status_at(tokens, k, w, skip=taken)))
        mark = w.markers.at(tokens, k)
        if mark and (mark[1] not in ("new", "resume") or k <= 3) and (mark[1] != "burnt" or k <= 6):
            markers.add(mark[1])
    if s.paragraph <= 2 and _several(tokens, w, decimal):
        markers.add("several")
    _set_aside_dates(dates, tokens, w)
    info = Info(
        s, 0, len(tokens), frames, dates, places, persons, find_actors(tokens, w), types, markers, set(), counted
    )
    _corrections(info, w)
    return info, counted


def _headline_singulars(counted: list[Counted], tokens: list, w: Words) -> None:
    """Headlines drop the article: "Asesinan a jefe asháninka", "Farmer killed" count one."""
    for c in counted:
        if (
            c.kind == "people"
            and not c.numbered
            and not c.plural
            and c.value is None
            and tokens[c.head].f not in w.sets["institutions"]
        ):
            c.value, c.numbered, c.vague = 1.0, True, False


def _set_aside_dates(dates: list, tokens: list, w: Words) -> None:
    """Days of an earlier count, of an evacuation, a funeral, a release, or still to come, are not the event's."""
    corrected = any((h := w.cues.at(tokens, k)) and h[1][0] == "correction" for k in range(len(tokens)))
    for d in dates:
        window = {t.f for t in tokens[max(0, d.i - 6) : d.i]}
        near = {t.f for t in tokens[max(0, d.i - 4) : d.i]}
        if corrected or window & w.sets["to_come"] or near & w.sets["afterwards"]:
            d.reporting = True
        if (
            d.span
            and d.period
            and d.period.startswith("since ")
            and any(t.f in ("when", "cuando") for t in tokens[d.j : d.j + 3])
        ):
            d.span, d.value = False, d.period.removeprefix("since ")


def _several(tokens: list, w: Words, decimal: str | None) -> bool:
    """ "tres operativos", "four separate raids": the sentence adds up what follows."""
    operations = w.sets["operations"]
    for k, t in enumerate(tokens):
        if t.f in operations and k:
            for back in (1, 2, 3):
                n = number_at(tokens, k - back, w, decimal) if k - back >= 0 else None
                if n is not None and n.value is not None and n.value >= 2 and n.end >= k - back + 1:
                    return True
    return False


def _dateline_end(s: Sentence) -> int:
    """Token after the dash of a dateline ("LIMA (Reuters) - …", "PICHARI, Peru —"); 0 where the sentence has none."""
    if s.where != "text" or s.paragraph > 2 or not s.tokens or not s.tokens[0].cap:
        return 0
    for k in range(1, min(14, len(s.tokens))):
        t = s.tokens[k]
        if (t.raw in "-–—" and t.s > s.tokens[k - 1].e) or (t.raw in "-–—" and s.tokens[k - 1].raw == "-"):
            return k + 1
        if t.k == "w" and not t.cap and t.f not in ("de", "del", "la"):
            return 0
    return 0


def _with_names(counted: list[Counted], persons: list, tokens: list, known: dict[str, str]) -> list[Counted]:
    """Named people count as one each, unless the noun beside the name is counted already ("el cabo EP Kléver Ruiz")."""
    out = list(counted)
    for p in persons:
        name = p.name.lower()
        if p.kind == "surname":
            name = known.get(name, "")
        elif p.kind == "full":
            for word in name.split()[1:]:
                known.setdefault(word, name)
        if p.background or p.cue == "official" or not name:
            continue
        before = {t.f for t in tokens[max(0, p.i - 3) : p.i]}
        if before & {"as", "como", "named", "llamado", "apodado", "alias", "called"} and any(
            c.kind == "people" and c.value is not None and 0 <= p.i - c.j <= 7 for c in counted
        ):
            continue
        if any(c.i < p.j and p.i < c.j for c in counted) or any(
            c.kind == "people" and c.value is not None and 0 <= p.i - c.j <= 3 for c in counted
        ):
            continue
        out.append(
            Counted(
                p.i,
                p.j,
                p.i,
                "people",
                {"military": "military", "police": "police"}.get(p.force or ""),
                1.0,
                rule="person.named",
                definite=True,
                numbered=True,
                name=name,
            )
        )
    return sorted(out, key=lambda c: c.i)


def _inherited(s: Sentence, w: Words, published: date, decimal: str | None) -> list:
    """A bullet without a verb stands under the verb of the line that opened the list."""
    usable = []
    intro = s.intro
    while intro is not None and not usable:
        triggers = find_triggers(intro, w, find_counted(intro.tokens, w, decimal))
        usable = [
            t
            for t in triggers
            if t.status == "asserted" and t.options[0].action in ("seized", "destroyed", "find", "captured", "carry")
        ]
        intro = intro.previous
    if not usable:
        return []
    last = usable[-1]
    last.i = last.j = last.lead = 0
    last.mode = "active"
    return [last]


def _continue_breakdown(info: Info, before: Info | None, w: Words) -> None:
    """ "Murieron cuatro personas. Se trata de tres soldados y una profesora.": the kinds of people are told a sentence later."""
    if before is None or info.frames or "breakdown" not in info.markers or before.s.where == "title":
        return
    told = [f for f in before.frames if f.action in PERSON_ACTIONS and f.value]
    people = [c for c in info.counted if c.kind == "people" and c.value]
    if not told or not people:
        return
    whole = told[-1]
    if sum(c.value or 0 for c in people) != whole.value:
        return
    tokens = info.s.tokens
    for c in people:
        info.frames.append(
            Frame(
                whole.action,
                c.object,
                c.value,
                "count",
                c.bound,
                f"{w.lang}.fact.breakdown",
                whole.status,
                info.s.index,
                info.s.where,
                tokens[c.i].s,
                tokens[c.j - 1].e,
                c.i,
                head=tokens[c.head].f,
                group=info.s.index * 100,
            )
        )
    if len({c.object for c in people}) > 1:
        before.frames.remove(whole)


def _corrections(info: Info, w: Words) -> None:
    """ "Initially three, now four": the figure after the cue of an early report is old."""
    tokens = info.s.tokens
    for k in range(len(tokens)):
        hit = w.cues.at(tokens, k)
        if hit and hit[1][0] == "correction":
            concession = tokens[0].f in ("aunque", "although", "while", "si")
            end = next(
                (
                    x
                    for x in range(hit[0], len(tokens))
                    if (concession and tokens[x].raw == ",")
                    or tokens[x].f in ("pero", "but", "sin", "however", "luego", "sino", "now")
                    or tokens[x].raw == ";"
                ),
                len(tokens),
            )
            for f in info.frames:
                if k - 3 <= f.position < end:
                    f.corrected = "old"


def _statistics(
    info: Info, counted: list[Counted], before: list[Statistic], raw: dict[str, str], w: Words
) -> list[Statistic]:
    """Takes the tallies out of a sentence: its frames that are none of an incident's are removed from it."""
    tokens = info.s.tokens
    cues = tally_cues(tokens, w)
    info.tally = {c[2] for c in cues}
    info.frames = [f for f in info.frames if not is_target(f.position, cues, tokens)]
    out: list[Statistic] = []
    perfect = perfect_tense(tokens, w)
    tally = [f for f in info.frames if is_tally(info, cues, perfect, f.position)]
    if info.s.where != "title" and (tally or is_tally(info, cues, perfect, 0)):
        only_perfect = perfect and not spans(info) and not any(c[2] == "cumulative" for c in cues)
        for f in tally:
            if only_perfect and (f.value or 0) < 10:
                continue
            info.frames.remove(f)
            if f.object in ("same", None) and f.action not in PERSON_ACTIONS and f.weak is None:
                kin = next((s for s in reversed([*before, *out]) if s.action == f.action), None)
                thing = next(
                    (c for c in reversed(counted) if c.i < f.position and c.kind == "thing" and c.object), None
                )
                if thing is not None:
                    f.object = thing.object
                elif kin is not None:
                    f.object, f.unit = kin.object, kin.unit
            if f.weak in ("infra", "carry", "context"):
                continue
            if (
                f.status == "asserted"
                and f.value is not None
                and f.object != "same"
                and (f.object is not None or f.action in PERSON_ACTIONS)
            ):
                out.append(
                    _statistic(f, period_of(f.position, info, None, tuple(x[0] for x in cues if x[2] == "versus")), raw)
                )
        if not info.frames:
            info.types = []
        for part in [f for f in tally if f.subset and f.value]:
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
                    f = Frame(
                        last[0].action or "",
                        last[0].object,
                        c.value,
                        last[0].unit,
                        c.bound,
                        f"{w.lang}.statistic.versus",
                        "asserted",
                        info.s.index,
                        info.s.where,
                        tokens[c.i].s,
                        tokens[c.j - 1].e,
                        c.i,
                    )
                    out.append(_statistic(f, period_of(c.i, info, None), raw))
    told = {s.evidence.start for s in out}
    for c in standing_crops(info, counted, info.frames, cues):
        if tokens[c.i].s in told or is_target(c.i, cues, tokens):
            continue
        ev = _evidence(raw, info.s.where, tokens[c.i].s, tokens[c.j - 1].e, f"{w.lang}.statistic.standing_crops")
        out.append(Statistic(None, "coca_crop", c.value, "ha", c.bound, period_of(c.i, info, None), ev))
    return out


def _evidence(raw: dict[str, str], where: str, start: int, end: int, rule: str) -> Evidence:
    return Evidence(raw[where][start:end], start, end, rule, where)


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
    if f.action == "captured" and obj == "unknown":
        obj = "trafficker"
    return Statistic(
        f.action, obj or "unknown", f.value, f.unit, f.bound, period, _evidence(raw, f.where, f.start, f.end, f.rule)
    )


def _unique(rows: list[Statistic]) -> list[Statistic]:
    seen, out = set(), []
    for s in rows:
        key = (s.action, s.object, s.quantity, s.unit)
        if key not in seen:
            seen.add(key)
            out.append(s)
    return out


def _use_title(scenes: list[Scene], titles: list[Info], context: list, published: date, w: Words) -> None:
    """The headline tells a scene of the body: it lends what is missing there and adds no second telling."""
    if not scenes:
        for t in titles:
            if any(f.status == "asserted" for f in t.frames) or t.types:
                scene = Scene()
                scene.add(t, context)
                scenes.append(scene)
        return
    for t in titles:
        here = setting(t.places)
        target = scenes[0]
        if here:
            where = resolve(here, context)
            target = next(
                (s for s in scenes if s.location.district and s.location.district == where.district), scenes[0]
            )
            if locations_agree(target.location, where) and not target.location.district:
                target.places = target.places + here
                target.location = resolve(target.places, context)
        for f in t.frames:
            if f.status != "asserted" or f.value is None:
                continue
            told = [
                g
                for s in scenes
                for g in s.frames
                if g.action == f.action
                and (
                    g.object == f.object
                    or g.object in (None, "person", "same")
                    or f.object in (None, "person", "drugs", "police?", "trafficker")
                )
                and g.status == "asserted"
            ]
            if not told:
                target.frames.append(f)
        target.types.extend(
            (t, c)
            for c in t.types
            if c.status == "asserted"
            and c.kind in ("attack", "armed_clash", "explosion", "accident", "unrest")
            and len(scenes) == 1
        )


def _drop_lead_totals(scenes: list[Scene]) -> None:
    """ "Siete pistas" in the lead, four in one scene and three in another: the parts stand, the sum goes."""
    for lead in scenes:
        for f in list(lead.frames):
            if f.value is None or f.status != "asserted" or f.sentence > 3:
                continue
            parts = [
                (k, g)
                for k, s in enumerate(scenes)
                for g in s.frames
                if g is not f
                and g.action == f.action
                and g.object == f.object
                and g.status == "asserted"
                and g.sentence > f.sentence
                and g.value
            ]
            if len({k for k, _ in parts}) >= 2 and abs(sum(g.value or 0 for _, g in parts) - f.value) <= 0.01 * f.value:
                lead.frames.remove(f)


def _drop_open_figures(scenes: list[Scene]) -> None:
    """ "burned drug labs" in the lead says nothing where a scene of the body counts them."""
    counted = {(f.action, f.object) for s in scenes for f in s.frames if f.value is not None and f.status == "asserted"}
    if len(scenes) > 1:
        for s in scenes:
            s.frames = [f for f in s.frames if f.value is not None or (f.action, f.object) not in counted]


def _drop_summary(scenes: list[Scene]) -> None:
    """A lead that only adds up what several scenes tell ("tres operativos dejan nueve detenidos") is no incident."""
    if len(scenes) < (2 if scenes and any("several" in i.markers for i in scenes[0].infos) else 3):
        return
    lead = scenes[0]
    several = any("several" in i.markers for i in lead.infos)
    if not several and ((lead.date and len(lead.date) == 10) or lead.location.district):
        return
    if several or not lead.location.district:
        scenes.remove(lead)


def _incident(scene: Scene, published: date, raw: dict[str, str], context: list) -> Incident | None:
    sides = sides_of(scene)
    cues = {t.kind for _, t in scene.types if t.status == "asserted"}
    facts = settle(scene, cues)
    types = types_of(scene, facts, sides)
    location = scene.location
    nowhere = location.department is None and location.place is None
    if scene.date is not None and len(scene.date) == 4 and nowhere:
        return None
    if not types or (scene.date is None and location.department is None and location.place is None):
        return None
    if not facts and not (scene.date and (location.district or location.place) and types):
        return None
    evidence = {}
    if scene.date_mention:
        info, d = scene.date_mention
        evidence["date"] = _evidence(
            raw, info.s.where, info.s.tokens[d.i].s, info.s.tokens[d.j - 1].e, f"date.{d.kind}"
        )
    if scene.places and scene.place_infos:
        info = scene.place_infos[0]
        p = setting(info.places)[0]
        evidence["place"] = _evidence(
            raw, info.s.where, info.s.tokens[p.i].s, info.s.tokens[p.j - 1].e, f"place.{p.level}"
        )
    cue = next(((i, t) for i, t in scene.types if t.kind in types and t.status == "asserted"), None)
    if cue:
        evidence["type"] = _evidence(
            raw, cue[0].s.where, cue[0].s.tokens[cue[1].i].s, cue[0].s.tokens[cue[1].j - 1].e, cue[1].rule
        )
    made = tuple(
        Fact(f.action, f.object or "unknown", f.value, f.unit, f.bound, _evidence(raw, f.where, f.start, f.end, f.rule))
        for f in facts
    )
    return Incident(
        types=tuple(sorted(types)),
        date=scene.date,
        location=location if isinstance(location, Location) else Location(),
        actors=tuple(sorted(_actors(facts, sides))),
        facts=made,
        persons=_persons(scene, raw),
        recalled=_recalled(scene, published),
        evidence=evidence,
    )


def _actors(facts: list[Frame], sides: set[str]) -> set[str]:
    out = {s for s in sides if s != "forces"}
    side = {
        "military": "military",
        "police": "police",
        "armed_group": "shining_path",
        "trafficker": "traffickers",
        "civilian": "civilians",
    }
    for f in facts:
        if f.action in PERSON_ACTIONS and f.object in side:
            out.add(side[f.object])
    return out or {"police"}


def _persons(scene: Scene, raw: dict[str, str]) -> tuple[Person, ...]:
    out: dict[str, Person] = {}
    for info in scene.infos:
        for p in info.persons:
            if p.background or p.kind == "surname":
                continue
            role = p.cue or "victim"
            key = p.name.lower()
            if key not in out:
                tokens = info.s.tokens
                out[key] = Person(
                    p.name, role, _evidence(raw, info.s.where, tokens[p.i].s, tokens[p.j - 1].e, "person")
                )
    return tuple(out.values())


def _recalled(scene: Scene, published: date) -> bool:
    if scene.date is None:
        return False
    d = (scene.date + "-01-01")[:10] if len(scene.date) == 4 else (scene.date + "-28")[:10]
    try:
        return (published - date.fromisoformat(d)).days > 60
    except ValueError:
        return False
