fail() { "$@" > /dev/null; echo "exit status $?" >&2; }
fail assay evaluate --rules old /dev/null
echo '{"ticket_id":"u1","text":"Nobody has decided this."}' | fail assay evaluate --rules old -
echo '{"ticket_id":"h01","text":"x","labels":[]}' | fail assay evaluate --rules old --split test -
echo '{"ticket_id":"h01","text":"x","labels":[],"raters":[["rude"],3]}' | fail assay evaluate --rules old -
fail assay evaluate --rules old history.ndjson --html history.ndjson
fail assay evaluate --rules old history.ndjson --html no/such/folder.html
fail assay evaluate --rules old history.ndjson --by words
fail assay evaluate --rules old history.ndjson --mistakes -1
