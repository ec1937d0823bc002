// Questions as pictures: a line of faces for pain, growing bars for effort, two words for yes and no.
"use strict";
const Scales = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const WORDS = {
    pain: ["no pain", "hardly", "mild", "mild", "bearable", "moderate", "strong", "strong", "severe", "very severe", "worst imaginable"],
    effort: ["nothing", "very easy", "easy", "moderate", "rather hard", "hard", "hard", "very hard", "very hard", "extreme", "all there was"],
  };
  const MARKS = { pain: ["no pain", "moderate", "worst imaginable"], effort: ["nothing", "hard", "all there was"] };
  const part = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const drawing = () => part("svg", { viewBox: "0 0 40 40", "aria-hidden": "true" });
  const face = (value) => {
    const made = drawing();
    const mouth = 31 - value * 0.5;
    const bend = 6 - value * 1.2;
    made.append(
      part("circle", { class: "line", cx: 20, cy: 20, r: 17 }),
      part("path", { class: "line", d: `M13 ${15 + value * 0.15}v.1M27 ${15 + value * 0.15}v.1` }),
      part("path", { class: "line", d: `M12 ${mouth - bend / 2}Q20 ${mouth + bend} 28 ${mouth - bend / 2}` }));
    if (value > 5) made.append(part("path", { class: "line", d: `M10 ${14 - value * 0.4}l6 ${value * 0.35}M30 ${14 - value * 0.4}l-6 ${value * 0.35}` }));
    return made;
  };
  const bar = (value) => {
    const made = drawing();
    const height = 3 + value * 3.3;
    made.append(part("rect", { class: "bar", x: 10, y: 38 - height, width: 20, height, rx: 2 }));
    return made;
  };
  const button = (label, spoken, value, answer, picture) => {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.value = value;
    made.setAttribute("aria-label", spoken);
    if (picture) made.append(picture);
    made.append(label);
    made.onclick = () => answer(value);
    return made;
  };
  const line = (kind, answer) => {
    const scale = document.createElement("div");
    scale.className = "scale";
    for (let value = 0; value <= 10; value++) {
      scale.append(button(String(value), `${value}, ${WORDS[kind][value]}`, value, answer, kind === "pain" ? face(value) : bar(value)));
    }
    const ends = document.createElement("div");
    ends.className = "ends";
    for (const words of MARKS[kind]) ends.append(Object.assign(document.createElement("span"), { textContent: words }));
    return [scale, ends];
  };
  const yesNo = (answer) => {
    const row = document.createElement("div");
    row.className = "yes-no";
    row.append(button("No", "No", 0, answer), button("Yes", "Yes", 1, answer));
    return [row];
  };
  return {
    show(place, question, answer) {
      place.replaceChildren(...(question.kind === "yes_no" ? yesNo(answer) : line(question.kind, answer)));
    },
    offer(place, value) {
      for (const one of place.querySelectorAll("button")) one.classList.toggle("offered", Number(one.dataset.value) === value);
    },
  };
})();
