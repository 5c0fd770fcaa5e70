"""All mentions and frames of one sentence, the readers in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from extractors.codebook import DRUGS, FORCES, PERSON_ACTIONS, WEAPONS
from extractors.report.actor import find_actors
from extractors.report.counted import Counted
from extractors.report.date import find_dates
from extractors.report.date_anniversary import remembered_days, where_remembered
from extractors.report.fact import find_frames
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.fates import tell_fates
from extractors.report.mention_counted import only_said
from extractors.report.mention_days import (
    about_so_long,
    of_a_thing_told_before,
    of_departure,
    of_main_clause,
    of_the_dead,
    of_the_dying,
    of_the_last_to_die,
    of_weighing,
    set_aside_dates,
)
from extractors.report.mention_events import of_other_events
from extractors.report.mention_names import with_names
from extractors.report.mention_places import home_of_the_victim, no_surnames, settle_roles, taken_from
from extractors.report.mention_types import (
    ascribed,
    blown_up,
    bombs_at,
    fallen_craft,
    habitual,
    of_its_day,
    raid_of_forces,
    shots_at,
    told_deeds,
    worst_since,
)
from extractors.report.number import number_at
from extractors.report.person import find_persons
from extractors.report.place import find_places
from extractors.report.place_told import not_where
from extractors.report.quantity import find_counted
from extractors.report.recalled import opening_clause, recalled_clause
from extractors.report.retracted import take_back_early_figures
from extractors.report.scene import Info, TypeCue, heads, setting
from extractors.report.scene_several import spread_out
from extractors.report.sentence import Sentence
from extractors.report.settle_telling import OPEN
from extractors.report.statistic_cues import tally_cues
from extractors.report.told_from import count_back_from_later, count_from_later, count_from_today, search_days
from extractors.report.trigger import find_triggers
from extractors.report.trigger_nominal import reach_their_patients
from extractors.report.trigger_status import status_at, status_cues
from extractors.report.trigger_words import Trigger, carried_out
from extractors.report.words import Verb, Words
from extractors.text import Token


def read_sentence(
    s: Sentence, w: Words, published: date, decimal: str | None, known: dict[str, str] | None = None,
    then: str | None = None, near: str | None = None,
) -> tuple[Info, list[Counted]]:
    """All mentions and frames of one sentence.

    `known`: surname → full name of the people met so far; added to. `then`, `near`: as `find_dates` has them.
    """
    tokens = s.tokens
    dates = find_dates(tokens, w.lang, published, then, near)
    places = find_places(tokens, w.lang)
    if (
        s.where == "text"
        and s.paragraph == 1
        and s.index <= 2
        and len(tokens) <= 14
        and not any(t.f in w.verbs.index for t in tokens)
    ):
        dates, places = [], []  # "16:05 | Lima, set. 24.": where and when it was written
    if len(places) == 1 and places[0].start == 0 and heads(s):
        places[0].role = "at"  # "KIMBIRI.": the place that heads its paragraph
    dash = _dateline_end(s)
    if dash:
        dates, places = [d for d in dates if d.i >= dash], [p for p in places if p.i >= dash]
    if s.upper:
        places = no_surnames(places, tokens, w)
    settle_roles(places, tokens, w)
    not_where(places, dates, tokens, w)
    admin = [(p.i, p.j) for p in places if p.level in ("district", "province", "department")]
    persons = [p for p in find_persons(tokens, w.lang, upper=s.upper) if not any(i <= p.i and p.j <= j for i, j in admin)]
    places = [p for p in places if p.candidates or p.kindword or not (
        any(x.i < p.j and p.i < x.j for x in persons) or _caught(tokens, p.j, w))]  # "contra Nicanor Velarde, capturado en X"
    taken = frozenset((*range(dash), *(k for d in dates for k in range(d.i, d.j))))
    named = frozenset(k for p in persons for k in range(p.i, p.j))
    counted = with_names(
        find_counted(tokens, w, decimal, taken | named), persons, tokens, {} if known is None else known, w
    )
    if s.where == "title":
        _headline_singulars(counted, tokens, w)
    elif s.bullet and counted and counted[0].i == 0 and counted[0].object in FORCES and not any(c.value for c in counted if c.kind == "people"):
        _headline_singulars(counted[:1], tokens, w)  # "- Sargento 1.° EP X"
    cues = status_cues(tokens, w, taken)
    triggers = find_triggers(s, w, counted, cues)
    reach_their_patients(triggers, tokens, counted, dates, places)
    bare = any(c.kind in ("bare", "amount") and c.object is None for c in counted)
    compared = [x for x in tally_cues(tokens, w) if x[2] == "versus"] if bare else []
    claimable = [
        c
        for c in counted
        if not (c.kind in ("bare", "amount") and any(0 <= c.i - x[1] <= 3 for x in compared) and c.object is None)
        and not ((c.kind == "bare" or (c.kind == "people" and c.value is None)) and any(t.i < c.i and c.j <= t.j for t in triggers))  # "sufrió una herida", "cost the rebels three men"
        and not _are_ages(tokens, c)
        and not _in_turn(tokens, c)
        and not _a_wound(tokens, c)
        and not (c.kind == "bare" and c.i and (_is_an_age(tokens, c, counted) or (c.value == 2 and c.definite and tokens[c.i - 1].f in ("de", "of"))))  # "el hijo de ambos"
        and not (c.kind == "people" and not c.numbered and any(t.i == c.i and (t.mode == "participle" or t.options[0].rule.endswith("hostage_taken")) for t in triggers))  # "X, intervenido en Y"
        and not (c.kind == "people" and [t.f for t in tokens[c.j : c.j + 2]] in (["too", "many"], ["de", "mas"]))
        and not only_said(tokens, c, counted, w)
        and not (tokens[c.head].f in w.sets["bereaved"] and tokens[c.j : c.j + 1] and tokens[c.j].f not in ("and", "y", "e", ",") and any(0 < x.i - c.j <= 1 or x.i == c.j for x in counted if x.kind == "people"))
    ]
    first = next((c.i for c in counted if c.numbered and c.kind != "bare"), None)
    label = _label(tokens, w)
    if label is not None and (not triggers or triggers[0].lead > label.j + 8):
        triggers = [label, *triggers]
    if s.bullet and s.intro is not None and not _clause_of_its_own(s, triggers) and (not triggers or (first is not None and first < triggers[0].lead and triggers[0].mode != "participle")):
        triggers = [*_inherited(s, w, published, decimal), *triggers]
    taken_from(places, tokens, triggers)
    frames = find_frames(s, claimable, triggers, w)
    home_of_the_victim(places, tokens, frames)
    if s.bullet and s.intro is not None and s.intro.tokens[-1].raw == ":" and triggers and triggers[0].j == 0 and triggers[0].options[0].action in ("killed", "wounded", "captured", "missing", "rescued"):
        frames = [replace(f, name=None, definite=False, group=s.intro.index * 100 + NAMED_BELOW) for f in frames]  # each line of the list is one more
    types = []
    markers: set[str] = set()
    for k, end, (kind, rule) in w.types.each(tokens):
        if k not in taken and not (k > 1 and tokens[k - 1].f in ("de", "of") and tokens[k - 2].f in w.sets["equipment"]) and not (
            tokens[k].f == "strike" and k and tokens[k - 1].f in w.sets["strikers"]
        ):
            if kind == "none" or carried_out(tokens, k) or blown_up(tokens, k, counted) or (tokens[k].f == "ultimo" and tokens[k].raw.lower() != "ultimó"):  # "el último vuelo"
                continue
            status = status_at(tokens, k, w, cues=cues)
            if kind == "explosion" and tokens[k].f == "went" and {t.f for t in tokens[end : end + 5]} & w.sets["roadsides"]:
                kind, rule = "accident", f"{w.lang}.incident.accident"  # "their truck went off a mountain road"
            if tokens[k].f == "roadblock" and not any(c.object == "civilian" and c.i < k for c in counted):
                continue  # the police set them up as well
            blown = any(t.options[0].action == "destroyed" for t in triggers)
            if kind == "explosion" and blown and k and tokens[k - 1].f in ("con", "with", "using", "mediante"):
                continue  # "inutilizó con cargas explosivas la pista"
            if k > 1 and tokens[k - 1].f in ("del", "al", "el", "la", "the") and tokens[k - 2].f in w.sets["time_reference"]:
                own = any(d.i > k and len(d.value or "") == 10 for d in dates) and any(p.i > k and p.level in ("district", "place") for p in places)
                hurt = tokens[k - 2].f in ("after", "tras") and tokens[k - 3].f not in w.sets["time_units"] and any(
                    f.action in ("killed", "wounded") and f.status == "asserted" and f.value for f in frames)
                status = status if own or hurt else "elsewhere"  # "dos días antes del accidente": only says when
            status = of_its_day(status, tokens, k, end, dates)
            if kind == "attack" and raid_of_forces(tokens, k, end, w):
                if tokens[k].f not in ("assault", "asalto"):
                    continue
                kind, rule = "armed_clash", f"{w.lang}.incident.armed_clash"
            if ascribed(tokens, k, dates, w) or habitual(tokens, k, dates, w) or worst_since(tokens, k, end, w):
                status = "elsewhere"
            if any(t.f in w.sets["beforehand"] for t in tokens[max(0, k - 4) : k]) and tokens[k - 1].f in ("la", "el", "una", "un", "the", "an", "a"):
                status = "elsewhere"  # "fusiles robados en la emboscada"
            if end < len(tokens) and tokens[end].f.startswith("coincid"):
                status = "elsewhere"  # "La protesta coincidió con …"
            types.append(TypeCue(kind, k, end, rule, status))
    types += _arms_taken(triggers, counted, frames, w)
    types += [TypeCue("attack", k, k + 1, f"{w.lang}.incident.attack", status_at(tokens, k, w, cues=cues)) for k in (*shots_at(tokens), *bombs_at(tokens))]
    types += [TypeCue("accident", k, k + 1, f"{w.lang}.incident.accident", status_at(tokens, k, w, cues=cues)) for k in (fallen_craft(tokens, counted) if s.paragraph <= 1 else ()) if not any(t.kind in ("attack", "armed_clash", "explosion", "fire", "shooting") for t in types)]
    for k, _, mark in w.markers.each(tokens):
        if mark == "new_if_after":
            if {t.f for t in tokens[k : k + 9]} & {"after", "later", "despues", "luego"}:
                markers.add("new")
        elif k not in taken and (mark not in ("new", "resume", "that_event") or k <= 3 or _still_opening(tokens, k, w)) and (mark != "burnt" or k <= 6):
            markers.add("new" if mark == "apart" else mark)
    if _load_taken(counted, triggers):
        markers.add("kept")
    if _all_burnt(tokens, triggers, w):
        markers.add("burnt_all")
    if s.paragraph <= 2 and (_several(tokens, w, decimal) or spread_out(tokens, frames, dates, w, decimal)):
        markers.add("several")
    if s.bullet and s.intro is not None and (setting(places) or dates) and _lists_events(s.intro, w, decimal):
        markers.add("new")
    if s.bullet and any(t.f == "mismo" and tokens[k + 1].f == "dia" for k, t in enumerate(tokens[:12])):
        markers.update(("new", "same_area"))  # "2. A las 23:40 horas del mismo día y en el mismo lugar se intervino …"
    set_aside_dates(dates, tokens, w, {f.action for f in frames if f.status == "asserted"})
    about_so_long(dates, tokens)
    of_the_last_to_die(dates, places, tokens, frames, opening=s.paragraph <= 1)
    of_departure(dates, tokens, frames, types, w)
    of_main_clause(dates, tokens, frames, types, w)
    of_a_thing_told_before(dates, tokens, frames, types, {t.j - 1 for t in triggers}, w)
    of_the_dead(dates, tokens, w)
    of_the_dying(dates, tokens, w)
    of_weighing(dates, tokens, counted, w)
    remembered_days(dates, tokens, published, w)
    where_remembered(places, dates)
    types += told_deeds(tokens, triggers, frames, dates, places)
    info = Info(
        s, 0, len(tokens), frames, dates, places, persons, find_actors(tokens, w), types, markers, set(), counted
    )
    info.deed = any(t.status == "asserted" and t.finite and t.options[0].action in PERSON_ACTIONS for t in triggers)
    tell_fates(info, claimable, triggers, w)
    if not info.fate and info.frames and info.dates:
        info.inner = recalled_clause(info, triggers, w)
    info.inner = info.inner or opening_clause(info, w)
    count_from_later(info, w)
    count_from_today(info, published, then)
    count_back_from_later(info, w)
    search_days(info, w)
    of_other_events(info, w)
    for f in info.frames:
        if f.action == "kidnapped" and _as_child(tokens) and not any(d.value and len(d.value) >= 7 and d.i < f.position for d in info.dates) and len({g.action for g in info.frames}) > 1:
            f.status = "elsewhere"  # "una mujer raptada cuando tenía once años se entregó el jueves"
        elif f.action == "kidnapped" and not LONG_AGO.isdisjoint(t.f for t in tokens) and not any(d.value and len(d.value) >= 7 for d in dates):
            f.status = "elsewhere"  # "tres mujeres que fueron secuestradas en los años ochenta"
        elif f.action == "wounded" and f.value == 1 and not VICTIMS.isdisjoint(t.f for t in tokens[:9]):
            f.notes.append("victim")
    take_back_early_figures(info, w)
    return info, counted


def _still_opening(tokens: list, k: int, w: Words) -> bool:
    """ "Esa misma tarde, en la misma garita y en otro operativo, …": no verb stands before."""
    return k <= 12 and (tokens[k - 1].raw == "," or tokens[k - 1].f in ("y", "e", "and")) and not any(t.f in w.verbs.index for t in tokens[:k])


def _as_child(tokens: list) -> bool:
    return any(a.f in ("cuando", "when") and b.f in ("tenia", "she", "he", "era", "eran") for a, b in pairwise(tokens))


def _in_turn(tokens: list, c: Counted) -> bool:
    """ "finished off the six officers one after another", "uno tras otro", "one by one": how it was done, nobody more."""
    if c.kind != "bare" or c.value != 1:
        return False
    around = [t.f for t in tokens[max(0, c.i - 2) : c.j + 2]]
    return any(around[k] in ("one", "uno", "una") and around[k + 1] in ("after", "by", "tras", "por", "a") and around[k + 2] in ("another", "one", "otro", "otra", "uno", "una") for k in range(len(around) - 2))


def _are_ages(tokens: list, c: Counted) -> bool:
    """ "The brothers are 16 and 19.": two numbers and nothing else behind the verb."""
    k = c.i if c.i and tokens[c.i - 1].f in ("are", "were", "tienen", "tenian") else c.i - 2
    ends = k + 3 >= len(tokens) or tokens[k + 3].k == "p"
    return c.kind == "bare" and k > 0 and k + 2 < len(tokens) and tokens[k - 1].f in ("are", "were", "tienen", "tenian") and (
        tokens[k].k == tokens[k + 2].k == "n" and tokens[k + 1].f in ("and", "y") and ends)


def _a_wound(tokens: list, c: Counted) -> bool:
    """ "convalecía de una herida antigua": the wound, nobody wounded."""
    article = c.kind == "bare" and c.value == 1 and tokens[c.i].f == "una" and c.j < len(tokens) and tokens[c.j].f == "herida"
    return article and c.i > 0 and tokens[c.i - 1].f in ("de", "con", "por", "a", "tiene", "tenia", "presenta", "presentaba", "mostraba")


def _is_an_age(tokens: list, c: Counted, counted: list[Counted]) -> bool:
    """ "aged between 19 and 22", "ages 11 to 14", "backpackers under 25": how old the people just named are."""
    aside = tokens[c.i - 1].raw == "," and c.j < len(tokens) and tokens[c.j].raw == ","  # "A granddaughter, six, was grazed"
    if aside and any(x.kind == "people" and x.value == 1 and not x.plural and x.j == c.i - 1 for x in counted):
        return True
    closed = c.j >= len(tokens) or tokens[c.j].raw in ",.;" or tokens[c.j].f in ("and", "y")
    quoted = {tokens[c.i - 1].raw, tokens[c.i - 2].raw} in ({",", '"'}, {",", "”"}) and 10 <= (c.value or 0) <= 80
    if quoted and closed and any(x.name and x.j in (c.i - 2, c.i - 1) for x in counted):
        return True  # "captured "Comrade Elsa," 29, and "Comrade Juan," 33"
    if tokens[c.i - 1].f in ("now", "then", "hoy", "ahora", "entonces") and tokens[c.i - 2].raw == "," and c.j < len(tokens) and tokens[c.j].raw in ",)" and 5 <= (c.value or 0) <= 99:
        return True  # "One of the women, now 34, said …"
    if tokens[c.i - 1].f in ("are", "were", "is", "was") and tokens[c.i].f in ("under", "over") and 10 <= (c.value or 0) <= 25:
        return True  # "Four of the carriers detained are under 18"
    return tokens[c.i - 1].f in ("aged", "age", "ages", "under", "edades") or (tokens[c.i].f in ("under", "over") and any(x.kind == "people" and x.j == c.i for x in counted))


def _arms_taken(triggers: list[Trigger], counted: list[Counted], frames: list[Frame], w: Words) -> list[TypeCue]:
    """ "beat the guards and walked off with 14 shotguns", "las catorce escopetas robadas al comité": an attack, if nothing else is told."""
    arms = [c for c in counted if c.object in WEAPONS and (c.value or 0) > 1]
    out = []
    for t in triggers if not any(f.status == "asserted" and f.value for f in frames) else []:
        near = any(0 <= c.i - t.j <= 2 or (t.mode == "participle" and c.j == t.i) for c in arms)
        if near and t.status == "asserted" and any(o.rule.endswith("other.steal") for o in t.options):
            out.append(TypeCue("attack", t.i, t.j, f"{w.lang}.incident.attack", "asserted"))
    return out


def _caught(tokens: list, j: int, w: Words) -> bool:
    """Whether a name that ends at j is followed by ", capturada …": somebody's."""
    verb = w.verbs.at(tokens, j + 1) if j + 1 < len(tokens) and tokens[j].raw == "," else None
    return verb is not None and verb[1].form == "participle" and verb[1].action in PERSON_ACTIONS


