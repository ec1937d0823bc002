// Arrow keys, as remote controls have them: the focus goes to the nearest thing to press in that direction.
"use strict";
(() => {
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const REACHABLE = "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select, textarea, summary";
  const KEEPS_SIDEWAYS = "textarea, input[type=text], input[type=number], input[type=range], input[type=time]";
  const OWN_ARROWS = "select, input[type=radio], input[type=number], input[type=time], input[type=range]";
  let tabs = false; // whoever has that key, as no remote control has, needs no arrows to go on, and chooses with them
  const writing = (here, [, y]) => here.matches("textarea") && (y > 0 ? here.selectionEnd < here.value.length : here.selectionStart > 0);
  const ASIDE = 2; // what lies aside counts twice, so that a row or a column is followed
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const gap = (lowA, highA, lowB, highB) => Math.max(0, lowB - highA, lowA - highB);
  const away = (from, to, [x, y]) => {
    const [a, b] = [middle(from), middle(to)];
    const ahead = x * (b[0] - a[0]) + y * (b[1] - a[1]);
    if (ahead <= 1 || (x ? gap(from.top, from.bottom, to.top, to.bottom) > ahead : false)) return Infinity;
    const aside = x ? gap(from.top, from.bottom, to.top, to.bottom) : gap(from.left, from.right, to.left, to.right);
    const along = x ? gap(from.left, from.right, to.left, to.right) : gap(from.top, from.bottom, to.top, to.bottom);
    const offset = Math.abs(x ? b[1] - a[1] : b[0] - a[0]);
    return along + ASIDE * aside + offset / 50;
  };
  const seen = (one) => (one.checkVisibility ? one.checkVisibility({ visibilityProperty: true }) : one.getClientRects().length > 0); // televisions have old browsers
  const shown = () => [...document.querySelectorAll(REACHABLE)].filter(seen);
  const nearest = (here, way) => {
    const from = here.getBoundingClientRect();
    let best = null, least = Infinity;
    for (const one of shown()) {
      const far = one === here ? Infinity : away(from, one.getBoundingClientRect(), way);
      if (far < least) [best, least] = [one, far];
    }
    return best;
  };
  addEventListener("keydown", (event) => {
    tabs ||= event.key === "Tab";
    const way = WAYS[event.key];
    const here = document.activeElement;
    if (!way || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    if (tabs && here.matches(OWN_ARROWS)) return;
    if (writing(here, way) || (way[0] && here.matches(KEEPS_SIDEWAYS))) return;
    const next = here === document.body ? shown().find((one) => one.closest("main")) : nearest(here, way);
    if (!next) return; // the page scrolls
    event.preventDefault();
    next.focus();
  });
})();
