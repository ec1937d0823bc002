// Questions as pictures: a line of faces for pain and soreness, growing bars for effort, words for yes and no and for a spot.
"use strict";
const Scales = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const WORDS = {
    pain: ["no pain", "hardly any", "mild", "mild", "bearable", "moderate", "strong", "strong", "severe", "very severe", "worst imaginable"],
    soreness: ["not sore", "hardly", "a little", "a little", "bearable", "a good ache", "strong", "strong", "severe", "very severe", "worst imaginable"],
    effort: ["no effort", "very easy", "easy", "moderate", "rather hard", "hard", "hard", "very hard", "very hard", "extreme", "as hard as I can"],
  };
  /* Of 0, 5 and 10: each stands below its number, or with it where the numbers are no row. */
  const MARKS = { pain: ["no pain", "moderate", "worst imaginable"], soreness: ["not sore", "a good ache", "worst imaginable"], effort: ["no effort", "hard", "as hard as I can"] };
  const part = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const drawing = () => part("svg", { viewBox: "0 0 40 40", "aria-hidden": "true" });
  const line = (d) => part("path", { class: "line", d });
  /* A face in pain, not a sad or an angry one, and without pain a calm one, as in the Faces Pain Scale (Hicks 2001): no joy is asked
     after. The brows rise in the middle, then the eyes are shut tight and the mouth opens. */
  const eyes = (value) => {
    if (value >= 8) return [line("M10 13l6 3.5l-6 3.5M30 13l-6 3.5l6 3.5")];
    const brows = value >= 4 ? [line(`M9.5 ${11.5 + value * 0.1}l6 ${-0.6 * (value - 3)}M30.5 ${11.5 + value * 0.1}l-6 ${-0.6 * (value - 3)}`)] : [];
    return [line("M13.5 16.5v.1M26.5 16.5v.1"), ...brows];
  };
  const mouth = (value) => {
    if (value >= 8) return line(`M13 31Q20 ${26 - 2.5 * (value - 8)} 27 31Q20 33 13 31Z`);
    const bend = -0.6 * value, height = 28.5 - bend / 4;
    return line(`M12.5 ${height - bend / 2}Q20 ${height + bend} 27.5 ${height - bend / 2}`);
  };
  const face = (value) => {
    const made = drawing();
    made.append(part("circle", { class: "line", cx: 20, cy: 20, r: 17 }), ...eyes(value), mouth(value));
    return made;
  };
  const bar = (value) => {
    const made = drawing();
    const height = 3 + value * 3.3;
    made.append(part("rect", { class: "bar", x: 10, y: 38 - height, width: 20, height, rx: 2 }));
    return made;
  };
  const button = (label, spoken, value, answer, picture, word) => {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.value = value;
    made.setAttribute("aria-label", spoken);
    if (picture) made.append(picture);
    made.append(label);
    if (word) made.append(Object.assign(document.createElement("span"), { className: "word", textContent: word }));
    made.onclick = (event) => { if (event.detail < 2) answer(value); }; // not for the second tap of two
    return made;
  };
  const scaleOf = (kind, answer) => {
    const scale = document.createElement("div");
    scale.className = "scale";
    for (let value = 0; value <= 10; value++) {
      scale.append(button(String(value), `${value}, ${WORDS[kind][value]}`, value, answer, kind === "effort" ? bar(value) : face(value), WORDS[kind][value]));
    }
    const ends = document.createElement("div");
    ends.className = "ends";
    MARKS[kind].forEach((words, index) => {
      const end = document.createElement("span");
      end.append(Object.assign(document.createElement("b"), { textContent: `${5 * index} ` }), words);
      ends.append(end);
    });
    return [scale, ends];
  };
  const yesNo = (words, answer) => {
    const row = document.createElement("div");
    row.className = "yes-no";
    words.forEach((word, value) => row.append(button(word, word, value, answer)));
    return [row];
  };
  const choices = (words, answer) => {
    const column = document.createElement("div");
    column.className = "choices";
    words.forEach((word, index) => column.append(button(word, word, index + 1, answer)));
    return [column];
  };
  const drawn = (question, answer) => {
    if (question.kind === "yes_no") return yesNo(question.choices, answer);
    return question.choices.length ? choices(question.choices, answer) : scaleOf(question.kind, answer);
  };
  return {
    show(place, question, answer) {
      place.replaceChildren(...drawn(question, answer));
    },
    offer(place, value) {
      for (const one of place.querySelectorAll("button")) one.classList.toggle("offered", Number(one.dataset.value) === value);
    },
  };
})();