def _clause_of_its_own(s: Sentence, triggers: list[Trigger]) -> bool:
    """ "…; un tercer ocupante murió en la cabina": behind a semicolon that opens no list, a sentence with its own verb."""
    intro = s.intro.tokens if s.intro is not None else []
    listed = any(t.raw == ":" for t in intro) or not intro or intro[-1].raw != ";"
    return not listed and any(t.finite and t.mode in ("active", "passive", "past") for t in triggers)


def _load_taken(counted: list[Counted], triggers: list[Trigger]) -> bool:
    """ "el cargamento hallado", "la droga incautada", "a cache was dug up": whoever tells what was in it says that it was taken."""
    opening = [c for c in counted if c.i <= 1 and c.kind == "container" and c.object is None]
    if any(t.mode == "passive" and t.status == "asserted" and t.options[0].action in ("find", "seized") for t in triggers) and opening:
        return True
    loads = {c.j for c in counted if (c.kind == "container" and c.object is None and c.article) or (c.object in DRUGS and c.value in (None, 1.0))}
    return any(t.mode == "participle" and t.i in loads and t.options[0].action in ("find", "seized") for t in triggers)


def _all_burnt(tokens: list, triggers: list[Trigger], w: Words) -> bool:
    """ "todos los elementos encontrados fueron destruidos": everything found before, whatever its name."""
    for t in triggers:
        if t.options[0].action == "destroyed" and t.mode == "passive" and t.status == "asserted":
            subject = {x.f for x in tokens[max(0, t.lead - 14) : t.lead]}
            alone = tokens[t.lead - 1].f in ("todo", "everything") or (t.lead == 1 and tokens[0].f in ("all", "todos", "todas"))
            if alone or (subject & w.sets["everything"] and subject & w.sets["found_things"]):
                return True
    return False


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


