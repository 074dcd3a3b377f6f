# Thresholds from decided tickets, and an overlay that classify takes up.
work=$(mktemp -d)
cp -r old "$work"
cd "$work"
for number in $(seq 60); do
  echo "{\"ticket_id\":\"a$number\",\"text\":\"Use code SAVE20, it works.\",\"labels\":[\"offers\"]}"
  echo "{\"ticket_id\":\"b$number\",\"text\":\"Come and visit, or message me.\",\"labels\":[]}"
  echo "{\"ticket_id\":\"c$number\",\"text\":\"A plain review.\",\"labels\":[\"unheard_of\"]}"
  echo "{\"ticket_id\":\"d$number\",\"text\":\"Nobody has decided this one.\"}"
  echo "{\"ticket_id\":\"e$number\",\"text\":\"Visit, use code SAVE20.\",\"labels\":[],\"labels_optional\":[\"offers\"]}"
done > decided.ndjson
assay tune decided.ndjson --rules old --precision 0.9 --split all --output tuned
cat tuned/*.rules
assay rules check tuned && assay rules fmt --check tuned
grep '"[ab]1"' decided.ndjson | assay classify --rules tuned | grep -o '^{"ticket_id":"[^"]*","outcome":"[^"]*"'
assay tune decided.ndjson --rules tuned --recall 0.9 --split all --output tuned/ --unreachable never 2> /dev/null
cat tuned/*.rules
assay tune decided.ndjson --rules old --cost 2 --by route --split all --jobs 1 --format json 2> /dev/null
assay tune decided.ndjson --rules old --precision 0.9 --by route --split heldout 2> /dev/null
assay tune decided.ndjson --rules tuned --precision 0.9 --output other || echo "exit status $?" >&2
rm -r "$work"
