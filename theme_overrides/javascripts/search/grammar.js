// Levels, steps and ages in a question, read first.

import { readPlaces, TOOL } from "./packed.js";
import { plain, tokens } from "./words.js";

/** Return a function that reads levels, steps and ages in a question: [entries with weights, words that are read]. */
export const grammar = (rules) => {
  const any = (words) => words.map((word) => word.replace(/[^\p{L}\p{N} ]/gu, "\\$&")).join("|") || "(?!)";
  const labels = any([...new Set(rules.n.map((row) => row[1]).filter(Boolean))].sort((a, b) => b.length - a.length));
  const level = `(?:${any(rules.l)}|n)\\s*(${labels})\\b`, step = `(?:${any(rules.s)}|s)\\s*(\\d+)\\b`;
  const both = new RegExp(`\\b${level}[\\s,.:]*${step}`), turned = new RegExp(`\\b${step}\\W+(?:(?:pa|i)\\s+)?${level}`);
  const short = new RegExp(`^(?:(?:${any(rules.s)})\\s*)?(${labels})\\.(\\d+)$`);
  const [one, other] = [level, step].map((pattern) => new RegExp(`\\b${pattern}`));
  const count = `(\\d{1,2}|${any(Object.keys(rules.w))})`;
  const years = new RegExp(`\\b${count}[\\s-]*(?:ar(?:s|ig\\w*|ing\\w*|sgam\\w*)?\\b|aring\\w*)`);
  const half = new RegExp(`\\b${count} og (?:en|et|ei[nt]) halvt?\\b(?: ar\\w*)?`);
  const child = /\b(?:gutt?|jente|elev|barn|son|sonn|dotter|datter)(?:en|et|a)?\s(?:pa\s)?(\d{1,2})(?!\s*(?:ganger|dag|uke|vek|time|min|prosent))\b/;
  const months = /\b\d{1,2}\s*(?:mnd|maned\w*|manad\w*)/;
  const school = new RegExp(`\\b(?:(\\d{1,2})\\s*\\.?|(${any(Object.keys(rules.o))}))\\s*-?(?:klass\\w*|trinn\\w*|steg(?:et)?\\b)`);
  const upper = any(Object.keys(rules.o).filter((name) => rules.o[name] > 3)); // «i andre» is of something else
  const alone = new RegExp(`\\bi (${upper})\\b(?! (?:time|uke|veke|etasje|rad|dag|mote))`);
  const said = new RegExp(`\\b(${any(Object.keys(rules.a))})\\b`);

  const spans = Object.entries(rules.e).map(([span, line]) => [span.split(" ").map(Number), line]);
  const forAges = spans.flatMap(([span, line]) => readPlaces(line, [0]).map(([entry]) => [entry, ...span])).sort(([one], [other]) => one - other);

  const atLevel = (label) => rules.n.filter((row) => row[1] === label);
  const steps = (rows, number) => rows.map((row) => row[number + 1]).filter((entry) => entry >= 0);

  const places = (text) => {
    let found = text.match(both) || text.match(short);
    if (found) return [found[0], steps(atLevel(found[1]), +found[2]), atLevel(found[1]).map(([entry]) => entry)];
    if ((found = text.match(turned))) return [found[0], steps(atLevel(found[2]), +found[1]), atLevel(found[2]).map(([entry]) => entry)];
    if ((found = text.match(one))) return [found[0], atLevel(found[1]).map(([entry]) => entry), []];
    if ((found = text.match(other))) return [found[0], steps(rules.n, +found[1]), []];
  };

  const ages = (text) => {
    let found = text.match(half) || text.match(years);
    if (found) return [found[0], Array(2).fill(rules.w[found[1]] ?? +found[1])];
    if ((found = text.match(child)) && +found[1] < 19) return [found[1], Array(2).fill(+found[1])];
    if ((found = text.match(months))) return [found[0], [0, 1]];
    if ((found = text.match(school) || text.match(alone))) {
      const year = rules.o[found[2] ?? found[1]] ?? +found[1];
      if (year > 0 && year <= 10) return [found[0], [year + 5, year + 6]];
    }
    if ((found = text.match(said))) return [found[0], rules.a[found[1]]];
  };

  /** Return [entry, weight] of what is read, the words that are read, and those of them that only tell an age. */
  return (question, rows) => {
    const text = plain(question).trim().replace(/\s+/g, " "), read = [], words = new Set(), aged = new Set();
    const place = places(text), age = ages(place ? text.replace(place[0], " ") : text);
    if (place) {
      place[1].forEach((entry) => read.push([entry, 1]));
      place[2].forEach((entry) => read.push([entry, 0.6]));
      if (read.length) tokens(place[0]).forEach((word) => words.add(word));
    }
    if (age) {
      const [from, to] = age[1], count = read.length;
      for (const [entry, first, last] of forAges) {
        if (first <= to && from <= last) read.push([entry, (rows[entry][2] === TOOL ? 1.6 : 1) / (1 + (last - first) / 4)]);
      }
      if (read.length > count) tokens(age[0]).forEach((word) => { words.add(word); aged.add(word); });
    }
    return [read, words, aged];
  };
};
