"""Days of a sentence that are not the event's: of an earlier count, an evacuation, a funeral, a release, a decision, or still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from extractors.codebook import DRUGS
from extractors.report.counted import Counted
from extractors.report.date_words import DateMention, date_words, shift
from extractors.report.fact_frame import Frame
from extractors.report.scene import TypeCue
from extractors.report.words import Words

FREED = {"freed", "released", "liberados", "liberadas", "liberado", "liberada"}
_THEM = ("him", "her", "them")
SUFFERED = {"suffered", "sustained", "received", "sufridas", "recibidas", "sufrio", "recibio", "sufrieron"}  # "died of wounds suffered Friday"
_CAME = {"llegaron", "arribaron", "landed"}  # and "arrived", where somebody then acts
_HURTS = {"wounds", "injuries", "heridas", "lesiones"}
_OF_HURTS = {"of", "from", "to", "de", "por", "sus", "las"}


_SLAIN = frozenset(("asesinado", "asesinada", "asesinados", "asesinadas", "murdered", "slain", "killed"))
_SHOWN = frozenset(("presento", "presentaron", "exhibio", "exhibieron", "presented", "paraded", "displayed"))
_PRESS = frozenset(("prensa", "periodistas", "medios", "press", "reporters", "media", "journalists"))


def set_aside_dates(dates: list, tokens: list, w: Words, told: set[str]) -> None:
    """Days of an earlier count, of an evacuation, a funeral, a release, or still to come, are not the event's."""
    corrections = [k for k, _, (cue, _) in w.cues.each(tokens) if cue == "correction"] if dates else []
    behind: Any = date_words(w.lang)
    for d in dates:
        window = {t.f for t in tokens[max(0, d.i - 6) : d.i]}
        near = range(max(0, d.i - 4), d.i)
        freed = any(tokens[k].f in FREED and ("rescued" in told or tokens[k + 1].f in _THEM) for k in near)  # "were freed on Friday", "police freed him later"
        afterwards = _nearest_verb(tokens, d, w) and not freed
        clause = [t.f for t in tokens[max(0, d.i - 12) : d.i]]
        since = next((k for k in range(len(clause) - 1, -1, -1) if clause[k] in ("which", "that", "que")), None)
        if since is not None and {"had", "habia", "habian"} & set(clause[since:]) and "," not in clause[since:] and d.value and len(d.value) < 10:
            d.reporting = True  # "14 shotguns which the army had distributed in January"
        if tokens[d.i].f != "of" and [t.f for t in tokens[max(0, d.i - 2) : d.i]] == ["as", "of"]:
            d.reporting = True  # "As of July 31st, 12.9 tons had been confiscated"
        if any(t.f in ("que", "which", "that") for t in tokens[max(0, d.i - 2) : d.i]) and any(t.f in w.sets["presenting"] for t in tokens[d.j : d.j + 3]):
            d.reporting = True  # "según el balance que ayer presentó el jefe"
        if d.j < len(tokens) and tokens[d.j].f in ("find", "discovery", "recovery") and tokens[d.j - 1].f.endswith("'s"):
            d.reporting = True  # "With Monday's find, the army's dead stand at three"
        suffered = {t.f for t in tokens[max(0, d.i - 2) : d.i]} & SUFFERED
        spot = {t.f for t in tokens[max(0, d.i - 5) : d.i]} & {"spot", "scene", "instantly", "acto", "instante"}
        earlier = any(0 < x.i - d.i <= 8 and x.value and len(x.value) == 10 for x in dates)  # "herido durante la protesta del martes, murió ayer en el hospital"
        if _in_hospital(tokens, d.i, w) and not (earlier and w.lang == "es") and not suffered and not spot and not d.rule.endswith("that_weekday"):
            d.reporting = True  # "A third died of his wounds on Tuesday in a Lima hospital"
        clause_of_its_own = any(t.f in ("when", "cuando") for t in tokens[d.j : d.j + 2])  # "taken on April 18 when soldiers overran a camp"
        named = d.j < len(tokens) and tokens[d.j].f in behind.events  # "six soldiers, not four, died in Monday's clash", "taken part in the June 2013 ambush"
        clause_of_its_own |= named
        clause_of_its_own |= not told and len(d.value or "") == 10  # "las armas robadas el 6 de abril", and nothing else
        clause_of_its_own |= told == {"killed"} and len(dates) == 1 and len(d.value or "") >= 7 and any(t.f in _SLAIN for t in tokens[max(0, d.i - 2) : d.i])  # "por X, el obrero asesinado en agosto de 2019"
        if not clause_of_its_own and any(t.f in w.sets["beforehand"] and not (t.f == "lost" and (w.actors.at(tokens, k - 1) or _of_people(tokens, k, w))) and not _led_away(tokens, k) for k, t in enumerate(tokens[: d.i]) if k >= d.i - 5):
            d.reporting = True  # "dos fusiles robados al Ejército en 2009"
        gone = [t.f for t in tokens[max(0, d.i - 4) : d.i]]
        if _ADRIFT.search(" ".join(gone)):
            d.reporting = True  # "four people were unaccounted for on Friday", "seguían desaparecidos ayer"
        corrected = not named and any(d.i > k - 7 and not (d.i < k and tokens[k - 1].f in ("que", "which")) for k in corrections)  # "hallada el domingo, que al inicio …"
        corrected = corrected and not any(t.f in _SLAIN or t.f in behind.happened for t in tokens[max(0, d.i - 4) : d.i])  # "son nueve, y no once, las personas asesinadas la noche del domingo"
        if corrected or window & w.sets["to_come"] or afterwards:
            d.reporting = True
        if len(d.value or "days of a telling") != 7 and {t.f for t in tokens[max(0, d.i - 2) : d.i]} & behind.found and any(t.raw == ":" for t in tokens[: d.i]) and not behind.bodies.isdisjoint(t.f for t in tokens[: d.i]):
            d.reporting = True  # "dos cuerpos: el de X y el de Y, hallado el viernes"
        back = [t.f for t in tokens[max(0, d.i - 4) : d.i]]
        if {"decade", "decades"} & {t.f for t in tokens[d.i : d.j]} and {"that", "which", "who"} & {t.f for t in tokens[max(0, d.i - 8) : d.i]}:
            d.reporting = True  # "the group that terrorised the country two decades ago"
        if not _SHOWN.isdisjoint(t.f for t in tokens[max(0, d.i - 8) : d.i]) and not _PRESS.isdisjoint(t.f for t in tokens) and any(x.i > d.i and x.value for x in dates):
            d.reporting = True  # "presentó hoy a la prensa a X, detenido el martes"
        after = [t.f for t in tokens[d.j : d.j + 3]]
        if set(after[:2]) & {"sentenced", "convicted", "condeno", "sentencio"} or any(tokens[k].f in ("were", "was", "are", "is") and [x.f for x in tokens[k + 1 : k + 3]] == ["to", "be"] for k in range(max(0, d.i - 12), d.i)):
            d.reporting = True  # "a court on Tuesday sentenced X", "were to be taken before a judge on Wednesday"
        if w.sets["made_public"] & set(back[-2:]) and back[-1:] != ["que"]:
            d.reporting = True  # "an inquiry made public Tuesday"; not "hace público que el 7 de mayo una patrulla …"
        year = next((f for f in back if f.isdigit() and len(f) == 4), None)
        if d.value and len(d.value) == 7 and year and back[-1:] in (["y"], ["and"]) and {"entre", "between"} & set(back) and year < d.value[:4]:
            d.span, d.period = True, f"{year}-01/{d.value}"  # "Entre el 2006 y mayo de este año"
        if d.i and {"inicio", "comienzo", "start"} & {t.f for t in tokens[max(0, d.i - 9) : d.i]} and {"desde", "since"} & {t.f for t in tokens[max(0, d.i - 11) : d.i]} and d.value:
            d.span, d.period = True, f"since {d.value[:7]}"  # "desde el inicio de la operación, el 30 de agosto"
        if d.i and tokens[d.i].f in ("hoy", "ahora", "today", "now") and tokens[d.i - 1].f in ("que", "quienes", "who", "which"):
            d.reporting = True  # "se decomisaron 948 mil soles a dos hombres que hoy cumplen prisión"
        if d.i <= 1 and tokens[d.i].f in ("hoy", "ahora", "today", "now") and d.j < len(tokens) and tokens[d.j].f in _STANDING:
            d.reporting = True  # "Hoy son cuatro los que permanecen hospitalizados"
        if [t.f for t in tokens[max(0, d.i - 2) : d.i]] in (["gmt", "del"], ["gmt", "de"], ["gmt", "on"]):
            d.reporting = True  # "las 20H00 locales (01H00 GMT del domingo)"
        if (
            d.span
            and d.period
            and d.period.startswith("since ")
            and len(d.period) > len("since 2008")
            and any(t.f in ("when", "cuando") for t in tokens[d.j : d.j + 3])
        ):
            d.span, d.value = False, d.period.removeprefix("since ")


