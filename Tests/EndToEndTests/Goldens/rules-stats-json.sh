assay rules stats new history.ndjson --format json --sort work --top 3 2> /dev/null
