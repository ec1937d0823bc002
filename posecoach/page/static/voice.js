// Lets the coach say a sentence, as the form around the button says though it is not saved, and shows what to do if it cannot, and for engineers why.
"use strict";
const sayASentence = async () => {
  const said = document.getElementById("voice-said");
  said.textContent = "…";
  const form = document.getElementById("say").form;
  const body = new URLSearchParams(form ? new FormData(form) : undefined);
  const reply = await fetch("/voice", { method: "POST", body }).catch(() => null);
  const answer = (await reply?.json().catch(() => null)) ?? { error: "The coach could not try its voice. Its terminal says what went wrong." };
  said.textContent = answer.error || "";
  if (answer.why) {
    const [why, summary] = ["details", "summary"].map((name) => document.createElement(name));
    summary.textContent = "For engineers";
    why.append(summary, answer.why);
    said.append(why);
  }
  return !answer.error;
};
