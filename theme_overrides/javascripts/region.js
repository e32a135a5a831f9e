// Searches the sites of a region's municipalities: their indexes are fetched when somebody asks, and what they find is
// put together. A page that several have is one hit, with the municipalities to choose from; search_engine.js opens an
// index. Nothing is sent or stored: what is typed stands after # in the address.
(() => {
  "use strict";
  const BEST = 3, SHOWN = 6, MOST = 40; // hits that stand first, of each kind before the rest is folded, and in all
  const ANSWERS = 2, URGENT = 0, NUMBERED = 3; // shown above the hits; the group of the acute rule; municipalities with open numbers

  // --- What several sites found, as one: pure functions on [{ member, told }], where ``told`` is what an engine says ---

  const unique = (all, key = String) => [...new Map(all.map((one) => [key(one), one])).values()];

  /** Return those to believe: who is unsure or has guessed a word says nothing beside who knows it. */
  const believed = (found) => {
    const sure = found.filter(({ told }) => !told.isUnsure), some = sure.length ? sure : found;
    const known = some.filter(({ told }) => [...told.corrected, ...told.heads]
      .every(([word]) => some.every((other) => [...other.told.unknown, ...other.told.heads.map(([head]) => head)].includes(word))));
    return known.length ? known : some;
  };

  /** Return the hits of all, the best first: { row, own: [{ member, row }], score }, one of each page. */
  const merged = (some, page) => {
    const pages = new Map();
    for (const { member, told } of some) {
      told.hits.forEach((row, n) => {
        const key = `${row[2]} ${page(row[1])}`, hit = pages.get(key) || { row, own: [], score: 0 };
        pages.set(key, hit);
        hit.own.push({ member, row });
        hit.score = Math.max(hit.score, told.scores[n]);
      });
    }
    const hits = [...pages.values()].sort((a, b) => b.score - a.score || b.own.length - a.own.length);
    const first = some.some(({ told }) => told.hits[0]?.[2] === URGENT) ? hits.find(({ row }) => row[2] === URGENT) : undefined;
    const rest = hits.filter((hit) => hit !== first && hit.score > hits[0].score * 0.1);
    return (first ? [first, ...rest] : rest).slice(0, MOST);
  };

  /** Return the answers of all, first what most put first: { row, own: [{ member, row }] }, one of each question. */
  const answering = (some) => {
    const questions = new Map();
    for (const { member, told } of some) {
      told.answers.forEach((row, n) => {
        const one = questions.get(row[0]) || { row, own: [], score: 0 };
        questions.set(row[0], one);
        one.own.push({ member, row });
        one.score += 1 / (n + 1);
      });
    }
    const all = [...questions.values()].sort((a, b) => b.score - a.score).slice(0, ANSWERS);
    return all.filter(({ row }, n) => !n || (row[1] !== all[0].row[1] && row[4] !== all[0].row[4]));
  };

  /** Return what several sites found, as one of them would say it; ``page`` tells what a path is called on all of them. */
  const merge = (found, page = (path) => path) => {
    const some = believed(found), pairs = (name) => unique(some.flatMap(({ told }) => told[name]));
    return {
      hits: merged(some, page), answers: answering(some), isUnsure: some.every(({ told }) => told.isUnsure),
      unknown: pairs("unknown").filter((word) => some.every(({ told }) => told.unknown.includes(word))),
      corrected: pairs("corrected"), heads: pairs("heads"),
    };
  };

  /** Return the telephones of a hit: those that are the same for all, and the rest of each municipality. */
  const telephones = (own) => {
    const has = (phones, [who, number]) => phones.some((phone) => phone[0] === who && phone[1] === number);
    const common = own.length > 1 ? (own[0].row[5] || []).filter((phone) => own.every(({ row }) => has(row[5] || [], phone))) : [];
    const others = ({ row }) => (row[5] || []).filter((phone) => !has(common, phone));
    return [common, own.map((one) => ({ ...one, phones: others(one) }))];
  };

  window.veilederRegion = { merge, telephones };

  // --- The page ---

  const form = document.querySelector("[data-search-region]"), members = [...document.querySelectorAll("[data-members] a")];
  if (!form || !window.veilederSearch) return;
  const text = form.dataset, field = form.querySelector("input"), { open } = window.veilederSearch;
  const life = document.querySelector(".v-national .v-phones--life"); // the same for all, and seen with the acute rule
  const count = form.querySelector("[data-search-count]"), list = document.querySelector("[data-search-hits]");

  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };
  const link = (href, className, ...content) => Object.assign(make("a", className, ...content), { href });
  const say = (words, said) => words.replace(/\{(\w+)\}/g, (whole, name) => said[name] ?? whole);
  const marked = (text, isAsked) => text.split(/([\p{L}\p{N}]+)/u)
    .map((piece, n) => (n % 2 && isAsked(piece) ? make("mark", "", piece) : piece));

  const name = (member) => member.querySelector("span").textContent.trim();
  const last = name(members[0]).match(/\s\S+$/)?.[0], isShared = last && members.every((member) => name(member).endsWith(last));
  const short = (member) => (isShared ? name(member).slice(0, -last.length) : name(member)); // «Lyngdal» where all are «… kommune»

  const folders = new Map((text.folders || "").split(" ").map((pair) => pair.split(":"))); // those of the other målform
  const page = (path) => path.replace(/^[^/]*/, (folder) => folders.get(folder) ?? folder);

  const indexes = new Map();
  const indexOf = (member) => {
    if (!indexes.has(member)) {
      const { index } = member.dataset, json = (address) => fetch(address).then((answer) => answer.json());
      const beside = (name, to) => json(to.href.replace(/index(?=[^/]*$)/, name));
      const pages = new URL(index, location.href), read = (to) => Promise.all([json(to), beside("hits", to), () => beside("more", to)]);
      const both = json(pages).then((found) => (found.index ? read(new URL(found.index, pages)) : read(pages))); // a preview has the index there
      indexes.set(member, both.then(([data, shown, more]) => {
        const own = open(data);
        own.fill(shown);
        own.learn = () => own.learning ||= more().then(own.more).catch(() => { own.learning = null; });
        return own;
      }).catch(() => { indexes.delete(member); }));
    }
    return indexes.get(member);
  };

  const numbers = (phones, whose = "") => phones.map(([who, number]) => make("li", "", link(`tel:${number.replace(/\s/g, "")}`, "v-contact__row",
    make("span", "v-contact__who", ...(whose ? [make("b", "", whose), make("small", "", who)] : [who])), make("strong", "", number))));
  const numbered = (rows) => make("ul", "v-hit__numbers", ...rows);

  /** Return a way to a page of one municipality: its name, which says the page too to who only hears it. */
  const way = ({ member, row }, words) => {
    const to = link(new URL(row[1], member.href).href, "", words);
    to.setAttribute("aria-label", `${words}: ${row[0]}`);
    if (member.dataset.language) to.hreflang = member.dataset.language;
    return to;
  };

  const choices = (own) => {
    const ways = make("ul", "v-hit__variants v-hit__choices", ...own.map((one) => make("li", "", way(one, short(one.member)))));
    ways.setAttribute("aria-label", text.choose);
    return ways;
  };

  /** Return whom to ring: the numbers of all, and then whose the others are, folded where they are of many. */
  const ring = (own, isFirst) => {
    const [common, each] = telephones(own), others = each.filter(({ phones }) => phones.length), parts = [];
    if (common.length) parts.push(numbered(numbers(common)));
    if (others.length) {
      const whose = numbered(others.flatMap(({ member, phones }) => numbers(phones, short(member)))), isFolded = others.length > NUMBERED;
      const fold = isFolded ? make("details", "v-fold", make("summary", "", say(text.numbers, { n: others.length })), whose) : whose;
      if (isFolded) fold.open = isFirst;
      parts.push(fold);
    }
    return parts;
  };

  const item = (isAsked, leader) => (hit) => {
    const { row: [title, , , label, summary], own } = hit, [one] = own, titled = make("span", "", ...marked(title, isAsked));
    const isAlone = own.length === 1, phones = one.row[5];
    const row = make("li", "v-hit", isAlone ? link(new URL(one.row[1], one.member.href).href, "v-hit__title", titled) : make("strong", "v-hit__title", titled));
    row.append(make("span", "v-hit__label", [...(isAlone ? [name(one.member)] : []), ...(label ? [label] : [])].join(" · ")));
    if (summary) row.append(make("p", "v-hit__summary", ...marked(summary, isAsked)));
    if (hit.row[2] === URGENT && life) row.append(life.cloneNode(true));
    if (!isAlone) row.append(choices(own), ...ring(own, hit === leader));
    else if (phones) row.append(numbered(numbers(phones)));
    const language = hit.row[7] || own[0].member.dataset.language;
    if (language) Object.assign(row, { lang: language, dir: "auto" });
    return row;
  };

  const section = (title, hits, row, shown = SHOWN) => {
    const part = make("section", "v-hits__group", make("h2", "", title), make("ul", "v-hits__list", ...hits.slice(0, shown).map(row)));
    const rest = hits.slice(shown);
    if (rest.length) {
      part.append(make("details", "v-fold", make("summary", "", say(text.more, { n: rest.length })), make("ul", "v-hits__list", ...rest.map(row))));
    }
    return part;
  };

  /** Return the answer to a question; where municipalities answer differently, each answer says whose it is. */
  const reply = ({ row: [question], own }) => {
    const box = make("section", "v-reply", make("h2", "", question)), said = new Map();
    for (const one of own) {
      const words = [one.row[4], one.row[3]].filter(Boolean).join("\n");
      said.set(words, [...(said.get(words) || []), one]);
    }
    for (const whose of said.values()) {
      const [{ row: [, , , label, summary] }] = whose;
      if (said.size > 1 || members.length > whose.length) box.append(make("p", "v-hit__whose", whose.map(({ member }) => short(member)).join(", ")));
      box.append(make("p", "v-reply__answer", summary));
      if (label) box.append(make("p", "v-hit__label", label));
    }
    box.append(...ring(own, false), make("p", "v-hit__label", text.read), choices(own));
    return box;
  };

  /** Return a sentence for each word that was not found as it is written. */
  const changes = ({ corrected, heads, unknown }) => {
    const told = [...corrected.map((pair) => [text.corrected, pair]), ...heads.map((pair) => [text.head, pair])];
    const rest = unknown.filter((word) => !told.some(([, [written]]) => written === word)).map((word) => [text.unknown, [word]]);
    return [...told, ...rest].map(([words, [q, found]]) => make("span", "v-search__said", say(words, { q, found })));
  };

  const tell = (question, total, said, missing) => {
    const counted = say(total === 1 ? text.one : total ? text.many : text.none, { n: total, q: question });
    const isChanged = said.some((one) => one.textContent.includes(`«${question}»`)); // then no hit is on the question as it stands
    const failed = missing.length ? [make("span", "v-search__said", say(text.failed, { names: missing.map(name).join(", ") }))] : [];
    count.replaceChildren(...(total && isChanged ? [] : [counted]), ...(total ? said : []), ...failed);
  };

  const draw = (question, found, alike) => {
    const { hits, answers, isUnsure, corrected, heads } = found, names = text.groups.split("|"), groups = new Map();
    const tests = alike.map((one) => one([question, ...[...corrected, ...heads].map(([, taken]) => taken)].join(" ")));
    const isAsked = (word) => tests.some((test) => test(word));
    const row = item(isAsked, hits[0]), first = hits[0]?.row[2] === URGENT ? 1 : 0, best = hits.slice(first, first + BEST), shown = [];
    if (first) shown.push(section(names[URGENT], hits.slice(0, 1), row));
    shown.push(...answers.map(reply));
    if (best.length) {
      const part = section(isUnsure ? text.unsure : text.best, best, row);
      part.classList.add("v-hits__best");
      if (isUnsure) part.firstChild.dataset.searchUnsure = "";
      shown.push(part);
    }
    for (const hit of hits.slice(first + BEST)) groups.set(hit.row[2], [...(groups.get(hit.row[2]) || []), hit]);
    list.replaceChildren(...shown, ...[...groups].map(([kind, all]) => section(names[kind], all, row)));
  };

  const inAddress = () => (location.hash.startsWith("#q=") ? new URLSearchParams(location.hash.slice(1)).get("q").trim() : "");
  const carry = (question) => {
    const here = new URL(location.href);
    if (question || inAddress()) here.hash = question ? `#q=${encodeURIComponent(question)}` : "";
    if (here.href !== location.href) history.replaceState(history.state, "", here);
  };

  const show = async () => {
    const question = field.value.trim();
    carry(question);
    if (!question) { list.replaceChildren(); count.replaceChildren(); return; }
    const asked = await Promise.all(members.map(async (member) => ({ member, index: await indexOf(member) })));
    if (field.value.trim() !== question) return;
    const there = asked.filter(({ index }) => index), missing = asked.filter(({ index }) => !index).map(({ member }) => member);
    const told = () => there.map(({ member, index }) => ({ member, told: index.search(question) }));
    const first = told(), strange = there.filter((_, n) => first[n].told.isStrange);
    await Promise.all(strange.map(({ index }) => index.learn())); // a word in passing, perhaps
    if (field.value.trim() !== question) return;
    const found = merge(strange.length ? told() : first, page);
    draw(question, found, there.map(({ index }) => index.alike));
    tell(question, found.hits.length || found.answers.length, changes(found), missing);
  };

  let timer;
  const search = () => { clearTimeout(timer); return show(); };
  const answer = () => search().then(() => form.scrollIntoView()); // what was found stands below it
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 200); });
  form.addEventListener("submit", (event) => { event.preventDefault(); field.blur(); answer(); });
  addEventListener("hashchange", () => {
    const asked = inAddress();
    if (!asked || asked === field.value.trim()) return;
    field.value = asked;
    answer();
  });
  field.value ||= inAddress();
  if (field.value) answer();
})();
