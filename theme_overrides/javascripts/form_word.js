// A filled form as a Word file or a PDF, shared where the device can, and a Word file opened again. Nothing is sent.
import { fields, fill } from "./form_fields.js";

const form = document.querySelector("form[data-form]"), box = form.querySelector("[data-word]");
const button = (name) => box.querySelector(`[data-word-${name}]`);
const said = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";
const status = box.querySelector("[role=status]"), undo = button("undo"), input = box.querySelector("[type=file]");
const tell = (key) => { status.textContent = key ? status.dataset[key] : ""; };
const word = () => import("./word.js"); // only when somebody asks for it

const title = said("h1");
const today = () => new Date().toLocaleDateString("sv-SE");
const inWords = (date) => new Date(`${date}T12:00`).toLocaleDateString("nb", { day: "numeric", month: "long", year: "numeric" });
const named = (date) => `${title.replace(/[\\/:*?"<>|]+/g, " ").trim()} ${date}.docx`;
const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const made = async () => {
  const date = today();
  const content = await (await word()).write({
    title, date: inWords(date), sender: said(".v-brand__municipality"), guide: said(".v-brand__model"),
    language: document.documentElement.lang, words: box.dataset.word.split("|"), fields: fields(form),
  });
  return new File([content], named(date), { type });
};

const download = (file) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  form.dispatchEvent(new Event("veileder:saved"));
};

const share = async (file) => {
  try { await navigator.share({ files: [file], title }); } catch (fault) { if (fault.name !== "AbortError") download(file); }
};
const shared = () => {
  try { return navigator.canShare({ files: [new File(["x"], named(today()), { type })] }); } catch { return false; }
};

// What is opened goes in place of what stands there, and that can be had back.
let before;
const put = (written) => {
  const left = fill(form, written);
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return left;
};
const open = async (file) => {
  const found = await (await word()).read(file);
  if (!found) return tell("unreadable");
  if (found.title !== title) return tell("other");
  before = fields(form);
  undo.hidden = false;
  return tell(put(found.fields).length ? "some" : "opened");
};

const on = (target, event, act) => target.addEventListener(event, () => Promise.resolve(act()).catch(() => tell("failed")));
on(button("save"), "click", async () => { download(await made()); tell("saved"); });
on(button("share"), "click", async () => { await share(await made()); });
on(button("pdf"), "click", () => print());
on(button("open"), "click", () => input.click());
on(undo, "click", () => { put(before); undo.hidden = true; tell("undone"); });
on(input, "change", async () => {
  const [file] = input.files;
  if (file) await open(file);
  input.value = "";
});
button("share").hidden = !shared();
box.hidden = false;
