"""Is a figure a tally, or of an event? A day or a district beside it makes an incident; a period or a word of tallies, a tally."""

from __future__ import annotations

from extractors.codebook import PERSON_ACTIONS
from extractors.report.date import DateMention
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info, event_dates, setting
from extractors.report.statistic_cues import Told
from extractors.report.statistic_period import since_period


def is_tally(told: Told, position: int) -> bool:
    """Is the figure at token `position` a tally? A day or a district with a bare year beside it makes an incident instead;
    where the sentence has both a day and a period, the nearer one decides."""
    info = told.info
    if _toll_over_a_period(told, position):
        return True
    one = _of_one_event(info, position) or _some_on_a_day(info, position) or (not told.periods and _in_one_event(info, position))
    if one or _toll_grows(told) or _toll_of_event(told):
        return False
    if (told.perfect and since_period(info) is not None) or told.cued("since_then") or _sums_up(told):
        return True
    dates = event_dates(info)
    days = [d for d in dates if not d.span and (len(d.value or "") == 10 or d.kind == "scene") and not _counted_in(told, d)]
    if days and _counts_up(told, position):
        return True
    if days:
        running = [d for d in told.periods if not d.year_only]
        return bool(running) and min(_gap(position, d) for d in running) < min(_gap(position, d) for d in days)
    return _over_a_period(told, position, [d for d in dates if not d.span and d.value and len(d.value) == 7])


def _toll_over_a_period(told: Told, position: int) -> bool:
    """ "…, bringing to eight the number of soldiers who have died in the valley in 2012": the period stands behind the toll."""
    toll = next((c for c in told.info.counted if c.i == position and "toll" in c.modifiers), None)
    return toll is not None and any(0 <= d.i - toll.j <= 14 for d in told.periods)


def _counted_in(told: Told, d: DateMention) -> bool:
    """ "Four protesters, counting Monday's victims, have died since 2019": the latest event is among the tally's."""
    return any(t.f in told.set("counting") for t in told.tokens[max(0, d.i - 3) : d.i])


def _over_a_period(told: Told, position: int, months: list[DateMention]) -> bool:
    """The same for a sentence without a day; `months` can be those of an event."""
    info, tokens = told.info, told.tokens
    surveyed = bool(told.near) or any(c.unit == "ha" and c.value for c in info.counted)  # "18 300 hectáreas en el valle, y se decomisaron allí 7,4 toneladas"
    fine = any(p.level in ("district", "place") for p in setting(info.places)) or ("same_area" in info.markers and not surveyed)
    end = _parting(told, position)
    toll = not told.periods and any(c.i == position and ("toll" in c.modifiers or ("copula" in c.modifiers and (c.value or 0) < _MOST_OF_ONE and not told.at_once and info.s.said.isdisjoint(told.set("counting")))) for c in info.counted)
    adding = told.set("adding") | _SUM_UP if toll else ()  # "two have since died, bringing the number of dead to seven": of the event told
    cues = {c[2] for c in told.cues if (c[0] < end or c[0] < position) and tokens[c[0]].f not in adding}
    periods = [d for d in told.periods if d.i < end]
    dated = [d for d in months if {t.f for t in tokens[d.j : d.j + 2]} & {"when", "cuando"}]
    running = [d for d in periods if not d.year_only]
    if running and not (dated and min(_gap(position, d) for d in dated) < min(_gap(position, d) for d in running)):
        return True
    months = [d for d in months if fine or not _so_far(info, d)]
    if not months and ("cumulative" in cues or ("versus" in cues and told.periods)):
        return True
    if periods and not fine and not months and not all(_of_participle(told, d, position) for d in periods):
        return True
    return told.perfect and not fine and not _to_them(told) and not event_dates(info) and info.s.paragraph > 1 and info.s.index > 2


_SUM_UP = frozenset(("suman", "sumaron"))
_MOST_OF_ONE = 200  # "Los heridos suman 22": of the event told; more are a war's


def _counts_up(told: Told, position: int) -> bool:
    """ "destruyeron tres pistas el martes, con lo que suman 41 en 2018": the figure between "suman" and the year."""
    end = told.reach(position)[1]
    return any(c == "cumulative" and 0 <= position - k <= 2 for _, k, c in told.cues) and any(0 <= d.i - end <= 2 for d in told.periods)


def _to_them(told: Told) -> bool:
    """ "Se les ha quitado varios fusiles y 2 000 municiones": to those whom the event befell."""
    said = [t.f for t in told.tokens]
    return any(said[k] == "se" and said[k + 1] in ("le", "les") and said[k + 2] in ("ha", "han") for k in range(len(said) - 2))


