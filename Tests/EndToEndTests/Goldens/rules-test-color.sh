assay rules test --color always failing | head -8
