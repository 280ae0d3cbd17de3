/* The index of the search, which Pagefind makes in parts: each is asked, and their answers are put together. */
const site = new URL("..", import.meta.url);

/* A part that lacks a word answers with the most similar one that it has. That is of use only where no part has the word itself. */
const NEAR = 3;
const bare = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
const alike = (term, word) => {
  let same = 0;
  while (same < term.length && term[same] === word[same]) same++;
  return same >= Math.max(Math.min(term.length, 3), term.length - NEAR);
};

const meant = async (answer, words) => {
  if (!answer.results.length) return true;
  const first = answer.results[0];
  const content = (await first.data()).raw_content.split(/\s+/).map(bare);
  const met = (first.words || []).map((at) => content[at] || "");
  return !met.length || words.split(/\s+/).map(bare).every((term) => met.some((word) => alike(term, word)));
};

const open = async (part, options) => {
  const engine = await import(new URL(`pagefind/${part}/pagefind.js`, site).href);
  await engine.options({ ...options, baseUrl: site.pathname });
  return engine;
};

/* Answers to words; with a kind (`texts`, `names`) from the parts of that kind alone. */
export const load = async (options = {}) => {
  const parts = Object.keys(await (await fetch(new URL("pagefind/parts.json", site))).json());
  const engines = new Map(await Promise.all(parts.map(async (part) => [part, await open(part, options)])));
  const search = async (words, kind = "") => {
    const asked = [...engines].filter(([part]) => part.startsWith(kind)).map(([, engine]) => engine);
    if (asked.length === 1) return asked[0].search(words);
    const answers = await Promise.all(asked.map((engine) => engine.search(words)));
    const right = await Promise.all(answers.map((answer) => meant(answer, words)));
    const some = answers.some((answer, number) => right[number] && answer.results.length);
    const results = answers.filter((_, number) => right[number] || !some).flatMap((answer) => answer.results);
    return { results: results.sort((one, other) => other.score - one.score) };
  };
  return { search };
};
