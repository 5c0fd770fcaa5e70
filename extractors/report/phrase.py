"""Noun phrases: the head a number counts, what a substance is, whose side people are on."""

from __future__ import annotations

from extractors.report.settle_words import HUMANS
from extractors.report.words import Noun, Words
from extractors.text import Token

SIDE = {
    "shining_path": "armed_group",
    "military": "military",
    "police": "police",
    "traffickers": "trafficker",
    "civilians": "civilian",
    "self_defence": "civilian",
    "forces": "security_forces",
}


GROUPS = {"civil_groups": "civilian", "criminal_groups": "trafficker"}  # what those are whose members are counted
THEM = {"ellos", "ellas", "them", "whom", "which", "cuales"}
BORE = ("gauge", "mm", "caliber", "calibre", "millimeter", "millimetre")
MASS = {"cocaine", "drugs", "coca_leaf", "coca_crop", "cocaine_base"}


def head_of(tokens: list[Token], j: int, words: Words) -> tuple[int, int, Noun, tuple[str, ...]] | None:
    """The noun a number counts: (token, end, noun, words between). Spanish: the first; English: the last of the noun phrase."""
    n, s = len(tokens), words.sets
    modifiers: list[str] = []
    best = None
    p = j
    limit = j + (4 if words.lang == "es" else 7)
    while p < n and p < limit:
        t = tokens[p]
        hit = words.nouns.at(tokens, p)
        if hit and hit[1].kind != "nominal":
            end, noun = hit
            if words.lang == "es":
                young = noun.kind == "people" and tokens[p].f in s["premodifiers"] and end == p + 1 and end < n
                if young and (next_noun := words.nouns.at(tokens, end)) and next_noun[1].kind == "people":
                    modifiers.append(t.f)  # "seis jóvenes soldados"
                    p = end
                    continue
                return p, end, noun, tuple(modifiers)
            side = words.actors.at(tokens, end) if t.f in s["nationalities"] and end < n else None
            if side is not None and (whose := words.nouns.at(tokens, side[0])) is not None and whose[1].kind == "people":
                modifiers.extend(x.f for x in tokens[p : side[0]])
                p = side[0]
                continue  # "a Peruvian army conscript"
            if (
                best is not None
                and ((noun.kind == "state" and not noun.plural) or tokens[p].f in s["predicates"])
                and best[2].kind in ("people", "thing")
                and not (noun.kind == "state" and _several(tokens, j, words) and not best[2].plural and best[2].object in DESCRIBING)
            ):
                break  # "three soldiers dead", "two officers hostage": the noun is the one before
            if noun.kind == "state" and end < n and p > j and (tokens[end].k == "n" or tokens[end].raw in "\"“‘" or (tokens[end].cap and not tokens[p].cap and not tokens[p - 1].f.endswith("ly")) or tokens[end].f in ("a", "an", "the", "his", "her", "their", "its")):
                break  # "the navy detained a boat"
            if noun.kind == "state" and p > j and end < n and words.types.at(tokens, p - 1) is not None and (tokens[end].cap or words.nouns.at(tokens, end) is not None):
                break  # "the ambush killed Captain X"
            if not (noun.kind == "state" and end < n and _noun_follows(tokens, end, words)):
                best = (p, end, noun, tuple(modifiers))
            modifiers.extend(tokens[x].f for x in range(p, end))
            p = end
            continue
        if t.f in s["not_counted"]:
            return None
        if words.lang == "es":
            if t.f not in s["premodifiers"] and t.raw not in "«»“”\"'‘’":
                return None
            modifiers.append(t.f)
        else:
            if t.f in words.numbers and [x.f for x in tokens[p + 1 : p + 5]] == ["-", "year", "-", "old"]:
                p, limit = p + 5, limit + 5  # "a nine-year-old boy"
                continue
            if t.f in words.numbers or (p > j and not second_half(tokens, p) and not tokens[p - 1].f.endswith(("ly", "'s", "s'")) and words.verbs.at(tokens, p) is not None):
                break
            old = (t.k == "n" and p + 1 < n and tokens[p + 1].f == "mm") or (t.k == "n" and p + 3 < n and tokens[p + 1].raw == "-" and tokens[p + 2].f in ("year", *BORE))
            if (
                (t.k == "p" and t.raw not in "-'’\"“”")
                or t.f in s["stops"]
                or (t.k == "n" and not old and not (p > j and tokens[p - 1].raw == "-"))
            ):
                break
            if (
                best is not None
                and t.raw == "-"
                and p + 1 < n
                and tokens[p + 1].k == "w"
                and t.s == tokens[p - 1].e
                and tokens[p + 1].s == t.e
            ):
                best = None  # "a Bolivian-registered plane": the first half only describes
                modifiers.append(tokens[p + 1].f)
                p += 2
                continue
            if best is not None and (t.k == "w" or (t.raw == "-" and t.s > tokens[p - 1].e)):
                break
            if (
                p == j
                and t.raw == "-"
                and p + 1 < n
                and (tokens[p + 1].f in s["not_counted"] or tokens[p + 1].k == "n")
            ):
                return None
            if t.k == "n" and p + 3 < n and tokens[p + 1].raw == "-" and tokens[p + 2].f in BORE:
                p, limit = p + 3, limit + 3  # "a 9-mm pistol"
                continue
            if t.k == "n" and p + 1 < n and tokens[p + 1].f == "mm":
                p, limit = p + 2, limit + 2  # "a 9mm pistol"
                continue
            if t.k == "n" and p + 4 < n and tokens[p + 1].raw == "-" and tokens[p + 2].f == "year":
                p += 5  # "a 27-year-old member"
                limit += 5
                continue
            modifiers.append(t.f)
        p += 1
    if best is not None and best[2].kind == "people" and best[1] < n and tokens[best[1]].f in s["after_people"]:
        return None  # "an Ashaninka patrol", "two army bases"
    country = best is not None and best[2].kind == "people" and tokens[best[0]].f in s["nationalities"]
    if best is not None and (best[2].object in MASS or country) and best[1] < n and (
        plain_word(tokens[best[1]], words) or (country and (tokens[best[1]].cap or words.actors.at(tokens, best[1]) is not None))
    ):
        return None  # "the Peruvian army", "the Peruvian Amazon", "the busiest cocaine valley", "a drug flight": the thing only describes
    return best


