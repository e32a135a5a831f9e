// Forms that a person asked this device to keep: by kept.js, which alone knows the storage. Names, never; initials at most.
const NUMBER = /(?<!\d)\d{6}[ -]?\d{5}(?!\d)/g;
const DAYS = 14, LONGEST = 60, DAY = 864e5;
const noon = (date) => new Date(`${date}T12:00:00`);
const name = ({ tool, id }) => `note:${tool}:${id}`;

/** Whether a text has what looks like an identity number. */
export const hasNumber = (text) => text.search(NUMBER) >= 0;

/** Return what is wrong with a mark for a note, «number» or «name»; nothing if it is initials. */
export const faultOf = (mark) => {
  if (/\d{6}[ -]?\d/.test(mark)) return "number";
  return /\s\S|\p{L}{5}|\p{Lu}\p{Ll}{2}/u.test(mark.trim()) || mark.trim().length > 4 ? "name" : "";
};

/** Whether this municipality lets a device keep anything. */
export const allowed = () => typeof kept !== "undefined" && kept.allowed();
/** Return the day a note that is kept now would go. */
export const dayOut = (days = DAYS) => new Date(Date.now() + days * DAY);

const daysLeft = (note) => {
  const until = kept.until(name(note));
  return until ? Math.round((noon(until) - noon(new Date().toLocaleDateString("sv-SE"))) / DAY) : 0;
};
const short = ({ name: id, section, label, kind, value, rows }) => ({
  name: id, section, label, kind,
  value: typeof value === "string" ? value.replace(NUMBER, "•••••• •••••") : value,
  rows: rows.map((row) => row.map((cell) => cell.replace(NUMBER, "•••••• •••••"))),
});

/** Keep ``note`` with these fields for at least a fortnight from now; return whether the device did. */
export const keep = (note, fields, days = DAYS) => {
  const written = fields.filter(({ value, rows }) => value.length || rows.length).map(short);
  const value = { ...note, saved: new Date().toISOString(), fields: written };
  return kept.put(name(note), value, Math.max(days - 1, daysLeft(note)));
};
export const find = (note) => kept.get(name(note));
export const forget = (note) => kept.forget(name(note));
/** Keep a note a fortnight longer than now, but not for ever. */
export const lengthen = (note) => kept.put(name(note), find(note), Math.min(LONGEST - 1, daysLeft(note) + DAYS));
/** Return the day a note goes, as a date. */
export const goes = (note) => dayOut(daysLeft(note) + 1);
/** Return a new note of a form; nothing is kept yet. */
export const fresh = (tool, title) => ({
  tool, title, mark: "", id: crypto.getRandomValues(new Uint32Array(1))[0].toString(36),
  path: location.pathname, lang: document.documentElement.lang,
});
/** Return the notes of a form, or of all, last saved first. */
export const notes = (tool) => (allowed() ? kept.all() : [])
  .filter((entry) => entry.name.startsWith(tool ? `note:${tool}:` : "note:"))
  .map(({ value }) => value).sort((a, b) => b.saved.localeCompare(a.saved));
/** Whether a key of the storage is that of ``note``. */
export const isKey = (key, note) => Boolean(key?.endsWith(`:${name(note)}`));

export const dayText = (date) => date.toLocaleDateString("no", { day: "numeric", month: "long" });
/** Return when it was: the time today, otherwise the day as well. */
export const timeText = (iso) => {
  const date = new Date(iso), isToday = date.toDateString() === new Date().toDateString();
  const time = date.toLocaleTimeString("no", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
  return isToday ? time : `${dayText(date)} ${time}`;
};
export const said = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);

const item = (list, note, forgotten) => {
  const line = document.importNode(list.querySelector("template").content, true).firstElementChild;
  const [link, when, button] = line.querySelectorAll("a, span, button");
  link.href = location.pathname;
  if (note.tool !== list.dataset.notes || note.lang !== document.documentElement.lang) link.pathname = note.path;
  link.hash = `note_${note.id}`;
  link.textContent = `${note.title} ${note.mark}`.trim();
  when.textContent = said(when.dataset.text, { time: timeText(note.saved), date: dayText(goes(note)) });
  button.setAttribute("aria-label", `${button.textContent}: ${link.textContent}, ${timeText(note.saved)}`);
  button.addEventListener("click", () => { forget(note); forgotten(note); });
  return line;
};

/** Show the notes in ``list``, but ``open``; ``forgotten`` is told of each that is deleted there. */
export const show = (list, open, forgotten = () => {}) => {
  const found = notes(list.dataset.notes).filter((note) => note.id !== open?.id);
  list.querySelector("ul").replaceChildren(...found.map((note) => item(list, note, forgotten)));
  list.hidden = !found.length;
};

// A list that stands by itself: deleting can be undone there until the page is left.
const alone = (list) => {
  const [told, undo] = list.querySelectorAll("[role=status], [data-undo]");
  let last;
  const redraw = (note) => {
    show(list, null, redraw);
    last = note;
    told.textContent = note ? told.dataset.text : "";
    undo.hidden = !note;
    if (note) { list.hidden = false; undo.focus(); }
  };
  undo.addEventListener("click", () => { keep(last, last.fields); redraw(); list.querySelector("a").focus(); });
  redraw();
  window.addEventListener("storage", () => redraw());
  window.addEventListener("pageshow", (event) => { if (event.persisted) redraw(); });
};
for (const list of document.querySelectorAll("[data-notes=\"\"]")) alone(list);
