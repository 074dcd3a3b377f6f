fail() { "$@" > /dev/null; echo "exit status $?" >&2; }
fail assay tune history.ndjson
fail assay tune
fail assay tune history.ndjson --precision 0.9 --recall 0.9
fail assay tune history.ndjson --precision 1
fail assay tune history.ndjson --cost 0
fail assay tune history.ndjson --precision 0.9 --confidence 1
fail assay tune history.ndjson --precision 0.9 --split train
fail assay tune history.ndjson --rules old --precision 0.9 --split all --output new
fail assay tune history.ndjson --rules old --precision 0.9 --split all --output ../no-such-folder
fail assay tune no-such-file.ndjson --rules old --precision 0.9
echo '{"ticket_id":"x1","text":"a"}' | fail assay tune - --rules old --precision 0.9 --split all
echo '{"ticket_id":"x1","text":"a","labels":[]}' | fail assay tune - --rules old --precision 0.9 --split dev