DESCRIBING = ("armed_group", "police", "military")  # "five rebel dead", "two police wounded"


def _several(tokens: list[Token], j: int, words: Words) -> bool:
    """Whether the number before token j is more than one."""
    number = words.numbers.get(tokens[j - 1].f) if j else None
    return j > 0 and ((tokens[j - 1].raw.isdigit() and tokens[j - 1].raw != "1") or (isinstance(number, int | float) and number > 1))


def second_half(tokens: list[Token], i: int) -> bool:
    """ "mid-level", "army-police": whether token i is written on to the one before with a hyphen."""
    return i > 1 and tokens[i - 1].raw == "-" and tokens[i - 2].e == tokens[i - 1].s and tokens[i - 1].e == tokens[i].s


def plain_word(t: Token, words: Words) -> bool:
    s = words.sets
    return (
        t.k == "w"
        and not t.cap
        and t.f not in s["stops"]
        and t.f not in s["clause_words"]
        and not t.f.endswith("ly")
        and t.f not in s["bare_follow"]
        and t.f not in words.verbs.index
        and t.f not in s["after_mass"]
    )


def _noun_follows(tokens: list[Token], p: int, words: Words) -> bool:
    for q in range(p, min(p + 4, len(tokens))):
        hit = words.nouns.at(tokens, q)
        if hit and hit[1].kind in ("people", "thing"):
            return True
        if (tokens[q].k != "w" and tokens[q].raw not in "-") or tokens[q].f in words.sets["stops"]:
            return False
    return False


