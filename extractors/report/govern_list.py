"""Which counted things stand in one list? With only connectors and their own modifiers between them they share a governor."""

from __future__ import annotations

from itertools import pairwise

from extractors.codebook import FORCES
from extractors.report.counted import Counted
from extractors.report.fact_share import besides
from extractors.report.govern_stand import has_object, of_subject
from extractors.report.govern_takes import option_for
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger, word_at
from extractors.report.words import Words
from extractors.text import Token

_JOINTS = {
    "(", ")", ",", "ademas", "along", "also", "and", "as", "asi", "besides", "como", "e", "junto", "ni", "o", "or", "plus",
    "tambien", "together", "well", "y",
}
_LINKS = _JOINTS | {"con", "with", "de", "of"}
_LINKS_WITHIN = _LINKS | {"en", "in"}


def groups_of(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[list[Counted]]:
    """The lists of a sentence, most of one thing only; who is told a second time in apposition is left out."""
    starts = {t.i for t in triggers}
    leads = {t.lead for t in triggers}
    out: list[list[Counted]] = []
    told = besides(s.tokens)
    whole = -1  # up to here begins the whole of whom somebody was one
    for c in (c for c in counted if _usable(c) and not _price(s.tokens, c, words) and not (c.kind == "people" and c.j <= told) and not _does_it(s, c, triggers, words)):
        prev = out[-1][-1] if out else None
        if prev is None:
            out.append([c])
            continue
        gap = s.tokens[prev.j : c.i]
        if _says_it(s.tokens, c, words) or _whose_kin(s.tokens, prev, c, gap, words):
            continue
        if _one_of_whom(s.tokens, prev, c, gap, words) and not _all_of_whom_died(s.tokens, c, counted, triggers):
            whole = c.i + 3
            continue
        if c.i <= whole and c.definite and c.kind == "people":
            continue  # "uno de los nueve infantes que viajaban en el bote"
        if prev.kind == "people" and c.kind == "thing" and c.value is None and c.definite and [t.f for t in gap] in (["de"], ["of"], ["de", "una", "de"], ["de", "uno", "de"], ["of", "one", "of"]):
            continue  # "el conductor de una de las combis y un policía"
        if _which_he_is(s.tokens, out, c, leads):
            continue
        if _who_it_is(s.tokens, prev, c, gap, leads, words) or _same_people(s.tokens, out[-1], c, gap, words):
            little = prev.object in (None, "person") or (prev.object == "trafficker" and s.tokens[prev.head].f in ("occupant", "ocupante"))
            little = little or (prev.object == "trafficker" and s.tokens[c.head].f in ("civilian", "civil"))  # "The boatman, a civilian, …"
            little = little or (c.object in FORCES and s.tokens[prev.head].f in words.sets["relations"])  # "El hermano de X, el soldado Y, murió"
            if little and c.object in (*FORCES, "civilian") and c.value == prev.value == 1:
                prev.object = c.object  # "el único sobreviviente, el suboficial X, se recupera", "The third occupant, a prosecutor, …"
            continue
        if _what_he_is(s.tokens, next((p for g in reversed(out) for p in reversed(g) if p.kind == "people"), prev), c, leads):
            continue
        left = c.kind == "bare" and prev.kind not in ("people", "bare") and any(t.f in ("quedando", "resultando", "siendo") for t in gap)  # "… con diez kilos, quedando los tres detenidos"
        aboard = prev.kind == "thing" and prev.i > 0 and s.tokens[prev.i - 1].f in ("en", "in", "at", "on") and gap and gap[-1].f in ("con", "with")  # "inmovilizada en una pista, con 300 kilos"
        if not (left or aboard or opens_a_clause(gap) or _apart(prev, c, gap) or _parts_are_told(s.tokens, out, gap, triggers) or _of_its_own(prev, c, triggers) or _own_verb(s.tokens, out[-1], c, triggers) or _where(s.tokens, out[-1], gap) or _told_of_one(s.tokens, c, gap) or _own_passive(s.tokens, out[-1], c, triggers) or _of_its_own_clause(s.tokens, prev, c, triggers)) and _listed(s.tokens, prev, c, starts, words):
            out[-1].append(c)
        else:
            out.append([c])
    for group in out:
        if s.tokens[group[0].i].f in words.sets["bodies"] and group[0].rule.endswith(".victims") and all(x.kind == "people" and (x is group[0] or x.definite) for x in group):
            for x in group:
                x.rule = group[0].rule  # "The bodies of the pilot, his copilot and the mechanic were recovered"
    return out


def opens_a_clause(before: list[Token]) -> bool:
    """ "…, but two men had fled", "mientras que otros dos escaparon": those behind the conjunction do what its clause says."""
    last = before[-1].f if before else ""
    return last in _BUT or (last == "que" and len(before) > 1 and before[-2].f == "mientras")


_BUT = frozenset(("but", "while", "whereas", "although", "though", "once", "until", "unless", "if", "pero", "mientras", "aunque", "si"))


def _parts_are_told(tokens: list[Token], out: list[list[Counted]], gap: list[Token], triggers: list[Trigger]) -> bool:
    """ "Two people died, a sergeant and a farmer[, and] five soldiers were hurt": the list in apposition ends where it adds up."""
    if len(out) < 2 or len(gap) != 2 or gap[0].raw != "," or gap[1].f not in ("and", "y", "e", "while", "mientras"):
        return False
    whole, parts = out[-2][-1], out[-1]
    if whole.kind != "people" or (whole.value or 0) < 2 or any(x.kind != "people" or x.more for x in parts) or sum(x.value or 0 for x in parts) != whole.value:
        return False
    return tokens[parts[0].i - 1].raw == "," and any(whole.j <= t.lead and t.j < parts[0].i for t in triggers)


def _one_of_whom(tokens: list[Token], prev: Counted, c: Counted, gap: list[Token], words: Words) -> bool:
    """ "Murió el cabo Jhony Arirama, uno de los evacuados": he is told already; "uno de los captores, un hombre identificado como X"."""
    if prev.value == c.value == 1 and [t.raw for t in gap] == [","] and c.article and word_at(tokens, c.j) in ("identificado", "identificada", "llamado", "identified", "named"):
        return prev.kind in ("people", "bare")
    behind_name = bool(prev.name or prev.who) and bool(gap) and gap[-1].raw == "," and all(t.cap for t in gap[:-1])
    return behind_name and tokens[c.i].f in words.sets["one"] and word_at(tokens, c.i + 1) in ("de", "of") and word_at(tokens, c.i + 2) not in ("ellos", "ellas", "them", "estos")


def _all_of_whom_died(tokens: list[Token], one: Counted, counted: list[Counted], triggers: list[Trigger]) -> bool:
    """ "la boina del suboficial X, uno de los cinco policías que murieron": only the clause of the five tells a deed."""
    whole = next((c for c in counted if one.i < c.i <= one.i + 4 and c.definite and c.kind == "people" and (c.value or 0) > 1), None)
    if whole is None or word_at(tokens, whole.j) not in ("que", "who"):
        return False
    first = next((t for t in triggers if t.finite), None)
    return first is not None and first.lead == whole.j + 1 and first.options[0].action == "killed"


def _which_he_is(tokens: list[Token], out: list[list[Counted]], c: Counted, leads: set[int]) -> bool:
    """ "A fourth officer in the pickup, the driver, was hit": what he was there for adds nobody."""
    if c.kind != "people" or not c.definite or c.value != 1 or c.name or c.who or word_at(tokens, c.j) != "," or tokens[c.i - 1].raw != "," or c.j + 1 not in leads:
        return False
    return any(p.kind == "people" and p.more and p.value == 1 and 0 < c.i - p.j <= 6 and not any(t.k == "p" for t in tokens[p.j : c.i - 1]) for g in out[-2:] for p in g[-3:])


def _what_he_is(tokens: list[Token], p: Counted, c: Counted, leads: set[int]) -> bool:
    """ "El otro tripulante arrastrado por la corriente, un grumete, sigue desaparecido": what he is, between commas and before the verb, adds nobody."""
    enclosed = c.kind == "people" and c.article and not c.definite and c.value == 1 and word_at(tokens, c.j) == "," and c.j + 1 in leads and tokens[c.i - 1].raw == ","
    if not enclosed or p.kind != "people" or p.value != 1 or tokens[p.i].f not in ("el", "la", "the"):
        return False
    if not 0 < c.i - p.j <= 9 or any(t.k == "p" or t.f in ("y", "e", "and") for t in tokens[p.j : c.i - 1]):
        return False
    if p.object in (None, "person") or tokens[p.head].f in ("tripulante", "ocupante", "occupant", "crewman"):
        p.object = c.object
    return True


def _does_it(s: Sentence, c: Counted, triggers: list[Trigger], words: Words) -> bool:
    """ "One blast killed two soldiers and another, a day later, wounded two more": another blast, no one else."""
    if c.kind != "bare" or c.object is not None or not c.more or c.value != 1:
        return False
    close = next((k + 1 for k in range(c.j + 1, min(c.j + 7, len(s.tokens))) if s.tokens[k].raw == ","), c.j)
    verb = close if word_at(s.tokens, c.j) == "," else c.j
    return any(t.lead == verb and not of_subject(t) and _on_whom(s, t, words) for t in triggers)


def _on_whom(s: Sentence, t: Trigger, words: Words) -> bool:
    if words.lang == "en":
        return t.mode == "past" and has_object(s, t, words)
    return t.mode == "active" and not {"a", "al"}.isdisjoint(x.f for x in s.tokens[t.j : t.j + 4])


def _says_it(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "… 30 kilos of paste, a police commander said": who tells it is no part of the list."""
    return c.kind == "people" and c.article and tokens[c.i - 1].raw == "," and word_at(tokens, c.j) in words.sets["saying"]


def _whose_kin(tokens: list[Token], prev: Counted, c: Counted, gap: list[Token], words: Words) -> bool:
    """ "La hija del comerciante, de 9 años, resultó herida": the merchant only says whose daughter she is; "la columna del camarada X"."""
    of = (not gap and tokens[c.i].f == "del") or [t.f for t in gap] in (["de"], ["of"])
    if of and c.object == "armed_group" and c.value == 1 and word_at(tokens, c.j) and tokens[c.j].cap:
        return True
    return of and prev.kind == c.kind == "people" and c.value == 1 and tokens[prev.head].f in words.sets["relations"]


def _price(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "45 kilos de clorhidrato, valorizados en 60 mil dólares, y una camioneta": what it is worth."""
    return c.object == "cash" and any(t.f in words.sets["pricing"] for t in tokens[max(0, c.i - 3) : c.i])


def _usable(c: Counted) -> bool:
    if c.kind == "weighed" or (c.kind == "container" and c.object is None):
        return False
    force = c.kind in ("people", "thing") and c.object in ("military", "police")
    return not (force and not c.numbered and not c.plural)


def _who_it_is(tokens: list[Token], prev: Counted, c: Counted, gap: list[Token], leads: set[int], words: Words) -> bool:
    """A name and what its bearer is are one person."""
    if prev.name and c.kind == "people" and not c.numbered and not c.plural and gap and gap[0].raw == ",":
        return True  # "Jhordin Panduro, erradicador de 27 años"
    bare = c.kind == prev.kind == "people" and c.value is None and not (c.numbered or c.plural or c.definite) and prev.value == 1
    if bare and gap and gap[-1].raw == "," and all(t.cap or t.raw in "«»“”\"'" or (k == 0 and t.k == "w") for k, t in enumerate(gap[:-1])) and not c.rule.endswith(".victims"):
        return True  # "El camarada Nelson, mando logístico de la columna, fue abatido"
    clause = prev.kind == c.kind == "people" and prev.value == c.value == 1 and prev.definite and bool(c.name) and len(gap) > 2 and gap[0].f in ("que", "quien", "who") and (gap[-1].raw == "," or (gap[-2].raw == "," and gap[-1].k == "w")) and word_at(tokens, c.j) == ","
    if clause:
        prev.object, prev.who = (c.object if c.object in FORCES else prev.object), prev.who or c.name
        return True  # "El enfermero que acudió en su auxilio, suboficial Percival Mamani, …"
    other = prev.kind == "bare" and prev.more and prev.value == 1 and bool(gap) and gap[0].raw == ","
    if other and (c.name or c.definite) and "," in (word_at(tokens, c.j), word_at(tokens, c.j + 1)):
        return True  # "y otro, el camarada Efraín, fue capturado"
    also = prev.kind == c.kind == "people" and prev.value == c.value == 1 and len(gap) == 1 and gap[0].raw == "," and tokens[c.i].f == "el" and tokens[min(c.i + 1, len(tokens) - 1)].f == "tambien"
    if also:
        return True  # "Su copiloto, el también boliviano X, fue arrestado"
    if prev.kind == "state" and c.kind == "people" and prev.value == c.value == 1 and c.definite and [t.raw for t in gap] == [","] and not prev.more:
        prev.object = prev.object or c.object
        return True  # "hay un herido, el teniente X"
    if _in_other_words(tokens, prev, c, gap, leads):
        prev.object = c.object if c.object in FORCES else prev.object
        return True
    if not (c.name and not prev.name and prev.kind == "people" and prev.value == c.value == 1 and gap and gap[-1].raw == ","):
        return False
    end = c.j + 3 if word_at(tokens, c.j) == "(" and word_at(tokens, c.j + 2) == ")" else c.j
    if word_at(tokens, end) == "," and (end + 1 in leads or word_at(tokens, end + 1) in words.sets["befell"]):
        return True  # "El jefe de la comunidad, Casimiro Shirorinti (51), fue asesinado", "…, fue hallado muerto"
    which = word_at(tokens, end) == "," and word_at(tokens, end + 1) in ("que", "quien", "who") and [t.raw for t in gap if t.k == "p"] == [","]
    if which:
        prev.j, prev.who = end, prev.who or c.name  # "Un pastor de la comunidad, Aurelio Huamaní, que dormía en su choza, fue …"
    return which


_ANOTHER = frozenset(("second", "third", "fourth", "another", "segundo", "segunda", "tercer", "tercera", "cuarto", "cuarta", "otro", "otra"))


def _in_other_words(tokens: list[Token], prev: Counted, c: Counted, gap: list[Token], leads: set[int]) -> bool:
    """ "A mechanic on board, a police sergeant, was hit": one person, told twice before the verb."""
    each = prev.kind == c.kind == "people" and prev.value == c.value == 1 and (prev.article or prev.more) and c.article and not c.definite
    was = len(gap) == 1 and word_at(tokens, c.j + 1) in ("was", "is", "has", "fue", "resulto", "quedo")  # "Another customer, a lorry driver, was hit"
    ordinal = not _ANOTHER.isdisjoint(t.f for t in tokens[prev.i : prev.j])
    if each and ordinal and [t.raw for t in gap] == [","] and word_at(tokens, c.j) in ("who", "que", "quien"):
        return True  # "A second occupant, a Peruvian who had suffered burns, was arrested"
    short = (1 < len(gap) <= 4 or was) and gap[-1].raw == "," and not any(t.k == "p" or t.f in ("and", "y", "e") for t in gap[:-1])
    close = next((k for k in range(c.j, min(c.j + 6, len(tokens) - 1)) if tokens[k].raw == ","), None)
    acts = close is not None and close > c.j and tokens[close + 1].raw.endswith(("ó", "aron", "ieron"))  # "Otro integrante, un muchacho de unos 17 años, optó …"
    if each and short and acts and close is not None:
        prev.j = close
    return bool(each and short and (acts or (word_at(tokens, c.j) == "," and c.j + 1 in leads)))


def _same_people(tokens: list[Token], group: list[Counted], c: Counted, gap: list[Token], words: Words) -> bool:
    """Told again behind a comma: "two brothers, both traders", "their driver, a civilian"."""
    prev = group[-1]
    if c.who and (prev.name or prev.who) and prev.name != c.who:
        return False  # "el mayor Pedro Rojas, el teniente Luis Gómez y …"
    told = bool(gap) and gap[0].f in ("que", "quien", "who") and gap[-1].raw == "," and prev.definite and c.definite
    if told and c.kind == prev.kind == "people" and prev.value == c.value == 1:
        return True  # "la mujer que los cuidaba, la camarada Nelly"
    described = 1 < len(gap) <= 6 and [t.raw for t in gap if t.k == "p"] == [","] and gap[-1].raw == "," and c.definite and c.value == prev.value
    if described and c.kind == prev.kind == "people" and gap[0].f in ("de", "del", "of") and (c.value or 0) >= 2:
        return True  # "dos presuntos colaboradores de la organización, los hermanos X"
    if described and c.kind == prev.kind == "people" and c.value == 1 and c.who and prev.definite and not prev.who and not any(t.f in ("y", "e", "and") for t in gap):
        return not _goes_on(tokens, c)  # "el jefe de la columna local, el camarada X"
    if tokens[c.i].f in words.sets["both"] and c.kind == "bare" and prev.kind == "thing" and prev.value == c.value and [t.raw for t in gap] == [","]:
        prev.j = c.j  # "dos laboratorios rústicos, ambos destruidos": what is said of both is said of the two
        return True
    if c.kind == prev.kind == "thing" and c.object == prev.object and c.value == prev.value == 1 and prev.definite and c.article and not c.definite:
        return [t.raw for t in gap] == [","] and not _goes_on(tokens, c)  # "la aeronave, un Cessna 206"
    if prev.who and _closed(tokens, group) and c.article and not c.definite and c.value == prev.value == 1:
        return gap[-1].raw == "," and all(t.cap for t in gap[:-1]) and c.kind == "people"  # "… y el conductor José Rua, un vecino que …"
    if not (len(gap) == 1 and gap[0].raw == "," and c.kind == prev.kind == "people"):
        return False
    if tokens[c.i].f in words.sets["both"] and c.value == sum(x.kind == "people" for x in group):
        return True  # "del piloto y del copiloto, ambos bolivianos"
    behind = word_at(tokens, c.j)
    if behind == "," and word_at(tokens, c.j + 1) in ("a", "an", "the", "un", "una", "el", "la", "two", "dos", "three", "tres") and any(t.f in ("y", "e", "and") for t in tokens[c.j + 2 : c.j + 7]):
        return False  # "the pilot, the co-pilot, a mechanic and a nurse"
    sexed = tokens[c.head].f in words.sets["ages_and_sexes"] and tokens[prev.head].f not in words.sets["ages_and_sexes"]
    if sexed and c.article and not c.definite and c.value == prev.value == 1 and not prev.definite and not _goes_on(tokens, c) and behind in ("with", "con", "de", "of", "aged", "in", ","):
        return True  # "A third rebel, a woman with a wound in the shoulder, was captured"
    if tokens[prev.head].f in words.sets["relations"] and prev.definite and c.article and c.value == prev.value == 1 and c.object in FORCES:
        prev.object = c.object  # "the body of his son, a policeman who had been missing"
        return True
    if c.value == prev.value and behind not in ("y", "e", "and"):  # but "the pilot, the co-pilot and a nurse"
        if c.definite or (c.article and tokens[prev.i].f in ("su", "el", "la", "al", "their", "his", "her", "its", "the")):
            if c.object in FORCES and prev.object in (None, "person", "force", "armed_group") and not {"former", "retired", "ex"} & {t.f for t in tokens[c.i : c.j]}:
                prev.object = c.object  # "the patrol lost its commander, a captain, and two privates"
            return True
    one = words.lang == "en" and c.article and not c.definite and c.value == prev.value == 1
    if "of" in prev.modifiers:
        return one and behind == ","  # "One of the captors, a 16-year-old boy, was apprehended"
    return one and prev.definite and behind in ("named", "identified", "known", "called")


def _goes_on(tokens: list[Token], c: Counted) -> bool:
    """Does the list go on behind `c`: "…, un civil de 40 años y una mujer"?"""
    for k in range(c.j, min(c.j + 12, len(tokens) - 1)):
        if tokens[k].raw in ".;:" or tokens[k].f in ("que", "quien", "who", "which"):
            return False
        if tokens[k].f in ("y", "e", "and") and (tokens[k + 1].k == "n" or tokens[k + 1].f in ("un", "una", "el", "la", "los", "las", "a", "an", "the", "dos", "two", "tres", "three")):
            return True
    return False


def _closed(tokens: list[Token], group: list[Counted]) -> bool:
    """Has "and" told the last of the list?"""
    return len(group) >= 2 and tokens[group[-1].i - 1].f in ("y", "e", "and")


def _apart(prev: Counted, c: Counted, gap: list[Token]) -> bool:
    if any(t.f in ("cuales", "whom") or (t.f == "which" and gap[k - 1].f == "of") for k, t in enumerate(gap)):
        return True  # "siete militares, de los cuales tres murieron"
    if prev.kind == "bare" and "of_them" in prev.modifiers:
        return True  # "uno de ellos de gravedad, y un cabo …": some of those told before
    people = c.kind == "people" and c.numbered and not c.name
    kinds = prev.kind == "state" and prev.object is None and people and bool(gap) and gap[0].raw in ",("
    return kinds or "of_them" in c.modifiers  # "dos muertos, un soldado y un civil": who they are


def _of_its_own(prev: Counted, c: Counted, triggers: list[Trigger]) -> bool:
    """ "los decomisos sumaron 14 toneladas y los laboratorios destruidos fueron 298": the participle is of the last alone."""
    resumes = c.kind == "thing" and c.definite and c.value is None and prev.value is not None
    return resumes and any(t.i == c.j and t.mode == "participle" for t in triggers)


def _told_of_one(tokens: list[Token], c: Counted, gap: list[Token]) -> bool:
    """ "dejaron los cuerpos de dos de los suyos y a un tercero, que fue apresado": the last has a clause of its own."""
    return [t.f for t in gap] == ["y", "a"] and c.value == 1 and word_at(tokens, c.j) == "," and word_at(tokens, c.j + 1) in ("que", "quien")


def _where(tokens: list[Token], group: list[Counted], gap: list[Token]) -> bool:
    """ "encontró, bajo una carga de cemento, 300 litros": the first only says where."""
    first = group[0]
    under = first.i > 0 and tokens[first.i - 1].f in ("bajo", "entre", "debajo", "under", "beneath", "among", "amid")
    return len(group) == 1 and under and bool(gap) and gap[0].raw == ","


def _own_passive(tokens: list[Token], group: list[Counted], c: Counted, triggers: list[Trigger]) -> bool:
    """ "seized nine rifles and two guns, and three camps were burned": the list stands under a verb before it, its last does not."""
    own = any(t.mode == "passive" and t.finite and (t.lead == c.j or (c.kind == "people" and group[-1].kind != "people" and _aside(tokens, c.j, t.lead))) for t in triggers)
    return own and any(
        t.mode in ("active", "past") and t.finite and 0 <= group[0].i - t.j <= 3 and option_for(t, group[0]) for t in triggers
    )


def _of_its_own_clause(tokens: list[Token], prev: Counted, c: Counted, triggers: list[Trigger]) -> bool:
    """ "lanzaron piedras contra los uniformados y dos policías sufrieron contusiones": behind "y" begins another clause."""
    against = prev.i > 0 and tokens[prev.i - 1].f in ("contra", "hacia", "against", "at") and prev.value is None
    return against and c.kind == "people" and c.numbered and any(t.lead == c.j and t.finite and of_subject(t) for t in triggers)


def _aside(tokens: list[Token], a: int, b: int) -> bool:
    """ "sus dos ocupantes[, un paraguayo y un peruano,] fueron arrestados"."""
    return 2 < b - a <= 12 and tokens[a].raw == "," == tokens[b - 1].raw and not any(t.raw in ",.;:" for t in tokens[a + 1 : b - 1])


def _own_verb(tokens: list[Token], group: list[Counted], c: Counted, triggers: list[Trigger]) -> bool:
    """ "estalló una trampa y el técnico Ríos perdió tres dedos": people behind things, with a verb that is of people alone."""
    if c.kind != "people" or any(x.kind == "people" for x in group):
        return False
    return any(
        t.finite and of_subject(t) and 0 <= t.lead - c.j <= 4 and all(x.cap for x in tokens[c.j : t.lead]) and option_for(t, c)
        and not option_for(t, group[0]) for t in triggers
    )


def _listed(tokens: list[Token], prev: Counted, c: Counted, starts: set[int], words: Words) -> bool:
    """Whether what stands between two things only joins them."""
    gap = _without_asides(tokens[prev.j : c.i])
    if prev.kind == c.kind == "people":
        gap = _without_clause(gap)
    if prev.kind == c.kind == "people" and prev.name and (c.name or tokens[c.i].f in ("su", "sus", "his", "her")):
        gap = _without_alias(gap)
    if any(a.f in ("y", "and") and b.f in ("que", "that") for a, b in pairwise(gap)):
        return False  # "un cabo sigue desaparecido y que el guía recibió un balazo"
    if _closes_an_aside(tokens, prev.j, c.i):
        return False  # "cinco fueron detenidos —cuatro hombres y un menor— y dos escaparon"
    if not gap:
        if (prev.kind == "people") != (c.kind == "people"):
            return False  # "fue incendiado por los subversivos un helicóptero"
        tool = prev.i > 0 and tokens[prev.i - 1].f in ("con", "with") and not prev.numbered  # "volaron con explosivos tres pistas"
        return not (prev.i > 0 and tokens[prev.i - 1].f in ("en", "in")) and not tool  # "transportaban en un auto 120 kilos"
    agent = prev.kind == "people" and c.kind in ("people", "bare") and not prev.numbered and c.numbered and prev.i > 0 and tokens[prev.i - 1].f in ("por", "by")
    if agent and ([t.raw for t in gap] == [","] or (c.kind == "bare" and [t.f for t in gap] in (["y"], ["and"]))):
        return False  # "víctimas de una mina tendida por narcoterroristas, dos suboficiales …"
    if prev.object == "laboratory" and c.object == "maceration_pit" and [t.f for t in gap] in (["with"], ["con"]):
        return True  # "destroyed a laboratory with two maceration pits"
    if prev.object == "firearm" and c.object == "ammunition" and len(gap) <= 4 and gap[-1].f in ("con", "with"):
        return True  # "una pistola Taurus con once municiones"
    if gap[0].raw == ";" and {prev.kind, c.kind} <= {"thing", "amount", "container"} and all(t.f in _JOINTS for t in gap[1:]):
        return True  # "100 kilos de cocaína; 5 toneladas de hoja; y 40 galones de ácido"
    if prev.kind == c.kind == "people" and [t.f for t in gap] in (["y", "a"], ["e", "a"], [",", "a"], ["y", "de"], [",", "asi", "como", "a"], ["asi", "como", "a"], ["junto", "a"], [",", "junto", "a"]):
        return True  # "a los cuatro soldados y a los dos guías"
    if prev.kind == c.kind == "people" and any(t.raw == ";" for t in gap) and len(gap) <= 14 and (prev.name or prev.definite or all(t.f in _JOINTS for t in gap[1:])) and not any(words.verbs.at(gap, k) for k in range(len(gap))):
        return True  # "Percy Llantoy (45), chofer; su hijo, de 19 años; y Maribel Crisóstomo (36)"
    if [t.f for t in gap] in (["as", "well", "as"], [",", "as", "well", "as"]) and prev.kind != "people":
        return True
    if len(gap) > 9 or not any(t.raw in ",(" or t.f in _JOINTS for t in gap):
        return False
    if any(t.f in ("cae", "caen") for t in gap):
        return False  # "Rescatan a trece cautivos y cae un mando"
    if words.lang == "es" and any(t.raw.endswith(("ó", "aban", "ían", "aron", "ieron")) and len(t.raw) > 3 and not t.cap for t in gap):
        return False  # "el suboficial X recibió un golpe y uno de los traficantes …": another verb stands between
    if words.lang == "en" and (any(t.f in ("from", "by") for t in gap) or (c.kind == "people" and tokens[c.i].f == "from")):
        return False  # "freed a boy, 12, from three kidnappers"
    if any(t.f in words.sets["saying"] for t in gap):
        return False  # "se llevaron a mujeres y niños, dijo un dirigente"
    joined = gap[-1].raw == "," or gap[-1].f in ("y", "e", "and")
    also = len(gap) > 1 and gap[-2].f in ("ademas", "addition", "junto", "along", "well")  # "además de", "as well as"
    within = (joined or also) and not any(t.cap for t in gap)  # "180 arrobas de hoja en pleno proceso, 60 galones …"
    stops, free = words.sets["stops"], _LINKS_WITHIN if within else _LINKS
    return not any(
        (prev.j + k) in starts or (t.f in stops and t.f not in free) or t.raw in ";:" or t.f in words.sets["clause_words"]
        for k, t in enumerate(gap)
    )


def _closes_an_aside(tokens: list[Token], a: int, b: int) -> bool:
    """Whether a dash that stands between tokens a and b ends what one before them opened."""
    dashes = [k for k in range(b) if tokens[k].raw in "—–"]
    between = [k for k in dashes if k >= a]
    return len(between) == 1 and len(dashes) % 2 == 0 and tokens[b - 1].f in ("y", "e", "and")


def _without_alias(gap: list[Token]) -> list[Token]:
    """Without ages and aliases in brackets and quotation marks behind a name: "X (44), (a) camarada «Julio», y Z (39)"."""
    out: list[Token] = []
    depth = 0
    for t in gap:
        if t.raw in "(«“":
            depth += 1
        elif t.raw in ")»”":
            depth = max(0, depth - 1)
        elif depth == 0 and not (t.raw == "," and out and out[-1].raw == ","):
            out.append(t)
    alias = any(t.raw in "(«“" for t in gap)
    return [t for t in out if t.f not in ("alias", "camarada", "comrade")] if alias else gap


def _without_clause(gap: list[Token]) -> list[Token]:
    """ "el suboficial X, que conducía, y la suboficial Z": without a clause of a word or three between commas."""
    opens = next((k for k in range(len(gap) - 3) if gap[k].raw == "," and gap[k + 1].f in ("que", "quien", "who")), None)
    close = next((k for k in range(opens + 3, min(opens + 6, len(gap))) if gap[k].raw == ","), None) if opens is not None else None
    return gap[:opens] + gap[close + 1 :] if close is not None and gap[-1].f in ("y", "e", "and") else gap


def _without_asides(gap: list[Token]) -> list[Token]:
    """Without ages behind people ("nueve menores de entre dos y trece años y dos mujeres") and what dashes enclose."""
    years = [k for k, t in enumerate(gap) if t.f in ("anos", "year", "years", "meses")]
    if years and gap[0].f in ("de", "entre", "aged", "ages", "between", ","):
        gap = gap[years[-1] + 1 :]
    of = next((k for k in range(len(gap) - 3) if [t.f for t in gap[k : k + 3]] == [",", "de", "nacionalidad"]), None)
    if of is not None and gap[min(of + 4, len(gap) - 1)].raw == ",":
        gap = gap[:of] + gap[of + 5 :]  # "el piloto, Freddy Suárez, de nacionalidad boliviana, y dos peruanos"
    dashes = [
        k for k, t in enumerate(gap) if t.raw in "—–" or (t.raw == "-" and 0 < k < len(gap) - 1 and t.s > gap[k - 1].e)
    ]
    return gap[: dashes[0]] + gap[dashes[-1] + 1 :] if len(dashes) >= 2 else gap
