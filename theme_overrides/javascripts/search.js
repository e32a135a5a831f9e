// The search on a page: shows what search_engine.js finds in the index. Nothing is sent or stored; engine and index
// are fetched when the field is first used. Without this script the form is a plain link to the search page.
(() => {
  "use strict";

  const ENGINE = document.currentScript.dataset.engine; // where the engine is, on this page
  const SHOWN = 6; // hits of each kind before the rest is folded
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
    let loading, index, loadingEngine, loadingOther;

    const own = new URL(text.index, form.action); // its «?v=» is a new one when the index is
    const json = (address) => fetch(address).then((answer) => answer.json());

    /** Fetch the engine, once: it says that it is there by ``veilederSearch``. */
    const engine = () => loadingEngine ||= new Promise((resolve, reject) => {
      if (window.veilederSearch) return resolve(window.veilederSearch);
      const script = make("script");
      Object.assign(script, { src: ENGINE, onload: () => resolve(window.veilederSearch), onerror: () => { loadingEngine = null; reject(); } });
      return document.head.append(script);
    });

    /** Return what finds in the index at ``address``, which is opened once. */
    const opened = (address) => Promise.all([engine(), json(address)]).then(([{ open }, data]) => open(data));

    /** Put in what showing needs, which stands beside the index; hits without it have title and link. */
    const fill = (found, address) => found.filling ||= json(new URL(`hits.json${own.search}`, address)).then(found.fill).catch(() => { found.filling = null; });

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
      if (other) await fill(other, new URL(index.across.i, home));
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

    const draw = (question, hits) => {
      const names = text.groups.split("|"), groups = new Map();
      for (const hit of hits) groups.set(hit[2], [...(groups.get(hit[2]) || []), hit]);
      list.replaceChildren(...[...groups].map(([kind, members]) => section(names[kind], members)));
      document.dispatchEvent(new Event("veileder:hits"));
      tell(question, hits.length);
    };

    const show = () => {
      const question = field.value.trim(), isFilled = index.isFilled;
      const hits = question ? index.find(question, type) : [];
      draw(question, hits);
      carry(question);
      if (!question) return;
      if (!isFilled) {
        fill(index, own).then(() => {
          index.isFilled = true;
          if (field.value.trim() === question) draw(question, hits);
          return showOther(question, hits);
        });
      } else showOther(question, hits);
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
})();
