"use strict";
history.replaceState(null, "", location.pathname + location.hash); // opened anew it is not said again that it was saved
document.getElementById("say").onclick = sayASentence;
document.getElementById("text-size").onclick = window.nextTextSize;
document.getElementById("plan-file").onclick = (event) => { event.target.value = ""; }; // the same may be chosen again when it was changed
document.getElementById("plan-file").onchange = async (event) => {
  const file = event.target.files[0], said = document.getElementById("plan-said");
  if (!file) return;
  const text = file.size < 60000 ? await file.text() : "";
  const problem = file.size >= 60000 ? "is too large for a plan" : /[\0\ufffd]/.test(text) ? "cannot be read as text, so it is no plan" : "";
  said.textContent = problem && `${file.name} ${problem}. Choose another file.`;
  if (!problem) document.getElementById("plan-text").value = text;
};
