// What src/veileder/search/packing.py has written, read back.

import { folded, slug } from "./words.js";

// Groups of entries: the acute rule, tools, services with measures and helplines, what only tells, as laws do, and answers.
export const URGENT = 0, TOOL = 2, SERVICE = 3, OTHER = 5, ANSWER = 6;

// Gaps and numbers are written in these (src/veileder/search/packing.py).
const LETTERS = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).filter((sign) => !/["\\+\-,:;\d]/.test(sign));
const DIGIT = new Map(LETTERS.map((sign, n) => [sign, n]));

const LOWER = ",:;"; // one, two and three buckets lower than the places before

const opens = (form) => ({ å: "a", æ: "a", ø: "o" }[form[0]] || form[0]);

/** Return ``add``, which takes the lines of more stems, ``at``, which gives what is known of the forms that begin with a letter
    and reads them when it is asked for, ``letters``, which gives all those letters, and ``writtenOf`` and ``formsOf``, which
    give the forms of one stem, as they are written and folded. */
export const readWords = () => {
  const packed = new Map(), read = new Map(), whole = [];

  const add = (lines) => {
    let line = "";
    for (const coded of lines) {
      line = line.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
      for (const family of line.split(";")) {
        const letter = opens(family), held = packed.get(letter);
        if (held) held.push(family, whole.length);
        else packed.set(letter, [family, whole.length]);
      }
      whole.push(line);
    }
    read.clear();
  };

  const written = (family) => {
    const [first, ...endings] = family.split(",");
    return endings.length ? endings.map((ending) => first + ending) : [first];
  };

  const unpacked = (held) => {
    const stems = new Map(), shown = new Map();
    for (let n = 0; n < held.length; n += 2) {
      for (const own of written(held[n])) {
        const form = folded(own), known = stems.get(form);
        if (form !== own) shown.set(form, own);
        if (known) known.push(held[n + 1]);
        else stems.set(form, [held[n + 1]]);
      }
    }
    return { stems, shown, forms: [...stems.keys()] };
  };

  const at = (letter) => {
    if (!read.has(letter)) read.set(letter, unpacked(packed.get(letter) || []));
    return read.get(letter);
  };

  const writtenOf = (stem) => whole[stem].split(";").flatMap(written);
  return { add, at, letters: () => packed.keys(), writtenOf, formsOf: (stem) => writtenOf(stem).map(folded) };
};

/** Return [entry, weight] of every place on a line of places. */
export const readPlaces = (line, weights) => {
  const places = [];
  let at = -1, bucket = 0;
  for (const sign of line) {
    const lower = LOWER.indexOf(sign) + 1;
    if (sign >= "0" && sign <= "9") bucket = +sign;
    else if (lower) [bucket, at] = [bucket - lower, -1];
    else if (sign === "+") at += LETTERS.length;
    else if (sign !== "-") places.push([at += DIGIT.get(sign) + 1, weights[bucket]]);
  }
  return places;
};

const numbers = (text) => (text ? text.split(",").map(Number) : []);

/** Return a function that reads the numbers of some of ``total`` things. */
export const readNumbered = (total) => {
  let width = 1;
  while (LETTERS.length ** width < total) width++;
  return (text) => {
    const found = [];
    for (let at = 0; at < text.length; at += width) {
      let number = 0;
      for (let n = at; n < at + width; n++) number = number * LETTERS.length + DIGIT.get(text[n]);
      found.push(number);
    }
    return found;
  };
};

/**
 * Return [what it needs, the entries it leads to] of every phrase: a stem of each row of those that can stand in each other's place.
 * ``stems`` and ``entries`` read their numbers.
 */
export const readPhrases = (lines, stems, entries) => lines.split("\n").filter(Boolean).flatMap((line) => {
  const [leads, phrases] = line.split(":");
  let first;
  return [...phrases.matchAll(/(^|[,;])([^,;]*)/g)].map(([, sign, phrase]) => {
    if (phrase.includes("-")) return [phrase.split("-").map(stems), entries(leads)];
    const needs = [...(sign === ";" ? [first] : []), ...stems(phrase)];
    first = needs[0];
    return [needs.map((stem) => [stem]), entries(leads)];
  });
});

/** Return [entries, word, those after it, those before it, from the nearest] of every turn of speech, each word as what can stand there. */
export const readTurns = (lines) => lines.split("\n").filter(Boolean).map((line) => {
  const [leads, turn] = line.split(":"), words = turn.split(" "), at = Math.max(words.findIndex((word) => word[0] === "+"), 0);
  const row = words.map((word) => word.replace("+", "").split("/"));
  return [numbers(leads), row[at], row.slice(at + 1), row.slice(0, at).reverse()];
});

/** Return rows as they are shown; what only showing needs comes later, and with it all of an answer. */
export const readRows = ([titles, paths, groups, variants, languages], answers) => {
  const rows = !groups ? [] : titles.split("\n").map((title, n) => [title, "", +groups[n], "", "", undefined, variants[n], languages[n]]);
  const part = (title, sign, letter) => {
    if (!letter) return title;
    const words = title.split(/\s+/), count = letter.charCodeAt(0) - 64;
    return (sign === "*" ? words.slice(0, count) : words.slice(count)).join(" ");
  };
  const whole = (path, title) => path.replace(/([*~])([A-Z]?)/, (_, sign, letter) => slug(part(title, sign, letter)));
  paths.split("\n").forEach((path, n) => { if (rows[n]) rows[n][1] = whole(path, rows[n][0]); });
  for (let n = 0; n < answers; n++) rows.push(["", "", ANSWER, "", ""]);
  return rows;
};
