/* A note opens at its place, on click, touch or Enter; Escape closes it. Where there is no margin, so does the line on a person. Without this script both are links. */
(() => {
  "use strict";
  if (!("popover" in HTMLElement.prototype)) return;
  let box, opener;

  const make = () => {
    box = document.createElement("div");
    box.id = "note-box";
    box.popover = "auto";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.addEventListener("toggle", (event) => {
      if (event.newState !== "closed" || !opener) return;
      if (box.contains(document.activeElement) || document.activeElement === document.body) opener.focus({ preventScroll: true });
      opener = undefined;
    });
    document.body.append(box);
  };

  /* Beside the text where there is room, else below or above the line. */
  const place = (link) => {
    const at = link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const edge = (link.closest("article") || link).getBoundingClientRect().right + 16;
    const beside = width - edge - 16 >= 260;
    box.style.maxWidth = beside ? `${width - edge - 16}px` : "";
    const below = beside ? Math.min(at.top - 16, innerHeight - box.offsetHeight - 16)
      : innerHeight - at.bottom > box.offsetHeight + 16 || at.top < box.offsetHeight + 16 ? at.bottom + 8 : at.top - box.offsetHeight - 8;
    box.style.left = `${scrollX + (beside ? edge : Math.min(Math.max(16, at.left - 40), width - box.offsetWidth - 16))}px`;
    box.style.top = `${scrollY + Math.max(8, below)}px`;
  };

  const open = (link, label, content, onward) => {
    if (!box) make();
    if (box.matches(":popover-open")) box.hidePopover();
    box.replaceChildren(...content);
    for (const inner of box.querySelectorAll("[id]")) inner.removeAttribute("id");
    const footer = document.createElement("p");
    footer.className = "onward";
    const way = document.createElement("a");
    [way.href, way.textContent] = onward;
    way.addEventListener("click", () => box.hidePopover());
    footer.append(way);
    box.append(footer);
    box.setAttribute("aria-label", label);
    box.showPopover();
    opener = link;
    place(link);
    box.focus({ preventScroll: true });
  };

  const note = (link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const text = target?.querySelector(".note-text");
    if (text) open(link, link.getAttribute("aria-label"), [text.cloneNode(true)], [link.hash, "In the list of notes"]);
    return Boolean(text);
  };

  const name = (link) => {
    if (matchMedia("(min-width: 72rem)").matches) return false;
    const listed = [...document.querySelectorAll(".named a")].find((other) => other.href === link.href);
    const who = listed?.parentElement.querySelector(".who");
    if (!who) return false;
    const bold = document.createElement("b");
    bold.textContent = listed.textContent.trim();
    open(link, bold.textContent, [bold, " ", who.textContent.trim()], [link.getAttribute("href"), "All mentions"]);
    return true;
  };

  addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a[role=doc-noteref], .text a.n, .notes a.n");
    if (link && !box?.contains(link) && (link.matches(".n") ? name(link) : note(link))) event.preventDefault();
  });
})();
