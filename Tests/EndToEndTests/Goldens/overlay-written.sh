# An overlay that sets a weight and a threshold itself: what is generated beside them must not set them again.
work=$(mktemp -d)
cp -r old "$work"
cd "$work"
mkdir site
printf 'pack site extends "../old"\n  version "1.0.0"\n' > site/pack.rules
for number in $(seq 60); do
  echo "{\"ticket_id\":\"a$number\",\"text\":\"Use code SAVE20, it works.\",\"labels\":[\"offers\"]}"
  echo "{\"ticket_id\":\"b$number\",\"text\":\"Come and visit, or message me.\",\"labels\":[]}"
  echo "{\"ticket_id\":\"c$number\",\"text\":\"A plain review.\",\"labels\":[]}"
done > decided.ndjson
assay train decided.ndjson --rules site --refit-rules site 2> /dev/null
grep '^change' site/weights.rules
printf 'change rule %s\n' "$(grep -m 1 '^change' site/weights.rules | cut -d ' ' -f 3) +1.5" > site/own.rules
echo "--- with a weight of its own"
rm site/weights.rules
assay train decided.ndjson --rules site --refit-rules site 2> /dev/null
grep '^change' site/weights.rules
assay rules check site
echo "--- with other changes of the same rule"
printf 'change rule %s\n  unless "never"\n' "$(grep -m 1 '^change' site/weights.rules | cut -d ' ' -f 3)" > site/own.rules
assay train decided.ndjson --rules site --refit-rules site > /dev/null 2>&1
assay rules check site
echo "--- with a threshold of its own"
printf 'extend guideline offers\n  threshold 0.95\n' > site/west.rules
assay tune decided.ndjson --rules site --precision 0.9 --split all --output site 2>&1 || echo "exit status $?"
printf 'extend guideline offers\n  threshold 0.95\n' > site/thresholds.rules
assay rules check site
echo "--- with an uncertain of its own"
rm site/thresholds.rules
printf 'extend guideline offers\n  uncertain 0.45\n' > site/west.rules
assay tune decided.ndjson --rules site --precision 0.9 --split all --output site > /dev/null 2>&1
assay rules check site
assay tune decided.ndjson --rules site --precision 0.3 --split all --output site 2>&1 || echo "exit status $?"
rm -r "$work"
