# Twenty tickets more on which `idiot` is right, so that it has a precision.
{ cat history.ndjson; for n in $(seq 20); do echo '{"ticket_id":"m'$n'","text":"Idiots.","labels":["rude"]}'; done; } |
  assay rules stats old
