// Lets the coach say a sentence, and shows what is wrong if it cannot.
"use strict";
const sayASentence = async () => {
  const said = document.getElementById("voice-said");
  said.textContent = "…";
  const answer = await (await fetch("/voice", { method: "POST" })).json();
  said.textContent = answer.error || "";
  return !answer.error;
};
