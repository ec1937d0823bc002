// Lets the coach say a sentence, as the form around the button says though it is not saved, and shows what is wrong if it cannot.
"use strict";
const sayASentence = async () => {
  const said = document.getElementById("voice-said");
  said.textContent = "…";
  const form = document.getElementById("say").form;
  const body = new URLSearchParams(form ? new FormData(form) : undefined);
  const reply = await fetch("/voice", { method: "POST", body }).catch(() => null);
  const answer = (await reply?.json().catch(() => null)) ?? { error: "The coach could not try its voice. Its terminal says what went wrong." };
  said.textContent = answer.error || "";
  return !answer.error;
};
