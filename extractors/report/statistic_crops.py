"""Hectares that stand: "60,400 hectares used for coca"."""

from __future__ import annotations

from extractors.records import Statistic
from extractors.report.counted import Counted
from extractors.report.statistic_cues import Told
from extractors.report.statistic_elliptic import headed
from extractors.report.statistic_period import period_of


def standing_crops(told: Told, out: list[Statistic]) -> list[Counted]:
    land = [c for c in told.info.counted if c.unit == "ha" and c.value is not None and c.object in (None, "coca_crop", "coca_leaf")]
    if not land or not _of_coca(told) or _being_uprooted(told):
        return []
    claimed = {f.position for f in told.info.frames if f.status == "asserted"}
    return [c for c in land if c.i not in claimed and not _uprooted(told, c, out)]


def _being_uprooted(told: Told) -> bool:
    """ "La erradicación de coca empezó ayer en Pangoa, con 22 hectáreas": a day's work, no survey."""
    on_a_day = any(d.value and len(d.value) == 10 and not d.reporting for d in told.info.dates)
    return on_a_day and any(t.kind == "eradication" and t.status == "asserted" for t in told.info.types)


def _of_coca(told: Told) -> bool:
    """Does the sentence speak of coca that stands, or go on with a survey of it?"""
    named = any(c.object in ("coca_crop", "coca_leaf") for c in told.info.counted)
    return named or told.cued("standing") or told.crops is not None or survey_year(told) is not None


def _uprooted(told: Told, c: Counted, out: list[Statistic]) -> bool:
    """ "eradicated 35,868 hectares, against 31,205 hectares in 2014", "La erradicación alcanzó 5 775 hectáreas": no crop that stands."""
    gone = [s.evidence.end for s in out if s.action == "eradicated" and s.evidence.start < told.tokens[c.i].s]
    stands = any(gone and cue == "standing" and told.tokens[k].s >= gone[-1] and k < c.i for k, _, cue in told.cues)
    kin = headed(told, c)
    return (bool(gone) and not stands) or (kin is not None and kin.action == "eradicated")


def crop_period(told: Told, position: int) -> str | None:
    """That of the figure, of the survey the sentence speaks of, or of the crops told just before."""
    surveyed = survey_year(told)
    return period_of(position, told, surveyed or (told.crops.period if told.crops is not None else None))


def survey_year(told: Told) -> str | None:
    """ "the 2023 survey", "el monitoreo de cultivos de 2021", here or in the sentence before."""
    before = told.info.s.previous
    for tokens in (told.tokens, before.tokens if before is not None else []):
        for k, t in enumerate(tokens):
            if t.f in told.set("surveys"):
                year = next((x.raw for x in tokens[max(0, k - 2) : k + 7] if x.k == "n" and len(x.raw) == 4 and x.raw[:2] in ("19", "20")), None)
                if year is not None:
                    return year
    return None
