// Three sizes of text, remembered by this browser.
"use strict";
(() => {
  const sizes = ["", "text-large", "text-largest"];
  const use = (size) => { document.documentElement.className = size; };
  const kept = () => { try { return localStorage.getItem("text-size") || ""; } catch { return ""; } };
  use(kept());
  window.nextTextSize = () => {
    const next = sizes[(sizes.indexOf(document.documentElement.className) + 1) % sizes.length];
    use(next);
    try { localStorage.setItem("text-size", next); } catch { /* private windows forget it */ }
  };
})();