def complement_of(tokens: list[Token], j: int, words: Words, holding: bool = False) -> tuple[str | None, int]:
    """The substance after "de"/"of", for vessels after "con" too (`holding`): (object, end), or (None, j)."""
    n, s = len(tokens), words.sets
    if j >= n:
        return None, j
    p = j
    while p < n and p < j + 7 and (tokens[p].f in s["packing"] or tokens[p].raw in "()"):
        p += 1
    if p >= n or not (tokens[p].f in s["of"] or (holding and p == j and tokens[p].f in s["holding"])):
        return None, j
    link = tokens[p].f
    p += 1
    if holding and link in s["holding"] and p < n and (tokens[p].k == "n" or tokens[p].f in words.numbers):
        return None, j  # "una mochila con seis cartuchos": a number of its own
    stop = p + 5
    while p < n and p < stop:
        hit = words.nouns.at(tokens, p)
        if hit and hit[1].kind == "unit" and link not in ("of", "de"):
            return None, j  # "20 sacks with one metric ton of lime": an amount of its own
        if hit and hit[1].kind in ("thing", "container"):
            end, noun = hit
            if noun.kind == "container" or noun.object in ("drugs", "precursor", None):
                deeper, end2 = complement_of(tokens, end, words)
                if deeper is not None and (
                    noun.kind == "container" or noun.object == "drugs" or tokens[end].f in ("de", "of")
                ):
                    return deeper if noun.object != "precursor" else noun.object, end2
                if noun.kind == "container":
                    return None, j
            if noun.object == "drugs" and tokens[p - 1].f in ("the", "la", "misma", "dicha", "same", "esta") and end == p + 1:
                return None, j  # "146 kilos of the drug": the one named before
            if words.lang == "en":
                last = head_of(tokens, p, words)
                if last and last[2].kind == "thing":
                    return last[2].object, last[1]
            return noun.object, end
        if tokens[p].k != "w" and tokens[p].raw not in '"«“':
            break
        if (tokens[p].f in s["stops"] and tokens[p].f not in s["of"]) or tokens[p].f in THEM:
            break
        p += 1
    return None, j


_POLICE = frozenset(("police", "pnp"))
_NATURE = frozenset(("park", "reserve", "sanctuary", "forest", "sernanp"))
_HELD_TO_BE = frozenset(("believe", "believes", "believed", "identified", "identifies", "describe", "describes", "described", "suspect", "suspects", "says", "say", "said", "accuse", "accuses", "call", "calls", "named"))
_REBEL = frozenset(("rebel", "guerrilla", "insurgent", "senderista", "terrorist"))
_VILLAGE = frozenset(("indigenous", "village", "peasant", "native", "community", "ashaninka", "self-defense", "self-defence", "villagers'"))


