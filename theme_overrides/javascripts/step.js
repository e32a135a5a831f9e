// A step on the phone: what is done is ticked, and a deadline becomes a date. Seen on this page only, until she asks
// the phone to keep it; then as numbers of what is ticked and a day, and never a word.
const dueDate = (start, within) => {
  const [count, unit] = within.split(" "), { shifted, weekday, isHoliday } = openingHours;
  let left = Number(count), day = start;
  if (unit === "weekdays") {
    while (left) {
      day = shifted(day, 1);
      if (weekday(day) < 5 && !isHoliday(day)) left -= 1;
    }
    return day;
  }
  if (unit !== "months") return shifted(start, left * (unit === "weeks" ? 7 : 1));
  const [year, month, date] = start.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + left + 1, 0)); // the last day there is in that month
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
};

(() => {
  "use strict";
  const step = document.querySelector(".v-step");
  if (!step) return;
  const written = (date) => new Intl.DateTimeFormat("nb", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));

  // «Remember this on this phone», till when, and «Forget this». ``value`` is null where there is nothing to keep.
  const keeping = (box, name, { value, days, forgotten }) => {
    const [keep, told, forget] = box.children;
    const show = () => {
      const until = kept.until(name), something = value() !== null;
      box.hidden = !kept.allowed() || !(until || something);
      keep.hidden = Boolean(until);
      forget.hidden = !until;
      told.textContent = until ? step.dataset.until.replace("{date}", written(until)) : "";
    };
    const put = () => (value() === null ? kept.forget(name) : kept.put(name, value(), days()));
    keep.addEventListener("click", () => { put(); if (!forget.hidden) forget.focus(); });
    forget.addEventListener("click", () => { forgotten(); kept.forget(name); });
    document.addEventListener("veileder:kept", show);
    show();
    return () => { if (kept.until(name)) put(); show(); };
  };

  // What an action says, as a number: an action that was rewritten is not ticked.
  const mark = (item) => [...item.textContent.trim()].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) | 0, 7);

  const ticks = (list) => {
    const name = `ticks:${step.dataset.step}`, were = kept.get(name) || [];
    const boxes = [...list.children].map((item) => {
      const box = document.createElement("input"), number = mark(item);
      box.type = "checkbox";
      box.className = "v-tick";
      box.autocomplete = "off";
      box.setAttribute("aria-label", `${list.dataset.ticks}: ${item.textContent.trim()}`);
      box.checked = were.includes(number);
      item.prepend(box);
      return [box, number];
    });
    list.classList.add("v-actions--ticks");
    const changed = keeping(step.querySelector("[data-keep-ticks]"), name, {
      value: () => {
        const done = boxes.filter(([box]) => box.checked).map(([, number]) => number);
        return done.length ? done : null;
      },
      days: () => 30,
      forgotten: () => { for (const [box] of boxes) box.checked = false; },
    });
    list.addEventListener("change", changed);
  };

  const week = document.querySelector(".v-header").dataset.openWords.split("|")[4].split(",");
  const due = (box) => {
    const [today, said, from, keep] = box.children, field = from.querySelector("input");
    const name = `due:${step.dataset.step}:${box.dataset.id}`;
    let start = kept.get(name) || "";
    const last = () => dueDate(start, box.dataset.dueIn);
    const show = () => {
      today.hidden = Boolean(start);
      from.hidden = !start;
      field.value = start;
      said.replaceChildren();
      if (!start) return;
      const date = document.createElement("strong");
      date.textContent = box.dataset.by.replace("{date}", `${week[openingHours.weekday(last())]} ${written(last())}`);
      said.append(date, ` ${box.dataset.counted}`);
    };
    const left = () => Math.max(0, Math.round((new Date(last()) - new Date(openingHours.today())) / 864e5));
    const changed = keeping(keep, name, {
      value: () => start || null,
      days: () => left() + 30,
      forgotten: () => { start = ""; show(); today.focus(); },
    });
    const set = (date) => { start = date; show(); changed(); };
    today.addEventListener("click", () => { set(openingHours.today()); field.focus(); });
    field.addEventListener("change", () => set(field.value));
    field.max = openingHours.today();
    show();
    box.hidden = false;
    if (start) box.closest("details").open = true;
  };

  for (const list of step.querySelectorAll("[data-ticks]")) ticks(list);
  for (const box of step.querySelectorAll("[data-due-in]")) due(box);

  // Who has read to the end goes on: the next step is fetched when the way there is seen, unless data is to be saved.
  const onward = document.querySelector("a[rel=next]");
  if (!onward || navigator.connection?.saveData || navigator.serviceWorker?.controller) return;
  new IntersectionObserver(([seen], watch) => {
    if (!seen.isIntersecting) return;
    watch.disconnect();
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: onward.href }));
  }).observe(onward);
})();
