fail() { "$@" > /dev/null; echo "exit status $?" >&2; }
fail assay rules diff old
fail assay rules diff old no-such-folder history.ndjson
fail assay rules diff old rules-diff.sh history.ndjson
fail assay rules diff old new no-such-file.ndjson
fail assay rules diff old new old/pack.rules
fail assay rules diff old new /dev/null
fail assay rules diff old new - - < /dev/null
fail assay rules diff old new --max-hit-rate 5 history.ndjson
fail assay rules diff old new --map colour=red history.ndjson
fail assay rules diff old /dev/null history.ndjson
