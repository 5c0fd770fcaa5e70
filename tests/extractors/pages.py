"""Pages as the outlets' systems make them, written for these tests, with other stories' tolls wherever they put them."""

from __future__ import annotations

import json

TITLE = "Emboscada en Llochegua deja dos soldados muertos"
BODY = (
    "Una patrulla del Ejército fue emboscada la madrugada del jueves en el anexo de Corazonpata, distrito de Llochegua, en el "
    "Vraem.",
    "Dos soldados murieron y tres resultaron heridos, según informó el Comando Conjunto de las Fuerzas Armadas en un "
    "comunicado difundido en Lima.",
    "“Los militares recorrían a pie el camino que une Corazonpata con Periavente cuando fueron atacados desde la parte "
    "alta”, precisó el general Rubén Tocas.",
    "Los heridos fueron trasladados en helicóptero a la base de Pichari y más tarde al hospital de Ayacucho, donde "
    "permanecen fuera de peligro.",
)
P = [f"<p>{b}</p>" for b in BODY]
ALL = "".join(P)
# What must not get in: `LEAKS` are words of it.
NINE = "Narcos matan a nueve policías en Pichari y roban 900 kilos de cocaína"
RIFLES = "Capturan a 17 sospechosos con 45 fusiles en Kimbiri tras persecución"
LEAKS = ("nueve", "900", "17 sospechosos", "45 fusiles", "50 soldados")


def ld(*data: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(d, ensure_ascii=False)}</script>' for d in data)


def page(inside: str, head: str = "", title: str = TITLE) -> str:
    return f"<!doctype html><html lang=es><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{inside}</body></html>"


