// A form as a text file that people can read, and that opens again: what is written stands in from the margin.
import { dateText, fields } from "./form_fields.js";

const STEP = "    ", NOTHING = "–", HEADING = /^=== (.+) ===$/;

const indented = (text, by) => text.split(/\r\n|\r|\n/).map((line) => by + line);

const answer = (field) => {
  const { kind, value, options, columns } = field;
  if (kind === "table") {
    return field.rows.flatMap((row, n) => [`${STEP}${n + 1}.`, ...columns.flatMap((column, m) => (row[m]
      ? [`${STEP}${STEP}${column}:`, ...indented(row[m], STEP.repeat(3))] : []))]);
  }
  if (kind === "scale" && value) return [`${STEP}${options.indexOf(value) + 1} av ${options.length}: ${value}`];
  return [value].flat().filter(Boolean).flatMap((text) => indented(kind === "date" ? dateText(text) : text, STEP));
};

/** Return what stands in ``form`` as text; ``about`` are its first lines, the title first. */
export const write = (form, about) => {
  const lines = [...about];
  let before;
  for (const field of fields(form)) {
    if (field.section !== before) lines.push("", `=== ${before = field.section} ===`);
    const given = answer(field);
    lines.push("", field.label, ...(given.length ? given : [STEP + NOTHING]));
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
};

// The labels of a text, each with the lines that stand under it, without the margin.
const parts = (lines) => {
  const found = [];
  let section, blank = 0;
  for (const line of lines) {
    const heading = HEADING.exec(line);
    if (heading) section = heading[1];
    else if (!line.trim()) { blank += 1; continue; }
    else if (line.startsWith(STEP)) {
      const { given } = found.at(-1) ?? { given: [] };
      if (given.length) given.push(...Array(blank).fill(""));
      given.push(line.slice(STEP.length));
    } else found.push({ section, label: line.trim(), given: [] });
    blank = 0;
  }
  return found;
};

const rowsOf = (given, columns) => {
  const rows = [];
  let column, row;
  for (const line of given) {
    if (/^\d+\.$/.test(line)) rows.push(row = columns.map(() => ""));
    else if (row && line.startsWith(STEP) && !line.startsWith(STEP + STEP) && line.trim()) {
      column = columns.indexOf(line.trim().replace(/:$/, ""));
    } else if (row && column >= 0) row[column] += `${row[column] && "\n"}${line.slice(STEP.length * 2)}`;
  }
  return rows;
};

const valueOf = (given, kind) => {
  const lines = given.join("\n") === NOTHING ? [] : given;
  if (kind === "choices") return lines;
  return kind === "scale" ? lines.join("\n").replace(/^\d+ av \d+: /, "") : lines.join("\n");
};

/** Return the title, address and fields of a text that ``write`` made of this ``form``; null if it is no such text. */
export const read = async (file, form) => {
  const text = (await file.text()).replace(/^\ufeff/, "").normalize("NFC");
  const lines = text.split(/\r\n|\r|\n/), start = lines.findIndex((line) => HEADING.test(line));
  if (start < 1 || /[\0\ufffd]/.test(text)) return null;
  const known = fields(form), head = lines.slice(0, start);
  const found = parts(lines.slice(start)).map(({ section, label, given }) => {
    const { kind, name, columns } = known.find((one) => one.label === label && one.section === section) ?? {};
    const field = { name, section, label, kind, rows: kind === "table" ? rowsOf(given, columns) : [] };
    return { ...field, value: kind === "table" ? "" : valueOf(given, kind) };
  });
  return { title: head[0].trim(), address: head.find((line) => /^\w+:\/\//.test(line)) ?? "", fields: found };
};

/** What can be opened, by how the name of the file ends: each gives { title, address, fields } of a file, or null. */
export const readers = new Map([["txt", read]]);