def count_from_the_telling(info: Any, infos: Sequence[Any]) -> None:
    """ "… announced on Wednesday. X was arrested the previous day": where no event has a day yet, from the day on which it was told."""
    for d in [d for d in info.dates if d.kind == "scene" and d.value is None and d.offset == -1]:
        told = [x.value for i in (*infos[-3:], info) for x in i.dates if x.reporting and x.value and len(x.value) == 10 and (i is not info or x.i < d.i)]
        if told:
            d.value, d.kind, d.offset = shift(told[-1], -1), "absolute", None


def about_so_long(dates: list, tokens: list) -> None:
    """ "poco más de una semana después de la matanza", "just over a week after": so counted, the day is not known, the month is."""
    for d in dates:
        counted = d.value and len(d.value) == 10 and (d.rule.endswith(".ago") or (d.rule.endswith(".counted_back") and isinstance(d.offset, int) and abs(d.offset) >= 7))
        before = [t.f for t in tokens[max(0, d.i - 3) : d.i]] if counted else []
        if any(before[-len(h) :] == h for h in _ROUGHLY) and 5 <= int(d.value[8:]) <= 26:
            d.value = d.value[:7]


_ROUGHLY = (["poco", "mas", "de"], ["mas", "de"], ["menos", "de"], ["casi"], ["just", "over"], ["more", "than"], ["less", "than"], ["nearly"], ["almost"], ["little", "over"], ["barely"])


