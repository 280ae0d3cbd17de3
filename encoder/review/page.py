"""The places of a review as one page that a browser opens from the disk: filters by kind and person, one click copies `file:line`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from encoder.review.places import KINDS, ONE, Place

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --mark: #fd07; }
body { font: 16px/1.5 Charter, Georgia, serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.4rem; margin: .5rem 0; }
form { position: sticky; top: 0; background: Canvas; padding: .6rem 0; display: flex; gap: .8rem; flex-wrap: wrap; }
form, li { border-bottom: 1px solid var(--line); }
select, input { font: inherit; max-width: 100%; }
ol { list-style: none; padding: 0; }
li { padding: .6rem 0; overflow-wrap: anywhere; }
li[hidden] { display: none; }
mark { background: var(--mark); color: inherit; padding: 0 .15em; }
button { font: .85rem ui-monospace, monospace; border: 1px solid var(--line); border-radius: .3rem; background: none; color: inherit; }
button { cursor: pointer; padding: .1rem .4rem; overflow-wrap: anywhere; text-align: left; }
button.copied { border-color: green; }
.kind { font-size: .85rem; opacity: .75; margin-left: .4rem; }
.thinks { margin: .2rem 0 0; font-size: .92rem; opacity: .85; }
"""

_SCRIPT = """
const kind = document.getElementById("kind"), person = document.getElementById("person"), words = document.getElementById("words");
const items = [...document.querySelectorAll("li")], count = document.getElementById("count");
function filter() {
  let shown = 0;
  for (const item of items) {
    const ok = (!kind.value || item.dataset.kind === kind.value) && (!person.value || item.dataset.person.split(" ").includes(person.value))
      && (!words.value || item.textContent.toLowerCase().includes(words.value.toLowerCase()));
    item.hidden = !ok;
    shown += ok;
  }
  count.textContent = `${shown} of ${items.length}`;
}
async function copy(button) {
  try { await navigator.clipboard.writeText(button.textContent); }
  catch {
    const range = document.createRange();
    range.selectNodeContents(button);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    document.execCommand("copy");
  }
  button.classList.add("copied");
}
document.querySelector("form").addEventListener("input", filter);
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", (event) => { if (event.target.matches("li button")) copy(event.target); });
filter();
"""


def page(places: Sequence[Place]) -> str:
    """A whole HTML page that needs no other file and no server."""
    kinds = Counter(p.kind for p in places)
    persons = Counter(name for p in places for name in persons_of(p))
    kind_options = "".join(f'<option value="{k}">{escape(KINDS[k])} ({kinds[k]})</option>' for k in KINDS if kinds[k])
    person_options = "".join(f'<option value="{escape(name)}">{escape(name)} ({number})</option>' for name, number in sorted(persons.items()))
    items = "\n".join(_item(p) for p in places)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>To review</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>To review: <span id="count">{len(places)}</span></h1>
<form>
<label>Kind <select id="kind"><option value="">all</option>{kind_options}</select></label>
<label>Entry <select id="person"><option value="">all</option>{person_options}</select></label>
<label>Words <input id="words" type="search"></label>
</form>
<p>A click on a place copies it, to open it in your editor.</p>
<ol>
{items}
</ol>
</main>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def persons_of(place: Place) -> list[str]:
    """The ids of entries that a place is about."""
    return [word.partition("#")[2] or word for word in place.person.replace(",", " ").split()]


def _item(place: Place) -> str:
    gap = "" if place.after[:1] in ",.;:!?’”)" else " "
    words = f"<mark>{escape(place.words)}</mark>" if place.words else ""
    return (f'<li data-kind="{place.kind}" data-person="{escape(" ".join(persons_of(place)))}">'
            f'<button type="button" title="Copy">{escape(place.place)}</button>'
            f'<span class="kind">{escape(ONE[place.kind])}{f", {escape(place.mark)}" if place.mark else ""}</span>'
            f'<div>{escape(place.before)} {words}{gap}{escape(place.after)}</div><p class="thinks">{escape(place.thinks)}</p></li>')
