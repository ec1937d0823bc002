// Forms are sent without leaving the page: where one is refused, what was typed stays, there and in the others.
"use strict";
(() => {
  const fieldsOf = (form) => new URLSearchParams(new FormData(form));
  const before = new Map([...document.forms].map((form) => [form, String(fieldsOf(form))]));
  const changed = (form) => before.get(form) !== String(fieldsOf(form));
  const say = (form, text, good = false) => {
    form.querySelector(".answer")?.remove();
    if (!text) return;
    const said = Object.assign(document.createElement("p"), { className: `said answer${good ? " good" : ""}` });
    said.setAttribute("role", good ? "status" : "alert");
    form.append(said);
    said.textContent = text;
    said.scrollIntoView({ block: "nearest" });
  };
  /* Returns where to go on; what only reads, as a file to be saved, is asked for once more by the browser itself. */
  const sent = async (form) => {
    const fields = fieldsOf(form), asSent = String(fields);
    const reads = form.method === "get";
    if (!reads) fields.set("turn", document.body.dataset.turn ?? ""); // whose page this is
    const address = reads ? `${form.action}?${fields}` : form.action;
    const reply = await fetch(address, { headers: { Accept: "application/json" }, ...(reads ? {} : { method: "POST", body: fields }) });
    if (reads && reply.ok) return address;
    const answer = await reply.json().catch(() => ({}));
    if (answer.to) before.set(form, asSent); // what was typed meanwhile is a change
    say(form, answer.to ? "" : answer.error || "That was not taken. Open this page anew from the coach.");
    return answer.to;
  };
  /* What other forms show may follow from what was kept, as a plan from its doses. */
  const follow = (form, fresh) => {
    const there = (name) => fresh.querySelector(`form[action="${form.getAttribute("action")}"] [name="${name}"]:not([type=hidden])`);
    for (const field of form.elements) {
      const now = field.name && field.type !== "hidden" ? there(field.name) : null;
      if (now) { field.value = now.value; field.checked = now.checked; }
    }
    before.set(form, String(fieldsOf(form)));
  };
  const goOn = async (form, to) => {
    const stays = new URL(to, location.href).pathname === location.pathname;
    if (!stays) { location.href = to; return; }
    if (![...document.forms].some(changed)) { location.replace(to); return; } // "back" leaves it
    const fresh = new DOMParser().parseFromString(await (await fetch(to)).text(), "text/html");
    for (const one of document.forms) if (!changed(one)) follow(one, fresh);
    const holds = [...fresh.querySelectorAll("main > .said")].map((one) => one.textContent);
    for (const one of document.querySelectorAll("main > .said")) if (!holds.includes(one.textContent)) one.remove();
    say(form, "Saved. Your other changes on this page are not saved yet.", true);
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
      if (to) await goOn(form, to);
    } catch {
      say(form, "The coach cannot be reached. Is it still running?");
    }
    delete form.dataset.sending;
  });
})();
