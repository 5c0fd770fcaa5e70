"use strict";
// The charts, drawn by Vega-Embed from the specifications beside them. `ast`: expressions are interpreted, since the policy
// of the page allows no text to become code. The filters alone say which months and which district are picked: every chart
// shows them, and dragging, clicking or walking with the arrow keys sets them.
function charts({ say, words, figure, filters, pickMonths, pickDistrict }) {
  const drawn = [];

  async function draw() {
    await Promise.all([...document.querySelectorAll(".chart")].map(async (box) => {
      const spec = JSON.parse(box.querySelector("script").textContent);
      const { view } = await window.vegaEmbed(box.querySelector(".drawn"),
        { ...spec, width: box.clientWidth, title: undefined, background: "transparent", padding: 0 },
        { mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: false });
      const chart = { box, view, kind: box.dataset.steps, width: box.clientWidth, rows: view.data("told") };
      drawn.push(chart);
      if (chart.kind) chart.steps = chart.kind === "months" ? view.scale("x").domain() : [...new Set(chart.rows.map((r) => r.name))];
      if (chart.kind === "months") months(chart); else if (chart.kind === "districts") districts(chart);
      if (chart.kind) box.addEventListener("keydown", (e) => walk(chart, e));
      new ResizeObserver(() => resize(chart)).observe(box);
    }));
    speak();
  }

  function months(chart) {
    const { box, view } = chart;
    view.addSignalListener("brush_month", (_, brushed) => { if (!chart.still && !same(brushed ?? [], picked(chart))) pick(chart, brushed ?? []); });
    let from = 0;
    box.addEventListener("pointerdown", (e) => {
      from = e.clientX;
      addEventListener("pointerup", () => setTimeout(() => mark(chart, true)), { once: true }); // the brush covers whole months
    });
    box.addEventListener("click", (e) => {
      const month = view.scale("x").invert(e.clientX - box.querySelector("svg").getBoundingClientRect().left - view.origin()[0]);
      if (Math.abs(e.clientX - from) < 4 && month) pick(chart, [month]);
    });
  }

  function districts(chart) {
    chart.view.addEventListener("click", (_, item) => { if (item?.datum?.name) pick(chart, [item.datum.name]); });
  }

  // A brush is kept in pixels, and Vega stumbles over one that a narrower chart has no more room for: it is lifted meanwhile.
  function resize(chart) {
    const { box, view, kind } = chart;
    if (!box.clientWidth || box.clientWidth === chart.width) return;
    chart.width = box.clientWidth; // that of the view is what its axes leave
    chart.still = true;
    if (kind === "months") view.signal("brush_x", []).run();
    view.width(chart.width).run();
    chart.still = false;
    mark(chart, true);
  }

  // --- what is picked --------------------------------------------------------------------------------------------------
  const same = (a, b) => a.length === b.length && a[0] === b[0];
  const pick = (chart, steps) => (chart.kind === "months" ? pickMonths : pickDistrict)(steps[0] ?? "", steps.at(-1) ?? "");

  function picked({ kind, steps }) {
    const { from, to, district } = filters();
    if (kind === "districts") return steps.filter((name) => name === district);
    return from || to ? steps.filter((m) => (!from || m >= from) && (!to || m <= to)) : [];
  }

  function mark(chart, anew = false) {
    const { box, view, kind, steps } = chart;
    if (!kind) return; // a picture
    const now = picked(chart);
    if (kind === "districts") view.signal("picked", now[0] ?? "").run();
    else if (anew || !same(view.signal("brush_month") ?? [], now)) {
      const x = view.scale("x"); // a hair less than the last month: the next one is not touched
      view.signal("brush_x", now.length ? [x(now[0]), x(now.at(-1)) + x.bandwidth() - 0.01] : []).run();
    }
    box.setAttribute("aria-valuemax", steps.length - 1);
    box.setAttribute("aria-valuenow", now.length ? steps.indexOf(now.at(-1)) : steps.length - 1);
    box.setAttribute("aria-valuetext", now.length ? told(chart, now) : say(`trends.all_${kind}`));
  }

  function told({ kind, rows }, now) {
    if (kind === "districts") return rows.filter((r) => r.name === now[0]).map((r) => `${r.label}: ${figure(r.value)}`).join();
    const sums = new Map();
    for (const r of rows) if (r.month >= now[0] && r.month <= now.at(-1)) sums.set(r.series, (sums.get(r.series) || 0) + r.value);
    const span = now.length > 1 ? `${now[0]} – ${now.at(-1)}` : now[0];
    return `${span}: ${[...sums].map(([key, sum]) => `${say(key)} ${figure(sum)}`).join(", ") || 0}`;
  }

  function walk(chart, e) {
    const { steps, kind } = chart, now = picked(chart), last = steps.length - 1, down = kind === "districts" ? 1 : -1;
    const way = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -down, ArrowDown: down }[e.key];
    // with Shift the end that was picked first stays and the other one moves
    const [fixed, moving] = (now.at(-1) === chart.fixed ? [now.at(-1), now[0]] : [now[0], now.at(-1)]).map((s) => steps.indexOf(s));
    const at = now.length ? moving : kind === "districts" ? -1 : way < 0 ? last + 1 : last;
    const to = e.key === "Home" ? 0 : e.key === "End" ? last : way ? Math.max(0, Math.min(last, at + way)) : null;
    if (e.key !== "Escape" && to === null) return;
    e.preventDefault();
    if (e.key === "Escape") pick(chart, []);
    else if (e.shiftKey && kind === "months" && now.length) pick(chart, steps.slice(Math.min(fixed, to), Math.max(fixed, to) + 1));
    else pick(chart, [chart.fixed = steps[to]]);
  }

  function speak() {
    for (const chart of drawn) {
      if (chart.kind !== "districts") chart.view.signal("words", words()).run();
      mark(chart);
    }
  }
  return { draw, speak, mark: () => drawn.forEach((chart) => mark(chart)) };
}
