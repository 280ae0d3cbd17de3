/* Marks the words that were searched for (?highlight=word) with the CSS Custom Highlight API: the text itself is not touched. */
(() => {
  "use strict";
  /* Without case and marks above letters, unit for unit, so that places in the folded text are places in the text. */
  const fold = (text) => Array.from({ length: text.length }, (_, at) => text[at].normalize("NFD")[0].toLowerCase()[0]).join("");
  const words = new URLSearchParams(location.search).getAll("highlight").flatMap((w) => fold(w).split(/\s+/)).filter((w) => w.length > 1);
  if (!words.length || !("highlights" in CSS)) return;
  const ranges = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = fold(node.data);
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        if (at && /[\p{L}\p{N}]/u.test(text[at - 1])) continue;
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
  if (!location.hash) ranges[0]?.startContainer.parentElement.scrollIntoView({ block: "center" });
})();
