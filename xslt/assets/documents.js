/* Sorts and filters the list of documents. The whole list is fetched when the reader first asks for it; until then, and without this script, the sheets stand as they are. */
(() => {
  "use strict";
  const place = document.getElementById("filters");
  const body = document.querySelector("#documents tbody");
  const count = document.getElementById("count");
  const STEP = 200;
  const KEYS = { date: 3, title: 1, type: 5, from: 6, to: 7 };
  let data, fields, sorted = { key: "date", down: false }, limit = STEP;

  const load = () => new Promise((done, failed) => {
    if (window.editionDocuments) return done(window.editionDocuments);
    const script = document.createElement("script");
    script.src = place.dataset.source;
    script.onload = () => done(window.editionDocuments);
    script.onerror = failed;
    document.head.append(script);
  });

  const field = (name, label, input) => {
    const box = document.createElement("div");
    const text = document.createElement("label");
    input.id = `filter-${name}`;
    input.name = name;
    text.htmlFor = input.id;
    text.textContent = label;
    box.append(text, input);
    return box;
  };

  const input = (placeholder) => Object.assign(document.createElement("input"), { type: "text", placeholder, autocomplete: "off" });

  const options = (element, values) => values.forEach((value) => element.append(Object.assign(document.createElement("option"), { value, textContent: value })));

  const unique = (column) => [...new Set(data.rows.map((row) => row[column]).filter(Boolean))].sort((a, b) => a.localeCompare(b));

  const build = () => {
    const form = document.createElement("form");
    const type = document.createElement("select");
    const lists = ["senders", "persons"].map((id) => Object.assign(document.createElement("datalist"), { id }));
    fields = { from: input("1961-05"), to: input("1963"), type, sender: input(""), person: input("") };
    fields.sender.setAttribute("list", "senders");
    fields.person.setAttribute("list", "persons");
    options(type, [""]);
    type.firstChild.textContent = "All kinds";
    const reset = Object.assign(document.createElement("button"), { type: "reset", textContent: "All documents" });
    form.append(field("from", "Not before", fields.from), field("to", "Not after", fields.to), field("type", "Kind", type), field("sender", "From whom", fields.sender),
      field("person", "Naming", fields.person), ...lists, reset);
    form.addEventListener("focusin", fill, { once: true });
    form.addEventListener("input", () => { limit = STEP; apply(); });
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    place.append(form);
  };

  const fill = async () => {
    if (data) return true;
    try { data = await load(); } catch { count.textContent = "The list for the filters cannot be loaded."; return false; }
    options(fields.type, unique(5));
    options(document.getElementById("senders"), unique(6));
    options(document.getElementById("persons"), [...data.persons].sort((a, b) => a.localeCompare(b)));
    return true;
  };

  const matches = () => {
    const value = (name) => fields[name].value.trim().toLowerCase();
    const [from, to, type, sender, person] = ["from", "to", "type", "sender", "person"].map(value);
    const named = person ? new Set(data.persons.flatMap((name, number) => name.toLowerCase().includes(person) ? [number] : [])) : null;
    return data.rows.filter((row) => (!from || (row[3] && row[3] >= from)) && (!to || (row[3] && row[3].slice(0, to.length) <= to)) && (!type || row[5].toLowerCase() === type)
      && (!sender || row[6].toLowerCase().includes(sender)) && (!named || row[8].some((number) => named.has(number))));
  };

  const cell = (kind, ...content) => { const td = document.createElement("td"); td.className = kind; td.append(...content); return td; };

  const line = (row) => {
    const tr = document.createElement("tr");
    const link = Object.assign(document.createElement("a"), { href: row[0], textContent: row[1] });
    const date = cell("date", row[4]);
    if (row[2]) date.append(" ", Object.assign(document.createElement("span"), { className: "group", textContent: row[2] }));
    tr.append(date, cell("title", link), cell("type", row[5]), cell("from", row[6]), cell("to", row[7]));
    return tr;
  };

  const apply = async () => {
    if (!await fill()) return;
    const column = KEYS[sorted.key];
    const rows = matches();
    rows.sort((a, b) => ((!a[column]) - (!b[column])) || (sorted.down ? -1 : 1) * a[column].localeCompare(b[column], undefined, { numeric: true }));
    const shown = rows.slice(0, limit).map(line);
    if (rows.length > limit) {
      const more = Object.assign(document.createElement("button"), { type: "button", id: "more", textContent: `Show ${Math.min(STEP, rows.length - limit)} more` });
      more.addEventListener("click", () => { limit += STEP; apply(); });
      const last = document.createElement("tr");
      const td = cell("title", more);
      td.colSpan = 5;
      last.append(td);
      shown.push(last);
    }
    body.replaceChildren(...shown);
    count.textContent = `${rows.length} of ${data.rows.length} documents`;
    document.querySelector(".pager")?.remove();
  };

  for (const heading of document.querySelectorAll("th[data-sort]")) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: heading.textContent.trim() });
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const key = heading.dataset.sort;
      sorted = { key, down: sorted.key === key && !sorted.down };
      for (const other of document.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
      apply();
    });
  }
  build();
})();
