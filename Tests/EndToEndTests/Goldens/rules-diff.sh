assay rules diff old new history.ndjson
