"use strict";
// Seek: whatever has data-seek goes there in the video, and a click on a plot to the time under the pointer.
const video = document.getElementById("video");
function seek(t) {
  if (!video) return;
  video.currentTime = Math.max(0, t);
  video.scrollIntoView({ block: "nearest", behavior: "auto" });
}
document.addEventListener("click", (event) => {
  const spot = event.target.closest("[data-seek]");
  if (spot && video) {
    event.preventDefault();
    seek(Number(spot.dataset.seek));
    return;
  }
  const plot = event.target.closest(".plot[data-from]");
  if (plot && video) {
    const box = plot.getBoundingClientRect();
    const d = Object.fromEntries(Object.entries(plot.dataset).map(([k, v]) => [k, Number(v)]));
    const along = ((event.clientX - box.left) / box.width - d.left) / (d.right - d.left);
    seek(d.from + Math.min(1, Math.max(0, along)) * (d.to - d.from));
  }
});
// A video that cannot be shown says so: a large one lies beside the page, and may be left behind.
if (video) {
  const source = video.querySelector("source");
  const beside = (address) => {
    try { return decodeURIComponent(address.slice(2)); } catch { return address.slice(2); } // a name that is not UTF-8
  };
  const gone = () => {
    const address = source.getAttribute("src"), said = document.getElementById("video-gone");
    const lost = address.startsWith("./") ? `its file “${beside(address)}” is no longer beside this page, or ` : "";
    said.textContent = `The video cannot be shown: ${lost}this browser cannot play this kind of video.`;
    video.classList.add("hidden");
    said.classList.remove("hidden");
  };
  source.addEventListener("error", gone);
  addEventListener("load", () => { if (video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) gone(); }); // before, it is only looked for
}
// The repetition that the video shows is marked in the table.
if (video) {
  const rows = [...document.querySelectorAll("tr[id*='-rep']")].map((row) => {
    const times = [...row.querySelectorAll("[data-seek]")].map((b) => Number(b.dataset.seek));
    return { row, from: times[0], to: times[times.length - 1] };
  });
  video.addEventListener("timeupdate", () => {
    const t = video.currentTime + 0.02;
    for (const { row, from, to } of rows) row.classList.toggle("here", t >= from && t < to);
  });
}
// Review.
const sections = JSON.parse(document.getElementById("review-data").textContent);
const form = document.getElementById("review");
const blind = document.getElementById("blind"); // ticked: nothing of the program's judgement is filled in
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
let fields = 0;
// A movement to be judged; one that the reviewer added has no number yet, but times that can be set.
function movementField(movement, names, number) {
  const name = `movement-${fields++}`, added = number === null;
  const set = make("fieldset", { class: "movement" });
  set.called = added ? "added movement" : `movement ${number}`;
  set.append(make("legend", {}, added ? "Added movement" : `Movement ${number}, ${movement.when}`));
  const content = make("div");
  if (added) {
    for (const [part, label] of [["start_s", "from, s"], ["end_s", "to, s"]]) {
      const input = make("input", { type: "number", step: "0.1", min: "0", "data-time": part, value: movement[part].toFixed(1) });
      content.append(make("label", {}, label, input));
    }
  }
  const kinds = [["full", "full repetition"], ["partial", "partial"], ["rejected", "not a repetition"]];
  const choice = make("div", { role: "radiogroup", "aria-label": "Counts as" });
  for (const [kind, label] of kinds) {
    const input = make("input", { type: "radio", name, value: kind });
    input.checked = !blind.checked && kind === movement.kind;
    input.required = blind.checked;
    choice.append(make("label", {}, input, label));
  }
  const boxes = make("div", { role: "group", "aria-label": "Faults" });
  for (const fault of Object.keys(names)) {
    const input = make("input", { type: "checkbox", value: fault });
    input.checked = !blind.checked && movement.faults.includes(fault);
    boxes.append(make("label", {}, input, names[fault]));
  }
  content.append(choice, boxes);
  set.append(content);
  if (video && !added) set.append(make("button", { type: "button", "data-seek": String(movement.start_s) }, "Look at it"), " ");
  set.append(removal(set, content));
  set.movement = movement;
  return set;
}
// What takes a movement out of the review that is none, such as a step aside or half of one, and puts it back.
function removal(set, content) {
  const button = make("button", { type: "button", "data-remove": "", "aria-label": `Remove: ${set.called}` }, "Remove");
  button.addEventListener("click", () => {
    set.removed = content.classList.toggle("hidden");
    button.textContent = set.removed ? "Removed. Put it back" : "Remove";
    button.setAttribute("aria-label", `${set.removed ? "Removed, put it back" : "Remove"}: ${set.called}`);
    unsaved.add(set.closest("[data-section]"));
  });
  return button;
}
const movementsOf = (holder) => [...holder.querySelectorAll("fieldset")].filter((set) => !set.removed);
function judged(set) {
  const m = { ...set.movement };
  for (const input of set.querySelectorAll("[data-time]")) m[input.dataset.time] = Number(input.value);
  if (set.querySelector("[data-time]")) m.peak_s = (m.start_s + m.end_s) / 2;
  const kind = set.querySelector("input[type=radio]:checked").value;
  const faults = [...set.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value).sort();
  return { start_s: m.start_s, peak_s: m.peak_s, end_s: m.end_s, kind, faults };
}
function truth(section, holder) {
  const all = movementsOf(holder).map(judged).filter((m) => m.end_s > m.start_s);
  const reps = all
    .filter((m) => m.kind !== "rejected")
    .sort((a, b) => a.start_s - b.start_s)
    .map(({ start_s, peak_s, end_s, kind, faults }) => ({ start_s, peak_s, end_s, full: kind === "full", faults }));
  return {
    clip: section.clip, exercise: section.exercise, view: section.view, fps: section.fps, frames: section.frames,
    full_reps: reps.filter((r) => r.full).length, reps, holds: section.holds, events: [], sets: section.sets,
    judged: section.judged, reviewer: document.getElementById("reviewer").value.trim() || "not named", blind: blind.checked,
  };
}
const unsaved = new Set(); // parts of the form
const state = (text) => { document.getElementById("review-state").textContent = text; };
// A movement that a reviewer added with its times the wrong way round, which no file holds.
function turnedRound(holder) {
  const time = (set, part) => set.querySelector(`[data-time=${part}]`);
  const wrong = (set) => time(set, "end_s") && !(Number(time(set, "end_s").value) > Number(time(set, "start_s").value));
  const set = movementsOf(holder).find(wrong);
  return set && time(set, "end_s");
}
// Movements of a blind review of which the reviewer has not said yet what they count as, which no file holds either.
const unjudged = (holder) => movementsOf(holder).filter((set) => !set.querySelector("input[type=radio]:checked"));
function save(section, holder) {
  const wrong = turnedRound(holder);
  if (wrong) {
    state("An added movement ends before it begins. Put its times right, then save.");
    wrong.focus();
    return;
  }
  const open = unjudged(holder);
  if (open.length) {
    state(`Not judged yet: ${open.map((set) => set.called).join(", ")}. Say what each counts as, then save.`);
    open[0].querySelector("input[type=radio]").reportValidity(); // goes there, and says why
    return;
  }
  const content = JSON.stringify(truth(section, holder), null, 1) + "\n";
  const link = make("a", { download: section.file });
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  unsaved.delete(holder);
  state(`Saved as ${link.download}, where your browser puts what it saves.`);
}
function fill(section, index) {
  const holder = form.querySelector(`[data-section="${index}"]`);
  const several = new Set(section.movements.map((m) => m.set)).size > 1;
  holder.replaceChildren(...section.movements.flatMap((movement, i, all) => {
    const field = movementField(movement, section.fault_names, i + 1);
    return several && movement.set !== all[i - 1]?.set ? [make("h3", {}, movement.set), field] : [field];
  }));
}
if (form) {
  form.classList.remove("hidden");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => { if (event.target.closest("[data-section]")) unsaved.add(event.target.closest("[data-section]")); });
  blind.addEventListener("change", () => {
    if (unsaved.size && !confirm("What you have judged and not saved will be lost. Begin again?")) {
      blind.checked = !blind.checked;
      return;
    }
    unsaved.clear();
    sections.forEach(fill);
    state(blind.checked ? "Nothing is filled in now." : "The program's judgement is filled in now.");
  });
  addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });
}
sections.forEach((section, index) => {
  const holder = form.querySelector(`[data-section="${index}"]`);
  fill(section, index);
  form.querySelector(`[data-add="${index}"]`).addEventListener("click", () => {
    const at = video ? video.currentTime : 0;
    const added = movementField({ start_s: at, peak_s: at + 1, end_s: at + 2, kind: "full", faults: [] }, section.fault_names, null);
    holder.append(added);
    unsaved.add(holder);
    added.querySelector("input").focus();
  });
  form.querySelector(`[data-save="${index}"]`).addEventListener("click", () => save(section, holder));
});
