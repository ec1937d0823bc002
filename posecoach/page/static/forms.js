// Forms are sent without leaving the page: where one is refused, what was typed stays, there and in the others.
"use strict";
(() => {
  const say = (form, text) => {
    form.querySelector(".refused")?.remove();
    if (!text) return;
    const said = Object.assign(document.createElement("p"), { className: "said refused" });
    said.setAttribute("role", "alert");
    form.append(said);
    said.textContent = text;
    said.scrollIntoView({ block: "nearest" });
  };
  /* Returns where to go on; what only reads, as a file to be saved, is asked for once more by the browser itself. */
  const sent = async (form) => {
    const fields = new URLSearchParams(new FormData(form));
    const reads = form.method === "get";
    if (!reads) fields.set("turn", document.body.dataset.turn ?? ""); // whose page this is
    const address = reads ? `${form.action}?${fields}` : form.action;
    const reply = await fetch(address, { headers: { Accept: "application/json" }, ...(reads ? {} : { method: "POST", body: fields }) });
    if (reads && reply.ok) return address;
    const answer = await reply.json().catch(() => ({}));
    say(form, answer.to ? "" : answer.error || "That was not taken. Open this page anew from the coach.");
    return answer.to;
  };
  addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.id === "join") return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "1";
    say(form, "");
    try {
      const to = await sent(form);
      if (to) location.href = to;
    } catch {
      say(form, "The coach is not reached. Is it still running?");
    }
    delete form.dataset.sending;
  });
})();
