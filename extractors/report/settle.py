"""One fact per counted thing: what became of it, how many, of what kind; then repeats, totals and parts told once."""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import PERSON_ACTIONS
from extractors.report.fact_frame import Frame
from extractors.report.fact_pronoun import PRONOUN
from extractors.report.scene import Scene
from extractors.report.settle_kept import kept
from extractors.report.settle_number import number_people, number_things
from extractors.report.settle_people import person_kind
from extractors.report.settle_repeats import drop_dead_again, drop_named_repeats, drop_vague, once
from extractors.report.settle_telling import Telling, sides_of
from extractors.report.settle_things import loads_named, part_the_grams, thing_kind, unify_drugs
from extractors.report.settle_totals import add_up, drop_generic_totals, out_of_the_hurt, totals
from extractors.report.settle_words import COMPANIONS, HELPERS


def settle(scene: Scene, types: set[str]) -> list[Frame]:
    """The facts of one scene: repeats told once, totals replaced by their parts, subsets taken out."""
    frames = kept(scene, _asserted(scene))
    number_things(frames, scene)
    number_people(frames, scene)
    known = _of_kinds(Telling(scene, frames, sides_of(scene), types))
    part_the_grams(known, scene)
    known = add_up(_called_otherwise(known))
    known = unify_drugs(drop_named_repeats(drop_generic_totals(drop_dead_again(drop_vague(known)))))
    if any(f.action == "destroyed" and f.object == "aircraft" for f in known):
        known = [f for f in known if not (f.action == "seized" and f.object == "aircraft" and f.weak)]
    return totals(once(out_of_the_hurt(known)))


def _asserted(scene: Scene) -> list[Frame]:
    """What the scene says is so; the names of those already counted are not counted again."""
    frames = [_one_more_than_first_told(f, scene) for f in scene.frames if f.status == "asserted" and f.corrected != "old"]
    if any(f.action == "captured" and f.group % 100 != PRONOUN for f in frames):
        frames = [f for f in frames if not (f.action == "captured" and f.group % 100 == PRONOUN)]  # "police arrested him": told already
    taken = [f for f in frames if f.action == "kidnapped" and f.value]
    frames = [f for f in frames if not ((f.rule.endswith("kidnapped.remain") or _still_held(f, scene)) and any(g is not f and (g.value or 0) > (f.value or 0) for g in taken))]  # those still held are of those taken
    held = [f for f in frames if f.action == "captured" and f.value and not f.name and not f.rule.endswith(("captured.intervene", "captured.intercept"))]
    frames = [f for f in frames if not (f.action == "captured" and f.rule.endswith(("captured.intervene", "captured.intercept")) and any(f.sentence < g.sentence and (g.value or 0) < (f.value or 0) for g in held))]  # "intercepted six backpackers; four fled, the two others were captured"
    fallen = {f.value for f in frames if f.action == "killed" and f.where == "text" and f.object == "armed_group"}
    if not any(f.action == "captured" and f.where == "text" for f in frames):
        frames = [f for f in frames if not (f.where == "title" and f.rule.endswith("captured.fall") and f.value in fallen)]  # "Caen tres mandos": killed, says the text
    bodies = [f for f in frames if f.action == "killed" and f.rank > 1 and f.head in ("body", "cuerpo", "cadaver")]
    frames = [f for f in frames if f not in bodies or not any(g is not f and g.action == "killed" and (g.value or 0) >= f.rank for g in frames)]  # "two were killed; the second body was found later"
    frames, by_name = _told_by_name(_toll_parted(frames))
    frames = _kept_of_the_intercepted(frames)
    told = {(f.action, f.group) for f in frames if f.value and not f.name}
    frames = [f for f in frames if (f.action, f.group) in by_name or not (f.name and f.rule.endswith("fact.breakdown") and any(a == f.action and g != f.group for a, g in told))]
    if any(a == "rescued" for a, _ in told):  # how those freed had come to be held is no kidnapping of this day
        frames = [f for f in frames if not (f.action == "kidnapped" and f.definite) or _dated(f, scene)]
    return frames


def _still_held(f: Frame, scene: Scene) -> bool:
    """ "let nine of them go but are still holding two engineers"."""
    if not f.rule.endswith("kidnapped.hold") or f.verb < 0:
        return False
    tokens = next((i.s.tokens for i in scene.infos if (i.s.index, i.s.where) == (f.sentence, f.where)), [])
    return any(t.f in ("still", "aun", "todavia") for t in tokens[max(0, f.verb - 3) : f.verb + 1])


def _kept_of_the_intercepted(frames: list[Frame]) -> list[Frame]:
    """ "intercepted three boats. Two were seized": only what was kept is seized."""
    stopped = [f for f in frames if f.action == "seized" and f.rule.endswith("captured.intercept") and f.value]
    for f in stopped:
        few = next((g for g in frames if g.action == "seized" and g.object == "same" and f.sentence < g.sentence <= f.sentence + 1 and 0 < (g.value or 0) < (f.value or 0)), None)
        if few is not None:
            few.object = f.object
            frames = [g for g in frames if g is not f]
    return frames