LONG_AGO = frozenset(("ochenta", "noventa", "1980s", "1990s"))
VICTIMS = frozenset(("victima", "victim", "fallecido", "fallecida", "occiso", "occisa", "deceased", "muerto"))


NOBODY = frozenset(("no", "ni", "ningun", "sin", "none", "without"))


def _lists_events(intro: Sentence, w: Words, decimal: str | None) -> bool:
    """ "Examples of successful operations:", with no verb of its own that the bullets could stand under."""
    return any(t.f in w.sets["operations"] for t in intro.tokens) and not find_triggers(
        intro, w, find_counted(intro.tokens, w, decimal)
    )


def _several(tokens: list, w: Words, decimal: str | None) -> bool:
    """ "tres operativos", "four separate raids": the sentence adds up what follows."""
    operations = w.sets["operations"]
    for k, t in enumerate(tokens):
        if t.f in operations and k and tokens[k - 1].f in ("en", "in", "diversos", "varios", "diversas", "varias", "several", "various") and t.f.endswith("s") and any(x.f in ("realizados", "realizadas", "ejecutados", "ejecutadas", "carried", "conducted") for x in tokens[k + 1 : k + 4]):
            return True  # "en operativos realizados entre el 11 y el 17"
        if t.f in operations and k:
            for back in (1, 2, 3):
                n = number_at(tokens, k - back, w, decimal) if k - back >= 0 else None
                if [t.f for t in tokens[max(0, k - back - 2) : k - back]] in (["of", "the"], ["de", "los"], ["de", "las"]):
                    n = None  # "one of the three districts of the city"
                between = tokens[n.end : k] if n is not None else []
                if n is not None and tokens[k - back].f not in ("ambos", "ambas", "both") and n.value is not None and 2 <= n.value <= 30 and n.end >= k - back + 1 and not any(x.f in w.sets["stops"] or x.f in ("de", "en", "los", "las", "the") for x in between):
                    return True
    return False


