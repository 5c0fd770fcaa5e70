"""Standing figures: tallies of a year, a campaign, a country. They are kept, with their period, and never meet the incidents."""

from __future__ import annotations

from extractors.report.date import DateMention
from extractors.report.fact import Frame
from extractors.report.quantity import Counted
from extractors.report.scene import Info, event_dates, setting
from extractors.report.words import Words
from extractors.text import Token


def tally_cues(tokens: list[Token], words: Words) -> list[tuple[int, int, str]]:
    """(start, end, cue) of the words that speak of tallies, targets, comparisons and standing crops."""
    out = []
    i = 0
    while i < len(tokens):
        hit = words.tallies.at(tokens, i)
        if hit:
            out.append((i, hit[0], hit[1]))
            i = hit[0]
        else:
            i += 1
    return out


def spans(info: Info) -> list[DateMention]:
    tokens = info.s.tokens
    return [
        d
        for d in info.dates
        if (d.span or d.year_only)
        and not (tokens[d.i].f in ("until", "hasta") or (d.i and tokens[d.i - 1].f in ("until", "hasta")))
    ]


def is_tally(info: Info, cues: list[tuple[int, int, str]], perfect: bool, position: int) -> bool:
    """Is the figure at token `position` a tally? A day or a district with a bare year beside it makes an incident instead;
    where the sentence has both a day and a period, the nearer one decides."""
    if perfect and since_period(info) is not None:
        return True
    days = [d for d in event_dates(info) if not d.span and (len(d.value or "") == 10 or d.kind == "scene")]
    if days:
        running = [d for d in spans(info) if not d.year_only]
        if not running:
            return False
        return min(_gap(position, d) for d in running) < min(_gap(position, d) for d in days)
    fine = any(p.level in ("district", "place") for p in setting(info.places))
    periods = spans(info)
    if any(not d.year_only for d in periods):
        return True
    months = [d for d in event_dates(info) if not d.span and d.value and len(d.value) == 7]
    if any(c[2] == "cumulative" for c in cues) and not months:
        return True
    if periods and not fine and not months and not all(_of_participle(info, d, position) for d in periods):
        return True
    return perfect and not fine and not event_dates(info) and info.s.paragraph > 1


def _gap(position: int, d: DateMention) -> int:
    return d.i - position if d.i >= position else position - d.j


def _of_participle(info: Info, d: DateMention, position: int) -> bool:
    """ "dos Galil robados al Ejército en 2009": the year belongs to what happened to the thing before."""
    words_before = [t.f for t in info.s.tokens[max(position, d.i - 5) : d.i]]
    return d.i > position and any(f in _BEFOREHAND for f in words_before)


_BEFOREHAND = {
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


def since_period(info: Info) -> str | None:
    """ "since the military launched its offensive in August 2008": the period that a tally in the perfect runs over."""
    tokens = info.s.tokens
    for d in info.dates:
        if (
            d.value
            and not d.span
            and len(d.value) <= 7
            and any(t.f in ("since", "desde") for t in tokens[max(0, d.i - 14) : d.i + 1])
        ):
            return f"since {d.value}"
    return None


def is_target(frame_i: int, cues: list[tuple[int, int, str]], tokens: list[Token]) -> bool:
    """A target, price, reward or capacity: neither fact nor statistic."""
    for start, end, cue in cues:
        if cue not in ("target", "target_after"):
            continue
        between = tokens[end:frame_i] if end <= frame_i else tokens[frame_i:start]
        if any(t.raw in ",;" for t in between):
            continue
        if (cue == "target" and 0 <= frame_i - end <= 8) or (cue == "target_after" and 0 <= start - frame_i <= 4):
            return True
    return False


def period_of(position: int, info: Info, default: str | None, compared: tuple[int, ...] = ()) -> str | None:
    """The period nearest to the figure; the one that follows it first ("86 in all of 2013")."""
    best, cost = default or since_period(info), 99.0
    for d in spans(info):
        period = d.period or (d.value if d.year_only else None)
        if period is None:
            continue
        if d.i > position and any(
            t.f in ("que", "than", "frente", "compared", "from", "comparacion", "contra")
            for t in info.s.tokens[max(position, d.i - 5) : d.i]
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
