// The engine of the search: pure functions on the index made at build (src/veileder/search), without a page.
// search.js shows what it finds on one site, region.js on the sites of a region.
(() => {
  "use strict";

  const ENDINGS = /^(?:e?s|en|et|er|ar|a|e|t|ene|ane|ens|ets|ers|ars|enes|anes|inga?|ingen)$/;
  const LONG_ENDINGS = /^(?:e?re|e?st|are|aste?|este|ede|e?te|e?nde|ande|e?rne|ne)$/, MUCH = 5; // letters that are left before them
  const SURE = 3, SOME = 4; // of so many letters, fewer are enough
  const FORMAT = 3; // of the index; a page that has been open for long may meet one of another
  const URGENT = 0, TOOL = 2, SERVICE = 3; // groups of entries: the acute rule, tools, and services, measures and helplines
  const ANSWER = 6, ANSWERS = 2; // the group of an answer; so many are shown above the hits
  const NAMED = 60, BESIDE = 25; // what structure weighs: alone in a question, and beside other words
  const MEANING = /^\s*(?:hva|kva|ka)\s+(?:er|e|betyr|tyder|menes|meines|star)\b/;
  const PHRASE = 12, CORRECTED = 0.2, NEARLY = 0.6, HEAD = 0.3; // nearly: one letter wrong in a long word
  const QUANTITY = 0.1; // what a small number weighs that counts something, and is in no law
  const COUNTED = /^(?:ar|dag\w*|uke\w*|vek\w*|time\w*|mnd|maned\w*|manad\w*|gang\w*|minutt\w*|prosent|barn|elev\w*|kr|kroner)$/;
  const ASKS_LAW = /§|\b(?:paragraf\w*|kap|kapit\w*|\w*lov(?:en|a)?|bvl|bhl|hpl|oppl|fvl)\b/;
  const ASKS_NUMBER = /\b(?:ring\w*|telefon\w*|tlf|nummer\w*|nr)\b/, ASKS_FORM = /\b(?:\w*skjema\w*|mal(?:en)?|blankett\w*)\b/;
  const ASKED = 1.25; // what is of the kind that is asked for is worth more
  // How people speak and type where the site has a word of its own.
  const BETWEEN = new Set("jeg eg du han hun ho vi me dere dykk de dei man den det en ei et eit min sin sitt".split(" ")); // in a turn of speech
  const SPOKEN = { kem: "hvem", isje: "ikke", ikkj: "ikke", itj: "ikke", kje: "ikke", inte: "ikke" };

  // --- Words: the same folding and cutting as veileder.search.words ---

  const fold = (text) => text.toLowerCase().normalize("NFC").replace(/[æä]/g, "ae").replace(/ø/g, "o")
    .normalize("NFD").replace(/\p{M}/gu, "").replace(/oe/g, "o").replace(/aa/g, "a");

  /** Return what is asked, with hyphens alike and each telephone number in one. */
  const plain = (text) => fold(text).replace(/[‐-―−]/g, "-").replace(/(?:\+|\b00)47(?=(?:\s*\d){5,8}(?!\s*\d))/g, "")
    .replace(/\d(?:\s*\d){4,}(?!\w)/g, (digits) => digits.replace(/\s/g, ""));

  const tokens = (text) => plain(text).replace(/(\d)\s(?=\d{2,3}(?!\w))/g, "$1")
    .replace(/(^|\D)(\d+)\s(?=[a-h](?!\w))/g, "$1$2").match(/\d+[a-z]?(?:-\d+[a-z]?)*(?![a-z0-9])|[\p{L}\p{N}]+/gu) || [];

  const spoken = (words) => words.map((word) => (Object.hasOwn(SPOKEN, word) ? SPOKEN[word] : word));

  const isNumber = (word) => /^\d/.test(word);

  /** Return whether the last ``n`` letters of a word are an ending. */
  const ends = (word, n) => ENDINGS.test(word.slice(-n)) || (word.length - n >= (n < SURE ? MUCH : SOME) && LONG_ENDINGS.test(word.slice(-n)));

  /** Return how many letters are wrong, missing, extra or have changed place with the next, up to ``most``. */
  const distance = (a, b, most) => {
    let before = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  };

  // --- The index ---

  // Gaps and numbers are written in these (src/veileder/search/packing.py).
  const LETTERS = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).filter((sign) => !/["\\+\-,:;\d]/.test(sign));
  const DIGIT = new Map(LETTERS.map((sign, n) => [sign, n]));

  const LOWER = ",:;"; // one, two and three buckets lower than the places before

  const opens = (form) => ({ å: "a", æ: "a", ø: "o" }[form[0]] || form[0]);

  /** Return a function that gives what is known of the forms that begin with a letter: it is read when it is asked for. */
  const readWords = (lines) => {
    const packed = new Map(), read = new Map();
    let line = "";
    lines.forEach((coded, number) => {
      line = line.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
      for (const family of line.split(";")) {
        const letter = opens(family), held = packed.get(letter);
        if (held) held.push(family, number);
        else packed.set(letter, [family, number]);
      }
    });
    const unpacked = (held) => {
      const stems = new Map(), written = new Map();
      for (let n = 0; n < held.length; n += 2) {
        const [first, ...endings] = held[n].split(",");
        for (const ending of endings.length ? endings : [""]) {
          const own = first + ending, form = /[æøå]|oe|aa/.test(own) ? fold(own) : own;
          if (form !== own) written.set(form, own);
          const known = stems.get(form);
          if (known) known.push(held[n + 1]);
          else stems.set(form, [held[n + 1]]);
        }
      }
      return { stems, written, forms: [...stems.keys()] };
    };
    return (letter) => {
      if (!read.has(letter)) read.set(letter, unpacked(packed.get(letter) || []));
      return read.get(letter);
    };
  };

  /** Return [entry, weight] of every place on a line of places. */
  const readPlaces = (line, weights) => {
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

  /** Return a function that reads the numbers of stems, of which there are ``total``. */
  const readStems = (total) => {
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

  /** Return [stems, the entries they lead to] of every phrase. */
  const readPhrases = (lines, stems) => lines.split("\n").filter(Boolean).flatMap((line) => {
    const [leads, phrases] = line.split(":");
    return phrases.split(",").map((phrase) => [stems(phrase), numbers(leads)]);
  });

  /** Return [entries, words in a row, each as what can stand there] of every turn of speech. */
  const readTurns = (lines) => lines.split("\n").filter(Boolean).map((line) => {
    const [leads, turn] = line.split(":");
    return [numbers(leads), turn.split(" ").map((word) => word.split("/"))];
  });

  const slug = (title) => fold(title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  /** Return a function that reads levels, steps and ages in a question: [entries with weights, words that are read]. */
  const grammar = (rules) => {
    const any = (words) => words.map((word) => word.replace(/[^\p{L}\p{N} ]/gu, "\\$&")).join("|") || "(?!)";
    const labels = any([...new Set(rules.n.map((row) => row[1]).filter(Boolean))].sort((a, b) => b.length - a.length));
    const level = `(?:${any(rules.l)}|n)\\s*(${labels})\\b`, step = `(?:${any(rules.s)}|s)\\s*(\\d+)\\b`;
    const both = new RegExp(`\\b${level}[\\s,.:]*${step}`), turned = new RegExp(`\\b${step}\\W+(?:(?:pa|i)\\s+)?${level}`);
    const short = new RegExp(`^(?:(?:${any(rules.s)})\\s*)?(${labels})\\.(\\d+)$`);
    const [one, other] = [level, step].map((pattern) => new RegExp(`\\b${pattern}`));
    const count = `(\\d{1,2}|${any(Object.keys(rules.w))})`;
    const years = new RegExp(`\\b${count}[\\s-]*(?:ar(?:s|ig\\w*|ing\\w*|sgam\\w*)?\\b|aring\\w*)`);
    const child = /\b(?:gutt?|jente|elev|barn|son|sonn|dotter|datter)(?:en|et|a)?\s(?:pa\s)?(\d{1,2})(?!\s*(?:ganger|dag|uke|vek|time|min|prosent))\b/;
    const months = /\b\d{1,2}\s*(?:mnd|maned\w*|manad\w*)/;
    const school = new RegExp(`\\b(?:(\\d{1,2})\\s*\\.?|(${any(Object.keys(rules.o))}))\\s*-?(?:klass\\w*|trinn\\w*|steg(?:et)?\\b)`);
    const said = new RegExp(`\\b(${any(Object.keys(rules.a))})\\b`);

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
      let found = text.match(years);
      if (found) return [found[0], Array(2).fill(rules.w[found[1]] ?? +found[1])];
      if ((found = text.match(child)) && +found[1] < 19) return [found[1], Array(2).fill(+found[1])];
      if ((found = text.match(months))) return [found[0], [0, 1]];
      if ((found = text.match(school))) {
        const year = found[1] ? +found[1] : rules.o[found[2]];
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
        for (const [entry, first, last] of rules.e) {
          if (first <= to && from <= last) read.push([entry, (rows[entry][2] === TOOL ? 1.6 : 1) / (1 + (last - first) / 4)]);
        }
        if (read.length > count) tokens(age[0]).forEach((word) => { words.add(word); aged.add(word); });
      }
      return [read, words, aged];
    };
  };

  const open = (data) => {
    if (data.n !== FORMAT) throw new Error(`the index is of format ${data.n}`);
    const lines = data.p.match(/-?\d[^\d-]*/g) || [];
    const wordsAt = readWords(data.w.match(/[A-Z][^A-Z]*/g) || []), stemsIn = readStems(lines.length);
    const stemsOf = (form) => wordsAt(form[0]).stems.get(form);
    const phrases = readPhrases(data.f, stemsIn), turns = readTurns(data.u);
    const stop = new Set(data.s.split(" "));
    const [titles, paths, groups, variants, languages] = data.e, total = groups.length;
    // What each answer is asked for by: groups of stems, all of which a question must have one of.
    const asks = data.a.split("\n").filter(Boolean).map((line) => line.split(";").map(stemsIn));
    // Rows as they are shown; what only showing needs comes with ``fill``, and with it all of an answer.
    const rows = !total ? [] : titles.split("\n").map((title, n) => [title, "", +groups[n], "", "", undefined, variants[n], languages[n]]);
    paths.split("\n").forEach((path, n) => { if (rows[n]) rows[n][1] = path.replace("*", () => slug(rows[n][0])); });
    asks.forEach(() => rows.push(["", "", ANSWER, "", ""]));
    const names = [], held = new Map(), learnt = new Map();
    const telling = (text) => tokens(text).filter((word) => !stop.has(word));
    /** Return what a title is in a question: all of it, without its abbreviation, that, and its first letters. */
    const namesOf = (entry) => names[entry] ||= (([title]) => {
      const bare = title.replace(/\s*\(([^)]+)\)/, ""), short = title.match(/\(([^)]+)\)/)?.[1] || "";
      return [...new Set([title, bare, short].map((name) => telling(name).join(" "))), tokens(bare).map((word) => word[0]).join("")];
    })(rows[entry]);
    const places = (stem) => held.get(stem) || held.set(stem, readPlaces(lines[stem], data.b)).get(stem);
    const rarity = (count) => Math.log(1 + total / (count + 0.5));
    const common = (found) => found.length > 0 && found.every((stem) => lines[stem][0] === "-");
    const structure = grammar(data.g);
    const isUrgent = (entry) => rows[entry][2] === URGENT;
    const tell = (form) => wordsAt(form[0]).written.get(form) || form;

    /** Return the stems of a form, also of one that only has another ending than those of the site. */
    const known = (word) => learnt.get(word) || learnt.set(word, stemsOf(word) || worked(word)).get(word);

    const worked = (word) => {
      if (isNumber(word)) return [];
      for (let n = 1; n <= 5 && word.length - n > 2; n++) {
        const base = word.slice(0, -n);
        if (!ends(word, n)) continue;
        for (const form of [base, base + "e"]) if (stemsOf(form)) return stemsOf(form);
      }
      return joined(word);
    };

    /** Return the stems of a compound that is written without the «s» between its parts. */
    const joined = (word) => {
      for (let at = word.length - 3; at > 3 && word.length > 8; at--) {
        const form = `${word.slice(0, at)}s${word.slice(at)}`;
        if (word[at] !== "s" && word[at - 1] !== "s" && stemsOf(form) && stemsOf(word.slice(at))) return stemsOf(form);
      }
      return [];
    };

    /** Return the known words that a compound is put together of. */
    const parts = (word) => {
      for (let at = word.length - 4; at > 3; at--) {
        const tail = word.slice(at), head = word.slice(0, at);
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
      for (let at = 3; at <= word.length - 5; at++) {
        const head = word.slice(at);
        if (stemsOf(head) || (head.length > 6 && known(head).length)) return head;
      }
    };

    /** Return the known word that one probably meant: it begins with the same letter. */
    const meant = (word) => {
      const most = word.length < 8 ? 1 : 2, bases = [];
      for (let n = 1; n <= 5 && word.length - n > 3; n++) if (ends(word, n)) bases.push(word.slice(0, -n));
      const inflected = bases.find((base) => known(base).length);
      if (inflected) return inflected;
      let best, least = most + 1;
      for (const form of wordsAt(word[0]).forms) {
        if (form.length < 4 || form.length - word.length > most || word.length - form.length > 6 || isNumber(form)) continue;
        const away = Math.min(distance(word, form, most), ...bases.map((base) => (distance(base, form, 1) > 1 ? Infinity : 1.5)));
        if (away < least || (best && away === least && form.length === word.length && best.length !== word.length)) [best, least] = [form, away];
      }
      return best;
    };

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
      const follows = (at, turn) => turn.every((options) => {
        if (every[at] && !is(every[at], options) && BETWEEN.has(every[at])) at++;
        return every[at] && is(every[at++], options);
      });
      const found = new Map();
      every.forEach((word, at) => {
        const leads = turns.filter(([, [verb, ...turn]]) => verb.includes(word) && follows(at + 1, turn)).flatMap(([leads]) => leads);
        found.set(word, new Set(found.has(word) ? leads.filter((entry) => found.get(word).has(entry)) : leads));
      });
      return found;
    };

    /** Return how much each entry is about one word of a question, how much the word tells, and what was done to it. */
    const about = (word, isLast) => {
      const found = new Map(), own = known(word), done = {};
      score(own, 1, found, false);
      if (word.length > (isLast ? 2 : 4)) {
        for (const form of wordsAt(word[0]).forms) {
          if (form.startsWith(word) && stemsOf(form) !== own) {
            score(stemsOf(form), (own.length ? 0.3 : 0.8) * word.length / form.length, found);
          }
        }
      }
      if (!isNumber(word)) done.head = addParts(word, own, found);
      if (!found.size && !own.length) {
        done.unknown = word;
        const close = word.length > 3 && !isNumber(word) ? meant(word) : undefined;
        const head = close || word.length < 7 || isNumber(word) ? undefined : headOf(word);
        if (close || head) score(known(close || head), !close ? HEAD : word.length > 6 && distance(word, close, 1) < 2 ? NEARLY : CORRECTED, found);
        if (close) done.corrected = close;
        if (head) done.head = head;
      }
      return { word, found, own, weight: common(own) ? 0.3 : rarity(found.size) * (done.unknown ? 0.5 : 1), done };
    };

    /** Return what a word is about, where a number that tells an age, or counts, is not the name of anything. */
    const lighter = (term, aged, counts) => {
      if (aged.has(term.word)) return { ...term, found: new Map(), weight: 0.3 };
      if (!counts || !/^\d{1,3}$/.test(term.word)) return term;
      return { ...term, found: new Map([...term.found].map(([entry, value]) => [entry, value * QUANTITY])), weight: 0.3 };
    };

    /** Return whether every telling word of a question is one of this målform, or begins one. */
    const knows = (question) => tokens(question).filter((word) => !stop.has(word))
      .every((word) => known(word).length || wordsAt(word[0]).forms.some((form) => form.startsWith(word)));

    /** Add up what all words are about; each entry has its sum, and which of the words it covers. */
    const gather = (terms, words, read, readWords, elsewhere) => {
      const sums = new Map();
      const add = (entry, value, covered) => {
        const own = sums.get(entry) || { sum: 0, covers: new Set() };
        sums.set(entry, own);
        own.sum += value;
        covered.forEach((term) => own.covers.add(term));
      };
      const leadsTo = (word, entry) => !elsewhere.get(word)?.has(entry);
      for (const term of terms) for (const [entry, value] of term.found) if (leadsTo(term.word, entry)) add(entry, value, [term]);
      const asked = new Map(terms.flatMap((term) => term.own.map((stem) => [stem, term])));
      const said = new Set(words.flatMap(known));
      for (const [needs, leads] of phrases) {
        if (!needs.every((stem) => said.has(stem))) continue;
        if (leads.some((entry) => words.some((word) => !leadsTo(word, entry) && known(word).some((stem) => needs.includes(stem))))) continue;
        const covered = needs.flatMap((stem) => asked.get(stem) || []), value = PHRASE * rarity(leads.length) * Math.sqrt(needs.length);
        leads.forEach((entry, n) => add(entry, value * (n ? 0.7 : 1), covered));
        if (isUrgent(leads[0])) sums.get(leads[0]).isSaid = true;
      }
      const inStructure = terms.filter((term) => readWords.has(term.word));
      const value = terms.length > inStructure.length ? BESIDE : 10 * NAMED;
      for (const [entry, weight] of read) add(entry, value * weight, inStructure);
      return sums;
    };

    /** Return the type of service that a question is about, by its name. */
    const typeIn = (terms) => data.v.find(([, title]) => terms.some(({ own }) =>
      own.some((stem) => tokens(title).some((word) => known(word).includes(stem)))))?.[0];

    /** Return how much more or less an entry is worth to those in a type of service. */
    const fitting = (type) => {
      const number = data.v.findIndex(([id]) => id === type);
      return ([, path, , , , , others]) => {
        const only = data.v.findIndex(([id]) => path.startsWith(`${id}/`));
        if (number < 0) return 1;
        if (only >= 0) return only === number ? 1.5 : 0.5;
        return others?.includes(number) ? 1.5 : 1;
      };
    };

    const ranked = (question, sums, terms, type) => {
      const all = terms.reduce((sum, term) => sum + term.weight, 0) || 1;
      const phrase = telling(question).join(" ") || tokens(question).join(" "), isMeaning = MEANING.test(fold(question)), fits = fitting(type);
      const asked = plain(question), wanted = ASKS_NUMBER.test(asked) ? [SERVICE] : ASKS_FORM.test(asked) ? [TOOL] : [];
      const named = (entry) => {
        const own = namesOf(entry), exact = phrase.length > 1 && own.includes(phrase), [title] = own;
        if (exact) return !rows[entry][1].includes("#") ? 1.6 : isMeaning ? 3 : phrase.length < 5 ? 1.5 : 1.2; // a page before a word in a list
        if (phrase.length < 5 && !rows[entry][1].includes("#") && own.some((name) => name.startsWith(`${phrase} `))) return 1.6; // COS: «Kurs (COS-P)»
        return title.includes(phrase) ? 1 + 0.15 * phrase.length / title.length : 1;
      };
      const hits = [...sums].map(([entry, { sum, covers, isSaid }]) => {
        const covered = [...covers].reduce((sum, term) => sum + term.weight, 0);
        return { row: rows[entry], isSaid, score: sum * (covered / all || 0.01) ** 0.7 * named(entry) * fits(rows[entry]) * (wanted.includes(rows[entry][2]) ? ASKED : 1) };
      }).sort((a, b) => b.score - a.score);
      const best = hits.length && hits[0].score;
      // What may be a matter of life stands first: if its own words are said, or if it is an answer at all.
      const first = ({ row, score, isSaid }) => row[2] === URGENT && (isSaid || score > best * 0.75);
      hits.sort((a, b) => first(b) - first(a));
      return hits.filter((hit) => hit.score > best * 0.1).slice(0, 40);
    };

    const askedBy = new Map();
    for (const groups of asks) for (const stem of new Set(groups.flat())) askedBy.set(stem, (askedBy.get(stem) || 0) + 1);

    /** Return the answers that a question asks for, first the one that its words tell most about. */
    const answersTo = (words) => {
      const said = new Set(words.flatMap(known)), first = rows.length - asks.length;
      const meant = new Set(words.filter((word) => !stop.has(word)).flatMap(known));
      const told = (groups) => [...new Set(groups.flat())].reduce((sum, stem) => sum + (meant.has(stem) ? 1 : said.has(stem) ? 0.1 : 0) / askedBy.get(stem), 0);
      return asks.map((groups, n) => ({ row: rows[first + n], groups }))
        .filter(({ groups }) => groups.every((group) => group.some((stem) => said.has(stem))))
        .sort((a, b) => told(b.groups) - told(a.groups)).map(({ row }) => row);
    };

    /** Return whether nothing in a question tells what it is about: no word of the site, but for those that stand everywhere. */
    const isGuess = (asked, words, read) => {
      const said = new Set(words.flatMap(known));
      if (read.length || phrases.some(([needs]) => needs.every((stem) => said.has(stem)))) return false;
      return asked.every(({ word, own, done }) => done.unknown || stop.has(word) || (asked.length > 1 && common(own)));
    };

    /** Return a function that says whether a word is one of ``question``, in some form, or begins with one. */
    const alike = (question) => {
      const asked = telling(question), own = new Set(asked.flatMap(known));
      return (word) => tokens(word).some((form) => known(form).some((stem) => own.has(stem))
        || asked.some((one) => one.length > 2 && form.startsWith(one)));
    };

    /** Return what answers ``question``: ``hits``, the best first, with their ``scores``, the ``answers`` above them, and what was done
        to its words. ``unknown`` are those the site has not, ``corrected`` [word, what was taken for it] and ``heads``
        [compound, the known word it ends in]. ``isUnsure`` says that no word tells: all are guessed at, or stand
        everywhere. ``type`` is the type of service that is chosen, or that the question
        names: who has chosen one meets what is written for it before what is not. */
    const search = (question, chosen) => {
      const [read, readWords, aged] = structure(question, rows);
      const every = spoken(tokens(question)), words = [...new Set(every)], told = words.filter((word) => !stop.has(word));
      const weighed = told.length ? told : words, counts = !ASKS_LAW.test(plain(question)) && weighed.length > 1;
      const asked = weighed.map((word) => lighter(about(word, word === every.at(-1)), aged, counts && COUNTED.test(every[every.indexOf(word) + 1])));
      const terms = asked.filter((term) => term.found.size || readWords.has(term.word));
      const best = ranked(question, gather(terms, words, read, readWords, turned(every)), terms, chosen), hits = best.map(({ row }) => row);
      const typed = new Map((question.match(/[\p{L}\p{N}-]+/gu) || []).map((word) => [tokens(word)[0], word.toLowerCase()]));
      const written = (word) => typed.get(word) || word;
      const done = asked.filter(({ word }) => !readWords.has(word)).map((term) => term.done);
      const answers = answersTo(words).slice(0, ANSWERS);
      return {
        hits, scores: best.map(({ score }) => score), answers, isUnsure: !answers.length && isGuess(asked.filter(({ word }) => !readWords.has(word)), words, read),
        unknown: done.flatMap(({ unknown }) => (unknown ? written(unknown) : [])), type: chosen || typeIn(asked),
        corrected: done.flatMap(({ unknown, corrected }) => (corrected ? [[written(unknown), tell(corrected)]] : [])),
        heads: asked.flatMap(({ word, done: { head } }) => (head && !readWords.has(word) ? [[written(word), tell(head)]] : [])),
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
        const named = new Set(telling(title).flatMap(known)), own = new Set(asked.filter((stem) => !named.has(stem)));
        const told = parts.map(([heading, stems, anchor]) => {
          const headed = telling(heading).filter((word) => isAsked(word) && !known(word).some((stem) => named.has(stem)));
          const said = stemsIn(stems).filter((stem) => own.has(stem));
          return { heading, anchor: anchor || `del_${slug(heading)}`, worth: 2 * headed.length + said.length };
        });
        const best = told.reduce((best, one) => (one.worth > best.worth ? one : best));
        return best.worth ? [best.anchor, best.heading] : undefined;
      };
    };

    return { search, fill, knows, alike, partOf, rows, variants: data.v, across: data.o };
  };

  window.veilederSearch = { open };
})();
