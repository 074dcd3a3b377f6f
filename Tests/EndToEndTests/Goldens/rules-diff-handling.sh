# What an overlay does without changing a label: queues, due times, severity; and a rule that becomes a shadow rule.
work=$(mktemp -d)
cp -r old "$work"
cd "$work"
mkdir graver shadowed
printf 'pack graver extends "../old"\n  version   "1.0.0"\n\nextend guideline rude\n  severity 5\n  route    legal within 1h\n' > graver/pack.rules
printf 'pack shadowed extends "../old"\n  version   "1.0.0"\n\nchange rule idiot\n  status shadow\n' > shadowed/pack.rules
cat > tickets.ndjson <<'END'
{"ticket_id":"a","text":"What idiots, all of them."}
{"ticket_id":"b","text":"What an idiot: use code SAVE20.","reported_at":"2026-01-01"}
{"ticket_id":"c","text":"Use code SAVE20. Message me."}
{"ticket_id":"d","text":"Nothing to see here."}
END
assay rules diff old graver tickets.ndjson --max-changed 0.4
echo "exit status $?"
assay rules diff old graver tickets.ndjson --format json | grep -o '"changed":.*"labelled"'
assay rules diff old graver tickets.ndjson --max-changed 0.5 > /dev/null
echo "exit status $?"
echo "# A shadow rule still hits."
assay rules diff old shadowed tickets.ndjson
assay rules diff old shadowed tickets.ndjson --format json | grep -o '{"id":"idiot"[^}]*}'
assay rules diff shadowed shadowed tickets.ndjson | grep idiot
assay rules stats shadowed tickets.ndjson | grep 'idiot\|code'
assay rules stats shadowed tickets.ndjson --format json | grep -o '"id":"[a-z]*","guideline":"[a-z]*","weight":[-0-9.]*,"status":"[a-z]*"'
rm -r "$work"
