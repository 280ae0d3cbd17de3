/* Search with Pagefind: its index lies beside the site and is loaded piece by piece, so any static host will do. */
(() => {
  "use strict";
  const [form, input, place, status, list, more] = ["search", "q", "in", "search-status", "results", "more"].map((id) => document.getElementById(id));
  const STEP = 10;
  let engine, found = [], shown = 0, run = 0;

  const load = async () => {
    if (!engine) {
      const { load: open } = await import(new URL("assets/engine.js", document.baseURI).href);
      engine = await open({ excerptLength: 34, highlightParam: "highlight" });
    }
    return engine;
  };

  /* Pagefind gives the excerpt as HTML whose only element is mark: taken apart here, so that nothing else can come in. */
  const excerpt = (html) => {
    const paragraph = document.createElement("p");
    const plain = (text) => new DOMParser().parseFromString(`<pre>|${text}`, "text/html").body.textContent.slice(1);
    html.split(/<mark>(.*?)<\/mark>/s).forEach((piece, number) => {
      if (number % 2) {
        const mark = document.createElement("mark");
        mark.textContent = plain(piece);
        paragraph.append(mark);
      } else paragraph.append(plain(piece));
    });
    return paragraph;
  };

  const show = async (mine) => {
    const part = await Promise.all(found.slice(shown, shown + STEP).map((result) => result.data()));
    if (mine !== run) return;
    shown += part.length;
    for (const data of part) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = data.url;
      link.textContent = data.meta.title;
      const about = Object.assign(document.createElement("p"), { className: "where", textContent: data.meta.about || "" });
      item.append(link, about, excerpt(data.excerpt));
      list.append(item);
    }
    more.hidden = shown >= found.length;
  };

  const search = async () => {
    const mine = ++run;
    const words = input.value.trim();
    const asked = new URLSearchParams([["q", words], ["in", place.value]].filter(([, value]) => value));
    history.replaceState(null, "", words ? `?${asked}` : location.pathname);
    if (!words) { status.textContent = "Type a word or a name."; list.replaceChildren(); more.hidden = true; return; }
    status.textContent = "Searching …";
    try {
      const answer = await (await load()).search(words, place.value);
      if (mine !== run) return;
      [found, shown] = [answer.results, 0];
      list.replaceChildren();
      status.textContent = `${found.length} page${found.length === 1 ? "" : "s"}`;
      await show(mine);
    } catch {
      status.textContent = "The search index cannot be loaded. It needs the site to be opened from a web server (https://), not from the disk.";
    }
  };

  let timer;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 250); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); search(); });
  place.addEventListener("change", search);
  more.addEventListener("click", () => show(run));
  const given = new URLSearchParams(location.search);
  input.value = given.get("q") || "";
  if ([...place.options].some((option) => option.value === given.get("in"))) place.value = given.get("in");
  place.closest("[hidden]")?.removeAttribute("hidden");
  search();
  if (!input.value) input.focus();
})();
