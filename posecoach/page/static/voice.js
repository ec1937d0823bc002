// Lets the coach say a sentence, and shows what is wrong if it cannot.
"use strict";
const sayASentence = async () => {
  const said = document.getElementById("voice-said");
  said.textContent = "…";
  const reply = await fetch("/voice", { method: "POST" }).catch(() => null);
  const answer = reply?.ok ? await reply.json() : { error: "The coach could not try its voice. What went wrong stands in its terminal." };
  said.textContent = answer.error || "";
  return !answer.error;
};
