"""What is named without a number: a substance, people, an indefinite plural ("armas")?"""

from __future__ import annotations

from extractors.codebook import UNIT_FACTORS
from extractors.report.counted import Counted
from extractors.report.phrase import MASS, complement_of, head_of, plain_word, refine_people, two_by_name
from extractors.report.quantity_list import no_person
from extractors.report.words import Noun, Words
from extractors.text import Token


def without_number(tokens: list[Token], i: int, words: Words) -> Counted | None:
    """The thing or people named at token `i`; kind 'none' hides what a phrase holds, None says that nothing is named."""
    hit = words.nouns.at(tokens, i)
    if i and ((tokens[i].f in ("man", "men") and tokens[i - 1].raw == "-") or (tokens[i - 1].f, tokens[i].f) == ("en", "efectivo")):
        return None  # "a five-man team", "35 mil dólares en efectivo"
    if hit is None or (i > 1 and tokens[i - 1].raw == "-" and tokens[i - 2].f in ("anti", "counter", "narco")):
        return None
    end, noun = hit
    if words.lang == "en" and end + 1 < len(tokens) and tokens[end].raw == "-" and tokens[end].s == tokens[end - 1].e and tokens[end + 1].s == tokens[end].e and tokens[end + 1].f.endswith("ed"):
        return None  # "bullet-riddled bodies"
    if i and no_person(tokens, i - 1, i):
        return None
    if noun.kind == "none":
        return _hidden(i, end) if end > i + 1 else _nationality(tokens, i, end, words)  # "live rounds"
    if tokens[i].f in ("bala", "bullet") and end == i + 1 and i and tokens[i - 1].f in ("de", "of"):
        return None  # "herido de bala"
    if noun.kind == "state" and i and tokens[i - 1].f in ("unico", "unica", "only", "sole"):
        return Counted(i - 1, end, i, "state", noun.object, 1.0, rule=noun.rule, action=noun.action, numbered=True)  # "único detenido"
    if noun.kind == "thing":
        return _thing(tokens, i, end, noun, words)
    if noun.kind == "unit" and (amount := _and_a_half(tokens, i, end, noun, words)) is not None:
        return amount
    if noun.kind == "container":
        obj, j = complement_of(tokens, end, words)
        return _named(i, j, i, "container", obj, noun) if obj else None
    if noun.kind == "people":
        if words.lang == "es" and i and tokens[i].f.startswith(("cocaler", "senderist", "terrorist", "subversiv", "guerriller")) and _says_which(tokens, i, words):
            return None  # "otra protesta cocalera": says which protest
        if words.lang == "es" and i and tokens[i].f.startswith(_DESCRIBING) and tokens[i - 1].f in words.sets["described"]:
            return None  # "en zona cocalera", "contra helicóptero militar"
        if words.lang == "es" and i and tokens[i - 1].f in words.sets["civil_groups"]:
            return None  # "la comunidad nativa"
        return _people(tokens, i, end, noun, words)
    return _nationality(tokens, i, end, words)


_DESCRIBING = ("cocaler", "senderist", "terrorist", "subversiv", "guerriller", "militar", "civil", "campesin", "indigena")


def _says_which(tokens: list[Token], i: int, words: Words) -> bool:
    """Whether a plain noun that is nobody stands right before, of which the word at token i is the adjective."""
    t, s = tokens[i - 1], words.sets
    plain = t.k == "w" and not t.cap and t.f not in s["stops"] and t.f not in s["definite"] and t.f not in s["one"] and t.f not in words.numbers
    return plain and words.verbs.at(tokens, i - 1) is None and words.nouns.at(tokens, i - 1) is None and t.f not in s["premodifiers"] and words.types.at(tokens, i - 1) is not None


def _hidden(i: int, end: int) -> Counted:
    return Counted(i, end, i, "none", None, None)


def _named(i: int, end: int, head: int, kind: str, obj: str | None, noun: Noun) -> Counted:
    return Counted(i, end, head, kind, obj, None, rule=noun.rule, plural=noun.plural, vague=True)


