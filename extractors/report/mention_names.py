"""People who count since they are named: full names, surnames met before, ranks with surnames behind them."""

from __future__ import annotations

from itertools import pairwise

from extractors.codebook import FORCES
from extractors.report.counted import Counted
from extractors.report.date_words import date_words
from extractors.report.words import Words

MONTHS = frozenset((*date_words("es").months, *date_words("en").months))


RANKED = frozenset(("lieutenant", "lt", "captain", "capt", "major", "maj", "colonel", "col", "suboficial", "teniente", "tte", "capitan", "cap", "mayor", "coronel", "comandante", "alferez"))  # of one force or the other


SHORT_RANKS = frozenset(("lt", "capt", "sgt", "cpl", "col", "maj", "pvt", "pfc"))  # in English, said of nobody else


def with_names(counted: list[Counted], persons: list, tokens: list, known: dict[str, str], w: Words) -> list[Counted]:
    """Named people count as one each, unless the noun beside the name is counted already ("el cabo EP Kléver Ruiz")."""
    out = list(counted)
    for p in persons:
        name = p.name.lower()
        if p.kind == "surname":
            name = known.get(name, "")
        elif p.kind == "full":
            for word in name.split()[1:]:
                known.setdefault(word, name)
        if p.i and tokens[p.i - 1].raw in "«\"“‘'" and any(c.name and 0 < p.i - c.j <= 7 and all(t.k != "w" for t in tokens[c.j : p.i]) for c in out):
            continue  # "Yerson Quintanilla (27), «Chato Yerson»": what else he is called
        if p.background or (p.cue == "official" and p.speaks) or not name:
            continue
        before = {t.f for t in tokens[max(0, p.i - 3) : p.i]}
        if before & {"name", "nombre"} and any(c.kind == "people" and c.value == 1 and 0 <= p.i - c.j <= 10 for c in counted):
            continue  # "The pilot, who carried papers in the name of X, died"
        if before & {"as", "como", "named", "llamado", "apodado", "alias", "called"} and any(
            c.kind == "people" and c.value is not None and 0 <= p.i - c.j <= (12 if c.more else 7) for c in counted
        ):
            continue
        if (held := next((c for c in counted if c.i < p.j and p.i < c.j), None)) is not None:
            held.who = name if held.value == 1 else None
            continue
        ranked = bool(p.force or (p.rank and p.rank.split()[-1] in RANKED))
        beside = next((c for c in counted if c.kind == "people" and c.value is not None and 0 <= p.i - c.j <= (5 if ranked and tokens[c.j].raw == "," else 3) and not verb_between(tokens, c.j, p.i, w) and not (
            c.value == 1 and any(t.f in ("y", "and") for t in tokens[c.j : p.i]))), None)
        if beside is not None:
            beside.who = name if beside.value == 1 else None
            if p.force and beside.object in (None, "person", "trafficker", "civilian"):
                beside.object = p.force  # "el conductor, técnico PNP Héctor Cisneros", "a sixth man aboard, Pvt. X"
            elif ranked and tokens[beside.j].raw == "," and (beside.object in (None, "person") or (beside.object == "armed_group" and tokens[beside.head].f in ("commander", "leader", "comandante"))):
                beside.object = "force"  # "The instructor, 2nd Lt. X"
            continue
        rank = next((c for c in counted if c.kind == "people" and c.value is None and not c.numbered and not c.plural and (c.j == p.i or (p.rank and _short_rank(tokens, c.j, p.i)))), None)
        if rank is not None and rank in out:
            out.remove(rank)  # "Captain Luis Ramos": the rank says of which side he is
        out.append(
            Counted(
                p.i,
                p.j,
                p.i,
                "people",
                {"military": "military", "police": "police"}.get(p.force or "") or (rank.object if rank is not None and rank.object in FORCES else "force" if p.rank and p.rank.split()[-1] in SHORT_RANKS and not _says_who(tokens, p.j) else None),
                1.0,
                rule="person.named",
                definite=True,
                numbered=True,
                name=name,
            )
        )
    for k in range(len(tokens) - 1):  # "Camacho was executed": by the surname alone, right before what befell him
        name = known.get(tokens[k].raw.lower(), "") if tokens[k].cap else ""
        if not name or (k and tokens[k - 1].cap) or any(x.i <= k < x.j for x in (*out, *persons)):
            continue
        j = _behind_apposition(tokens, k + 1)
        named = any(x.name and k < x.i < j for x in out)  # "Velarde, alias Rolan, was taken": counted by the other name
        end = (w.verbs.at(tokens, j + 1) or w.verbs.at(tokens, j)) if j and not named else None
        if end and tokens[j].f in w.sets["befell"] and (end[1].action in ("killed", "kidnapped") or (end[1].action == "captured" and (j > k + 1 or _dated(tokens, j)))):
            out.append(Counted(k, k + 1, k, "people", None, 1.0, rule="person.named", definite=True, numbered=True, name=name))
        elif (j and not named and (gave_up := w.verbs.at(tokens, j)) and gave_up[1].action == "surrendered" and _dated(tokens, j)) or _and_his(tokens, k + 1):
            # "Quispe, en cambio, se entregó en enero de 2017"; "Limaco y su sobrino fueron secuestrados"
            out.append(Counted(k, k + 1, k, "people", None, 1.0, rule="person.named", definite=True, numbered=True, name=name))
    out += _caught_by_surname(out, persons, tokens, known, w)
    for c in out:
        if c.kind == "people" and c.value is None and c.plural and c.definite and (n := _surnames(tokens, c.j)) > 1:
            if not any(p.kind == "full" and c.j <= p.i < c.j + 2 * n for p in persons):
                c.value, c.numbered, c.vague = float(n), True, False
    out.sort(key=lambda c: c.i)
    _and_one_more(out, tokens, w)
    _of_one_rank(out, tokens)
    _who_that_is(out, tokens)
    return out


