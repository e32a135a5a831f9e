// The engine of the search: pure functions on the index made at build (src/veileder/search), without a page.
// search.js shows what it finds on one site, region.js on the sites of a region. A build joins it with its parts.

import { abouts } from "./search/about.js";
import { grammar } from "./search/grammar.js";
import { ANSWER, readNumbered, readPhrases, readPlaces, readRows, readTurns } from "./search/packed.js";
import { rankings } from "./search/ranking.js";
import { vocabulary } from "./search/vocabulary.js";
import { plain, slug, spoken, tokens } from "./search/words.js";

const FORMAT = 7; // of the index; a page that has been open for long may meet one of another
const ANSWERS = 2; // so many are shown above the hits
const ASKS_LAW = /§|\b(?:paragraf\w*|kap|kapit\w*|\w*lov(?:en|a)?|bvl|bhl|hpl|oppl|fvl)\b/;

const open = (data) => {
  if (data.n !== FORMAT) throw new Error(`the index is of format ${data.n}`);
  const words = vocabulary(data), { alike, common, known, stemsIn, stop, telling, written } = words, held = [];
  // What each answer is asked for by: groups of stems, all of which a question must have one of.
  const asks = data.a.split("\n").filter(Boolean).map((line) => line.split(";").map(stemsIn));
  const rows = readRows(data.e, asks.length), total = rows.length - asks.length, entriesIn = readNumbered(total);
  const phrases = readPhrases(data.f, stemsIn, entriesIn), structure = grammar(data.g);
  const places = (stem) => held[stem] ||= readPlaces(words.lines[stem], data.b);
  const { about, ahead: phrasesAhead, gather, lighter, turned } = abouts({ words, rows, total, places, phrases, turns: readTurns(data.u) });
  const { ahead: namesAhead, answersTo, ranked, typeIn } = rankings({ words, rows, types: data.v, asks });

  /** Return whether nothing in a question tells what it is about: no word of the site, but for those that stand everywhere. */
  const isGuess = (asked, every, read) => {
    const isDull = ({ word, own, done }) => done.unknown || stop.has(word) || (asked.length > 1 && common(own));
    if (read.length || !asked.every(isDull)) return false;
    const said = new Set(every.flatMap(known));
    return !phrases.some(([needs]) => needs.every((ways) => ways.some((stem) => said.has(stem))));
  };

  /** Return [what is asked, word by word; what is read first; the words that are read]. */
  const understood = (question, every) => {
    const [read, readWords, aged] = structure(question, rows), all = [...new Set(every)], told = all.filter((word) => !stop.has(word));
    const weighed = told.length ? told : all, counts = !ASKS_LAW.test(plain(question)) && weighed.length > 1;
    const asked = weighed.map((word) => lighter(about(word, word === every.at(-1)), aged, counts));
    return [asked, read, readWords];
  };

  /** Return what answers ``question``: ``hits``, the best first, with their ``scores``, the ``answers`` above them, and what was done
      to its words. ``unknown`` are those the site has not, ``corrected`` [word, what was taken for it] and ``heads``
      [compound, the known word it ends in]. ``isUnsure`` says that no word tells: all are guessed at, or stand
      everywhere, ``isStrange`` that some word is only known by others, or not at all. ``type`` is the type of service that is chosen, or that the question
      names: who has chosen one meets what is written for it before what is not. */
  const search = (question, chosen) => {
    words.hear(question);
    const every = spoken(tokens(question)), all = [...new Set(every)], [asked, read, readWords] = understood(question, every);
    const [sums, terms] = gather(asked, all, read, readWords, turned(every));
    const best = ranked(question, sums, terms, chosen);
    const typed = new Map((question.match(/[\p{L}\p{N}-]+/gu) || []).map((word) => [tokens(word)[0], word.toLowerCase()]));
    const asTyped = (word) => typed.get(word) || word;
    const left = asked.filter(({ word }) => !readWords.has(word)), done = left.map((term) => term.done);
    const answers = answersTo(all).slice(0, ANSWERS);
    return {
      hits: best.map(({ row }) => row), scores: best.map(({ score }) => score), answers, isUnsure: !answers.length && isGuess(left, all, read),
      isStrange: left.some(({ word, own }) => word.length > 1 && !own.length),
      unknown: done.flatMap(({ unknown }) => (unknown ? asTyped(unknown) : [])), type: chosen || typeIn(asked),
      corrected: done.flatMap(({ unknown, corrected }) => (corrected ? [[asTyped(unknown), written(corrected)]] : [])),
      heads: left.flatMap(({ word, done: { head } }) => (head ? [[asTyped(word), written(head)]] : [])),
    };
  };

  /** Put in what showing needs: label, summary, numbers and parts of every row, and the title and path of an answer. */
  const fill = (shown) => shown.forEach(([label, summary, phones, ...more], n) => {
    const row = rows[n];
    [row[3], row[4], row[5]] = [label || "", summary || "", phones || undefined];
    if (row[2] === ANSWER) [row[0], row[1]] = more;
    else row[8] = more[0];
  });

  /** Return a function that says which part of a page is about ``question``: its anchor and heading. */
  const partOf = (question) => {
    const asked = telling(question).flatMap(known), isAsked = alike(question);
    return ([title, , , , , , , , parts]) => {
      if (!parts) return undefined;
      const named = new Set(telling(title).filter(isAsked).flatMap(known)), own = new Set(asked.filter((stem) => !named.has(stem)));
      const told = parts.map(([heading, stems, anchor]) => {
        const headed = telling(heading).filter((word) => isAsked(word) && !known(word).some((stem) => named.has(stem)));
        const said = stemsIn(stems).filter((stem) => own.has(stem));
        return { heading, anchor: anchor || `del_${slug(heading)}`, worth: 2 * headed.length + said.length };
      });
      const best = told.reduce((best, one) => (one.worth > best.worth ? one : best));
      return best.worth ? [best.anchor, best.heading] : undefined;
    };
  };

  /** Take in more words, and the phrases that have any of them. */
  const more = (data) => {
    words.add(data);
    phrases.push(...readPhrases(data.f, readNumbered(words.lines.length), entriesIn));
  };

  /** Do beforehand, a little at a time, what every question needs: whoever asks then waits for less. */
  function* ahead() {
    yield* words.ahead();
    yield* phrasesAhead();
    yield* namesAhead();
  }

  return { search, ahead, fill, knows: words.knows, alike, partOf, more, rows, variants: data.v, across: data.o };
};

window.veilederSearch = { open };
