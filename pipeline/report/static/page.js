"use strict";
// The page: its words, its sections, its switches, and what an address after # opens.

const claimById = new Map(DATA.claims.map((claim) => [claim.id, claim]));
const pairById = new Map();
for (const [at, packed] of DATA.pairs.entries()) {
  const [a, b, verdict, differs, reason, caution, ahead] = packed;
  const [one, other] = [DATA.claims[a], DATA.claims[b]];
  const pair = { id: `${one.id}~${other.id}`, a: one, b: other, verdict: DATA.verdicts[verdict], differs: DATA.phrases[differs].split(" ").filter(Boolean),
    reason: DATA.phrases[reason], caution: DATA.phrases[caution], ahead: DATA.ahead[ahead], concept: one.concept || other.concept, theme: one.theme || other.theme, stage: one.stage || other.stage };
  DATA.pairs[at] = pair;
  pairById.set(pair.id, pair);
}
const findingById = new Map(DATA.findings.map((finding) => [finding.id, finding]));
const tables = {};

const THEMES = ["", "light", "dark"];

function drawPage() {
  document.documentElement.lang = choice.language === "zh" ? "zh-CN" : "en";
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
  document.title = inWords(DATA.title);
  byId("heading").textContent = inWords(DATA.title);
  byId("subtitle").textContent = inWords(DATA.subtitle);
  byId("language").textContent = choice.language === "zh" ? "English" : "中文";
  byId("language").setAttribute("aria-label", choice.language === "zh" ? "Switch to English" : "切换为中文");
  drawTheme();
  drawAnswer();
  drawTables();
  drawDocuments();
  drawWays();
  drawPictures(byId("panels"));
  route();
}

function drawTheme() {
  if (choice.theme) document.documentElement.dataset.theme = choice.theme;
  else delete document.documentElement.dataset.theme;
  byId("theme").textContent = word(`theme_${choice.theme || "auto"}`);
}

/** Links to the sections that hold something. */
function drawWays() {
  const filled = [...document.querySelectorAll("main > section")].filter((section) => !section.hidden);
  byId("ways").replaceChildren(...filled.map((section) => el("a", { href: `#${section.id}` }, word(section.id))));
}

function drawAnswer() {
  byId("figures").replaceChildren(...DATA.answer.figures.map((figure) =>
    el("button", { type: "button", class: `figure ${figure.tone}`, click: () => show(figure.table, figure.choose) },
      el("b", {}, number(figure.count)), el("span", {}, inWords(figure.label)))));
  byId("sentences").replaceChildren(...DATA.answer.parts.map((part) => el("div", { class: "part" },
    part.title ? el("h3", {}, inWords(part.title)) : null,
    part.sentences.length === 1 && !part.title ? el("p", { class: "lead" }, sentence(part.sentences[0]))
      : el("ul", {}, part.sentences.map((each) => el("li", {}, sentence(each)))))));
}

function sentence(said) {
  const text = inWords(said.text);
  if (said.go) return [text, " ", el("a", { class: "see", href: `#${said.go}` }, word("evidence"))];
  if (said.table) return [text, " ", el("a", { class: "see", href: `#${said.table}`, click: (event) => { event.preventDefault(); show(said.table, said.choose); } }, word("see_rows"))];
  return text;
}