def _sums_up(told: Told) -> bool:
    """ "Con las del miércoles suman siete las muertes en lo que va de 2018": the latest of them are counted in."""
    return told.tokens[0].f in ("con", "with") and bool(told.periods) and any(t.f in told.set("adds_up") for t in told.tokens[1:12])


def _toll_grows(told: Told) -> bool:
    """ "Con ella suman seis los civiles asesinados", "con su deceso son dos los muertos": the toll of the event told, not of a year."""
    if told.tokens[0].f not in ("con", "with"):
        return False
    first = [t.f for t in told.tokens[:8]]
    with_it = len(first) > 3 and (first[1] in ("ella", "ellos", "ellas", "el") or not told.set("deaths").isdisjoint(first[1:4]))
    return with_it and not told.periods and bool(set(first[2:]) & told.set("toll_rises"))


def _toll_of_event(told: Told) -> bool:
    """ "Suman ya 13 las víctimas mortales del ataque", "El balance preliminar hablaba de tres muertos": of the one event told."""
    tokens = told.tokens
    if [t.f for t in tokens[:3]] in (["el", "balance", "preliminar"], ["un", "balance", "preliminar"], ["el", "primer", "balance"]):
        return True
    if tokens[0].f not in ("suman", "ascienden", "son", "van") or told.periods:
        return False
    return any(t.i > 1 and tokens[t.i - 1].f in ("del", "al", "el", "la", "the") and t.i < 14 for t in told.info.types)


def _of_one_event(info: Info, position: int) -> bool:
    """ "for his part in an ambush that killed four soldiers in 2013"."""
    tokens = info.s.tokens
    near = [t for t in info.types if t.j <= position <= t.j + 5 and t.i]
    return any(tokens[t.i - 1].f in ("a", "an", "una", "un") and {"that", "que", "which"} & {x.f for x in tokens[t.j : position]} for t in near)


def _in_one_event(info: Info, position: int) -> bool:
    """ "Dos soldados murieron en un enfrentamiento …, según el último balance": the balance of that one."""
    tokens = info.s.tokens
    return any(
        t.i > 1 and position < t.i <= position + 24 and tokens[t.i - 1].f in ("un", "una", "a", "an") and tokens[t.i - 2].f in ("en", "in", "durante", "during")
        for t in info.types
    )


def _some_on_a_day(info: Info, position: int) -> bool:
    """ "14 soldiers this year, eight of them in Friday's ambush": those eight are of that event."""
    some = next((c for c in info.counted if c.i == position and "of_them" in c.modifiers), None)
    return some is not None and any(len(d.value or "") == 10 and not d.span and 0 <= d.i - some.j <= 2 for d in event_dates(info)) and any(
        t.status == "asserted" and t.i > some.j for t in info.types)


def _so_far(info: Info, d: DateMention) -> bool:
    """ "en lo que va de octubre": the month up to now."""
    return [t.f for t in info.s.tokens[max(0, d.i - 2) : d.i]] == ["va", "de"]


def _parting(told: Told, position: int) -> int:
    """Where a clause begins that parts the event from the tally, else the end: "Un atacante fue abatido, dijo el oficial, que
    cifró en 49 los caídos desde 2008", "destroyed three airstrips, bringing the number this year to 97"."""
    tokens, saying, adding = told.tokens, told.set("saying"), told.set("adding")
    if position == 0:
        return len(tokens)
    return next((k for k in range(position + 1, len(tokens)) if tokens[k - 1].raw == "," and (tokens[k].f in saying or tokens[k].f in adding)), len(tokens))


def _gap(position: int, d: DateMention) -> int:
    return d.i - position if d.i >= position else position - d.j


def _of_participle(told: Told, d: DateMention, position: int) -> bool:
    """ "dos Galil robados al Ejército en 2009": the year belongs to what happened to the thing before."""
    words_before = (t.f for t in told.tokens[max(position if position < d.i else 0, d.i - 5) : d.i])
    return not told.set("beforehand").isdisjoint(words_before)


def beyond_an_event(f: Frame) -> bool:
    """ "69,000 people lost their lives": the dead of a war. The worst days of the valley had fewer than a hundred."""
    if f.action == "destroyed" and f.object in ("laboratory", "airstrip", "maceration_pit") and (f.value or 0) >= 120:
        return True
    return f.action in PERSON_ACTIONS and (f.value or 0) >= (300 if f.action in ("killed", "missing") else 3000)


def somebody_on_a_day(f: Frame, info: Info) -> bool:
    """ "Buscado desde 2017, X fue ubicado el lunes", "Un hombre buscado desde hace diez años": a person, with a day, is no tally."""
    one = f.value == 1 and f.action in PERSON_ACTIONS and info.s.tokens[f.position].f in ("un", "una", "a", "an")
    return bool(f.name or one) and any(len(d.value or "") == 10 and not d.span for d in event_dates(info))
