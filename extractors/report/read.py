"""Article → report: the readers in order.

Text model → mentions (dates, places, persons, counted things) → frames → scenes → settled incidents and statistics.
Each step is a pure function over the one before and can be printed for an article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from extractors.codebook import DRUGS, FORCES
from extractors.gazetteer import gazetteer
from extractors.records import Evidence, Incident, Report, Statistic
from extractors.report.corrected import correct
from extractors.report.date import find_dates
from extractors.report.date_told import written_on
from extractors.report.everything import claim_everything
from extractors.report.fact import Frame
from extractors.report.fact_again import (
    body_of_the_hurt,
    confirmed_fewer,
    had_died,
    of_disease,
    of_his_past,
    unconfirmed,
)
from extractors.report.fact_both import tell_both
from extractors.report.fact_companion import of_his_companions
from extractors.report.fact_found import held_in_what_was_found, razed, set_on_fire
from extractors.report.fact_his_men import of_an_officer, whose_officer
from extractors.report.fact_implied import (
    as_many_as_before,
    beside_him,
    nobody_survived,
    others_of_the_kind,
    so_were,
    the_same_people,
)
from extractors.report.fact_left_out import tell_left_out
from extractors.report.fact_let_go import told_as_taken
from extractors.report.fact_pronoun import (
    found_later,
    he_was_of_them,
    let_out,
    name_the_known,
    name_the_pronoun,
    seized_by_them,
    tell_whom,
    the_remaining_hurt,
    their_bodies,
    told_dead_before,
)
from extractors.report.fact_victim import the_victim_died
from extractors.report.fact_which_side import of_which_side
from extractors.report.fact_who import both_of_those, who_they_were
from extractors.report.fates import one_of_the_hurt, the_same_one_died
from extractors.report.incident import make_incident
from extractors.report.mention import continue_breakdown, read_sentence
from extractors.report.mention_days import count_from_the_telling
from extractors.report.mention_places import name_that_place
from extractors.report.number import decimal_sign
from extractors.report.other_topic import other_topic
from extractors.report.partition import divide
from extractors.report.place import Context, PlaceMention, resolve
from extractors.report.relevance import relevance
from extractors.report.retracted import had_been_told, retract
from extractors.report.roles import with_persons
from extractors.report.scene import Info, setting
from extractors.report.scene_order import merge_retellings, tell_apart
from extractors.report.scene_several import one_of_those_killed
from extractors.report.sentence import Sentence, split
from extractors.report.speaker import speaker
from extractors.report.statistic import take_statistics, unique_statistics
from extractors.report.summary import (
    drop_lead_totals,
    drop_open_figures,
    drop_summary,
    say_caught,
    say_named,
    say_ruined,
    say_what_others,
    use_title,
)
from extractors.report.summary_parts import say_held, tell_parts
from extractors.report.words import guess_language, words
from extractors.text import Composed

VRAEM_DEPARTMENTS = ("Ayacucho", "Cusco", "Junín", "Huancavelica", "Apurímac")
MAX_CHARS = 1_000_000  # some five seconds; an article off a page is at most a fifth as long
MAX_TITLE = 1000
UNREAD = f"read up to character {MAX_CHARS:,} of the text and {MAX_TITLE:,} of the title"


def read(title: str, text: str, published: date, lang: str | None = None, everywhere: bool = False) -> Report:
    """What the article says, by the codebook. `published` is the day in America/Lima; `everywhere` codes incidents outside the VRAEM too.

    What is beyond MAX_CHARS, or beyond MAX_TITLE in the title, is not read, and `why` says so.
    """
    whole = len(text) <= MAX_CHARS and len(title) <= MAX_TITLE
    heading, body = Composed(title[:MAX_TITLE]), Composed(text[:MAX_CHARS])
    report = _read(heading.text, body.text, published, lang, everywhere)
    if not whole:
        report = replace(report, why=f"{report.why}; {UNREAD}")
    if heading.text is heading.original and body.text is body.original:
        return report
    return _as_written(report, {"title": heading, "text": body})


def _as_written(report: Report, texts: Mapping[str, Composed]) -> Report:
    """The same report with its quotations as they stand in the article that came."""

    def moved(e: Evidence) -> Evidence:
        start, end = texts[e.where].origin(e.start), texts[e.where].origin(e.end)
        return replace(e, quote=texts[e.where].original[start:end], start=start, end=end)

    incidents = (
        replace(
            i,
            facts=tuple(replace(f, evidence=moved(f.evidence)) for f in i.facts),
            persons=tuple(replace(p, evidence=moved(p.evidence)) for p in i.persons),
            evidence={name: moved(e) for name, e in i.evidence.items()},
        )
        for i in report.incidents
    )
    statistics = tuple(replace(s, evidence=moved(s.evidence)) for s in report.statistics)
    return replace(report, incidents=tuple(incidents), statistics=statistics)


def _read(title: str, text: str, published: date, lang: str | None, everywhere: bool) -> Report:
    lang = lang if lang in ("es", "en") else guess_language(f"{title}. {text}")
    w = words(lang)
    sentences = split(title, text, w)
    raw = {"title": title, "text": text}
    decimal = decimal_sign(t for s in sentences for t in s.tokens)
    told = _year_told(title, published) or _written_on(sentences, lang, published)
    infos: list[Info] = []
    known: dict[str, str] = {}
    statistics: list[Statistic] = []
    named: dict[str, PlaceMention] = {}
    then: str | None = None
    told_in: tuple[int, str | None] = (0, None)  # paragraph and date told last in it
    for s in sentences:
        info, _ = read_sentence(s, w, told, decimal, known, then, told_in[1] if told_in[0] == s.paragraph else None)
        if tallies := take_statistics(info, statistics, raw, w, then, infos):
            said_by = speaker(info, w)
            statistics.extend(replace(s, said_by=said_by) for s in tallies)
        name_that_place(info.places, s.tokens, named)
        _of_a_tally(info)
        if then is None:
            count_from_the_telling(info, infos)
        then = next((d.value for d in reversed(info.dates) if d.value and not d.reporting), then)
        told_in = next(((s.paragraph, d.value) for d in reversed(info.dates) if d.value and len(d.value) >= 7 and (
            not d.reporting or d.rule.endswith("month_named"))), told_in)
        tell_both(info, infos[-1] if infos else None)
        tell_left_out(info, infos[-1] if infos else None)
        name_the_pronoun(info, infos)
        name_the_known(info, infos)
        one_of_the_hurt(info, infos, w)
        the_same_one_died(info, infos)
        the_remaining_hurt(info, infos, w)
        he_was_of_them(info, infos)
        seized_by_them(info, infos)
        let_out(info, infos)
        told_as_taken(info, infos)
        of_his_companions(info, infos)
        the_victim_died(info, infos, w)
        so_were(info, infos[-1] if infos else None, w)
        beside_him(info, infos)
        the_same_people(info, infos)
        others_of_the_kind(info, infos)
        as_many_as_before(info, infos[-1] if infos else None)
        nobody_survived(info, infos, w)
        their_bodies(info, infos)
        found_later(info)
        told_dead_before(info, infos)
        of_disease(info, infos)
        had_died(info, infos)
        body_of_the_hurt(info, infos, w)
        unconfirmed(info)
        confirmed_fewer(info)
        of_his_past(info)
        had_been_told(info, infos)
        retract(info, infos[-1] if infos else None, w)
        of_an_officer(info, infos)
        whose_officer(info, infos)
        correct(info, infos[-1] if infos else None, w)
        of_which_side(info, infos[-1] if infos else None)
        divide(info, infos, w)
        who_they_were(info, infos, w)
        both_of_those(info, infos)
        continue_breakdown(info, infos[-1] if infos else None, w)
        held_in_what_was_found(info, infos[-1] if infos else None, w)
        razed(info, infos, w)
        set_on_fire(info, infos, w)
        claim_everything(info, infos, w)
        tell_whom(info, infos, w)
        one_of_those_killed(info, infos, w)
        infos.append(info)
    _drop_headline_names(infos)
    tell_parts(infos, w)
    context = Context(p for i in infos for p in i.places)
    scenes = merge_retellings(tell_apart(infos, published, w), context)
    _untell(infos, statistics)
    use_title(scenes, [i for i in infos if i.s.where == "title"], context, published, w)
    say_caught(scenes)
    say_ruined(scenes, [i for i in infos if i.s.where == "title" or i.s.paragraph == 1])
    say_named(scenes, infos)
    say_what_others(scenes)
    say_held(scenes)
    drop_summary(scenes)
    drop_open_figures(scenes)
    drop_lead_totals(scenes)
    made = [
        (scene, x)
        for k, scene in enumerate(scenes)
        if (x := make_incident(scene, published, raw, context, main=k == 0)) is not None
    ]
    incidents = with_persons(made, infos, raw)
    in_zone = any(i.location.vraem_zone in ("core", "edge") for i in incidents) or (
        not incidents and _names_zone(context)
    )
    weighed = sum(1 for i in infos for c in i.counted if c.object in DRUGS and c.unit == "kg" and c.value)  # of whom and how is not always read
    events = sum(len(i.facts) or 1 for i in incidents) + len(statistics) + weighed  # an attack that hurt nobody is an event all the same
    grave = {"attack", "armed_clash", "explosion", "killing", "kidnapping", "surrender", "unrest"}
    serious = any(
        set(i.types) & grave or any(f.action in ("seized", "destroyed", "eradicated") or f.object == "armed_group" or (f.object in FORCES and f.action in ("killed", "wounded", "missing")) for f in i.facts) for i in incidents
    )
    near = in_zone or _reaches_zone(incidents if serious else [], infos)
    placed = [i for i in incidents if i.location.department is not None]  # what is told without a place lies where the rest does
    elsewhere = bool(placed) and all(i.location.vraem_zone == "outside" or i.location.department not in VRAEM_DEPARTMENTS for i in placed)
    far = bool(placed) and all(i.location.department not in VRAEM_DEPARTMENTS for i in placed)
    if incidents and all(_civil_accident(i) or (k and i.date is None and set(i.types) <= {"killing"}) for k, i in enumerate(incidents)) and not everywhere:
        return Report(False, f"{lang}.relevance.civil_accident", lang)
    if (topic := other_topic(infos, incidents, w)) is not None and not everywhere:
        return Report(False, f"{lang}.relevance.about_{topic}", lang)
    relevant, why = relevance([t for s in sentences for t in s.tokens], near, elsewhere, events, w, far, serious)
    if not relevant and not everywhere:
        return Report(False, why, lang)
    return Report(relevant, why, lang, tuple(incidents), tuple(unique_statistics(statistics)))


def _of_a_tally(info: Info) -> None:
    """ "raises to 18 the number of soldiers killed since the offensive began": no event's, though no period can be told."""
    for f in info.frames:
        behind = {t.f for t in info.s.tokens[f.position :]} if f.total and f.status == "asserted" else set()
        if (behind & {"since", "desde"} or {"en", "lo", "que", "va"} <= behind) and not behind & {"emboscada", "ataque", "ambush", "attack", "clash", "enfrentamiento"}:
            f.status = "elsewhere"


