# One text with another name and price at five shops, once by the same person, and an honest review of each kind.
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
review() { printf '{"ticket_id":"%s","text":"Ordered a lamp from %s on a Monday, paid %s and had it by Thursday, well packed and just as bright as the picture promised.","business_id":"%s","author_id":"%s"}\n' "$@"; }
{
  review 1 Lumen 30 b1 a1
  review 2 Glow 35 b2 a2
  review 3 Wick 20 b3 a3
  review 4 Beam 28 b4 a1
} > today.ndjson
review 5 Spark 31 b5 a5 > yesterday.ndjson
cat >> today.ndjson <<'END'
{"ticket_id":"6","text":"The lamp came with a crack in the shade, they sent another one without any fuss, which was more than I had hoped for.","business_id":"b1","author_id":"a6"}
{"ticket_id":"7","text":"Lovely lamp, well packed.","business_id":"b1","author_id":"a7"}
no ticket
END
assay copies today.ndjson --history yesterday.ndjson --rejects bad.ndjson | tee with-copies.ndjson | sed 's/"text":.*promised."/"text":…/'
cat bad.ndjson
assay classify with-copies.ndjson | sed 's/"claim.*//'
echo "exit status of standard input:"; assay copies - < today.ndjson; echo $?
cat today.ndjson | assay copies /dev/stdin; echo $?
assay copies today.ndjson --history today.ndjson --output-file today.ndjson; echo $?
