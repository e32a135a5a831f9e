/* The field for Markdown: what our Markdown has as buttons, paste as Markdown, links by searching,
   and the text as it will be shown. Without this script it is an ordinary field.

   <textarea data-kind="markdown" data-language="nb|nn" data-form="body|field|item" data-base="/…">
   The base is what stands before /lim, /vis and /lenker. A <meta name="token"> is sent with what is posted. */
(() => {
  "use strict";

  const WORDS = {
    nb: {
      tools: "Formatering", heading: "Overskrift", bold: "Fet", bullets: "Punktliste", numbers: "Nummerert liste",
      link: "Lenke", phone: "Telefon", box: "Boks", table: "Tabell", shown: "Slik blir teksten",
      lost: "Dette ble borte: ", unread: "Formateringen kom ikke med, for programmet svarte ikke. Bare ordene er limt inn.",
      cancel: "Avbryt", insert: "Sett inn", search: "Søk etter en side", address: "Eller lim inn en nettadresse",
      shownWords: "Ordene som skal vises", number: "Telefonnummer", kind: "Slags boks", title: "Tittel på boksen",
      none: "Ingen sider heter det. Prøv et annet ord.", hits: "Sider", failed: "Programmet svarer ikke.", line: "Linje",
      note: "Merk", tip: "Tips", warning: "Viktig", danger: "Fare", day: "Dag", hour: "Kl.", text: "tekst", error: "Feil",
      notice: "Advarsel", pasting: "Limer inn …",
    },
    nn: {
      tools: "Formatering", heading: "Overskrift", bold: "Feit", bullets: "Punktliste", numbers: "Nummerert liste",
      link: "Lenkje", phone: "Telefon", box: "Boks", table: "Tabell", shown: "Slik blir teksten",
      lost: "Dette vart borte: ", unread: "Formateringa kom ikkje med, for programmet svarte ikkje. Berre orda er limte inn.",
      cancel: "Avbryt", insert: "Set inn", search: "Søk etter ei side", address: "Eller lim inn ei nettadresse",
      shownWords: "Orda som skal visast", number: "Telefonnummer", kind: "Slags boks", title: "Tittel på boksen",
      none: "Inga side heiter det. Prøv eit anna ord.", hits: "Sider", failed: "Programmet svarer ikkje.", line: "Linje",
      note: "Merk", tip: "Tips", warning: "Viktig", danger: "Fare", day: "Dag", hour: "Kl.", text: "tekst", error: "Feil",
      notice: "Åtvaring", pasting: "Limer inn …",
    },
  };
  const PAUSE = 300;
  const PATIENCE = 15000;
  const LIST = /^(\s*)(?:- \[[ x]\] |- |(\d{1,3})\. )/;
  const BLOCK = /\n|^(#{2,6} |- |\d{1,3}\. |\||!!! )/;
  const ROW = /^\| .* \|$/m;
  let count = 0;

  const make = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  /* Putting text in. The browser's own command is what keeps undo working. */

  const put = (area, start, end, text, from = start + text.length, to = from) => {
    area.focus();
    area.setSelectionRange(start, end);
    const isDone = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
    if (!isDone) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.setSelectionRange(from, to);
  };

  const selected = (area) => {
    const [start, end] = [area.selectionStart, area.selectionEnd];
    const text = area.value.slice(start, end);
    const before = text.length - text.trimStart().length;
    return text.trim() ? [start + before, start + before + text.trim().length] : [start, start];
  };

  const bold = (area, words) => {
    const [start, end] = selected(area);
    const { value } = area;
    if (value.slice(start - 2, start) === "**" && value.slice(end, end + 2) === "**") {
      put(area, start - 2, end + 2, value.slice(start, end), start - 2, end - 2);
      return;
    }
    const text = value.slice(start, end) || words.text;
    const made = text.split("\n").map((line) => line.replace(/^(\s*(?:[-#]+ |\d+\. )?)(.*\S)/, "$1**$2**")).join("\n");
    const shift = made.indexOf("**") + 2;
    put(area, start, end, made, start + shift, text.includes("\n") ? start + made.length : start + made.lastIndexOf("**"));
  };

  const lines = (area) => {
    const { value } = area;
    const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const last = value.indexOf("\n", Math.max(area.selectionEnd - (area.selectionEnd > area.selectionStart ? 1 : 0), start));
    return [start, last < 0 ? value.length : last];
  };

  /* Begin every line of the selection with a sign, or take it away where all have it. */
  const begin = (area, sign, has) => {
    const [start, end] = lines(area);
    const rows = area.value.slice(start, end).split("\n");
    const filled = rows.filter((row) => row.trim());
    const isOn = filled.length > 0 && filled.every((row) => has.test(row));
    let number = 0;
    const made = rows.map((row) => {
      if (!row.trim() && rows.length > 1) return row;
      const bare = row.replace(/^\s*(?:#{1,6} |- |\d{1,3}\. )/, "");
      number += 1;
      return isOn ? bare : sign(number) + bare;
    }).join("\n");
    const above = area.value.slice(0, start);
    const gap = isOn || !above.trim() || above.endsWith("\n\n") || has.test(above.trimEnd().split("\n").pop()) ? "" : "\n";
    put(area, start, end, gap + made);
  };

  /* Put a block in, with an empty line on both sides. */
  const block = (area, text, from = 0, to = from) => {
    const { value, selectionStart: start, selectionEnd: end } = area;
    const [before, after] = [value.slice(0, start), value.slice(end)];
    const over = !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const under = !after.trim() || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    const first = start + over.length;
    put(area, start, end, over + text + under, ...(to ? [first + from, first + to] : [first + text.length]));
  };

  const table = (area, words) => {
    const made = `| ${words.day} | ${words.hour} |\n| --- | --- |\n|  |  |`;
    block(area, made, 2, 2 + words.day.length);
  };

  /* Enter goes on with a list, and ends it on an empty point. */
  const goOn = (area, event) => {
    const at = area.selectionStart;
    if (at !== area.selectionEnd || event.shiftKey || event.isComposing) return;
    const start = area.value.lastIndexOf("\n", at - 1) + 1;
    const match = LIST.exec(area.value.slice(start, at));
    if (!match) return;
    event.preventDefault();
    if (area.value.slice(start, at) === match[0]) {
      put(area, start, at, "");
      return;
    }
    const next = match[2] ? `${Number(match[2]) + 1}. ` : match[0].trimStart().replace("[x]", "[ ]");
    put(area, at, at, `\n${match[1]}${next}`);
  };

  /* Asking the program. */

  const token = () => document.querySelector('meta[name="token"]')?.content ?? "";
  const base = (area) => area.dataset.base ?? "";

  const ask = async (address, data, signal) => {
    const timeout = AbortSignal.timeout(PATIENCE);
    const options = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
    if (data) {
      options.method = "POST";
      options.headers = { "Content-Type": "application/json", "X-Token": token() };
      options.body = JSON.stringify(data);
    }
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const paste = async (field, event) => {
    const { area, words, lost } = field;
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!html.trim()) return;
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const [start, end] = [area.selectionStart, area.selectionEnd];
    const letGo = hold(area.form);
    area.readOnly = true;
    lost.textContent = words.pasting;
    let answer = null;
    try {
      answer = await ask(`${base(area)}/lim`, { html });
    } catch {
      answer = null;
    }
    area.readOnly = false;
    area.setSelectionRange(start, end);
    insert(area, answer ? answer.markdown : plain);
    const lostHere = [...(answer?.lost ?? []), ...(area.dataset.form === "item" && ROW.test(answer?.markdown ?? "") ? [words.table.toLowerCase()] : [])];
    const gone = lostHere.length ? `${words.lost}${lostHere.join("; ")}.` : "";
    lost.textContent = answer ? gone : words.unread;
    letGo();
  };

  /* A form that is sent meanwhile waits, or what is pasted would not be in it. */
  const hold = (form) => {
    let sent = null;
    const stop = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      sent = event;
    };
    form?.addEventListener("submit", stop, true);
    return () => {
      form?.removeEventListener("submit", stop, true);
      if (sent) form.requestSubmit(sent.submitter);
    };
  };

  /* A point of a list has one line, and so no table: the words of its rows, one after the other. */
  const withoutRows = (text) => text.replace(/^\|(?: --- \|)+\n?/gm, "").replace(/^\| (.*) \|$/gm, (_, row) => (
    `${row.split(" | ").filter((cell) => cell.trim()).join(", ")};`
  )).replace(/;$/, "");

  const insert = (area, text) => {
    if (area.dataset.form === "item") {
      put(area, area.selectionStart, area.selectionEnd, withoutRows(text).replace(/\\?\s*\n\s*/g, " "));
    } else if (BLOCK.test(text)) {
      block(area, text);
    } else {
      put(area, area.selectionStart, area.selectionEnd, text);
    }
  };

  /* The text as it will be shown, after a pause. */

  const show = async (field) => {
    const { area, shown, findings, words } = field;
    field.asking?.abort();
    field.asking = new AbortController();
    try {
      const data = { markdown: area.value, path: area.dataset.path ?? "", form: area.dataset.form ?? "body" };
      const answer = await ask(`${base(area)}/vis`, data, field.asking.signal);
      shown.replaceChildren(...new DOMParser().parseFromString(answer.html, "text/html").body.childNodes);
      const items = answer.findings.map((one) => finding(one, words));
      if (items.map((item) => item.textContent).join() !== [...findings.children].map((item) => item.textContent).join()) {
        findings.replaceChildren(...items);
      }
      area.setAttribute("aria-invalid", String(answer.findings.some((one) => one.is_error)));
    } catch (error) {
      if (error.name !== "AbortError") findings.replaceChildren(make("li", {}, words.failed));
    }
  };

  const finding = (one, words) => make(
    "li", one.is_error ? { class: "mf-is-error" } : {},
    make("p", {}, make("strong", {}, `${one.is_error ? words.error : words.notice}, ${words.line.toLowerCase()} ${one.line}: `), one.message),
    make("p", {}, one.cure),
  );

  /* Dialogs. */

  const dialog = (field, title, fill) => {
    const { words, around, area } = field;
    const [start, end] = [area.selectionStart, area.selectionEnd];
    const id = `mf-title-${count += 1}`;
    const form = make("form", { method: "dialog" });
    const box = make("dialog", { "aria-labelledby": id }, make("h2", { id }, title), form);
    const done = (text, isBlock) => {
      box.close();
      area.setSelectionRange(start, end);
      if (isBlock) block(area, text);
      else put(area, start, end, text);
    };
    fill(form, done, area.value.slice(start, end).trim());
    const cancel = make("button", { type: "button" }, words.cancel);
    cancel.addEventListener("click", () => box.close());
    form.append(make("div", { class: "mf-ends" }, make("button", { type: "submit" }, words.insert), cancel));
    box.addEventListener("close", () => { box.remove(); area.focus(); });
    around.append(box);
    box.showModal();
  };

  const input = (label, attributes = {}) => {
    const node = make("input", { type: "text", autocomplete: "off", ...attributes });
    return [make("label", {}, label, node), node];
  };

  const escaped = (text) => text.replace(/\s+/g, " ").replace(/[[\]\\*`]/g, "\\$&");
  const inAddress = (text) => encodeURI(decodeSafe(text.trim())).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const decodeSafe = (text) => { try { return decodeURI(text); } catch { return text; } };

  const link = (field) => dialog(field, field.words.link, (form, done, chosen) => {
    const { words, area } = field;
    const [shownLabel, shownInput] = input(words.shownWords);
    const [searchLabel, search] = input(words.search, { enterkeyhint: "search" });
    const [addressLabel, address] = input(words.address, { type: "url", placeholder: "https://" });
    const status = make("p", { role: "status" });
    const hits = make("ul", { class: "mf-hits", "aria-label": words.hits });
    shownInput.value = chosen;
    form.append(searchLabel, status, hits, addressLabel, shownLabel);
    search.setAttribute("autofocus", "");
    const choose = (title, target) => done(`[${escaped(shownInput.value.trim() || title)}](${target})`);
    let waiting = 0;
    search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        try {
          const found = search.value.trim() ? await ask(`${base(area)}/lenker?q=${encodeURIComponent(search.value)}`) : [];
          hits.replaceChildren(...found.map((one) => hit(one, choose)));
          status.textContent = search.value.trim() && !found.length ? words.none : "";
        } catch {
          status.textContent = words.failed;
        }
      }, PAUSE / 2);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (address.value.trim()) choose(address.value.trim(), inAddress(address.value));
      else hits.querySelector("button")?.click();
    });
  });

  const hit = (one, choose) => {
    const button = make("button", { type: "button" }, one.title, make("small", {}, one.kind));
    button.addEventListener("click", () => choose(one.title, one.target));
    return make("li", {}, button);
  };

  const phone = (field) => dialog(field, field.words.phone, (form, done, chosen) => {
    const [label, number] = input(field.words.number, { type: "tel", required: "", autofocus: "" });
    const [shownLabel, shownInput] = input(field.words.shownWords);
    if (/^[+\d\s]+$/.test(chosen)) number.value = chosen;
    else shownInput.value = chosen;
    form.append(label, shownLabel);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const bare = number.value.replace(/[^\d+]/g, "");
      done(`[${escaped(shownInput.value.trim() || number.value.trim())}](tel:${bare})`);
    });
  });

  const box = (field) => dialog(field, field.words.box, (form, done, chosen) => {
    const { words } = field;
    const kinds = ["note", "tip", "warning", "danger"].map((kind, at) => {
      const radio = make("input", { type: "radio", name: "kind", value: kind, ...(at ? {} : { checked: "" }) });
      return make("label", {}, radio, words[kind]);
    });
    const [label, title] = input(words.title);
    form.append(make("fieldset", {}, make("legend", {}, words.kind), ...kinds), label);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const kind = new FormData(form).get("kind");
      const name = title.value.trim().replace(/"/g, "”") || words[kind];
      const inside = (chosen || words.text).replace(/^(?=.)/gm, "    ");
      done(`!!! ${kind} "${name}"\n${inside}`, true);
    });
  });

  /* The toolbar: one stop for the Tab key, arrows inside. */

  const ACTIONS = {
    heading: ({ area }) => begin(area, () => "## ", /^#{2,6} /),
    bold: ({ area, words }) => bold(area, words),
    bullets: ({ area }) => begin(area, () => "- ", /^\s*- /),
    numbers: ({ area }) => begin(area, (number) => `${number}. `, /^\s*\d{1,3}\. /),
    link,
    phone,
    box,
    table: ({ area, words }) => table(area, words),
  };
  const OF_A_LINE = ["bold", "link", "phone"];
  const KEYS = { b: "bold", k: "link" };

  const toolbar = (field) => {
    const { area, words } = field;
    const names = area.dataset.form === "item" ? OF_A_LINE : Object.keys(ACTIONS);
    const buttons = names.map((name, at) => {
      const key = Object.keys(KEYS).find((one) => KEYS[one] === name);
      const hint = key ? { "aria-keyshortcuts": `Control+${key.toUpperCase()}`, title: `Ctrl+${key.toUpperCase()}` } : {};
      const button = make("button", { type: "button", tabindex: at ? "-1" : "0", ...hint }, words[name]);
      button.addEventListener("click", () => ACTIONS[name](field));
      return button;
    });
    const bar = make("div", { class: "mf-bar", role: "toolbar", "aria-label": words.tools, "aria-controls": area.id }, ...buttons);
    bar.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length].focus();
    });
    bar.addEventListener("focusin", (event) => {
      for (const button of buttons) button.tabIndex = button === event.target ? 0 : -1;
    });
    return bar;
  };

  const dress = (area) => {
    if (area.dataset.isDressed) return;
    area.dataset.isDressed = "true";
    area.id ||= `mf-${count += 1}`;
    const words = WORDS[area.dataset.language] ?? WORDS.nb;
    const field = {
      area,
      words,
      lost: make("p", { class: "mf-lost", role: "status" }),
      findings: make("ul", { class: "mf-findings", id: `${area.id}-findings`, "aria-live": "polite" }),
      shown: make("section", { class: "mf-shown", "aria-label": words.shown, tabindex: "0" }),
      around: make("div", { class: "mf" }),
      asking: null,
    };
    area.before(field.around);
    field.around.append(toolbar(field), area, field.lost, field.findings, field.shown);
    area.setAttribute("aria-describedby", [area.getAttribute("aria-describedby"), field.findings.id].filter(Boolean).join(" "));
    let waiting = 0;
    area.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => show(field), PAUSE);
    });
    area.addEventListener("paste", (event) => paste(field, event));
    area.addEventListener("keydown", (event) => {
      const name = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? KEYS[event.key.toLowerCase()] : null;
      if (name) {
        event.preventDefault();
        ACTIONS[name](field);
      } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && area.dataset.form !== "item") {
        goOn(area, event);
      }
    });
    field.shown.addEventListener("click", (event) => {
      if (event.target.closest("a")) event.preventDefault(); // leaving would lose what is not saved
    });
    if (area.value.trim()) show(field);
  };

  const dressAll = (root) => root.querySelectorAll('textarea[data-kind="markdown"]').forEach(dress);
  dressAll(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element && !node.closest(".mf")) dressAll(node.parentElement ?? node);
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