def _says_who(tokens: list, j: int) -> bool:
    """ "Capt. Nadia Rojas, the pilot, was struck": what stands behind the name says in what part."""
    return [t.f for t in tokens[j : j + 2]] == [",", "the"]


def _short_rank(tokens: list, i: int, j: int) -> bool:
    """ "Police Lt. Miriam Sotelo": only a rank cut short between the force and the name."""
    return 0 < j - i <= 3 and tokens[j - 1].raw == "." and all(t.k == "p" or t.f in SHORT_RANKS or t.f in ("gen", "sub", "2nd", "1st") for t in tokens[i:j])


def _and_his(tokens: list, j: int) -> bool:
    """ "… and his nephew": the one named before is the first of a list."""
    return j + 2 < len(tokens) and tokens[j].f in ("y", "e", "and") and tokens[j + 1].f in ("su", "his", "her")


def _caught_by_surname(out: list[Counted], persons: list, tokens: list, known: dict[str, str], w: Words) -> list[Counted]:
    """ "Soldiers arrested Cuadros in March 2014 in Kimbiri": a surname right behind the verb, with a day of its own."""
    found = []
    for k in range(1, len(tokens) - 1):
        name = known.get(tokens[k].raw.lower(), "") if tokens[k].cap and tokens[k + 1].f in w.sets["stops"] else ""
        before = w.verbs.at(tokens, k - 1) if name and w.lang == "en" else None
        if before is None or before[0] != k or before[1].action != "captured" or before[1].form != "past" or not _dated(tokens, k):
            continue
        if not any(x.i <= k < x.j for x in out) and not any(p.i <= k < p.j and p.kind == "full" for p in persons):
            found.append(Counted(k, k + 1, k, "people", None, 1.0, rule="person.named", definite=True, numbered=True, name=name))
    return found


def _who_that_is(counted: list[Counted], tokens: list) -> None:
    """ "Un tercero, el soldado Marcial Casanto, murió": who he is, told between commas, counts nobody further."""
    for c in [c for c in counted if c.kind == "bare" and c.value == 1 and "of_them" not in c.modifiers and c.j + 1 < len(tokens) and tokens[c.j].raw == ","]:
        again = next((x for x in counted if x.kind == "people" and x.value == 1 and c.j < x.i <= c.j + 2), None)
        if again is None or not (again.name or again.who or again.definite):
            continue
        k = again.j
        while k < len(tokens) and (tokens[k].cap or tokens[k].f in ("de", "del", "la", "los", "pnp", "ep")):
            k += 1
        if k < len(tokens) and tokens[k].raw == ",":
            c.kind, c.head, c.j = "people", again.head, k
            c.object, c.who = c.object or again.object, c.who or again.name or again.who
            if c.i == 0 and tokens[0].f in ("uno", "una", "one") and not c.more and not any(t.f in ("otro", "otra", "other") for t in tokens[c.j :]):
                c.modifiers = ("of_them",)  # "… dejó tres heridos. Uno, X, falleció": one of those just counted
            counted.remove(again)


def _and_one_more(counted: list[Counted], tokens: list, w: Words) -> None:
    """ "Detained: Juan Rojas (40) and a minor": besides the one named."""
    for name, c in pairwise(counted):
        gap = tokens[name.j : c.i]
        if name.name and c.kind == "people" and c.value == 1 and not c.definite and tokens[c.i].f in w.sets["one"] and gap and gap[-1].f in ("y", "e", "and"):
            c.more = c.more or all(t.k != "w" for t in gap[:-1])


def _of_one_rank(counted: list[Counted], tokens: list) -> None:
    """ "los suboficiales EP Martín Mamani y Teodoro Morote": the rank in the plural is that of each name behind it."""
    for c in counted:
        if c.kind == "people" and c.plural and c.value is None and c.definite and c.object is not None:
            end = c.j
            for name in [x for x in counted if x.name and x.i >= c.j]:
                if name.i > end + 1 or (name.i == end + 1 and tokens[end].f not in ("y", "e", "and", ",")):
                    break
                name.object, end = name.object or c.object, name.j


def _dated(tokens: list, j: int) -> bool:
    """ "Pariona fue capturado el 2 de octubre del 2014 en Huancayo": a day of its own stands behind the verb."""
    return not MONTHS.isdisjoint(t.f for t in tokens[j : j + 9]) and not any(t.f in ("along", "junto") for t in tokens[j : j + 5])


def _surnames(tokens: list, j: int) -> int:
    """ "los suboficiales Quintanilla y Arone": how many surnames stand from j on, one word each."""
    n = 0
    while j < len(tokens) and tokens[j].k == "w" and tokens[j].cap:
        n, j = n + 1, j + 1
        if j + 1 >= len(tokens) or (tokens[j].raw != "," and tokens[j].f not in ("y", "e", "and")):
            break
        last = tokens[j].raw != ","
        j += 1
        if last:
            return n + (tokens[j].k == "w" and tokens[j].cap)
    return 0


def _behind_apposition(tokens: list, j: int) -> int:
    """Past ", known as Yeni,", where it stands at j; 0 where it does not end."""
    if tokens[j].raw != ",":
        return j
    end = next((k for k in range(j + 1, min(j + 8, len(tokens) - 2)) if tokens[k].raw == ","), None)
    return end + 1 if end else 0


def verb_between(tokens: list, i: int, j: int, w: Words) -> bool:
    return any(w.verbs.at(tokens, k) is not None for k in range(i, j))