_NAMED = frozenset(("named", "identified", "identificado", "identificada"))


def of_the_last_to_die(dates: list, places: list, tokens: list, frames: list[Frame], opening: bool) -> None:
    """ "Ayer falleció un cabo en Lima, con lo que ya son siete los muertos en la emboscada del lunes": of the event are only the day and place behind."""
    dead = [f for f in frames if f.action == "killed" and f.status == "asserted" and f.value]
    who = next((f for f in dead if f.definite and f.value == 1 and f.position <= 1 and not _NAMED.isdisjoint(t.f for t in tokens)), None)
    end = next((k for k, t in enumerate(tokens) if who is not None and t.s >= who.end), 0)
    if end and tokens[end].f in ("who", "que") and not opening:
        for d in dates:  # "The officer who died on Friday was named as X": the day of his death alone
            d.reporting = d.reporting or end < d.i < end + 8
    so = None if len(dead) < 2 else next((k for k in range(2, len(tokens) - 3) if [t.f for t in tokens[k : k + 3]] in (["con", "lo", "que"], ["con", "lo", "cual"], ["so", "that", "the"])), None)
    if so is None or not any(d.i > so and d.value for d in dates):
        return
    last = next((f.value or 0 for f in dead if f.position < so), 0)
    if last and any(f.position > so and (f.value or 0) > last for f in dead):
        for d in dates:
            d.reporting = d.reporting or d.i < so
        for p in places:
            p.role = "seat" if p.i < so else p.role


def of_a_thing_told_before(dates: list, tokens: list, frames: list[Frame], types: list[TypeCue], triggers: set[int], w: Words) -> None:
    """ "los restos del helicóptero accidentado el lunes fueron atacados el miércoles": Monday only says which helicopter."""
    verbs = triggers | {f.verb for f in frames if f.status == "asserted"}
    days = [d for d in dates if d.value and len(d.value) == 10 and not d.reporting]
    events = {t.i for t in types if t.status == "asserted"}  # "los cuatro agentes emboscados el lunes": an event's day
    for d in days if (verbs or events) and len({d.value for d in days}) > 1 else []:
        k = d.i - 1
        said = tokens[k].f if k > 1 else ""
        if said.endswith(("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")) and said not in HAPPENED and tokens[k - 1].f not in AUXILIARIES and k not in verbs and k not in events and w.nouns.at(tokens, k) is None:
            d.reporting = True


def of_departure(dates: list, tokens: list, frames: list[Frame], types: list[TypeCue], w: Words) -> None:
    """ "The patrol had left the base two days earlier … when it was ambushed": the day it left is none of the event."""
    events = [f.position for f in frames if f.status == "asserted"] + [t.i for t in types if t.status == "asserted"]
    for d in dates:
        had = next((k for k in range(max(0, d.i - 12), d.i - 1) if tokens[k].f in ("had", "habia", "habian")), None)
        if had is not None and tokens[had + 1].f in w.sets["departing"] and any(k >= d.j for k in events):
            d.reporting = True


