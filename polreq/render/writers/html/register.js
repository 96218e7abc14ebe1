// A register: its entries are data in the page; a list shows those that are wanted, beside it stands all about one of them.

import { Rows, narrow } from "./rows.js";
import { workbook } from "./workbook.js";

/** Cells that are written as words and numbers, or one by one. */
const column = (written) => (Array.isArray(written) ? (n) => written[n] : (n) => written.words[written.of[n]]);

/** Growing numbers that are written as steps. */
function summed(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}

function make(name, words = "", kind = "") {
  const element = document.createElement(name);
  if (words) element.textContent = words;
  if (kind) element.className = kind;
  return element;
}

/** A cell of CSV: what a table program would take for a formula is kept from being one. */
function cell(words) {
  const safe = /^[\s]*[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

class Register {
  constructor(root) {
    this.root = root;
    this.data = JSON.parse(root.querySelector(".at-once").textContent);
    this.cells = this.data.cells.map((written, at) => (written ? column(written) : (n) => this.later.cells[at](n)));
    this.listed = this.data.kinds.map((_, at) => at).filter((at) => this.data.kinds[at] !== "below");
    this.every = Array.from({ length: this.data.size }, (_, n) => n);
    this.views = this.data.views.map((steps) => (steps ? summed(steps) : this.every));
    this.view = 0;
    this.chosen = -1;
    this.filter = root.querySelector(".filter");
    this.facets = [...root.querySelectorAll(".facet")];
    this.count = root.querySelector(".count");
    this.grid = root.querySelector("[role=grid]");
    this.entry = root.querySelector(".entry");
    this.box = root.querySelector(".view");
    this.rows = new Rows(this.box, (n) => this.row(n), false);
    this.filter.addEventListener("input", () => this.apply());
    for (const facet of this.facets) facet.addEventListener("change", () => this.apply());
    for (const button of root.querySelectorAll(".views button")) button.addEventListener("click", () => this.look(Number(button.dataset.view)));
    root.querySelector(".save").addEventListener("click", (event) => this.give(this.csv(), event.currentTarget.dataset.file));
    root.querySelector(".save-book").addEventListener("click", (event) => this.give(workbook(this.grid.ariaLabel, this.table()), event.currentTarget.dataset.file));
    root.querySelector(".print").addEventListener("click", () => print());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("click", (event) => this.press(event));
    addEventListener("beforeprint", () => this.printed());
    addEventListener("afterprint", () => root.querySelector(".printed").replaceChildren());
    this.apply();
    root.dataset.ready = "1";
    (globalThis.requestIdleCallback || setTimeout)(() => this.texts);
  }

  /** What the list does not show at once; read when it is first needed. */
  get later() {
    if (!this._later) {
      const read = JSON.parse(this.root.querySelector(".later").textContent);
      this._later = { ...read, cells: read.cells.map((written) => written && column(written)), ends: read.ends.map(column) };
    }
    return this._later;
  }

  /** What the filter looks into: every word of an entry and of what it leads to, made when it is first needed. */
  get texts() {
    const said = (n) => [...this.cells.map((of) => of(n)), this.told(n, this.chains.below, " ")].join(" ");
    this._texts ??= this.every.map((n) => said(n).normalize("NFKC").toLowerCase());
    return this._texts;
  }

  /** For each number, what stands above or below it; made when a chain is first looked at. */
  get chains() {
    if (!this._chains) {
      const above = new Map(), below = new Map();
      summed(this.later.uppers).forEach((upper, k) => {
        const lower = this.later.lowers[k];
        below.set(upper, [...(below.get(upper) || []), lower]);
        above.set(lower, [...(above.get(lower) || []), upper]);
      });
      this._chains = { above, below };
    }
    return this._chains;
  }

  look(view) {
    this.view = view;
    this.root.querySelectorAll(".views button").forEach((button, n) => button.setAttribute("aria-pressed", String(n === view)));
    this.apply();
  }

  apply() {
    const words = this.filter.value.trim();
    const wanted = this.facets.map((facet) => facet.value).map((value, k) => [this.data.of[k], value]).filter(([, value]) => value !== "");
    const fits = (n) => wanted.every(([of, value]) => (Array.isArray(of[n]) ? of[n].includes(Number(value)) : of[n] === Number(value)));
    let found = this.views[this.view];
    if (words) {
      const all = narrow(this.texts, [], words, "");
      const here = this.view ? new Set(found) : null;
      found = here ? all.filter((n) => here.has(n)) : all;
    }
    if (wanted.length) found = found.filter(fits);
    const chosen = this.rows.order[this.chosen];
    this.chosen = found.indexOf(chosen);
    this.box.scrollTop = 0;
    this.rows.show(found);
    this.count.textContent = found.length ? this.root.dataset.count.replace("{shown}", found.length).replace("{total}", this.data.size) : this.root.dataset.nothing;
    this.grid.setAttribute("aria-rowcount", found.length);
  }

  row(n) {
    const chosen = this.rows.order[this.chosen] === n;
    const row = make("div", "", chosen ? "row chosen" : "row");
    row.setAttribute("role", "row");
    row.setAttribute("aria-selected", String(chosen));
    row.id = `row-${n}`;
    row.dataset.n = n;
    for (const at of this.listed) {
      const one = make("div", "", `cell ${this.data.kinds[at]}`);
      one.setAttribute("role", "gridcell");
      one.append(make("bdi", this.cells[at](n)));
      row.append(one);
    }
    return row;
  }

  press(event) {
    const row = event.target.closest(".row");
    if (row) this.choose(this.rows.order.indexOf(Number(row.dataset.n)));
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.rows.order.length - 1;
    const page = Math.max(1, Math.floor(this.box.clientHeight / (this.rows.height || 28)) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key in steps && last >= 0) this.choose(Math.max(0, Math.min(last, this.chosen + steps[event.key])));
    else if (event.key === "Enter" && this.chosen >= 0) this.entry.focus();
    else return;
    event.preventDefault();
  }

  /** Choose a row by its place in the list, and show all about it. */
  choose(place) {
    this.chosen = place;
    this.rows.reveal(place);
    this.rows.paint();
    const n = this.rows.order[place];
    this.box.setAttribute("aria-activedescendant", `row-${n}`);
    this.show(n);
  }

  /** Go to an entry wherever it is, also where the list is narrowed. */
  go(n) {
    const place = this.rows.order.indexOf(n);
    if (place >= 0) return this.choose(place);
    this.filter.value = "";
    for (const facet of this.facets) facet.value = "";
    this.look(0);
    this.choose(this.rows.order.indexOf(n));
  }

  /** Show one entry: its words, its facts, and its chain up and down. */
  show(n) {
    const facts = make("dl");
    this.data.kinds.forEach((kind, at) => {
      const words = this.cells[at](n);
      if (at && kind !== "wide" && words) facts.append(make("dt", this.data.names[at]), make("dd", words));
    });
    const wide = this.data.kinds.indexOf("wide");
    const parts = [make("h3", this.cells[0](n)), make("p", wide < 0 ? "" : this.cells[wide](n), "words"), facts];
    for (const [name, edges] of [[this.later.upper, this.chains.above], [this.later.lower, this.chains.below]]) {
      if (edges.has(n)) parts.push(make("h4", name), this.branch(n, edges, new Set([n])));
    }
    this.entry.replaceChildren(...parts);
    this.entry.scrollTop = 0;
  }

  branch(n, edges, seen) {
    const list = make("ul", "", "tree");
    for (const other of edges.get(n) || []) {
      const line = make("li");
      const [id, words, state] = this.named(other);
      if (other < this.data.size) {
        const button = make("button", id, "link");
        button.type = "button";
        button.addEventListener("click", () => this.go(other));
        line.append(button);
      } else line.append(make("b", id));
      line.append(` ${words} `, make("small", state));
      // what was shown is not unfolded again, so that circles end
      if (!seen.has(other)) {
        seen.add(other);
        if (edges.has(other)) line.append(this.branch(other, edges, seen));
      }
      list.append(line);
    }
    return list;
  }

  /** Name an entry or an end: id, words, state. */
  named(n) {
    if (n >= this.data.size) return this.later.ends.map((of) => of(n - this.data.size));
    const at = (kind) => this.data.kinds.indexOf(kind);
    return [this.cells[0](n), at("wide") < 0 ? "" : this.cells[at("wide")](n), at("state") < 0 ? "" : this.cells[at("state")](n)];
  }

  told(n, edges, parted) {
    return (edges.get(n) || []).map((other) => (other < this.data.size ? this.named(other)[0] : this.named(other).filter(Boolean).join(" "))).join(parted);
  }

  /** The rows that are listed with everything about them, below their headings. */
  table() {
    const { above, below } = this.chains;
    const heads = [...this.data.names, this.later.upper, this.later.lower];
    return [heads, ...this.rows.order.map((n) => [...this.cells.map((of) => of(n)), this.told(n, above, "\n"), this.told(n, below, "\n")])];
  }

  csv() {
    const text = "\ufeff" + this.table().map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n";
    return new Blob([text], { type: "text/csv;charset=utf-8" });
  }

  /** Let the browser save a file. */
  give(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** Lay all listed rows out as a table for paper, each with its facts and its chain. */
  printed() {
    const table = make("table"), head = make("tr"), body = make("tbody");
    for (const at of this.listed) head.append(make("th", this.data.names[at]));
    const top = make("thead");
    top.append(head);
    const { above, below } = this.chains;
    for (const n of this.rows.order) {
      const row = make("tr");
      for (const at of this.listed) row.append(make("td", this.cells[at](n), `r-${this.data.kinds[at]}`));
      const facts = this.data.kinds.flatMap((kind, at) => (kind === "below" && this.cells[at](n) ? [[this.data.names[at], this.cells[at](n)]] : []));
      for (const [name, edges] of [[this.later.upper, above], [this.later.lower, below]]) {
        if (edges.has(n)) facts.push([name, this.told(n, edges, "、")]);
      }
      body.append(row);
      if (!facts.length) continue;
      const more = make("tr", "", "more"), wide = make("td");
      wide.colSpan = this.listed.length - 1;
      for (const [name, words] of facts) wide.append(make("b", name), ` ${words} `);
      more.append(make("td"), wide);
      body.append(more);
    }
    table.append(top, body);
    const said = [...this.facets.map((facet) => facet.value && facet.selectedOptions[0].textContent), this.filter.value.trim()].filter(Boolean).join(" ");
    const view = this.root.querySelectorAll(".views button")[this.view]?.firstChild.textContent.trim() || "";
    const lead = this.view || said ? [make("p", this.root.dataset.printed.replace("{view}", view).replace("{words}", said || "—"))] : [];
    this.root.querySelector(".printed").replaceChildren(...lead, make("p", this.count.textContent), table);
  }
}

/** The registers of the page. */
export const registers = [...document.querySelectorAll(".register")].map((root) => new Register(root));
