// The search on a page: shows what search_engine.js finds in the index, and says what was done to the words. Nothing is
// sent or stored: what is typed stands after # in the address, which no host is told. Engine and index are fetched when
// the field is first used. Without this script the form is a plain link to the search page.
(() => {
  "use strict";

  const ENGINE = document.currentScript.dataset.engine; // where the engine is, on this page
  const BEST = 3; // hits that stand first, of any kind
  const SHOWN = 6; // hits of each kind before the rest is folded
  const TYPING = 120, SLOW = 30; // ms without a key before what is typed is searched for, where it took so long the last time
  const SPARE = 4; // ms that are left over for what is more urgent
  const URGENT = 0; // the group of the acute rule
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

  /** Return ``words`` with what stands in braces put in. */
  const say = (words, said) => words.replace(/\{(\w+)\}/g, (whole, name) => said[name] ?? whole);

  /** Return ``text`` in pieces, with each word that was asked for marked. */
  const marked = (text, isAsked) => text.split(/([\p{L}\p{N}]+)/u)
    .map((piece, n) => (n % 2 && isAsked(piece) ? make("mark", "", piece) : piece));

  /** Return what the address asks: after #, or in the query, as old links have it. */
  const inAddress = () => {
    const after = location.hash.startsWith("#q=") ? location.hash.slice(1) : location.search;
    return new URLSearchParams(after).get("q")?.trim() || "";
  };

  const whenIdle = window.requestIdleCallback || ((act, { timeout }) => setTimeout(act, timeout / 5, { timeRemaining: () => 0 })); // Safari has none
  /** Wait until what is on the page by now has been painted, and nothing is more urgent. */
  const painted = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(whenIdle, 0, done, { timeout: 500 })); });

  const start = (form) => {
    const field = form.querySelector("[type=search]");
    const [count, list, none, send] = ["count", "hits", "none", "send"].map((id) => document.querySelector(`[data-search-${id}]`));
    const text = form.dataset;
    const type = form.elements.for?.value || new URLSearchParams(location.search).get("for");
    const home = new URL(`${text.root}/`, location.href);
    let loading, index, loadingEngine, loadingOther, took = TYPING;

    const own = new URL(text.index, form.action); // another one when the index is
    const json = (address) => fetch(address).then((answer) => answer.json());
    const beside = (name, address) => json(address.href.replace(/index(?=[^/]*$)/, name));

    /** Fetch the engine, once: it says that it is there by ``veilederSearch``. */
    const engine = () => loadingEngine ||= new Promise((resolve, reject) => {
      if (window.veilederSearch) return resolve(window.veilederSearch);
      const script = make("script");
      Object.assign(script, { src: ENGINE, onload: () => resolve(window.veilederSearch), onerror: () => { loadingEngine = null; reject(); } });
      return document.head.append(script);
    });

    /** Return what finds in the index at ``address``, which is opened once; when that is here, what showing needs is asked for. */
    const opened = async (address) => {
      const data = json(address), shown = data.then(() => beside("hits", address));
      shown.catch(() => {}); // it is asked for again
      const { open } = await engine();
      return Object.assign(open(await data), { shown });
    };

    /** Put in what showing needs, which stands beside the index; hits without it have title and link. */
    const fill = (found, address) => found.filling ||= (found.shown || beside("hits", address)).then((shown) => { found.fill(shown); found.isFilled = true; })
      .catch(() => { found.filling = found.shown = null; });

    /** Take in the words in passing, which are only fetched when a question has a word that is not among the others. */
    const learn = (found, address) => found.learning ||= beside("more", address).then((more) => { found.more(more); found.isLearnt = true; })
      .catch(() => { found.learning = null; });

    /** Do ``work`` bit by bit, whenever nothing else is to be done. */
    const bitByBit = (work) => whenIdle((left) => {
      do if (work.next().done) return;
      while (left.timeRemaining() > SPARE);
      bitByBit(work);
    }, { timeout: 500 });

    const load = () => loading ||= opened(own)
      .then((found) => {
        index = found;
        whenIdle(() => learn(index, own).then(() => bitByBit(index.ahead())), { timeout: 5000 });
      })
      .catch(() => { loading = null; count.textContent = text.failed; });

    /** Return the index in the other målform, which is only fetched when ours lacks a word. */
    const loadOther = () => loadingOther ||= opened(new URL(index.across.i, home))
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

    const numbers = (phones) => {
      const all = make("ul", "v-hit__phones", ...phones.map(answer));
      all.dataset.answers = "";
      return all;
    };

    const item = (root, { variants, partOf }, question, isAsked) => (hit) => {
      const [title, path, , label, summary, phones, others, language] = hit, part = partOf(question)(hit);
      const href = (path) => new URL(path, root).href;
      const row = make("li", "v-hit", link(href(path), "v-hit__title", make("span", "", ...marked(title, isAsked))));
      if (language) Object.assign(row, { lang: language, dir: "auto" });
      if (label) row.append(make("span", "v-hit__label", label));
      if (phones?.length) row.append(numbers(phones));
      if (summary) row.append(make("p", "v-hit__summary", ...marked(summary, isAsked)));
      if (part) row.append(link(href(`${path}#${part[0]}`), "v-hit__part", part[1]));
      const more = others?.filter((n) => variants[n][0] !== type) || [];
      if (more.length) {
        const links = more.map((n) => make("li", "", link(href(`${variants[n][0]}/${path}`), "", variants[n][1])));
        row.append(make("ul", "v-hit__variants", ...links));
      }
      return row;
    };

    const section = (title, hits, row, shown = SHOWN) => {
      const part = make("section", "v-hits__group", make("h2", "", title));
      part.append(make("ul", "v-hits__list", ...hits.slice(0, shown).map(row)));
      const rest = hits.slice(shown);
      if (rest.length) {
        const fold = make("details", "v-fold", make("summary", "", say(text.more, { n: rest.length })));
        fold.addEventListener("toggle", () => fold.append(make("ul", "v-hits__list", ...rest.map(row))), { once: true });
        part.append(fold);
      }
      return part;
    };

    /** Return the answer to a question, with its numbers, and a way to the page that it is from. */
    const reply = ([question, path, , label, summary, phones]) => {
      const more = link(new URL(path, home).href, "v-reply__more", text.read);
      more.setAttribute("aria-label", `${text.read}: ${question}`);
      const box = make("section", "v-reply", make("h2", "", question), make("p", "v-reply__answer", summary));
      if (label) box.append(make("p", "v-hit__label", label));
      if (phones?.length) box.append(numbers(phones));
      box.append(more);
      return box;
    };

    /** Return a sentence for each word that was not found as it is written. */
    const changes = ({ corrected, heads, unknown }) => {
      const told = [...corrected.map((pair) => [text.corrected, pair]), ...heads.map((pair) => [text.head, pair])];
      const rest = unknown.filter((word) => !told.some(([, [written]]) => written === word)).map((word) => [text.unknown, [word]]);
      return [...told, ...rest].map(([words, [q, found]]) => make("span", "v-search__said", say(words, { q, found })));
    };

    const tell = (question, total, said = []) => {
      none.hidden = !question || total > 0;
      const words = total === 1 ? text.one : total ? text.many : text.none;
      const isChanged = said.some((one) => one.textContent.includes(`«${question}»`)); // then no hit is on the question as it stands
      const counted = say(words, { n: total, q: question });
      const told = total ? [...(isChanged ? [] : [counted]), ...said] : [counted];
      count.replaceChildren(...(question ? told : []));
    };

    /** Show what only stands in the other målform, when a word of the question is not of ours and is one of theirs. */
    const showOther = async (question, ours) => {
      if (!index.across || index.knows(question)) return;
      const { l: language, n: title, r: way, t: twins } = index.across;
      const other = await loadOther();
      if (other) await fill(other, new URL(index.across.i, home));
      if (!other || field.value.trim() !== question) return;
      const theirs = other.search(question);
      if (theirs.isUnsure || theirs.corrected.length) return;
      const shown = new Set(ours.hits.map((hit) => index.rows.indexOf(hit)));
      const more = [...theirs.answers, ...theirs.hits].filter((hit) => !shown.has(twins[other.rows.indexOf(hit)]));
      if (!more.length) return;
      const row = item(new URL(way, home), other, question, other.alike(question));
      const part = section(title, more, (hit) => Object.assign(row(hit), { lang: hit[7] || language }));
      part.querySelectorAll(".v-hit__title").forEach((to) => { to.hreflang = language; });
      list.append(part);
      document.dispatchEvent(new Event("veileder:hits"));
      tell(question, ours.hits.length + more.length, changes(ours));
    };

    /** Keep the question in the address, after #, so that it is there on the way back, and in the way to the other målform. */
    const carry = (question) => {
      const hash = question ? `#q=${encodeURIComponent(question)}` : "", here = new URL(location.href);
      if (here.searchParams.has("q")) here.searchParams.delete("q");
      if (hash || here.hash.startsWith("#q=")) here.hash = hash;
      if (here.href !== location.href) history.replaceState(history.state, "", here);
      const to = document.querySelector("[data-switch]");
      if (to) to.hash = hash;
      if (!send) return;
      const way = send.querySelector("a"), { subject, body } = send.dataset;
      send.hidden = !question;
      way.search = `?subject=${encodeURIComponent(say(subject, { q: question }))}&body=${encodeURIComponent(say(body, { q: question }))}`;
    };

    let drawn = 0;
    /** Show the acute rule if it leads, then answers and the best; when they are on screen, the rest by kind. */
    const draw = async (question, found) => {
      const turn = ++drawn;
      const { hits, answers, corrected, heads } = found, names = text.groups.split("|"), groups = new Map();
      const meant = [question, ...[...corrected, ...heads].map(([, taken]) => taken)].join(" ");
      const row = item(home, index, meant, index.alike(meant)), first = hits[0]?.[2] === URGENT ? 1 : 0;
      const best = hits.slice(first, first + BEST), shown = [];
      if (first) shown.push(section(names[URGENT], hits.slice(0, 1), row));
      shown.push(...answers.filter(([title, path, , , said], n) => title && (!n || (path !== answers[0][1] && said !== answers[0][4]))).map(reply));
      if (best.length) {
        const part = section(found.isUnsure ? text.unsure : text.best, best, row);
        part.classList.add("v-hits__best");
        if (found.isUnsure) part.firstChild.dataset.searchUnsure = "";
        shown.push(part);
      }
      list.replaceChildren(...shown);
      document.dispatchEvent(new Event("veileder:hits"));
      tell(question, hits.length || answers.length, changes(found));
      for (const hit of hits.slice(first + BEST)) groups.set(hit[2], [...(groups.get(hit[2]) || []), hit]);
      if (!groups.size) return;
      await painted();
      if (turn !== drawn) return;
      list.append(...[...groups].map(([kind, members]) => section(names[kind], members, row)));
      document.dispatchEvent(new Event("veileder:hits"));
    };

    const show = async (isAsked) => {
      const question = field.value.trim();
      carry(question);
      if (!question) { drawn += 1; list.replaceChildren(); return tell("", 0); }
      const start = performance.now(), found = index.search(question, type), isFirst = !index.isFilled;
      const isLearning = (isAsked ? found.isStrange : found.unknown.length) && !index.isLearnt, isEarly = isLearning && !found.hits.length; // not to say that there is none
      let drawing = isEarly || (isFirst && found.answers.length) ? null : draw(question, found); // an answer is nothing without its text
      took = performance.now() - start;
      if (isFirst) {
        await fill(index, own);
        if (!isEarly && field.value.trim() === question) drawing = draw(question, found);
      }
      if (isLearning) {
        await learn(index, own);
        if (index.isLearnt) return field.value.trim() === question && show();
        if (isEarly && field.value.trim() === question) drawing = draw(question, found);
      }
      await drawing;
      return showOther(question, found);
    };

    let timer;
    const search = (isAsked) => load().then(() => index && show(isAsked));
    field.addEventListener("focus", load, { once: true });
    const isWhole = ({ inputType }) => /^insert(?:FromPaste|FromDrop|Replacement)/.test(inputType); // nobody is in the middle of a word
    field.addEventListener("input", (event) => {
      clearTimeout(timer);
      const isAsked = isWhole(event);
      if (isAsked || took < SLOW) search(isAsked);
      else timer = setTimeout(search, TYPING, false);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); field.blur(); search(true); });
    addEventListener("hashchange", () => {
      const asked = inAddress();
      if (!asked || asked === field.value.trim()) return;
      field.value = asked;
      search(true);
    });
    field.value ||= inAddress();
    if (field.value) search(true);
    else if (document.querySelector("[data-search-page]")) load(); // who is here will search
    addEventListener("pageshow", (event) => { if (!event.persisted && field.value) search(true); });
  };

  const form = document.querySelector("form[data-search]");
  if (form) start(form);
})();