def of_the_dead(dates: list, tokens: list, w: Words) -> None:
    """ "exhumaron el jueves los restos de dos soldados muertos en la emboscada del 3 de julio": what is done with the dead comes after."""
    words: Any = date_words(w.lang)
    cues = words.bodies | words.survivors
    days = [d for d in dates if len(d.value or "") == 10 and not d.reporting and not d.span]
    if len({d.value for d in days}) < 2 or cues.isdisjoint(t.f for t in tokens):
        return
    first = min(days, key=lambda d: d.value)
    gone = not words.unaccounted.isdisjoint(t.f for t in tokens[max(0, first.i - 3) : first.i])
    for d in days:
        d.reporting = d.reporting or (d.value == first.value) == gone  # who went missing one day is found dead on another


def of_the_dying(dates: list, tokens: list, w: Words) -> None:
    """ "A soldier hurt by a booby trap died on Sunday": the day on which he died is not that of the trap."""
    hurt = [k for k in range(1, len(tokens) - 3) if tokens[k].f in _HURT_IN and tokens[k + 1].f in _BY_WHAT and tokens[k - 1].f not in AUXILIARIES | _BE and tokens[k - 1].k == "w"]
    for d in dates if hurt else ():
        died = next((k for k in range(max(d.i - 4, 0), d.i) if (v := w.verbs.at(tokens, k)) is not None and v[1].rule.endswith("killed.die")), None)
        if died is not None:
            known = any(k + 2 < died or (k > d.i and not _THE.isdisjoint(t.f for t in tokens[k - 2 : k])) for k in hurt)  # "Falleció ayer X, uno de los heridos en la emboscada"
            d.reporting = d.reporting or known


_STANDING = frozenset(("son", "suman", "hay", "permanecen", "permanece", "siguen", "sigue", "quedan", "continuan"))
_THE = frozenset(("los", "las", "el", "la", "al", "the"))
_BE = {"was", "were", "is", "are", "been", "being", "be", "and", "y", "resultando", "resulten"}
_HURT_IN = frozenset(("hurt", "wounded", "injured", "maimed", "herido", "herida", "heridos", "heridas", "lesionado"))
_BY_WHAT = frozenset(("by", "in", "during", "when", "en", "por", "durante", "al", "cuando"))


def of_weighing(dates: list, tokens: list, counted: list[Counted], w: Words) -> None:
    """ "los peritos terminaron ayer de pesar la droga", "a bank counted 1.3 million soles on Monday": not the day on which it was taken."""
    if not any(c.object in (*DRUGS, "cash") for c in counted):
        return
    for d in dates:
        behind = next((t.f for t in tokens[d.j : d.j + 4] if t.f in w.sets["weighing"]), None)
        before = next((t.f for t in reversed(tokens[max(0, d.i - 24) : d.i]) if t.f in w.sets["weighing"] or (t.f in w.verbs.index and t.f != "on") or t.f in _RELATIVE), "")
        d.reporting = d.reporting or behind is not None or before in w.sets["weighing"]


_RELATIVE = frozenset(("que", "cuando", "tras", "which", "that", "when", "after"))
_ARRIVED_DEAD = re.compile(r"(?:llego|llegaron|ingreso|ingresaron|arribo|arribaron) (?:ya )?(?:cadaver|muert[oa]s?|sin vida|sin signos)|dead on arrival|pronounced dead|declared dead")
_ADRIFT = re.compile(r"(?:were|was|are|is|remained|remain|still) (?:still |reported )?(?:unaccounted for|missing)(?: on)?$|(?:seguian?|siguen?|continuan?|continuaban|permanecian?|permanecen?) desaparecid[oa]s?(?: el)?$")


HAPPENED = {f"{stem}{end}" for stem in ("perpetrad", "ocurrid", "registrad", "producid", "ejecutad", "realizad", "suscitad", "acaecid", "desatad", "sufrid", "iniciad", "recibid") for end in ("o", "a", "os", "as")}
AUXILIARIES = {"ha", "han", "habia", "habian", "fue", "fueron", "es", "son", "era", "eran", "sido", "quedo", "quedaron", "resulto", "resultaron"}


