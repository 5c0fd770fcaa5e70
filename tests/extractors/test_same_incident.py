"""Tellings of one event, and of two that look alike; figures that settle; an order that is not seen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.incident_figures import settle
from extractors.incident_groups import group
from extractors.records import Evidence, Fact, Incident, Location, Person
from extractors.same_incident import Telling, candidate_window, compare, may_match

E = Evidence("", 0, 0, "")
DEVSET = Path(__file__).parents[2].parent / "shared" / "devset"

HUANTA = {"Llochegua": ("Ayacucho", "Huanta"), "Sivia": ("Ayacucho", "Huanta"), "Canayre": ("Ayacucho", "Huanta"), "Pichari": ("Cusco", "La Convención"), "Pangoa": ("Junín", "Satipo"), "Echarate": ("Cusco", "La Convención"), "Megantoni": ("Cusco", "La Convención")}


def telling(key: str, when: str | None = "2026-10-12", where: str | None = "Llochegua", types: str = "attack", facts: str = "", names: str = "",
            place: str | None = None, published: str = "2026-10-14", report: str | None = None, recalled: bool = False, suspects: str = "") -> Telling:
    """facts: "killed police 3, seized cocaine 85 kg"; names: victims, comma separated, as are suspects."""
    made = []
    for f in filter(None, facts.split(", ")):
        action, obj, quantity, *unit = f.split()
        made.append(Fact(action, obj, None if quantity == "?" else float(quantity), unit[0] if unit else "count", None, E))
    department, province = HUANTA[where] if where else (None, None)
    return Telling(key, report or key, date.fromisoformat(published), Incident(
        tuple(types.split("+")), when, Location(department, province, where, None, place), ("police",), tuple(made),
        tuple(Person(n, role, E) for who, role in ((names, "victim"), (suspects, "suspect")) for n in filter(None, who.split(", "))), recalled))


def in_province(key: str, types: str, facts: str) -> Telling:
    t = telling(key, types=types, facts=facts)
    return replace(t, incident=replace(t.incident, location=Location("Ayacucho", "Huanta")))


def beside(key: str, district: str, facts: str) -> Telling:
    """Without a place of its own, in a report that tells of something else in the district."""
    return replace(telling(key, where=None, types="armed_clash", facts=facts), beside=(district,))


def growers(key: str, facts: str) -> Telling:
    t = telling(key, types="armed_clash", facts=facts)
    return replace(t, incident=replace(t.incident, actors=("civilians", "police")))


A = telling("a", facts="killed police 3, wounded police 2")
LOAD = telling("l", types="drug_seizure+capture", facts="seized cocaine 85 kg, captured trafficker 2")

SAME = {
    "the same day and district": (A, telling("b", facts="killed police 3")),
    "a toll that grew": (A, telling("b", facts="killed police 4, wounded police 1")),
    "no figures in one": (A, telling("b")),
    "a clash for one, an ambush for the other": (A, telling("b", types="armed_clash", facts="killed police 3")),
    "a day beside with the same dead": (A, telling("b", when="2026-10-11", facts="killed police 3")),
    "the month alone, recalled with its toll": (A, telling("b", when="2026-10", facts="killed police 3", recalled=True, published="2027-01-20")),
    "no place, but the same victim": (telling("a", names="Elmer Quispe Rojas", facts="killed police 1"), telling("b", where=None, names="Elmer Quispe", facts="killed police 1")),
    "no date, but the same load": (LOAD, telling("b", when=None, types="drug_seizure", facts="seized cocaine 85 kg")),
    "the load rounded": (LOAD, telling("b", types="drug_seizure", facts="seized drugs 80 kg")),
    "accents and another language's spelling": (telling("a", names="José Ñahui Díaz", facts="killed civilian 1", types="killing"), telling("b", names="Jose Nahui Diaz", facts="killed civilian 1", types="killing")),
    "a hamlet named by both": (telling("a", place="Unión Mantaro"), telling("b", place="base de Unión Mantaro")),
    "a month and a province, recalled by its toll": (telling("a", facts="killed military 4"), Telling("b", "b", date(2027, 10, 14), Incident(("attack",), "2026-10", Location("Ayacucho", "Huanta"), ("military",), (Fact("killed", "military", 4.0, "count", None, E),), (), True))),
    "a victim's name, the next district on the map": (telling("a", facts="killed police 1", names="Jorge Aybar Cancho"), telling("b", where="Sivia", facts="killed police 1", names="Jorge Luis Aybar Cancho")),
    "no place, but its report's other event lies there": (telling("a", facts="killed military 1"), Telling("b", "b", date(2026, 10, 20), Incident(("attack",), "2026-10-12", Location(), ("military",), (Fact("killed", "military", 1.0, "count", None, E),), ()), False, "", ("Llochegua",))),
    "a plane that fell with its load": (telling("a", types="accident", facts="killed unknown 2"), telling("b", types="aircraft_interdiction", facts="killed trafficker 2")),
    "a load told as seized and as burnt": (telling("a", types="drug_seizure", facts="seized cocaine_base 90 kg"), telling("b", types="drug_seizure+lab_destruction", facts="seized cocaine_base 90 kg, destroyed cocaine_base 90 kg")),
    "rebels who gave themselves up, no place in one": (telling("a", types="surrender", facts="surrendered armed_group 2"), telling("b", where=None, types="surrender+weapons_seizure", facts="surrendered armed_group 2, seized firearm 1")),
    "policemen taken away, no place in one": (telling("a", types="kidnapping+unrest", facts="kidnapped police 7"), telling("b", where=None, types="kidnapping", facts="kidnapped police 7")),
    "one desk counted the day's other laboratory as well": (telling("a", types="lab_destruction", facts="destroyed laboratory 1"), telling("b", types="lab_destruction", facts="destroyed laboratory 2")),
    "a day beside, and a load rounded": (telling("a", types="aircraft_interdiction", facts="seized cocaine 268 kg"), telling("b", when="2026-10-13", types="aircraft_interdiction", facts="seized cocaine 300 kg")),
    "the dead in one, the wounded in the other": (telling("a", facts="killed police 2"), telling("b", facts="wounded police 3")),
    "the department only, same day and figures": (A, Telling("b", "b", date(2026, 10, 14), Incident(("attack",), "2026-10-12", Location("Ayacucho"), ("police",), A.incident.facts, ()))),
    "the province only, a toll that grew": (A, in_province("b", "attack", "killed police 4")),
    "no place, but a policeman dead on that day": (telling("a", facts="killed police 1"), telling("b", where=None, facts="killed police 1")),
    "no place, five dead and then six": (telling("a", types="killing", facts="killed civilian 5"), telling("b", where=None, types="attack", facts="killed unknown 4, killed civilian 2")),
    "no day, but a report of that week": (telling("a", facts="killed police 3"), telling("b", when=None, facts="killed police 4", published="2026-10-15")),
    "a protest for one, a clash for the other": (telling("a", types="unrest", facts="killed civilian 1"), growers("b", "killed civilian 2")),
    "soldiers dead of no told cause for one": (A, telling("b", types="accident", facts="killed police 3")),
    "no told cause, and two of the wounded dead since": (telling("a", types="explosion", facts="killed military 5, wounded military 11"), telling("b", types="accident", facts="killed military 7, wounded military 9")),
    "a protest for one, killings for the other": (telling("a", types="unrest", facts="killed civilian 2"), telling("b", types="killing", facts="killed civilian 2, wounded civilian 20")),
    "no day in both, published within days": (telling("a", when=None, types="rescue", facts="rescued civilian 12"), telling("b", when=None, types="rescue", facts="rescued civilian 12")),
    "no day in one, the hamlet in both": (telling("a", types="camp_destruction", place="Parhuamayo", facts="destroyed camp 1"), telling("b", when=None, types="camp_destruction", place="quebrada Parhuamayo", facts="destroyed camp 1")),
    "two cars burnt at a station, unrest for one": (telling("a", types="unrest", place="San Martín", facts="destroyed vehicle 2"), telling("b", types="attack", place="comisaría de San Martín", facts="destroyed vehicle 2")),
    "money in two currencies": (telling("a", types="capture+other_seizure", facts="captured trafficker 2, seized cash 482300 PEN, seized cash 35000 USD"), in_province("b", "capture+other_seizure", "captured trafficker 2, seized cash 170000 USD")),
    "the second victim of a protest": (telling("a", types="unrest", facts="killed civilian 1", names="Teófilo Sulca Lapa"), telling("b", types="unrest", facts="killed unknown 2", names="Yesenia Huamán Rojas")),
    "a suboficial, of the army for one": (telling("a", types="armed_clash", facts="killed military 1"), telling("b", types="armed_clash", facts="killed police 1")),
    "who died of his wounds since, named by the later report": (telling("a", facts="killed military 1, wounded military 3", names="Edinson Chota Mozombite"), telling("b", facts="killed military 1", names="Yhon Sangama")),
    "a station stormed, unrest for one": (telling("a", types="unrest", place="San Francisco", facts="captured civilian 6"), telling("b", types="attack", place="comisaría de San Francisco")),
    "soldiers missing for one, dead for the other": (telling("a", types="armed_clash", facts="killed military 1, missing military 2"), telling("b", facts="killed military 3")),
    "the soldiers' dead in one, the rebels' as well in the other": (telling("a", types="armed_clash", facts="killed military 1"), telling("b", where=None, types="armed_clash", facts="killed military 2, killed armed_group 7")),
    "a protest told by its wounded, and by its dead a day later": (telling("a", types="unrest", facts="wounded civilian 6, wounded police 3"), telling("b", types="killing", facts="killed civilian 1, wounded civilian 11")),
    "shots without a toll, a soldier hurt of no told cause": (telling("a"), telling("b", types="accident", facts="wounded military 1")),
    "a soldier dead of no told cause, at the base that was shot at": (telling("a", place="Parhuamayo", facts="killed military 1"), telling("b", place="base de Parhuamayo", types="accident", facts="killed military 1")),
    "smugglers for one, civilians for the other, in one hamlet": (telling("a", types="aircraft_interdiction", place="Parhuamayo", facts="killed trafficker 2"), telling("b", types="aircraft_interdiction", place="Parhuamayo", facts="killed civilian 2")),
    "neither says where, and both tell of one district beside it": (beside("a", "Sivia", facts="killed police 1, wounded police 2"), beside("b", "Sivia", facts="killed police 1, wounded police 2")),
    "the district that another was still a part of": (telling("a", "2013-06-02", "Echarate", facts="killed military 2, wounded military 4"), telling("b", "2013-06-02", "Megantoni", facts="killed military 2, wounded military 5")),
    "a victim's name, in another department": (telling("a", facts="killed military 1", names="Roger Inuma Sangama"), telling("b", where="Pangoa", facts="killed military 1", names="Roger Inuma Sangama")),
    "the month alone, and a load rounded": (telling("a", types="other_seizure", facts="seized fuel 24224 L"), telling("b", when="2026-10", types="other_seizure", facts="seized fuel 22710 L", recalled=True)),
    "no day in a report of the same month, the hamlet and two figures": (telling("a", types="surrender", place="Parhuamayo", facts="surrendered armed_group 1, seized firearm 1"), telling("b", when=None, types="surrender", place="Parhuamayo", facts="surrendered armed_group 1, seized firearm 1", published="2026-10-29")),
    "as many drowned as had been missing, the province alone": (telling("a", types="accident", facts="missing unknown 2"), in_province("b", "accident", "killed police 2")),
    "one of the freed tells her story": (telling("a", types="rescue", facts="rescued civilian 21"), telling("b", types="rescue", facts="rescued civilian 1", recalled=True, published="2027-10-12")),
    "no day in one, taken away and freed in one hamlet": (telling("a", when=None, types="kidnapping", place="Parhuamayo", facts="kidnapped civilian 5"), telling("b", types="rescue+capture", place="Parhuamayo", facts="rescued civilian 5, captured armed_group 1")),
    "a dead man who is a rebel for one desk": (telling("a", facts="killed military 1", names="Yhon Sangama"), telling("b", where="Pangoa", facts="killed armed_group 1", names="Yhon Sangama Pizango")),
    "a plane that fell, and the load alone": (telling("a", types="accident", facts="killed trafficker 1"), telling("b", types="drug_seizure", facts="killed trafficker 1, seized cocaine 298 kg")),
    "five taken away, five freed": (telling("a", types="kidnapping", facts="kidnapped civilian 5"), telling("b", types="rescue", facts="rescued civilian 5")),
    "a district that was part of the other, and its base": (telling("a", "2013-06-02", "Echarate", types="surrender", place="base de Echarate", facts="surrendered armed_group 2"), telling("b", "2013-06-02", "Megantoni", types="surrender", place="Alto Timpia", facts="surrendered armed_group 2")),
    "money told beside the total of a year": (telling("a", types="other_seizure", facts="seized cash 612000 PEN"), telling("b", types="other_seizure", facts="seized cash 612000 PEN, seized cash 2000000 PEN", recalled=True)),
    "the month alone, and as many pits": (telling("a", types="lab_destruction", facts="destroyed maceration_pit 14"), telling("b", when="2026-10", types="lab_destruction", facts="destroyed maceration_pit 14", recalled=True)),
    "told in passing and without a day, that week": (telling("a", facts="killed military 2, wounded military 3"), replace(telling("b", when=None, facts="killed military 2, wounded military 3"), main=False)),
    "the province alone, and as many cartridges": (telling("a", types="capture+weapons_seizure", facts="captured trafficker 1, seized ammunition 2600"), in_province("b", "capture+weapons_seizure", "captured trafficker 1, seized ammunition 2600")),
    "no place in both, and a toll of four policemen": (telling("a", where=None, facts="killed police 4, wounded police 3"), beside("b", "Sivia", "killed police 4")),
    "the province alone, and eleven of twelve freed": (telling("a", types="rescue", facts="rescued civilian 12"), in_province("b", "rescue", "rescued civilian 11")),
    "the department alone, and no toll": (A, Telling("b", "b", date(2026, 10, 15), Incident(("attack",), "2026-10-12", Location("Ayacucho"), ("police",), (), ()))),
    "an alias and the day": (telling("a", types="capture", facts="captured armed_group 1", suspects="camarada Nilo"), telling("b", where=None, types="capture", facts="captured armed_group 1", suspects="Comrade Nilo")),
}
OTHER = {
    "two arrested on a day beside, and two others": (telling("a", types="capture", facts="captured trafficker 2"), telling("b", when="2026-10-13", types="capture", facts="captured trafficker 2")),
    "a day beside, a like load, and other sites": (telling("a", types="lab_destruction", facts="destroyed cocaine 268 kg"), telling("b", when="2026-10-13", types="aircraft_interdiction", facts="seized cocaine 300 kg")),
    "as many dead in all, and of no side as many": (telling("a", types="armed_clash", place="Parhuamayo", facts="killed military 3, killed armed_group 1"), telling("b", when="2026-10-13", types="armed_clash", place="Canal Alto", facts="killed military 1, killed armed_group 3")),
    "soldiers at one spot, policemen at another": (telling("a", place="Parhuamayo", facts="killed military 1, wounded military 3"), telling("b", place="Canal Alto", facts="killed police 2, wounded police 3")),
    "two spots of one province, nothing counted alike": (telling("a", place="Parhuamayo", facts="killed military 3, wounded military 4"), (lambda t: replace(t, incident=replace(t.incident, location=Location("Ayacucho", "Huanta", None, None, "Boca Quiteni"))))(telling("b", facts="killed military 2, wounded military 6"))),
    "two ambushes on one day in two districts": (A, telling("b", where="Sivia", facts="killed police 3")),
    "two seizures in a week, other kilos": (LOAD, telling("b", when="2026-10-15", types="drug_seizure", facts="seized cocaine 240 kg")),
    "two seizures on one day, other kilos": (LOAD, telling("b", types="drug_seizure", facts="seized cocaine 240 kg")),
    "a strike and an ambush on one day": (A, telling("b", types="unrest", facts="wounded civilian 9")),
    "a recalled ambush of another year": (A, telling("b", when="2024-10-12", facts="killed police 3", recalled=True)),
    "no date and no figures": (A, telling("b", when=None)),
    "no place and a common toll": (telling("a", types="killing", facts="killed civilian 1"), telling("b", where=None, types="killing", facts="killed civilian 1")),
    "the province, and two arrested in both": (telling("a", types="capture", facts="captured trafficker 2"), in_province("b", "capture", "captured trafficker 2")),
    "two bases shot at on one day": (telling("a", place="base de Nueva Esperanza", facts="wounded military 1"), telling("b", place="Canal Alto", facts="wounded police 2")),
    "cash and paste on one day": (telling("a", types="capture+other_seizure", facts="captured trafficker 2, seized cash 480000 PEN"), telling("b", types="drug_seizure+other_seizure", facts="seized vehicle 1, seized cocaine_base 118 kg")),
    "soldiers in one, policemen in the other": (telling("a", facts="killed military 4"), telling("b", facts="wounded police 2")),
    "a day beside, two arrested in both": (telling("a", types="capture", facts="captured trafficker 2"), telling("b", when="2026-10-13", types="capture", facts="captured trafficker 2")),
    "no day, and published a month later": (telling("a", facts="killed police 2"), telling("b", when=None, facts="killed police 2", published="2026-11-11")),
    "neither date nor place": (A, telling("b", when=None, where=None, facts="killed police 3")),
    "a week later in the same district": (A, telling("b", when="2026-10-19", facts="killed police 3")),
    "the next day with other dead": (A, telling("b", when="2026-10-13", facts="killed police 7")),
    "one report tells both": (A, telling("b", report="a", facts="killed police 3")),
    "an accident and an attack, other tolls": (A, telling("b", types="accident", facts="killed police 1")),
    "an accident and an attack, one dead in both": (telling("a", facts="killed police 1"), telling("b", types="accident", facts="killed police 1")),
    "undated arrests of other counts": (telling("a", when=None, types="capture", facts="captured trafficker 2"), telling("b", when=None, types="capture", facts="captured trafficker 5")),
    "undated reports a fortnight apart": (telling("a", when=None, types="rescue", facts="rescued civilian 12"), telling("b", when=None, types="rescue", facts="rescued civilian 12", published="2026-10-29")),
    "the year alone": (A, telling("b", when="2026", facts="killed police 1", recalled=True)),
    "the month alone, other toll": (A, telling("b", when="2026-10", facts="killed police 9", recalled=True, types="killing")),
    "no place, and its report is on another district": (telling("a", facts="killed military 1"), Telling("b", "b", date(2026, 10, 20), Incident(("attack",), "2026-10-12", Location(), ("military",), (Fact("killed", "military", 1.0, "count", None, E),), ()), False, "", ("Sivia",))),
    "two days apart": (telling("a", facts="killed police 3"), telling("b", when="2026-10-14", facts="killed police 3")),
    "a seizure on the day of a strike, for one desk part of it": (telling("a", types="unrest", facts="killed civilian 1"), telling("b", types="unrest+drug_seizure", facts="seized cocaine 52 kg")),
    "a robbery beside a murder": (telling("a", types="killing", facts="killed civilian 2"), telling("b", types="attack", facts="wounded civilian 1")),
    "two blows on one day, the soldiers' dead all named in both": (telling("a", types="armed_clash+attack", facts="killed military 1, wounded military 1", names="Elmer Murrieta Tapia"), telling("b", types="armed_clash", facts="killed military 1, killed armed_group 3, wounded military 2", names="Rober Pizango Inuma")),
    "two murders on one day, all victims named": (telling("a", types="killing", facts="killed civilian 1", names="Rosa Ccori Huamán"), telling("b", types="killing", facts="killed civilian 1", names="Toribio Lapa")),
    "the hunt, a day after the ambush": (telling("a", facts="killed police 1"), telling("b", when="2026-10-13", types="attack+armed_clash", facts="killed armed_group 1")),
    "a day beside, one dead in both": (telling("a", types="killing", facts="killed civilian 1"), telling("b", when="2026-10-13", types="killing", facts="killed civilian 1")),
    "leaf and cocaine on one day": (telling("a", types="other_seizure", facts="seized coca_leaf 4200 kg"), telling("b", types="drug_seizure", facts="seized cocaine 12 kg")),
    "a camp and a laboratory on one day": (telling("a", types="camp_destruction+capture", facts="destroyed camp 1"), telling("b", types="lab_destruction+capture", facts="destroyed laboratory 1")),
    "a rebel caught, three caught with a plane": (telling("a", types="capture", facts="captured armed_group 1"), telling("b", types="capture+aircraft_interdiction", facts="seized aircraft 1, captured trafficker 3")),
    "cash, and cocaine not weighed": (telling("a", types="capture+other_seizure", facts="seized cash 480000 PEN"), telling("b", types="capture+drug_seizure", facts="seized cocaine ? kg")),
    "two arrests on one day": (telling("a", types="capture", facts="captured trafficker 2"), telling("b", types="capture", facts="captured trafficker 3")),
    "the month alone and no figure": (A, telling("b", when="2026-10", recalled=True)),
    "the same day in the next district, one name differs": (telling("a", facts="killed police 1", names="Jorge Aybar"), telling("b", where="Sivia", facts="killed police 1", names="Luis Aybar")),
    "powder and paste on one day, 63 kilos and 41": (telling("a", types="capture+drug_seizure", facts="captured trafficker 2, seized cocaine 63 kg"), telling("b", types="capture+drug_seizure", facts="captured trafficker 2, seized cocaine_base 41 kg")),
    "two seizures on one day, a quarter apart": (telling("a", types="drug_seizure", facts="seized cocaine 85 kg"), telling("b", types="drug_seizure", facts="seized cocaine 115 kg")),
    "cash of two currencies, and little of it": (telling("a", types="capture+other_seizure", facts="captured armed_group 1, seized cash 18000 PEN"), in_province("b", "capture+other_seizure", "captured trafficker 1, seized cash 4500 USD")),
    "arrests at a laboratory and a surrender, a rifle in each": (telling("a", types="surrender+weapons_seizure", facts="surrendered armed_group 2, seized firearm 1"), telling("b", types="capture+lab_destruction+weapons_seizure", facts="destroyed laboratory 1, seized firearm 1")),
    "a plane that fell and an attack, nothing counted in common": (telling("a", types="aircraft_interdiction+drug_seizure", facts="killed trafficker 1, seized cocaine 300 kg"), telling("b", facts="wounded military 2")),
    "two rescues on one day, four freed and 21": (telling("a", types="rescue", facts="rescued civilian 4"), telling("b", types="rescue", facts="rescued civilian 21")),
    "two men caught on one day, both named": (telling("a", types="capture", facts="captured armed_group 1", suspects="Eleuterio Ccente Huicho"), telling("b", types="capture", facts="captured armed_group 1", suspects="Saturnino Yaranga Lapa")),
    "two murders on one day, one victim of each named": (telling("a", types="killing", facts="killed civilian 2", names="Rubén Shirorinti"), telling("b", types="killing", facts="killed civilian 1, wounded civilian 1", names="Mauro Quinchori")),
    "no place, and one soldier hurt in both": (telling("a", types="explosion", facts="wounded military 1"), telling("b", where=None, facts="wounded military 1")),
    "a day beside at another base, the same toll": (telling("a", place="base de Parhuamayo", facts="killed military 1, wounded military 3"), telling("b", when="2026-10-13", place="Canal Alto", facts="killed military 1, wounded military 3")),
    "a day beside, as many policemen as soldiers": (telling("a", facts="killed police 3, wounded police 2"), telling("b", when="2026-10-13", facts="killed military 3, wounded military 3")),
    "one river, two provinces": (telling("a", place="río Apurímac", where=None, types="killing", facts="killed civilian 1"), telling("b", types="killing", facts="killed civilian 2", place="Apurímac")),
    "two districts, years after one was cut out of the other": (telling("a", where="Echarate", facts="killed military 2, wounded military 4"), telling("b", where="Megantoni", facts="killed military 2, wounded military 5")),
    "the month alone, one caught in both": (telling("a", types="capture", facts="captured trafficker 1"), telling("b", when="2026-10", types="capture", facts="captured trafficker 1", recalled=True)),
    "no day, the hamlet and one figure": (telling("a", types="surrender", place="Parhuamayo", facts="surrendered armed_group 1"), telling("b", when=None, types="surrender", place="Parhuamayo", facts="surrendered armed_group 1", published="2026-10-29")),
    "other provinces": (A, telling("b", where="Pangoa", facts="killed police 3")),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_one_event_told_twice(pair: tuple[Telling, Telling]) -> None:
    assert compare(*pair).same, compare(*pair)
    assert may_match(*pair)


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_two_events_stay_apart(pair: tuple[Telling, Telling]) -> None:
    assert not compare(*pair).same, compare(*pair)


@pytest.mark.parametrize("pair", [*SAME.values(), *OTHER.values()], ids=[*SAME, *OTHER])
def test_the_decision_is_the_same_both_ways(pair: tuple[Telling, Telling]) -> None:
    a, b = pair
    assert compare(a, b) == compare(b, a)
    assert may_match(a, b) == may_match(b, a)


def test_who_is_blamed_for_everything_joins_nothing() -> None:
    blamed = tuple(Incident(("attack",), "2026-10-12", Location("Ayacucho", "Huanta", d), (), (), (Person(n, "leader", E),))
                   for d, n in (("Llochegua", "Víctor Quispe Palomino"), ("Sivia", "camarada Víctor Quispe Palomino")))
    a, b = (Telling(k, k, date(2026, 10, 14), i) for k, i in zip("ab", blamed, strict=True))
    assert not compare(a, b).same
    assert not may_match(a, b)


def test_windows_reach_a_day_past_what_is_told() -> None:
    w = candidate_window(telling("a", when="2026-02"))
    assert (w.first, w.last) == (date(2026, 1, 31), date(2026, 3, 1))


POOL = [t for k, pair in enumerate([*SAME.values(), *OTHER.values()]) for t in (
    Telling(f"{k}x", f"{k}x", pair[0].published, pair[0].incident), Telling(f"{k}y", f"{k}y", pair[1].published, pair[1].incident))]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(POOL), unique_by=lambda t: t.key, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_arrival_is_not_seen(tellings: list[Telling], r: object) -> None:
    shuffled = list(tellings)
    r.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(shuffled) == group(tellings)
    for keys in group(tellings):
        rows = [t for t in tellings if t.key in keys]
        assert settle(rows) == settle(list(reversed(rows)))


def test_a_ruled_out_pair_keeps_its_groups_apart() -> None:
    small, large = LOAD, telling("b", types="drug_seizure", facts="seized cocaine 240 kg")
    between = telling("c", types="drug_seizure+capture", facts="captured trafficker 2")
    assert not any({"l", "b"} <= set(g) for g in group([small, large, between]))


def test_a_full_name_leads_a_misplaced_telling_to_its_group() -> None:
    """One desk took the hospital's town for the place: the name of the dead joins it, and its town keeps nobody apart."""
    named, misplaced = telling("a", facts="killed police 1", names="Jorge Aybar Cancho"), telling("b", where="Pangoa", facts="killed police 1", names="Jorge Aybar Cancho")
    unnamed, there = telling("c", facts="killed police 1, wounded police 2"), telling("d", where="Pangoa", facts="killed police 1, wounded police 4")
    assert group([named, misplaced, unnamed]) == [("a", "b", "c")]
    assert group([named, misplaced, unnamed, there]) == [("a", "c"), ("b", "d")]  # where it has found company, it stays


