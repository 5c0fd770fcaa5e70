"""Frames: a verb or noun of action claims the counted things that belong to it.

Each counted thing looks for its governor among the triggers of its sentence: the side it stands on must fit the voice
("capturaron a ocho", "fueron capturados ocho", "ocho capturados", "la captura de ocho"), and the way there must cost
little: words, commas, relative pronouns and other verbs between them all count. What no trigger claims is no fact.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extractors.codebook import DRUGS, FORCES, PERSON_ACTIONS, WEAPONS
from extractors.report.counted import Counted
from extractors.report.fact_apposed import befallen_behind
from extractors.report.fact_beside import commander_beside, fell_with_him, fronted, he_as_well, with_him_whom
from extractors.report.fact_claim import claim
from extractors.report.fact_condition import in_a_bad_state
from extractors.report.fact_found import found_captives
from extractors.report.fact_frame import Frame
from extractors.report.fact_implied import but_one_fled, but_these_were, maimed, none_survived
from extractors.report.fact_left_out import of_the_left_out
from extractors.report.fact_losses import of_their_own
from extractors.report.fact_pronoun import of_pronouns, of_things
from extractors.report.fact_share import besides_those, is_subset
from extractors.report.fact_some import (
    fatally,
    found_of_the_missing,
    kinds_of_state,
    later_died,
    likewise,
    named_behind,
    of_the_whole_before,
    of_those_named,
    of_whom_among,
    shot_and_died,
    some_of_them,
    the_rest,
    those_left,
)
from extractors.report.fact_total import (
    behind_colon,
    breakdown,
    kinds_listed,
    named_parts,
    parts_of_the_last,
    same_things,
    without_the_last_dead,
)
from extractors.report.fact_twofold import hurt_and_caught
from extractors.report.govern import governor_of
from extractors.report.govern_list import groups_of
from extractors.report.govern_own import (
    adjacent_trigger,
    joined_second,
    main_verb,
    relative_of_its_own,
    relative_second,
    vessels_verb,
    whole_of,
)
from extractors.report.govern_stand import of_subject
from extractors.report.govern_takes import option_for, too_far
from extractors.report.phrase import plain_word
from extractors.report.sentence import Sentence
from extractors.report.settle_words import SOMEBODY
from extractors.report.trigger_status import Cue, status_cues
from extractors.report.trigger_words import Trigger
from extractors.report.words import Verb, Words
from extractors.text import Token

BOTH_OR_ALL = frozenset(("ambos", "ambas", "todos", "todas", "both", "all"))


def find_frames(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[Frame]:
    """The frames of one sentence, whatever their status."""
    counted = _what_they_are(s, counted)
    out = _claimed(s, counted, triggers, words) if counted else []
    if out:
        out = _among_themselves(out, s, counted, words)
    shot_and_died(out, s, counted, words)
    those_left(out, s, counted, triggers, words)
    later_died(out, s, counted, words)
    fatally(out, s, words)
    kinds_of_state(out, s, counted, words)
    of_whom_among(out, s, counted)
    of_the_whole_before(out, s, counted)
    named_parts(out)
    named = named_behind(s, counted, {f.position for f in out if f.action != "wounded"}, words)
    if any(f.action == "killed" for f in named):
        out = [f for f in out if f.action != "wounded"]  # "The latest fatalities are X and Y, both of whom had suffered burns"
    again = {f.position for f in named if f.action == "wounded" and words.lang == "en"}  # "The wounded, a sergeant and a corporal, were …": the participle is no verb
    out = [f for f in out if f.action != "wounded" or f.position not in again] + named
    out += befallen_behind(s, counted, triggers, out, words) if triggers else []
    out += none_survived(s, counted, words)
    out += maimed(s, counted, out, words)
    out += in_a_bad_state(s, out, words)
    out += hurt_and_caught(s, counted, triggers, out, words) if out and triggers else []
    out += but_these_were(s, counted, triggers, out, words) if triggers or out else []
    out = _with_pronouns(out, s, counted, triggers, words)
    if out or triggers:
        with_him_whom(out, s.tokens, triggers)
        he_as_well(out, s.tokens, triggers)
        fell_with_him(out)
        out = without_the_last_dead(out, s)
        kinds_listed(out, s, counted)
        of_their_own(out, s, words)
        out = found_captives(s, counted, triggers, out, words)
    dead = {(f.position, f.value) for f in out if f.action == "killed" and f.status == "asserted"}
    return behind_colon([f for f in out if f.action != "wounded" or (f.position, f.value) not in dead], s)


def _what_they_are(s: Sentence, counted: list[Counted]) -> list[Counted]:
    """ "X (52), presidente del comité, fue asesinado", "perdió la vida X, vendedora": the noun behind a name says what he is, and counts nobody."""
    out: list[Counted] = []
    for c in counted:
        prev = out[-1] if out else None
        gap = s.tokens[prev.j : c.i] if prev is not None else []
        apposed = prev is not None and prev.name and prev.value == 1 and c.kind == "people" and c.value is None and not (c.plural or c.name) and gap and gap[-1].raw == "," and all(t.raw in ",()" or t.k == "n" or t.f in ("de", "anos") for t in gap)
        if prev is not None and apposed:
            if prev.object is None and c.object not in (None, "person"):
                prev.object, prev.modifiers = c.object, (*prev.modifiers, "said who")
        else:
            out.append(c)
    return out


def _claimed(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[Frame]:
    """What the verbs and nouns of action claim, list by list."""
    out: list[Frame] = []
    cues = status_cues(s.tokens, words)
    last: Trigger | None = None
    for g, group in enumerate(groups_of(s, counted, triggers, words)):
        _value_unnumbered(s, group, words)
        gid = s.index * 100 + g
        if parts_of_the_last(s.tokens, group, out):
            breakdown(out, group, gid, s)
            continue
        shared = governor_of(s, group, triggers, words, counted)
        if shared is not None and any(o.rule.endswith("captured.fall") for o in shared.options) and any(c.object == "trafficker" for c in group):
            for c in group:
                c.object = "trafficker" if c.object == "person" else c.object  # "cayeron el piloto y dos peruanos"
        on = next((k for k, c in enumerate(group) if _goes_on(s.tokens, c)), len(group)) if shared is None else len(group)
        for k, c in enumerate(group):
            governs = last if k >= on else shared  # "found two rifles at the scene, as well as two radios"
            for f in _frames(_Told(s, c, group, counted, triggers, words), governs, cues, out):
                f.more = f.more or _besides_names(s.tokens, group, k)
                f.notes += ["besides"] if besides_those(s.tokens, c) else []
                f.notes += ["said who"] if "said who" in c.modifiers and s.tokens[0].f in ("tambien", "also") else []
                f.object = _kind_of_the_hurt(f, c)
                f.group, f.generic = gid, f.object in (None, "person")
                f.subset = f.subset or (c.kind == "people" and c.object in FORCES and is_subset(s.tokens, group[0]))
                out.append(f)
        last = shared or last
        same_things(out, gid)
        breakdown(out, group, gid, s)
    return out


def _kind_of_the_hurt(f: Frame, c: Counted) -> str | None:
    """Who is killed or wounded is not always of the kind that the noun alone says."""
    if f.action in ("killed", "wounded") and f.object == "trafficker" and f.head in ("cabecilla", "cabecillas"):
        return "person"  # who falls in a fight may be of either kind
    if f.action in ("killed", "wounded") and f.object == "armed_group" and "former" in c.modifiers:
        return "civilian"  # "killed a former Shining Path member": one no more
    return f.object


def _value_unnumbered(s: Sentence, group: list[Counted], words: Words) -> None:
    """What a list says of how many and who its members are, where they do not say it themselves."""
    if len(group) >= 2 and all(c.kind == "people" and not c.numbered and not c.plural and not _describes(s.tokens, c, words) for c in group):
        for c in group:
            c.value, c.numbered, c.vague = 1.0, True, False  # "piloto y copiloto"
    if len(group) == 2 and group[0].article and group[0].value == 1 and _bare_second(s.tokens, group):
        group[1].value, group[1].numbered, group[1].vague = 1.0, True, False  # "its Bolivian pilot and Peruvian copilot"
    by_sex = [c for c in group if c.kind == "people" and s.tokens[c.head].f in words.sets["ages_and_sexes"]]
    if len(by_sex) == len(group) and any(c.object == "person" for c in group):
        for c in group:
            c.object = "person"  # "five men and two women"
    commander_beside(s.tokens, group)


def _among_themselves(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> list[Frame]:
    """Wholes and parts of what was claimed."""
    out = _both_beside(_without_wholes(_told_again(out, s), counted, s.tokens), s.tokens)
    some_of_them(out, s, counted, words)
    of_those_named(out, s, counted, words)
    the_rest(out, s, words)
    found_of_the_missing(out, s, words)
    return out


def _with_pronouns(out: list[Frame], s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[Frame]:
    """With those of whom only a pronoun speaks, and the things "it" and "them" stand for."""
    but_one_fled(s, out, words)
    find_what_lay_hidden(out, triggers, s)
    told = of_pronouns(s, triggers, words, out)
    told += of_the_left_out(s, triggers, words, [*out, *told])
    if any(f.action == "killed" and f.rule.endswith(("killed.remains", "seized.find")) for f in out):
        out = [f for f in out if not (f.rule.endswith(("wounded.with", "wounded.with_shot")) and s.tokens[f.position].f in BOTH_OR_ALL)]  # "dos cuerpos, ambos con tres balazos"
    if any(f.action == "wounded" for f in told):
        out = [f for f in out if not (f.action == "wounded" and f.definite and f.head in SOMEBODY)]  # "el joven, a quien una mina le arrancó la pierna"
    out += [f for f in told if f.action != "wounded" or not any(g.action == "wounded" for g in out)]
    return out + of_things(s, counted, triggers, words, out)


def _stopped(tokens: list[Token], t: Trigger) -> bool:
    """ "were carrying a rifle when they were stopped", "cuando fueron intervenidos": who bore it was caught with it."""
    taken = t.mode == "passive" and t.status == "asserted" and t.options[0].action in ("intervene", "captured")
    return taken and t.lead > 0 and tokens[t.lead - 1].f in ("they", "he", "she", "cuando", "when")


def find_what_lay_hidden(frames: list[Frame], triggers: list[Trigger], s: Sentence) -> None:
    """ "ubicó una caleta que contenía cinco fusiles", "se hallaron 186 mil dólares camuflados": found, not only carried."""
    found = [t for t in triggers if t.status == "asserted" and any(o.action == "find" for o in t.options)]
    rules = {f.rule for f in frames}
    if any(f.action == "captured" and f.status == "asserted" for f in frames):
        for f in frames:
            if f.weak in ("find", "carry") and {t.f for t in s.tokens[max(0, f.position - 6) : f.position]} & {"possession", "posesion", "poder"}:
                f.weak = None  # "was arrested, having been found in possession of 6.5 kg"
    caught = [t for t in triggers if _stopped(s.tokens, t)]
    found += caught
    for t in found:
        if not any(o.rule in rules for o in t.options):
            for f in frames:
                if f.weak == "carry" and (f.position > t.i or t in caught):
                    f.weak = "find"


def _told_again(frames: list[Frame], s: Sentence) -> list[Frame]:
    """ "Uno de ellos, el soldado X, expiró": who one of them is adds nobody."""
    out = list(frames)
    for one in [f for f in frames if f.subset and f.value == 1 and f.generic]:
        comma = next((k for k in range(one.position + 1, min(one.position + 4, len(s.tokens))) if s.tokens[k].raw == ","), None)
        again = next((f for f in out if comma is not None and f.action == one.action and f.verb == one.verb and f.definite and f.value == 1 and 0 < f.position - comma <= 2), None)
        if again is not None:
            out.remove(again)
    for one in [f for f in out if f.value == 1 and f.object is None and not f.subset and s.tokens[f.position].f in _ONLY_ONE]:
        again = next((f for f in out if f.action == one.action and f.verb == one.verb and f.definite and f.value == 1 and f.position == one.position + 2 and s.tokens[f.position - 1].raw == ","), None)
        if again is not None:
            out.remove(one)  # "solo sigue desaparecido uno, el cabo X": who that one is
    return out


_ONLY_ONE = frozenset(("uno", "una", "one"))


def _both_beside(frames: list[Frame], tokens: list[Token]) -> list[Frame]:
    """ "Siguen internados el mayor X y una suboficial, ambos con pronóstico reservado": both are those just told, by the same verb."""
    for both in [f for f in frames if f.head in ("ambos", "ambas", "both") and f.value == 2 and f.position and tokens[f.position - 1].raw == ","]:
        told = [f for f in frames if f is not both and f.verb == both.verb and f.action == both.action and f.position < both.position and f.value == 1]
        if both.verb < 0 or not told or len(told) > 2 or both.verb > told[0].position:
            continue
        if len(told) == 1:
            told[0].value = 2.0  # a rank without a name is not always counted
        frames = [f for f in frames if f is not both]
    return frames


def _without_wholes(frames: list[Frame], counted: list[Counted], tokens: list[Token]) -> list[Frame]:
    """ "Three of the truck's four occupants were captured": not the four."""
    wholes = {(c.i, whole.i) for c in counted if (whole := whole_of(c, counted)) is not None}
    clauses = {(part, whole) for part, whole in wholes if any(c.i == whole and c.numbered and tokens[c.j].f in ("que", "who") for c in counted if c.j < len(tokens))}
    clauses |= {(c.i, whole) for c in counted if c.value == 1 and c.kind == "people" for part, whole in clauses if 0 <= part - 1 - c.j <= 4 and _apposed_to(tokens, c, part)}
    of_whole = {(part, f.action, f.verb) for part, whole in clauses for f in frames if f.action == "killed" and f.position == whole and whole < f.verb <= whole + 7}
    frames = [f for f in frames if (f.position, f.action, f.verb) not in of_whole]  # "uno de los dos soldados que perdieron la vida": the two
    for f in frames:
        f.definite = f.definite and not any(f.position == whole and any(p == part for p, _, _ in of_whole) for part, whole in clauses)
    wholes -= {(part, whole) for part, whole in clauses if any(p == part for p, _, _ in of_whole)}
    told = {(f.position, f.action) for f in frames}
    return [f for f in frames if not any(f.position == whole and (part, f.action) in told for part, whole in wholes)]


def _apposed_to(tokens: list[Token], c: Counted, part: int) -> bool:
    """ "el suboficial X, uno de los cinco policías que murieron": who is told as one of the five."""
    return tokens[part - 1].raw == "," and all(t.cap for t in tokens[c.j : part - 1])


def _describes(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "the Shining Path guerrilla group", "the Peruvian army": the noun only says which."""
    return words.lang == "en" and c.j < len(tokens) and (plain_word(tokens[c.j], words) or tokens[c.j].f in words.sets["after_people"])


