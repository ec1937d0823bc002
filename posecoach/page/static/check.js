// The check before the first session.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const sign = (id, ill, known) => {
    at(id).className = known ? (ill ? "ill" : "well") : "";
    at(id).querySelector(".mark").textContent = known ? (ill ? "✗" : "✓") : "…";
  };
  const mark = (id, problem, known) => {
    sign(id, problem, known);
    at(id).querySelector(".mend").textContent = (known && problem) || "";
  };
  let last = null;
  new Live(at("picture"), (state) => {
    if (state.running && state.stage === "check") {
      last = state;
      mark("check-picture", state.picture, state.seen || state.picture);
      mark("check-light", state.light, state.seen);
      mark("check-framing", state.was_seen ? "" : state.framing, state.seen);
      at("left").textContent = `${state.left_s} seconds left`;
    } else if (!state.running) {
      at("wait").classList.remove("hidden");
      at("wait").textContent = state.said || "The check is over.";
      at("left").textContent = "";
      if (!state.well) mark("check-picture", state.said, true);
    }
  }, () => at("wait").classList.add("hidden"), () => {});
  at("say").onclick = async () => {
    at("heard").classList.add("hidden");
    if (await sayASentence()) at("heard").classList.remove("hidden");
    else sign("check-voice", true, true);
  };
  at("heard-yes").onclick = () => mark("check-voice", "", true);
  at("heard-no").onclick = () => mark("check-voice", "Turn the loudspeaker up, choose it in the sound settings of this machine, and try again.", true);
})();
