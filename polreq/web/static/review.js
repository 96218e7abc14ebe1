// The review, key by key. Keys wait for each other, so that each is about what was shown when it was done with the one before.

import { Rows } from "./rows.js";
import { ask, enters, post, say, typing } from "./polreq.js";

const desk = document.getElementById("desk");
const panel = document.getElementById("panel");
const dialog = document.getElementById("ask");
const bar = desk.querySelector("progress");
const number = desk.querySelector(".progress .number");
const key = desk.dataset.window;

const KEYS = {
  link: { y: "yes", n: "no", g: "together", t: "other", j: "none", o: "note", s: "split", u: "undo", " ": "skip" },
  reading: { y: "yes", n: "no", p: "product", e: "correct", a: "adopt", h: "heading", o: "note", s: "split", u: "undo", " ": "skip" },
  newer: { y: "yes", w: "keep", n: "no", e: "correct", o: "note", u: "undo", " ": "skip" },
};
const QUICK = "123456";
const MOVES = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right", k: "up" };

let state = null;
let queue = [];
let signs = [];

const rows = new Rows(desk.querySelector("#queue .view"), (n) => {
  const [id, must, kind, title] = queue[n];
  const row = document.createElement("div");
  row.className = `row${n === state.at ? " here" : ""}${signs[n] ? " done" : ""}`;
  row.title = title;
  const sign = document.createElement("span");
  sign.className = "sign";
  sign.textContent = signs[n] || (must ? "!" : "");
  const words = document.createElement("small");
  words.textContent = kind + title;
  row.append(sign, ` ${id} `, words);
  if (n === state.at) row.setAttribute("aria-current", "true");
  row.addEventListener("click", () => later("go", { to: n }));
  return row;
});

function take(back) {
  if (back.at === undefined) return;
  state = back;
  panel.innerHTML = back.html; // made by the server, which escapes whatever people wrote
  document.getElementById("work").className = `for-${back.kind}`;
  if (back.all) signs = back.all;
  for (const [n, sign] of Object.entries(back.signs_at || {})) signs[n] = sign;
  bar.max = Math.max(1, back.total);
  bar.value = back.done;
  number.textContent = back.progress;
  rows.paint();
  rows.reveal(back.at);
}

async function act(action, more = {}) {
  const [fine, back, status] = await post("/review/act", { window: key, action, upper: state.upper, lower: state.lower, ...more });
  const again = back.reload || back.lost ? document.body.dataset.reload : "";
  if (fine && back.reload) return location.reload();
  take(back);
  say(back.said, { bad: !fine, reload: status === 410 ? again : "" });
  if (fine && back.ask === "choose") {
    const reason = await words("choose", "");
    if (reason !== null) await act("choose", { id: back.id, words: reason });
  }
}

/** Ask for words; null if the reviewer went back. */
async function words(question, value) {
  return ask(dialog, (form) => {
    form.className = "for-words";
    form.querySelector(".question").textContent = desk.dataset[question];
    const field = form.querySelector("textarea");
    field.value = value;
    return field;
  });
}

/** Ask for something to link, searching while one types. */
async function target() {
  const list = dialog.querySelector(".found");
  let found = [];
  let at = 0;
  let wanted = 0;
  let field = null;
  const paint = () => {
    list.replaceChildren(
      ...found.map(([id, layer, title], n) => {
        const line = document.createElement("li");
        line.setAttribute("role", "option");
        line.setAttribute("aria-selected", n === at);
        const name = document.createElement("b");
        name.textContent = id;
        line.append(name, ` ${layer} ${title}`);
        line.addEventListener("click", () => {
          at = n;
          dialog.querySelector("form").requestSubmit();
        });
        return line;
      }),
    );
    if (!found.length) list.textContent = dialog.dataset.nothing;
    list.children[at]?.scrollIntoView?.({ block: "nearest" });
  };
  const look = async () => {
    const mine = ++wanted;
    const [fine, back] = await post("/review/targets", { window: key, words: field.value });
    if (mine !== wanted) return;
    found = fine ? back.found : [];
    at = 0;
    paint();
  };
  const move = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!steps || event.isComposing || !found.length) return;
    event.preventDefault();
    at = (at + steps + found.length) % found.length;
    paint();
  };
  const done = await new Promise((resolve) => {
    const form = dialog.querySelector("form");
    form.className = "for-find";
    form.querySelector(".question").textContent = desk.dataset.other;
    field = form.querySelector("input");
    field.value = "";
    let answer = null;
    const submit = (event) => {
      event.preventDefault();
      if (!found[at]) return;
      [answer] = found[at];
      dialog.close();
    };
    const enter = (event) => enters(event) && submit(event);
    const cancel = () => dialog.close();
    form.addEventListener("submit", submit);
    field.addEventListener("keydown", enter);
    field.addEventListener("keydown", move);
    field.addEventListener("input", look);
    form.querySelector(".cancel").addEventListener("click", cancel);
    dialog.addEventListener(
      "close",
      () => {
        form.removeEventListener("submit", submit);
        field.removeEventListener("keydown", enter);
        field.removeEventListener("keydown", move);
        field.removeEventListener("input", look);
        form.querySelector(".cancel").removeEventListener("click", cancel);
        resolve(answer);
      },
      { once: true },
    );
    dialog.showModal();
    field.focus();
    look();
  });
  if (done) await act("choose", { id: done });
}

async function perform(action, more) {
  if (!state.upper && action !== "undo") return;
  if (action === "other") return target();
  if (action === "heading" && !confirm(state.heading)) return;
  if (["none", "note", "split", "correct"].includes(action)) {
    const answer = await words(action, more?.part ? state.parts[more.part] : state[action] || "");
    if (answer !== null) await act(action, { words: answer });
    return;
  }
  await act(action, more);
}

let line = Promise.resolve();
function later(action, more) {
  line = line.then(() => perform(action, more)).catch((error) => say(String(error), { bad: true }));
}

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  const quick = ["reading", "newer"].includes(state?.kind) && event.key.length === 1 && QUICK.includes(event.key);
  const action = quick ? "quick" : KEYS[state?.kind]?.[event.key.toLowerCase()] || MOVES[event.key];
  if (!action || (event.repeat && !MOVES[event.key])) return;
  if ((event.key === " " || event.key === "Enter") && event.target.closest("button, a")) return;
  event.preventDefault();
  later(action, quick ? { key: event.key } : undefined);
});
desk.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (!button) return;
  button.blur(); // or the space bar would press it again
  const { action, part, key: quick } = button.dataset;
  later(action, part ? { part } : quick ? { key: quick } : undefined);
});

const answer = await fetch(`/review/queue?window=${encodeURIComponent(key)}`);
const first = await answer.json();
if (answer.ok) {
  ({ queue, signs } = first);
  take(first);
  state = first;
  rows.show(queue.map((_, n) => n));
  rows.reveal(first.at);
  desk.dataset.ready = "yes";
} else {
  say(first.said, { bad: true, reload: document.body.dataset.reload });
}
