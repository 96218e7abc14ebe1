// A workbook of one sheet (XLSX) without a library: a zip whose files are stored as they are; all cells are text, so that no formula can run.

const CODER = new TextEncoder();

/** Characters that a cell may have in Excel; a file with more is called damaged there. */
const LONGEST = 32_767;

const STEPS = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) sum = STEPS[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** Text of XML: no sign that XML cannot hold, and no `_x0041_`, which Excel takes for a letter. */
function escaped(words) {
  const kept = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
  return kept
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
}

/** Name of a column: A, B … Z, AA … */
function letters(n) {
  return n < 26 ? String.fromCharCode(65 + n) : letters(Math.floor(n / 26) - 1) + letters(n % 26);
}

function sheet(rows) {
  const cell = (words, at, line) => `<c r="${letters(at)}${line}" t="inlineStr"><is><t xml:space="preserve">${escaped(words)}</t></is></c>`;
  const lines = rows.map((row, n) => `<row r="${n + 1}">${row.map((words, at) => cell(words, at, n + 1)).join("")}</row>`);
  const last = `${letters(rows[0].length - 1)}${rows.length}`;
  return (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols><col min="1" max="${rows[0].length}" width="22" customWidth="1"/></cols><sheetData>${lines.join("")}</sheetData><autoFilter ref="A1:${last}"/>`
  );
}

const SCHEMA = "http://schemas.openxmlformats.org";
const MAIN = `${SCHEMA}/spreadsheetml/2006/main`;
const RELATED = `${SCHEMA}/officeDocument/2006/relationships`;

/** A file that says where the one part is that this one leads to. */
const leads = (type, target) =>
  `<Relationships xmlns="${SCHEMA}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/${type}" Target="${target}"/></Relationships>`;

const kind = (name, type) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

function parts(name, rows) {
  const title = escaped(name.replace(/[[\]:*?/\\']/g, " ").slice(0, 31));
  return {
    "[Content_Types].xml": `<Types xmlns="${SCHEMA}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${kind("xl/workbook.xml", "sheet.main")}${kind("xl/worksheets/sheet1.xml", "worksheet")}</Types>`,
    "_rels/.rels": leads("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": leads("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}">${sheet(rows)}</worksheet>`,
  };
}

/** Numbers of two and four bytes, the low byte first: [size, number] after each other. */
function bytes(...fields) {
  return Uint8Array.from(fields.flatMap(([size, number]) => Array.from({ length: size }, (_, n) => (number >>> (8 * n)) & 255)));
}

/** A zip of files that are not packed; the names are UTF-8 (0x0800), the day is the first that a zip knows, so that it has no clock. */
function zip(files) {
  const out = [], list = [];
  let at = 0, listed = 0;
  for (const [name, text] of Object.entries(files)) {
    const called = CODER.encode(name), data = CODER.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
    const common = [[2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 0x21], [4, checksum(data)], [4, data.length], [4, data.length], [2, called.length], [2, 0]];
    const head = bytes([4, 0x04034b50], ...common);
    const entry = bytes([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    out.push(head, called, data);
    list.push(entry, called);
    at += head.length + called.length + data.length;
    listed += entry.length + called.length;
  }
  const count = list.length / 2;
  return [...out, ...list, bytes([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, listed], [4, at], [2, 0])];
}

/** Write rows of texts as a workbook; the first row holds the headings. */
export function workbook(name, rows) {
  return new Blob(zip(parts(name, rows)), { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}
