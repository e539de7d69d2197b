"use strict";
// Elements, words and numbers. Text reaches the page through textContent alone, never as markup.

const DATA = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);

/** What a reader chose; kept between visits where the browser allows it. */
const choice = {
  language: DATA.language,
  theme: "",
  read() {
    try {
      this.language = localStorage.getItem("duibiao-language") || this.language;
      this.theme = localStorage.getItem("duibiao-theme") || "";
    } catch { /* a page from disk may be refused storage: then each visit begins anew */ }
  },
  keep(name, value) {
    this[name] = value;
    try { localStorage.setItem(`duibiao-${name}`, value); } catch { /* as above */ }
  },
};

/** An element with attributes and children (strings, elements, null). A function is a listener. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** A text in both languages ([中文, English]) in the reader's. */
const inWords = (both) => both[choice.language === "zh" ? 0 : 1];

/** The word of the interface with that key; `{name}` is filled in. */
function word(key, values = {}) {
  return inWords(DATA.words[key]).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A code of a table as a word; a code without one stands as it is. */
const coded = (kind, code) => (DATA.words[`${kind}.${code}`] ? word(`${kind}.${code}`) : code);

const number = (value) => (value === null || value === undefined ? "" : value.toLocaleString("en-US", { maximumFractionDigits: 2 }));
