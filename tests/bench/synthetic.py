"""Plausible reports in any number: ten years of them are about 50,000."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import duckdb

from extractors.gazetteer import gazetteer, key
from extractors.records import Article, Evidence, Fact, Incident, Item, Location, Report, SettledFact
from warehouse import articles, incidents
from warehouse.articles import NewReading, NewText, Print, Source
from warehouse.incidents import SettledIncident, StoredTelling

END = date(2026, 11, 1)
NAMES = {("Ayacucho", "Huanta"): ("Llochegua", "Sivia", "Canayre", "Uchuraccay", "Pucacolpa"),
         ("Ayacucho", "La Mar"): ("Anchihuay", "Samugari", "Santa Rosa", "Ayna", "Chungui"),
         ("Junín", "Satipo"): ("Vizcatán del Ene", "Pangoa", "Río Tambo", "Mazamari"),
         ("Cusco", "La Convención"): ("Kimbiri", "Pichari", "Megantoni"), ("Lima", "Lima"): ("San Isidro",)}


def _districts() -> list[Location]:
    """Districts with their codes, points and zones."""
    places = gazetteer()
    return [Location(department, province, district, code, None, *places.points[code], "district", places.zone(code))
            for (department, province), districts in NAMES.items() for district in districts
            for code in places.admin[key(district)]
            if len(code) == 6 and (places.names[code[:2]], places.names[code[:4]]) == (department, province)]


DISTRICTS = _districts()
KINDS = [(("attack",), (("killed", "police", 1, 5, "count"), ("wounded", "police", 1, 8, "count"))),
         (("armed_clash",), (("killed", "armed_group", 1, 4, "count"), ("wounded", "military", 1, 3, "count"))),
         (("drug_seizure", "capture"), (("seized", "cocaine", 5, 900, "kg"), ("captured", "trafficker", 1, 6, "count"))),
         (("lab_destruction",), (("destroyed", "laboratory", 1, 9, "count"),)),
         (("airstrip_destruction",), (("destroyed", "airstrip", 1, 5, "count"),)),
         (("eradication",), (("eradicated", "coca_crop", 1, 60, "ha"),)), (("capture",), (("captured", "armed_group", 1, 3, "count"),))]
WORDS = ["la", "patrulla", "avanzó", "por", "el", "valle", "cerca", "del", "río", "donde", "los", "pobladores", "vieron", "humo", "y", "avisaron", "a", "la", "base", "del", "distrito", "según", "informó", "el", "comando", "conjunto", "en", "un", "comunicado", "difundido", "esta", "tarde"]


@dataclass(frozen=True, slots=True)
class Made:
    item: Item
    article: Article
    print: Print
    report: Report
    day: date


def make(n: int, total: int) -> Made:
    """Report n of `total`, spread evenly over the ten years before END (or, for more, as densely as 50,000 are)."""
    chance = random.Random(n)
    per_day = 50_000 / 3650
    day = END - timedelta(days=(total - n) / per_day)
    where = chance.choice(DISTRICTS)
    types, figures = chance.choice(KINDS)
    text = " ".join(chance.choices(WORDS, k=220))
    spans = [Evidence(text[a : a + 30], a, a + 30, "es.fact.made") for a in (0, 40, 80)]
    facts = tuple(Fact(action, obj, float(chance.randint(low, high)), unit, None, spans[0])
                  for action, obj, low, high, unit in figures)
    incident = Incident(types, day.isoformat(), where, ("police", "shining_path"), facts, (), False,
                        {"date": spans[1], "place": spans[2]})
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    url = f"https://outlet{n % 40}.example/{n}"
    item = Item(f"made{n:09d}", f"outlet{n % 40}", "es", url, f"Titular {n}", "", "", at, at)
    digest = hashlib.sha256(str(n).encode()).digest()
    bands = tuple(int.from_bytes(hashlib.blake2b(digest + bytes([b]), digest_size=8).digest(), "big") for b in range(32))
    return Made(item, Article(url, url, f"Titular {n}", text, "es", at), Print(digest.hex(), digest * 16, bands),
                Report(True, "made", "es", (incident,)), day)


def told_twice(n: int, total: int) -> Made:
    """Report n of `total`, where each second one tells what the one before it tells, in other words."""
    made = make(n, total)
    if n % 2:
        return made
    first = make(n - 1, total)
    return replace(made, report=first.report, day=first.day)


def fill(con: duckdb.DuckDBPyConnection, total: int, chunk: int = 10_000, maker: Callable[[int, int], Made] = make
         ) -> Iterator[float]:
    """Stores `total` reports, two an incident; yields seconds spent in the warehouse per chunk (making them left out)."""
    import time

    for start in range(1, total + 1, chunk):
        made = [(n, maker(n, total)) for n in range(start, min(start + chunk, total + 1))]
        began = time.perf_counter()
        con.execute("begin")
        _store(con, made)
        con.execute("commit")
        yield time.perf_counter() - began


def _store(con: duckdb.DuckDBPyConnection, made: list[tuple[int, Made]]) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    articles.store_texts(con, [NewText(n, 1, m.item, m.article, m.print) for n, m in made], now)
    articles.store_sources(con, [Source(n, m.item, m.article.canonical_url, "first") for n, m in made])
    window = timedelta(days=1)
    ids = articles.store_readings(con, [
        NewReading(n, 1, 1, m.day, m.report, [(m.day - window, m.day + window)]) for n, m in made], "made", now)
    incidents.store_links(con, {ids[n][0]: ((n + 1) // 2, None) for n, _ in made}, now)
    settled = []
    for n, m in made:
        if n % 2:
            i = m.report.incidents[0]
            figures = tuple(SettledFact(f.action, f.object, f.unit, f.quantity, f.quantity, f.quantity, None, 2)
                            for f in i.facts)
            told = StoredTelling(ids[n][0], n, None, m.day, m.item.first_seen_at, m.article.title, i)
            settled.append(SettledIncident((n + 1) // 2, i.types, i.date, i.location, i.actors, False, figures,
                                           m.article.title, (told,)))
    incidents.store_settled(con, settled, {}, {}, now)


ITEMS_A_REPORT = 20  # of what general news feeds bring, one in twenty is about security in the VRAEM


def fill_items(con: duckdb.DuckDBPyConnection, reports: int, total: int) -> None:
    """`total` feed items with their recorded steps: the first `reports` of them became reports, the rest something else."""
    con.execute(_ITEMS, {"reports": reports, "total": total})
    con.execute(_STEPS)


_ITEMS = """
insert into store.items (item_id, position, feed, lang, url, title, summary, content, published_at, first_seen_at,
  last_seen_at, seen, content_sha, state, state_since, reason, report_id)
