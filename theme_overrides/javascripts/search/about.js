// How much each entry of a site is about the words of a question.

import { URGENT } from "./packed.js";
import { DULL, ends, isNumber } from "./words.js";

const PHRASE = 12, CORRECTED = 0.2, NEARLY = 0.75, HEAD = 0.3; // nearly: one letter wrong in a long word
const NAMED = 60, BESIDE = 25; // what structure weighs: alone in a question, and beside other words
const QUANTITY = 0.1; // what a small number weighs that counts something, and is in no law
const UNPLACED = 5; // places that a word is taken to have that only stands in phrases
const COMMON = 0.5; // what a word tells in a phrase that stands everywhere
const PARTLY = 0.3, MOST_OF = 0.5; // what a phrase is worth by what is said of it, if that is half of what it tells, and two words
const OF_FORM = 0.4, FORM = /^(?:skjema\w*|mal(?:en|ar)?|blankett\w*|sjekklist\w*)$/; // what a word tells that says that a form is asked for, beside others
const AT_ONCE = 100; // phrases that are put by their stems without a pause
const LOOSE = 0.2, NEAR = 4; // how much less a phrase is for each word that stands between its own, and so many still say it
const BETWEEN = new Set("jeg eg du han hun ho vi me dere dykk de dei man den det en ei et eit min sin sitt".split(" ")); // in a turn of speech

/** Return how many words at least stand between those that are at one of ``places`` each. */
const between = (places) => Math.min(...places.flat().map((start) => {
  const ends = places.map((own) => own.find((at) => at >= start) ?? Infinity);
  return Math.max(...ends) - start + 1 - new Set(ends).size;
}));

