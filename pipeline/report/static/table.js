"use strict";
// A table that is searched, filtered, sorted and paged. Pages instead of a moving window: the browser's own search,
// printing and screen readers work on what is there.

const PAGE_SIZES = [25, 100, 500];

/**
 * Fill `place` with the table of `rows`.
 *
 * columns: {key, word | title, value(row), show(row)?, kind?, sort?} – `value` is sorted, searched and shown; `show` gives an element instead.
 * filters: {key, word, values(row), label(value)} – a row passes where one of its values is the chosen one.
 * Columns and filters that are empty in every row are left out.
 * open(row): what a click on a row does. Returns {choose(filters)} so that a sentence can set filters.
 */
function table(place, { name, rows, columns: allColumns, filters: allFilters, open, label }) {
  const columns = allColumns.filter((column) => rows.some((row) => column.value(row) !== ""));
  const filters = allFilters.filter((filter) => rows.some((row) => filter.values(row).some((value) => value !== "")));
  const state = { text: "", chosen: {}, sort: null, down: false, page: 0, size: PAGE_SIZES[0] };
  let texts = null; // what is searched, made when it is first asked for
  const textOf = (index) => (texts ??= rows.map((row) => columns.map((column) => column.value(row)).join("\n").toLowerCase()))[index];
  const order = rows.map((_, index) => index);
  let passing = order;

  const head = el("tr");
  const body = el("tbody");
  const count = el("p", { class: "count", role: "status" });
  const pager = el("div", { class: "pager" });
  const search = el("input", { type: "search", id: `${name}-search`, autocomplete: "off", spellcheck: "false", input: () => { state.text = search.value.toLowerCase().trim(); state.page = 0; select(); } });
  const selects = filters.map((filter) => {
    const options = [...new Set(rows.flatMap((row) => filter.values(row)))].filter((value) => value !== "");
    if (filter.order) options.sort((a, b) => filter.order.indexOf(a) - filter.order.indexOf(b));
    else options.sort(COLLATOR.compare);
    const select_ = el("select", { id: `${name}-${filter.key}`, change: () => { state.chosen[filter.key] = select_.value; state.page = 0; select(); } },
      el("option", { value: "" }, word("all")), options.map((value) => el("option", { value }, filter.label ? filter.label(value) : value)));
    return { filter, element: select_, field: el("label", { class: "field" }, el("span", {}, word(filter.word)), select_) };
  });
  const clear = el("button", { type: "button", class: "quiet", click: () => choose({}) }, word("clear"));

  place.replaceChildren(
    el("div", { class: "tools" }, el("label", { class: "field wide" }, el("span", {}, word("search")), search), selects.map((each) => each.field), clear),
    count,
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, el("table", {}, el("caption", { class: "spoken" }, label), el("thead", {}, head), body)),
    pager,
  );
  for (const column of columns) {
    const button = el("button", { type: "button", click: () => sortBy(column) }, headOf(column));
    head.append(el("th", { scope: "col", class: column.kind, "data-key": column.key }, button));
  }
  if (open) head.append(el("th", { scope: "col", class: "go" }, el("span", { class: "spoken" }, word("evidence"))));

  function sortBy(column) {
    state.down = state.sort === column.key ? !state.down : column.kind === "number";
    state.sort = column.key;
    state.page = 0;
    select();
  }

  function select() {
    const wanted = Object.entries(state.chosen).filter(([, value]) => value !== "");
    const tests = wanted.map(([key, value]) => [filters.find((filter) => filter.key === key), value]);
    passing = order.filter((index) => (!state.text || textOf(index).includes(state.text))
      && tests.every(([filter, value]) => filter.values(rows[index]).some((each) => String(each) === value)));
    const column = columns.find((each) => each.key === state.sort);
    if (column) {
      const value = column.sort || column.value;
      const values = new Map(passing.map((index) => [index, value(rows[index])]));
      passing = passing.slice().sort((a, b) => compare(values.get(a), values.get(b), state.down));
    }
    draw();
  }

  function draw() {
    const first = state.page * state.size;
    const shown = passing.slice(first, first + state.size);
    body.replaceChildren(...shown.map((index) => line(rows[index])));
    count.textContent = word("counted", { shown: number(passing.length), all: number(rows.length) });
    for (const cell of head.children) {
      const sorted = cell.dataset.key === state.sort;
      if (cell.dataset.key) cell.setAttribute("aria-sort", sorted ? (state.down ? "descending" : "ascending") : "none");
    }
    const pages = Math.max(1, Math.ceil(passing.length / state.size));
    const turn = (by) => { state.page = Math.min(pages - 1, Math.max(0, state.page + by)); draw(); place.scrollIntoView({ block: "start" }); };
    const sizes = el("select", { change: () => { state.size = Number(sizes.value); state.page = 0; draw(); } },
      PAGE_SIZES.map((size) => el("option", { value: size, selected: size === state.size }, size)));
    pager.replaceChildren(
      el("button", { type: "button", disabled: state.page === 0, click: () => turn(-1) }, word("previous")),
      el("span", {}, word("page", { page: state.page + 1, pages })),
      el("button", { type: "button", disabled: state.page >= pages - 1, click: () => turn(1) }, word("next")),
      el("label", {}, word("page_size"), " ", sizes),
    );
    pager.hidden = rows.length <= PAGE_SIZES[0];
  }

  function line(row) {
    const cells = columns.map((column) => el("td", { class: column.kind, "data-label": headOf(column) }, column.show ? column.show(row) : column.value(row)));
    if (!open) return el("tr", {}, cells);
    const button = el("button", { type: "button", class: "open", click: (event) => { event.stopPropagation(); open(row); } }, word("evidence"));
    return el("tr", { class: "opens", click: () => { if (!String(getSelection())) open(row); } }, cells, el("td", { class: "go" }, button));
  }

  /** Set every filter anew; `text` is what is searched for. */
  function choose({ text: wanted = "", ...chosen }) {
    state.chosen = Object.fromEntries(Object.entries(chosen).filter(([key]) => filters.some((filter) => filter.key === key)));
    search.value = wanted;
    state.text = wanted.toLowerCase();
    state.page = 0;
    for (const each of selects) each.element.value = chosen[each.filter.key] ?? "";
    select();
  }

  select();
  return { choose };
}

const headOf = (column) => column.title ?? word(column.word);

/** Chinese by pinyin, numbers within text by their value. */
const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

/** Order of two values; empty ones last whichever way. */
function compare(a, b, down) {
  const none = (value) => value === null || value === undefined || value === "";
  if (none(a) || none(b)) return none(a) - none(b);
  if (a === b) return 0;
  const order = typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(a, b);
  return down ? -order : order;
}