def _drop_headline_names(infos: list[Info]) -> None:
    """ "Peruvian Navy Tightens Grip on Rivers", "Army Kills Percy Rojas": in a headline any capitals can look like a name; the body must know it."""
    known = {w for i in infos if i.s.where == "text" for p in i.persons for w in f"{p.name} {p.alias or ''}".split()}
    written = {t.raw for i in infos if i.s.where == "text" for t in i.s.tokens if t.cap}
    for i in infos:
        if i.s.where == "title" and written:
            named = [p for p in i.persons if p.kind == "alias" or set(p.name.split()) <= written]
            i.persons = [p for p in named if not p.rule.endswith(".name") or not known or set(p.name.split()) & known]


def _untell(infos: list[Info], statistics: list[Statistic]) -> None:
    """What the body tells as a tally the headline tells as one too: "Policía decomisó 4,2 toneladas"."""
    for i in infos:
        if i.s.where == "title" and not any(x.evidence.where == "title" for x in statistics):
            i.frames = [f for f in i.frames if not any(_same_figure(f, s) for s in statistics)]


def _same_figure(f: Frame, s: Statistic) -> bool:
    return f.action == s.action and f.value is not None and s.quantity is not None and abs(f.value - s.quantity) <= 0.03 * s.quantity


def _civil_accident(i: Incident) -> bool:
    """A road or river accident in which no force, armed group or trafficker has a part: no matter of security."""
    if "shining_path" in i.actors or ("military" in i.actors and "rescue" not in i.types):
        return False  # shot by a patrol by mistake, missing after a raid
    at_the_wheel = [f for f in i.facts if f.action == "captured" and f.evidence.quote.lower() in ("the driver", "el conductor", "el chofer", "its driver", "su conductor", "the owner", "its owner")]
    return set(i.types) <= {"accident", "rescue", *(("capture",) if at_the_wheel else ())} and "accident" in i.types and not any(
        f.object in (*FORCES, "armed_group", "trafficker") for f in i.facts if f not in at_the_wheel
    )