def refine_people(
    tokens: list[Token], end: int, obj: str | None, modifiers: tuple[str, ...], words: Words, head: int
) -> tuple[str | None, int]:
    """ "efectivos de la Policía", "miembros de Sendero", "army officer": a head that says little takes its side from beside it."""
    n, s = len(tokens), words.sets
    j = end
    side = None
    strange = 0
    for p in range(end, min(end + 7, n)):
        t = tokens[p]
        if t.raw == "(" and p + 1 < n and (tokens[p + 1].k == "n" or tokens[p + 1].f in words.numbers or tokens[p + 1].f in s["one"]):
            break  # "three people (two soldiers and a farmer)"
        if t.f in s["held"] or t.f in s["copulas"]:
            break  # "adultos cautivos de Sendero": not of its side
        if t.f in ("from", "desde") and tokens[head].f in HUMANS:
            break  # "freed 79 people from the group's camps"
        if (t.k == "p" and t.raw not in "\"«»“”.'’(" and not (t.raw == "-" and t.s == tokens[p - 1].e)) or t.k == "n":
            break
        if obj == "generic" and (group := next((x for x in GROUPS if t.f in s[x]), None)) is not None:
            side, j = GROUPS[group], p + 1  # "cuatro miembros de una familia", "members of a gang"
            break
        if words.lang == "en" and p == end and t.f == "the" and any(x.f in _HELD_TO_BE for x in tokens[p + 2 : p + 4]):
            break  # "a man the army believes to be Comrade X"
        verb = words.verbs.at(tokens, p)
        if p > end and (t.f in s["clause_words"] or verb):
            break
        if verb and words.lang == "es" and t.f.endswith(("aron", "ieron")):
            break  # "Desconocidos asesinaron al alcalde X"
        if verb and words.lang == "en" and verb[0] < n and (tokens[verb[0]].f in ("a", "an", "the", "his", "her", "their") or tokens[verb[0]].cap or tokens[verb[0]].f in words.numbers):
            break  # "Hooded men killed a farmer", "Gunmen killed Mayor X"
        if verb and words.lang == "en" and verb[0] < n and tokens[verb[0]].f in ("in", "by", "during"):
            break  # "people killed in a rebel ambush"
        hit = words.actors.at(tokens, p)
        if hit:
            side = SIDE.get(hit[1])
            j = hit[0]
            break
        if t.k == "w" and t.f not in s["people_links"]:
            strange += 1
            if strange > 1 or t.f in s["stops"] or (words.lang == "en" and p + 1 < n and tokens[p + 1].f in ("a", "an")):
                break  # "Hooded men shot a farmer": a verb, whatever it says
            if words.lang == "en" and t.f.endswith("ed") and p + 1 < n and tokens[p + 1].f in ("the", "his", "her", "their"):
                break  # "Gunmen dragged the mayor out of her house"
    if obj == "trafficker" and words.lang == "en" and {"prosecutor's", "mayor's", "judge's", "governor's", "priest's"} & set(modifiers):
        return "civilian", end  # "a prosecutor's assistant"
    if obj == "trafficker" and words.lang == "en":
        own = next((x for m in reversed(modifiers) if (x := s_side(m, words)) in ("military", "police")), None)
        if own:
            return own, end  # "two army crew members"
        if "civilian" in modifiers:
            return "civilian", end  # "a civilian helicopter pilot"
    if obj in ("military", "trafficker", "civilian") and words.lang == "en" and not _REBEL.isdisjoint(modifiers) and tokens[head].f in ("radio", "operator", "medic", "cook", "courier", "messenger", "lookout", "sentry", "nurse", "driver", "guide"):
        return "armed_group", end  # "a rebel radio operator"
    if tokens[head].f.startswith(("sniper", "sharpshooter", "marksm")) and not {"army", "navy", "marine", "military"}.isdisjoint(modifiers):
        return "military", end  # "an army sniper"
    if (obj == "military" or tokens[head].f.startswith(("sniper", "sharpshooter", "marksm"))) and not _POLICE.isdisjoint(modifiers):
        return "police", end  # "a police corporal"
    if obj in ("police", "military") and side in ("police", "military") and tokens[head].f in s["shared_ranks"]:
        return side, max(end, j)  # "suboficial de la Fuerza Aérea", "técnico de tercera EP"
    if obj == "military" and tokens[head].f.startswith("ranger") and not _NATURE.isdisjoint({*modifiers, *(t.f for t in tokens[end : end + 6])}):
        return "civilian", end  # "a forest ranger", "two rangers from a national park"
    if obj == "military" and tokens[head].f == "patrol" and not _VILLAGE.isdisjoint(modifiers):
        return "civilian", end  # "an indigenous patrol leader"
    if obj == "civilian" and '"' in modifiers and not s["alleged"].isdisjoint(modifiers):
        return "trafficker", end  # "un presunto «cocinero»"
    if obj in ("trafficker", "civilian") and (
        (side == "armed_group" and words.lang == "es")
        or any(s_side(m, words) == "armed_group" for m in modifiers)
        or "shining" in modifiers
    ):
        return "armed_group", end
    if obj == "armed_group" and "leader" in tokens[head].f and {"gang's", "clan's", "ring's", "cartel's", "gang", "clan"} & set(modifiers):
        return "trafficker", end  # "the gang's leader"
    if obj == "armed_group" and "leader" in tokens[head].f and any(s_side(m, words) == "civilian" or m in ("community", "village", "indigenous", "union", "neighborhood", "defense", "defence", "militia", "ronda") for m in modifiers):
        return "civilian", end  # "a coca growers' leader", "a civil defense leader"
    if obj == "armed_group" and tokens[head].f.startswith(("commander", "chief", "leader")) and any(m.removesuffix("'s") in s["posts"] for m in modifiers) and not {"shining", "rebel", "guerrilla"} & set(modifiers):
        return "force", end  # "the post's commander"
    if obj == "armed_group" and "leader" in tokens[head].f and side == "civilian":
        return "civilian", j + (j < n and tokens[j].f in HUMANS)  # "leaders of the Ashaninka people"
    if obj == "trafficker" and end < n and tokens[end].f in ("of", "de", "del") and (owner := _whose_vehicle(tokens, end + 1, words)) is not None:
        return owner
    if obj == "trafficker" and end < n and tokens[end].f in ("of", "de", "del") and not s["civil_bodies"].isdisjoint(t.f for t in tokens[end + 1 : end + 5]):
        return "civilian", end  # "a driver of the Public Ministry"
    if obj == "victims" and end < n and tokens[end].f in ("de", "del", "of"):
        return "person", end
    if obj in ("trafficker", "armed_group") and tokens[head].f in ("victima", "victimas", "victim", "victims"):
        return "person", end  # "la víctima de los sicarios"
    if obj == "armed_group" and tokens[end - 1].f == "organizacion" and end < n and (tokens[end].raw in "\"«“'" or tokens[end].f in ("criminal", "delictiva", "los", "las", "familiar")):
        return "trafficker", end  # "integrantes de la organización «Los Emergentes»"
    if obj == "generic" and any(m in ("group's", "organization's", "column's", "rebels'", "party's") for m in modifiers):
        return "armed_group", end  # "the group's military chief"
    if obj in (None, "generic", "agents", "troops", "victims"):
        if side:
            if side in ("police", "military") and _also(tokens, j, words, "military" if side == "police" else "police"):
                side = "security_forces"
            return side, j
        for m in reversed(modifiers):
            hit_side = s_side(m, words)
            if hit_side:
                return hit_side, end
        if obj == "generic" and tokens[head].f in s["force_like"]:
            return "person" if tokens[end - 1].f == "grupo" else "force", end  # "un integrante del grupo": of any
        return {"agents": "police?", "troops": "forces?", "victims": "person", "generic": "person", None: None}[
            obj
        ], end
    return obj, end


