for column in hits precision flips work name pack; do
  echo "$column: $(assay rules stats new history.ndjson --sort $column 2> /dev/null | sed -n '5,11p' | cut -d' ' -f1 | tr '\n' ' ')"
done
