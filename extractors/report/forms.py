"""Inflected forms of the words in the rule files, so that a rule lists a lemma once.

Forms are plain (no accents), since texts are compared folded. Spanish future and imperfect subjunctive collapse once
accents are gone ("capturará", "capturara"); neither asserts that something happened, so both are 'future' here.
"""

from __future__ import annotations

from extractors.text import fold

_AR = {
    "past": ("o", "aron", "amos"),
    "present": ("a", "an"),
    "imperfect": ("aba", "aban"),
    "subjunctive": ("e", "en", "ase", "asen"),
    "participle": ("ado", "ada", "ados", "adas"),
    "gerund": ("ando", "andose", "andoles", "andole", "andolos", "andolo"),
}
_IR = {
    "past": ("io", "ieron", "imos"),
    "present": ("e", "en"),
    "imperfect": ("ia", "ian"),
    "subjunctive": ("a", "an", "iese", "iesen"),
    "participle": ("ido", "ida", "idos", "idas"),
    "gerund": ("iendo", "iendose", "iendoles", "iendole", "iendolos", "iendolo"),
}
_ENCLITICS = ("", "se", "lo", "los", "la", "las", "le", "les")


def spanish_forms(lemma: str, irregular: str | None = None) -> list[tuple[str, str]]:
    """(form, kind) of a Spanish verb. `irregular` is "present3s present3p past3s past3p participle gerund"."""
    lemma = fold(lemma)
    stem, ending = lemma[:-2], lemma[-2:]
    table = _AR if ending == "ar" else _IR
    out: dict[str, str] = {}
    for e in _ENCLITICS:
        out[lemma + e] = "infinitive"
    for e in ("a", "an"):
        out[lemma + e] = "future"  # capturará(n), and capturara(n) without its accent
    for e in ("ia", "ian"):
        out[lemma + e] = "future"
    if irregular:
        present_s, present_p, past_s, past_p, participle, gerund = irregular.split()
        out.setdefault(present_s, "present")
        out.setdefault(present_p, "present")
        out[past_s] = out[past_p] = "past"
        out.setdefault(stem + "amos" if ending == "ar" else past_p.removesuffix("ieron").removesuffix("eron") + "imos", "past")
        base = participle[:-1]
        for e in ("o", "a", "os", "as"):
            out[base + e] = "participle"
        for e in ("", "se", "les", "le", "los", "lo"):
            out[gerund + e] = "gerund"
        for e in table["imperfect"]:
            out.setdefault(stem + e, "imperfect")
        past_stem = past_p[:-3] if past_p.endswith("ron") else stem
        for e in ("ra", "ran", "se", "sen"):
            out.setdefault(past_stem + e, "future")
        return list(out.items())
    for kind in ("past", "present", "participle", "gerund", "imperfect", "subjunctive"):
        for e in table[kind]:
            form = stem + e
            if kind == "subjunctive" and ending == "ar":
                form = _soften(stem) + e
            if kind == "past" and e == "o" and ending == "ar":
                form = stem + "o"
            out.setdefault(form, kind)
    return list(out.items())


def _soften(stem: str) -> str:
    """buscar → busqu-, cargar → cargu-, cruzar → cruc-: the spelling before e."""
    if stem.endswith("c"):
        return stem[:-1] + "qu"
    if stem.endswith("g"):
        return stem + "u"
    if stem.endswith("z"):
        return stem[:-1] + "c"
    return stem


def english_forms(lemma: str, irregular: str | None = None) -> list[tuple[str, str]]:
    """(form, kind) of an English verb. `irregular` is "past participle"; doubled consonants are given there too."""
    lemma = fold(lemma)
    out = {lemma: "base"}
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        out[lemma + "es"] = "present"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        out[lemma[:-1] + "ies"] = "present"
    else:
        out[lemma + "s"] = "present"
    if lemma.endswith("ie"):
        out[lemma[:-2] + "ying"] = "gerund"
    elif lemma.endswith("e") and not lemma.endswith("ee"):
        out[lemma[:-1] + "ing"] = "gerund"
    else:
        out[lemma + "ing"] = "gerund"
    if irregular:
        past, participle, *gerund = irregular.split()
        if past == lemma:
            out[past] = "past"  # shot, hit, hurt … are told in the past far more often
        else:
            out.setdefault(past, "past")
        if participle != past:
            out.setdefault(participle, "participle")
        for g in gerund:
            out[g] = "gerund"
    elif lemma.endswith("e"):
        out[lemma + "d"] = "past"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        out[lemma[:-1] + "ied"] = "past"
    else:
        out[lemma + "ed"] = "past"
    return list(out.items())


def _plural_word_es(w: str) -> str:
    if w.endswith(("a", "e", "i", "o", "u", "á", "é", "ó")):
        return w + "s"
    if w.endswith("z"):
        return w[:-1] + "ces"
    if w.endswith("s") or w.endswith("x"):
        return w
    return w + "es"


def plurals_es(phrase: str) -> set[str]:
    """The phrase, with its first word plural, with all its words plural, with and without feminine of -o/-or people."""
    words = fold(phrase).split()
    out = {" ".join(words)}
    if len(words) > 4:
        return out
    first = _plural_word_es(words[0])
    out.add(" ".join([first, *words[1:]]))
    if len(words) == 2:
        out.add(f"{first} {_plural_word_es(words[1])}")
    if len(words) >= 3:
        out.add(" ".join([first, _plural_word_es(words[1]), *words[2:]]))
    return out


def plural_en(phrase: str) -> set[str]:
    words = fold(phrase).split()
    last = words[-1]
    if last.endswith("man") and last not in ("human",):
        plural = last[:-3] + "men"
    elif last == "child":
        plural = "children"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        plural = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        plural = last + "es"
    else:
        plural = last + "s"
    return {" ".join(words), " ".join([*words[:-1], plural])}
