// A long list of a local page: its rows come apart from the page.

import { Rows, narrow } from "./rows.js";

export class List {
  constructor(root) {
    this.root = root;
    this.filter = root.querySelector(".filter");
    this.group = root.querySelector("select.group");
    this.count = root.querySelector(".count");
    this.chosen = -1;
    this.rows = new Rows(root.querySelector(".view"), (n) => this.row(n));
    this.filter.addEventListener("input", () => this.apply());
    this.group?.addEventListener("change", () => this.apply());
    root.querySelector(".view").addEventListener("keydown", (event) => this.key(event));
  }

  async load() {
    const answer = await fetch(this.root.dataset.source);
    this.data = await answer.json();
    if (!answer.ok) return void (this.count.textContent = this.data.said);
    this.texts = this.data.rows.map((cells) => cells.join(" ").normalize("NFKC").toLowerCase());
    this.apply();
  }

  apply() {
    const found = narrow(this.texts, this.data.of, this.filter.value, this.group?.value || "");
    this.chosen = -1;
    this.rows.view.scrollTop = 0;
    this.rows.show(found);
    this.count.textContent = found.length
      ? this.root.dataset.count.replace("{shown}", found.length).replace("{total}", this.data.rows.length)
      : this.root.dataset.nothing;
    this.root.setAttribute("aria-rowcount", found.length);
  }

  row(n) {
    const cells = this.data.rows[n];
    const row = document.createElement("div");
    row.className = this.rows.order[this.chosen] === n ? "row chosen" : "row";
    row.setAttribute("role", "row");
    row.dataset.n = n;
    this.data.kinds.forEach((kind, at) => {
      const cell = document.createElement(kind === "id" ? "a" : "div");
      cell.className = `cell ${kind}`;
      cell.setAttribute("role", "cell");
      cell.textContent = cells[at];
      if (kind === "id") cell.href = this.address(cells[at]);
      else if (kind === "wide") cell.title = cells[at];
      row.append(cell);
    });
    if (this.data.action) {
      const button = document.createElement("button");
      button.className = "cell act";
      button.textContent = this.data.action;
      button.addEventListener("click", () => this.act?.(n));
      row.append(button);
    }
    return row;
  }

  address(id) {
    const page = this.root.dataset.source.startsWith("/documents") ? "/document" : "/item";
    return `${page}?id=${encodeURIComponent(id)}`;
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps) {
      this.chosen = Math.max(0, Math.min(this.rows.order.length - 1, this.chosen + steps));
      this.rows.reveal(this.chosen);
      this.rows.paint();
    } else if (event.key === "Enter" && event.target === this.rows.view && this.chosen >= 0) {
      location.href = this.address(this.data.rows[this.rows.order[this.chosen]][0]);
    } else if (event.key === "j" && this.act && this.chosen >= 0) {
      this.act(this.rows.order[this.chosen]);
    } else return;
    event.preventDefault();
  }
}

/** The lists of the page, each being filled. */
export const lists = [...document.querySelectorAll(".list")].map((root) => {
  const list = new List(root);
  list.load();
  return list;
});
