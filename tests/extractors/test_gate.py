"""The gate: lets every article on the topic in, and spares ordinary pages the parsing."""

from __future__ import annotations

import html
import json
import time
from pathlib import Path

import pytest

from extractors.gate import could_be_on_topic
from flows.demo import press

DEVSET = Path(__file__).parents[3] / "shared" / "devset"


@pytest.mark.parametrize("text", [
    "Emboscada en el VRAEM deja dos muertos", "Sendero Luminoso", "SENDERO LUMINOSO", "Shining Path remnants",
    "narcoavioneta", "Narcotraficantes", "coca&iacute;na", "coca\u00adína", "Coca&amp;iacute;na", r'"coca\u00edna"', "hojas de coca",
    "Pichari", "PICHARI", "Kimbiri", "Llochegua", "Satipo", "Vizcatán del Ene", "en&nbsp;Río\nTambo", "Ayacucho",
    "Huanta", "provincia de La Convención", "ataque senderista", "cocaine", "drug\n trafficking", "pozas de maceración",
    "patrulla del Ejército en La Convención, Cusco", "soldado herido en Santa Rosa", "a soldier in Junin", "Kepashiato",
])
def test_opens(text: str) -> None:
    assert could_be_on_topic(text)
    assert could_be_on_topic("nothing", "", f"<html><body><p>{text}</p></body></html>")


@pytest.mark.parametrize("text", [
    "Alianza Lima venció 2-1 a Universitario en el estadio de Matute con gol de Paolo Guerrero en el minuto 80.",
    "Ayacucho FC y Sport Huancayo empataron sin goles por la Liga 1 en San Miguel.",
    "El BCR mantuvo su tasa de referencia; el dólar cerró en S/ 3,75 y la Bolsa de Lima subió 0,4 %.",
    "Coca-Cola y Tambo anuncian inversiones en Comas y San Francisco; la cadena abrirá locales en Santa Rosa.",
    "The central bank kept its benchmark rate; copper exports from Peru rose 3 percent in October.",
    "Gas de Camisea: el canon de Cusco y Ucayali creció; Junín y Huancayo esperan el gasoducto.",
    "Receta de quinua con cocada y batido de cocoa", "", "   ",
])
def test_stays_shut(text: str) -> None:
    assert could_be_on_topic(text) is None


def test_words_inside_words_do_not_count() -> None:
    assert could_be_on_topic("mascoca, cocada, cocatriz, supichari") is None


def test_extra_terms_open_it_too() -> None:
    assert could_be_on_topic("Cae el clan Quispe", extra_terms=("clan quispe",)) == "clan quispe"
    assert could_be_on_topic("minería ilegal en Atalaya", extra_terms=("Minerí*", " ")) == "Minerí*"


def test_it_says_which_term_opened_it() -> None:
    assert could_be_on_topic("Emboscada en Llochegua") == "emboscad*"
    assert could_be_on_topic("militares en Pampas") == "pampas + militares"


@pytest.mark.skipif(not DEVSET.is_dir(), reason="no devset beside the checkout")
def test_no_article_of_the_devset_is_lost() -> None:
    lost = []
    for path in sorted(DEVSET.glob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        # the text alone, as a page may carry it: the title is a second chance
        if article["gold"]["relevant"] and not could_be_on_topic(html.escape(article["text"]).replace("í", "&iacute;")):
            lost.append(path.name)
    assert lost == []


@pytest.mark.parametrize("edition", [1, 2])
def test_no_article_of_the_demo_is_lost(edition: int) -> None:
    off_topic = ("off_topic", "gone", "no_article")
    lost = [p.id for p in press.on_show(edition)
            if p.kind not in off_topic and not could_be_on_topic(p.title, " ".join(p.paragraphs))]
    assert lost == []


def test_b8_time_is_linear_in_the_page() -> None:
    def seconds(text: str) -> float:
        began = time.process_time()
        could_be_on_topic(text)
        return time.process_time() - began

    for bait in ("a", "&amp;", "coc", "sender ", "\\u00e1", "&", "ñ", "san migue ", "soldado x "):
        assert seconds(bait * (2_000_000 // len(bait))) < 1.5
