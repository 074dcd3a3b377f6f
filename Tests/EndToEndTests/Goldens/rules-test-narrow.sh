COLUMNS=44 assay rules test failing | sed -n '/low_stars › flag 1/,/^$/p'
