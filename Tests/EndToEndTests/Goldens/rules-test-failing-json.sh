assay rules test --format json failing
