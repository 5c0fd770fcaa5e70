"""Hectares that stand: "60,400 hectares used for coca"."""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.statistic_cues import Told


def standing_crops(told: Told) -> list[Counted]:
    counted = told.info.counted
    if not told.cued("standing") and not any(c.object in ("coca_crop", "coca_leaf") for c in counted):
        return []
    claimed = {f.position for f in told.info.frames if f.status == "asserted"}
    return [
        c
        for c in counted
        if c.unit == "ha" and c.value is not None and c.i not in claimed and c.object in (None, "coca_crop", "coca_leaf")
    ]
