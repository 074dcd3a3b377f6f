# Times are the machine's: only what is checked is shown.
trap 'rm -f bench-small.bench bench-small.json' EXIT
cat > bench-small.bench << 'END'
benchmark small
  about   Small enough for a test.
  input   tickets = generated 40 --bytes 100 --breaches 1
  input   few = generated 3
  run     one on tickets: assay classify -j 1 {tickets}
  run     two on tickets: assay classify -j 2 {tickets}
  run     few on few: assay classify {few}
  run     none on few: no-such-program {few}
  expect  one lines 40
  expect  two same one
  expect  few lines
  mark    ratio: time one / two >= 0
  mark    memory, MB: peak two <= 0.1
  mark    left out: time none / two

benchmark missing
  input   tickets = outside reviews.ndjson
  run     one on tickets: assay classify {tickets}

benchmark wrong
  input   tickets = generated 5
  run     one on tickets: assay classify {tickets}
  expect  one lines 6
END
assay bench bench-small.bench --runs 1 --json bench-small.json > bench-small.out
echo "exit status $?"
sed -E 's/[0-9.,]+ +\([^)]*\)/N/g; s/ +[0-9.,]+( +[0-9.,]+)*$//; s/  +/  /g' bench-small.out | sed -n '/^==/,$p' | grep -v '^Beware'
rm bench-small.out
grep -c '"output_checksum"' bench-small.json
