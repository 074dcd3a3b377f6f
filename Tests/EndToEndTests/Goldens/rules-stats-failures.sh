fail() { "$@" > /dev/null; echo "exit status $?" >&2; }
fail assay rules stats
fail assay rules stats old --sort colour history.ndjson
fail assay rules stats old --top 0 history.ndjson
fail assay rules stats no-such-pack history.ndjson
fail assay rules stats old /dev/null