def _whose_vehicle(tokens: list[Token], i: int, words: Words) -> tuple[str, int] | None:
    """ "the helmsman of a Navy launch", "el conductor de un camión del Ejército": whose vehicle it is says whose driver."""
    n = len(tokens)
    end = next((k for k in range(i, min(i + 7, n)) if tokens[k].k != "w" or tokens[k].f in ("y", "e", "and") or words.verbs.at(tokens, k) is not None), min(i + 7, n))
    craft = next((k for k in range(i, end) if (hit := words.nouns.at(tokens, k)) is not None and hit[1].kind == "thing" and hit[1].object in ("vehicle", "boat", "aircraft")), None)
    owner = next((hit for k in range(i, end) if (hit := words.actors.at(tokens, k)) is not None), None) if craft is not None else None
    return (SIDE[owner[1]], end if words.lang == "en" else owner[0]) if owner is not None and owner[1] in ("military", "police") else None


def _also(tokens: list[Token], j: int, words: Words, other: str) -> bool:
    """ "members of a joint army and police patrol": the other force is named as well."""
    return (
        j + 1 < len(tokens)
        and tokens[j].f in ("y", "and")
        and tokens[j + 1].k != "n"
        and tokens[j + 1].f not in words.numbers  # "cuatro agentes de la PNP y dos militares"
        and any((h := words.actors.at(tokens, p)) and h[1] == other for p in range(j + 1, min(j + 5, len(tokens))))
    )


def s_side(word: str, words: Words) -> str | None:
    alone, _ = words.actors.index.get(word, ((), {}))
    return SIDE.get(alone[0]) if alone else None


def two_by_name(tokens: list[Token], j: int) -> bool:
    """ "los hermanos Rolando e Iván X", "the brothers Joel and Wilber X": two first names behind the noun."""
    if j + 2 >= len(tokens) or not tokens[j].cap:
        return False
    k = next((k for k in range(j + 1, min(j + 4, len(tokens) - 1)) if not tokens[k].cap), j)
    return k > j and tokens[k].f in ("y", "e", "and") and tokens[k + 1].cap
