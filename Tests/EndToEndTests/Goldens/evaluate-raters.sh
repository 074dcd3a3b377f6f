# Two people have looked at each ticket, and one line is not what it should be. In CSV the same.
cat > "${TMPDIR:-/tmp}/assay-raters-$$" <<'END'
{"ticket_id":"r1","text":"What idiots.","labels":["rude"],"raters":[["rude"],["rude"]]}
{"ticket_id":"r2","text":"Use code SAVE20.","labels":["offers"],"raters":[["offers"],[]]}
{"ticket_id":"r3","text":"Nothing to see here.","labels":[],"raters":[[],[]]}
{"ticket_id":"r4","text":"Nothing to see here.","labels":[],"raters":["rude"]}
END
assay evaluate --rules old --mistakes 0 --top 0 - < "${TMPDIR:-/tmp}/assay-raters-$$"
rm "${TMPDIR:-/tmp}/assay-raters-$$"
printf 'ticket_id,text,labels,raters\nr1,What idiots.,rude,rude;rude\nr2,Use code SAVE20.,offers,offers;\nr3,Nothing to see here.,,;\n' |
  assay evaluate --rules old -f csv --format json - | grep -o '"kappa":[^,]*,"rated":[^}]*"alpha_with_labels":[^,]*' | uniq
