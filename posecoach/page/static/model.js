// Looks how far the model is, and goes on when it is there.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const look = async () => {
    const state = await (await fetch("/start/model/state")).json();
    if (state.available) { location.href = "/start/camera"; return; }
    at("going").classList.toggle("hidden", !state.busy);
    at("prepare").disabled = state.busy;
    at("done").value = state.done_ratio;
    at("doing").textContent = `${state.doing || "Beginning"} …`;
    at("problem").textContent = state.error;
    at("problem").classList.toggle("hidden", !state.error);
  };
  setInterval(() => look().catch(() => {}), 2000);
  look().catch(() => {});
})();
