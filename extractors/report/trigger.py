"""Triggers: verbs and nouns of action, their voice, and whether the sentence asserts them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from extractors.report.counted import Counted
from extractors.report.phrase import second_half
from extractors.report.sentence import Sentence
from extractors.report.trigger_apart import (
    DRAGGED,
    completed,
    lay_there,
    led_away,
    led_police_to,
    left_behind,
    off,
    on_fire,
)
from extractors.report.trigger_status import Cue, status_at, status_cues
from extractors.report.trigger_voice import set_voice
from extractors.report.trigger_words import Trigger, carried_out, word_at
from extractors.report.words import Verb, Words
from extractors.text import Token

SETTING = {"put", "putting", "set", "sets", "setting"}
TEARING = {"tore", "tearing", "blew", "blowing", "ripped", "ripping", "sheared", "shearing"}
LEFT = {"left", "leaving"}
LED = {"took", "carried", "led", "dragged", "marched", "pulled", "hauled", "snatched", "yanked"}
BURIED = {"left", "buried", "stashed", "packed", "wrapped"}
STABBING = {"stabbed", "stabbing", "hacked", "hacking", "beat", "beating", "stoned", "stoning", "clubbed", "shot", "shooting"}
HOLDERS = {"crowd", "villagers", "residents", "protesters", "growers", "demonstrators", "farmers", "mob"}
ENDED = {"muere", "mueren", "fallece", "fallecen", "murio", "murieron", "fallecio", "fallecieron", "quedo", "quedaron", "muerto", "muertos"}
RESULTED = {"resulto", "resultaron", "quedo", "quedaron", "fue", "fueron"}
UNITS = {"unidad", "division", "departamento", "equipo", "brigada", "direccion"}
HAIL = {"lluvia", "rafaga", "rafagas", "andanada", "granizada", "hail", "volley", "barrage", "burst"}
NONE_OF = {"no", "without", "sin", "ninguna", "ningun"}
HANDED_OUT = {"viveres", "alimentos", "botas", "bienes", "utiles", "equipos", "donaciones", "canastas", "medicinas", "titulos", "certificados", "ropa", "dinero", "mochilas"}
UNHURT = {"shock", "dehydration", "exhaustion", "hypothermia", "malnutrition", "shocks", "nerves", "anxiety", "fever", "malaria"}
FALLING = {"into", "off", "from", "to", "down", "ill", "asleep", "on", "by", "short", "behind", "through", "under", "over", "out", "apart", "sharply", "again", "back", "below"}
JAILS = {"penal", "carcel", "prision", "deposito", "establecimiento", "reclusorio", "calabozo", "carceleta", "maranguita"}
LENGTHS = {"meters", "metres", "feet", "metros", "yards"}
_DRAGGED = frozenset(("dragged", "pulled", "hauled"))
LISTED = frozenset(("listed", "marked", "recorded", "shown", "registered", "figura", "figuraba", "registrada", "registraba", "consignada"))
CROSSFIRE = {"blasts", "explosions", "explosives", "shootouts", "crossfires", "clash", "shooting", "crossfire", "blast", "explosion", "middle", "firefight", "shootout", "fighting", "gunfire", "fire"}
VERB_ENDINGS = (
    "ado",
    "ada",
    "ados",
    "adas",
    "ido",
    "ida",
    "idos",
    "idas",
    "ando",
    "endo",
    "ar",
    "er",
    "ir",
    "aron",
    "eron",
)
NEEDED_WITHIN = 8  # tokens: "sustained a number of minor injuries"
Hits = list[tuple[int, Any]]  # readings of a verb: the token behind it and the Verb


def find_triggers(
    s: Sentence, words: Words, counted: list[Counted], cues: list[Cue] | None = None
) -> list[Trigger]:
    """The triggers of a sentence, left to right, outside the counted things; `cues`: its `status_cues`, where the caller has them."""
    tokens, opening = s.tokens, _openers(words)
    inside = {x for c in counted if _closed(tokens, c, words) for x in range(c.i if tokens[c.i].f in ("what", "lo") else c.head, c.j)}
    out: list[Trigger] = []
    end = 0
    for i in [i for i, t in enumerate(tokens) if t.f in opening and t.k == "w"]:
        if i < end or i in inside or (words.lang == "en" and second_half(tokens, i) and tokens[i - 2].f != "re"):
            continue
        t, end = _once_more(s, i, out, words) or _read(tokens, i, words)
        if t is not None and not (out and _only_a_load(out[-1], t, tokens)):
            out.append(t)
    if out:
        _set_status(out, tokens, words, status_cues(tokens, words) if cues is None else cues)
    return out


@lru_cache(maxsize=2)
def _openers(words: Words) -> frozenset[str]:
    """The words a trigger can begin with: most tokens of a text are none."""
    return frozenset(words.verbs.index).union(words.nouns.index, words.sets["comprising"], SETTING, LED, LEFT, ("were", "was"), BURIED, STABBING, TEARING, ("took", "taking", "drowning", "shot"), words.fates)


def _once_more(s: Sentence, i: int, before: list[Trigger], words: Words) -> tuple[Trigger, int] | None:
    """ "El chofer fue detenido; también lo fue su ayudante", "lo mismo ocurrió con dos pozas": what the verb before said, of others."""
    hit = words.cues.at(s.tokens, i)
    if hit is None or hit[1][0] != "same_fate":
        return None
    end = hit[0]
    said = [t.options for t in before if t.options[0].action in SHARED and t.status == "asserted"]
    told = s.previous.tokens if s.previous is not None and not said else []
    said += [v for k in range(len(told)) if (v := [v for _, v in words.verbs.all_at(told, k) if v.action in SHARED and v.voice == "transitive" and v.needs is None])]
    if not said:
        return None
    behind = s.tokens[end - 1].f in ("con", "befell", "with")
    return Trigger(i, end, list(said[-1]), "active" if behind else "passive", lead=i), end


SHARED = ("destroyed", "seized", "captured", "killed")  # what a clause without a verb of its own can say once more


def _closed(tokens: list[Token], c: Counted, words: Words) -> bool:
    """Whether no trigger can stand inside a counted thing."""
    open_ = c.kind == "people" and not c.numbered and (c.rule.endswith(".victims") or _predicate(tokens, c, words) or _apposed(tokens, c, words) or _says_of_a_thing(tokens, c, words))
    return c.kind != "bare" and not open_


def _only_a_load(before: Trigger, t: Trigger, tokens: list[Token]) -> bool:
    """ "confiscated a shipment of 60 sacks": the load is the object of the verb just before it."""
    load = t.options[0].rule.endswith("seized.carry") and tokens[t.j - 1].f in ("of", "de") and t.j - t.i >= 2 and tokens[t.i].f not in ("in", "en")
    return load and 0 <= t.i - before.j <= 2 and before.options[0].action in ("seized", "find", "captured", "intervene", "destroyed")


def _apposed(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "contra los choferes X y Y, intervenidos el 9 de febrero": a participle, which says when it befell them."""
    alone = c.j - c.i == 1 and c.i > 1 and tokens[c.i - 1].raw == "," and tokens[c.i - 2].cap
    return alone and any(v.form == "participle" for _, v in words.verbs.all_at(tokens, c.i))


