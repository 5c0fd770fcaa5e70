"""What was seized and destroyed: amounts in all forms, lists and inventories, loads and what became of them."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts

AMOUNTS = [
    ("es", "La Policía incautó el martes en Sivia cinco kilos y cuarto de pasta básica y dos toneladas y tres cuartos de cal.", ["seized cocaine_base 5.25", "seized precursor 2750"]),
    ("es", "La Policía incautó el martes en Sivia seis kilos y un cuarto de cocaína.", ["seized cocaine 6.25"]),
    ("es", "La Policía incautó el martes en Sivia seis kilos de cocaína y cuarto y medio millar de balas.", ["seized ammunition 500", "seized cocaine 6"]),
    ("en", "Police seized three and a quarter tons of lime in Sivia on Tuesday.", ["seized precursor 3250"]),
    ("en", "Police seized three tons and a half of lime in Sivia on Tuesday.", ["seized precursor 3500"]),
    ("en", "Police seized seven and a half tons of lime and two and three quarters kilos of cocaine in Sivia on Tuesday.", ["seized cocaine 2.75", "seized precursor 7500"]),
    ("es", "El martes en Sivia se quemaron 3,1 toneladas de cal, 1,4 de urea y media de carbonato.", ["destroyed precursor 1400", "destroyed precursor 3100", "destroyed precursor 500"]),
    ("es", "La Policía decomisó el martes en Sivia dos y media toneladas de cal.", ["seized precursor 2500"]),
    ("es", "La Policía decomisó el martes en Sivia 940 kilos de cal, en 36 sacos, y 210 de urea.", ["seized precursor 210", "seized precursor 940"]),
    ("es", "La Policía incautó el martes en Sivia doce botes, según un parte al que accedió este medio.", ["seized boat 12"]),
]
AMOUNTS += [
    ("es", "La Policía decomisó el martes en Sivia docena y media de fusiles y dos docenas y media de granadas.", ["seized explosive 30", "seized firearm 18"]),
    ("es", "La Policía decomisó el martes en Sivia dos millones y medio de soles y 1,2 millones de dólares.", ["seized cash 1.2e+06", "seized cash 2.5e+06"]),
    ("es", "La Policía decomisó el martes en Sivia 20 sacos de cal de 50 kilos.", ["seized precursor 1000"]),
]
LISTS = [
    ("es", "Los soldados hallaron el martes en Sivia nueve fusiles —cinco AKM y cuatro FAL—, una pistola y 40 granadas.", ["seized explosive 40", "seized firearm 1", "seized firearm 9"]),
    ("es", "La Policía incautó el martes en Sivia tres vehículos (una moto, un camión y una camioneta), dos pistolas y S/ 9,000.", ["seized cash 9000", "seized firearm 2", "seized vehicle 3"]),
    ("es", "La Policía incautó el martes en Sivia tres fusiles, una carabina y dos escopetas.", ["seized firearm 1", "seized firearm 2", "seized firearm 3"]),
    ("en", "Troops seized nine rifles — five AKMs and four FALs — and 40 grenades in Sivia on Tuesday.", ["seized explosive 40", "seized firearm 9"]),
    ("es", "El martes fue allanada una casa de Sivia. El acta de incautación consigna 18 kilos de cocaína, dos pistolas y 60 cartuchos.", ["seized ammunition 60", "seized cocaine 18", "seized firearm 2"]),
    ("es", "El martes fue hallado un arsenal en Sivia. El inventario enumera ocho fusiles y 300 cartuchos.", ["seized ammunition 300", "seized firearm 8"]),
    ("es", "La Policía incautó el martes en Sivia siete armas (cuatro fusiles y tres granadas) y 90 cartuchos.", ["seized ammunition 90", "seized explosive 3", "seized firearm 4"]),
    ("es", "De los ocho tripulantes, seis fueron detenidos el martes en Sivia —cinco peruanos y un colombiano— y dos cruzaron el río a nado.", ["captured trafficker 6"]),
]
FURTHER = [
    ("es", "El martes fue allanada una casa de Sivia. Todo el dinero fue incautado, lo mismo que una balanza, un fusil y doce cartuchos.", ["seized ammunition 12", "seized firearm 1"]),
    ("es", "El martes fue hallado un laboratorio en Sivia. Dentro había 60 kilos de cocaína, que se incineraron, y ocho kilos secos, que fueron decomisados.", ["destroyed cocaine 60", "destroyed laboratory 1", "seized cocaine 8"]),
    ("es", "Los soldados decomisaron el martes en Sivia cinco fusiles. Se llevaron además tres radios.", ["seized firearm 5", "seized radio 3"]),
    ("es", "Los terroristas atacaron el martes una base del Ejército en Sivia y mataron a un soldado. Se llevaron además tres radios.", ["killed military 1"]),
    ("es", "La Marina interceptó el martes en Sivia dos botes, que fueron incautados. Iban repletos: 900 litros de gasolina, 70 de acetona y 12 sacos de cal que suman 600 kilos.",
     ["seized boat 2", "seized fuel 900", "seized precursor 600", "seized precursor 70"]),
    ("es", "Una patrulla arrasó el martes en Sivia un complejo compuesto por dos laboratorios y seis pozas de maceración.", ["destroyed laboratory 2", "destroyed maceration_pit 6"]),
    ("es", "La Policía halló el martes en Sivia un camión con 70 kilos de cocaína. Ambos vehículos fueron incautados.", ["seized cocaine 70", "seized vehicle 2"]),
    ("es", "El martes en Sivia fue detenido un hombre que llevaba cuatro kilos de cocaína. Cocaína y bote fueron decomisados.", ["captured trafficker 1", "seized boat 1", "seized cocaine 4"]),
    ("es", "El chofer fue detenido el martes en Sivia; también lo fueron dos ayudantes.", ["captured trafficker 3"]),
    ("es", "El chofer fue detenido el martes en Sivia. También fue detenido el hombre que lo escoltaba.", ["captured trafficker 2"]),
    ("es", "La cocaína descubierta el martes en Sivia, que al inicio se calculó en 90 kilos, pesó en realidad 104,5 kilos. La droga fue decomisada.", ["seized cocaine 104.5"]),
    ("es", "Al volante iba un joven. Fue detenido el martes en Sivia, al igual que su ayudante.", ["captured trafficker 2"]),
    ("es", "El martes en Sivia, un hombre que cobraba por cada vuelo fue arrestado.", ["captured trafficker 1"]),
    ("es", "El taxista fue detenido el martes en Sivia. También cayó un pasajero.", ["captured trafficker 2"]),
]
WHO_TOOK = [
    ("es", "El martes en Sivia se incautaron 9 kilos de cocaína y fueron quemadas tres pozas.", ["destroyed maceration_pit 3", "seized cocaine 9"]),
    ("es", "El martes en Sivia se incautaron 9 kilos de cocaína y fueron quemados.", ["destroyed cocaine 9"]),
    ("es", "El martes en Sivia la Policía destruyó tres pistas, con lo que suman 41 en 2021.", ["destroyed airstrip 3"]),
    ("es", "La Policía le quitó el martes en Sivia 15 kilos de cocaína a un mochilero.", ["seized cocaine 15"]),
    ("es", "Los ronderos detuvieron el martes en Sivia a dos cargadores y les quitaron 17 kilos de pasta básica.", ["captured trafficker 2", "seized cocaine_base 17"]),
    ("es", "El Ejército le arrebató el martes en Sivia a Sendero cinco fusiles.", ["seized firearm 5"]),
    ("es", "Sendero le arrebató el martes en Sivia al Ejército cinco fusiles.", []),
    ("es", "El martes en Sivia, tras la balacera, quedaron en el lugar un fusil y 60 municiones.", ["seized ammunition 60", "seized firearm 1"]),
    ("es", "El martes en Sivia los agentes echaron abajo tres laboratorios.", ["destroyed laboratory 3"]),
    ("es", "El martes en Sivia, cada mochilero cargaba doce kilos de cocaína; eran cinco y todos fueron detenidos.", ["captured trafficker 5"]),
    ("es", "La Policía decomisó el martes en Sivia 45 paquetes de un kilo de cocaína.", ["seized cocaine 45"]),
    ("en", "Police seized 45 packages of one kilo of cocaine in Sivia on Tuesday.", ["seized cocaine 45"]),
]
SAME_FATE = [
    ("es", "La patrulla destruyó el martes en Sivia un laboratorio. Lo mismo ocurrió con cuatro pozas de maceración.", ["destroyed laboratory 1", "destroyed maceration_pit 4"]),
    ("es", "Un laboratorio fue quemado el martes en Sivia. Tres motos corrieron igual suerte.", ["destroyed laboratory 1", "destroyed vehicle 3"]),
    ("es", "Un soldado murió el martes en Sivia. Lo mismo ocurrió con su perro.", ["killed military 1"]),
    ("en", "A laboratory was burned in Sivia on Tuesday. Two trucks met the same fate.", ["destroyed laboratory 1", "destroyed vehicle 2"]),
    ("en", "The driver was arrested in Sivia on Tuesday, and so were two passengers.", ["captured trafficker 2"]),
    ("en", "Police seized two rifles in Sivia on Tuesday. The roads were bad, and so were the phones.", ["seized firearm 2"]),
    ("es", "Los policías se llevaron detenidos el martes en Sivia a tres hombres.", ["captured trafficker 3"]),
    ("es", "Los policías se llevaron el martes en Sivia 14 kilos de droga.", ["seized drugs 14"]),
    ("es", "Los delincuentes se llevaron el martes en Sivia tres motos.", []),
    ("es", "El martes en Sivia ardió un laboratorio; las llamas consumieron también 40 galones de gasolina.", ["destroyed fuel 151.4", "destroyed laboratory 1"]),
    ("en", "Troops razed a complex made up of two laboratories and four maceration pits in Sivia on Tuesday.", ["destroyed laboratory 2", "destroyed maceration_pit 4"]),
]
TAKEN = [
    ("es", "El martes en Sivia cayeron dos laboratorios y una pista clandestina.", ["destroyed airstrip 1", "destroyed laboratory 2"]),
    ("es", "Una avioneta que había despegado de una pista clandestina cayó el martes en Sivia con 90 kilos de cocaína.", ["seized cocaine 90"]),
    ("es", "El martes en Sivia se echaron al fuego 40 galones de acetona. Tampoco se salvaron del fuego dos camionetas.", ["destroyed precursor 151.4", "destroyed vehicle 2"]),
    ("es", "Los agentes se llevaron decomisados el martes en Sivia 31 kilos de pasta básica y un revólver.", ["seized cocaine_base 31", "seized firearm 1"]),
    ("es", "El martes en Sivia, a los subversivos se les ha quitado cuatro fusiles y nueve granadas.", ["seized explosive 9", "seized firearm 4"]),
    ("es", "La Policía detuvo el martes en Sivia a un chofer que embarcaba seis arrobas de hoja de coca.", ["captured trafficker 1", "seized coca_leaf 69"]),
    ("es", "El martes en Sivia se le decomisó a un pasajero una pistola con nueve balas.", ["seized ammunition 9", "seized firearm 1"]),
    ("es", "Una pareja que viajaba en un ómnibus fue detenida el martes en Sivia con seis kilos de cocaína.", ["captured trafficker 2", "seized cocaine 6"]),
    ("es", "Cuatro hombres, peones que ganaban cuarenta soles por día, fueron detenidos el martes en Sivia.", ["captured trafficker 4"]),
]


@pytest.mark.parametrize(("lang", "text", "gives"), AMOUNTS)
def test_amounts_in_all_their_forms(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(("lang", "text", "gives"), LISTS)
def test_lists_parts_and_inventories(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(("lang", "text", "gives"), WHO_TOOK)
def test_who_took_what_from_whom(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(("lang", "text", "gives"), SAME_FATE)
def test_what_befell_others_as_well(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(("lang", "text", "gives"), TAKEN)
def test_what_was_taken_and_what_was_burnt(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(("lang", "text", "gives"), FURTHER)
def test_what_is_told_of_the_next_one(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


def test_strips_that_fell_in_two_places_are_not_counted_again_as_a_whole() -> None:
    text = ("Seis pistas clandestinas fueron voladas, informó ayer el Comando Especial. Las cuatro primeras cayeron el lunes en Canayre. "
            "Las dos restantes fueron inhabilitadas el martes en Sivia.")
    assert facts("es", text) == ["destroyed airstrip 2", "destroyed airstrip 4"]
