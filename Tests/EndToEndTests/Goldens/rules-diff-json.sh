assay rules diff old new --format json --samples 1 - < history.ndjson