def _says_of_a_thing(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "una minivan de pasajeros intervenida ayer", "un camión intervenido en X": a participle right behind a noun, without an article, is no person."""
    last = tokens[c.j - 1]
    behind = words.lang == "es" and c.j > 1 and tokens[c.j - 2].k == "w" and not tokens[c.j - 2].cap and tokens[c.j - 2].f not in words.sets["stops"] and tokens[c.j - 2].f not in words.sets["before_nouns"]
    return behind and last.f.startswith("intervenid") and last.f.endswith(("o", "a", "os", "as"))


def _predicate(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "took three officers hostage": a noun that says what became of the people just named."""
    return (
        c.i > 0
        and tokens[c.i].f in words.sets["predicates"]
        and any(v.form == "participle" for _, v in words.verbs.all_at(tokens, c.i))
    )


def _read(tokens: list[Token], i: int, words: Words) -> tuple[Trigger | None, int]:
    """The trigger that opens at token i, if one does, and the token to go on from."""
    f = tokens[i].f
    hits = words.verbs.all_at(tokens, i)
    if f == "held" and not _object_follows(tokens, i, words):
        hits = [h for h in hits if h[1].action != "kidnapped"]  # "people held by rebels", "was held in jail"
    if len(hits) > 1 and tokens[0].f not in words.sets["furthermore"]:
        hits = [h for h in hits if not h[1].rule.endswith("captured.fall_too")]  # only "También cayó un pasajero"
    if hits and any(v.needs for _, v in hits):
        plain = [h for h in hits if h[1].needs is None]
        needed = _with_needed(tokens, hits, words)
        longer = max((j for j, _ in plain), default=0) > max((j for j, _ in needed), default=0)  # "breaking the leg of another"
        beside = [h for h in plain if needed and h[0] == needed[0][0] and h[1].only and "people" not in h[1].only]  # "two revolvers were handed over to prosecutors"
        hits = plain if longer else needed + beside
    if f in words.sets["comprising"] and any(t.f in words.sets["hauls"] for t in tokens[max(0, i - 12) : i]):
        return Trigger(
            i, i + 1, [Verb(f"{words.lang}.fact.seized.find", "find", "transitive", "past")], "active", lead=i
        ), i + 1
    if f in BURIED and i == 0 and (behind := _inverted(tokens, Trigger(i, i + 1, [Verb("en.fact.seized.find", "find", "transitive", "past")], "past", lead=i))):
        return Trigger(i, behind, [Verb("en.fact.seized.find", "find", "transitive", "past")], "active", lead=i), behind  # "Buried in drums were seven rifles"
    if f in ("were", "was") and words.lang == "en" and lay_there(tokens, i, words):
        return Trigger(i, i + 1, [Verb("en.fact.seized.find", "find", "transitive", "past")], "active", lead=i), i + 1
    if f in SETTING and not hits and words.lang == "en" and (until := on_fire(tokens, i)):
        form, mode = ("gerund", "gerund") if f.endswith("ing") else ("past", "active")
        v = Verb("en.fact.destroyed.destroy", "destroyed", "transitive", form)
        return Trigger(i, i + 1, [v], mode, finite=form == "past", lead=i, until=until), i + 1
    if f in LEFT and words.lang == "en" and (until := left_behind(tokens, i)):
        form, mode = ("gerund", "gerund") if f.endswith("ing") else ("past", "active")
        return Trigger(i, i + 1, [Verb("en.fact.seized.find", "find", "transitive", form)], mode, finite=form == "past", lead=i, until=until), i + 1
    if f == "led" and words.lang == "en" and (behind := led_police_to(tokens, i)):
        return Trigger(i, behind, [Verb("en.fact.seized.find", "find", "transitive", "past")], "active", lead=i), behind
    if f in LED and words.lang == "en" and not (i and tokens[i - 1].f in ("were", "was")) and (until := led_away(tokens, i)):
        v = Verb("en.fact.kidnapped.take", "kidnapped", "transitive", "past")  # "led two of his comrades away"
        return Trigger(i, i + 1, [v], "past", lead=i, until=until), i + 1
    if f in ("taken", *DRAGGED) and i and tokens[i - 1].f in ("were", "was") and (until := led_away(tokens, i)):
        v = Verb("en.fact.kidnapped.take", "kidnapped", "transitive", "participle")  # "who were taken from their lodgings by an armed column"
        return Trigger(i, i + 1, [v], "passive", lead=i - 1, until=until), i + 1
    if f in ("took", "taking") and words.lang == "en" and (until := completed(tokens, i, ("into", "custody"))):
        v = Verb("en.fact.captured.capture", "captured", "transitive", "past", frozenset(["people"]))
        return Trigger(i, i + 1, [v], "past", lead=i, until=until), i + 1
    if f in ("took", "taking", "taken") and words.lang == "en" and (until := next((k for k in range(i + 2, min(i + 6, len(tokens))) if tokens[k].f == "alive"), 0)):
        v = Verb("en.fact.captured.capture", "captured", "transitive", "past", frozenset(["people"]))
        return Trigger(i, i + 1, [v], "past", lead=i, until=until), i + 1
    if f == "shot" and not hits and words.lang == "en" and i > 2 and tokens[i - 1].f == "and" and _DRAGGED & {x.f for x in tokens[max(0, i - 7) : i]} and not {x.f for x in tokens[i : i + 6]} & {"leg", "arm", "foot", "hand", "shoulder", "wounded"}:
        return Trigger(i, i + 1, [Verb("en.fact.killed.kill", "killed", "transitive", "participle")], "passive", lead=i), i + 1  # "was dragged from his home and shot"
    if f == "drowning" and i + 1 < len(tokens) and (tokens[i + 1].k == "n" or tokens[i + 1].f in words.numbers):
        return Trigger(i, i + 1, [Verb("en.fact.killed.kill", "killed", "transitive", "gerund")], "gerund", finite=False, lead=i), i + 1
    if f in STABBING and words.lang == "en" and (until := completed(tokens, i, ("to", "death"))):
        form, mode = ("gerund", "gerund") if f.endswith("ing") else ("past", "past")
        v = Verb("en.fact.killed.kill", "killed", "transitive", form)
        return Trigger(i, i + 1, [v], mode, finite=form == "past", lead=i, until=until), i + 1
    if f in TEARING and words.lang == "en" and (end := off(tokens, i, words)):
        form, mode = ("gerund", "gerund") if f.endswith("ing") else ("past", "active")
        return Trigger(i, end, [Verb("en.fact.wounded.mutilate", "wounded", "transitive", form)], mode, finite=form == "past", lead=i), end
    nouns = words.nouns.all_at(tokens, i)
    if not (hits or nouns) or _tells_no_act(tokens, i, hits, words):
        return None, i + 1
    noun = next((h for h in nouns if h[1].kind == "nominal"), None)
    if noun and (
        not hits or _is_noun(tokens, i, words) or (noun[1].action == "wounded" and (word_at(tokens, noun[0]) == "a" or _in_whom(tokens, i, noun[0], words)))
    ):
        v = Verb(noun[1].rule, noun[1].action or "", "transitive", "noun")
        return Trigger(i, noun[0], [v], "nominal", finite=False, lead=i), noun[0]
    if not hits or (f != "no" and _is_noun(tokens, i, words)) or _auxiliary(tokens, i, words):
        return None, i + 1
    return _verb(tokens, i, hits, words)


def _object_follows(tokens: list[Token], i: int, words: Words) -> bool:
    """ "villagers held three policemen", "a policeman held by the crowd": not who is held in jail, or by rebels till he is freed."""
    if {t.f for t in tokens[i + 1 : i + 5]} & HOLDERS and tokens[i + 1].f == "by":
        return True
    nxt = tokens[i + 1] if i + 1 < len(tokens) else None
    return nxt is not None and (nxt.k == "n" or nxt.f in words.numbers or nxt.f in ("a", "an", "the", "several", "some", "dozens"))


def _with_needed(tokens: list[Token], hits: Hits, words: Words) -> Hits:
    """ "sufrió múltiples heridas", "sustained a minor leg injury": a verb that says it with a noun; the verb ends behind that noun."""
    out: Hits = []
    for j, v in hits:
        for k in range(j, min(j + NEEDED_WITHIN, len(tokens))):
            if (tokens[k].k == "p" and tokens[k].raw not in "-'’") or tokens[k].f in words.sets["clause_words"]:
                break
            if tokens[k].f in HAIL:
                break  # "recibió una lluvia de balas": nobody is said to be hit
            if v.rule.endswith("killed.found_shot") and k > j and (tokens[k].f in words.sets["bodies"] or ((noun := words.nouns.at(tokens, k)) is not None and noun[1].kind == "people")):
                break  # "fue hallado el cuerpo de uno de los soldados muertos": of whom the verb is said stands behind it
            if tokens[k].f in NONE_OF or tokens[k].f in ("fatal", "mortal"):
                break  # "presented no injuries", "received a fatal wound"
            if tokens[k].f in ("manos", "hands") and k + 1 < len(tokens) and tokens[k + 1].f in ("de", "del", "of"):
                break  # "perdieron la vida a manos de asaltantes"
            if v.needs and tokens[k].f in v.needs:
                out.append((j if v.rule.endswith(("captured.fall_with", "captured.hand_over")) or (v.voice == "transitive" and (words.lang == "en" or v.action in ("kidnapped", "rescued"))) else k + 1, v))  # "cost two officers their lives"
                break
            if (other := words.verbs.at(tokens, k)) is not None and other[1].action == "killed":
                break  # "with the agency died of gunshot wounds"
    return out


def _verb(tokens: list[Token], i: int, hits: Hits, words: Words) -> tuple[Trigger, int]:
    end = max(h[0] for h in hits)
    t = Trigger(i, end, [v for j, v in hits if j == end], "active", lead=i)
    set_voice(t, tokens, words)
    if words.lang == "en" and t.mode == "past" and not t.options[0].rule.endswith("killed.remains") and (behind := _inverted(tokens, t)):
        t.mode, t.j = "active", behind
        if t.options[0].action == "carry":  # "Hidden in the truck were 54 packages": so they were found
            t.options = [Verb(f"{words.lang}.fact.seized.find", "find", "transitive", "past")]
    if words.lang == "es" and t.mode == "participle" and t.i <= 1 and (behind := _resulted(tokens, t)):
        t.mode, t.j, t.finite = "passive", behind, True
    return t, end


def _tells_no_act(tokens: list[Token], i: int, hits: Hits, words: Words) -> bool:
    """A form of a verb, or a noun of action, that here is no act."""
    if hits and hits[0][1].rule.endswith("rescued.let_go") and i and {"they", "he", "she", "those"} & {t.f for t in tokens[max(0, i - 2) : i]}:
        return True  # "had broken ribs when they were let go", "Those set free are three women"
    f, before = tokens[i].f, word_at(tokens, i - 1)
    if (
        hits
        and words.lang == "en"
        and i + 2 < len(tokens)
        and tokens[i + 1].raw == "-"
        and tokens[i + 1].s == tokens[i].e
    ):
        return True  # "burned-out remains": a word that describes
    if carried_out(tokens, i) or (f.startswith(("ejecutad", "executed")) and i and words.types.at(tokens, i - 1) is not None):
        return True  # "una emboscada ejecutada por Sendero"
    if before == "de" and word_at(tokens, i - 2) in UNITS:
        return True  # "la Unidad de Desactivación de Explosivos"
    if hits and hits[0][1].rule.endswith("killed.lose") and before == "se":
        return True  # "se perdieron entre los pajonales"
    if hits and hits[0][1].rule.endswith("wounded.with") and _with_its_rounds(tokens, i, words):
        return True  # "un revólver con cinco balas"
    if f in ("oculta", "ocultas") and word_at(tokens, i + 1) in ("bajo", "en", "entre", "tras", "debajo", "por") and before not in words.sets["before_nouns"]:
        return True  # "una carga oculta bajo un badén"
    if f in ("found", "encontro", "hallo") and word_at(tokens, i + 1) in ("that", "que"):
        return True  # "the board has found that the boat …"
    if f in words.sets["stative"] and before == "se":
        return True  # "se encuentran graves": how they are, not what was found
    if f == "se" and word_at(tokens, i + 1) in ("entrego", "entregaron") and word_at(tokens, i + 2) in HANDED_OUT:
        return True  # "se entregaron víveres": nobody surrendered
    if f.startswith(("atrapad", "calcinad", "carbonizad", "balead", "abalead", "acribillad")) and before in ENDED:
        return True  # "murió atrapado en la cabina"
    if f == "a" and word_at(tokens, i + 1) == "bordo" and any((v := words.verbs.at(tokens, k)) and v[1].action in ("seized", "find") for k in range(i)):
        return True  # "decomisados a bordo de un tráiler": where they were
    if f in ("lleva", "llevan", "llevaba", "llevaban") and (i + 2 < len(tokens) and tokens[i + 2].f in words.sets["time_units"]):
        return True  # "lleva nueve días sentado en la puerta"
    if f in ("hit", "struck") and word_at(tokens, i + 1) in ("in", "by", "on", "with", "at") and not any(v.rule.endswith("wounded.hit_in") for _, v in hits):
        return True  # "a sentry, hit in the neck, died": whom somebody hit stands right behind the verb
    if f in ("carrying", "carried", "carry") and word_at(tokens, i + 1) == "out":
        return True  # "was carrying out reconnaissance"
    if f.startswith("destroz") and before in words.sets["limbs"]:
        return True  # "con el brazo destrozado"
    if f in ("missing", "desaparecidos") and before in ("or", "o") and word_at(tokens, i - 2) in ("dead", "muertos", "killed"):
        return True  # "69,000 people dead or missing"
    if before == "se" and (f in ("redujo", "reduce", "redujeron") or (f == "quito" and "vida" in {t.f for t in tokens[i + 1 : i + 3]})):
        return True  # "la cifra se redujo de tres a dos", "se quitó la vida"
    if f in ("detuvo", "detuvieron") and before == "se" and i > 1 and (noun := words.nouns.at(tokens, i - 2)) is not None and noun[1].object in ("vehicle", "boat"):
        return True  # "dos autos se detuvieron a cincuenta metros": stopped
    if f == "caught" and word_at(tokens, i + 1) == "between":
        return True  # "villagers caught between the rebels and the army"
    if f in ("disabled", "destroyed", "inutilizada", "destruida", "inhabilitada") and before in ("as", "como") and not {t.f for t in tokens[max(0, i - 8) : i]}.isdisjoint(LISTED):
        return True  # "the army's maps listed the strip as disabled"
    if f == "caught" and before != "they" and CROSSFIRE.intersection(t.f for t in tokens[i + 1 : i + 5]):
        return True  # "was caught in the crossfire"
    if f == "fell" and word_at(tokens, i + 1) in FALLING and "hands" not in {t.f for t in tokens[i : i + 7]}:
        return True  # "fell into a ravine"
    if f in ("fue", "fueron") and hits and hits[0][1].action == "wounded" and word_at(tokens, i + 1).startswith("internad") and not JAILS.isdisjoint(t.f for t in tokens[i + 2 : i + 8]):
        return True  # "fueron internados en el penal": nobody was hurt
    if f in ("fell", "cayo", "cayeron") and not LENGTHS.isdisjoint(t.f for t in tokens[i + 1 : i + 6]):
        return True  # "with 14 troops aboard, fell about 80 meters"
    if hits and words.lang == "en" and hits[0][1].rule.endswith("wounded.suffer") and tokens[hits[0][0] - 1].f == "for" and word_at(tokens, hits[0][0]) in UNHURT:
        return True  # "was treated for shock"
    if f == "burning" and before in words.sets["before_nouns"] and word_at(tokens, i + 1) != "of":
        return True  # "trapped in their burning truck"
    if before == "por" and word_at(tokens, i - 2) in ("dado", "dada", "dados", "dadas") and f.startswith(("muert", "falleci")):
        return True  # "el militar dado por fallecido está con vida"
    if hits and hits[0][1].rule.endswith("seized.have") and len(hits) == 1 and hits[0][0] == i + 1 and not (i + 1 < len(tokens) and (tokens[i + 1].k == "n" or tokens[i + 1].f in words.numbers)):
        return True  # "had" without what they had is an auxiliary
    if f == "pese" and word_at(tokens, i + 1) in ("a", "al"):
        return True  # "pese a": weighs nothing
    if f == "dead" and before in ("as", "for") and word_at(tokens, i - 2) in ("listed", "given", "presumed", "up", "left", "taken"):
        return True  # "listed as dead", "given up for dead"
    return f == "dead" and before in ("play", "played", "playing", "feigned", "feigning")


def _in_whom(tokens: list[Token], i: int, j: int, words: Words) -> bool:
    """ "la muerte de un cabo y heridas en cuatro agentes", "lesiones por esquirla en dos pobladores": wounds, and who has them."""
    at = next((k for k in range(j, min(j + 4, len(tokens) - 1)) if tokens[k].f == "en"), None)
    joined = i > 0 and (tokens[i - 1].f in ("y", "e", "con") or tokens[i - 1].f.startswith(("causa", "causo", "provoc", "ocasion", "produj", "produc")))
    whom = words.nouns.at(tokens, at + 2) if at is not None else None
    return joined and at is not None and whom is not None and whom[1].kind == "people" and (tokens[at + 1].k == "n" or tokens[at + 1].f in words.numbers or tokens[at + 1].f in words.sets["one"])


def _is_noun(tokens: list[Token], i: int, words: Words) -> bool:
    """A form that is verb and noun ("captura", "decomiso", "murder"): a determiner or preposition before it makes it a noun."""
    if i == 0 or tokens[i].f in ("with", "con"):
        return False
    f, before = tokens[i].f, tokens[i - 1].f
    determined = before in words.sets["before_nouns"]
    if words.lang == "es":
        if f in ("perdida", "perdidas"):
            return determined and tokens[i].raw.startswith("pérd")  # "la pérdida de dos suboficiales"
        return determined and tokens[i].raw[-1:] not in "óéíá" and not f.endswith((*VERB_ENDINGS, "uvo", "ujo", "izo"))
    if before.endswith("'s") and f in ("haul", "find", "catch", "bust", "blast", "attack"):
        return True
    if f in words.sets["be"]:
        return False  # "in which another was blinded"
    if before == "that" and f != "held" and any(v.form == "past" for _, v in words.verbs.all_at(tokens, i)):
        return False  # "the ambush that took the lives of two sergeants"
    return determined and not f.endswith(("ed", "ing")) and f not in ("lost", "died", "broke", "fell")


def _auxiliary(tokens: list[Token], i: int, words: Words) -> bool:
    """ "había incautado" is read from its participle on; "ultimo" and "cargo" are verbs only with their accent."""
    f = tokens[i].f
    capitals = tokens[i].raw.isupper() and i > 0 and tokens[i - 1].raw.isupper() and tokens[i - 1].f not in words.sets["before_nouns"]
    if f in words.sets["verb_needs_accent"] and tokens[i].raw[-1] not in "óáé" and not capitals:
        return True
    if f not in ("habia", "habian", "hubo") or i + 1 >= len(tokens):
        return False
    if f != "hubo" and tokens[i + 1].f.endswith(("ado", "ido", "cho", "sto", "rto")):
        return True
    return any(v.form == "participle" for _, v in words.verbs.all_at(tokens, i + 1))


def _inverted(tokens: list[Token], t: Trigger) -> int:
    """ "Also confiscated on Friday were two shotguns": the token behind "were", 0 where the clause is in its usual order."""
    if (t.i and not (t.i == 1 and tokens[0].f == "also")) or t.options[0].form not in ("past", "participle"):
        return 0
    for k in range(t.j, min(t.j + 9, len(tokens))):
        if tokens[k].raw in ",;:" or tokens[k].f in ("who", "which", "that"):
            return 0
        if tokens[k].f in ("were", "was"):
            return k + 1
    return 0


def _with_its_rounds(tokens: list[Token], i: int, words: Words) -> bool:
    """Whether a weapon ends before token i: what it is told with are its rounds."""
    return any((h := words.nouns.at(tokens, k)) is not None and h[1].object == "firearm" and h[0] in (i, i - 1) for k in range(max(0, i - 4), i))


def _resulted(tokens: list[Token], t: Trigger) -> int:
    """ "Heridos de gravedad resultaron tres soldados": the token behind the verb that follows its participle, or 0."""
    return next((k + 1 for k in range(t.j, min(t.j + 5, len(tokens))) if tokens[k].f in RESULTED), 0)


def _set_status(triggers: list[Trigger], tokens: list[Token], words: Words, cues: list[Cue]) -> None:
    false = any(cue == "falsehood" for _, _, (cue, _) in words.cues.each(tokens))
    for t in triggers:
        if words.lang == "es" and t.options[0].form == "future" and _subjunctive(tokens, t):
            t.options = [replace(v, form="past") for v in t.options]
        form = t.options[0].form
        t.status = "denied" if false else status_at(tokens, t.lead, words, t.finite, form, t.mode, cues)
    for prev, t in pairwise(triggers):
        if prev.mode == "passive" and t.mode == "past" and _shares_auxiliary(tokens, prev, t, words):
            t.mode = "passive"
        joined = word_at(tokens, t.lead - 1) in ("y", "e", "and", "or", "o")
        if prev.mode == "infinitive" and joined and (t.mode == "infinitive" or t.options[0].form == "base"):
            t.mode, t.status, t.finite = "infinitive", prev.status, False  # "to seize 15 tons and destroy 100 strips"


def _shares_auxiliary(tokens: list[Token], prev: Trigger, t: Trigger, words: Words) -> bool:
    """ "was wounded and arrested in Sivia": behind "and" a participle without an object of its own."""
    if words.lang != "en" or not 0 < t.i - prev.j <= 6 or tokens[t.i - 1].f != "and" or any(x.raw in ",;" for x in tokens[prev.j : t.i]):
        return False
    return t.j >= len(tokens) or tokens[t.j].k == "p" or tokens[t.j].f in ("in", "on", "at", "by", "near", "together", "along", "with", "while", "when", "after", "as")


ALLOWED = {"permitio", "permitieron", "logro", "lograron", "consiguio", "consiguieron", "hizo"}


def _subjunctive(tokens: list[Token], t: Trigger) -> bool:
    """ "después de que decomisara": a past, though its form without accent could be a future."""
    if tokens[t.i].raw.endswith(("á", "án", "ía", "ían")):
        return False
    if any(tokens[k].f == "que" and tokens[k - 1].f == "de" for k in range(max(1, t.i - 6), t.i)):
        return True
    return any(tokens[k].f == "que" and tokens[k - 1].f in ALLOWED for k in range(max(1, t.i - 14), t.i))  # "permitió que las fuerzas ubicaran"
