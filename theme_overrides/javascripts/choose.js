// Finds a municipality by its names, also former ones and those in other languages, number, region or county as one types,
// and says so when it only resembles what was typed. The lists are there without it.

import { distance, folded } from "./search/words.js";

(() => {
  const form = document.querySelector("[data-choose]");
  if (!form) return;
  const field = form.querySelector("input"), count = form.querySelector("[data-choose-count]");
  const SAMI = { đ: "d", ŧ: "t", ŋ: "n" }; // what no sign is taken off
  const words = (text) => folded(text).replace(/[đŧŋ]/g, (letter) => SAMI[letter]).match(/[\p{L}\p{N}]+/gu) || [];
  const nameOf = (row) => row.querySelector("span").firstChild.textContent;
  const groups = [...document.querySelectorAll("[data-choose-group]")].map((box) => {
    const county = words(box.querySelector("h2").firstChild.textContent);
    const rows = [...box.querySelectorAll("li")].map((row) => {
      const told = [...row.querySelectorAll("small")].map((line) => line.textContent.replace(/^.*?: /, "")); // without «Før:»
      return { row, name: words(nameOf(row)).join(" "), said: [...words(`${nameOf(row)} ${told.join(" ")}`), ...county] };
    });
    return { box, rows, open: box.open };
  });
  const all = groups.flatMap(({ rows }) => rows);
  const regions = document.querySelector("[data-choose-regions]");
  const ways = [...(regions?.querySelectorAll("li") || [])].map((way) => ({ way, said: words(way.textContent) }));

  const begins = (asked, { said }) => asked.every((word) => said.some((one) => one.startsWith(word)));

  /** Return how far what a municipality says is from a word, which may be the beginning of one: too far is Infinity. */
  const away = (word, { said }) => {
    const most = /\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const far = (one) => {
      if (one.startsWith(word)) return 0;
      let least = Infinity;
      if (!most || /\d/.test(one)) return least;
      for (let n = word.length - most; n <= word.length + most; n++) {
        const off = distance(word, one.slice(0, n), most);
        if (off <= most) least = Math.min(least, off);
      }
      return least;
    };
    return Math.min(...said.map(far));
  };
  /** Return the municipalities that are closest. A word that none is near says nothing, if there is another. */
  const closest = (asked) => {
    const known = asked.map((word) => all.map((one) => away(word, one))).filter((each) => each.some(Number.isFinite));
    const sums = all.map((_, i) => known.reduce((sum, each) => sum + each[i], 0)), least = Math.min(...sums);
    return known.length && Number.isFinite(least) ? all.filter((_, i) => sums[i] === least) : [];
  };

  const apply = () => {
    const asked = words(field.value), exact = all.filter((one) => begins(asked, one));
    const found = new Set(exact.length ? exact : closest(asked));
    for (const { box, rows, open } of groups) {
      for (const one of rows) one.row.hidden = !found.has(one);
      box.hidden = rows.every(({ row }) => row.hidden);
      box.open = asked.length ? !box.hidden : open;
      box.querySelector("h2 span").hidden = asked.length > 0; // how many there are of is not how many are found
    }
    for (const { way, said } of ways) way.hidden = !begins(asked, { said });
    if (regions) regions.hidden = ways.every(({ way }) => way.hidden);
    const told = exact.length === 1 ? "one" : exact.length ? "many" : found.size ? "near" : "none";
    count.textContent = asked.length ? form.dataset[told].replace("{n}", exact.length) : "";
    return exact;
  };
  field.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = words(field.value), found = asked.length ? apply() : [];
    const named = found.filter(({ name }) => `${name} `.startsWith(`${asked.join(" ")} `));
    const [one] = [found, named].filter(({ length }) => length === 1).flat();
    if (one) location.assign(one.row.querySelector("a").href);
  });
  form.hidden = false;
  if (field.value) apply(); // what stood there when one comes back
})();