def _of_people(tokens: list, k: int, w: Words) -> bool:
    """ "lost their lives in Monday's clash": what is told of people is not told of things lost before."""
    verb = w.verbs.at(tokens, k)
    return verb is not None and verb[1].action in ("killed", "wounded")


def _led_away(tokens: list, k: int) -> bool:
    """ "The men were taken Tuesday near Kiteni": it is told of that day, not only said of things that had been taken."""
    captive = k + 1 < len(tokens) and tokens[k + 1].f in ("hostage", "captive", "prisoner")  # "laborers taken hostage on Friday"
    return tokens[k].f == "taken" and k > 0 and (captive or tokens[k - 1].f in ("was", "were"))


_RAIDING = frozenset(("attackers", "assailants", "gunmen", "raiders", "rebels", "guerrillas", "killers", "men"))


def _nearest_verb(tokens: list, d: DateMention, w: Words) -> bool:
    """Does the day belong to what came afterwards ("fueron sepultados el martes")? Not where the event's verb is nearer."""
    i = d.i
    words: Any = date_words(w.lang)
    if d.j < len(tokens) and tokens[d.j].f in words.events:
        return False  # "was flown to Lima after Thursday's blast"
    if {t.f for t in tokens[max(0, i - 4) : i]} & {"himself", "herself", "themselves"}:
        return False  # "handed themselves over on Wednesday"
    if {t.f for t in tokens[max(0, i - 6) : i]} & {"until", "till", "hasta"}:
        return False  # "threw stones until reinforcements arrived late on Tuesday"
    reach = 4 if d.kind == "scene" else 6  # "the strike began on Monday, six days after a clash"
    for t in reversed(tokens[max(0, i - reach) : i]):
        came = t.f in _CAME or (t.f == "arrived" and any(x.f in ("who", "that") or x.f in _RAIDING for x in tokens[max(0, i - 8) : i]))
        if came and (words.bodies | words.survivors | w.sets["the_hurt"]).isdisjoint(x.f for x in tokens):
            return False  # "Seis hombres armados llegaron el sábado y ejecutaron a un comunero"
        if t.f in w.sets["afterwards"] or (t.f == "go" and any(x.f == "let" for x in tokens[max(0, i - 4) : i])):
            return True
        if t.f in w.verbs.index and t.f not in w.sets["definite"] and t.f not in ("at", "on"):  # "walked free at dawn on Sunday"
            return False
    return False


def _in_hospital(tokens: list, i: int, w: Words) -> bool:
    """Is the day at i that of a death in hospital, or of wounds received before?"""
    near = tokens[max(0, i - 9) : i + 10]
    behind: Any = date_words(w.lang)
    if not behind.on_the_way.isdisjoint(t.f for t in near):
        return False  # "died Wednesday on the way to a clinic"
    clause = [t.f for t in tokens[max(0, i - 9) : i]]
    if {"who", "whom"} & set(clause) and not any((v := w.verbs.at(tokens, k)) is not None and v[1].rule.endswith("killed.die") for k in range(max(0, i - 9), i)):
        return False  # "An officer who stepped on a mine on Friday has died of his injuries"
    hospital = any(
        (t.f in ("operations", "operaciones") and k > 0 and near[k - 1].f in w.numbers)  # "died on Thursday despite two operations"
        or (t.f in w.sets["hospitals"] and (t.f not in _HURTS or {x.f for x in near[max(0, k - 3) : k]} & _OF_HURTS))
        for k, t in enumerate(near)
    )
    if not hospital or _ARRIVED_DEAD.search(" ".join(t.f for t in near)):
        return False  # "llegó cadáver al hospital": that day
    return any((v := w.verbs.at(near, k)) is not None and v[1].rule.endswith("killed.die") for k in range(len(near)))


def of_main_clause(dates: list, tokens: list, frames: list[Frame], types: list[TypeCue], w: Words) -> None:
    """ "agreed on Thursday to reopen the road … after a clash left two dead": the day is that of the agreement."""
    events = [f.position for f in frames if f.status == "asserted"] + [t.i for t in types if t.status == "asserted"]
    if not events:
        return
    cut = next((k for k in range(4, min(events)) if tokens[k].f in w.sets["following"]), None)
    if cut is None or not any(w.verbs.at(tokens, k) is None and tokens[k].f in w.sets["deciding"] for k in range(cut)):
        return
    for d in dates:
        if d.j <= cut:
            d.reporting = True
