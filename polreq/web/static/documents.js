// The list of documents, and the button that extracts what is new.

import "./list.js";
import { post, say } from "./polreq.js";

const button = document.getElementById("extract");
button?.addEventListener("click", async () => {
  button.disabled = true;
  const [fine, back] = await post("/documents/extract", {});
  if (fine) location.href = back.to;
  else say(back.said, { bad: true });
  button.disabled = false;
});
