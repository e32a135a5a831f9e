// A form on paper. A browser prints what a box has room for, never parts it between two sheets, and shows words of its own
// in an empty one: on paper a copy of all of it stands instead, and an empty copy is a line for the pen.
import { dateText } from "./form_fields.js";

/** Put a copy of what stands in ``field`` after it; only paper shows it. */
export const onPaper = (field) => {
  const found = field.nextElementSibling, copy = found?.matches("[data-written]") ? found : document.createElement("div");
  copy.dataset.written = "";
  copy.className = `v-written v-written--${field.localName}`;
  copy.textContent = field.type === "date" ? dateText(field.value) : field.value;
  field.after(copy);
};
