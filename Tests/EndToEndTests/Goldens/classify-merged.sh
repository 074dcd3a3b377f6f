# Merged records are well-formed whatever the input was, and have one verdict.
work=$(mktemp -d)
cp -r old "$work"
cd "$work"
verdict() { sed 's/"assay":{"ticket_id":"\([^"]*\)","outcome":"\([a-z_]*\)".*/"assay":{… \1 \2 …}/'; }
printf '{"ticket_id":"a","text":"An \377 idiot","note":"\355\240\200 \342\202"}\n' > repaired.ndjson
assay classify --rules old --output merged repaired.ndjson > merged.ndjson
verdict < merged.ndjson
iconv -f UTF-8 -t UTF-8 merged.ndjson > /dev/null && echo "UTF-8"
echo "# A verdict of before is replaced, wherever it stands; what only looks like one stays."
cat > again.ndjson <<'END'
{"assay":{"labels":[{"id":"x, }"}],"s":"\"]"},"ticket_id":"b","text":"An idiot"}
  { "ticket_id":"c" , "assay" :null, "text":"the \"assay\": {\\", "more":{"assay":1},"assay":[1,{"a":2}] }  
{"ticket_id":"d","text":"An idiot","assay_id":7}
END
assay classify --rules old --output merged again.ndjson > once.ndjson
verdict < once.ndjson
assay classify --rules old --output merged once.ndjson | cmp - once.ndjson && echo "the same again"
echo "# CSV and TSV: columns of before are replaced, cells that are empty stay."
printf 'ticket_id,text,assay_outcome,note\r\na,"An \377 idiot, ""you""",clear,"x\377"\r\nb,Nothing,,\r\n' > again.csv
assay classify --rules old --output merged again.csv > once.csv
sed 's/\(exposure,tags\|,none,\|,mild,\).*/\1 …/' once.csv
assay classify --rules old --output merged once.csv > twice.csv
cut -d , -f 1-6 once.csv > once && cut -d , -f 1-6 twice.csv | cmp - once && echo "the same again"
printf 'ticket_id\ttext\tnote\na\tAn idiot\t\n' > again.tsv
assay classify --rules old --output merged again.tsv | cut -f 1-4
rm -r "$work"
# Of a record that has nothing but an old verdict, nothing is left before the new one.
echo '{"assay":{"ticket_id":"6","text":"Closed when it said open."}}' |
  assay classify -o merged --map ticket_id=assay.ticket_id,text=assay.text | grep -o '^{"assay":{"ticket_id":"6"'
