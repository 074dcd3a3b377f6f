assay rules test failing
