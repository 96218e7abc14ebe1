// Long lists: all rows are known, those that are seen stand in the page, and a filter goes over texts and not over elements.

const SPARE = 8; // rows above and below those that are seen, so that scrolling shows no holes

/** Rows of one height in a box that scrolls; `draw` makes the element of a row; all of them are printed unless something else is. */
export class Rows {
  constructor(view, draw, prints = true) {
    this.view = view;
    this.room = view.querySelector(".rows");
    this.draw = draw;
    this.order = [];
    this.height = 0;
    view.addEventListener("scroll", () => this.paint(), { passive: true });
    new ResizeObserver(() => this.paint()).observe(view);
    if (!prints) return;
    addEventListener("beforeprint", () => this.paint(true));
    addEventListener("afterprint", () => this.paint());
  }

  /** Show these rows, given by their numbers. */
  show(order) {
    this.order = order;
    this.paint();
  }

  paint(all = false) {
    if (!this.height) {
      if (!this.order.length) return this.room.replaceChildren();
      const probe = this.draw(this.order[0]);
      this.room.replaceChildren(probe);
      this.height = probe.getBoundingClientRect().height || 28;
    }
    const seen = Math.ceil(this.view.clientHeight / this.height) + 2 * SPARE;
    const first = all ? 0 : Math.max(0, Math.min(Math.floor(this.view.scrollTop / this.height) - SPARE, this.order.length - seen));
    const last = all ? this.order.length : Math.min(this.order.length, first + seen);
    this.room.style.height = all ? "auto" : `${this.order.length * this.height}px`;
    this.room.style.paddingTop = all ? "0" : `${first * this.height}px`;
    this.room.replaceChildren(...this.order.slice(first, last).map((n) => this.draw(n)));
  }

  /** Scroll so that a row is seen. */
  reveal(place) {
    if (!this.height) return;
    const top = place * this.height;
    const { scrollTop, clientHeight } = this.view;
    if (top < scrollTop) this.view.scrollTop = top - this.height;
    else if (top + this.height > scrollTop + clientHeight) this.view.scrollTop = top - clientHeight + 2 * this.height;
  }
}

/** Numbers of the rows that have all the words, and are of the group. */
export function narrow(texts, groups, words, group) {
  const wanted = words.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (let n = 0; n < texts.length; n++) {
    if (group && groups[n] !== group) continue;
    if (wanted.every((word) => texts[n].includes(word))) found.push(n);
  }
  return found;
}
