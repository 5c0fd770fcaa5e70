"""Copies: the same words, or nearly. Figures and names tell two texts of one formula apart."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from extractors.same_article import Candidate, find_copy, fingerprint
from tests import copies

DAY = datetime(2026, 11, 20, tzinfo=UTC)

BASES = [
    "Agentes de la unidad antidrogas hallaron el martes {kg} kilos de cocaína en un almacén de {place}, a dos cuadras de la plaza. "
    "El dueño del local, {name}, fue detenido cuando intentaba salir por el techo. Según el fiscal que dirigió la diligencia, la carga "
    "iba a viajar esa misma noche en un camión de fruta hacia la costa. Los vecinos contaron que desde hacía semanas llegaban motos de "
    "madrugada. La policía también encontró una balanza, cinta de embalaje y dos radios. El detenido fue llevado a la capital de la provincia.",
    "Una patrulla que volvía de abastecer un puesto de vigilancia fue atacada a balazos en {place} poco antes del amanecer. Los soldados "
    "respondieron durante media hora y los agresores se retiraron por la quebrada. {name}, de veinte años, recibió una esquirla en el brazo y "
    "fue evacuado en helicóptero. El comando de la zona informó que {kg} cartuchos quedaron en el camino. Es el primer choque del mes en "
    "esa ruta, que une dos valles y por la que suele pasar la droga. Los comuneros pidieron que se retire el puesto, instalado en su escuela.",
    "Police said they blew up a clandestine runway near {place} that had been used at least twice a week, and burned {kg} gallons of fuel "
    "stored under plastic sheets. Nobody was there when the helicopters landed, said {name}, who led the operation, but the fires were still "
    "warm. Villagers are paid to fill in the craters within days, so the unit also took away their shovels. The runway was the third found "
    "this quarter in the district, where planes from across the border land for less than ten minutes before heading back with their load.",
]
PLACES = ["Pampa Alta", "Villa Rica del Ene", "Boca Chica", "Monte Azul", "Santa Elena"]
NAMES = ["Aurelio Ccori", "Marta Quispe Luna", "Jonás Tello", "Rosa Elvira Mamani", "Pedro Ancco"]


def text(base: int, seed: int) -> str:
    r = random.Random(seed)
    return BASES[base].format(kg=r.randint(20, 900), place=PLACES[seed % 5], name=NAMES[(seed * 3 + 1) % 5])


def edited(original: str, kind: str, r: random.Random) -> str:
    """One edit that desks make: a cut tail, a new lead, typing errors, boilerplate, another order of two sentences."""
    sentences = original.split(". ")
    if kind == "cut":
        return ". ".join(sentences[: max(3, len(sentences) * 3 // 4)])
    if kind == "lead":
        return "En la redacción se recibió esta tarde la siguiente información desde la zona. " + ". ".join(sentences)
    if kind == "typos":
        words = original.split()
        for _ in range(4):
            k = r.randrange(len(words))
            words[k] = words[k][:-1] or words[k]
        return " ".join(words)
    if kind == "boilerplate":
        return original + " Síguenos en nuestras redes y suscríbete al boletín diario para recibir lo último."
    return ". ".join([sentences[0], sentences[2], sentences[1], *sentences[3:]])


def candidate(report: str, body: str, at: datetime = DAY) -> Candidate:
    f = fingerprint("título", body)
    return Candidate(report, None, f.exact, f.minhash, body, "título", at)


def meet(a: str, b: str) -> bool:
    return bool(set(fingerprint("", a).bands) & set(fingerprint("", b).bands))


@pytest.mark.parametrize("kind", ["cut", "lead", "typos", "boilerplate", "order"])
@pytest.mark.parametrize("base", range(len(BASES)))
def test_an_edited_copy_is_met_and_recognised(base: int, kind: str) -> None:
    original = text(base, 1)
    copy = edited(original, kind, random.Random(base))
    assert meet(original, copy), "its signature proposes the original"
    found = find_copy(candidate("new", copy), [candidate("r1", original)])
    assert found is not None
    assert (found.report_id, found.how) == ("r1", "near")


def test_f1_on_edits_and_hard_negatives() -> None:
    """Edits against texts of the same formula with another place, name and figure: F1 at least 0.95."""
    right = wrong = missed = 0
    for base in range(len(BASES)):
        for seed in range(1, 9):
            original = text(base, seed)
            for kind in ("cut", "lead", "typos", "boilerplate", "order"):
                copy = edited(original, kind, random.Random(seed))
                hit = find_copy(candidate("n", copy), [candidate("r", original)])
                right, missed = right + bool(hit), missed + (not hit)
            for other in range(seed + 1, 9):
                if text(base, other) != original and other % 5 != seed % 5:
                    wrong += bool(find_copy(candidate("n", text(base, other)), [candidate("r", original)]))
    assert 2 * right / (2 * right + wrong + missed) >= 0.95


def test_the_very_same_words_are_a_copy_whatever_the_headline() -> None:
    body = text(0, 2)
    found = find_copy(candidate("n", body.upper()), [candidate("r", body)])
    assert found is not None
    assert found.how == "exact"


def test_a_text_of_three_months_ago_is_no_candidate() -> None:
    body = text(1, 2)
    assert find_copy(candidate("n", body), [candidate("r", body, DAY - timedelta(days=90))]) is None


def test_the_most_alike_is_taken() -> None:
    body = text(2, 3)
    short = edited(body, "cut", random.Random(1))
    found = find_copy(candidate("n", body), [candidate("a", short), candidate("b", body)])
    assert found is not None
    assert found.report_id == "b"


def test_an_empty_text_meets_nothing() -> None:
    assert fingerprint("", "").bands == ()
    assert find_copy(candidate("n", "Breve."), [candidate("r", "Otra breve.")]) is None


def test_the_signature_does_not_depend_on_the_run() -> None:
    assert fingerprint("x", text(0, 1)) == fingerprint("y", text(0, 1))


# --- measured over the project's own articles ------------------------------------------------------------------------


def test_edited_copies_are_found_and_formula_communiques_are_not_taken_for_copies() -> None:
    scores = copies.score()
    assert copies.total(scores).f1 >= 0.98  # the goal is 0.95
    for edit in ("cut", "other_headline", "typos", "boilerplate", "new_lead"):
        assert len(scores[edit].missed) <= 0.031 * len(copies.originals()), (edit, scores[edit].missed)
    for formula in copies.FORMULAS:  # three texts of each
        assert len(scores[formula].false) <= 0.0135 * 3 * len(copies.originals()), scores[formula].false


def test_the_edits_change_what_they_say() -> None:
    t = copies.originals()[0]
    for name, edit in copies.EDITS.items():
        made = edit(t, random.Random(1))
        assert (made.title, made.body) != (t.title, t.body), name
    assert len(copies.originals()) >= 60