/** Lead to a table with filters set. */
function show(name, chosen) {
  tables[name]?.choose(chosen || {});
  byId(name).scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function drawTables() {
  const plan = (row) => planById.get(row.doc);
  const side = { key: "doc", word: "plan", values: (row) => [plan(row).label] };
  const sideColumn = { key: "doc", word: "plan", value: (row) => plan(row).label, show: (row) => sideChip(plan(row)) };
  const one = (key, name = key) => ({ key, word: name, values: (row) => [row[key] ?? ""] });
  const code = (key, name, kind, order) => ({ key, word: name, values: (row) => [row[key] ?? ""], label: (value) => coded(kind, value), order });
  const text = (key, name = key) => ({ key, word: name, value: (row) => row[key] ?? "" });

  section("pairs", DATA.pairs, {
    columns: [
      { key: "verdict", word: "verdict", value: (row) => coded("verdict", row.verdict), sort: (row) => DATA.verdicts.indexOf(row.verdict), show: (row) => el("span", { class: `verdict ${row.verdict}` }, coded("verdict", row.verdict)) },
      text("concept"),
      ...pairSide("a"), ...pairSide("b"),
      { key: "reason", word: "reason", kind: "prose", value: (row) => row.reason },
    ],
    filters: [code("verdict", "verdict", "verdict", DATA.verdicts), { key: "differs", word: "differs_in", values: (row) => row.differs, label: (value) => coded("differs_in", value) },
      ...bothPlans(),
      one("theme"), one("stage"), code("ahead", "ahead", "ahead")],
    open: (row) => { location.hash = `pair=${row.id}`; },
  });
  section("claims", DATA.claims, {
    columns: [
      sideColumn, text("indicator"),
      { key: "value", word: "value", kind: "number", value: (row) => row.said, sort: (row) => row.value },
      { key: "status", word: "status", value: (row) => coded("status", row.status) },
      { key: "deadline", word: "deadline", kind: "day", value: (row) => row.deadline || row.period || row.frequency || "" },
      text("theme"), text("stage"),
      { key: "departments", word: "departments", value: (row) => (row.departments || []).join("、") },
      { key: "review", word: "review", value: (row) => row.review || "", show: (row) => (row.review ? el("span", { class: "badge warn" }, row.review) : "") },
    ],
    filters: [side, code("status", "status", "status"), one("theme"), one("stage"), { key: "year", word: "year", values: (row) => [(row.deadline || "").slice(0, 4)] },
      { key: "departments", word: "departments", values: (row) => row.departments || [] },
      { key: "only", word: "mentioned_by", values: (row) => [row.only ? "only" : "others"], label: (value) => word(`by_${value}`) },
      { key: "review", word: "review", values: (row) => [row.review ? "yes" : ""], label: () => word("to_review") }],
    open: (row) => { location.hash = `row=${row.id}`; },
  });
  section("projects", DATA.projects, {
    columns: [sideColumn, text("school"), text("stage"), { key: "action", word: "action", value: (row) => row.action || word("only_named") }, text("object"),
      { key: "planned", word: "planned", value: (row) => (row.planned ? word("yes") : "") }, { key: "places", word: "places", value: (row) => [row.body && word("in_body"), row.box && word("in_box")].filter(Boolean).join("、") }],
    filters: [side, one("stage"), { key: "action", word: "action", values: (row) => [row.action || word("only_named")] }],
    open: (row) => { location.hash = `place=${row.doc}:${row.start}:${row.end}:schools`; },
  });
  section("load", DATA.load, {
    columns: [sideColumn, { key: "department", word: "departments", value: (row) => row.department || word("no_one") }, { key: "targets", word: "targets", kind: "number", value: (row) => row.targets },
      { key: "leads", word: "leads", kind: "number", value: (row) => row.leads }, { key: "share", word: "share", kind: "number", value: (row) => `${number(row.share * 100)}%`, sort: (row) => row.share },
      { key: "mentions", word: "mentions", kind: "number", value: (row) => row.mentions }],
    filters: [side],
  });
  section("findings", DATA.findings, {
    columns: [sideColumn, { key: "kind", word: "kind", value: (row) => coded("finding", row.kind) }, text("what"), { key: "message", word: "message", kind: "prose", value: (row) => row.message }],
    filters: [side, code("kind", "kind", "finding")],
    open: (row) => { location.hash = `finding=${row.id}`; },
  });
}

/** Of more than two plans, filters for either side of a pair: one plan against all, or against one other. */
function bothPlans() {
  if (DATA.plans.length < 3) return [];
  const values = (row) => [planById.get(row.a.doc).label, planById.get(row.b.doc).label];
  return [{ key: "one", word: "plan", values }, { key: "other", word: "other_plan", values }];
}

/** The figure of one side of a pair, and its deadline. */
function pairSide(which) {
  const claim = (row) => row[which];
  const two = DATA.plans.length === 2;
  const title = two ? planById.get(DATA.pairs[0]?.[which].doc)?.label : word(`side_${which}`);
  return [{ key: which, title, kind: "number", value: (row) => `${claim(row).said} ${claim(row).indicator}`, sort: (row) => claim(row).value,
    show: (row) => el("div", { class: `held side-${planById.get(claim(row).doc).side}` }, two ? null : sideChip(planById.get(claim(row).doc)),
      el("b", {}, claim(row).said), el("span", {}, claim(row).indicator), el("small", {}, dueWords(claim(row)))) }];
}

function section(name, rows, { columns, filters, open }) {
  const place = byId(name);
  place.hidden = rows.length === 0;
  if (rows.length) tables[name] = table(place.querySelector(".grid"), { name, rows, columns, filters, open, label: word(name) });
}

function drawDocuments() {
  byId("shelf").replaceChildren(...DATA.plans.map((plan) => el("article", { class: `card side-${plan.side}` },
    el("p", {}, sideChip(plan)), el("h3", {}, plan.title),
    el("p", { class: "note" }, [plan.issuer, plan.number, plan.issued, plan.period].filter(Boolean).join(" · ")),
    el("p", { class: "note" }, word("document_counts", { characters: number(plan.characters), targets: number(plan.targets), schools: number(plan.schools) })),
    plan.repairs.map((repair) => el("p", { class: "warn" }, repair)),
    el("p", {}, el("a", { class: "button", href: `#source=${plan.doc}` }, word("whole_source"))))));
}

/** Show in the drawer what the address names: `row=ID`, `pair=ID`, `finding=ID`, `source=DOC:OFFSET`, `place=DOC:START:END:FIELD`. */
function route() {
  const [kind, rest = ""] = decodeURIComponent(location.hash.slice(1)).split("=");
  const parts = rest.split(":");
  const plan = planById.get(parts[0]);
  if (kind === "row" && claimById.has(rest)) return open_(claimById.get(rest).indicator, evidenceOf(claimById.get(rest)));
  if (kind === "pair" && pairById.has(rest)) return open_(pairById.get(rest).concept, bothSides(pairById.get(rest)), "wide");
  if (kind === "finding" && findingById.has(rest)) return open_(coded("finding", findingById.get(rest).kind), bothPlaces(findingById.get(rest)), "wide");
  if (kind === "place" && plan) return open_(plan.title, placeOf(plan, [{ start: Number(parts[1]), end: Number(parts[2]), field: DATA.fields.includes(parts[3]) ? parts[3] : "value" }]));
  if (kind === "source" && plan) {
    const { content, aim } = wholeSource(plan, parts[1] ? Number(parts[1]) : null);
    open_(plan.title, content, "wide");
    aim?.scrollIntoView({ block: "center" });
    if (aim?.matches("mark.links")) aim.focus({ preventScroll: true });
    return undefined;
  }
  if (["row", "pair", "finding", "place", "source"].includes(kind)) byId("spoken").textContent = word("no_such_row");
  if (byId("drawer").open) byId("drawer").close();
  return undefined;
}

function open_(title, content, width = "") {
  byId("drawer-title").textContent = title;
  byId("drawer-body").replaceChildren(content);
  byId("drawer").className = width;
  if (!byId("drawer").open) byId("drawer").showModal();
  byId("drawer-body").scrollTop = 0;
  for (const box of content.querySelectorAll(".passage:not(.whole)")) {
    const figure = box.querySelector("mark.f-value") || box.querySelector("mark");
    if (figure) box.scrollTop = figure.offsetTop - box.clientHeight / 2;
  }
  byId("drawer-title").focus();
}

function bothSides(pair) {
  return el("div", {},
    el("div", { class: `judgement ${pair.verdict}` }, el("span", { class: `verdict ${pair.verdict}` }, coded("verdict", pair.verdict)), el("p", {}, pair.reason),
      pair.caution ? el("p", { class: "warn" }, pair.caution) : null,
      pair.differs.length ? el("p", {}, pair.differs.map((each) => el("span", { class: "badge" }, coded("differs_in", each)))) : null),
    el("div", { class: "two" }, evidenceOf(pair.a), evidenceOf(pair.b)));
}

function bothPlaces(finding) {
  const plan = planById.get(finding.doc);
  const places = [finding.one, finding.other].filter((place) => place.end > place.start);
  return el("div", {}, el("div", { class: "judgement" }, el("p", {}, finding.message)),
    el("div", { class: "two" }, places.map((place) => placeOf(plan, [{ ...place, field: finding.field }]))));
}

const placeOf = (plan, marks) => el("article", { class: `evidence side-${plan.side}` }, el("p", { class: "from" }, sideChip(plan), " ", plan.title), passage(plan, marks),
  el("p", { class: "row-id" }, el("a", { class: "button", href: `#source=${plan.doc}:${marks[0].start}` }, word("whole_source"))));

/** Take the address of the drawer away without leaving the place on the page. */
function closed() {
  if (location.hash.includes("=")) history.pushState(null, "", location.href.split("#")[0]);
}

choice.read();
byId("language").addEventListener("click", () => { choice.keep("language", choice.language === "zh" ? "en" : "zh"); drawPage(); });
byId("theme").addEventListener("click", () => { choice.keep("theme", THEMES[(THEMES.indexOf(choice.theme) + 1) % THEMES.length]); drawTheme(); });
byId("print").addEventListener("click", () => print());
byId("close").addEventListener("click", () => byId("drawer").close());
byId("drawer").addEventListener("close", closed);
byId("drawer").addEventListener("click", (event) => { if (event.target === byId("drawer")) byId("drawer").close(); });
addEventListener("hashchange", route);
let width = innerWidth;
addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; clearTimeout(drawPictures.later); drawPictures.later = setTimeout(() => drawPictures(byId("panels")), 200); } });
drawPage();