def _bare_second(tokens: list[Token], group: list[Counted]) -> bool:
    """Is the second of two people a noun in the singular right behind "and", its article left out?"""
    a, b = group
    people = a.kind == b.kind == "people" and not b.numbered and not b.plural and not b.definite and a.object == b.object
    return people and b.i - a.j == 1 and tokens[a.j].f in ("y", "e", "and")


def _besides_names(tokens: list[Token], group: list[Counted], k: int) -> bool:
    """ "Quedaron detenidos X, Y y el chofer": the last of a list that names the others."""
    last = k == len(group) - 1 and k >= 2 and group[k].kind == "people" and not group[k].name
    return last and all(c.name for c in group[:k]) and tokens[group[k].i - 1].f in ("y", "e", "and")


def _goes_on(tokens: list[Token], c: Counted) -> bool:
    """Does "as well as" or "así como" open the list?"""
    before = [t.f for t in tokens[max(0, c.i - 3) : c.i]]
    return c.kind in ("thing", "amount", "container") and (before == ["as", "well", "as"] or before[-2:] in (["asi", "como"], ["ademas", "de"]))


class _Told(NamedTuple):
    """A counted thing, the list it stands in, and its sentence."""

    s: Sentence
    c: Counted
    group: list[Counted]
    counted: list[Counted]
    triggers: list[Trigger]
    words: Words


