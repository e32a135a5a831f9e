/* Small helps on top of pages that work without them. Nothing is sent; nothing is kept unless somebody asks for it. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const root = document.documentElement;
  const header = one(".v-header");
  const site = header && header.dataset.site;

  // What a person asked us to remember, for this municipality only.
  const memory = {
    key: (name) => `veileder:${site}:${name}`,
    get(name) { try { return localStorage.getItem(this.key(name)); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(this.key(name), value); } catch { /* private window */ } },
    drop(name) { try { localStorage.removeItem(this.key(name)); } catch { /* private window */ } },
  };

  function theme() {
    const button = one("[data-theme-toggle]");
    if (!button) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const kept = memory.get("theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
    const show = () => button.setAttribute("aria-pressed", String((root.dataset.theme || (system.matches ? "dark" : "light")) === "dark"));
    button.addEventListener("click", () => {
      if (root.dataset.theme) {
        delete root.dataset.theme;
        memory.drop("theme");
      } else {
        root.dataset.theme = system.matches ? "light" : "dark";
        memory.set("theme", root.dataset.theme);
      }
      show();
    });
    system.addEventListener("change", show);
    show();
    button.parentElement.hidden = false;
  }

  // The menu and the sheet of numbers close on Escape, on a click outside, and when focus leaves them.
  function sheets() {
    for (const details of all(".v-menu, .v-emergency details")) {
      details.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !details.open) return;
        details.open = false;
        one("summary", details).focus();
      });
      details.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
      });
      document.addEventListener("click", (event) => {
        if (!details.contains(event.target)) details.open = false;
      });
    }
  }

  function filter(form) {
    const items = [...document.getElementById(form.dataset.filter).children];
    const count = one("[data-filter-count]", form);
    const controls = [...form.elements].filter((control) => control.name);
    const value = (control) => control.type === "checkbox" ? (control.checked ? control.value : "") : control.value;
    const fits = (item) => controls.every((control) => {
      const wanted = value(control);
      if (!wanted) return true;
      if (control.name === "age") return !item.dataset.from || (item.dataset.from <= +wanted && +wanted <= item.dataset.to);
      return (item.getAttribute(`data-${control.name}`) || "").split("|").includes(wanted);
    });
    const apply = () => {
      for (const item of items) item.hidden = !fits(item);
      const n = items.filter((item) => !item.hidden).length;
      count.textContent = (n === 0 ? count.dataset.none : n === 1 ? count.dataset.one : count.dataset.many).replace("{n}", n);
      const query = new URLSearchParams();
      for (const control of controls) if (value(control)) query.set(control.name, value(control));
      const search = query.toString();
      if (location.protocol !== "file:") history.replaceState(null, "", (search ? `?${search}` : location.pathname) + location.hash);
    };
    const asked = new URLSearchParams(location.search);
    for (const control of controls) {
      if (!asked.has(control.name)) continue;
      if (control.type === "checkbox") control.checked = asked.get(control.name) === control.value;
      else control.value = asked.get(control.name);
    }
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  }

  const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

  function covers(days, day) {
    if (days === "every-day") return true;
    const [first, last = first] = days.split("-");
    return WEEK.indexOf(first) <= day && day <= WEEK.indexOf(last);
  }

  // By the clock in Norway, wherever the phone thinks it is. After midnight, yesterday's hours may still run.
  function opening() {
    const places = all("[data-hours]");
    if (!places.length) return;
    const parts = {};
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Oslo", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    for (const part of clock.formatToParts(new Date())) parts[part.type] = part.value;
    const day = WEEK.indexOf(parts.weekday.toLowerCase());
    const time = `${parts.hour}:${parts.minute}`;
    for (const place of places) {
      const open = all("[data-days]", place).some(({ dataset: { days, opens, closes } }) =>
        opens < closes ? covers(days, day) && opens <= time && time < closes
          : (covers(days, day) && time >= opens) || (covers(days, (day + 6) % 7) && time < closes));
      const now = one(".v-hours__now", place);
      const note = document.createElement("small");
      note.textContent = `(${now.dataset.note})`;
      now.append(`${open ? now.dataset.open : now.dataset.closed} `, note);
      now.classList.toggle("v-hours__now--open", open);
      now.hidden = false;
    }
  }

  function overdue() {
    const today = new Date().toISOString().slice(0, 10);
    for (const date of all("[data-due]")) {
      if (date.dateTime >= today) continue;
      const word = document.createElement("strong");
      word.className = "v-overdue";
      word.textContent = ` – ${date.dataset.overdue}`;
      date.after(word);
    }
  }

  // --- Forms: filled in here, printed or saved by the person, never sent or stored by us ---

  function answers(form) {
    const lines = [document.title, location.href.split("#")[0], new Date().toLocaleDateString(root.lang), ""];
    for (const section of form.children) {
      if (section.tagName !== "FIELDSET") continue;
      const heading = one("legend", section).textContent.trim();
      lines.push("", heading.toUpperCase(), "");
      for (const field of all(".v-field", section)) {
        lines.push(one("legend, label, .v-field__label", field).textContent.trim());
        const rows = all("tbody tr", field);
        if (rows.length) {
          for (const row of rows) {
            const cells = all("textarea", row).filter((cell) => cell.value.trim());
            if (cells.length) lines.push(`- ${cells.map((cell) => `${cell.parentElement.dataset.label}: ${cell.value.trim()}`).join("; ")}`);
          }
        } else {
          const given = all("input, textarea", field).filter((input) => /radio|checkbox/.test(input.type) ? input.checked : input.value.trim());
          lines.push(given.map((input) => input.value.trim()).join(", ") || "–");
        }
        lines.push("");
      }
    }
    return lines.join("\r\n");
  }

  function save(form) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", answers(form)], { type: "text/plain;charset=utf-8" }));
    link.download = `${location.pathname.split("/").filter(Boolean).pop() || "skjema"}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function fillable(form) {
    let unsaved = false;
    const safe = () => { unsaved = false; };
    form.addEventListener("input", () => { unsaved = true; });
    form.addEventListener("reset", safe);
    form.addEventListener("submit", (event) => event.preventDefault());
    one("[data-form-print]", form).addEventListener("click", () => { print(); safe(); });
    one("[data-form-save]", form).addEventListener("click", () => { save(form); safe(); });
    addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
    one(".v-form__buttons", form).hidden = false;
  }

  function share(box) {
    const status = one("[role=status]", box);
    one("[data-print]", box).addEventListener("click", () => print());
    one("[data-copy]", box).addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href.split("#")[0]);
        status.textContent = status.dataset.done;
      } catch {
        status.textContent = status.dataset.failed;
      }
    });
    box.hidden = false;
  }

  // «Where do you work?»: offered, never forced, and only remembered when asked for.
  function remember(box) {
    const links = all("[data-variant]", box.parentElement);
    const here = links.find((link) => link.hasAttribute("aria-current"));
    const [keep, go, forget, status] = ["choice]", "go]", "forget]"].map((end) => one(`[data-remember-${end}`, box)).concat(one("[role=status]", box));
    const show = () => {
      const kept = links.find((link) => link.dataset.variant && link.dataset.variant === memory.get("variant"));
      const other = kept && kept !== here;
      keep.hidden = !here.dataset.variant || kept === here;
      go.hidden = !other;
      forget.hidden = !kept;
      if (other) {
        go.href = kept.href;
        go.textContent = go.dataset.text.replace("{service}", kept.textContent.toLowerCase());
      }
    };
    keep.addEventListener("click", () => { memory.set("variant", here.dataset.variant); status.textContent = status.dataset.done; show(); forget.focus(); });
    forget.addEventListener("click", () => { memory.drop("variant"); status.textContent = status.dataset.forgotten; show(); });
    show();
    box.hidden = false;
  }

  // On paper everything is open, and the page says where it lives.
  function paper() {
    const address = one("[data-address]");
    if (address && location.protocol !== "file:") address.textContent = ` · ${address.dataset.label} ${location.href.split(/[?#]/)[0]}`;
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all(".v-page details:not([open])");
      for (const details of opened) details.open = true;
    });
    addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
  }

  theme();
  sheets();
  all("form[data-filter]").forEach(filter);
  opening();
  overdue();
  all("form[data-form]").forEach(fillable);
  all("[data-share]").forEach(share);
  all("[data-remember]").forEach(remember);
  paper();
})();
