// A form that is filled in on its page. Nothing is sent; it is kept on the device only after somebody's own act.
import { addRow, dateText, fields, fill } from "./form_fields.js";
import * as word from "./form_word.js";
import * as notes from "./notes.js";
import { onPaper } from "./paper.js";

const form = document.querySelector("form[data-form]");
const all = (selector, within = form) => [...within.querySelectorAll(selector)];
const one = (selector) => form.querySelector(selector);
const on = (target, event, act) => target.addEventListener(event, act);
const words = JSON.parse(form.dataset.words), tool = form.dataset.form, title = form.ariaLabel;
const list = one("[data-notes]");

// --- What is on the page ---

const today = () => new Date().toLocaleDateString("sv-SE");
const dateIt = () => { for (const date of all("[data-today]")) date.value ||= today(); };
const state = () => JSON.stringify(fields(form));
let blank, note = null, unsaved = false, before = null;
const isBlank = () => state() === blank;

const grow = (area) => {
  if (getComputedStyle(area).fieldSizing === "content") return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
};
const typed = () => all("textarea, input:not([type=radio], [type=checkbox], [type=file], [data-note-mark])");
const follow = (field) => {
  if (field.matches("[type=radio], [type=checkbox]")) return;
  if (field.matches("textarea")) grow(field);
  onPaper(field);
};

const rows = (table) => {
  const found = all("tbody tr", table);
  const last = found.findLastIndex((row) => all("textarea", row).some((cell) => cell.value.trim()));
  const shown = Math.max(1, last + 1, +table.dataset.open || 0);
  found.forEach((row, n) => row.classList.toggle("v-rows__spare", n >= shown));
  return found[shown];
};
const tables = () => all("[data-kind=table]");
const refresh = () => {
  tables().forEach(rows);
  typed().forEach(follow);
  all("[data-field]").forEach(warn);
  form.toggleAttribute("data-touched", !isBlank());
};

const warn = (place) => {
  const found = typed().some((field) => place.contains(field) && notes.hasNumber(field.value));
  let warning = place.querySelector("[data-warning]");
  if (Boolean(warning) === found) return;
  warning?.remove();
  if (!found) return;
  warning = Object.assign(document.createElement("p"), { className: "v-warning", role: "alert", textContent: words.number });
  warning.dataset.warning = "";
  place.append(warning);
};

// --- What is said of it, and undone ---

/** Say ``text`` where it is seen until she writes on; with ``undo``, a button takes back what was done. */
const tell = (text, undo, rest = []) => {
  const [told, button, left] = ["[data-said]", "[data-undo]", "[data-left]"].map(one);
  told.textContent = text;
  button.hidden = !undo;
  button.onclick = undo && (() => { undo(); tell(words.undone); });
  left.textContent = rest.map((field) => `${field.label}: ${[field.value, ...field.rows].flat().join("; ")}`).join("\n");
  left.hidden = !rest.length;
  one("[data-answer]").dataset.fresh = "";
};
/** Remember how it was; return what puts it back. */
const undoing = () => {
  const was = fields(form), wasNote = note, wasUnsaved = unsaved;
  return () => {
    fill(form, was);
    note = wasNote;
    unsaved = wasUnsaved;
    if (note) saveNow(true);
    place();
  };
};

// --- Kept on the device ---

