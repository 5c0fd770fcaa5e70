"""The valley under any of its names, and rivers named with their article."""

from __future__ import annotations

from extractors.report.place_mention import Mentions
from extractors.report.place_words import Kind

MAX_ZONE = 24  # words of the valley's longest name, and some


class Zones(Mentions):
    """Zones and rivers of one sentence."""

    def zone(self, i: int) -> int | None:
        """The valley under any of its names; its rivers name no department there."""
        hit = self.w.zones.at(self.t, i)
        if hit:
            return self.add(i, hit[0], "zone", (), None, i)
        if self.f[i] not in self.w.zone_run:
            return None
        j, last, rivers, valley = i, i, 0, False
        while j < min(self.n, i + MAX_ZONE) and self.f[j] in self.w.zone_run:
            if self.f[j] in self.w.zone_rivers:
                rivers, last = rivers + 1, j
            elif self.f[j] in self.w.zone_words:
                valley, last = True, j
            j += 1
        return self.add(i, last + 1, "zone", (), None, i) if rivers >= (1 if valley else 2) else None

    def river(self, i: int) -> int | None:
        """"cae al Mantaro", "into the Mantaro": with the article the name is the river's."""
        if i == 0 or self.f[i] not in self.w.rivers or self.f[i - 1] not in self.w.river_articles:
            return None
        if self.w.kinds.at(self.t, i + 1) or (i + 1 < self.n and self.t[i + 1].cap and not self.upper):
            return None
        return self.add(i, i + 1, "place", self.g.features.get(f"rio {self.f[i]}", ()), Kind("", "river", False), i)
