// A document within the page is as high as what it holds, and its letters as large as the page's: one page that scrolls.
"use strict";
for (const frame of document.querySelectorAll("iframe.document")) {
  const fit = () => {
    const root = frame.contentDocument.documentElement;
    root.style.fontSize = getComputedStyle(document.documentElement).fontSize;
    frame.style.height = `${Math.ceil(root.getBoundingClientRect().height) + 8}px`;
  };
  const begin = () => { fit(); new ResizeObserver(fit).observe(frame.contentDocument.body); };
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.body?.childElementCount) begin();
  frame.addEventListener("load", begin);
  addEventListener("resize", fit);
}
