"""What the words and dates of a sentence say of any figure in it: tally, target, price, comparison, standing crop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.records import Statistic
from extractors.report.date import DateMention
from extractors.report.scene import Info
from extractors.report.trigger_words import word_at
from extractors.report.words import Words
from extractors.text import Token

Cue = tuple[int, int, str]


@dataclass(slots=True)
class Told:
    """A sentence as the teller of tallies."""

    info: Info
    words: Words
    cues: list[Cue]
    periods: list[DateMention]  # those a tally can run over
    comparisons: list[tuple[int, int]]  # where other figures are told that one is compared with
    perfect: bool
    near: Sequence[Statistic] = ()  # the tallies of the sentence that told some last, just before in the paragraph
    at_once: bool = False  # they stand in the very sentence before this one
    balance: str | None = None  # the period of the tallies in the sentence before, where the text has told nothing else
    crops: Statistic | None = None  # the tally told last, where it was of standing crops
    last: str | None = None  # the period of the tally told last, wherever
    then: str | None = None  # the date told last before the sentence

    @property
    def tokens(self) -> list[Token]:
        return self.info.s.tokens

    def cued(self, *kinds: str) -> bool:
        return any(c[2] in kinds for c in self.cues)

    @property
    def anchor(self) -> str | None:
        """The period from which "that year", "in the same months" count."""
        return max(self.near, key=lambda s: last_year(s.period)).period if self.near else None

    def reach(self, position: int) -> tuple[int, int]:
        """(first token, the token behind) of the counted thing at `position`."""
        return position, next((c.j for c in self.info.counted if c.i == position), position + 1)

    def comparison(self, k: int) -> tuple[int, int] | None:
        return next((c for c in self.comparisons if c[0] <= k < c[1]), None)

    def set(self, name: str) -> frozenset[str]:
        return self.words.sets[name]


def last_year(period: str | None) -> str:
    """The year in which a period ends: of "2018" and "2017, the year compared with" the later is the one told of."""
    return max((p for p in (period or "").replace("/", "-").split("-") if len(p) == 4), default="")


def told_in(info: Info, w: Words) -> Told:
    tokens = info.s.tokens
    cues = tally_cues(tokens, w)
    return Told(info, w, cues, spans(info, w), _comparisons(tokens, cues), perfect_tense(tokens, w))


def _comparisons(tokens: list[Token], cues: list[Cue]) -> list[tuple[int, int]]:
    """ "203 strips, [compared with 86 in 2013], and 13 planes": from the cue to the end of its clause."""
    starts = [(start, end) for start, end, cue in cues if cue == "versus"]
    starts += [(k, k + 1) for k, t in enumerate(tokens[:-1]) if t.f == "contra" and tokens[k + 1].k == "n"]
    return [(start, _clause_end(tokens, end)) for start, end in starts]


def _clause_end(tokens: list[Token], k: int) -> int:
    """Past "más que en todo 2018, cuando fueron 98"."""
    while k < len(tokens) and not (tokens[k].raw in COMPARED_UNTIL and word_at(tokens, k + 1) not in ("cuando", "when")):
        k += 1
    return k


COMPARED_UNTIL = frozenset(",;:)—–.")


def tally_cues(tokens: list[Token], words: Words) -> list[Cue]:
    """(start, end, cue) of the words that speak of tallies, targets, comparisons and standing crops."""
    cues = words.tallies.apart(tokens)
    return [
        c
        for c in cues
        if not (c[2] == "versus" and tokens[c[0]].f in ("half", "twice", "double") and any(t.f.startswith("hectare") for t in tokens[c[1] : c[1] + 3]))
        and not (c[2] == "cumulative" and (_sum_of_vessels(tokens, c, words) or _of_one_event(tokens, c)))
        and not (c[2] == "cumulative" and (word_at(tokens, c[1]) in ("ago", "after", "earlier", "later") or _ranks(tokens, c[0], words) or _before_it(tokens, c[0], c[1])))  # "a year ago"
    ]


def _of_one_event(tokens: list[Token], cue: Cue) -> bool:
    """ "según el último balance oficial", "the latest official count": of the event told, which goes on."""
    before = {t.f for t in tokens[max(0, cue[0] - 2) : cue[0]]}
    return tokens[cue[0]].f in ("balance", "reporte", "parte", "recuento", "count", "report", "figures") and not before.isdisjoint(("ultimo", "ultima", "latest", "preliminar", "preliminary", "nuevo", "new"))


def _sum_of_vessels(tokens: list[Token], cue: Cue, words: Words) -> bool:
    """ "27 sacos de urea que suman 1 350 kilos": the weight of what was just named."""
    unit = words.nouns.at(tokens, cue[1] + 1) if cue[1] + 1 < len(tokens) else None
    return word_at(tokens, cue[0] - 1) in ("que", "which") and unit is not None and unit[1].kind == "unit"


def spans(info: Info, w: Words) -> list[DateMention]:
    """The periods told that a tally can run over."""
    tokens = info.s.tokens
    return [
        d
        for d in info.dates
        if (d.span or d.year_only or _a_year_before(tokens, d))
        and not _ranks(tokens, d.i, w)
        and not _since_a_state(tokens, d, w)
        and not _before_it(tokens, d.i, d.j)
        and not (d.i > 1 and {"until", "hasta"} & {t.f for t in tokens[d.i - 2 : d.i + 1]})
    ]


def _a_year_before(tokens: list[Token], d: DateMention) -> bool:
    """ "hace un año habían sido 78", "a year ago it was 78": a year with which a tally is compared."""
    behind = [t.f for t in tokens[d.j : d.j + 4]]
    was = next((k for k, f in enumerate(behind) if f in ("eran", "fueron", "sido", "was", "were", "been", "sumaban")), None)
    return d.rule.endswith(".ago") and len(d.value or "") == 4 and was is not None and d.j + was + 1 < len(tokens) and tokens[d.j + was + 1].k == "n"


def _ranks(tokens: list[Token], i: int, w: Words) -> bool:
    """ "the deadliest assault so far this year": the year ranks an event; "the largest valley, with 17,486 hectares in 2009" is another."""
    # "el mayor lote del año" ranks; "el mayor PNP Ríos" is an officer
    if any(tokens[k].f in w.ranks and tokens[k - 1].f in w.sets["definite"] and tokens[k - 2].raw == "," and tokens[k + 1].f not in _PARTS_OF_TIME for k in range(max(2, i - 3), i)):
        return True  # "un soldado, el quinto en lo que va del mes, murió"
    ranked = next((k for k in range(i - 1, max(-1, i - 15), -1) if tokens[k].f in w.sets["superlatives"] and not tokens[k + 1].cap), None)
    return ranked is not None and not (any(t.raw in ",:" for t in tokens[ranked:i]) and any(t.k == "n" for t in tokens[ranked:i]))


_PARTS_OF_TIME = frozenset(("quarter", "half", "week", "month", "day", "year", "decade", "trimestre", "semestre", "bimestre", "cuatrimestre", "mes", "dia", "semana", "ano", "quincena", "decada"))


def _before_it(tokens: list[Token], i: int, j: int) -> bool:
    """ "Two girls, whom the rebels had taken last year, were rescued": when what went before happened, in a clause of its own."""
    clause = [t.f for t in tokens[max(0, i - 12) : i]]
    opens = next((k for k in range(len(clause) - 1, -1, -1) if clause[k] in ("who", "whom", "which", "que", "quienes")), None)
    past = [k for k, f in enumerate(clause[:-1]) if f in ("had", "habia", "habian") and clause[k + 1].endswith(_PARTICIPLES)]
    return opens is not None and any(k > opens for k in past) and word_at(tokens, j) == ","


_PARTICIPLES = ("ado", "ido", "ed", "en", "held", "lost", "left", "fled", "gone", "brought")  # not "had 20,000 hectares"


def _since_a_state(tokens: list[Token], d: DateMention, w: Words) -> bool:
    """ "la base del distrito, cerrada desde 2016": how long something has been so."""
    since = (d.period or "").startswith("since")
    return since and not w.sets["lasting"].isdisjoint(t.f for t in tokens[max(0, d.i - 2) : d.i])


def perfect_tense(tokens: list[Token], words: Words) -> bool:
    """ "have destroyed 263 airstrips", "han incautado": results up to now, no single event."""
    auxiliaries, reach = (("have", "has"), 5) if words.lang == "en" else (("ha", "han"), 3)
    opening = [k for k, t in enumerate(tokens) if t.f in auxiliaries and not (k and (tokens[k - 1].f in ("que", "which", "that") or tokens[k - 1].f in words.sets["modals"]))]  # but "64 kilos, que han sido decomisados", "may have been hit"
    return any(words.verbs.at(tokens, x) for k in opening for x in range(k + 1, min(k + reach, len(tokens))))


def is_target(frame_i: int, cues: list[Cue], tokens: list[Token], w: Words) -> bool:
    """A target, price, reward or capacity: neither fact nor statistic."""
    for start, end, cue in cues:
        mass = tokens[start].f.startswith("equivalent") and any(t.f in ("kilos", "kg", "kilogramos", "kilograms", "litros", "liters", "galones") for t in tokens[end : end + 5])
        human = tokens[start].f in ("cost", "costo") and any(t.f in w.sets["lives"] for t in tokens[end : end + 9])
        human |= (verb := w.verbs.at(tokens, start)) is not None and verb[1].rule.endswith("killed.cost_side")  # "cost the Army four men"
        if cue not in ("target", "target_after") or mass or human:
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
