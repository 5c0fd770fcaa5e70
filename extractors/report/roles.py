"""Who is named in which incident, and in what part: decided for the whole article, once its scenes are known.

By the codebook: an official who speaks of the whole article goes with the first incident; the arrested and the
surrendered are suspects, whoever is hurt, held or freed is a victim.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.records import Evidence, Incident, Person
from extractors.report.fact_frame import Frame
from extractors.report.person_same import link
from extractors.report.person_words import PersonMention
from extractors.report.scene import Info, Scene

_PART = {a: "suspect" if a in ("captured", "surrendered") else "victim" for a in PERSON_ACTIONS}


TAKEN = {"drug_seizure", "weapons_seizure", "other_seizure", "lab_destruction", "capture"}  # whom things were taken from is a suspect


@dataclass(slots=True)
class _Told:
    """One mention of a person: the sentence, the words there, and the fullest name the article gives."""

    info: Info
    mention: PersonMention
    name: str
    firm: bool = False  # somewhere words say outright that this is a leader


def with_persons(pairs: list[tuple[Scene, Incident]], infos: list[Info], raw: dict[str, str]) -> list[Incident]:
    """The incidents with the people named in their telling. `infos`: all sentences of the article, in order."""
    told = _told(infos)
    cues: dict[str, Counter[str]] = {}
    for t in told:
        if t.mention.cue:
            cues.setdefault(t.name, Counter())[t.mention.cue] += 1
    parts = _parts_of_facts(pairs)
    struck = {t.name.lower(): True for t in told if not t.mention.speaks and (_beside(t) == "victim" or _the_one_hurt(t, infos))}
    parts |= {name: "victim" for t in told if (name := t.name.lower()) in struck and name not in parts and _the_one_hurt(t, infos)}
    speakers = {
        name for name, roles in cues.items() if roles.most_common(1)[0][0] == "official" and name.lower() not in parts | struck
    }
    placed = {id(m) for scene, _ in pairs for i in scene.infos for m in i.persons}
    opening = pairs[0][0].infos[0].s.index if pairs and pairs[0][0].infos else 0
    before = {id(t.mention) for t in told if t.info.s.where == "text" and t.info.s.index < opening} - placed
    out = []
    for number, (scene, incident) in enumerate(pairs):
        mentions = {id(m) for i in scene.infos for m in i.persons} | (before if number == 0 else set())
        persons: dict[str, Person] = {}
        for t in told:
            if t.name in speakers:
                role = "official" if number == 0 else None
            elif id(t.mention) in mentions:
                role = _role(t, parts, cues.get(t.name, Counter()), incident)
            else:
                role = None
            if role is not None and t.name not in persons:
                persons[t.name] = Person(t.name, role, _evidence(t, raw))
        out.append(replace(incident, persons=tuple(persons.values())))
    return out


def _told(infos: list[Info]) -> list[_Told]:
    places = [(i, m) for i in infos for m in i.persons]
    heads = link([m for _, m in places])
    background = {h for h, (_, m) in zip(heads, places, strict=True) if m.background}
    firm = {places[h][1].name for h, (_, m) in zip(heads, places, strict=True) if m.firm and m.cue == "leader"}
    return [
        _Told(info, m, places[h][1].name, places[h][1].name in firm)
        for h, (info, m) in zip(heads, places, strict=True)
        if h not in background and places[h][1].kind != "surname"
    ]


def _parts_of_facts(pairs: list[tuple[Scene, Incident]]) -> dict[str, str]:
    """What the counted names (lower case) suffered or did: "victim" or "suspect"."""
    return {
        name: _part_of(f)
        for scene, _ in pairs
        for f in scene.frames
        if (name := f.name or f.who) and not (f.name and f.action == "captured" and f.end - f.start < len(f.name)) and f.status == "asserted" and f.action in _PART
    }


def _beside(t: _Told) -> str | None:
    """The part of a person named right behind the noun that counts him: "cayeron el teniente PNP X y un civil"."""
    start = t.info.s.tokens[t.mention.i].s
    if [x.f for x in t.info.s.tokens[max(0, t.mention.i - 2) : t.mention.i]] in AMONG:  # "Three ringleaders were arrested, among them X"
        told = [f for f in t.info.frames if f.status == "asserted" and f.action in _PART and f.end <= start and (f.value or 0) > 1]
        if told:
            return _part_of(told[-1])
    for f in t.info.frames:
        if f.status == "asserted" and f.action in _PART and f.value == 1 and 0 <= start - f.end <= 24:
            if not any(x.k == "p" and x.raw in ".;" for x in t.info.s.tokens if f.end <= x.s < start):
                return _part_of(f)
        between = [x for x in t.info.s.tokens if f.end <= x.s < start]
        if f.status == "asserted" and f.action in _PART and (f.value or 0) > 1 and between and between[0].raw == "," and all(x.cap or x.k == "p" or x.f in ("y", "e", "and") for x in between) and not any(x.raw in ".;:" for x in between):
            return _part_of(f)  # "Its two occupants, X and Y, were arrested"
    return None


def _the_one_hurt(t: _Told, infos: list[Info]) -> bool:
    """ "A policeman was killed. The officer, X, was walking in front": the only one of his kind told just before."""
    at, here = t.mention.i, t.info
    noun = next((c for c in here.counted if c.kind == "people" and c.definite and c.value == 1 and not c.name and c.i <= 1 and 0 <= at - c.j <= 1), None)
    if noun is None or noun.object not in FORCES or here.s.where == "title":
        return False
    near = [i for i in infos if 0 < here.s.index - i.s.index <= 3 and i.s.where == here.s.where]
    hurt = [f for i in near for f in i.frames if f.action in ("killed", "wounded") and f.status == "asserted" and f.object == noun.object]
    return len(hurt) == 1 and hurt[0].value == 1


def _part_of(f: Frame) -> str:
    """What a counted person suffered or did; "armed": dead or hurt as a fighter, so no victim."""
    if f.object == "armed_group" and f.action in ("killed", "wounded"):
        return "armed"
    return "suspect" if f.object == "trafficker" else _PART[f.action]


AMONG = (["among", "them"], ["entre", "ellos"], ["entre", "ellas"])


def _role(t: _Told, parts: dict[str, str], cues: Counter[str], incident: Incident) -> str:
    """The facts say it first, then the words beside the name, then what became of people in this incident."""
    part = parts.get(t.name.lower()) or _beside(t)
    if part == "armed" and any(x.f in ("captured", "detained", "arrested", "capturado", "capturada", "detenido", "detenida") for x in t.info.s.tokens[max(0, t.mention.i - 5) : t.mention.i]):
        return "suspect"  # "The captured woman, called Comrade Ana, had a bullet wound"
    if part == "armed":
        called = f"{t.mention.alias or ''} {t.name}".lower().split()
        return "leader" if cues["leader"] or {"camarada", "comrade"} & set(called) else "suspect"
    if part is None and t.mention.rank and not t.mention.speaks and any(x.f.startswith(("posthum", "postum")) for x in t.info.s.tokens):
        return "victim"  # "Officers X and Y were given posthumous promotions"
    leads = cues["leader"] >= 2
    if part is not None and not (part == "victim" and cues["leader"]) and not (part == "suspect" and leads):
        return part
    suffered = {"suspect" if f.object == "trafficker" else _PART[f.action] for f in incident.facts if f.action in _PART}
    cue = t.mention.cue or (cues.most_common(1)[0][0] if cues else None)
    here = {f.action for f in t.info.frames if f.status == "asserted"}
    if cue == "leader" and t.mention.kind == "alias" and here & {"captured", "surrendered"}:
        return "suspect"
    if cue == "leader" and not (leads or t.firm) and suffered == {"suspect"} and (t.mention.alias or "surrender" in incident.types):
        return "suspect"  # an alias alone makes no leader of whom they caught or who gave up
    if cue == "victim" and t.mention.kind == "alias" and (cues["leader"] or t.name.lower().startswith(("camarada", "comrade"))):
        return "leader"  # "mataron al propio «Lucho»", told of before as who led them
    if cue is None or (cue == "victim" and suffered == {"suspect"}):
        return "suspect" if suffered == {"suspect"} or (not suffered and set(incident.types) <= TAKEN) else "victim"
    return cue


def _evidence(t: _Told, raw: dict[str, str]) -> Evidence:
    tokens = t.info.s.tokens
    start, end = tokens[t.mention.i].s, tokens[t.mention.j - 1].e
    return Evidence(raw[t.info.s.where][start:end], start, end, "person", t.info.s.where)