def _dateline_end(s: Sentence) -> int:
    """Token after the dash of a dateline ("LIMA (Reuters) - …", "PICHARI, Peru —"); 0 where the sentence has none."""
    if s.where != "text" or s.paragraph > 2 or not s.tokens or not (s.tokens[0].cap or s.tokens[0].raw == "("):
        return 0  # "(Lima) -- …"
    for k in range(1, min(14, len(s.tokens))):
        t = s.tokens[k]
        if (t.raw in "-–—" and (t.s > s.tokens[k - 1].e or s.tokens[k - 1].raw == ".")) or (t.raw in "-–—" and s.tokens[k - 1].raw == "-"):
            return k + 1
        if t.k == "w" and not t.cap and t.f not in ("de", "del", "la"):
            return 0
    return 0


def _inherited(s: Sentence, w: Words, published: date, decimal: str | None) -> list:
    """A bullet without a verb stands under the verb of the line that opened the list."""
    usable: list[Trigger] = []
    intro = s.intro
    while intro is not None and not usable:
        triggers = find_triggers(intro, w, find_counted(intro.tokens, w, decimal))
        fates = ("killed", "wounded") if intro.tokens[-1].raw == ":" and s.tokens[0].cap else ()
        usable = [
            t
            for t in triggers
            if t.status == "asserted" and t.options[0].action in ("seized", "destroyed", "find", "captured", "carry", *fates)
        ]
        if not usable and (label := _label(intro.tokens, w, fates)) is not None:
            usable = [label]
        intro = intro.previous
    if not usable and s.intro is not None and s.intro.tokens[-1].raw == ":" and _following_results(s.intro.tokens):
        usable = [Trigger(0, 0, [Verb(f"{w.lang}.fact.seized.find", "find", "transitive", "past")], "active", lead=0)]
    if not usable:
        return []
    last = usable[-1]
    last.i = last.j = last.lead = 0
    last.mode = "active"
    return [last]


