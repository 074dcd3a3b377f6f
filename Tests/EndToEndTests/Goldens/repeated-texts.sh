# Copies of a ticket prove nothing new: they are counted, and what takes tickets as independent says so.
work=$(mktemp -d)
cp -r old "$work"
cd "$work"
for copy in 1 2 3; do
  echo "{\"ticket_id\":\"a$copy\",\"text\":\"Use code SAVE20, it works.\",\"labels\":[\"offers\"]}"
  echo "{\"ticket_id\":\"b$copy\",\"text\":\"Come and visit, or message me.\",\"labels\":[]}"
done > tickets.ndjson
echo '{"ticket_id":"c","text":"use CODE save20 - it works!","labels":["offers"]}' >> tickets.ndjson
echo '{"ticket_id":"d","text":"A plain review.","labels":[]}' >> tickets.ndjson
assay tune tickets.ndjson --rules old --precision 0.1 --split all --output tuned | grep '^Tuned'
grep '^# Tuned' tuned/thresholds.rules
for jobs in 1 3; do
  assay tune tickets.ndjson --rules old --precision 0.1 --split all --jobs $jobs --format json 2> /dev/null | grep -o '"repeated_texts":[0-9]*'
done
assay evaluate tickets.ndjson --rules old --top 0 | sed -n 2,4p
assay evaluate tickets.ndjson --rules old --format json | grep -o '"repeated_texts":[0-9]*'
assay train tickets.ndjson --rules old --refit-rules refitted 2> /dev/null | grep repeat
grep repeat refitted/weights.rules
rm -r "$work"
