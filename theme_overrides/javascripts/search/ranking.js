// Which entries come first, and which answers stand above them.

import { OTHER, SERVICE, TOOL, URGENT } from "./packed.js";
import { DULL, folded, plain, tokens } from "./words.js";

const MEANING = /^\s*(?:hva|kva|ka)\s+(?:er|e|betyr|tyder|menes|meines|star)\b/;
const ASKS_NUMBER = /\b(?:ring\w*|telefon\w*|tlf|nummer\w*|nr)\b/, ASKS_FORM = /\b(?:\w*skjema\w*|mal(?:en|ar)?|blankett\w*|sjekklist\w*)\b/, ASKS_SECTION = /§/; // a form as it is typed: «mål» is no «mal»
const ASKED = 1.15; // what is of the kind that is asked for is worth more
const ACT = /.lov(?:en|a)?$/, OTHER_ACT = 0.75; // where an act is named, what is least about it is worth less
const LEAST = 0.2; // of what a question tells, that an answer must be about
const MOST = 40; // hits
const FRAMED = 4; // a title of so many words for each that tells is not named by that

/** Return ``ahead``, ``ranked``, ``answersTo`` and ``typeIn``, of the ``words`` of a site, its ``rows``, types of service and what answers are ``asks``ed for by. */
export const rankings = ({ words, rows, types, asks }) => {
  const { common, known, stop, telling } = words, names = [];

  /** Return what a title is in a question: all of it, without its abbreviation, that, and its first letters. */
  const namesOf = (entry) => names[entry] ||= (([title]) => {
    const bare = title.replace(/\s*\(([^)]+)\)/, ""), short = title.match(/\(([^)]+)\)/)?.[1] || "";
    const said = (name) => telling(name).length * FRAMED >= tokens(name).length; // «Når vi spør deg om samtykke» is not called «samtykke»
    return [...new Set([title, bare, short].map((name) => (said(name) ? telling(name) : tokens(name)).join(" "))), tokens(bare).map((word) => word[0]).join("")];
  })(rows[entry]);

  /** Read what every title is in a question, one at a time. */
  function* ahead() {
    for (const entry of rows.keys()) yield namesOf(entry);
  }

  /** Return the type of service that a question is about, by its name. */
  const typeIn = (terms) => types.find(([, title]) => terms.some(({ own }) =>
    own.some((stem) => tokens(title).some((word) => known(word).includes(stem)))))?.[0];

  /** Return how much more or less an entry is worth to those in a type of service. */
  const fitting = (type) => {
    const number = types.findIndex(([id]) => id === type);
    return ([, path, , , , , others]) => {
      const only = types.findIndex(([id]) => path.startsWith(`${id}/`));
      if (number < 0) return 1;
      if (only >= 0) return only === number ? 1.5 : 0.5;
      return others?.includes(number) ? 1.5 : 1;
    };
  };

  /** Return how much more each of ``entries`` is worth because a question says what it is called. */
  const naming = (question, entries) => {
    const phrase = telling(question).join(" ") || tokens(question).join(" "), isMeaning = MEANING.test(folded(question));
    const isNamed = (entry) => phrase.length > 1 && namesOf(entry).includes(phrase), isShort = phrase.length < 5;
    const isAlone = !entries.some(isNamed), begins = (name) => name.startsWith(`${phrase} `); // COS: «Kurs (COS-P)», but a «BTI-kontakt» is not BTI
    return (entry) => {
      const own = namesOf(entry), [title] = own, isPage = !rows[entry][1].includes("#");
      if (isNamed(entry)) return isPage ? 1.6 : isMeaning ? 3 : isShort ? 1.5 : 1.2; // a page before a word in a list
      if (isShort && isPage && own.some(begins) && (isAlone || !begins(title))) return 1.6;
      return title.includes(phrase) ? 1 + 0.15 * phrase.length / title.length : 1;
    };
  };

  /** Return how much less an entry is worth because the act that is asked for is not its own. */
  const within = (terms) => {
    const acts = terms.filter(({ word, own }) => ACT.test(word) && own.length).map(({ found }) => [found, Math.max(...found.values()) / 2]);
    return (entry) => (acts.every(([found, enough]) => found.get(entry) >= enough) ? 1 : OTHER_ACT);
  };

  /** Return { row, score } of the best entries, the best first. */
  const ranked = (question, sums, terms, type) => {
    const all = terms.reduce((sum, term) => sum + term.weight, 0) || 1, named = naming(question, [...sums.keys()]), fits = fitting(type);
    const asked = plain(question), wanted = ASKS_NUMBER.test(asked) ? [SERVICE] : ASKS_FORM.test(question.toLowerCase()) ? [TOOL] : ASKS_SECTION.test(asked) ? [OTHER] : [], stands = within(terms);
    const hits = [...sums].map(([entry, { sum, sure, covers, isSaid }]) => {
      const covered = [...covers].reduce((sum, term) => sum + term.weight, 0), row = rows[entry];
      const factor = (covered / all || 0.01) ** 0.7 * named(entry) * fits(row) * stands(entry) * (wanted.includes(row[2]) ? ASKED : 1);
      return { row, isSaid, score: sum * factor, sure: sure * factor };
    }).sort((a, b) => b.score - a.score);
    const best = hits.length && hits[0].score, surest = Math.max(...hits.map(({ sure }) => sure));
    // What may be a matter of life stands first: if its own words are said, or if it is an answer at all. What is partly said is nothing against it.
    const first = ({ row, score, isSaid }) => row[2] === URGENT && (isSaid || score > surest * 0.75);
    hits.sort((a, b) => first(b) - first(a));
    return hits.filter((hit) => first(hit) || hit.score > best * 0.1).slice(0, MOST);
  };

  const askedBy = new Map();
  for (const groups of asks) for (const stem of new Set(groups.flat())) askedBy.set(stem, (askedBy.get(stem) || 0) + 1);

  /** Return the answers that the words of a question ask for, first the one that they tell most about. */
  const answersTo = (every) => {
    const said = new Set(every.flatMap(known)), first = rows.length - asks.length;
    const meant = new Set(every.filter((word) => !stop.has(word)).flatMap(known));
    const told = (groups) => [...new Set(groups.flat())].reduce((sum, stem) => sum + (meant.has(stem) ? 1 : said.has(stem) ? 0.1 : 0) / askedBy.get(stem), 0);
    const asked = every.filter((word) => !stop.has(word)), worth = (words) => words.reduce((sum, word) => sum + (common(known(word)) ? DULL : 1), 0);
    const isOf = (groups) => (word) => known(word).some((stem) => groups.some((group) => group.includes(stem)));
    const isAbout = (groups) => worth(asked.filter(isOf(groups))) >= LEAST * worth(asked);
    return asks.map((groups, n) => ({ row: rows[first + n], groups }))
      .filter(({ groups }) => groups.every((group) => group.some((stem) => said.has(stem))) && isAbout(groups))
      .sort((a, b) => told(b.groups) - told(a.groups)).map(({ row }) => row);
  };

  return { ahead, answersTo, ranked, typeIn };
};