PAGES = {
    "a blog system with a magazine theme": page(
        f"<header class='site-header'><nav><ul><li><a href='/a'>{NINE}</a></li></ul></nav></header><div class='td-container'><article>"
        f"<h1 class='entry-title'>{TITLE}</h1><div class='td-post-author-name'>Por <a href='/author/ana' rel='author'>Ana Ñaupari</a></div>"
        f"<div class='td-post-content'><figure><img src='a.jpg'><figcaption>Foto: Comando Conjunto</figcaption></figure>{ALL}"
        f"<div class='td_block_related_posts'><h4>Artículos relacionados</h4><div class='td_module'><h3><a href='/x'>{NINE}</a></h3>"
        f"<div class='td-excerpt'>{RIFLES}. La Policía informó que los detenidos serán trasladados a Ayacucho.</div></div></div>"
        f"<div class='sharedaddy'>Comparte esto: Facebook</div><div class='jp-relatedposts'><p><a href='/y'>{RIFLES}</a></p></div></div>"
        f"</article><div id='comments'><h3>2 comentarios</h3>{'<p>Yo vi que murieron 50 soldados y nadie dice nada.</p>' * 30}</div></div>"
        f"<div class='td-sidebar'><h4>LO MÁS LEÍDO</h4><p><a href='/x'>{NINE}</a></p><p>{RIFLES}</p></div><footer><p>{NINE}</p></footer>",
        ld({"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01T00:00:00+00:00", "name": TITLE},
                       {"@type": "Article", "headline": TITLE, "author": {"@id": "#/person/1"}, "articleSection": ["Vraem", "Regiones"],
                        "datePublished": "2026-11-20T15:42:10+00:00", "dateModified": "2026-11-20T17:00:00+00:00"},
                       {"@type": "Person", "@id": "#/person/1", "name": "Ana Ñaupari"}]}), f"{TITLE} - Diario del Valle"),
    "a newspaper's own system": page(
        f"<div id='fusion-app'><div><h1 class='sht__title'>{TITLE}</h1></div><section class='story-contents'>"
        f"<div class='story-contents__content'>{P[0]}{P[1]}<div class='story-contents__related'><p>MIRA TAMBIÉN</p><ul><li>"
        f"<a href='/x'>{NINE}</a></li></ul></div><p><b>LEE TAMBIÉN: </b><a href='/x'>{NINE}</a></p><blockquote>MIRA: <a href='/x'>{RIFLES}</a>"
        f"</blockquote>{P[2]}{P[3]}<h3>TE PUEDE INTERESAR</h3><ul><li><a href='/1'>{NINE}</a></li><li><a href='/2'>{RIFLES}</a></li></ul>"
        f"<h3>VIDEO RECOMENDADO</h3><div class='video'><p>{RIFLES}</p></div></div></section></div><script>window.x='{NINE}'</script>",
        ld({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-20T10:42:10-05:00", "articleSection": "Perú",
            "dateModified": "2026-11-20T12:00:00-05:00", "author": {"@type": "Person", "name": "Ana Ñaupari"}})),
    "a page drawn by a framework": page(
        f"<div id='__next'><main><h1>{TITLE}</h1><div class='body'>{ALL}<div><h2>Notas relacionadas</h2><h3><a href='/a'>{NINE}</a></h3>"
        f"</div></div><section class='more'><h2>Más noticias</h2><article><h3>{NINE}</h3><p>{RIFLES}. Los hechos ocurrieron esta mañana."
        f"</p></article></section></main></div><script type='application/json'>{json.dumps({'title': NINE})}</script>"),
    "laid out as a table": page(
        f"<form id='form1'><table width='100%'><tr><td class='menu'><a href='/'>Inicio</a><a href='/x'>{NINE}</a></td><td><h1>{TITLE}</h1>"
        f"<div class='texto'>{'<br><br>'.join(BODY)}<br></div><div>Más en Andina:<br><blockquote class='tweet'>"
        f"<a href='https://t.co/1'>{NINE}</a></blockquote></div></td></tr></table></form>", title=f"{TITLE} | Noticias | Agencia"),
    "line breaks for paragraphs": page(
        f"<div class='nota'><h1>{TITLE}</h1><div class='cuerpo'>{'<br/><br/>'.join(BODY)}</div></div><div class='otras'><h3>Otras noticias</h3>"
        f"<div><a href='/1'>{NINE}</a></div><div><a href='/2'>{RIFLES}</a></div></div>"),
    "links within and between paragraphs": page(
        f"<article><h1>{TITLE}</h1>{P[0].replace('Llochegua', '<a href=/t>Llochegua</a>').replace('Vraem', '<a href=/v><b>Vraem</b></a>')}"
        f"<p>{BODY[1]} <em>(Lee también: <a href='/x'>{NINE}</a>)</em></p><p><strong>(Lee también: <a href='/x'>{NINE}</a>)</strong></p>{P[2]}"
        f"<p>[<a href='/x'>{RIFLES}</a>]</p>{P[3]}<p>&gt;&gt; <a href='/z'>{NINE}</a></p><ul><li><a href='/z'>{NINE}</a></li></ul></article>"),
    "headings over other stories": page(
        f"<article><h1>{TITLE}</h1>{P[0]}{P[1]}<p><b>VEA TAMBIÉN</b></p><p><a href='/x'>{NINE}</a></p><p><b>Relacionado</b></p>{P[2]}{P[3]}<hr>"
        f"<h2>Otras noticias del Vraem</h2><p>{NINE}. El hecho ocurrió en la víspera, según la Policía.</p></article>"),
    "cards below the text": page(
        f"<main><h1>{TITLE}</h1><section class='body'>{ALL}</section><section class='cards'><div class='card'><h3><a href='/1'>{NINE}</a></h3>"
        f"<p class='lead'>{RIFLES}, informó la Policía.</p></div><div class='card'><a href='/2'><h3>{RIFLES}</h3></a><p>{NINE}, dijo el "
        f"ministro.</p></div></section></main>", ld([{"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-20"},
                                                    {"@type": "NewsArticle", "headline": NINE, "datePublished": "2020-02-02"}])),
    "the next article on the same page": page(
        f"<article><h1>{TITLE}</h1>{ALL}</article><article><h2>{NINE}</h2><p>{RIFLES}. La Policía informó que los detenidos serán "
        f"trasladados a Ayacucho.</p></article>"),
    "a banner about cookies": page(
        f"<div id='onetrust-banner'><p>Usamos cookies propias y de terceros para mejorar la experiencia. Antes de continuar lea la "
        f"política y acepte las cookies para continuar.</p></div><article><h1>{TITLE}</h1>{ALL}</article>"),
    "a weblog whose headline is a link": page(
        f"<div class='main'><div class='post'><h3 class='post-title'><a href='/2026/11/x.html'>{TITLE}</a></h3><div class='post-body'>"
        f"<div>{'</div><div><br/></div><div>'.join(BODY)}</div></div></div></div><div class='sidebar'><h2>Lo más leído</h2><ul><li>"
        f"<a href='/1'>{NINE}</a><div>{RIFLES}</div></li></ul></div>"),
    "a light version for phones": page(
        f"<main><h1>{TITLE}</h1><amp-img src=x></amp-img>{ALL}<amp-list class='amp-related'><div><a href='/1'>{NINE}</a></div></amp-list>"
        f"<amp-sidebar><ul><li><a href='/1'>{NINE}</a></li></ul></amp-sidebar></main>"),
}
