// What the words of a site are: the stems of a form, also of one that is only like those in the index.

import { readNumbered, readWords } from "./packed.js";
import { distance, ends, folded, isNumber, MORE, tokens, typed } from "./words.js";

const LONGEST = 5; // letters of an ending
const LONG = 8; // letters of what is a slip rather than a compound

/** Return what is known of words by ``data``, an index: functions on words, and ``add``, which takes more of them. */
export const vocabulary = (data) => {
  const lines = [], words = readWords(), learnt = new Map(), heard = new Map(), stop = new Set(data.s.split(" "));

  /** Take more stems, with where they stand. */
  const add = ({ w, p }) => {
    lines.push(...(p.match(/-?\d[^\d-]*/g) || []));
    words.add(w.match(/[A-Z][^A-Z]*/g) || []);
    learnt.clear();
  };
  add(data);
  const stemsIn = readNumbered(lines.length); // those of more are in no phrase

  const at = (word) => words.at(word[0]);
  const stemsOf = (form) => at(form).stems.get(form);
  const formsLike = (word) => at(word).forms;
  const written = (form) => at(form).shown.get(form) || form;

  const telling = (text) => tokens(text).filter((word) => !stop.has(word));
  const common = (stems) => stems.length > 0 && stems.every((stem) => lines[stem][0] === "-");

  /** Read the words of all letters, one letter at a time. */
  function* ahead() {
    for (const letter of words.letters()) yield words.at(letter);
  }

  /** Return the stems of a form, also of one that only has another ending than those of the site. */
  const known = (word) => {
    if (heard.has(word)) return heard.get(word);
    const before = learnt.get(word);
    if (before) return before;
    const found = stemsOf(word) || worked(word);
    learnt.set(word, found);
    return found;
  };

  /** Hear a question: a word means what is written as it is typed, so «mal» is no «mål», and «har» no «hår». */
  const hear = (question) => {
    const ways = new Map();
    for (const word of typed(question)) ways.set(folded(word), [...ways.get(folded(word)) || [], word]);
    heard.clear();
    for (const [form, all] of ways) {
      const stems = stemsOf(form) || [], own = stems.filter((stem) => all.some((word) => words.writtenOf(stem).includes(word)));
      if (own.length && own.length < stems.length) heard.set(form, own);
    }
  };

  const bases = (word, left) => {
    const found = [];
    for (let n = 1; n <= LONGEST && word.length - n > left; n++) if (ends(word, n)) found.push(word.slice(0, -n));
    return found;
  };

  const worked = (word) => {
    if (isNumber(word)) return [];
    for (const base of bases(word, 2)) {
      for (const form of [base, `${base}e`]) if (stemsOf(form)) return stemsOf(form);
    }
    return MORE.test(word) ? known(word.replace(MORE, "")) : joined(word);
  };

  /** Return the stems of a compound that is written without the «s» between its parts. */
  const joined = (word) => {
    for (let end = word.length - 3; end > 3 && word.length > 8; end--) {
      const form = `${word.slice(0, end)}s${word.slice(end)}`;
      if (word[end] !== "s" && word[end - 1] !== "s" && stemsOf(form) && stemsOf(word.slice(end))) return stemsOf(form);
    }
    return [];
  };

  /** Return the known words that a compound is put together of. */
  const parts = (word) => {
    for (let end = word.length - 4; end > 3; end--) {
      const tail = word.slice(end), head = word.slice(0, end);
      if (!known(tail).length) continue;
      for (const start of /[se]$/.test(head) ? [head, head.slice(0, -1)] : [head]) {
        if (start.length < 4) continue;
        const more = known(start).length ? [start] : parts(start);
        if (more.length) return [...more, tail];
      }
    }
    return [];
  };

  /** Return the longest known word that a compound ends in. */
  const headOf = (word) => {
    for (let start = 3; start <= word.length - 5; start++) {
      const head = word.slice(start);
      if (stemsOf(head) || (head.length > 6 && known(head).length)) return head;
    }
  };

  /** Return the known word that one probably meant: it begins with the same letter. */
  const meant = (word) => {
    const most = word.length < 8 ? 1 : 2, shorter = bases(word, 3), single = word.replace(/(.)\1$/, "$1"); // «bupp» is BUP
    const inflected = [...shorter, ...(single.length > 2 && single !== word ? [single] : [])].find((base) => known(base).length);
    if (inflected) return inflected;
    let best, least = most + 1;
    for (const form of formsLike(word)) {
      if (form.length < 4 || form.length - word.length > most || word.length - form.length > 6 || isNumber(form)) continue;
      const away = Math.min(distance(word, form, most), ...shorter.map((base) => (distance(base, form, 1) > 1 ? Infinity : 1.5)));
      if (away < least || (best && away === least && form.length === word.length && best.length !== word.length)) [best, least] = [form, away];
    }
    return best;
  };

  /** Return whether a word is one letter from another, but for its ending. */
  const isNear = (word, other) => [word, ...bases(word, 3)].some((form) => distance(form, other, 1) < 2);

  /** Return whether a long word is one letter from a known one, but for its ending: then it is no compound of what is in it. */
  const isSlip = (word) => {
    const close = word.length > LONG ? meant(word) : undefined;
    return close !== undefined && isNear(word, close);
  };

  /** Return whether every telling word of a question is one of this målform, or begins one. */
  const knows = (question) => telling(question)
    .every((word) => known(word).length || formsLike(word).some((form) => form.startsWith(word)));

  /** Return a function that says whether a word is one of ``question``, in some form, or begins with one. */
  const alike = (question) => {
    const asked = telling(question), own = new Set(asked.flatMap(known)), said = new Map();
    const forms = new Set([...own].flatMap(words.formsOf)), begun = asked.filter((word) => word.length > 2);
    const isForm = (word) => forms.has(word) || bases(word, 2).some((base) => forms.has(base) || forms.has(`${base}e`));
    const isOne = (word) => begun.some((one) => word.startsWith(one)) || (isForm(word) && known(word).some((stem) => own.has(stem)));
    return (word) => {
      if (!said.has(word)) said.set(word, tokens(word).some(isOne));
      return said.get(word);
    };
  };

  return { add, ahead, alike, common, formsLike, headOf, hear, isNear, isSlip, known, knows, lines, meant, parts, stemsIn, stemsOf, stop, telling, written };
};
