"""How near the rules come to a coding: precision, recall and F1, slot by slot, as the codebook's own scorer counts them.

A coded article is the codebook's JSON form. An incident becomes a set of fillers, `(slot, value)`; the incidents of the
coding and those told are paired one to one, as well as can be; a filler is right when both of a pair hold it. What stays
unpaired is missed or spurious in full. Everything is summed over articles before anything is divided.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from math import fsum
from typing import Any

Coded = Mapping[str, Any]
Key = tuple[Any, ...]
Filler = tuple[str, Any]

# What a shared filler says for two incidents being the same one. A day or a figure says more than a department.
WEIGHTS = {
    "type": 1.0, "date": 1.5, "department": 0.4, "province": 0.6, "district": 1.0, "place": 0.5, "actor": 0.3,
    "fact": 1.5, "bound": 0.0, "person": 1.0, "role": 0.0,
}  # fmt: skip
TIE = 1e-6  # of two pairings as good, the one that shares more fillers
SLOTS = tuple(WEIGHTS)
HEADLINE = ("type", "date", "department", "province", "district", "fact")
CASUALTIES = ("killed", "wounded")
THINGS = ("seized", "destroyed", "eradicated")
ALIASES = {"alias", "camarada", "comrade"}
SILENT: Coded = {"relevant": False, "incidents": (), "statistics": ()}


@dataclass(frozen=True)
class Score:
    """`right` of the `told` fillers stand among the `gold` ones."""

    right: int = 0
    gold: int = 0
    told: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """1 where there was nothing to say and nothing was said."""
        return 2 * self.right / (self.gold + self.told) if self.gold + self.told else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.gold + other.gold, self.told + other.told)


def compare(gold: Set[Any], told: Set[Any]) -> Score:
    return Score(len(gold & told), len(gold), len(told))


# --- what an article says --------------------------------------------------------------------------------------------


def plain(text: object) -> str:
    """Words in lower case, without accents or signs: 'Río Apurímac, ' → 'rio apurimac'."""
    ascii_only = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode().lower()
    return " ".join("".join(c if c.isalnum() else " " for c in ascii_only).split())


def fact_key(fact: Coded) -> Key:
    """(action, object, figure, unit); figures to three significant digits, since conversions of units round."""
    quantity = fact.get("quantity")
    figure = None if quantity is None else float(f"{float(quantity):.3g}")
    return (fact.get("action"), fact.get("object"), figure, fact.get("unit") or "count")


def facts(coded: Coded) -> set[Key]:
    """All facts of an article, whatever the incident: the facts 'by document'."""
    return {fact_key(f) for i in coded.get("incidents") or () for f in i.get("facts") or ()}


def statistics(coded: Coded) -> set[Key]:
    return {fact_key(s) for s in coded.get("statistics") or ()}


def periods(coded: Coded) -> set[Key]:
    return {(*fact_key(s), s["period"]) for s in coded.get("statistics") or () if s.get("period")}


def fillers(incident: Coded) -> frozenset[Filler]:
    """An incident, or its `may`, as a set of (slot, value)."""
    out: set[Filler] = {("type", t) for t in incident.get("types") or ()}
    out |= {("actor", a) for a in incident.get("actors") or ()}
    if incident.get("date"):
        out.add(("date", incident["date"]))
    out |= {(s, plain(incident[s])) for s in ("department", "province", "district", "place") if incident.get(s)}
    for fact in incident.get("facts") or ():
        out.add(("fact", fact_key(fact)))
        if fact.get("bound"):
            out.add(("bound", (*fact_key(fact), fact["bound"])))
    for person in incident.get("persons") or ():
        name = " ".join(w for w in plain(person.get("name", "")).split() if w not in ALIASES)
        if name:
            out |= {("person", name), ("role", (name, person.get("role")))}
    return frozenset(out)


# --- which incident told is which of the coding ----------------------------------------------------------------------


def overlap(a: frozenset[Filler], b: frozenset[Filler]) -> float:
    # `fsum`: a plain sum depends on the order of the set, which is another in each process, and so would ties.
    return fsum(WEIGHTS[slot] + TIE for slot, _ in a & b)


def align(gold: Sequence[frozenset[Filler]], told: Sequence[frozenset[Filler]]) -> list[tuple[int, int]]:
    """Pairs (index in gold, index in told) with the greatest total overlap; two that share nothing stay apart.

    Exact: every way to serve the longer list from the shorter one, remembering what each rest of the shorter one is
    worth. That is 2^n rests for n in the shorter list, and no coding tells more than a dozen incidents.
    """
    if len(gold) < len(told):
        return sorted((g, t) for t, g in align(told, gold))

    @cache
    def best(i: int, taken: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if i == len(gold):
            return 0.0, ()
        found = best(i + 1, taken)
        for j, other in enumerate(told):
            if not taken >> j & 1 and (shared := overlap(gold[i], other)) > 0:
                value, pairs = best(i + 1, taken | 1 << j)
                if shared + value > found[0]:
                    found = shared + value, ((i, j), *pairs)
        return found

    return list(best(0, 0)[1])


def _matched(gold: Coded, told: Coded) -> tuple[list[tuple[frozenset[Filler], frozenset[Filler]]], Score]:
    """Each incident beside its partner (or beside nothing), and the score of the incidents as such."""
    wanted, given = ([fillers(i) for i in c.get("incidents") or ()] for c in (gold, told))
    argued = [fillers(i.get("may") or {}) for i in gold.get("incidents") or ()]
    pairs = align(wanted, given)
    nothing: frozenset[Filler] = frozenset()
    out = [(wanted[g], given[t] - (argued[g] - wanted[g])) for g, t in pairs]  # `may`: neither asked for nor spurious
    out += [(f, nothing) for g, f in enumerate(wanted) if g not in {g for g, _ in pairs}]
    out += [(nothing, f) for t, f in enumerate(given) if t not in {t for _, t in pairs}]
    return out, Score(len(pairs), len(wanted), len(given))


# --- the table -------------------------------------------------------------------------------------------------------


def score_article(gold: Coded, told: Coded = SILENT) -> dict[str, Score]:
    """The whole table for one article, row by row."""
    matched, incident = _matched(gold, told)
    rows = {"headline": Score(), "incident": incident} | {slot: Score() for slot in SLOTS}
    for wanted, given in matched:
        for row in ("headline", *SLOTS):
            slots = HEADLINE if row == "headline" else (row,)
            rows[row] += compare({f for f in wanted if f[0] in slots}, {f for f in given if f[0] in slots})
    wanted_facts, given_facts = facts(gold), facts(told)
    rows["fact_by_document"] = compare(wanted_facts, given_facts)
    for row, actions in (("casualty_by_document", CASUALTIES), ("seizure_by_document", THINGS)):
        rows[row] = compare({f for f in wanted_facts if f[0] in actions}, {f for f in given_facts if f[0] in actions})
    rows["statistic"] = compare(statistics(gold), statistics(told))
    rows["period"] = compare(periods(gold), periods(told))
    rows["relevance"] = compare({True} & {gold.get("relevant")}, {True} & {told.get("relevant")})
    return rows


def score_all(pairs: Iterable[tuple[Coded, Coded]]) -> dict[str, Score]:
    """The whole table over (coding, what was told) of many articles."""
    out: dict[str, Score] = {}
    for gold, told in pairs:
        for row, scored in score_article(gold, told).items():
            out[row] = out.get(row, Score()) + scored
    return out


def leaked(gold: Coded, told: Coded) -> set[Key]:
    """Statistics of the coding that were told as facts of an incident."""
    return (statistics(gold) - facts(gold)) & facts(told)


def unsupported(article: Coded, told: Coded) -> list[Coded]:
    """Facts and statistics whose quotation does not stand at its span, or that name no rule."""
    said = [f for i in told.get("incidents") or () for f in i.get("facts") or ()] + list(told.get("statistics") or ())
    return [f for f in said if not _stands(article, f.get("evidence") or {})]


def _stands(article: Coded, evidence: Coded) -> bool:
    where = article.get(evidence.get("in", "text")) or ""
    quote = evidence.get("quote")
    return bool(quote and evidence.get("rule")) and where[evidence["start"] : evidence["end"]] == quote
