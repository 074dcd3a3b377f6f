assay rules guide guide/site --output page.md && sed -n '1,3p; /^## ads/,/^Does/p; /for French/,$p' page.md | sed '/^## rude/,$d'; rm page.md
