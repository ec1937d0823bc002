// Clips: sends what is dropped, one after the other, and shows how far each is.
"use strict";
(() => {
  const SILENCE_MS = 8000; // a list that does not come for so long comes no more
  const at = (id) => document.getElementById(id);
  const sending = [];
  let looking = false; // lists that wait for each other would take every connection that a browser has
  let busy = false; // files that wait here are lost with the page
  let request = null, mark = ""; // of what is being sent; by its mark it is known in the list, where clips of other devices stand, too
  const MOST_SAID = 5;
  let refused = []; // of the files brought last, why they were not taken
  const say = (problem) => {
    refused = problem ? [...refused, problem] : [];
    const shown = refused.slice(0, MOST_SAID), more = refused.length - shown.length;
    if (more) shown.push(`And ${more} more.`);
    at("said").replaceChildren(...shown.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    at("said").classList.toggle("hidden", !refused.length);
  };
  const refusal = (answer, name) => {
    try { return JSON.parse(answer).error; } catch { return `${name} was not taken. Open this page anew from the coach.`; }
  };
  const tell = () => {
    const left = sending.length === 1 ? "One clip is" : `${sending.length} clips are`;
    at("sending").classList.toggle("hidden", !sending.length);
    at("sending").textContent = sending.length ? `${left} still to be sent. Keep this page open until then.` : "";
  };
  const send = (file, exercise) => new Promise((resolve) => {
    request = new XMLHttpRequest();
    mark = Math.random().toString(36).slice(2);
    request.open("POST", `/clips?${new URLSearchParams({ exercise, name: file.name, mark })}`);
    const over = (problem) => { if (problem) say(problem); mark = ""; resolve(); };
    request.onload = () => over(request.status === 200 ? "" : refusal(request.responseText, file.name));
    request.onerror = () => over(`${file.name} did not arrive. Is the coach still running?`);
    request.onabort = () => over("");
    request.send(file);
  });
  /* What cannot be a clip is not sent first. */
  const unfit = (file) => (file.size > Number(at("drop").dataset.most) ? `${file.name}: ${at("drop").dataset.large}` : "");
  const take = async (files, folders = []) => {
    if (!busy) say("");
    for (const name of folders) say(`${name} is a folder. Open it and choose the clips in it.`);
    for (const file of files) if (unfit(file)) say(unfit(file)); else sending.push([file, at("exercise").value]);
    tell();
    if (busy) return;
    busy = true;
    for (; sending.length; sending.shift()) { tell(); await send(...sending[0]); look(); }
    busy = false;
    tell();
  };
  addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
  const link = (address, text) => Object.assign(document.createElement("a"), { href: address, textContent: text });
  const words = { coming: "is coming", waiting: "waits", running: "is being judged", done: "done", failed: "failed" };
  const labelled = (one, label) => { one.setAttribute("aria-label", label); return one; };
  const within = (ms) => { const stop = new AbortController(); setTimeout(() => stop.abort(), ms); return stop.signal; };
  const item = (clip) => {
    const made = document.createElement("li");
    made.append(Object.assign(document.createElement("strong"), { textContent: clip.name }), clip.error || clip.found || words[clip.progress]);
    if (clip.progress === "running") made.append(labelled(Object.assign(document.createElement("progress"), { id: `bar-${clip.id}`, max: 1 }), clip.name));
    if (clip.progress === "done") made.append(Object.assign(link(`/clips/${clip.id}/report`, "Report and review"), { className: "button main" }), link(`/clips/${clip.id}/result`, "Result file"));
    const remove = labelled(Object.assign(document.createElement("button"), { type: "button", textContent: "Remove" }), `Remove ${clip.name}`);
    remove.onclick = async () => { if (mark && clip.mark === mark) request.abort(); await fetch(`/clips/${clip.id}/remove`, { method: "POST" }); look(); };
    made.append(remove);
    return made;
  };
  const shown = new Map();
  /* Only what has changed is put on the page anew, and the keyboard keeps its place. */
  const update = (clips) => {
    const list = at("clips"), here = document.activeElement.closest("#clips li"), place = [...list.children].indexOf(here);
    for (const [id, { node }] of shown) if (!clips.some((clip) => clip.id === id)) { node.remove(); shown.delete(id); }
    for (const clip of clips) {
      const now = JSON.stringify(clip, (key, value) => (key === "done_ratio" ? undefined : value)), before = shown.get(clip.id);
      if (before?.now === now) continue;
      const node = item(clip);
      if (before) before.node.replaceWith(node); else list.append(node);
      shown.set(clip.id, { now, node });
    }
    if (here && !here.isConnected) (list.children[Math.min(place, list.children.length - 1)]?.querySelector("a, button") ?? at("files")).focus();
  };
  const refresh = async () => {
    const clips = await (await fetch("/clips/list", { signal: within(SILENCE_MS) })).json();
    update(clips);
    for (const clip of clips) if (clip.progress === "running") at(`bar-${clip.id}`).value = clip.done_ratio;
  };
  const lost = (is) => at("lost").classList.toggle("hidden", !is);
  const look = async () => {
    if (looking) return;
    looking = true;
    await refresh().then(() => lost(false), () => lost(true));
    looking = false;
  };
  at("files").onchange = (event) => {
    const files = [...event.target.files];
    event.target.value = ""; // the same file may be brought again, as with another exercise
    take(files);
  };
  const drop = at("drop");
  /* Of what is dropped the files, and the names of the folders, which no browser sends. */
  const dropped = ({ files, items }) => {
    const folders = [...items].map((one) => one.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory).map((entry) => entry.name);
    return [[...files].filter((file) => !folders.includes(file.name)), folders];
  };
  drop.ondragover = (event) => { event.preventDefault(); drop.classList.add("over"); };
  drop.ondragleave = () => drop.classList.remove("over");
  drop.ondrop = (event) => { event.preventDefault(); drop.classList.remove("over"); take(...dropped(event.dataTransfer)); };
  setInterval(look, 1000);
  look();
})();
