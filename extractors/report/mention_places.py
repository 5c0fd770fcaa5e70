"""What the words around a place of the sentence make of it: the event's setting, or where somebody is held, tried or buried."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from extractors.report.fact_frame import Frame
from extractors.report.person_words import person_words
from extractors.report.place import PlaceMention
from extractors.report.place_kind import THAT
from extractors.report.place_words import HOSPITALS
from extractors.report.scene import setting
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token, fold

BURIAL = frozenset(("cementerio", "cemetery", "sepultado", "sepultada", "sepultados", "enterrado", "enterrados", "velado", "velados", "inhumado", "funeral", "sepultan", "velan"))


_CUTTING = frozenset(("cutting", "cortando", "interrumpiendo", "severing"))
_TENDED = frozenset(("reciben", "recibe", "recibieron", "recibio", "atendidos", "atendido", "convalecen", "convalece", "evolucionan", "receiving", "treated", "recovering"))
_AWAY = frozenset(("hour", "hours", "minutes", "kilometers", "kilometres", "km", "miles", "hora", "horas", "minutos", "kilometros"))
_REMAINS = frozenset(("restos", "ataud", "ataudes", "feretro", "remains", "coffin", "coffins"))
_RECEIVED = frozenset(("recibidos", "recibido", "recibieron", "recibio", "llegaron", "arribaron", "arrived", "received", "welcomed"))
_WEIGHED = frozenset(("pesaje", "pesaron", "pesada", "weighed"))
_AUTHORITIES = frozenset(("police", "authorities", "officials", "army", "prosecutors", "policia", "fiscalia", "autoridades"))


def settle_roles(places: list[PlaceMention], tokens: list[Token], w: Words) -> None:
    """Sets the role of each place by what is told around it."""
    for p in places:
        if p.role == "at" and {t.f for t in tokens[max(0, p.start - 4) : p.start]} & {"judge", "court", "juez", "jueza", "juzgado"}:
            p.role = "seat"  # "were to be taken before a judge in Huanta"
        if p.role == "at" and fold(p.kindword or "") in w.sets["cells"] and w.sets["locked_up"] & {t.f for t in tokens[max(0, p.start - 5) : p.start]}:
            p.role = "seat"  # "quedaron detenidos en la comisaría de Uripa"
        if p.role == "at" and _WEIGHED & {t.f for t in tokens[max(0, p.start - 6) : p.start]}:
            p.role = "seat"  # "el pesaje, concluido ayer en Huamanga"
        if p.role == "at" and _moved_to(tokens, p.start):
            p.role = "seat"  # "The boat was taken to the river station at Pichari"
        if p.role == "at" and p.start > 2 and tokens[p.start - 1].f in ("to", "a", "hacia") and tokens[p.start - 2].f in w.sets["roads"] and (_walked_there(tokens) or not _CUTTING.isdisjoint(t.f for t in tokens[: p.start])):
            p.role = "to"  # "blocked the bridge, cutting off the road to Huamanga"
        if p.role == "at" and p.j + 3 < len(tokens) and tokens[p.j].raw == "," and tokens[p.j + 1].f in ("donde", "where") and _TENDED & {t.f for t in tokens[p.j + 2 : p.j + 6]}:
            p.role = "seat"  # "se encuentran en Mazamari, donde reciben atención médica"
        if p.role == "at" and _still_to_come(tokens, p.start):
            p.role = "to"  # "the drug will be burnt in Lima"
        if p.role == "at" and {t.f for t in tokens[max(0, p.start - 6) : p.j + 4]} & _REMAINS and {t.f for t in tokens[max(0, p.start - 6) : p.start]} & _RECEIVED:
            p.role = "seat"  # "fueron recibidos en Tarapoto los restos del sargento"
        beside = (*tokens[max(0, p.start - 5) : p.start], *tokens[p.j : p.j + 4]) if p.role == "at" else ()
        if any(t.f in BURIAL for t in beside) and any(x is not p and x.role == "at" for x in places):
            p.role = "seat"  # "En Pucallpa fue sepultado el soldado muerto en Vizcatán"
    for p in places:
        if p.role == "seat" and _caught_at_the_clinic(tokens, p.start, w):
            p.role = "at"  # "was arrested on Thursday at a clinic in Huancayo"
        if p.role == "at" and p.start > 1 and tokens[p.start - 2].f in _AUTHORITIES and any(x.f in w.sets["saying"] for x in tokens[p.j : p.j + 2]):
            p.role = "seat"  # "police in San Miguel reported on Friday"
        if p.role == "at" and _of_the_speaker(tokens, p, w):
            p.role = "seat"  # "said Col. X, head of the base in Mazamari", "an army spokesman in Huancayo said"
    _as_near_as_told(places, tokens, w.sets["roads"], 7, "near")  # "por la trocha que conduce a Samaniato"
    _as_near_as_told(places, tokens, w.sets["arriving"], 4, "at")  # "llegó hasta X … y destruyó"
    fire = any((a.f, b.f) == ("returned", "fire") for a, b in pairwise(tokens))
    _as_near_as_told(places, tokens, frozenset() if fire else _BOUND_FOR, 8, "near")  # "was shot as he returned from fishing to the community of Mayni"
    led = any(p.role == "to" for p in places) and not setting(places)
    if led and any(kind in ("attack", "explosion", "fire") for _, _, (kind, _) in w.types.each(tokens)):  # "were driving toward a checkpoint at Machente when they came under fire"
        for p in places:
            if p.role == "to" and {t.f for t in tokens[max(0, p.start - 6) : p.start]} & {"toward", "towards", "hacia", "rumbo"}:
                p.role = "near"
    for q, p in pairwise(places):
        if p.role in ("near", "at") and q.role == "at" and q.level in ("district", "place") and q.j < p.start and tokens[q.j].raw == "," and {t.f for t in tokens[q.j : p.start]} & _AWAY:
            p.role = "seat"  # "in Ayna, an hour to the south of Santa Rosa"
    for p in places:
        if p.role in ("at", "near", "route") and {t.f for t in tokens[max(0, p.start - 7) : p.start]} & w.sets["links_places"]:
            p.role = "link"  # "the highway that links the VRAEM with Ayacucho"
    linked = [p for p in places if p.role == "link" and p.level == "district"]
    if len(linked) == 1 and linked[0].group == "district" and not any(p.level == "district" for p in setting(places)):
        linked[0].role = "near"  # "en la trocha que une esa localidad con la capital del distrito de X"
    for p in places:
        if p.role == "at" and p.start > 5 and tokens[p.start - 2].f in w.sets["shops"] and {t.f for t in tokens[p.start - 6 : p.start - 2]} & ({"a", "hasta"} if w.lang == "es" else {"to"}):
            p.role = "seat"  # "led prosecutors to a hardware store in La Merced"


_BOUND_FOR = frozenset(("returned", "returning", "volvia", "volvian", "regresaba", "regresaban", "retornaba", "retornaban", "bringing", "delivering", "supplying"))
_POSTS = frozenset(("spokesman", "spokeswoman", "spokesperson", "head", "chief", "commander", "director", "official", "officials", "prosecutor", "jefe", "jefa", "vocero", "portavoz", "comandante", "fiscal"))


def _of_the_speaker(tokens: list[Token], p: PlaceMention, w: Words) -> bool:
    """Whether the place only says where the one speaks who is quoted."""
    post = next((k for k in range(p.start - 1, max(-1, p.start - 9), -1) if tokens[k].k == "p" or tokens[k].f in _POSTS), -1)
    if post < 0 or tokens[post].f not in _POSTS or tokens[p.start - 1].f not in ("in", "at", "en") or any(t.f in ("que", "quien", "that", "who") for t in tokens[post : p.start]):
        return False
    said = (*tokens[max(0, post - 9) : post], *tokens[p.j : p.j + 2])
    return any(t.f in w.sets["saying"] for t in said)


_MOVED = frozenset(("taken", "moved", "brought", "flown", "transferred", "towed", "trasladado", "trasladada", "trasladados", "trasladadas", "llevado", "llevada", "llevados", "llevadas", "conducido", "conducida", "conducidos", "conducidas"))


def _moved_to(tokens: list[Token], start: int) -> bool:
    """Does "was taken to" stand before the place, with nothing but where to between?"""
    for k in range(max(1, start - 7), start - 1):
        if tokens[k].f in _MOVED and tokens[k + 1].f in ("to", "a", "al", "hasta") and tokens[k - 1].f in _WERE:
            return not any(t.k == "p" for t in tokens[k:start])
    return False


_WERE = frozenset(("was", "were", "been", "fue", "fueron", "sido", "and", "y"))


def _still_to_come(tokens: list[Token], start: int) -> bool:
    """Whether the place stands right behind what will be done there."""
    k = next((k for k in range(start - 1, max(0, start - 9), -1) if tokens[k].k == "p" or tokens[k].f in _TO_BE), 0)
    return tokens[k].f in ("sera", "seran") or (tokens[k].f == "be" and tokens[k - 1].f == "will")


_TO_BE = frozenset(("be", "sera", "seran", "fue", "fueron", "was", "were"))


def no_surnames(places: list[PlaceMention], tokens: list[Token], w: Words) -> list[PlaceMention]:
    """In a text all in capitals a surname looks like a place: "EL TÉCNICO DE TERCERA EP ABNER SINARAHUA PISCO"."""
    ranks = person_words(w.lang).ranks.index
    return [p for p in places if p.kindword or not _named_behind(tokens, p.start, ranks)]


def _named_behind(tokens: list[Token], start: int, ranks: Container[str]) -> bool:
    """Whether a rank and at least one more name stand right before it, with nothing but words between."""
    names = 0
    for k in range(start - 1, max(-1, start - 6), -1):
        if tokens[k].k != "w" or tokens[k].f in ("de", "del", "en", "a", "y", "in", "of", "at", "and", "la", "el", "the"):
            return False
        if tokens[k].f in ranks:
            return names > 0
        names += tokens[k].f not in ("ep", "pnp", "ap", "fap", "mgp")
    return False


def name_that_place(places: list[PlaceMention], tokens: list[Token], last: dict[str, PlaceMention]) -> None:
    """ "Huyeron hacia Kimbiri. Fue en ese distrito donde …": the district, province or department named last, whatever its part there. `last`: added to."""
    for p in places:
        if p.group == "same" and not p.candidates and tokens[p.start].f in THAT and p.level in last:
            p.candidates = last[p.level].candidates
        elif p.candidates and p.level in ("district", "province", "department"):
            last[p.level] = p


def _as_near_as_told(places: list[PlaceMention], tokens: list, cues: frozenset[str], reach: int, role: str) -> None:
    """Where a sentence names no other setting, where a road leads or somebody got to is the setting, and what follows it."""
    if setting(places):
        return
    if role == "near" and not _CUTTING.isdisjoint(t.f for t in tokens):
        return
    if _walked_there(tokens):
        return
    led = next((p.i for p in places if p.role == "to" and {t.f for t in tokens[max(0, p.start - reach) : p.start]} & cues), None)
    for p in places:
        if led is not None and p.role == "to" and p.i >= led:
            p.role = role


_WALKED = frozenset(("walked", "hiked", "trekked", "wandered", "caminaron", "camino", "anduvieron", "anduvo", "deambularon", "deambulo"))


def _walked_there(tokens: list[Token]) -> bool:
    """ "walked for nine hours until they met a truck on the road to X": where that ended, no place of the event."""
    said = {t.f for t in tokens}
    return bool(said & _WALKED) and bool(said & {"until", "hasta"})


def _caught_at_the_clinic(tokens: list[Token], start: int, w: Words) -> bool:
    """Whether somebody was caught "at a clinic in X"; "caught, and held in the hospital of X" tells nothing of where."""
    k = next((k for k in range(start - 1, max(0, start - 5), -1) if tokens[k].f in HOSPITALS or tokens[k].f in ("health", "medical")), None)
    return k is not None and tokens[k - 1].f in ("a", "un", "una") and any(
        (verb := w.verbs.at(tokens, x)) is not None and verb[1].action == "captured" and not any(t.raw == "," or t.f in ("y", "and") for t in tokens[x:k])
        for x in range(max(0, k - 7), k)
    )


def home_of_the_victim(places: list[PlaceMention], tokens: list[Token], frames: list[Frame]) -> None:
    """ "X, jefe de la comunidad de Y, en el distrito de Z, fue asesinado": where nothing else says it, he was attacked where he lives."""
    if setting(places) or not any(p.role == "seat" for p in places):
        return
    for f in frames:
        befell = f.action in ("killed", "wounded", "kidnapped") and f.status == "asserted" and f.value == 1 and f.position < f.verb
        for p in places if befell else ():
            if p.role == "seat" and f.position <= p.start < f.verb and any(t.raw == "," for t in tokens[p.j : f.verb]):
                p.role = "at"


def taken_from(places: list[PlaceMention], tokens: list[Token], triggers: list[Trigger]) -> None:
    """ "abducted from their camp in Kiteni", "a helicopter that was evacuating a soldier from X": there, with what X lies in."""
    if not any(p.role == "from" for p in places):
        return
    taking = [t.j for t in triggers if t.options[0].action == "kidnapped" and t.status == "asserted"]
    taking += [k + 1 for k, t in enumerate(tokens) if t.f in _FETCHING]
    end = 0  # of the name last set, which the next one hangs on
    for p in places:
        near = any(0 < p.start - k <= _FROM and not any(x.raw in ".;" for x in tokens[k : p.start]) for k in taking)
        if p.role == "from" and (near or (end and p.start - end <= 5)):
            p.role, end = "at", p.j


_FETCHING = frozenset(("evacuating", "extracting", "evacuaba", "evacuaban", "evacuando", "extraia", "extraian"))
_FROM = 12  # tokens from the verb of taking to where somebody was taken
