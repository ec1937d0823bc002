"use strict";
const box = document.getElementById("search");
const rows = [...document.querySelectorAll("#clips tr")];
const texts = rows.map((row) => row.textContent.toLowerCase());
function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, i) => {
    const found = words.every((word) => texts[i].includes(word));
    row.classList.toggle("hidden", !found);
    shown += found;
  });
  document.getElementById("found").textContent = words.length ? `${shown} of ${rows.length}` : "";
}
box.addEventListener("input", search);
