/* Datasette's pages without inline scripts: close menus that a click is outside of. */
document.body.addEventListener("click", (event) => {
  const within = event.target.closest("details.actions-menu-links, details.nav-menu");
  for (const menu of document.querySelectorAll("details.actions-menu-links, details.nav-menu")) {
    if (menu !== within) menu.open = false;
  }
});
