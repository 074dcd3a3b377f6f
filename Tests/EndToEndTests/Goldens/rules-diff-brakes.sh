# Four of fourteen tickets are newly hit by `code`, three by `town`: a brake is for more than its share.
assay rules diff old new history.ndjson --samples 0 --top 1 --max-hit-rate 0.214 --max-changed 0.5 2> /dev/null
echo "exit status $?"
assay rules diff old new history.ndjson --samples 0 --top 0 --max-hit-rate 0.29 --max-changed 0.86 2> /dev/null