def _thing(tokens: list[Token], i: int, end: int, noun: Noun, words: Words) -> Counted | None:
    if any(t.f in words.sets["making"] for t in tokens[max(0, i - 3) : i]):
        return _hidden(i, end)  # "laboratorios para la elaboración de cocaína": no load
    if noun.object in MASS and i and tokens[i - 1].f == "for":
        return _hidden(i, end)  # "one of them for hydrochloride"
    if words.lang == "en" and noun.object in MASS and end < len(tokens) and plain_word(tokens[end], words):
        return None
    if noun.object in ("laboratory", "maceration_pit", "camp"):
        end = complement_of(tokens, end, words)[1]
    return _named(i, end, i, "thing", noun.object, noun)


def _and_a_half(tokens: list[Token], i: int, end: int, noun: Noun, words: Words) -> Counted | None:
    """ "tonelada y media", "hectárea y media"."""
    if words.lang != "es" or end + 1 >= len(tokens) or tokens[end].f != "y" or tokens[end + 1].f not in words.sets["half"]:
        return None
    to, factor = UNIT_FACTORS[noun.unit or "count"]
    obj, j = complement_of(tokens, end + 2, words)
    more = [t.f for t in tokens[max(0, i - 2) : i]]
    start, bound = (i - 2, "min") if more == ["mas", "de"] else (i - 2, None) if more == ["cerca", "de"] else (i, None)
    return Counted(start, j, i, "amount", obj, 1.5 * factor, to, bound=bound, rule=noun.rule, numbered=True)


def _people(tokens: list[Token], i: int, end: int, noun: Noun, words: Words) -> Counted | None:
    if words.lang == "en" and end < len(tokens):
        longer = head_of(tokens, i, words)  # "police trucks": the last noun is the head
        if longer and longer[0] > i and longer[2].kind == "thing":
            return _named(i, longer[1], longer[0], "thing", longer[2].object, longer[2])
        if longer and longer[0] > i and longer[2].kind == "people" and tokens[i].f in words.sets["nationalities"]:
            return _named(i, longer[1], longer[0], "people", longer[2].object, longer[2])  # "… and Peruvian copilot"
    auxiliary = words.sets["have"] | words.sets["be"]
    if i and tokens[i - 1].f in auxiliary and words.verbs.at(tokens, i):
        return None  # "ha intervenido seis avionetas", "los tres fueron intervenidos"
    if (described := _nationality(tokens, i, end, words)) is not None:
        return described
    if noun.object is None:
        return None
    obj, j = refine_people(tokens, end, noun.object, (), words, i)
    if tokens[i].f == "pareja" and end > i + 1:
        return Counted(i, j, i, "people", obj, 2.0, rule=noun.rule, numbered=True)  # "asesinan a pareja de esposos"
    if tokens[i].f in words.sets["pairs"] and two_by_name(tokens, j):
        return Counted(i, j, i, "people", obj, 2.0, rule=noun.rule, plural=True, numbered=True)  # "Brothers Abel and Jorge X were gunned down"
    if i and tokens[i - 1].f in ("cuyo", "cuya", "whose") and not noun.plural:  # "un camión, cuyo chofer fue detenido"
        return Counted(i, j, i, "people", obj, 1.0, rule=noun.rule, article=True, definite=True, numbered=True)
    return _named(i, j, i, "people", obj, noun)


def _nationality(tokens: list[Token], i: int, end: int, words: Words) -> Counted | None:
    """ "del Ejército peruano", "the Peruvian district": a word for people of a country that describes the noun beside it."""
    if i == 0 or tokens[i].f not in words.sets["nationalities"]:
        return None
    if words.lang == "en" and end < len(tokens) and plain_word(tokens[end], words):
        return _hidden(i, end)
    p, s = tokens[i - 1], words.sets
    free = p.f in s["stops"] or p.f in s["of"] or p.f in s["lead_ins"] or p.f in s["premodifiers"] or p.f in words.numbers
    return _hidden(i, end) if p.k == "w" and not free else None
