// What every page needs: speaking to the server, saying what came of it, knowing when somebody is typing.

const token = document.querySelector("meta[name=token]").content;
const said = document.getElementById("said");

/** Send a value and return [whether it went well, what came back]; an answer that does not come is one too. */
export async function post(path, value) {
  const raw = value instanceof Blob;
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "X-Polreq-Token": token, "Content-Type": raw ? "application/octet-stream" : "application/json" },
      body: raw ? value : JSON.stringify(value),
    });
    const kind = answer.headers.get("Content-Type") || "";
    const back = kind.startsWith("application/json") ? await answer.json() : { said: (await answer.text()).replace(/<[^>]*>/g, " ").trim() };
    return [answer.ok, back, answer.status];
  } catch {
    return [false, { said: document.body.dataset.noanswer, lost: true }, 0];
  }
}

/** Say something at the foot of the page; what went wrong stays until something else is said. */
export function say(words, { bad = false, reload = "" } = {}) {
  said.replaceChildren(words || "");
  said.classList.toggle("bad", bad);
  if (reload) {
    const button = document.createElement("button");
    button.textContent = reload;
    button.addEventListener("click", () => location.reload());
    said.append(" ", button);
  }
}

/** Whether a key belongs to somebody who is writing, an input method included, or to the browser. */
export function typing(event) {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  return Boolean(event.target.closest?.("input, textarea, select, [contenteditable]"));
}

/** Whether Enter was pressed to write, and not to choose from an input method or to break the line. */
export function enters(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/** Ask for words in the small window of the page; null if it was closed without. */
export function ask(dialog, prepare) {
  const form = dialog.querySelector("form");
  return new Promise((resolve) => {
    let answer = null;
    const field = prepare(form);
    const take = (event) => {
      event?.preventDefault();
      const words = field.value.trim();
      if (!words) return field.focus();
      answer = words;
      dialog.close();
    };
    const key = (event) => enters(event) && take(event);
    const cancel = () => dialog.close();
    const end = () => {
      form.removeEventListener("submit", take);
      field.removeEventListener("keydown", key);
      form.querySelector(".cancel").removeEventListener("click", cancel);
      resolve(answer);
    };
    form.addEventListener("submit", take);
    field.addEventListener("keydown", key);
    form.querySelector(".cancel").addEventListener("click", cancel);
    dialog.addEventListener("close", end, { once: true });
    dialog.showModal();
    field.focus();
    field.select();
  });
}

document.getElementById("lang")?.addEventListener("click", async (event) => {
  await post("/language", { lang: event.currentTarget.dataset.lang });
  location.reload();
});

// what the page before had to say
const told = sessionStorage.getItem("said");
if (told) {
  sessionStorage.removeItem("said");
  say(told);
}
