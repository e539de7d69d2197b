"use strict";
// Source text with the words that a row rests on, each field in its own colour and named beside its words.
// Offsets are code points of the source, as in the tables.

const CONTEXT = { table: 40, other: 160 }; // characters of a long block that are shown around each of its marks
const ASTRAL = /[\ud800-\udfff]/;

/** A block of a plan: [start, kind, level, text] with its end in code points. */
const planById = new Map(DATA.plans.map((plan) => [plan.doc, plan]));
for (const plan of DATA.plans) {
  plan.blocks = plan.blocks.map(([start, kind, level, text]) => {
    const points = ASTRAL.test(text) ? Array.from(text) : null;
    return { start, end: start + (points ?? text).length, kind, level, text, points };
  });
}

/** Characters [from, to) of the source, both within the block. */
function cut(block, from, to) {
  const [a, b] = [Math.max(from, block.start) - block.start, Math.min(to, block.end) - block.start];
  return block.points ? block.points.slice(a, b).join("") : block.text.slice(a, b);
}

/**
 * The characters [from, to) of a block with marks {start, end, field, go?} around theirs.
 * Marks may overlap: a piece carries every field that covers it, a field's name stands before its first piece alone.
 */
function marked(block, marks, from = block.start, to = block.end) {
  const inside = marks.filter((mark) => mark.end > from && mark.start < to);
  const borders = [...new Set([from, to, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((place) => place >= from && place <= to).sort((a, b) => a - b);
  const named = new Set();
  const pieces = [];
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const text = cut(block, borders[i], borders[i + 1]);
    const here = inside.filter((mark) => mark.start <= borders[i] && mark.end >= borders[i + 1]);
    pieces.push(here.length ? piece(text, here, named) : text);
  }
  return pieces;
}

function piece(text, here, named) {
  const inOrder = (marks) => [...new Set(marks.map((mark) => mark.field))].sort((a, b) => DATA.fields.indexOf(a) - DATA.fields.indexOf(b));
  const fields = inOrder(here);
  const anew = inOrder(here.filter((mark) => !named.has(mark)));
  here.forEach((mark) => named.add(mark));
  const label = anew.map((field) => coded("field", field)).join("·");
  const made = el("mark", { class: `f-${fields[0]}`, "data-label": label || null, "data-start": here[0].start, title: fields.map((field) => coded("field", field)).join("、") }, text);
  if (fields.length > 1) {
    // One line under the words for each further field.
    made.style.boxShadow = fields.map((field, i) => `inset 0 ${-2 * (i + 1)}px 0 var(--f-${field})`).join(",");
  }
  const link = here.find((mark) => mark.go);
  if (!link) return made;
  made.classList.add("links");
  made.setAttribute("role", "link");
  made.tabIndex = 0;
  made.addEventListener("click", link.go);
  made.addEventListener("keydown", (event) => { if (event.key === "Enter") link.go(event); });
  return made;
}

/** The blocks that hold the marks, long ones cut down to what is around them, with `⋯` for what lies between. */
function passage(plan, marks) {
  const box = el("div", { class: "passage", lang: "zh-CN" });
  let last = -1;
  plan.blocks.forEach((block, position) => {
    const here = marks.filter((mark) => mark.end > block.start && mark.start < block.end);
    if (!here.length) return;
    if (last >= 0 && position > last + 1) box.append(el("p", { class: "gap", "aria-hidden": "true" }, "⋯"));
    box.append(shortened(block, here));
    last = position;
  });
  return box;
}

/** A block with what is around its marks; `…` stands for the rest and opens it. */
function shortened(block, marks) {
  const paragraph = el("p", { class: block.kind });
  const more = () => el("button", { type: "button", class: "more", "aria-label": word("whole_paragraph"), click: () => paragraph.replaceChildren(...marked(block, marks)) }, "…");
  let at = block.start;
  for (const [from, to] of windows(block, marks)) {
    if (from > at) paragraph.append(more(), block.kind === "table" ? "\n" : "");
    paragraph.append(...marked(block, marks, from, to));
    at = to;
  }
  if (at < block.end) paragraph.append(more());
  return paragraph;
}

/** The stretches [from, to) of a block that are near a mark, in text order; what would leave out little leaves out nothing. */
function windows(block, marks) {
  const near = CONTEXT[block.kind] ?? CONTEXT.other;
  const found = [];
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const from = start - 2 * near <= block.start ? block.start : start - near;
    const to = end + 2 * near >= block.end ? block.end : end + near;
    const last = found.at(-1);
    if (last && from <= last[1] + near) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** The marks of a claim: its figure, then the words of each field. */
function marksOf(claim) {
  // A rank without a number stands at its name.
  const marks = [{ start: claim.start, end: claim.end, field: claim.value === undefined ? "indicator" : "value" }];
  for (const [field, [, spans]] of Object.entries(claim.evidence || {})) {
    // What rests on the figure alone (that it is no range, say) needs no words of its own.
    for (const [start, end] of spans) if (start !== claim.start || end !== claim.end) marks.push({ start, end, field });
  }
  return marks;
}

/** A claim with its place in the source: what it says, the passage, the fields with how each was got. */
function evidenceOf(claim) {
  const plan = planById.get(claim.doc);
  return el("article", { class: `evidence side-${plan.side}` },
    el("p", { class: "from" }, sideChip(plan), " ", plan.title),
    el("h3", {}, claim.indicator),
    el("p", { class: "said" }, el("strong", {}, claim.said), " ", dueWords(claim)),
    claim.section ? el("p", { class: "path" }, claim.section) : null,
    passage(plan, marksOf(claim)),
    el("dl", { class: "fields" }, fieldsOf(claim).map(([field, value]) => {
      const rule = claim.evidence?.[field]?.[0];
      return el("div", {}, el("dt", { class: `f-${field}` }, coded("field", field)), el("dd", {}, value, rule ? el("code", {}, rule) : null));
    })),
    claim.review ? el("p", { class: "warn" }, word("to_review"), "：", claim.review) : null,
    el("p", { class: "row-id" }, el("code", {}, claim.id), el("a", { class: "button", href: `#source=${claim.doc}:${claim.start}` }, word("whole_source"))),
  );
}

/** What a claim says, field by field, in words; empty fields are left out. */
function fieldsOf(claim) {
  const plain = ["indicator", "action", "deadline", "frequency", "period", "binding", "strength", "scope", "concept", "level"];
  const codes = ["comparator", "status", "deadline_source"];
  const values = {
    value: claim.value === undefined ? "" : claim.text,
    ...Object.fromEntries(plain.map((field) => [field, claim[field]])),
    ...Object.fromEntries(codes.map((field) => [field, claim[field] && coded(field, claim[field])])),
    departments: (claim.departments || []).join("、"),
    schools: (claim.schools || []).join("、"),
  };
  const order = [...DATA.fields, "deadline_source", "concept", "level"];
  return order.filter((field) => values[field]).map((field) => [field, values[field]]);
}

/** The whole source with all that was found in it; a target leads to its evidence. */
function wholeSource(plan, place) {
  const marks = plan.marks.map(([start, end, field, id]) => ({ start, end, field, go: id ? () => { location.hash = `row=${id}`; } : null }));
  const legend = el("p", { class: "legend" }, word("legend"), " ",
    ["value", "deadline", "departments", "schools"].map((field) => el("mark", { class: `f-${field}` }, coded("field", field))));
  const box = el("div", { class: "passage whole", lang: "zh-CN" });
  let aim = null;
  let next = 0; // marks are in text order: each block takes its own
  for (const block of plan.blocks) {
    const here = [];
    while (next < marks.length && marks[next].start < block.end) here.push(marks[next++]);
    const depth = block.level ? `level-${Math.min(block.level, 4)}` : "";
    const paragraph = el("p", { class: `${block.kind} ${depth}` }, marked(block, here));
    if (place !== null && block.start <= place && place < block.end) {
      aim = paragraph.querySelector(`[data-start="${place}"]`) || paragraph;
      if (block.kind !== "table") paragraph.classList.add("aimed");
    }
    box.append(paragraph);
  }
  return { content: el("div", {}, el("p", { class: "from" }, sideChip(plan), " ", [plan.issuer, plan.number, plan.issued].filter(Boolean).join(" · ")), legend, box), aim };
}

const sideChip = (plan) => el("span", { class: `chip side-${plan.side}`, title: plan.label }, plan.label);

function dueWords(claim) {
  if (claim.status === "baseline") return claim.period ? word("as_of", { period: claim.period }) : word("fact");
  if (!claim.deadline) return word(claim.frequency ? "recurring" : "no_deadline");
  const source = claim.deadline_source ? `（${coded("deadline_source", claim.deadline_source)}）` : "";
  return word("due", { day: claim.deadline }) + source;
}
