"""Is this worth telling? Conditions over rows, and what changed enough to tell again. Pure: rows in, rows out."""

from __future__ import annotations

import difflib
import math
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractors.text import fold
from warehouse.rows import insert

if TYPE_CHECKING:
    from flows.settings import Watch

Row = dict[str, Any]

# Columns a `when` may use, with their types: those of the views of the same name.
INCIDENT_COLUMNS = {
    "incident_id": "bigint",
    "event_date": "date",
    "date_precision": "varchar",
    "recalled": "boolean",
    "types": "varchar[]",
    "department": "varchar",
    "province": "varchar",
    "district": "varchar",
    "ubigeo": "varchar",
    "place": "varchar",
    "lat": "double",
    "lon": "double",
    "place_precision": "varchar",
    "vraem_zone": "varchar",
    "in_vraem": "boolean",
    "actors": "varchar[]",
    "killed": "bigint",
    "killed_low": "bigint",
    "killed_high": "bigint",
    "killed_forces": "bigint",
    "killed_armed_group": "bigint",
    "killed_civilians": "bigint",
    "killed_other": "bigint",
    "wounded": "bigint",
    "wounded_low": "bigint",
    "wounded_high": "bigint",
    "wounded_forces": "bigint",
    "wounded_armed_group": "bigint",
    "wounded_civilians": "bigint",
    "wounded_other": "bigint",
    "captured": "bigint",
    "captured_armed_group": "bigint",
    "captured_suspects": "bigint",
    "captured_civilians": "bigint",
    "cocaine_seized_kg": "double",
    "drugs_seized_kg": "double",
    "cocaine_destroyed_kg": "double",
    "airstrips_destroyed": "bigint",
    "labs_destroyed": "bigint",
    "eradicated_ha": "double",
    "n_reports": "bigint",
    "first_reported_at": "timestamptz",
    "updated_at": "timestamptz",
    "headline": "varchar",
    "corrected": "boolean",
}
REPORT_COLUMNS = {
    "report_id": "bigint",
    "version": "integer",
    "incident_ids": "bigint[]",
    "feed": "varchar",
    "url": "varchar",
    "canonical_url": "varchar",
    "title": "varchar",
    "lang": "varchar",
    "published_at": "timestamptz",
    "first_seen_at": "timestamptz",
    "text": "varchar",
    "from_feed": "boolean",
    "rules_version": "varchar",
    "archive_file": "varchar",
    "archive_offset": "bigint",
}
_TIME_LIMIT_S = 5.0


class ConditionError(ValueError):
    """A `when` that is no condition over the view; the text says what is wrong and the nearest column name."""


def matches(watch: Watch, rows: Sequence[Row]) -> list[Row]:
    """The rows that the watch looks for, as they came. ConditionError when its SQL cannot run."""
    if not watch.when:
        return [r for r in rows if _short_form(watch, r)]
    key = "incident_id" if watch.on == "incidents" else "report_id"
    wanted = _select(watch.when, watch.on, rows, key)
    return [r for r in rows if r[key] in wanted]


def check(when: str, on: str) -> None:
    """ConditionError unless `when` is a condition over the view `on` ('incidents' or 'reports')."""
    _select(when, on, [], "incident_id" if on == "incidents" else "report_id")


def problems(watch: Watch) -> list[tuple[str, str]]:
    """(field, what is wrong with it) of a watch that its form alone does not show: nothing when it can do its work."""
    out = []
    if watch.when:
        try:
            check(watch.when, watch.on)
        except ConditionError as e:
            out.append(("when", str(e)))
    if watch.near and point_of(watch.near.place) is None:
        out.append(("near", f'the gazetteer has no point for "{watch.near.place}"'))
    if watch.on == "reports":  # a report is a text: places and figures belong to the incidents it tells
        out += [(name, "only for watches on incidents; a watch on reports takes `words` or `when`") for name in _OF_INCIDENTS
                if getattr(watch, name)]
    return out


_OF_INCIDENTS = ("types", "departments", "provinces", "districts", "actors", "min_killed", "min_cocaine_kg", "near")


def _select(when: str, on: str, rows: Sequence[Row], key: str) -> set[Any]:
    """Runs the condition in a database of its own: nothing but these rows, no files, no network, no settings, little time."""
    import duckdb

    if not when.strip():
        raise ConditionError("is empty")
    columns = INCIDENT_COLUMNS if on == "incidents" else REPORT_COLUMNS
    con = duckdb.connect(
        ":memory:",
        config={
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": "512MB",
            "threads": "1",
        },
    )
    try:
        con.execute("set timezone = 'UTC'")
        con.execute(f"create table {on} ({', '.join(f'{c} {t}' for c, t in columns.items())})")
        insert(con, on, [{c: r.get(c) for c in columns} for r in rows])
        con.execute("set lock_configuration = true")
        sql = f"select {key} from {on} where (\n{when}\n)"
        statements = con.extract_statements(sql)
        if len(statements) != 1:
            raise ConditionError("must be one condition, without ';'")
        timer = threading.Timer(_TIME_LIMIT_S, con.interrupt)
        timer.start()
        try:
            return {r[0] for r in con.execute(statements[0]).fetchall()}
        finally:
            timer.cancel()
    except duckdb.Error as e:
        raise ConditionError(_said(e, columns)) from e
    finally:
        con.close()


