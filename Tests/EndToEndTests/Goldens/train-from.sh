folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pack=$(pwd)/old
cd "$folder"
# Verdicts that people have decided: merged lines, with a decision added.
for number in 1 2 3 4 5 6 7; do
  echo "{\"ticket_id\":\"a$number\",\"text\":\"Use my gift code at https://shop$number.example\"}"
  echo "{\"ticket_id\":\"b$number\",\"text\":\"What clowns, shop $number is shut\"}"
  echo "{\"ticket_id\":\"c$number\",\"text\":\"Shop $number is clean\"}"
done | assay classify --rules "$pack" --output merged > verdicts.ndjson
decide() { sed -n "s/^\(.*\"ticket_id\":\"$1.*\)}$/\1,\"decision\":{$2}}/p" verdicts.ndjson; }
{ decide a '"guidelines":["offers"],"by":"m1"'
  decide b '"guidelines":["rude"],"by":"m2","at":"2026-03-01"'
  decide c '"guidelines":"no breach","by":"m1"'; } > decisions.ndjson

echo "# The model is that of tickets with the same labels, but for its provenance."
assay train --from decisions.ndjson --rules "$pack" --output one.assay
sed 's/"decision":{"guidelines":"no breach"[^}]*}/"labels":[]/; s/"decision":{"guidelines":\([^]]*]\)[^}]*}/"labels":\1/' decisions.ndjson > labelled.ndjson
assay train labelled.ndjson --rules "$pack" --output other.assay
assay model show one.assay | grep from
for model in one other; do assay model show $model.assay --format json | sed 's/.*"limit"/"limit"/' > $model.json; done
cmp one.json other.json && echo "the same features"

echo "# Whatever the order: with duplicates, contradictions and appeals."
{ cat decisions.ndjson
  decide b1 '"guidelines":[],"by":"m3","at":"2026-03-09"'
  decide b2 '"guidelines":[],"by":"m3","at":"2026-02-01"'
  decide b3 '"guidelines":["rude"],"by":"m1","appeal":{"outcome":"overturned","guidelines":[],"by":"m9","at":"2026-01-01"}'
  decide c1 '"guidelines":["rude"],"by":"m2"'
  sed 's/"a2"/"copy"/; s/Use my gift/use MY  gift/' decisions.ndjson | grep copy; } > more.ndjson
assay train --from more.ndjson --rules "$pack" --output more.assay
tac more.ndjson > reversed.ndjson
head -9 more.ndjson > first.ndjson
tail -n +10 more.ndjson > second.ndjson
assay train --from reversed.ndjson --rules "$pack" --output reversed.assay 2> /dev/null
assay train --from second.ndjson --from first.ndjson --rules "$pack" --output parts.assay 2> /dev/null
cmp more.assay reversed.assay && cmp more.assay parts.assay && echo "the same bytes"

echo "# Beside other tickets: a decision replaces what they say of the same text."
assay train labelled.ndjson --from more.ndjson --rules "$pack" --output beside.assay 2>&1 | tail -1

echo "# What nobody decided, or Assay did."
{ decide a '"guidelines":["offers"],"by":"assay 0.1"'; cat verdicts.ndjson; } > bad.ndjson
assay train --from bad.ndjson --rules "$pack" --output bad.assay
echo "exit status $?, $(ls bad.assay 2>&1)"
cat bad.ndjson decisions.ndjson > mixed.ndjson
assay train --from mixed.ndjson --rules "$pack" --output mixed.assay --rejects rejects.ndjson
echo "exit status $?, $(wc -l < rejects.ndjson) rejects; $(cmp one.assay mixed.assay && echo the same model)"
head -1 rejects.ndjson
assay train --from mixed.ndjson --rules "$pack" --output strict.assay --strict
echo "exit status $?, $(ls strict.assay 2>&1)"
assay train --rules "$pack" --output none.assay
echo "exit status $?"
assay train --from - - --rules "$pack" --output none.assay < /dev/null
echo "exit status $?"
assay train --from missing.ndjson --rules "$pack" --output none.assay
echo "exit status $?"
assay train --from mixed.ndjson --rules "$pack" --output mixed.ndjson
echo "exit status $?"
