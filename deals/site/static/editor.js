/* The SQL editor of Datasette's pages, as Datasette sets it up, without an inline script. */
const format = document.querySelector("button#sql-format");
const readOnly = document.querySelector("pre#sql-query");
const input = document.querySelector("textarea#sql-editor");
if (input) {
  const editor = CodeMirror.fromTextArea(input, {
    lineNumbers: true, mode: "text/x-sql", lineWrapping: true,
  });
  editor.getInputField().setAttribute("aria-label", "SQL query");
  editor.setOption("extraKeys", {
    "Shift-Enter": () => document.querySelector("form.sql").submit(), Tab: false,
  });
  if (format) {
    format.hidden = Boolean(readOnly);
    format.addEventListener("click", () => editor.setValue(sqlFormatter.format(editor.getValue())));
  }
  cmResize(editor, { resizableWidth: false });
}
if (format && readOnly) {
  const formatted = sqlFormatter.format(readOnly.textContent);
  if (formatted !== readOnly.textContent) {
    format.hidden = false;
    format.addEventListener("click", () => { readOnly.textContent = formatted; });
  }
}
