// A file is dropped or chosen, sent, and what was read of it is shown; a second button has it written.

import { post, say } from "./polreq.js";

const drop = document.getElementById("drop");
const field = document.getElementById("file");
const read = document.getElementById("read");

async function send(file) {
  say(drop.dataset.reading.replace("{name}", file.name));
  read.replaceChildren();
  const [fine, back] = await post(`/bring/read?name=${encodeURIComponent(file.name)}`, file);
  say(fine ? "" : back.said, { bad: !fine });
  if (fine) show(back.html);
}

/** Show a piece of a page that the server made; it escapes whatever people wrote. */
function show(html) {
  read.innerHTML = html;
  const button = document.getElementById("take");
  const over = document.getElementById("over");
  const changes = document.getElementById("changes");
  const first = button?.textContent;
  /** Say what the button does, and where the changes are shown, for what is chosen. */
  const choose = () => {
    const id = over?.value || "";
    changes.hidden = !id;
    changes.href = `/compare?${new URLSearchParams({ key: button.dataset.key, id })}`;
    button.textContent = id ? button.dataset.anyway : first;
  };
  over?.addEventListener("change", choose);
  if (button) choose();
  button?.addEventListener("click", async () => {
    button.disabled = true;
    const [fine, back] = await post("/bring/take", { key: button.dataset.key, over: over?.value || "" });
    if (fine) {
      sessionStorage.setItem("said", back.said);
      location.href = back.to;
    } else if (back.html) show(back.html);
    else say(back.said, { bad: true });
    button.disabled = false;
  });
  button?.focus();
}

field.addEventListener("change", () => field.files[0] && send(field.files[0]));
for (const name of ["dragover", "dragenter"]) {
  addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
addEventListener("dragleave", () => drop.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  const [file] = event.dataTransfer.files;
  if (file) send(file);
});
