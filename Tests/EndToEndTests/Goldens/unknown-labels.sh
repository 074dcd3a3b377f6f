# A ticket with a label that is no guideline is neither a breach nor none: all commands leave it out and say so.
work=$(mktemp -d)
cp -r old new "$work"
cd "$work"
cat > tickets.ndjson <<'END'
{"ticket_id":"a","text":"What idiots, all of them.","labels":["rude"]}
{"ticket_id":"b","text":"What an idiot.","labels":["ruude"]}
{"ticket_id":"c","text":"An idiot sold it to me.","labels":["offers","ruude"]}
{"ticket_id":"d","text":"Idiots there.","labels":[],"labels_optional":["rudeness"]}
{"ticket_id":"e","text":"Nothing to see here.","labels":["no breach"]}
{"ticket_id":"f","text":"Nothing to say.","labels":[{"name":"rude"}]}
{"ticket_id":"g","text":"All in order.","decision":{"guidelines":["rude"],"by":"m","appeal":{"outcome":"overturned"}}}
END
echo "# evaluate"
assay evaluate tickets.ndjson --rules old --top 0 --mistakes 0 2>&1 | head -4
assay evaluate tickets.ndjson --rules old --format json 2> /dev/null | grep -o '"tickets":[0-9]*,"undecided":[0-9]*,"unknown_labels":[0-9]*'
echo "# tune"
assay tune tickets.ndjson --rules old --precision 0.5 --split all 2>&1 | grep 'assay:\|^Tuned'
assay tune tickets.ndjson --rules old --precision 0.5 --split all --format json 2> /dev/null | grep -o '"tickets":2,.*"tickets_with_unknown_labels":[0-9]*'
echo "# stats, diff"
assay rules stats old tickets.ndjson 2>&1 | grep 'assay:\|known'
assay rules diff old new tickets.ndjson --samples 0 2>&1 | grep 'assay:\|known'
echo "# train"
assay train tickets.ndjson --rules old --output model.assay 2>&1 | sed '/calibrated/d'
assay train tickets.ndjson --rules old --output strict.assay --strict 2>&1 | tail -1
echo "# nothing else"
grep '"[bcd]"' tickets.ndjson > unknown.ndjson
assay evaluate unknown.ndjson --rules old 2>&1 | tail -2
assay tune unknown.ndjson --rules old --precision 0.5 --split all 2>&1 | tail -2
grep '"f"' tickets.ndjson | assay tune - --rules old --precision 0.5 --split all 2>&1
echo "# CSV"
printf '%s\n' 'ticket_id,text,labels' 'a,An idiot,rude;offers' 'b,An idiot,rude|offers' 'c,An idiot,"rude, offers"' 'd,An idiot,"[""rude""]"' 'e,Nothing,none' 'f,Nothing,' |
  assay evaluate - --input-format csv --rules old --top 0 --mistakes 0 2>&1 | head -5
rm -r "$work"
