// What stands in a form that is filled in on its page, as plain data, and back again.

const all = (selector, within) => [...within.querySelectorAll(selector)];
const said = (element) => (element ? element.textContent.trim().replace(/\s+/g, " ") : "");
const twoDigits = (number) => String(number).padStart(2, "0");
const MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split(" ");

/** Return «2026-12-24» as «24. desember 2026»; anything else as it is. */
export const dateText = (iso) => iso.replace(
  /^(\d{4})-(\d\d)-(\d\d)$/, (_, year, month, day) => `${+day}. ${MONTHS[month - 1]} ${year}`,
);

/** Return a date as people write it («24. desember 2026», «24.12.2026») as «2026-12-24»; empty if it is none. */
export const dateValue = (text) => {
  const iso = /^\d{4}-\d\d-\d\d$/.exec(text.trim());
  if (iso) return iso[0];
  const [, day, month, year] = /^(\d{1,2})\. ?(\d{1,2}|[a-z]+)\.? ?(\d{4})$/i.exec(text.trim()) || [];
  const number = +month || MONTHS.indexOf(String(month).toLowerCase()) + 1;
  return number ? `${year}-${twoDigits(number)}-${twoDigits(day)}` : "";
};

const cells = (row) => all("textarea", row);
const rowsOf = (place) => all("tbody tr", place);
const options = (place) => all("input", place).map((input) => input.value);

const valueOf = (place, kind) => {
  if (kind === "table") return "";
  const inputs = all("input, textarea", place);
  if (kind === "choices") return inputs.filter((input) => input.checked).map((input) => input.value);
  if (kind === "choice" || kind === "scale") return inputs.find((input) => input.checked)?.value ?? "";
  return inputs[0].value;
};

const placesIn = (form) => all("[data-section]", form).flatMap((part) => all("[data-field]", part).map((place) => ({
  place,
  name: place.dataset.field,
  section: said(part.querySelector("legend")),
  label: said(place.querySelector("[data-label-text], legend, label")),
})));

const read = ({ place, ...known }) => {
  const { kind } = place.dataset, value = valueOf(place, kind), field = { ...known, kind, value, rows: [] };
  if (kind === "date") field.text = dateText(value);
  if (["choice", "choices", "scale"].includes(kind)) field.options = options(place);
  if (kind !== "table") return field;
  field.columns = all("thead th", place).map(said);
  const written = rowsOf(place).map((row) => cells(row).map((cell) => cell.value));
  while (written.length && !written.at(-1).some((cell) => cell.trim())) written.pop();
  return { ...field, rows: written };
};

/**
 * Return what stands in ``form``: a list of { name, section, label, kind, value, rows }, in order.
 *
 * ``value`` is text (a date as «2026-12-24», with ``text`` for reading), a list for «choices», and empty for a
 * table, which has ``columns`` and ``rows`` (lists of text, without the empty ones at the end).
 * What one chooses among are ``options``.
 */
export const fields = (form) => placesIn(form).map(read);

/** Add an empty row at the end of the table in ``place``, and return it. */
export const addRow = (place) => {
  const rows = rowsOf(place), row = rows.at(-1).cloneNode(true), number = rows.length + 1;
  row.className = "";
  for (const copy of all("[data-written]", row)) copy.remove();
  for (const cell of cells(row)) {
    cell.value = "";
    cell.name = cell.name.replace(/_\d+(_\d+)$/, `_${number}$1`);
    cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/\d+$/, number));
  }
  rows.at(-1).after(row);
  return row;
};

// Return whether all of it found a place.
const put = (place, field) => {
  const { kind } = place.dataset, value = field?.value ?? "";
  if (kind === "table") {
    const rows = field?.rows ?? [], columns = all("thead th", place).length;
    while (rowsOf(place).length < rows.length) addRow(place);
    rowsOf(place).forEach((row, n) => cells(row).forEach((cell, m) => { cell.value = rows[n]?.[m] ?? ""; }));
    return rows.every((row) => row.slice(columns).every((cell) => !cell));
  }
  const inputs = all("input, textarea", place);
  if (["choice", "choices", "scale"].includes(kind)) {
    const wanted = [value].flat().filter(Boolean);
    for (const input of inputs) input.checked = wanted.includes(input.value);
    return wanted.every((text) => inputs.some((input) => input.value === text));
  }
  const text = [value].flat().join("\n");
  inputs[0].value = kind === "date" ? dateValue(text) : text;
  return !text || Boolean(inputs[0].value);
};

// A field is known by its name in its section, or else by its name, or by its label.
const KNOWN_BY = [
  (field, here) => field.name === here.name && field.section === here.section,
  (field, here) => !field.name && field.label === here.label && field.section === here.section,
  (field, here) => field.name === here.name,
  (field, here) => field.label === here.label,
];

/**
 * Put ``written``, as ``fields`` gave it, in ``form``, and empty what is not in it.
 *
 * ``name`` and ``section`` may be missing: then the label says which field it is.
 * Return those that had no place here, so that they can be told: nothing is lost in silence.
 */
export const fill = (form, written) => {
  const left = new Set(written), found = new Map(), places = placesIn(form);
  for (const isKnown of KNOWN_BY) {
    for (const here of places) {
      const field = found.has(here) ? null : [...left].find((known) => isKnown(known, here));
      if (field) left.delete(field) && found.set(here, field);
    }
  }
  const lost = places.filter((here) => !put(here.place, found.get(here))).map((here) => found.get(here));
  form.dispatchEvent(new Event("veileder:filled"));
  return [...left, ...lost].filter((field) => [field.value].flat().join("") || field.rows?.length);
};
