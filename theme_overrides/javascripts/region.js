// Searches the sites of a region's municipalities: their indexes are fetched when somebody asks, and each hit
// stands under its municipality. search_engine.js opens an index; nothing is sent or stored.
(() => {
  "use strict";
  const form = document.querySelector("[data-search-region]"), members = [...document.querySelectorAll("[data-members] a")];
  if (!form || !window.veilederSearch) return;
  const SHOWN = 3, MOST = 12; // hits of each municipality: at once, and in all
  const { open } = window.veilederSearch, text = form.dataset, field = form.querySelector("input");
  const count = form.querySelector("[data-search-count]"), list = document.querySelector("[data-search-hits]");

  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };
  const link = (href, className, ...content) => Object.assign(make("a", className, ...content), { href });

  const indexes = new Map();
  const indexOf = (member) => {
    if (!indexes.has(member)) {
      const { index } = member.dataset, json = (address) => fetch(address).then((answer) => answer.json());
      const both = Promise.all([json(index), json(index.replace(/index\.json$/, "hits.json"))]);
      indexes.set(member, both.then(([data, shown]) => {
        const own = open(data);
        own.fill(shown);
        return own;
      }).catch(() => { indexes.delete(member); }));
    }
    return indexes.get(member);
  };

  const hit = (site) => ([title, path, , label, summary, phones]) => {
    const row = make("li", "v-hit", link(new URL(path, site).href, "v-hit__title", title));
    if (label) row.append(make("span", "v-hit__label", label));
    if (phones) {
      row.append(make("ul", "v-hit__phones", ...phones.map(([who, number]) => make("li", "", link(
        `tel:${number.replace(/\s/g, "")}`, "v-contact__row", make("span", "v-contact__who", who), make("strong", "", number))))));
    }
    if (summary) row.append(make("p", "v-hit__summary", summary));
    return row;
  };

  const name = (member) => member.querySelector("span").firstChild.textContent.trim();
  const section = (member, hits) => {
    const rows = hits.map(hit(member.href)), rest = rows.slice(SHOWN);
    const part = make("section", "v-hits__group", make("h2", "", name(member)), make("ul", "v-hits__list", ...rows.slice(0, SHOWN)));
    if (rest.length) {
      part.append(make("details", "v-fold", make("summary", "", text.more.replace("{n}", rest.length)), make("ul", "v-hits__list", ...rest)));
    }
    return part;
  };

  const show = async () => {
    const question = field.value.trim();
    const found = question ? await Promise.all(members.map(async (member) => ({ member, index: await indexOf(member) }))) : [];
    if (field.value.trim() !== question) return;
    const asked = found.filter(({ index }) => index).map(({ member, index }) => [member, index.find(question).slice(0, MOST)]);
    const missing = found.filter(({ index }) => !index).map(({ member }) => name(member));
    const total = asked.reduce((sum, [, hits]) => sum + hits.length, 0);
    list.replaceChildren(...asked.filter(([, hits]) => hits.length).map(([member, hits]) => section(member, hits)));
    const told = (total === 1 ? text.one : total ? text.many : text.none).replace("{n}", total).replace("{q}", () => question);
    const failed = missing.length ? ` ${text.failed.replace("{names}", () => missing.join(", "))}` : "";
    count.textContent = question ? told + failed : "";
  };

  let timer;
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 200); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); field.blur(); show(); });
  form.hidden = false;
  if (field.value) show();
})();
