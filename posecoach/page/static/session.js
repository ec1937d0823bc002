// The session: shows what the coach shows, and asks for what is touched. It decides nothing.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const KEYS = { " ": "pause", MediaPlayPause: "pause", MediaPlay: "pause", MediaPause: "pause", n: "next", MediaTrackNext: "next", r: "restart", "+": "count_up", "=": "count_up", "-": "count_down", c: "calibrate", s: "skip", p: "hurts", m: "mute", h: "how_was_that" };
  const TWICE_MS = 2000; // an answer that is given twice is taken once; one that was lost may be given again
  const MOVED_MS = 1000; // until the coach has heard of a slider that is moved here
  let asked = "", warned = "", typedOne = 0, toTen = true, over = false, answeredMs = 0, volume = null, movedMs = 0;
  const set = (id, text) => { if (at(id).textContent !== text) at(id).textContent = text; };
  const wait = (text) => {
    at("wait").classList.toggle("hidden", !text);
    if (text) set("wait", text);
  };
  const question = (state) => {
    const open = state.question;
    at("ask").classList.toggle("hidden", !open || state.paused);
    if (!open) { asked = warned = ""; return; }
    const which = `${open.id} ${open.title}`; // the same may be asked of another exercise while a phone sleeps
    if (asked !== which) {
      asked = which;
      clearTimeout(typedOne); // what was typed was meant for the question before
      answeredMs = typedOne = 0;
      toTen = !open.choices.length;
      set("question", (open.title ? `${open.title}: ` : "") + open.text);
      Scales.show(at("scale"), open, give);
      at("question").focus({ preventScroll: true });
    }
    /* A warning, and what is wrong with the camera, come before the question, which lies over the picture that has them.
       A warning stays until the question is answered. */
    if (state.caption_kind === "safety" && state.caption) warned = state.caption;
    set("told", warned || state.no_camera || (open.kind === "yes_no" && state.message ? state.message.detail : ""));
    at("told").classList.toggle("warning", Boolean(warned));
    Scales.offer(at("scale"), open.offered);
  };
  /* As loud as it was chosen last, on whichever page. */
  const follow = () => { if (volume !== null && Date.now() - movedMs >= MOVED_MS) at("volume").value = Math.round(100 * volume); };
  const ended = (state) => {
    document.body.dataset.stage = "over";
    over = true;
    wait("");
    for (const id of ["ask", "picture", "controls", "more", "words"]) at(id).classList.add("hidden");
    const [first, ...rest] = (state.said || "No session is on.").split("\n");
    set("end-said", first);
    at("end-lines").replaceChildren(...rest.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    at("end-mark").classList.toggle("hidden", !state.said || !state.well);
    at("end").classList.remove("hidden");
  };
  const sentences = (parts) => parts.filter(Boolean).map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(" ");
  const show = (state) => {
    if (!state.running) { ended(state); return; }
    if (over) { location.reload(); return; }
    document.body.dataset.stage = state.stage;
    if (state.stage === "check") { location.href = "/start/check"; return; }
    if (state.stage === "starting") { wait("Starting the camera and the model …"); return; }
    set("name", [state.exercise, state.set].filter(Boolean).join(", "));
    set("pause", state.paused ? "Carry on" : "Pause");
    set("mute", state.muted ? "Voice on" : "Voice off");
    const unsaid = state.muted || state.no_voice; // a screen reader says what the coach does not, and talks over nothing else
    at("caption").setAttribute("aria-live", unsaid ? "polite" : "off");
    const message = state.message ? sentences([state.message.title, state.message.text, state.message.detail]) : "";
    set("caption", state.caption || (state.question ? "" : message));
    at("caption").classList.toggle("warning", Boolean(state.caption) && state.caption_kind === "safety");
    set("warning", state.caption_kind === "safety" ? state.caption : "");
    const count = state.count === null ? "" : `${state.count} ${state.count_label}`;
    set("counted", unsaid ? count : "");
    set("count", [count, state.timer ? `${state.timer.text} ${state.timer.label}` : "", state.set, state.no_voice].filter(Boolean).join(" · "));
    question(state);
    volume = state.volume ?? volume;
    follow();
  };
  const live = new Live(at("picture"), show, () => wait(""), () => { if (!over) wait("The coach cannot be reached. If it is running, it goes on without this page …"); });
  const quit = () => { if (confirm("End the session? What you did is kept.")) live.send({ ask: "quit" }); };
  const once = (message) => {
    if (Date.now() - answeredMs < TWICE_MS) return; // of a double tap the next question would take the second
    answeredMs = Date.now();
    live.send(message);
  };
  const give = (value) => once({ answer: value });
  const answer = (digit) => {
    if (typedOne) { clearTimeout(typedOne); typedOne = 0; give(digit === 0 ? 10 : digit); return; }
    if (digit === 1 && toTen) { typedOne = setTimeout(() => { typedOne = 0; give(1); }, 1000); return; }
    give(digit);
  };
  /* On keyboards that have digits only with Shift, as French ones, an answer needs none. */
  const digitOf = (event) => (/^[0-9]$/.test(event.key) ? event.key : (asked && !event.shiftKey && /^Digit(\d)$/.exec(event.code)?.[1]) || "");
  const full = () => { if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen().catch(() => {}); };
  for (const one of document.querySelectorAll("[data-ask]")) one.onclick = () => live.send({ ask: one.dataset.ask });
  at("no-answer").onclick = () => once({ ask: "next" });
  at("open-more").onclick = () => {
    const hidden = at("more").classList.toggle("hidden");
    at("open-more").setAttribute("aria-expanded", String(!hidden));
  };
  at("quit").onclick = quit;
  at("full").onclick = full;
  at("text-size").onclick = window.nextTextSize;
  at("volume").oninput = () => {
    movedMs = Date.now();
    setTimeout(follow, MOVED_MS + 100);
    live.send({ volume: Number(at("volume").value) / 100 });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key; // with the capitals locked, too
    const onButton = event.target.matches("button, a") && (key === " " || key === "Enter");
    const digit = digitOf(event);
    const corrects = onButton ? event.target.matches("[data-ask^=count]") : !digit && /^[-+=]$/.test(key);
    const again = event.repeat && !corrects; // held down, it is one wish; a count may be corrected by many
    if (onButton) {
      if (again && key === "Enter") event.preventDefault();
      return;
    }
    if (again) {
      if (digit || KEYS[key]) event.preventDefault();
      return;
    }
    if (digit) { if (asked) answer(Number(digit)); }
    else if (KEYS[key]) live.send({ ask: KEYS[key] });
    else if (key === "q") quit();
    else if (key === "f") full();
    else if (key === "t") window.nextTextSize();
    else return;
    event.preventDefault();
  });
  if (navigator.wakeLock) {
    const awake = () => { if (document.visibilityState === "visible") navigator.wakeLock.request("screen").catch(() => {}); };
    document.addEventListener("visibilitychange", awake);
    awake();
  }
})();
