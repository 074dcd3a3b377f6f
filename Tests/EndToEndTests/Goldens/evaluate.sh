assay evaluate --rules old history.ndjson