def _year_told(title: str, published: date) -> date | None:
    """ "Country Reports on Terrorism 2013": days without a year are those of the year reported on."""
    years = {int(y) for y in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", title)}
    if len(years) == 1 and re.search(r"report|informe|balance|anuario|memoria", title, re.IGNORECASE):
        year = years.pop()
        return date(year, 12, 31) if year == published.year - 1 else None
    return None


def _written_on(sentences: list[Sentence], lang: str, published: date) -> date:
    """The day "hoy" and "ayer" count from: that of the dateline where one stands shortly before publication."""
    for s in [s for s in sentences if s.where == "text"][:2]:
        day = written_on(s.tokens, find_dates(s.tokens, lang, published), published)
        if day is not None:
            return day
    return published


def _reaches_zone(grave: list[Incident], infos: list[Info]) -> bool:
    """What happened in a province of the VRAEM, its district not told, or what set out from a district of the VRAEM."""
    g = gazetteer()
    core = [code for code, zone in g.zones.items() if zone == "core"]
    provinces = {g.names[code[:4]] for code in core}
    if any(i.location.district is None and i.location.province in provinces for i in grave):
        return True
    return any(p.role == "from" and any(c in core for c in p.candidates) for i in infos for p in i.places)


def _names_zone(context: list) -> bool:
    here = setting(context)
    return bool(here) and resolve(here[:1], context).vraem_zone in ("core", "edge")
