// Opens at once when the address brings the code behind "#".
"use strict";
(() => {
  const code = location.hash.slice(1);
  if (!code) return;
  const form = document.getElementById("join");
  form.elements.code.value = decodeURIComponent(code);
  history.replaceState(null, "", location.pathname);
  form.submit();
})();
