// A filled form as a Word file, and back: the file is made and read on this device. Built as word_files/ builds the empty one.

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const BLANK = "\u2002".repeat(20), LONGEST = 64, LONGEST_NAME = 46, MOST = 2e7;

// --- Words ---

const clean = (text) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]/gu, "");
const safe = (text) => clean(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);
const lines = (text) => safe(text).split(/\r\n|\r|\n/).map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join("<w:br/>");
const run = (text) => `<w:r>${lines(text)}</w:r>`;
const paragraph = (style, inside) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;
const control = (tag, label, kind, inside) => `<w:sdt><w:sdtPr><w:alias w:val="${safe(label.slice(0, LONGEST))}"/>`
  + `<w:tag w:val="${safe(tag)}"/>${kind}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
const answer = (tag, label, text, room, kind = "<w:text w:multiLine=\"1\"/>") => control(
  tag, label, (text ? "" : "<w:showingPlcHdr/>") + kind, text ? run(text) : `<w:r><w:t>${BLANK}</w:t>${"<w:br/>".repeat(room - 1)}</w:r>`,
);
const tick = (tag, label, ticked) => control(
  tag, label,
  `<w14:checkbox><w14:checked w14:val="${+ticked}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`,
  `<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>${ticked ? "☒" : "☐"}</w:t></w:r>`,
);

const cell = (text, width, style) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(style, text)}</w:tc>`;
const row = (cells, widths, style, more = "") => (
  `<w:tr><w:trPr><w:cantSplit/>${more}</w:trPr>${cells.map((text, n) => cell(text, widths[n], style)).join("")}</w:tr>`);
const table = (label, head, rows, parts = head.map(() => 1)) => {
  const widths = parts.map((part) => Math.floor(9638 * part / parts.reduce((a, b) => a + b)));
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="${safe(label)}"/></w:tblPr>`
    + `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`
    + row(head.map(run), widths, "Tabellhode", "<w:tblHeader/>") + rows.map((cells) => row(cells, widths, "Tabelltekst")).join("")
    + `</w:tbl>${paragraph("Tabellslutt", "")}`;
};

const FIELDS = {
  "long-text": ({ label, value }, tag) => paragraph("Svarboks", answer(tag, label, value, 4)),
  date: ({ label, value, text }, tag, { language }) => paragraph("Svar", answer(
    tag, label, text, 1,
    `<w:date${value ? ` w:fullDate="${safe(value)}T00:00:00Z"` : ""}><w:dateFormat w:val="d. MMMM yyyy"/><w:lid w:val="${language}-NO"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>`,
  )),
  choices: ({ value, options }, tag) => options.map((option, n) => (
    paragraph("Valg", tick(`${tag}=${n + 1}`, option, [value].flat().includes(option)) + run(` ${option}`)))).join(""),
  scale: ({ label, value, options }, tag, { words }) => table(
    label, words.slice(0, 2), options.map((step, n) => [tick(`${tag}=${n + 1}`, step, step === value), run(step)]), [1, 6],
  ),
  table: ({ label, columns, rows }, tag) => table(
    label, columns, (rows.length ? rows : [[]]).map((cells, n) => columns.map((column, m) => answer(`${tag}_${n + 1}_${m + 1}`, column, cells[m], 2))),
  ),
};
FIELDS.choice = FIELDS.choices;
const short = ({ label, value }, tag) => paragraph("Svar", answer(tag, label, value, 1));

const body = (paper) => {
  let section, number = 0, text = paragraph("Title", run(paper.title)) + paragraph("Avsender", run(`${paper.sender}. ${paper.date}`));
  for (const field of paper.fields) {
    if (field.section !== section || !number) {
      [section, number] = [field.section, number + 1];
      text += paragraph("Heading1", run(section));
    }
    const tag = `${number}_${field.name}`.slice(0, LONGEST_NAME);
    text += paragraph("Ledetekst", run(field.label)) + (FIELDS[field.kind] ?? short)(field, tag, paper);
  }
  return text;
};

// --- The sheet ---

