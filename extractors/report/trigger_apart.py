"""English verbs whose second part stands apart: "took eight workers away", "set the station on fire", "led police to 250 kilos"."""

from __future__ import annotations

from extractors.report.words import Words
from extractors.text import Token

HOMES = frozenset(("home", "homes", "house", "houses", "guesthouse", "hostel", "hotel", "camp", "bus", "village", "school", "lodgings", "quarters", "tents", "hut", "huts", "community", "farm", "car", "truck", "van", "bed", "beds", "boat", "canoe", "pickup", "minibus", "taxi", "store", "shop", "bar", "party", "church", "clinic", "meeting", "classroom", "cab"))
DRAGGED = frozenset(("dragged", "pulled", "hauled", "snatched", "yanked"))  # out of where they were
DONE_AWAY = frozenset(("shot", "killed", "executed", "hacked", "stabbed", "murdered", "beheaded", "shooting", "killing", "dead"))
CAPTORS = frozenset(("gunmen", "gunman", "rebels", "guerrillas", "attackers", "assailants", "kidnappers", "captors", "column", "insurgents", "terrorists"))
OFFICERS = frozenset(("police", "officers", "agents", "soldiers", "detectives", "troops", "investigators", "patrol", "marines"))
LYING = {"in", "on", "behind", "under", "inside", "beneath", "underneath", "aboard"}


def led_away(tokens: list[Token], i: int) -> int:
    """ "took eight workers away", "led the men off": where the second part of the verb stands, or 0."""
    for k in range(i + 1, min(i + 9, len(tokens))):
        if tokens[k].k == "p" and tokens[k].raw not in "-'’":
            return 0
        if k == i + 1 and tokens[k].f != "from" and not (tokens[i].f in DRAGGED and _out_of_home(tokens, i, k)):
            continue  # "took away eight workers" is a verb of its own
        if tokens[k].f in ("away", "hostage", "captive", "prisoner") or (tokens[k].f == "off" and (k + 1 == len(tokens) or tokens[k + 1].k == "p")):
            return k
        if tokens[k].f == "with" and k + 1 < len(tokens) and tokens[k + 1].f in ("them", "him"):
            return k  # "took four technicians with them"
        home = _out_of_home(tokens, i, k)
        armed = any(tokens[m].f in ("men", "individuals", "people") and tokens[m - 1].f in ("armed", "hooded", "masked") for m in range(max(1, i - 8), i))
        armed |= home and any(tokens[m].f == "by" and CAPTORS.intersection(t.f for t in tokens[m : m + 4]) for m in range(k + 3, min(k + 5, len(tokens))))
        if home and armed:
            return k  # "hooded men took a father and son from their home"
        if home and CAPTORS.intersection(t.f for t in tokens[max(0, i - 8) : i]):
            return k  # "Gunmen took four surveyors from a guesthouse"
    return 0


def _out_of_home(tokens: list[Token], i: int, k: int) -> bool:
    """ "took four surveyors from a guesthouse", "dragged two ranchers out of their beds": unless that was only to kill them."""
    dragged = tokens[i].f in DRAGGED
    if not dragged and tokens[i].f not in ("took", "taken", "take", "seized"):
        return False
    at = k + 2 if dragged and [t.f for t in tokens[k : k + 2]] == ["out", "of"] else k + 1
    leaves = tokens[k].f == "from" or (dragged and (at == k + 2 or tokens[k].f == "off"))
    if not leaves or at + 1 >= len(tokens) or tokens[at].f not in ("a", "the", "their", "his", "her"):
        return False
    home = any(t.f in HOMES for t in tokens[at + 1 : at + 3])
    return home and not (dragged and any(t.f in DONE_AWAY for t in tokens[at:]))


def led_police_to(tokens: list[Token], i: int) -> int:
    """ "A sniffer dog led Peruvian police to 250 kilos of cocaine": the token behind "to", or 0."""
    return next((k + 2 for k in range(i + 1, min(i + 5, len(tokens) - 2)) if tokens[k].f in OFFICERS and tokens[k + 1].f == "to"), 0)


def lay_there(tokens: list[Token], i: int, words: Words) -> bool:
    """ "Under the seats were 28 kilos of cocaine and a rifle": what lay there stands behind the verb."""
    amount = i + 1 < len(tokens) and (tokens[i + 1].k == "n" or tokens[i + 1].f in words.numbers or tokens[i + 1].f in ("a", "an"))
    commas = [k for k in range(i) if tokens[k].k == "p"]
    aside = len(commas) == 2 and commas[1] == i - 1 and tokens[commas[0]].raw == tokens[commas[1]].raw == ","  # "Inside the Cessna, with the engine running, were 312 kilos"
    return 2 <= i <= (14 if aside else 8) and tokens[0].f in LYING and amount and (aside or not commas)


def left_behind(tokens: list[Token], i: int) -> int:
    """ "fled, leaving two shotguns behind": where the second part of the verb stands, or 0."""
    for k in range(i + 2, min(i + 12, len(tokens))):
        if tokens[k].k == "p" and tokens[k].raw not in "'’-":
            return 0
        if tokens[k].f == "behind" and (k + 1 == len(tokens) or tokens[k + 1].k == "p" or tokens[k + 1].f in ("in", "when", "as", "and", "on", "at", "them")):
            return k
    return 0


def completed(tokens: list[Token], i: int, by: tuple[str, str]) -> int:
    """ "took its driver into custody", "stabbing the teacher to death": where the second part of the verb stands, or 0."""
    for k in range(i + 2, min(i + 10, len(tokens) - 1)):
        if tokens[k].k == "p" and tokens[k].raw not in "'’-":
            return 0
        if (tokens[k].f, tokens[k + 1].f) == by:
            return k
    return 0


def off(tokens: list[Token], i: int, words: Words) -> int:
    """ "tore the left foot off a marine": the token behind the second part of the verb, or 0."""
    for k in range(i + 2, min(i + 6, len(tokens) - 1)):
        if tokens[k].f == "off":
            return k + 1 if tokens[k - 1].f in words.sets["limbs"] or tokens[k - 1].f in ("feet", "arms", "hands", "fingers") else 0
    return 0


def on_fire(tokens: list[Token], i: int) -> int:
    """ "set the station's only pickup on fire", "put six pits out of service": where the second part of the verb stands, or 0."""
    for k in range(i + 2, min(i + 10, len(tokens))):
        if tokens[k].k == "p" and tokens[k].raw not in "'’-":
            return 0
        if tokens[k].f in ("ablaze", "alight") or (tokens[k].f == "fire" and tokens[k - 1].f == "on"):
            return k
        if tokens[k].f in ("service", "action", "commission") and tokens[k - 1].f == "of" and tokens[k - 2].f == "out":
            return k - 2
    return 0
