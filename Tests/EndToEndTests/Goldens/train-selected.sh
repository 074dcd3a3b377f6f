# Few fitted words beside rules, limited, and deaf to what people are.
corpora=../../../Corpora
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
learn() { assay train $corpora/guidelines/profanity.ndjson $corpora/guidelines/hate_speech.ndjson --method fitted "$@"; }
learn --output "$scratch/all" 2>&1 | sed -n "s/.*: \(.*features\).*/\1/p"
learn --features selected --limit 1 --output "$scratch/heard" 2>&1 | sed -n "s/.*: \(.*features\).*/\1/p"
learn --features selected --limit 1 --ignore $corpora/words-for-people.txt --output "$scratch/deaf" 2>&1 | sed -n "s/.*: \(.*features\).*/\1/p"
for model in heard deaf; do assay model show "$scratch/$model" --top 9999 | grep -c -w -e race -e girl -e women; done
printf '# peoples\n\nMartians\r\n Venusians \nlittle green men\n' > "$scratch/words"
assay model show "$scratch/deaf" | tr -d "\n" | tr -s " " | grep -o "ignored [0-9]* words"
learn --features selected --ignore "$scratch/words" --output "$scratch/none" 2>&1 | sed "s|$scratch|scratch|"
learn --features selected --ignore "$scratch/missing" --output "$scratch/none" 2>&1 | sed "s|$scratch|scratch|"
learn --ignore "$scratch/words" --output "$scratch/none"
learn --limit 0 --output "$scratch/none"
assay train $corpora/guidelines/profanity.ndjson --features selected --output "$scratch/none"
ls "$scratch"