/** Return ``about``, ``ahead``, ``lighter``, ``gather`` and ``turned``, of the words of a site, with the ``rows`` and ``places`` of its entries. */
export const abouts = ({ words, rows, total, places, phrases, turns }) => {
  const { common, formsLike, headOf, isNear, isSlip, known, meant, parts, stemsOf } = words;
  const rarity = (count) => Math.log(1 + total / (count + 0.5));
  const isUrgent = (entry) => rows[entry][2] === URGENT;

  /** Return how much each entry is about some stems. What is only guessed never leads to the acute rule. */
  const score = (found, factor, into, guessed = true) => {
    for (const stem of found) {
      const held = places(stem), value = rarity(common([stem]) ? total / 4 : held.length) * factor;
      for (const [entry, weight] of held) {
        if (!guessed || !isUrgent(entry)) into.set(entry, Math.max(into.get(entry) || 0, weight * value));
      }
    }
    return into;
  };

  /** Add what the parts of a compound are about: all of them together, or the last, which is then returned. */
  const addParts = (word, own, found) => {
    const made = parts(word), pieces = made.map((part) => score(known(part), 1, new Map()));
    if (pieces.length < 2) return undefined;
    const weight = (own.length ? 0.4 : 0.8) / pieces.length;
    for (const entry of pieces[0].keys()) {
      if (!pieces.every((piece) => piece.has(entry))) continue;
      const sum = pieces.reduce((sum, piece) => sum + piece.get(entry), 0);
      found.set(entry, Math.max(found.get(entry) || 0, sum * weight));
    }
    if (found.size) return undefined;
    for (const [entry, value] of pieces.at(-1)) found.set(entry, value * weight);
    return made.at(-1);
  };

  /** Return the words of a question that each stand in a turn of speech wherever they stand, and what they then don't lead to. */
  const turned = (every) => {
    const is = (word, options) => options.some((one) => word === one || (word.startsWith(one) && ends(word, word.length - one.length)));
    const isBetween = (at, options) => every[at] && !(options && is(every[at], options)) && BETWEEN.has(every[at]);
    /** Return where the words of ``turn`` end that stand from ``at`` on, forwards or back; nothing if they don't. */
    const past = (at, turn, step) => turn.reduce((at, options) => {
      if (isBetween(at, options)) at += step;
      return every[at] && is(every[at], options) ? at + step : NaN;
    }, at);
    const follows = (at, turn) => !Number.isNaN(past(at, turn, 1));
    // Words before it begin the question: «PC-en har hengt seg» is no danger, «gutten med PC har hengt seg» may be.
    const opens = (at, turn) => {
      const first = past(at, turn, -1);
      return first === -1 || (first === 0 && isBetween(0));
    };
    const found = new Map();
    every.forEach((word, at) => {
      const leads = turns.filter(([, verb, after, before]) => verb.includes(word) && follows(at + 1, after)
        && (!before.length || opens(at - 1, before))).flatMap(([leads]) => leads);
      found.set(word, new Set(found.has(word) ? leads.filter((entry) => found.get(word).has(entry)) : leads));
    });
    return found;
  };

  /** Return how much each entry is about one word of a question, how much the word tells, and what was done to it. */
  const about = (word, isLast) => {
    const found = new Map(), own = known(word), done = {};
    score(own, 1, found, words.stop.has(word)); // «det» alone is no danger either
    if (word.length > (isLast ? 2 : 4)) {
      for (const form of formsLike(word)) {
        if (form.startsWith(word) && form !== word && stemsOf(form) !== own) {
          score(stemsOf(form), (own.length ? 0.3 : 0.8) * word.length / form.length, found);
        }
      }
    }
    if (!isNumber(word) && (own.length || !isSlip(word))) done.head = addParts(word, own, found);
    if (!found.size && !own.length) guess(word, found, done);
    return { word, found, own, weight: common(own) ? DULL : rarity(found.size || UNPLACED) * (done.unknown ? 0.5 : 1), done };
  };

  /** Put in what a word that nobody knows may have meant, or ends in. */
  const guess = (word, found, done) => {
    done.unknown = word;
    if (isNumber(word)) return;
    const close = word.length > 3 ? meant(word) : undefined, head = close || word.length < 7 ? undefined : headOf(word);
    if (close || head) score(known(close || head), !close ? HEAD : isNear(word, close) ? NEARLY : CORRECTED, found);
    if (close) done.corrected = close;
    if (head) done.head = head;
  };

  /** Return ``term`` with so much less of what it is about. */
  const lessOf = (term, share, weight) => ({ ...term, found: new Map([...term.found].map(([entry, value]) => [entry, value * share])), weight });

  /** Return what a word is about: a number that tells an age, or counts, is not the name of anything, and a form is one about something. */
  const lighter = (term, aged, counts) => {
    if (aged.has(term.word)) return { ...term, found: new Map(), weight: aged.size > 1 || isNumber(term.word) ? DULL : term.weight };
    if (counts && /^\d{1,2}$/.test(term.word)) return lessOf(term, QUANTITY, DULL);
    return counts && FORM.test(term.word) ? lessOf(term, OF_FORM, term.weight * OF_FORM) : term;
  };

  const byStem = new Map();
  let read = 0; // phrases: more may come

  /** Put each phrase by its stems, some at a time. */
  function* ahead() {
    for (; read < phrases.length; read++) {
      for (const stem of phrases[read][0].flat()) {
        if (byStem.has(stem)) byStem.get(stem).push(phrases[read]);
        else byStem.set(stem, [phrases[read]]);
      }
      if (read % AT_ONCE === 0) yield;
    }
  }

  /** Return the phrases that have any of some stems: all, until each stands by its stems. */
  const phrasesWith = (stems) => (read < phrases.length ? phrases : new Set([...stems].flatMap((stem) => byStem.get(stem) || [])));

  /** Return how much the words of a phrase tell, each as those that can stand in its place. */
  const tells = (needs) => {
    const one = (stem) => (common([stem]) ? COMMON : rarity(places(stem).length || UNPLACED));
    return needs.reduce((sum, ways) => sum + Math.max(...ways.map(one)), 0);
  };

  /** Add up what all words are about: each entry with its sum, and which of the words it covers; and the words that are about anything. */
  const gather = (asked, every, read, readWords, elsewhere) => {
    const sums = new Map();
    const add = (entry, value, covered, isSure = true) => {
      const own = sums.get(entry) || { sum: 0, sure: 0, covers: new Set() };
      sums.set(entry, own);
      own.sum += value;
      if (isSure) own.sure += value;
      covered.forEach((term) => own.covers.add(term));
    };
    const leadsTo = (word, entry) => !elsewhere.get(word)?.has(entry);
    for (const term of asked) for (const [entry, value] of term.found) if (leadsTo(term.word, entry)) add(entry, value, [term]);
    const meant = new Map(asked.flatMap(({ word, done }) => (done.corrected ? [[word, known(done.corrected)]] : [])));
    const said = (word) => meant.get(word) || known(word);
    const of = new Map(asked.flatMap((term) => said(term.word).map((stem) => [stem, term]))), telling = new Set();
    const partly = new Map(), counted = new Set(), stands = new Map(), typed = new Set(every.flatMap(known)), guessed = new Set([...meant.values()].flat().filter((stem) => !typed.has(stem)));
    every.forEach((word, n) => said(word).forEach((stem) => stands.set(stem, [...stands.get(stem) || [], n])));
    for (const [needs, leads] of phrasesWith(stands.keys())) {
      const met = needs.map((ways) => ways.filter((stem) => stands.has(stem))).filter((ways) => ways.length), own = met.flat();
      if (met.length < Math.min(needs.length, 2)) continue;
      const isGuess = met.some((ways) => ways.every((stem) => guessed.has(stem))), isWhole = met.length === needs.length, share = isWhole ? 1 : tells(met) / tells(needs);
      if (share < MOST_OF || ((isGuess || !isWhole) && leads.some(isUrgent))) continue; // what is guessed or only partly said never leads to the acute rule
      const same = isWhole && !isUrgent(leads[0]) && `${leads}:${own}`; // said with the words that all fetch, and with more of them
      if (same && counted.has(same)) continue;
      counted.add(same);
      if (leads.some((entry) => every.some((word) => !leadsTo(word, entry) && known(word).some((stem) => own.includes(stem))))) continue;
      const covered = isWhole ? own.flatMap((stem) => of.get(stem) || []) : [], apart = between(met.map((ways) => ways.flatMap((stem) => stands.get(stem)).sort((a, b) => a - b)));
      const value = PHRASE * rarity(leads.length) * Math.sqrt(needs.length) * (common(own) ? DULL : 1) / (1 + LOOSE * Math.max(apart - 1, 0));
      covered.forEach((term) => telling.add(term));
      leads.forEach((entry, n) => {
        if (isWhole) add(entry, value * (n ? 0.7 : 1), covered, !isGuess);
        else partly.set(entry, Math.max(partly.get(entry) || 0, value * PARTLY * share * (n ? 0.7 : 1)));
      });
      if (isUrgent(leads[0]) && apart <= NEAR) sums.get(leads[0]).isSaid = true;
    }
    for (const [entry, value] of partly) add(entry, value, [], false);
    const terms = asked.filter((term) => term.found.size || telling.has(term) || readWords.has(term.word));
    const inStructure = terms.filter((term) => readWords.has(term.word));
    const value = terms.length > inStructure.length ? BESIDE : 10 * NAMED;
    for (const [entry, weight] of read) add(entry, value * weight, inStructure);
    return [sums, terms];
  };

  return { about, ahead, gather, lighter, turned };
};
