// Searches the index made at build (src/veileder/search). Nothing is sent or stored; the index is fetched
// when the field is first used. Without this script the form is a plain link to the search page.
(() => {
  "use strict";

  const FORMAT = 1; // of the index; a page that has been open for long may meet one of another
  const SHOWN = 6; // hits of each kind before the rest is folded
  const ENDINGS = /^(?:e?s|en|et|er|ar|a|e|t|ene|ane|ens|ets|ers|ars|enes|anes|inga?|ingen)$/;

  // --- Words: the same folding and cutting as veileder.search.words ---

  const fold = (text) => text.toLowerCase().normalize("NFC").replace(/[æä]/g, "ae").replace(/ø/g, "o")
    .normalize("NFD").replace(/\p{M}/gu, "").replace(/oe/g, "o").replace(/aa/g, "a");

  const tokens = (text) => fold(text).replace(/[‐-―−]/g, "-").replace(/(\d)\s(?=\d{2,3}(?!\w))/g, "$1")
    .replace(/(^|\D)(\d+)\s(?=[a-h](?!\w))/g, "$1$2").match(/\d+[a-z]?(?:-\d+[a-z]?)*(?![a-z0-9])|[\p{L}\p{N}]+/gu) || [];

  /** Whether one letter is wrong, missing, extra or has changed place with the next. */
  const near = (a, b) => {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const [x, y] = [a.slice(i), b.slice(i)];
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
      (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };

  // --- The index ---

  /** Return the number of the stem of every form. */
  const readWords = (lines) => {
    const stems = new Map();
    let line = "";
    lines.split("\n").forEach((coded, number) => {
      line = line.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
      for (const family of line.split(";")) {
        const [first, ...endings] = family.split(",");
        for (const ending of endings.length ? endings : [""]) stems.set(first + ending, number);
      }
    });
    return stems;
  };

  /** Return [entry, weight] of every place on a line of places. */
  const readPlaces = (line, weights) => {
    const places = [];
    let at = -1, weight = 0;
    for (const sign of line) {
      if (sign >= "0" && sign <= "9") [weight, at] = [weights[sign], -1];
      else if (sign === "+") at += 52;
      else if (sign !== "-") places.push([at += sign.charCodeAt(0) - (sign > "Z" ? 70 : 64), weight]);
    }
    return places;
  };

  const open = (data) => {
    if (data.f !== FORMAT) throw new Error(`the index is of format ${data.f}`);
    const stems = readWords(data.w);
    const forms = [...stems.keys()];
    const lines = data.p.split("\n");
    const stop = new Set(data.s.split(" "));
    const total = data.e.length;
    const places = (stem) => readPlaces(lines[stem], data.b);
    const rarity = (count) => Math.log(1 + total / (count + 0.5));
    const common = (stem) => stem !== undefined && lines[stem][0] === "-";

    const urgent = (hit) => hit.entry[2] === 0;

    /** Return the stem of a form, also of one that only has another ending than those of the site. */
    const known = (word) => {
      if (stems.has(word)) return stems.get(word);
      for (let n = 1; n <= 5 && word.length - n > 2; n++) {
        const base = word.slice(0, -n);
        if (!ENDINGS.test(word.slice(-n))) continue;
        for (const form of [base, base + "e"]) if (stems.has(form)) return stems.get(form);
      }
    };

    /** Return the stems of the known words that a compound is put together of. */
    const parts = (word) => {
      for (let at = word.length - 4; at > 3; at--) {
        const tail = known(word.slice(at)), head = word.slice(0, at);
        if (tail === undefined) continue;
        for (const start of /[se]$/.test(head) ? [head, head.slice(0, -1)] : [head]) {
          if (start.length < 4) continue;
          const stem = known(start), more = stem === undefined ? parts(start) : [stem];
          if (more.length) return [...more, tail];
        }
      }
      return [];
    };

    /** Return how much each entry is about one stem. */
    const score = (stem, factor, into = new Map()) => {
      const found = places(stem), value = rarity(common(stem) ? total / 4 : found.length) * factor;
      for (const [entry, weight] of found) into.set(entry, Math.max(into.get(entry) || 0, weight * value));
      return into;
    };

    /** Return how much each entry is about one word of a question, and how much the word tells. */
    const about = (word) => {
      const found = new Map(), stem = known(word);
      if (stem !== undefined) score(stem, 1, found);
      if (word.length > 2) {
        for (const form of forms) {
          if (form.startsWith(word) && stems.get(form) !== stem) {
            score(stems.get(form), (stem === undefined ? 0.8 : 0.3) * word.length / form.length, found);
          }
        }
      }
      const pieces = parts(word).map((part) => score(part, 1));
      if (pieces.length > 1) {
        const weight = (stem === undefined ? 0.8 : 0.4) / pieces.length;
        for (const entry of pieces[0].keys()) {
          if (!pieces.every((piece) => piece.has(entry))) continue;
          const sum = pieces.reduce((sum, piece) => sum + piece.get(entry), 0);
          found.set(entry, Math.max(found.get(entry) || 0, sum * weight));
        }
        if (!found.size) for (const [entry, value] of pieces[pieces.length - 1]) found.set(entry, value * weight);
      }
      if (!found.size && word.length > 3) {
        for (const form of forms) {
          if (Math.abs(form.length - word.length) < 2 && near(form, word)) score(stems.get(form), 0.8, found);
        }
      }
      return [found, common(stem) ? 0.3 : rarity(found.size)];
    };

    /** Return whether every telling word of a question is one of this målform, or begins one. */
    const knows = (question) => tokens(question).filter((word) => !stop.has(word))
      .every((word) => known(word) !== undefined || forms.some((form) => form.startsWith(word)));

    /** Return the entries that answer ``question``, the best first: those with all its words, then the rest.
        Who has chosen a type of service meets what is written for it before what is not. */
    const find = (question, type) => {
      const words = [...new Set(tokens(question))];
      const telling = words.filter((word) => !stop.has(word));
      const terms = (telling.length ? telling : words).map(about).filter(([term]) => term.size);
      const all = terms.reduce((sum, [, weight]) => sum + weight, 0);
      const sums = new Map();
      for (const [term, weight] of terms) {
        for (const [entry, value] of term) {
          const [sum, covered] = sums.get(entry) || [0, 0];
          sums.set(entry, [sum + value, covered + weight]);
        }
      }
      const phrase = fold(question.trim());
      const named = (title) => fold(title).includes(phrase) ? 1 + 0.15 * phrase.length / title.length : 1;
      const number = data.v.findIndex(([id]) => id === type);
      const fits = ([, path, , , , , others]) => {
        const only = data.v.findIndex(([id]) => path.startsWith(`${id}/`));
        if (number < 0) return 1;
        if (only >= 0) return only === number ? 1.5 : 0.5;
        return others?.includes(number) ? 1.5 : 1;
      };
      const hits = [...sums].map(([entry, [sum, covered]]) => ({
        entry: data.e[entry], score: sum * (covered / all) ** 0.7 * named(data.e[entry][0]) * fits(data.e[entry]),
      })).sort((a, b) => b.score - a.score);
      const best = hits.length && hits[0].score;
      // What may be a matter of life comes first, if it is an answer at all.
      hits.sort((a, b) => (urgent(b) && b.score > best * 0.75) - (urgent(a) && a.score > best * 0.75));
      return hits.filter((hit) => hit.score > best * 0.1).slice(0, 40).map((hit) => hit.entry);
    };

    return { find, knows, rows: data.e, variants: data.v, across: data.o };
  };

  // --- The page ---

  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };

  const link = (href, className, ...content) => {
    const element = make("a", className, ...content);
    element.href = href;
    return element;
  };

  const start = (form) => {
    const field = form.querySelector("[type=search]");
    const [count, list, none] = ["count", "hits", "none"].map((id) => document.querySelector(`[data-search-${id}]`));
    const text = form.dataset;
    const type = form.elements.for?.value || new URLSearchParams(location.search).get("for");
    const home = new URL(`${text.root}/`, location.href);
    let loading, index, loadingOther;

    const own = new URL(text.index, form.action); // its «?v=» is a new one when the index is
    const opened = (address) => fetch(address).then((answer) => answer.json()).then(open);

    const load = () => loading ||= opened(own)
      .then((found) => { index = found; })
      .catch(() => { loading = null; count.textContent = text.failed; });

    /** Return the index in the other målform, which is only fetched when ours lacks a word. */
    const loadOther = () => loadingOther ||= opened(new URL(index.across.i + own.search, home))
      .catch(() => { loadingOther = null; });

    /** Return somebody to ring; veileder.js says whether they answer now, and puts first those who do. */
    const answer = ([who, number, hours, national]) => {
      const said = make("span"), now = make("small", "v-hours__now", said);
      const row = make("li", "", link(`tel:${number.replace(/\s/g, "")}`, "v-contact__row",
        make("span", "v-contact__who", who, now), make("strong", "", number)));
      said.dataset.now = "";
      now.hidden = true;
      if (hours) row.dataset.hours = hours;
      if (national) row.dataset.national = "";
      return row;
    };

    const item = (root, variants) => ([title, path, , label, summary, phones, others]) => {
      const href = (path) => new URL(path, root).href;
      const row = make("li", "v-hit", link(href(path), "v-hit__title", title));
      if (label) row.append(make("span", "v-hit__label", label));
      if (phones) row.append(make("ul", "v-hit__phones", ...phones.map(answer)));
      if (phones) row.lastChild.dataset.answers = "";
      if (summary) row.append(make("p", "v-hit__summary", summary));
      const more = others?.filter((n) => variants[n][0] !== type) || [];
      if (more.length) {
        const links = more.map((n) => make("li", "", link(href(`${variants[n][0]}/${path}`), "", variants[n][1])));
        row.append(make("ul", "v-hit__variants", ...links));
      }
      return row;
    };

    const section = (title, hits, row = item(home, index.variants)) => {
      const part = make("section", "v-hits__group", make("h2", "", title));
      part.append(make("ul", "v-hits__list", ...hits.slice(0, SHOWN).map(row)));
      const rest = hits.slice(SHOWN);
      if (rest.length) {
        part.append(make("details", "v-fold", make("summary", "", text.more.replace("{n}", rest.length)),
          make("ul", "v-hits__list", ...rest.map(row))));
      }
      return part;
    };

    const tell = (question, total) => {
      none.hidden = !question || total > 0;
      const words = total === 1 ? text.one : total ? text.many : text.none;
      count.textContent = question ? words.replace("{n}", total).replace("{q}", question) : "";
    };

    /** Show what only stands in the other målform, when a word of the question is not of ours. */
    const showOther = async (question, hits) => {
      if (!index.across || index.knows(question)) return;
      const { l: language, n: title, r: way, t: twins } = index.across;
      const other = await loadOther();
      if (!other || field.value.trim() !== question) return;
      const shown = new Set(hits.map((hit) => index.rows.indexOf(hit)));
      const more = other.find(question).filter((hit) => !shown.has(twins[other.rows.indexOf(hit)]));
      if (!more.length) return;
      const row = item(new URL(way, home), other.variants);
      const part = section(title, more, (hit) => Object.assign(row(hit), { lang: language }));
      part.querySelectorAll(".v-hit__title").forEach((to) => { to.hreflang = language; });
      list.append(part);
      document.dispatchEvent(new Event("veileder:hits"));
      tell(question, hits.length + more.length);
    };

    /** Let the switch lead to the same question in the other målform. */
    const carry = (question) => {
      const to = document.querySelector("[data-switch]");
      if (!to) return;
      const search = new URLSearchParams(to.search);
      search.delete("q");
      if (question && document.querySelector("[data-search-page]")) search.set("q", question);
      to.search = search;
    };

    const show = () => {
      const question = field.value.trim(), names = text.groups.split("|"), groups = new Map();
      const hits = question ? index.find(question, type) : [];
      for (const hit of hits) groups.set(hit[2], [...(groups.get(hit[2]) || []), hit]);
      list.replaceChildren(...[...groups].map(([kind, members]) => section(names[kind], members)));
      document.dispatchEvent(new Event("veileder:hits"));
      tell(question, hits.length);
      carry(question);
      if (question) showOther(question, hits);
    };

    let timer;
    const search = () => load().then(() => index && show());
    field.addEventListener("focus", load, { once: true });
    field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 150); });
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); search(); });
    field.value ||= new URLSearchParams(location.search).get("q") || "";
    if (field.value) search();
    addEventListener("pageshow", (event) => { if (!event.persisted && field.value) search(); });
  };

  const form = document.querySelector("form[data-search]");
  if (form) start(form);
  else window.veilederSearch = { open }; // for pages with other indexes than their own
})();
