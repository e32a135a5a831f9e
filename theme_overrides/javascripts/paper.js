/* A form on paper. A sheet gets what is written, not the boxes it was written in: a box cuts what is
   longer than itself, is never parted between two sheets, and shows the browser's own words when it is
   empty. An empty one becomes a line for the pen. */
(() => {
  const fields = ".v-form :is(textarea, input:not([type=radio], [type=checkbox], [type=hidden]))";
  const long = { day: "numeric", month: "long", year: "numeric" };

  const said = ({ type, value }) => {
    if (type !== "date" || !value) return value;
    return new Date(`${value}T12:00`).toLocaleDateString(document.documentElement.lang, long);
  };

  const clear = () => { for (const written of document.querySelectorAll(".v-written")) written.remove(); };

  addEventListener("beforeprint", () => {
    clear();
    for (const field of document.querySelectorAll(fields)) {
      const written = document.createElement("div");
      written.className = `v-written v-written--${field.localName}`;
      written.textContent = said(field);
      field.after(written);
    }
  });
  addEventListener("afterprint", clear);
})();
