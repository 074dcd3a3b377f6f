assay rules test --junit /dev/stderr --format json failing > /dev/null
