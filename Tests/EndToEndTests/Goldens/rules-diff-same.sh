assay rules diff old old history.ndjson --max-changed 0 --max-hit-rate 0
