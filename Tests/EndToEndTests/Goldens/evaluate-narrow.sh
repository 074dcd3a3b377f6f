# Everything cut down to where it says how much more there is; words and rules alone.
COLUMNS=60 assay evaluate --rules old --top 2 --mistakes 1 --by rules history.ndjson
assay evaluate --rules old --by bayes history.ndjson
