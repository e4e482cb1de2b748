/* What Datasette's table menu asks; an inline script of its own page otherwise. */
window.DATASETTE_ALLOW_FACET = true;