const address = () => {
  const { pathname, search, hash } = location;
  if (!note && !hash.startsWith("#note_")) return;
  history.replaceState(history.state, "", `${pathname}${search}${note ? `#note_${note.id}` : ""}`);
};
const showState = () => {
  const keeps = notes.allowed();
  one("[data-note-panel]").hidden = !keeps;
  one("[data-note-offer]").hidden = Boolean(note);
  one("[data-note-kept]").hidden = !note;
  one("[data-leaving]").hidden = Boolean(note);
  if (keeps) notes.show(list, note, forgotten);
  const known = note && notes.find(note);
  if (!known) return;
  one("[data-note-state]").textContent = notes.said(words.kept, { time: notes.timeText(known.saved), date: notes.dayText(notes.goes(note)) });
};
const place = () => {
  address();
  showState();
  one("[data-note-mark]").value = note?.mark ?? "";
  markFault("");
};
const letGo = (why) => { note = null; unsaved = !isBlank(); place(); if (why) tell(why); };

const saveNow = (isNew = false) => {
  clearTimeout(before);
  before = null;
  if (!note) return false;
  if (!isNew && !notes.find(note)) return letGo(words.gone);
  if (!notes.keep(note, fields(form))) return letGo(words.refused);
  unsaved = false;
  showState();
  return true;
};
const saveSoon = () => {
  unsaved = true;
  clearTimeout(before);
  before = note && setTimeout(saveNow, 400);
};
const pending = () => { if (before) saveNow(); };
const forgotten = (gone) => {
  showState();
  tell(words.deleted, () => { notes.keep(gone, gone.fields); showState(); });
};

const open = (found) => {
  const undo = isBlank() || note ? null : undoing();
  pending();
  note = { ...found };
  delete note.fields;
  const rest = fill(form, found.fields);
  unsaved = false;
  place();
  tell(notes.said(words.continued, { time: notes.timeText(found.saved) }), undo, rest);
};
const asked = () => {
  const found = location.hash.startsWith("#note_") && notes.notes(tool).find(({ id }) => id === location.hash.slice(6));
  if (found && found.id !== note?.id) open(found);
};

const markFault = (fault) => {
  const warning = one("[data-mark-warning]"), field = one("[data-note-mark]");
  warning.textContent = fault ? words[`mark_${fault}`] : "";
  field.ariaInvalid = fault ? "true" : "false";
};
const mark = (field) => {
  const fault = notes.faultOf(field.value);
  markFault(fault);
  if (fault || !note) return;
  note.mark = field.value.trim().toUpperCase();
  saveNow();
};

const empty = () => {
  for (const table of tables()) delete table.dataset.open;
  fill(form, []);
  dateIt();
  refresh();
  unsaved = false;
};

const keeping = {
  keep: () => { note = notes.fresh(tool, title); if (saveNow(true)) { place(); tell(words.now_kept); one("[data-note-mark]").focus(); } },
  longer: () => { pending(); if (notes.lengthen(note)) showState(); },
  new: () => { pending(); note = null; empty(); place(); tell(words.new_form); },
  delete: () => {
    const undo = undoing();
    notes.forget(note);
    letGo();
    tell(words.deleted_here, undo);
  },
};

// --- Files ---

const made = () => word.made(form, {
  title, date: dateText(today()), words: words.paper, name: [title, note?.mark, today()].filter(Boolean).join(" "),
});
const download = (file) => {
  word.download(file);
  unsaved = false;
  tell(notes.said(words.saved, { file: file.name }));
};
const share = async (file) => {
  try { if (await word.share(file)) unsaved = false; } catch { download(file); }
};
const opened = async (file) => {
  const found = await word.opened(file);
  if (found?.title !== title) return tell(words.not_draft);
  const undo = undoing(), rest = fill(form, found.fields);
  if (found.fields.length && rest.length === found.fields.length) { undo(); return tell(words.not_draft); }
  saveSoon();
  return tell(rest.length ? words.opened_rest : words.opened, undo, rest);
};
const failing = (act) => (event) => act(event).catch(() => tell(words.failed));

// --- The person's own acts ---

const askToClear = (ask) => {
  one("[data-clear-ask]").hidden = !ask;
  one("[data-clear]").hidden = ask;
  one(ask ? "[data-clear-no]" : "[data-clear]").focus();
};
const clear = () => {
  const undo = undoing();
  if (note) notes.forget(note);
  note = null;
  empty();
  place();
  askToClear(false);
  tell(words.cleared, undo);
};
const nextRow = (table) => {
  const row = rows(table) ?? addRow(table);
  table.dataset.open = all("tbody tr", table).indexOf(row) + 1;
  rows(table);
  row.querySelector("textarea").focus();
};

// While something is written that no device keeps, the way out of the page opens beside it.
const beside = (event) => {
  const link = event.target.closest("a[href]");
  if (!link || note || !unsaved || !/^https?:$/.test(link.protocol) || link.hasAttribute("download")) return;
  if (link.href.split("#")[0] === location.href.split("#")[0]) return;
  [link.target, link.rel] = ["_blank", "noopener"];
  setTimeout(() => { link.removeAttribute("target"); });
  tell(words.beside);
};

const start = () => {
  dateIt();
  blank = state();
  for (const table of tables()) {
    const button = table.querySelector("[data-add-row]");
    button.hidden = false;
    on(button, "click", () => nextRow(table));
  }
  for (const act of Object.keys(keeping)) on(one(`[data-note-${act}]`), "click", keeping[act]);
  on(one("[data-note-mark]"), "input", (event) => mark(event.target));
  on(one("[data-form-save]"), "click", failing(async () => download(await made())));
  on(one("[data-form-share]"), "click", failing(async () => share(await made())));
  one("[data-form-share]").hidden = !word.canShare();
  on(one("[data-form-open]"), "click", () => one("[type=file]").click());
  on(one("[type=file]"), "change", failing(async ({ target }) => {
    const [file] = target.files;
    if (file) await opened(file);
    target.value = "";
  }));
  on(one("[data-clear]"), "click", () => askToClear(true));
  on(one("[data-clear-no]"), "click", () => askToClear(false));
  on(one("[data-clear-yes]"), "click", clear);
  on(form, "input", ({ target }) => {
    delete one("[data-answer]").dataset.fresh;
    if (!target.name) return;
    follow(target);
    warn(target.closest("[data-field]"));
    form.toggleAttribute("data-touched", !isBlank());
    saveSoon();
  });
  on(form, "veileder:filled", refresh);
  on(document, "click", beside);
  on(window, "hashchange", asked);
  on(window, "pagehide", pending);
  on(document, "visibilitychange", pending);
  on(window, "pageshow", () => { if (note && !notes.find(note)) letGo(words.gone); });
  on(window, "storage", ({ key }) => {
    if (note && (key === null || notes.isKey(key, note))) {
      const found = notes.find(note);
      if (!found) letGo(words.gone);
      else if (document.hidden) fill(form, found.fields);
    }
    showState();
  });
  on(window, "beforeunload", (event) => { if (unsaved && !note) event.preventDefault(); });
  on(window, "beforeprint", () => {
    if (isBlank()) for (const date of all("[data-today]")) date.value = "";
    typed().forEach(follow);
  });
  on(window, "afterprint", () => { dateIt(); typed().forEach(follow); });
  for (const hidden of all("[data-scripted]")) hidden.hidden = false;
  one("[data-note-days]").textContent = notes.said(words.keep_help, { date: notes.dayText(notes.dayOut()) });
  refresh();
  asked();
  if (!note) place();
};
start();
