"""What an article is about: our words in films, fevers, races, landslides; and security told beside them."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.report.read import read

OTHER = [
    ("es", "Fumigan colegios de Sivia contra el zancudo", "Cuarenta brigadistas de la red de salud fumigaron ayer los colegios de Sivia, en el Vraem, donde el dengue mató a dos niños este mes. Los soldados de la base cargaron los equipos. «Vamos a exterminar al enemigo», dijo la enfermera Ana Soto."),
    ("es", "Malaria deja cuatro muertos en Río Tambo", "Cuatro personas murieron por malaria en las comunidades del río Ene, distrito de Río Tambo, en el VRAEM. Las brigadas atacaron los focos de infección y destruyeron 300 criaderos."),
    ("es", "Llega a las salas «Río bravo»", "El filme «Río bravo», ambientado en Vizcatán, se estrena el jueves. Narra cómo dos hermanos, uno policía y otro terrorista, se enfrentan a balazos; al final ambos mueren. El guion obtuvo un premio en Huelva."),
    ("es", "Cortometraje sobre una emboscada gana premio", "El cortometraje «Ráfaga», rodado en Kimbiri, en el VRAEM, ganó ayer un premio en Lima. La trama sigue a una patrulla que cae en una emboscada en la que mueren ocho militares. El director prepara ya otro rodaje."),
    ("es", "Videojuego peruano recrea combates en el VRAEM", "Un estudio de Lima lanzó ayer un videojuego en el que el jugador dirige una patrulla que destruye laboratorios de droga y captura a narcotraficantes en el VRAEM. En la primera misión hay que rescatar a tres rehenes."),
    ("es", "Sivia tumba al líder y sueña con la Copa Perú", "Deportivo Sivia derrotó 2-0 a Unión Huanta, que cayó abatido en su cancha del VRAEM. El delantero Luis Paz fusiló al portero a los 12 minutos. La defensa resistió el asedio y el árbitro expulsó a tres jugadores."),
    ("es", "Osos andinos atacan maizales en Chungui", "Osos andinos atacaron maizales en Chungui, provincia de La Mar, en el VRAEM, y mataron a cuatro vacas. El Serfor pidió no dispararles. Un agricultor resultó herido al intentar espantar al animal."),
    ("es", "Sismo deja dos muertos y treinta heridos en el VRAEM", "Un sismo de magnitud 5,8 dejó dos muertos y treinta heridos en Santillana y Llochegua, en el VRAEM. Las casas de adobe quedaron destruidas. El Ejército envió 50 soldados para rescatar a los atrapados."),
    ("es", "Candidato gana por nueve votos en Llochegua", "Con nueve votos de diferencia, José Ñaupa ganó las elecciones en Llochegua, en el VRAEM. La campaña fue una guerra sin cuartel, con ataques en redes. Policías y militares cuidaron las ánforas."),
    ("es", "Sentencian a violador en Chiclayo", "La Corte de Lambayeque condenó a cadena perpetua a un hombre que asesinó a una menor en Chiclayo. El sujeto había servido como soldado en el VRAEM."),
    ("en", "Malaria kills four in Peru's Ene valley", "Malaria has killed four people along the Ene River, in Peru's VRAEM, health officials said on Monday. Crews attacked breeding grounds and destroyed 300 nests. The army lent two trucks."),
    ("en", "Novel set in Peru's VRAEM wins prize", "A thriller set in Peru's VRAEM won a prize in Madrid on Tuesday. In the opening chapter, rebels ambush a convoy and kill nine soldiers. The author, Carla Yupanqui, said she invented the plot."),
    ("en", "Play about a lost patrol opens in Huanta", "A stage play about a lost patrol in Peru's VRAEM opened in Huanta on Friday. In the second act the rebels open fire and the lieutenant dies. The audience of 300 wept. The cast will tour Cusco."),
    ("en", "Cyclists conquer VRAEM climbs", "Some 200 cyclists rode the first tour of Peru's VRAEM on Sunday, from Pichari to San Francisco. The winner attacked on the last climb and captured the yellow jersey. Two riders were injured in a fall and one was rescued by firemen."),
    ("en", "Bees attack pupils in Sivia", "A swarm of bees attacked 20 pupils in Sivia, in Peru's VRAEM, on Tuesday. Three were wounded by stings. Firemen destroyed the hive."),
    ("en", "Flood sweeps away homes in Llochegua", "A flood swept away 30 homes and killed three people in Llochegua, in Peru's VRAEM, on Monday. The army rescued 40 people by helicopter. Rain is due to last until Friday."),
    ("en", "Battle of Ayacucho re-enacted near VRAEM", "More than 500 soldiers and students re-enacted the battle of Ayacucho in Quinua, not far from Peru's VRAEM, on Monday. In the show the patriots fired cannons, captured the viceroy and the royalists surrendered."),
    ("en", "Rebels ambush police in Peru's Huallaga", "Shining Path rebels killed two policemen on Thursday in an ambush near Tocache, in the Upper Huallaga, and seized three rifles."),
]  # fmt: skip
SECURITY = [
    ("es", "Muere soldado arrastrado por huaico en base de Llochegua", "Un soldado murió y otros tres resultaron heridos cuando un huaico sepultó un puesto de la base de Llochegua, en el VRAEM, la noche del lunes. Las lluvias siguen."),
    ("es", "Disparan contra brigada de vacunación en el Ene", "Desconocidos dispararon contra la lancha de una brigada de vacunación el martes en el río Ene, distrito de Río Tambo. Una enfermera murió. La red de salud suspendió la campaña."),
    ("es", "Matan a goleador de la Copa Perú en Sivia", "El delantero Kevin Soto, goleador de la Copa Perú, fue asesinado a balazos el domingo en Sivia, en el Vraem. Los sicarios huyeron."),
    ("es", "Director de cine es asesinado en Pichari", "El cineasta Juan Quispe Rojas fue asesinado de tres balazos el lunes en Pichari, en el VRAEM, cuando volvía del rodaje de una película. Los atacantes huyeron en moto."),
    ("es", "Cuarentena: cae mochilero con 30 kilos de coca procesada", "Un joven fue detenido ayer en Sivia, Huanta, con 30 kilos de cocaína cuando violaba la cuarentena por el coronavirus. Llevaba mascarilla."),
    ("es", "Rescatan a profesora raptada por columna armada", "Una profesora fue rescatada ayer por el Ejército en Llochegua, Huanta, tras tres días en poder de una columna armada. El colegio seguirá cerrado."),
    ("es", "Dejan las armas tras once años en el monte", "Una pareja salió ayer del monte y entregó dos fusiles en la base de Mayapo, Llochegua. Pidieron perdón."),
    ("en", "Landslide buries army post, killing two soldiers", "A landslide buried an army post in Llochegua, in Peru's VRAEM, on Monday, killing two soldiers and injuring five. Heavy rains had loosened the hill."),
    ("en", "Candidate for mayor shot dead in Kimbiri", "A candidate for mayor was shot dead on Sunday in Kimbiri, in Peru's VRAEM, two weeks before the election. Hitmen on a motorbike fired six times."),
    ("en", "Vaccination team ambushed on the Ene", "A team vaccinating against dengue was shot at on Thursday in Rio Tambo, Satipo, on Peru's Ene River. A nurse was killed and two were wounded. The armed men took the boat."),
    ("en", "Two footballers gunned down after match in Sivia", "Two players of a football team were gunned down on Sunday outside the stadium in Sivia, in Peru's VRAEM, by men on a motorbike. The tournament was suspended."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "title", "text"), OTHER, ids=[t for _, t, _ in OTHER])
def test_an_article_about_something_else_is_no_report(lang: str, title: str, text: str) -> None:
    assert not read(title, text, date(2018, 5, 20), lang).relevant


@pytest.mark.parametrize(("lang", "title", "text"), SECURITY, ids=[t for _, t, _ in SECURITY])
def test_violence_told_beside_another_subject_is_a_report(lang: str, title: str, text: str) -> None:
    assert read(title, text, date(2018, 5, 20), lang).relevant
