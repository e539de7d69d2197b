"use strict";
// The pictures: Vega-Lite specifications from the data, drawn as SVG. Colours are the page's own variables, so that
// theme and print need no drawing anew. Expressions are interpreted, not compiled: the page's policy allows no eval.

const MANY = 4; // more plans than this need the whole width
const drawn = [];

/** Draw every picture into `place`, at the width that is there. */
function drawPictures(place) {
  drawn.splice(0).forEach((view) => view.finalize());
  place.classList.toggle("many", DATA.plans.length > MANY);
  place.replaceChildren(...DATA.pictures.filter((picture) => DATA.datasets[picture.name].length).map(panel));
}

function panel(picture) {
  const rows = DATA.datasets[picture.name];
  const stage = el("div", { class: "stage", role: "img", "aria-label": `${inWords(picture.title)} ${inWords(picture.note)}` });
  const figure = el("figure", { class: `panel ${picture.name}`, id: `picture-${picture.name}` },
    el("figcaption", {}, el("h3", {}, inWords(picture.title)), el("p", { class: "note" }, inWords(picture.note))), stage, asTable(picture, rows));
  draw(picture, rows, stage);
  return figure;
}

function draw(picture, rows, stage) {
  // Once it stands in the page it has a width.
  requestAnimationFrame(async () => {
    const width = Math.max(240, stage.clientWidth);
    const spec = fitted(structuredClone(inWords(picture.spec)), width);
    spec.datasets = { [picture.name]: rows };
    const options = { mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: tip, config: { font: getComputedStyle(document.body).fontFamily } };
    const result = await vegaEmbed(stage, spec, options);
    drawn.push(result);
    result.view.addEventListener("click", (_, item) => follow(item?.datum));
  });
}

/** A specification for the width: as many small pictures beside each other as fit, or one picture as wide as its place. */
function fitted(spec, width) {
  const small = spec.usermeta;
  if (!small) return { ...spec, width };
  const columns = Math.min(small.count, Math.max(1, Math.floor(width / small.panel)));
  spec.columns = columns;
  spec.spec.width = Math.min(Math.floor(width / columns), small.panel * 1.6) - small.margin;
  return spec;
}

/** What a mark stands for opens: its claim, or the rows behind it. */
function follow(datum) {
  if (!datum) return;
  if (datum.id) location.hash = `row=${datum.id}`;
  else if (datum.table) show(datum.table, datum.choose);
}

/** Words beside the pointer. */
function tip(_, event, item, value) {
  const box = byId("tip");
  if (!value) { box.hidden = true; return; }
  const lines = typeof value === "object" ? Object.entries(value).map(([key, said]) => el("div", {}, el("b", {}, key), " ", String(said))) : [String(value)];
  box.replaceChildren(...lines);
  box.hidden = false;
  const left = Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8);
  const top = event.clientY + 18 + box.offsetHeight > innerHeight ? event.clientY - box.offsetHeight - 10 : event.clientY + 18;
  box.style.left = `${Math.max(8, left)}px`;
  box.style.top = `${Math.max(8, top)}px`;
}

/** The same as figures, for readers who can't see the picture and for those who copy. */
function asTable(picture, rows) {
  const columns = picture.columns;
  const body = el("tbody");
  const made = el("details", { class: "figures-table", toggle: () => {
    if (!body.children.length) body.append(...rows.map((row) => el("tr", {}, columns.map(([key]) => el("td", {}, row[key] === null || row[key] === undefined ? "" : typeof row[key] === "number" ? number(row[key]) : row[key])))));
  } },
  el("summary", {}, word("as_table")),
  el("div", { class: "scroll", tabindex: "0" }, el("table", {}, el("thead", {}, el("tr", {}, columns.map(([, title]) => el("th", { scope: "col" }, inWords(title))))), body)));
  return made;
}
