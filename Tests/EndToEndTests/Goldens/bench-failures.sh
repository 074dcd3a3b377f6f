fail() { "$@" > /dev/null; echo "exit status $?" >&2; }
fail assay bench no-such-file.bench
fail assay bench history.ndjson
fail assay bench --runs 0
fail assay bench --update
fail assay bench --only match
fail assay bench --only matching history.ndjson
fail assay bench --only match --check history.ndjson
fail assay bench --only match no-such-file.ndjson
fail assay bench --check history.ndjson
fail assay bench --check --tickets 5
fail assay bench --check --thresholds no-such-file.txt
fail assay bench --check --thresholds bench-failures.sh
fail assay bench --check --update --thresholds no-such-folder/thresholds.txt
