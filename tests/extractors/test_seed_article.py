"""The article this project began from (12 January 2015), where it lies beside the checkout: incidents apart, tallies apart.

The article is another's, so only its address stays here; `test_its_kind_in_our_own_words` keeps the same traps in the
project itself.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractors.records import Report
from extractors.report.read import read

SEED = Path(__file__).parents[3] / "shared" / "seed" / "peruvian-army-cracks-down-2015-01-12.txt"
PUBLISHED = date(2015, 1, 12)

OWN = """\
The army said on Friday that its campaign in the VRAEM was paying off.

A column of the Shining Path fired on the counterterrorism base of Llochegua, in Huanta province, on December 17. \
It was a reaction to the continuous destruction of illegal runways, the Joint Command said. No soldier was killed, \
but an army technician was wounded.

Examples of successful operations:

  • On December 9, police in the province of La Mar, Ayacucho, arrested eight people in two trucks carrying 356 kilos \
of cocaine.
  • Five days earlier, on December 4, troops intercepted a small plane that was carrying 250 kilos of cocaine in the \
district of Pangoa, in the Junin region. In 2014, the army seized 14 small planes used by traffickers.
  • And at about the same time, soldiers in the same region seized two boats that were carrying 250 kilos of cocaine.

Police have destroyed 263 clandestine airstrips in the VRAEM and captured 32 alleged gang leaders. Throughout the \
country, security forces eradicated 31,000 hectares of coca.
"""


def figures(report: Report) -> dict[str | None, dict[tuple[str, str], float | None]]:
    return {i.date: {(f.action, f.object): f.quantity for f in i.facts} for i in report.incidents if i.date != "2014-12-04"}


def tallies(report: Report) -> set[float | None]:
    return {s.quantity for s in report.statistics}


def check(report: Report) -> None:
    assert figures(report) == {
        "2014-12-17": {("wounded", "military"): 1},
        "2014-12-09": report_of_9_december(report),
    }
    boats, plane = sorted(
        ({(f.action, f.object): f.quantity for f in i.facts} for i in report.incidents if i.date == "2014-12-04"),
        key=lambda facts: ("seized", "aircraft") in facts,
    )
    assert plane == {("seized", "aircraft"): 1, ("seized", "cocaine"): 250}
    assert boats == {("seized", "boat"): 2, ("seized", "cocaine"): 250}
    places = {i.date: i.location for i in report.incidents if i.location.district or i.location.province == "La Mar"}
    assert (places["2014-12-17"].department, places["2014-12-17"].district) == ("Ayacucho", "Llochegua")
    assert (places["2014-12-09"].department, places["2014-12-09"].province) == ("Ayacucho", "La Mar")
    assert (places["2014-12-04"].department, places["2014-12-04"].district) == ("Junín", "Pangoa")
    assert tallies(report) >= {14, 263, 32, 31_000}
    assert not {f.quantity for i in report.incidents for f in i.facts} & {14, 263, 46, 32, 31_000, 60_400}
    assert next(s.period for s in report.statistics if s.quantity == 14) == "2014"


def report_of_9_december(report: Report) -> dict[tuple[str, str], float | None]:
    facts = figures(report)["2014-12-09"]
    assert facts[("seized", "cocaine")] == 356
    assert facts[("captured", "trafficker")] == 8
    assert set(facts) <= {("seized", "cocaine"), ("captured", "trafficker"), ("seized", "firearm")}
    return facts


def test_its_kind_in_our_own_words() -> None:
    check(read("Army says campaign in the VRAEM is paying off", OWN, PUBLISHED, "en"))


def test_the_article_itself() -> None:
    if not SEED.is_file():
        pytest.skip("the article is not ours to ship, and ../shared/seed is not here")
    title, _, text = SEED.read_text("utf-8").partition("\n")
    check(read(title, text, PUBLISHED, "en"))
