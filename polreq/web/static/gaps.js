// The list of gaps, with a small window in which a reason is written.

import { lists } from "./list.js";
import { ask, post, say } from "./polreq.js";

const [list] = lists;
const dialog = document.getElementById("ask");
const { window: key, reason, justified } = document.getElementById("window").dataset;
const WORDS = 5; // columns of a row, as the server lays them out
const WHY = 6;

list.act = async (n) => {
  const cells = list.data.rows[n];
  const answer = await ask(dialog, (form) => {
    form.querySelector(".what").textContent = cells[0];
    form.querySelector("span.words").textContent = cells[WORDS];
    const field = form.querySelector("textarea");
    field.value = list.data.of[n] === "answered" ? cells[WHY].replace(/^[^：]*：/, "") : "";
    return field;
  });
  list.rows.view.focus();
  if (answer === null) return;
  const [fine, back] = await post("/gaps/reason", { window: key, id: cells[0], reason: answer });
  say(back.said, { bad: !fine, reload: back.reload ? document.body.dataset.reload : "" });
  if (!fine) return;
  cells[WHY] = `${reason}：${back.reason}`;
  cells[4] = justified;
  list.data.of[n] = "answered";
  list.texts[n] = cells.join(" ").normalize("NFKC").toLowerCase();
  list.rows.paint();
};
