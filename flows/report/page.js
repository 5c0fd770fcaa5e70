// Everything here is made from text nodes: no string of a report ever becomes markup.
(async () => {
  const complete = new Promise((done) => addEventListener("DOMContentLoaded", done)); // the drawing script, a module, has run
  const unpacked = async (id) => { // base64 of zlib of JSON
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
  };
  const [WORDS, DATA] = await Promise.all(["words", "data"].map(unpacked));
  const root = document.documentElement;
  let lang = root.lang, details = null;
  const by = (id) => document.getElementById(id);
  const rows = DATA.rows.map((r) => Object.fromEntries(DATA.columns.map((c, n) => [c, r[n]])));
  const byId = new Map(rows.map((r) => [r.id, r]));

  // --- words ---------------------------------------------------------------------------------------------------------
  const say = (key, ...values) => values.reduce((text, v, n) => text.replaceAll(`{${n}}`, v),
    WORDS[lang][key] ?? key.slice(key.indexOf(".") + 1).replaceAll("_", " "));
  const figure = (v) => v == null ? "" : v.toLocaleString("en-US", { maximumFractionDigits: 1 });
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* not every browser keeps things for a file */ } };
  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

  function el(name, attributes, ...children) {
    const svg = ["circle", "g", "text", "title"].includes(name);
    const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [k, v] of Object.entries(attributes || {})) {
      if (k === "on") for (const [event, act] of Object.entries(v)) node.addEventListener(event, act);
      else if (v !== null && v !== undefined && v !== false) node.setAttribute(k, v === true ? "" : v);
    }
    node.append(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== "").map((c) => c instanceof Node ? c : String(c)));
    return node;
  }
  const away = (url, text) => /^https?:\/\//i.test(url || "")
    ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text) : el("span", {}, text);

  function speak(to) {
    lang = to; root.lang = to; store("vraem-language", to);
    for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t, ...JSON.parse(node.dataset.v || "[]"));
    for (const node of document.querySelectorAll("[data-spoken]")) node.textContent = JSON.parse(node.dataset.spoken)[to];
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
    for (const node of document.querySelectorAll("[data-group]")) node.label = say(node.dataset.group);
    for (const node of document.querySelectorAll("[data-hint]")) node.placeholder = say(node.dataset.hint);
    for (const b of document.querySelectorAll("[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === to));
    trends.speak();
    show();
  }

  // --- filters -------------------------------------------------------------------------------------------------------
  const form = by("filters");
  let spot = null, order = { by: "date", down: true }, shown = 100, open = new Set();
  for (const r of rows) r.found = fold([r.id, r.headline, ...Object.values(r.spoken || {}), r.place, r.district, r.province, r.department].filter(Boolean).join(" "));

  function passing() {
    const f = form.elements, words = fold(f.search.value).split(/\s+/).filter(Boolean);
    const type = f.type.value, place = f.place.value, actor = f.actor.value, [level, name] = place.split(/:(.*)/s), from = f.from.value, to = f.to.value;
    return rows.filter((r) => (f.recalled.checked || !r.recalled)
      && words.every((w) => r.found.includes(w))
      && (!type || r.types.includes(type) || r.group === type)
      && (!place || (place === "vraem" ? r.zone === "core" || r.zone === "edge" : r[level] === name))
      && (!actor || r.actors.includes(actor))
      // a date known to the month only passes when its month touches the span
      && (!from || (r.date && r.date >= from.slice(0, r.date.length)))
      && (!to || (r.date && r.date <= to.slice(0, r.date.length))));
  }
  const picked = () => passing().filter((r) => !spot || `${r.x},${r.y}` === spot);
  const sorted = (list) => {
    const way = order.down ? -1 : 1, key = order.by;
    return [...list].sort((a, b) => (a[key] === b[key] ? b.id - a.id
      : a[key] == null ? 1 : b[key] == null ? -1 : a[key] < b[key] ? -way : way));
  };
  function clear() { form.reset(); spot = null; shown = 100; show(); }
  function between(first, last) { form.elements.from.value = first; form.elements.to.value = last; spot = null; show(); }

  // --- table ---------------------------------------------------------------------------------------------------------
  const place = (r) => [...new Set([r.place, r.district, r.province, r.department].filter(Boolean))].join(", ") || say("message.nowhere");
  const headline = (r) => r.spoken ? r.spoken[lang] : r.headline; // the title of a report, or made of the facts in each language
  const range = (v, low) => v == null ? "" : low ? `${figure(v)} (${figure(low[0])}–${figure(low[1])})` : figure(v);

  function show() {
    const list = sorted(picked()), all = rows.length, body = by("rows");
    by("count").textContent = say("table.shown", figure(list.length), figure(DATA.total)) + (spot ? ` · ${say("table.points")}` : "");
    by("spot-clear").hidden = !spot;
    body.replaceChildren(...list.slice(0, shown).flatMap(row));
    if (!list.length) body.append(el("tr", {}, el("td", { colspan: 7, class: "empty" },
      el("p", {}, say(all ? "table.none" : "table.empty")), el("p", { class: "soft" }, say(all ? "table.none_do" : "table.empty_do")))));
    by("more").hidden = list.length <= shown;
    for (const th of document.querySelectorAll("[data-sort]")) th.closest("th").setAttribute("aria-sort", order.by !== th.dataset.sort ? "none" : order.down ? "descending" : "ascending");
    points();
    trends.mark();
  }

  function row(r) {
    const is = open.has(r.id), id = `incident-${r.id}`;
    const cell = (name, text) => el("td", { class: "n", "data-name": say(`table.${name}`) }, text);
    const marks = [r.recalled && "detail.recalled", r.corrected && "detail.corrected"].filter(Boolean);
    const out = [el("tr", { class: "row", id },
      el("td", {}, r.date || say("table.no_date")),
      el("td", { class: "wide" },
        el("button", { type: "button", class: "open", "aria-expanded": String(is), "aria-controls": `${id}-more`, on: { click: () => toggle(r.id) } }, headline(r) || id),
        el("br"), el("small", {}, r.types.map((t) => say(`types.${t}`)).join(", "), " · ", place(r), marks.map((m) => ` · ${say(m)}`))),
      cell("killed", range(r.killed, r.killed_range)), cell("wounded", range(r.wounded, r.wounded_range)),
      cell("captured", figure(r.captured)), cell("cocaine", figure(r.cocaine)), cell("reports", figure(r.reports)))];
    if (is) out.push(el("tr", { class: "more", id: `${id}-more` }, el("td", { colspan: 7, class: "detail" }, detail(r))));
    return out;
  }

  async function toggle(id) {
    details ??= await unpacked("details");
    if (!open.delete(id)) open.add(id);
    show();
    const button = document.querySelector(`#incident-${id} .open`);
    if (button) button.focus({ preventScroll: true });
  }

  // --- what stands behind an incident --------------------------------------------------------------------------------
  const counted = (action, object, quantity, unit, bound) => [
    `${say(`actions.${action || "none"}`)}, ${say(`objects.${object}`)}: `,
    quantity == null ? say("detail.vague") : figure(quantity) + (unit === "count" ? "" : ` ${unit}`),
    bound ? ` ${say(`bounds.${bound}`)}` : ""].join("");
  function change(told) { // "killed: 2 → 4" or "types: +attack, −unrest"
    const [name, ...rest] = told.split(": ");
    if (!rest.length || !WORDS[lang][`fields.${name}`]) return told;
    return `${say(`fields.${name}`)}: ${name !== "types" ? rest.join(": ") : rest[0].split(", ").map((t) => t[0] + say(`types.${t.slice(1)}`)).join(", ")}`;
  }
  const table = (heads, lines) => el("div", { class: "scroll" }, el("table", {},
    el("thead", {}, el("tr", {}, heads.map((h) => el("th", { scope: "col" }, h)))),
    el("tbody", {}, lines.map((cells) => el("tr", {}, cells.map((c) => el("td", {}, c)))))));

  function detail(r) {
    const d = details[r.id], title = (key) => el("h3", {}, say(key));
    const top = el("p", {}, el("a", { href: `#incident-${r.id}` }, say("detail.share"), ` #${r.id}`),
      r.zone ? ` · ${say(`zones.${r.zone}`)}` : "", r.point ? ` · ${say(`precision.${r.point}`)}` : "",
      r.actors.length ? ` · ${say("detail.actors")}: ${r.actors.map((a) => say(`actors.${a}`)).join(", ")}` : "");
    if (!d) return [top, el("p", {}, say("detail.in_command", r.id))];
    return [top, title("detail.facts"), d.facts.length ? table(
      [say("detail.figure"), say("detail.low_high"), say("detail.reports")],
      d.facts.map(([action, object, unit, q, low, high, bound, n, mended]) => [counted(action, object, q, unit, bound) + (mended ? ` · ${say("detail.corrected")}` : ""),
        low != null && low !== high ? `${figure(low)}–${figure(high)}` : "", n])) : el("p", {}, say("detail.no_facts")),
      title("detail.quotes"), d.reports.map(report),
      d.people.length ? [title("detail.people"), el("p", {}, d.people.map(([name, role]) => `${name} (${say(`roles.${role}`)})`).join(", "))] : null,
      d.history.length > 1 ? [title("detail.history"), table(
        [say("detail.known_from"), say("detail.cause"), say("table.killed"), say("table.wounded"), say("table.captured"), say("table.cocaine"), say("table.reports")],
        d.history.map(([at, cause, ...figures]) => [at, say(`causes.${cause}`), ...figures.map(figure)]))] : null,
      d.corrections.length ? [title("detail.corrections"), el("ul", {}, d.corrections.map(([at, who, why, kind, field, value, gone]) =>
        el("li", {}, `${at}, ${say("detail.by")} ${who}: ${say(`decisions.${kind}`)} ${field || ""} ${value ?? ""}. ${why}${gone ? ` (${say("detail.withdrawn")} ${gone})` : ""}`)))] : null,
      d.alerts.length ? [title("detail.alerts"), el("ul", {}, d.alerts.map(([at, watch, reason, changes]) =>
        el("li", {}, [at, watch, say(`states.${reason}`), ...changes.map(change)].join(" · "))))] : null];
  }

  const reasons = (told) => [...new Set(told.split(", "))].map((r) => say(`reasons.${r}`)).join(", ");

  function report(p) {
    const quote = (what, words, rule) => el("blockquote", {}, `${what} — «${words}» `, el("code", {}, rule));
    return el("div", { class: "report" }, el("strong", {}, away(p.url, p.title)), el("br"),
      el("small", {}, [p.feed, p.at, p.lang, p.from_feed ? say("detail.from_feed") : null, p.joined ? `${say("detail.joined")} ${reasons(p.joined)}` : null].filter(Boolean).join(" · "),
        p.copies.length ? [` · ${say("detail.copies")}: `, p.copies.map(([feed, url], n) => [n ? ", " : "", away(url, feed)])] : null),
      p.facts.map(([action, object, q, unit, bound, words, rule]) => quote(counted(action, object, q, unit, bound), words, rule)),
      p.words.map(([kind, words, rule]) => quote(say(`detail.${kind}`), words, rule)));
  }

  // --- map -----------------------------------------------------------------------------------------------------------
  const RANK = ["violence", "drugs", "destruction", "people", "other"];
  let focused = null;

  function points() {
    const list = passing(), spots = new Map();
    for (const r of list) if (r.x != null) spots.set(`${r.x},${r.y}`, [...(spots.get(`${r.x},${r.y}`) || []), r]);
    const drawn = [...spots].map(([key, here]) => ({ key, here, toll: here.reduce((sum, r) => sum + (r.killed || 0) + (r.wounded || 0), 0) }))
      .sort((a, b) => b.toll - a.toll);
    if (!drawn.some((s) => s.key === focused)) focused = drawn.length ? drawn[0].key : null;
    by("points").replaceChildren(...drawn.map(point));
    const outside = list.filter((r) => r.x == null && r.point).length, none = list.filter((r) => !r.point).length;
    by("map-count").textContent = [say("map.drawn", list.length - outside - none), say("map.outside", outside), say("map.pointless", none)].join(" · ");
    by("spot-list").replaceChildren(...(spot && spots.has(spot) ? [el("h3", {}, named(spots.get(spot))),
      el("ul", {}, spots.get(spot).slice(0, 12).map((r) => el("li", {}, el("a", { href: `#incident-${r.id}` }, `${r.date || say("table.no_date")} · ${headline(r)}`))))] : []));
  }
  const named = (here) => here.length === 1 ? say("map.one") : say("map.here", here.length);

  function point({ key, here, toll }) {
    const group = RANK.find((g) => here.some((r) => r.group === g));
    const how = here.some((r) => r.point === "place") ? "place" : here.some((r) => r.point === "near" || r.point === "namesake") ? "near" : "district";
    const text = `${place(here[0])}: ${here.length === 1 ? `${here[0].date || say("table.no_date")}, ${headline(here[0])}` : named(here)}`;
    const pick = () => { spot = spot === key ? null : key; focused = key; show(); const s = document.querySelector(".spot[tabindex='0']"); if (s) s.focus({ preventScroll: true }); };
    return el("g", { class: `spot g-${group} ${how}`, tabindex: key === focused ? 0 : -1, role: "button", "aria-label": text, "aria-pressed": String(spot === key), "data-spot": key,
      on: { click: pick, keydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); pick(); } else if (e.key.startsWith("Arrow")) { e.preventDefault(); step(e.key, e.currentTarget); } } } },
      el("circle", { cx: here[0].x, cy: here[0].y, r: Math.min(5 + 2 * Math.sqrt(toll), 26) }, el("title", {}, text)),
      here.length > 1 ? el("text", { x: here[0].x, y: here[0].y + 3.5, "aria-hidden": "true" }, here.length) : null);
  }
  function step(key, from) {
    const all = [...document.querySelectorAll("#points .spot")], next = all[(all.indexOf(from) + (key === "ArrowLeft" || key === "ArrowUp" ? all.length - 1 : 1)) % all.length];
    from.tabIndex = -1; next.tabIndex = 0; focused = next.dataset.spot; next.focus();
  }

  // --- charts --------------------------------------------------------------------------------------------------------
  const lastDay = (month) => new Date(Date.UTC(+month.slice(0, 4), +month.slice(5, 7), 0)).toISOString().slice(0, 10);
  const trends = charts({
    say, figure, words: () => WORDS[lang],
    filters: () => { const f = form.elements; return { from: f.from.value.slice(0, 7), to: f.to.value.slice(0, 7), district: /^district:(.*)$/s.exec(f.place.value)?.[1] }; },
    pickMonths: (first, last) => between(first && `${first}-01`, last && lastDay(last)),
    pickDistrict: (name) => { form.elements.place.value = name && `district:${name}`; spot = null; show(); },
  });

  // --- the way of sharing a row, and of taking rows away --------------------------------------------------------------
  async function follow() {
    const asked = /^#incident-(\d+)$/.exec(location.hash);
    if (!asked) return;
    const id = DATA.aliases[asked[1]] ?? +asked[1], r = byId.get(id);
    if (!r) return;
    details ??= await unpacked("details");
    open.add(id);
    if (!picked().includes(r)) { form.reset(); spot = null; form.elements.recalled.checked = Boolean(r.recalled); }
    shown = Math.max(shown, sorted(picked()).indexOf(r) + 1);
    show();
    by(`incident-${id}`).scrollIntoView({ block: "start" });
    document.querySelector(`#incident-${id} .open`).focus({ preventScroll: true });
  }

  // a cell that a spreadsheet would run as a formula is made a text
  const safe = (v) => { const t = v == null ? "" : Array.isArray(v) ? v.join("|") : String(v); return `"${(typeof v === "string" && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(t) ? `'${t}` : t).replaceAll('"', '""')}"`; };
  function csv() {
    const columns = DATA.columns.filter((c) => !["x", "y", "group", "spoken"].includes(c));
    const text = [columns.join(","), ...sorted(picked()).map((r) => columns.map((c) => safe(c === "headline" ? headline(r) : r[c])).join(","))].join("\r\n");
    const url = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
    el("a", { href: url, download: "vraem-incidents.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  // --- wiring --------------------------------------------------------------------------------------------------------
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { spot = null; shown = 100; show(); }, 80); });
  form.addEventListener("submit", (e) => e.preventDefault());
  by("clear").addEventListener("click", clear);
  by("csv").addEventListener("click", csv);
  by("spot-clear").addEventListener("click", () => { spot = null; show(); });
  by("more").addEventListener("click", () => { shown += 200; show(); });
  for (const b of document.querySelectorAll("[data-days]")) b.addEventListener("click", () => {
    const days = +b.dataset.days, now = new Date(`${DATA.today}T00:00:00Z`);
    between(days ? new Date(now - (days - 1) * 864e5).toISOString().slice(0, 10) : "", days ? DATA.today : "");
  });
  for (const b of document.querySelectorAll("[data-sort]")) b.addEventListener("click", () => {
    order = { by: b.dataset.sort, down: order.by === b.dataset.sort ? !order.down : true }; show();
  });
  for (const b of document.querySelectorAll("[data-lang]")) b.addEventListener("click", () => speak(b.dataset.lang));
  by("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark"; store("vraem-theme", root.dataset.theme);
  });
  addEventListener("hashchange", follow);
  if (["light", "dark"].includes(stored("vraem-theme"))) root.dataset.theme = stored("vraem-theme");
  const wanted = stored("vraem-language");
  if (WORDS[wanted] && wanted !== lang) speak(wanted); else show();
  await complete;
  trends.draw().finally(follow); // only then does a row stay where it was scrolled to
})();