def _toll_parted(frames: list[Frame]) -> list[Frame]:
    """ "The toll rose to six after another soldier died. The victims are five soldiers and a driver": the parts of the toll count him too."""
    toll = {f.value for f in frames if f.action == "killed" and f.total and f.generic and f.value}
    for group in dict.fromkeys(f.group for f in frames if f.action == "killed" and f.rule.endswith("fact.breakdown") and not f.subset and not f.name):
        parts = [f for f in frames if f.action == "killed" and f.group == group]
        if len(parts) > 1 and sum(f.value or 0 for f in parts) in toll:
            return [f for f in frames if f in parts or f.action != "killed" or not f.more or f.sentence > parts[0].sentence]
    return frames


def _told_by_name(frames: list[Frame]) -> tuple[list[Frame], set[tuple[str, int]]]:
    """ "Tres muertos … Los caídos son el soldado X y los ronderos Y y Z": the names, of more than one side, add up to the figure and say
    whom it counts. Returns the frames without the figure, and the action and group of the names."""
    by_name: set[tuple[str, int]] = set()
    for key in dict.fromkeys((f.action, f.group) for f in frames if f.name and f.rule.endswith("fact.breakdown")):
        parts = [f for f in frames if (f.action, f.group) == key]
        whole = [f for f in frames if f.action == key[0] and f.group != key[1] and f.generic and f.object in (None, "person") and f.value == sum(x.value or 0 for x in parts)]
        if whole and len({f.object for f in parts}) > 1 and None not in {f.object for f in parts}:
            by_name.add(key)
            frames = [f for f in frames if f not in whole]
    return frames, by_name


def _one_more_than_first_told(f: Frame, scene: Scene) -> Frame:
    """ "A fourth officer has died. The ministry had first reported three dead": he is the last of four."""
    first = any(g.corrected == "old" and g.action == f.action == "killed" and g.value == f.rank - 1 for g in scene.frames)
    return replace(f, value=float(f.rank), more=False, rank=0) if f.rank > 1 and f.value == 1 and first else f


def _called_otherwise(frames: list[Frame]) -> list[Frame]:
    """ "dos presuntos narcotraficantes murieron … Los dos civiles abatidos portaban fusiles": as many, called by another name, are the same."""
    out = []
    for f in frames:
        again = f.definite and not f.name and not f.more and (f.value or 0) > 1 and f.action in ("killed", "wounded", "captured") and f.object in _NO_FORCES
        before = [g for g in frames if g.action == f.action and g.sentence < f.sentence and g.value and g.where == f.where] if again else []
        if not any(g.value == f.value and not g.definite and g.object in _NO_FORCES and g.object != f.object for g in before) or any(g.object == f.object for g in before):
            out.append(f)
    return out


_NO_FORCES = ("civilian", "trafficker", "armed_group")


def _dated(f: Frame, scene: Scene) -> bool:
    """ "los tres que habían sido secuestrados el 9 de abril": a day of its own stands behind it."""
    return any(
        0 < d.i - f.position <= 12 and d.value for i in scene.infos if i.s.index == f.sentence and i.s.where == f.where for d in i.dates
    )


def _of_kinds(told: Telling) -> list[Frame]:
    """The facts with the kind of person or thing; a thing of no kind is no fact."""
    known: list[Frame] = []
    named = loads_named(told.scene)
    for f in told.frames:
        if f.head in COMPANIONS and not f.definite:
            f.more = True  # "Dos compañeros presentan lesiones": besides the one told before
        if _villagers_hold(f, told) or _gave_up(f, told):
            f.action = "captured"
        if f.rule.endswith("killed.fall_beside") and not any(g.action == "killed" and g is not f for g in told.frames) and any(g.action == "captured" for g in told.frames):
            f.action, f.object = "captured", None  # "La Policía capturó a X. Junto con él cayó una mujer"
        if f.action in PERSON_ACTIONS:
            f.object = person_kind(f, told)
            if f.action == "rescued" and f.object == "trafficker" and any(g.action == "captured" and g.sentence == f.sentence for g in told.frames):
                continue  # "its pilot was pulled alive from the wreck and arrested"
        elif f.object in (None, "same"):
            f.object = thing_kind(f, known, told.frames, told.scene, named)
            if f.object is None:
                continue
        known.append(f)
    return known


def _villagers_hold(f: Frame, told: Telling) -> bool:
    """Villagers who hold smugglers arrest them."""
    if f.action != "kidnapped" or not f.rule.endswith(".hold") or "unrest" in told.types:
        return False
    return (f.object == "trafficker" and f.head not in HELPERS and not f.head.startswith(("conductor", "chofer", "driver"))) or ("self_defence" in told.sides and "shining_path" not in told.sides)


def _gave_up(f: Frame, told: Telling) -> bool:
    """Traffickers who surrender with their load are arrested: surrender is what members of an armed group do."""
    return f.action == "surrendered" and f.object == "trafficker" and told.loaded() and "shining_path" not in told.sides
