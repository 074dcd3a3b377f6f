# Weights of rules, fitted to decided tickets.
work=$(mktemp -d)
cp -r old "$work"
cd "$work"
for number in $(seq 40); do
  echo "{\"ticket_id\":\"a$number\",\"text\":\"Use code SAVE20, number $number.\",\"labels\":[\"offers\"],\"reported_at\":\"2026-03-1$((number % 10))T10:00:00Z\"}"
  echo "{\"ticket_id\":\"b$number\",\"text\":\"Come and visit, $number times.\",\"labels\":[]}"
  echo "{\"ticket_id\":\"c$number\",\"text\":\"A plain review, $number.\",\"labels\":[]}"
done > decided.ndjson
assay train decided.ndjson --rules old --refit-rules refitted --output model.assay
cat refitted/*.rules
assay rules check refitted && assay rules test refitted && assay rules fmt --check refitted
assay rules diff old refitted decided.ndjson | head -4
assay train decided.ndjson --rules refitted --refit-rules refitted --date 2026-05-01 2> /dev/null | head -3
head -3 refitted/weights.rules
sed 's/"labels":\[.*\]/"labels":[]/; s/SAVE20/none/; s/visit/rest/' decided.ndjson | assay train - --rules old --refit-rules calm
cat calm/weights.rules
assay train decided.ndjson --rules old --refit-rules old || echo "exit status $?" >&2
assay train decided.ndjson --rules old --output model.assay --date today || echo "exit status $?" >&2
assay train decided.ndjson --rules old || echo "exit status $?" >&2
rm -r "$work"
