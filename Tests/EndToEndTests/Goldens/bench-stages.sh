assay generate --count 30 > tickets-of-bench.ndjson
for stage in bare read tokenise look-up match score encode; do assay bench --only $stage tickets-of-bench.ndjson; done
rm tickets-of-bench.ndjson
