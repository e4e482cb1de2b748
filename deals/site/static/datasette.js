/* Datasette's pages without inline scripts: menus, labels of the filters, facets on a phone. */
document.body.addEventListener("click", (event) => {
  const within = event.target.closest("details.actions-menu-links, details.nav-menu");
  for (const menu of document.querySelectorAll("details.actions-menu-links, details.nav-menu")) {
    if (menu !== within) menu.open = false;
  }
});
const labels = { _filter_column: "Column", _filter_op: "Comparison", _filter_value: "Value", _sort: "Sort by" };
for (const field of document.querySelectorAll("form.filters select, form.filters input[type=text]")) {
  const kind = Object.keys(labels).find((name) => field.name.startsWith(name));
  if (kind) field.setAttribute("aria-label", labels[kind]);
}
const facets = document.querySelector("details.facets-fold");
if (facets && window.matchMedia("(max-width: 640px)").matches) facets.open = false;
for (const wide of document.querySelectorAll(".table-wrapper, .facet-info ul")) wide.tabIndex = 0;