select
  printf('made%09d', n), n, 'outlet' || n % 40, 'es', 'https://outlet' || n % 40 || '.example/' || n, 'Titular ' || n,
  'Un resumen de unas veinte palabras, como lo traen los canales de noticias de los diarios: ' || md5(n::varchar), '',
  came, came, came + interval 2 days, 40, md5(n::varchar), state, came,
  case state when 'off_topic' then 'no term of the topic' when 'copy' then 'near copy of report ' || n % $reports + 1 end,
  case state when 'reported' then n when 'copy' then n % $reports + 1 end
from (
  select n, timestamptz '2016-11-03 12:00:00+00' + to_seconds(floor(315360000 * (n / $total))::bigint) as came,
    case when n <= $reports then 'reported' when n % 50 = 0 then 'copy' when n % 97 = 0 then 'no_article'
      when n % 211 = 0 then 'gone' when n % 499 = 0 then 'failed' else 'off_topic' end as state
  from (select unnest(generate_series(1, $total::bigint)) as n)
)
"""
_STEPS = """
insert into store.item_states (item_id, changed_at, from_state, to_state, reason, cycle_id)
select item_id, first_seen_at, s[1], s[2], null, 1
from (select item_id, position, first_seen_at, unnest([[null, 'pending'], ['pending', state]]) as s from store.items)
order by position
"""
