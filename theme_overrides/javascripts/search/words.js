// Words of a question: the same folding and cutting as veileder.search.words.

const ENDINGS = /^(?:e?s|en|et|er|ar|a|e|t|ene|ane|ens|ets|ers|ars|enes|anes|inga?|ingen)$/;
const LONG_ENDINGS = /^(?:e?re|e?st|are|aste?|este|ede|e?te|e?nde|ande|e?rne|ne)$/, MUCH = 5; // letters that are left before them
export const DULL = 0.3; // what a word weighs that tells little
const SURE = 3, SOME = 4; // of so many letters, fewer are enough
// How people speak and type where the site has a word of its own.
const SPOKEN = { kem: "hvem", isje: "ikke", ikkj: "ikke", itj: "ikke", kje: "ikke", inte: "ikke",
  drekk: "drikk", drekker: "drikker", ongen: "ungen", onga: "unger", ongan: "ungene", ungan: "ungene", ongane: "ungene", ongar: "unger", daua: "dod", dau: "dod",
  aleina: "aleine", heima: "heime", hjemma: "hjemme", nan: "noen", nakka: "noe", naka: "noe", naen: "noen", morra: "morgen", morran: "morgen", imorra: "morgen",
  tia: "tida", haelja: "helga", haelga: "helga", gutongen: "gutten", jentongen: "jenta", mamman: "mamma", babben: "pappa",
  bhg: "barnehage", bv: "barnevern", bvt: "barneverntjenesten", vgs: "videregaende", psyk: "psykisk" };
/** What makes a word more of the same: «kjempesint» is «sint». */
export const MORE = /^(?:kjempe|super|drit|skit|mega|knall)(?=...)/;

const fold = (text) => text.toLowerCase().normalize("NFC").replace(/[æä]/g, "ae").replace(/ø/g, "o")
  .normalize("NFD").replace(/\p{M}/gu, "").replace(/oe/g, "o").replace(/aa/g, "a");

/** Return ``text`` in plain letters: sooner where it has no others than Norwegian ones. */
export const folded = (text) => {
  const plain = text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a");
  return /[^\0-\x7f]/.test(plain) ? fold(text) : plain.replace(/oe/g, "o").replace(/aa/g, "a");
};

const even = (text) => text.replace(/[‐-―−]/g, "-").replace(/(?:\+|\b00)47(?=(?:\s*\d){5,8}(?!\s*\d))/g, "")
  .replace(/\d(?:\s*\d){4,}(?!\w)/g, (digits) => digits.replace(/\s/g, ""));

/** Return what is asked, with hyphens alike and each telephone number in one. */
export const plain = (text) => even(folded(text));

const cut = (text) => text.replace(/(\d)\s(?=\d{2,3}(?!\w))/g, "$1")
  .replace(/(^|\D)(\d+)\s(?=[a-h](?!\w))/g, "$1$2").match(/\d+[a-z]?(?:-\d+[a-z]?)*(?![a-z0-9])|[\p{L}\p{N}]+/gu) || [];

export const tokens = (text) => cut(plain(text));

/** Return the words of ``text`` as they are typed, but in small letters. */
export const typed = (text) => cut(even(text.toLowerCase().normalize("NFC")));

export const spoken = (words) => words.map((word) => (Object.hasOwn(SPOKEN, word) ? SPOKEN[word] : word));

export const isNumber = (word) => /^\d/.test(word);

/** Return whether the last ``n`` letters of a word are an ending. */
export const ends = (word, n) => ENDINGS.test(word.slice(-n)) || (word.length - n >= (n < SURE ? MUCH : SOME) && LONG_ENDINGS.test(word.slice(-n)));

/** Return how many letters are wrong, missing, extra or have changed place with the next, up to ``most``. */
export const distance = (a, b, most) => {
  let before = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      if (next[j] < least) least = next[j];
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
};

export const slug = (title) => folded(title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