def _frames(told: _Told, shared: Trigger | None, cues: list[Cue], before: list[Frame]) -> list[Frame]:
    """What the trigger of a counted thing, or else the one its list shares, says of it; first what a second verb says."""
    s, c, triggers, words = told.s, told.c, told.triggers, told.words
    own = adjacent_trigger(s, c, told.group, triggers, words)
    held = own is not None and shared is not None and "of" in c.modifiers and c.kind == "people" and own.mode == "participle" and shared.finite and shared.lead == own.j
    if own is not None and shared is not None and (held or _only_says_which(own, shared)):
        own = None  # "Dos de los agentes retenidos presentan golpes": held were all of them
    own = own or relative_of_its_own(s.tokens, c, shared, triggers)
    apart = _its_own_passive(s, c, shared, triggers, told.counted) if shared is not None and own is None else None
    own = apart or own
    best = own or shared or _with_load(s, c, triggers, told.group[0]) or _with_arms(s, c, triggers, words)
    if best is not None and best.options[0].rule.endswith(("wounded.with", "wounded.with_shot")):
        best = next((t for t in triggers if 0 < t.i - best.i <= 5 and t.finite and t.options[0].rule.endswith("killed.die") and option_for(t, c)), best)  # "a woman with burns died"
        best = (_found_dead(c, best, triggers) if words.lang == "en" else None) or best
    if best is not None and (later := main_verb(s, c, best, triggers, told.counted)) is not None:
        own = best = later
    hurt = fronted(s.tokens, c, triggers)
    if hurt is not None and (main := next((t for t in triggers if t.finite and c.j <= t.lead and option_for(t, c)), None)) is not None:
        own = best = main
    best = vessels_verb(s, c, best, triggers, told.counted) or _became(s, c, best, triggers, told.counted) or best
    if _too_far(told, best, own) or _of_what_is_counted(told, best) or _used(s, c, best):
        return []
    frame = claim(s, c, best, words, cues)
    if frame is None and best is None and before and likewise(s, c, before[-1], words):
        last = before[-1]
        frame = replace(last, value=c.value, bound=c.bound, object=c.object or last.object, head=s.tokens[c.head].f, name=None, who=None, more=True, start=s.tokens[c.i].s, end=s.tokens[c.j - 1].e, position=c.i, notes=[])
    if frame is not None and best is not None and best.mode in ("participle", "past") and frame.action == "wounded" and best.i - c.j == 1 and s.tokens[c.j].raw == ",":
        close = next((k for k in range(best.j, min(best.j + 9, len(s.tokens))) if s.tokens[k].raw == ","), None)
        taken = next((t for t in triggers if close is not None and t.lead == close + 1 and t.finite and t.mode in ("passive", "past") and t.options[0].action == "captured" and option_for(t, c)), None)
        if taken is not None and (caught := claim(s, c, taken, words, cues)) is not None:
            return [frame, caught]  # "Uno de los agresores, herido en el tobillo, fue detenido"
    if hurt is not None and frame is not None and frame.action == "captured":
        return [frame, replace(frame, action="wounded", rule=hurt.options[0].rule)]
    other = None if apart else relative_second(s, c, best, told.group, triggers, words) or joined_second(s, c, best, triggers, told.counted, words)
    second = claim(s, c, other, words, cues) if other is not None else None
    if frame is not None and second is None and best is not None and best.options[0].rule.endswith(("wounded.with", "wounded.with_shot", "wounded.hit_in", "wounded.limb", "wounded.broken")):
        deeds = ("captured", "killed") if best.options[0].rule.endswith("wounded.hit_in") else ("captured",)  # "a sentry, hit in the neck, died"
        taken = next((t for t in triggers if t.finite and (t.j == best.i or _behind_aside(s.tokens, c, best, t)) and t.options[0].action in deeds and option_for(t, c)), None)
        second = claim(s, c, taken, words, cues) if taken is not None else None  # "fue detenido con contusiones"
    if frame is not None and second is not None and frame.action in ("wounded", "missing") and second.action == "killed":
        return [second]  # "was hit in the chest and died"
    if frame is not None and second is not None and (frame.action, second.action) == ("surrendered", "captured"):
        return [second]  # "se entregaron tras el tiroteo y quedaron detenidos"
    if frame is None and second is not None and best is not None and best.options[0].action == "other":
        return [second]  # "un infante cayó al agua y sufrió una fractura"
    if frame is not None and words.lang == "es" and s.tokens[0].f in words.sets["furthermore"]:
        if frame.action == "captured" and frame.definite and c.value == 1 and c.j < len(s.tokens) and s.tokens[c.j].f == "que":
            frame.definite, frame.notes = False, [*frame.notes, "one more"]  # "También fue detenido el hombre que lo escoltaba"
        frame.more = frame.more or (frame.action in PERSON_ACTIONS and not frame.definite)  # "También murió un vecino"
    return [f for f in (_besides(frame, second), frame) if f is not None]