const border = (side) => `<w:${side} w:val="single" w:sz="6" w:space="${side === "bottom" ? 1 : 4}" w:color="595959"/>`;
const bordered = (...sides) => `<w:pBdr>${sides.map(border).join("")}</w:pBdr>`;
const STAYS = "<w:keepNext/>", BOLD = "<w:b/>";
const STYLES = [
  ["Title", "Title", 44, 0, 80, STAYS, BOLD], ["Heading1", "heading 1", 30, 280, 80, STAYS, BOLD, "<w:outlineLvl w:val=\"0\"/>"],
  ["Header", "header", 18, 0, 0], ["Footer", "footer", 18, 0, 0],
  ["Avsender", "Avsender", 20, 0, 200], ["Ledetekst", "Ledetekst", 22, 200, 40, STAYS, BOLD], ["Svar", "Svar", 22, 40, 120, bordered("bottom")],
  ["Svarboks", "Svarboks", 22, 80, 160, bordered("top", "left", "bottom", "right")], ["Valg", "Valg", 22, 0, 40],
  ["Tabellhode", "Tabellhode", 20, 40, 40, STAYS, BOLD], ["Tabelltekst", "Tabelltekst", 20, 40, 40], ["Tabellslutt", "Tabellslutt", 12, 0, 0],
];
const style = ([id, name, size, before, after, like = "", letters = "", last = ""]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>`
  + `<w:pPr>${like}<w:spacing w:before="${before}" w:after="${after}"/>${last}</w:pPr><w:rPr>${letters}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
const styles = (language) => `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="${language}-NO"/></w:rPr></w:rPrDefault></w:docDefaults>`
  + `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${STYLES.map(style).join("")}`
  + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
  + `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join("")}</w:tblBorders></w:tblPr></w:style></w:styles>`;
const counted = (name) => `<w:fldSimple w:instr="${name}">${run("1")}</w:fldSimple>`;

const parts = (paper) => {
  const relation = ([type, target], n) => `<Relationship Id="r${n}" Type="${type}" Target="${target}"/>`;
  const related = (owner, links) => [`${owner}.rels`, `<Relationships xmlns="${PACKAGE}relationships">${links.map(relation).join("")}</Relationships>`];
  const known = (part, type) => `<Override PartName="/${part}" ContentType="${type}+xml"/>`;
  const inside = ["styles", "settings", "header", "footer"];
  return [
    ["[Content_Types].xml", `<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
      + known("word/document.xml", `${TYPE}document.main`) + inside.map((name) => known(`word/${name}.xml`, TYPE + name)).join("")
      + known("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties") + "</Types>"],
    related("_rels/", [[`${OFFICE}/officeDocument`, "word/document.xml"], [`${PACKAGE}relationships/metadata/core-properties`, "docProps/core.xml"]]),
    ["docProps/core.xml", `<cp:coreProperties xmlns:cp="${PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${safe(paper.title)}</dc:title><dc:creator>${safe(paper.sender)}</dc:creator><dc:language>${paper.language}-NO</dc:language></cp:coreProperties>`],
    ["word/document.xml", `<w:document xmlns:w="${W}" xmlns:w14="${W14}" xmlns:r="${OFFICE}"><w:body>${body(paper)}`
      + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r2\"/><w:footerReference w:type=\"default\" r:id=\"r3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"],
    related("word/_rels/document.xml", inside.map((name) => [`${OFFICE}/${name}`, `${name}.xml`])),
    ["word/styles.xml", styles(paper.language)],
    ["word/settings.xml", `<w:settings xmlns:w="${W}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${paper.language}-NO"/></w:settings>`],
    ["word/header.xml", `<w:hdr xmlns:w="${W}">${paragraph("Header", run(`${paper.sender} – ${paper.guide}`))}</w:hdr>`],
    ["word/footer.xml", `<w:ftr xmlns:w="${W}">${paragraph("Footer", run(`${paper.title} – ${paper.words[2]} `) + counted("PAGE") + run(` ${paper.words[3]} `) + counted("NUMPAGES"))}</w:ftr>`],
  ];
};

// --- The package: a zip ---

const bytesOf = (stream) => new Response(stream).arrayBuffer();
const through = (data, kind) => bytesOf(new Blob([data]).stream().pipeThrough(kind));
const CRCS = Array.from({ length: 256 }, (_, n) => { for (let k = 8; k--;) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n; });
const crc = (bytes) => ~bytes.reduce((sum, byte) => CRCS[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;

// Numbers of these widths in bytes, least first.
const packed = (...pairs) => pairs.flatMap(([width, number]) => Array.from({ length: width }, (_, n) => (number / 256 ** n) & 255));
const entry = async ([name, xml]) => {
  const text = new TextEncoder(), written = text.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`);
  let data = written, way = 0;
  try { data = new Uint8Array(await through(written, new CompressionStream("deflate-raw"))); way = 8; } catch { /* stored as it is */ }
  const known = packed([2, 20], [2, 0x800], [2, way], [2, 0], [2, 33], [4, crc(written)], [4, data.length], [4, written.length], [2, name.length], [2, 0]);
  return { name: text.encode(name), known, data };
};
const zip = async (files) => {
  const made = [], index = [];
  let at = 0, size = 0;
  for (const { name, known, data } of await Promise.all(files.map(entry))) {
    const head = new Uint8Array([80, 75, 3, 4, ...known, ...name]);
    const place = new Uint8Array([80, 75, 1, 2, 20, 0, ...known, ...packed([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), ...name]);
    made.push(head, data);
    index.push(place);
    at += head.length + data.length;
    size += place.length;
  }
  const end = new Uint8Array([80, 75, 5, 6, ...packed([2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0])]);
  return new Blob([...made, ...index, end], { type: `${TYPE}document` });
};

const unzipped = async (buffer, wanted) => {
  const view = new DataView(buffer), two = (at) => view.getUint16(at, true), four = (at) => view.getUint32(at, true);
  let end = buffer.byteLength - 22;
  while (four(end) !== 0x06054b50) end -= 1;
  for (let n = two(end + 10), at = four(end + 16); n--; at += 46 + two(at + 28) + two(at + 30) + two(at + 32)) {
    if (new TextDecoder().decode(new Uint8Array(buffer, at + 46, two(at + 28))) !== wanted) continue;
    const head = four(at + 42), start = head + 30 + two(head + 26) + two(head + 28), data = buffer.slice(start, start + four(at + 20));
    if (four(at + 24) > MOST) break;
    return new TextDecoder().decode(two(at + 10) ? await through(data, new DecompressionStream("deflate-raw")) : data);
  }
  throw new Error(wanted);
};

// --- Out and in ---

/**
 * Return a Word file of a filled form. ``paper`` has title, sender, guide, date (for reading), language (nb or nn), words
 * (over the ticks, over the steps, «Side», «av») and fields, as form_fields.js gives them.
 */
export const write = (paper) => zip(parts(paper));

const within = (element, name) => [...element.getElementsByTagNameNS(W, name)];
const valueOf = (element, name) => within(element, name)[0]?.getAttributeNS(W, "val") ?? "";
const textOf = (element) => [...element.getElementsByTagName("*")].map((part) => (
  part.localName === "t" ? part.textContent : part.localName === "br" ? "\n" : part.localName === "tab" ? "\t" : "")).join("");
const written = (place) => {
  const paragraphs = within(place, "p"), text = (paragraphs.length ? paragraphs : [place]).map(textOf).join("\n");
  return within(place, "showingPlcHdr").length || !text.trim() ? "" : text;
};
// All rows but the heading, also those that somebody has added in Word, without the empty ones at the end.
const rowsOf = (box) => {
  const rows = within(box.closest("tbl"), "tr").slice(1).map((line) => within(line, "tc").map(written));
  while (rows.length && !rows.at(-1).some(Boolean)) rows.pop();
  return rows;
};

const put = (field, box, place) => {
  if (place.startsWith("=")) {
    const ticked = box.getElementsByTagNameNS(W14, "checked")[0]?.getAttributeNS(W14, "val");
    field.kind = "choices";
    field.value ||= [];
    if (/1|true/.test(ticked)) field.value.push(textOf(box.closest("tr") ?? box.closest("p")).replace(/^\s*[☐☒]\s*/, "").trim());
  } else if (place && field.kind !== "table") [field.kind, field.rows] = ["table", rowsOf(box)];
  else if (!place) field.value = written(box);
};

/**
 * Return { title, fields } of a Word file that ``write`` or the site made, also when Word has saved it since; null if it is
 * no such file. The fields are what form_fields.js fills in.
 */
export const read = async (file) => {
  let page;
  try {
    page = new DOMParser().parseFromString(await unzipped(await file.arrayBuffer(), "word/document.xml"), "text/xml");
  } catch { return null; }
  const found = new Map();
  let title = "", section, label = "";
  for (const part of page.getElementsByTagNameNS(W, "*")) {
    if (part.localName === "p") {
      const named = valueOf(part, "pStyle");
      title ||= textOf(part).trim();
      if (/^(heading|overskrift)1$/i.test(named)) section = textOf(part).trim();
      if (named === "Ledetekst") label = textOf(part).trim();
    }
    const tag = part.localName === "sdt" ? valueOf(part, "tag") : "";
    const [, whole, name, place] = /^(\d+_([a-z0-9-]+))((?:=\d+|_\d+_\d+)?)$/.exec(tag) ?? [];
    if (!whole) continue;
    if (!found.has(whole)) found.set(whole, { name: whole.length < LONGEST_NAME ? name : "", section, label, kind: "text", value: "", rows: [] });
    put(found.get(whole), part, place);
  }
  return found.size ? { title, fields: [...found.values()] } : null;
};
