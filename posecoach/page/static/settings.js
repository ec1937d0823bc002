"use strict";
history.replaceState(null, "", location.pathname + location.hash); // opened anew it is not said again that it was saved
document.getElementById("say").onclick = sayASentence;
document.getElementById("plan-file").onchange = async (event) => {
  const file = event.target.files[0];
  if (file && file.size < 60000) document.getElementById("plan-text").value = await file.text();
};