def test_a_telling_without_place_joins_the_one_event_of_the_day_that_fits() -> None:
    here, there = telling("a", facts="killed police 1"), telling("b", where="Pangoa", facts="killed police 1")
    vague = telling("c", where=None, facts="killed police 1")
    assert group([here, vague]) == [("a", "c")]
    assert group([here, there, vague]) == [("a",), ("b",), ("c",)]


def test_a_telling_without_place_joins_what_fits_clearly_better() -> None:
    here, there = telling("a", facts="killed police 1"), telling("b", where="Pangoa", facts="killed police 2, wounded police 3")
    vague = telling("c", where=None, facts="killed police 2, wounded police 3")
    assert compare(here, vague).same
    assert group([here, there, vague]) == [("a",), ("b", "c")]


def test_figures_of_several_reports_are_never_added_up() -> None:
    old = telling("a", facts="killed security_forces 5, wounded police 2", published="2026-10-13")
    new = telling("b", facts="killed military 3, killed police 2", published="2026-10-14")
    facts = {(f.action, f.object): f for f in settle([old, new]).facts}
    assert {k: f.quantity for k, f in facts.items()} == {("killed", "military"): 3, ("killed", "police"): 2, ("wounded", "police"): 2}


def test_the_latest_toll_stands_with_low_and_high() -> None:
    rows = [telling(k, facts=f"killed police {n}", published=d) for k, n, d in (("a", 2, "2026-10-13"), ("b", 4, "2026-10-15"), ("c", 3, "2026-10-14"))]
    (fact,) = settle(rows).facts
    assert (fact.quantity, fact.quantity_low, fact.quantity_high, fact.n_reports, fact.from_report) == (4, 2, 4, 3, "b")


