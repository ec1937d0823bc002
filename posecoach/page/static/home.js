// The first page says what is due: left open over night, or while a session goes on elsewhere, it is fetched anew when it is seen again.
"use strict";
(() => {
  const LOOK_MS = 300000; // it may be in sight all day, as on a tablet
  const main = document.getElementById("main"), served = main.innerHTML;
  const look = async () => {
    if (document.visibilityState !== "visible" || document.querySelector("form[data-sending]")) return;
    const reply = await fetch("/", { headers: { Accept: "text/html" } });
    const now = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("main");
    if (now && now.innerHTML !== served) location.reload();
  };
  const tried = () => look().catch(() => {}); // a coach that is not reached is said to be so where something is pressed
  document.addEventListener("visibilitychange", tried);
  addEventListener("pageshow", (event) => { if (event.persisted) tried(); });
  setInterval(() => { if (!main.contains(document.activeElement)) tried(); }, LOOK_MS);
})();