def _behind_aside(tokens: list[Token], c: Counted, wound: Trigger, t: Trigger) -> bool:
    """ "A rebel, a woman with a wound in the shoulder, was captured": the verb behind what the commas enclose."""
    return c.j < len(tokens) and tokens[c.j].raw == "," and wound.j < t.lead <= wound.j + 12 and tokens[t.lead - 1].raw == "," and not any(x.k == "p" for x in tokens[wound.j : t.lead - 1])


def _its_own_passive(s: Sentence, c: Counted, t: Trigger, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "Dos subversivos fueron abatidos y una mujer que servía de vigía fue capturada": behind "y" begins what is told of her."""
    behind = c.j < len(s.tokens) and s.tokens[c.j].f in ("que", "who")
    if not behind or not t.finite or t.mode not in ("passive", "active", "past") or s.tokens[c.i - 1].f not in ("y", "e", "and"):
        return None
    parted = c.i > 1 and s.tokens[c.i - 2].raw == "," and 0 < c.i - t.j <= 25  # "Murieron X y Z, y una vecina que vivía enfrente fue alcanzada por una bala"
    joined = 0 < c.i - t.j <= 10 and not any(x.kind in ("people", "bare") and t.j <= x.i < c.i for x in counted)
    if not (parted or joined):
        return None
    return next((x for x in triggers if c.j + 1 < x.lead <= c.j + 12 and x.finite and (x.mode == "passive" or (parted and of_subject(x))) and option_for(x, c)), None)


def _found_dead(c: Counted, best: Trigger, triggers: list[Trigger]) -> Trigger | None:
    """ "The bodies of five men with gunshot wounds to the head were found": what killed them only stands between."""
    if not c.rule.endswith(".victims"):
        return None
    return next((t for t in triggers if 0 < t.i - best.i <= 12 and t.mode == "passive" and t.finite and any(o.action == "find" for o in t.options) and option_for(t, c)), None)


def _only_says_which(own: Trigger, shared: Trigger) -> bool:
    """ "abrió cráteres en dos pistas localizadas en …", "decomisaron 40 kilos acondicionados en bidones": how they were found or packed."""
    said, taken = own.options[0].action, shared.options[0].action
    said = "find" if any(o.action == "find" for o in own.options) and own.mode == "participle" else said  # "tres pistas ubicadas en X": people are located, too
    reduced = own.mode == "participle" or (own.mode == "past" and said == "find" and (shared.mode == "nominal" or taken == "destroyed"))  # "the burning of 214 kilos found in a coop"
    return reduced and ((said == "find" and taken in ("destroyed", "seized")) or (said in ("carry", "other") and taken in ("destroyed", "seized", "find")))


def _became(s: Sentence, c: Counted, best: Trigger | None, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "se ubicó un cadáver, así como un campamento para quince personas, que fue destruido": what its relative clause says of the thing."""
    if best is None or best.options[0].action != "find" or c.kind not in ("thing", "amount") or c.i < best.j:
        return None
    for t in triggers:
        gap = s.tokens[c.j : t.lead]
        if t.lead > c.j and t.mode == "passive" and t.status == "asserted" and t.options[0].action in ("destroyed", "seized") and option_for(t, c) and gap:
            if c.object in WEAPONS and {"salvo", "excepto", "except"} & {x.f for x in s.tokens[t.i :]}:
                return None  # "todo fue incinerado salvo el armamento"
            others = any(c.j <= x.i < t.lead and x.numbered and x.kind in ("thing", "amount") for x in counted)
            return t if len(gap) <= 14 and not others and gap[-1].f in ("que", "which", "cual") else None
    return None


def _besides(frame: Frame | None, second: Frame | None) -> Frame | None:
    """The second, where it says more than the first: who was rescued had been kidnapped before."""
    if frame is None or second is None or second.action == frame.action or second.weak is not None:
        return None
    return None if (frame.action, second.action) == ("rescued", "kidnapped") else second


def _too_far(told: _Told, best: Trigger | None, own: Trigger | None) -> bool:
    c = told.c
    return c.kind == "thing" and not c.numbered and best is not None and own is None and too_far(c, best, told.group)


def _of_what_is_counted(told: _Told, best: Trigger | None) -> bool:
    """Is it only the whole, or only a part, of what is counted elsewhere in the sentence?"""
    s, c = told.s, told.c
    sided = c.object in FORCES and not c.definite and best is not None and best.options[0].action in ("killed", "wounded")
    if c.article and is_subset(s.tokens, c) and c.kind == "people" and len(told.counted) > 1 and not sided:
        return True  # "tres rescatados, entre ellos la enfermera": one of those counted
    of_a_side = any(x.i < c.i and x.object in (*FORCES, "armed_group", "trafficker") and (x.value or 0) > (c.value or 0) for x in told.group)
    if c.kind == "people" and (of_a_side or all(x.kind == "bare" for x in told.group if x is not c)) and s.tokens[c.head].f in told.words.sets["ages_and_sexes"] and _among_them(s.tokens, c.i):
        return True  # "cinco integrantes, entre ellos dos mujeres"
    behind = [t.f for t in s.tokens[c.j : c.j + 4]]
    if c.kind == "bare" and behind[:1] in (["are"], ["were"], ["is"], ["remain"]) and behind[1:] in (["on", "the", "run"], ["still", "on", "the"], ["at", "large", "."], ["at", "large", ","]):
        return True  # "Four suspects are detained and a dozen are on the run"
    if (_among_so_many(told) and not sided) or _one_of_so_many(told):
        return True  # "A woman and her husband were among five people shot dead"
    if (c.name or _apposed_among(told)) and _named_among(s.tokens, c.i):
        return True  # "tres presuntos integrantes, entre ellos el mando logístico, X"
    if "of" in c.modifiers and (best is None or _of_the_whole(c, best, told.counted)):
        return True
    if "of" in c.modifiers and best is not None and best.options[0].action == "wounded" and s.tokens[c.head].f in told.words.sets["the_hurt"]:
        return True  # "two of the injured are in critical condition": told before
    if best is not None and best.options[0].action == "captured" and best.mode == "past" and best.i == c.j:
        return False  # "Of the 12 people detained, three were released"
    unheard = best is not None and best.options[0].rule.endswith("missing.unheard")  # "Of the other two nothing is known"
    way = s.tokens[told.group[-1].j : best.lead] if best is not None and best.mode == "passive" else []
    if best is not None and way and best.options[0].action in ("rescued", "kidnapped") and way[0].f in ("que", "quienes", "who") and not any(t.k == "p" for t in way):
        return False  # "De los 21 que fueron rescatados el 20 de julio, trece siguen en un albergue"
    whole = c.definite or (c.i + 1 < c.j and s.tokens[c.i].f in told.words.sets["own"])  # "De los nueve militares murieron tres", "Of its nine occupants, …"
    return c.i == 1 and s.tokens[0].f in ("de", "of") and whole and not unheard


def _apposed_among(told: _Told) -> bool:
    """ "four insurgents, among them the man who went by the name of X, a bodyguard": who he was."""
    tokens, c = told.s.tokens, told.c
    alone = c.kind == "people" and c.article and c.value == 1 and tokens[c.i - 1].raw in (",", '"', "”") and not any(t.lead in (c.j, c.j + 1) for t in told.triggers)
    them = next((k for k in range(c.i - 1, max(0, c.i - 17), -1) if tokens[k].f in ("them", "ellos", "ellas")), None)
    return alone and them is not None and tokens[them + 1].f in ("the", "el", "la") and not any(t.raw in ";." or t.f in ("and", "y") for t in tokens[them : c.i])


def _one_of_so_many(told: _Told) -> bool:
    """ "The 24-year-old son of a chief was one of two rebels killed": he is told with them."""
    tokens, c = told.s.tokens, told.c
    if told.s.said.isdisjoint(("one", "among", "whose")):
        return False
    reach = [t.f for t in tokens[c.j : c.j + 9]]
    at = next((k for k in range(len(reach) - 2) if reach[k + 1 : k + 3] == ["one", "of"] and reach[k] in told.words.sets["be"]), None)
    those = next((k for k in range(c.j, min(c.j + 7, len(tokens) - 3)) if tokens[k].f in told.words.sets["be"] and [x.f for x in tokens[k + 1 : k + 4]] in (["among", "those", "who"], ["among", "the", "dead"], ["among", "the", "victims"])), None)
    behind = [t.f for t in tokens[c.j : c.j + 20]]
    whose = behind[:2] == [",", "whose"] and ("those", "who") in pairwise(behind)
    if c.kind == "people" and c.value == 1 and (those is not None or whose):
        return True  # "whose son Joel, 20, was among those who drowned"
    return at is not None and c.kind == "people" and not any(t.k == "p" for t in tokens[c.j : c.j + at])


def _among_so_many(told: _Told) -> bool:
    """Does the list end before "were among", with the number of all of them behind?"""
    j, tokens = told.group[-1].j, told.s.tokens
    among = j + 2 < len(tokens) and tokens[j].f in told.words.sets["be"] and tokens[j + 1].f in ("among", "entre")
    return among and told.c.kind == "people" and any(x.i == j + 2 and x.kind == "people" and (x.value or 0) > (told.c.value or 0) for x in told.counted)


def _among_them(tokens: list[Token], i: int) -> bool:
    return i > 1 and tokens[i - 2].f in ("entre", "among") and tokens[i - 1].f in ("ellos", "ellas", "estos", "estas", "them")


def _named_among(tokens: list[Token], i: int) -> bool:
    before = [t.f for t in tokens[max(0, i - 16) : i]]
    return any(a in ("entre", "among") and b in ("ellos", "ellas", "them") for a, b in pairwise(before))


def _of_the_whole(part: Counted, t: Trigger, counted: list[Counted]) -> bool:
    """ "uno de los dos campesinos muertos": dead are the two."""
    whole = whole_of(part, counted)
    return whole is not None and t.mode == "participle" and 0 <= t.i - whole.j <= 1


def _used(s: Sentence, c: Counted, best: Trigger | None) -> bool:
    """ "con dinamita": what was used to destroy; but "arrested with six sticks of dynamite"."""
    if c.numbered and best is not None and (best.options[0].action in ("captured", "seized") or (best.options[0].action == "find" and (c.value or 0) > 1)):
        return False  # "incautó una mochila con seis cartuchos de dinamita"
    tool = c.object == "explosive" or (c.object == "fuel" and not c.numbered) or (c.object == "firearm" and best is not None and best.options[0].action == "destroyed")
    return tool and c.i > 0 and s.tokens[c.i - 1].f in ("con", "with", "mediante", "using")


def _with_load(s: Sentence, c: Counted, triggers: list[Trigger], first: Counted) -> Trigger | None:
    """ "otra Cessna fue interceptada mientras era abastecida, con 398 kilos de pasta": the load of what was intercepted."""
    if c.object not in (*DRUGS, "cash", "precursor", "fuel", *WEAPONS) or first.i == 0 or s.tokens[first.i - 1].f not in ("con", "with"):
        return None
    listed = first.i > 1 and s.tokens[first.i - 2].f in ("along", "together", "junto")
    listed = listed or (first.object in (*DRUGS, *WEAPONS) and c is not first)  # "taken into custody with 46 kilos of cocaine and a revolver"
    taking = ("intervene", "seized", "captured")
    if not listed and c.object in WEAPONS and c.article:
        last = next((t for t in reversed(triggers) if t.j <= first.i), None)  # "were arrested in Ayna with a shotgun"
        return last if first is c and last is not None and last.status == "asserted" and last.options[0].action == "captured" and last.finite else None
    if not listed and first is not c:
        return None
    return next((t for t in triggers if t.status == "asserted" and any(o.action in taking for o in t.options) and option_for(t, c)), None)


def _with_arms(s: Sentence, c: Counted, triggers: list[Trigger], words: Words) -> Trigger | None:
    """ "se entregó con un fusil", "turned themselves in with a rifle": what deserters bring is handed over."""
    if c.kind != "thing" or c.object not in WEAPONS or c.i == 0 or s.tokens[c.i - 1].f not in ("con", "with"):
        return None
    gave = next((t for t in triggers if t.j <= c.i and t.status == "asserted" and t.options[0].action == "surrendered"), None)
    if gave is None:
        return None
    handed = Verb(f"{words.lang}.fact.seized.hand_over", "find", "transitive", "past")
    return Trigger(gave.i, gave.j, [handed], "active", lead=gave.lead)
