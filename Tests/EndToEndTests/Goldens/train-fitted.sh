# Fitted words: the same bytes whatever the order, and another model than counted ones.
corpora=../../../Corpora/guidelines
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
assay train $corpora/profanity.ndjson $corpora/legal_claim.ndjson --method fitted --output "$scratch/one" 2>/dev/null
cat $corpora/legal_claim.ndjson $corpora/profanity.ndjson | sort -r > "$scratch/other.ndjson"
assay train "$scratch/other.ndjson" --method fitted --output "$scratch/two" 2>/dev/null
assay train $corpora/profanity.ndjson $corpora/legal_claim.ndjson --output "$scratch/counted" 2>/dev/null
cmp "$scratch/one" "$scratch/two" && echo same
cmp -s "$scratch/one" "$scratch/counted" || echo another
# A pack keeps what the scorer needs to know of a fitted model.
mkdir "$scratch/pack" && cp ../../../Examples/escape-rooms/*.rules "$scratch/pack"
sed -i 's/^guideline spoiler/guideline profanity/' "$scratch"/pack/*.rules
assay rules build "$scratch/pack" --model "$scratch/one" --output "$scratch/fitted.pack" 2>/dev/null && echo built
grep -c fitted "$scratch/fitted.pack"
# Calibrated as counted words are, and rules may be fitted beside them.
assay train $corpora/profanity.ndjson $corpora/legal_claim.ndjson --method fitted --refit-rules "$scratch/refitted" 2>&1 | tail -2
assay train $corpora/profanity.ndjson $corpora/legal_claim.ndjson --method fitted --output "$scratch/one" 2>&1 | sed 1d
assay train $corpora/profanity.ndjson --method guessed --output "$scratch/three"