def _said(e: Exception, columns: Mapping[str, str]) -> str:
    first = str(e).strip().splitlines()[0]
    if "not found" in first and '"' in first:
        wrong = first.split('"')[1]
        near = difflib.get_close_matches(wrong, columns, 1)
        return f'no column "{wrong}"' + (f'; did you mean "{near[0]}"?' if near else "")
    return first


# --- the short form --------------------------------------------------------------------------------------------------


def _short_form(watch: Watch, row: Row) -> bool:
    """All that is given must hold; of a list, one."""
    return all(
        (
            not watch.types or bool(set(watch.types) & set(row.get("types") or ())),
            not watch.actors or bool(set(watch.actors) & set(row.get("actors") or ())),
            _named(watch.departments, row.get("department")),
            _named(watch.provinces, row.get("province")),
            _named(watch.districts, row.get("district")),
            watch.min_killed is None or (row.get("killed") or 0) >= watch.min_killed,
            watch.min_cocaine_kg is None or (row.get("cocaine_seized_kg") or 0) >= watch.min_cocaine_kg,
            not watch.words or _says(watch.words, row),
            watch.near is None or _near(watch.near.place, watch.near.km, row),
        )
    )


def _named(wanted: Iterable[str], value: str | None) -> bool:
    names = {fold(w) for w in wanted}
    return not names or (value is not None and fold(value) in names)


def _says(words: Iterable[str], row: Row) -> bool:
    """One of the words stands, whole, in a title or text; accents and case do not count."""
    titles = row.get("titles") or [row.get("title") or row.get("headline") or ""]
    text = " ".join([*titles, row.get("title") or "", row.get("text") or ""])
    plain = f" {' '.join(_plain(text).split())} "
    return any(f" {' '.join(_plain(w).split())} " in plain for w in words)


def _plain(text: str) -> str:
    return "".join(c if c.isalnum() else " " for c in fold(text))


def _near(place: str, km: float, row: Row) -> bool:
    here = (row.get("lat"), row.get("lon"))
    there = point_of(place)
    if here[0] is None or here[1] is None or there is None:
        return False
    return distance_km(float(here[0]), float(here[1]), *there) <= km


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine, mean radius 6371 km)."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def point_of(place: str) -> tuple[float, float] | None:
    """(lat, lon) of a district or populated place by name; None when the gazetteer has no point for it."""
    from extractors.report.place import find_places, resolve
    from extractors.text import tokenize

    found = resolve(find_places(tokenize(f"en {place}"), "es"))
    if found.lat is None or found.lon is None:
        found = resolve(find_places(tokenize(f"en el distrito de {place}"), "es"))
    return None if found.lat is None or found.lon is None else (found.lat, found.lon)


# --- what is worth telling again -------------------------------------------------------------------------------------

COUNTED = {"killed": "killed", "wounded": "wounded", "captured": "captured", "airstrips": "airstrips_destroyed",
           "labs": "labs_destroyed"}


def material_change(before: Row, after: Row, watch: Watch) -> tuple[str, ...]:
    """What changed enough to tell again (`watch.again`), in words: ("killed: 2 → 4",). Rows as JSON values; absent figures
    are no change."""
    out = []
    for name in (column for what, column in COUNTED.items() if what in watch.again):
        old, new = before.get(name), after.get(name)
        if new is not None and old != new:
            out.append(f"{name}: {_figure(old)} → {_figure(new)}")
    old, new = before.get("cocaine_seized_kg"), after.get("cocaine_seized_kg")
    if "cocaine" in watch.again and new and (not old or (new != old and abs(new - old) >= watch.again_percent / 100 * old)):
        out.append(f"cocaine_seized_kg: {_figure(old)} → {_figure(new)}")
    places = [(row.get("district"), row.get("province")) for row in (before, after)]
    if "place" in watch.again and places[0] != places[1] and after.get("department"):
        out.append(f"place: {_where(before)} → {_where(after)}")
    if "types" in watch.again:
        out += _types(set(before.get("types") or ()), set(after.get("types") or ()))
    if "leader" in watch.again:
        out += [f"leader named: {name}" for name in sorted(set(after.get("leaders") or ()) - set(before.get("leaders") or ()))]
    return tuple(out)


def _types(before: set[str], after: set[str]) -> list[str]:
    changed = [*(f"+{t}" for t in sorted(after - before)), *(f"−{t}" for t in sorted(before - after))]
    return ["types: " + ", ".join(changed)] if changed else []


def _figure(v: Any) -> str:
    return "?" if v is None else f"{v:g}" if isinstance(v, (int, float)) else str(v)


def _where(row: Row) -> str:
    return row.get("district") or row.get("province") or row.get("department") or "?"