def _following_results(tokens: list[Token]) -> bool:
    """ "El operativo tuvo el siguiente resultado:", "with the following results:": what is listed was found."""
    said = {t.f for t in tokens}
    return bool(said & {"siguiente", "siguientes", "following"}) and bool(said & {"resultado", "resultados", "saldo", "results", "result"})


NAMED_BELOW = 95  # the group of those whom the lines of a list name


def _label(tokens: list, w: Words, fates: tuple[str, ...] = ()) -> Trigger | None:
    """ "Detenidos: …", "ESPECIES INCAUTADAS: …", "Los muertos son:": a bulletin's label says what was done with what follows."""
    colon = next((k for k in range(1, min(6, len(tokens))) if tokens[k].raw == ":"), None)
    if colon is None:
        return None
    head = {t.f for t in tokens[:colon]}
    if head & NOBODY:
        return None  # "ni un solo detenido: así resumió el alcalde …"
    for action in ("captured", "seized"):
        if head & w.sets[f"label_{action}"]:
            rule = f"{w.lang}.fact.{action}.{'capture' if action == 'captured' else 'seize'}"
            return Trigger(0, colon + 1, [Verb(rule, action, "transitive", "past")], "active", lead=0)
    for action, named in zip(fates, ("the_dead", "the_hurt"), strict=False):
        if head & w.sets[named]:
            rule = f"{w.lang}.fact.{action}.{'kill' if action == 'killed' else 'wound'}"
            return Trigger(0, colon + 1, [Verb(rule, action, "transitive", "past")], "active", lead=0)
    return None


def continue_breakdown(info: Info, before: Info | None, w: Words) -> None:
    """ "Murieron cuatro personas. Se trata de tres soldados y una profesora.": the kinds of people are told a sentence later."""
    if before is None or info.frames or "breakdown" not in info.markers or before.s.where == "title":
        return
    if any(t.f in w.sets["saying"] for t in info.s.tokens):
        return  # "Son firmas distintas", afirmó el coronel
    told = [f for f in before.frames if f.action in PERSON_ACTIONS and f.value]
    people = [c for c in info.counted if c.kind == "people" and c.value]
    if not told or not people:
        return
    whole = told[-1]
    if sum(c.value or 0 for c in people) != whole.value or (whole.object == "civilian" and all(c.object in (*OPEN, "civilian") or c.rule.endswith("named") for c in people)):
        return  # "Tres trabajadores fueron secuestrados. Son el ingeniero X y los técnicos Y y Z"
    for c in people:
        rule, group = f"{w.lang}.fact.breakdown", info.s.index * 100
        head = info.s.tokens[c.head].f
        info.frames.append(frame_of(info.s, c, whole.action, c.object, rule, whole.status, head=head, group=group))
    if len({c.object for c in people}) > 1:
        before.frames.remove(whole)
