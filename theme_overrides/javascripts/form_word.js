// A form as a Word file that is made on the device and opened again. Nothing is sent; ``word.js`` is fetched when somebody asks for it.
import { fields } from "./form_fields.js";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const MOST = 2e7;
const word = () => import("./word.js");
const said = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";
const packed = (content, name) => new File(content, name, { type: TYPE });

/** Return a Word file of ``form``: ``title`` and ``date`` (for reading) stand on it, ``words`` are those of ``word.js``. */
export const made = async (form, { title, date, words, name }) => packed([await (await word()).write({
  title, date, words, sender: said(".v-brand__municipality"), guide: said(".v-brand__model"),
  language: document.documentElement.lang, fields: fields(form),
})], `${name.replace(/[\\/:*?"<>|]+/g, " ").trim()}.docx`);

export const download = (file) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

/** Whether this device can share a file with somebody. */
export const canShare = () => {
  try { return navigator.canShare({ files: [packed(["x"], "x.docx")] }); } catch { return false; }
};
/** Let the reader choose whom to share ``file`` with; return whether she did. */
export const share = async (file) => {
  try { await navigator.share({ files: [file] }); } catch (fault) {
    if (fault.name === "AbortError") return false;
    throw fault;
  }
  return true;
};

/** Return { title, fields } of a Word file that is a form of ours; null if it is not. */
export const opened = async (file) => (file.size < MOST ? (await word()).read(file) : null);