def test_facts_of_one_kind_within_a_report_are_summed() -> None:
    (fact,) = settle([telling("a", types="weapons_seizure", facts="seized firearm 5, seized firearm 2")]).facts
    assert fact.quantity == 7


def test_the_finest_date_and_place_stand() -> None:
    s = settle([telling("a", when="2026-10", where="Llochegua"), telling("b", when="2026-10-12", place="Mayapo")])
    assert (s.date, s.date_precision, s.location.place) == ("2026-10-12", "day", "Mayapo")


def test_told_as_background_is_recalled() -> None:
    assert settle([telling("a", when="2024-02-01")]).recalled
    assert not settle([telling("a")]).recalled


def of_gold(doc: dict) -> list[Telling]:
    out = []
    for n, i in enumerate(doc["gold"]["incidents"]):
        facts = tuple(Fact(f["action"], f["object"], f["quantity"], f["unit"], f.get("bound"), E) for f in i["facts"])
        persons = tuple(Person(p["name"], p["role"], E) for p in i["persons"])
        where = Location(i["department"], i["province"], i["district"], None, i["place"])
        out.append(Telling(f"{doc['id']}#{n}", doc["id"], date.fromisoformat(doc["published"]), Incident(tuple(i["types"]), i["date"], where, tuple(i["actors"]), facts, persons)))
    return out


@pytest.mark.skipif(not DEVSET.exists(), reason="the development articles lie beside the checkout, and are not here")
def test_all_stories_of_the_development_articles_are_joined_and_nothing_else() -> None:
    docs = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(DEVSET.glob("*.json"))]
    story = {d["id"]: d["story"] for d in docs}
    groups = [g for g in group([t for d in docs for t in of_gold(d)]) if len(g) > 1]
    joined = [{story[k.split("#")[0]] for k in g} for g in groups]
    assert sorted(s.pop() for s in joined if len(s) == 1) == sorted({s for s in story.values() if s})
