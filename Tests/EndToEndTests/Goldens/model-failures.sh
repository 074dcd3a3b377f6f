model=$(mktemp)
trap 'rm -f "$model" "$model.errors"' EXIT
# What is wrong with a model is said alike by all commands that read one. $1: what was done to it.
fail() {
  for command in "model show $model" "rules build old --model $model --output /dev/null" "classify --rules old --model $model history.ndjson"; do
    assay $command > /dev/null 2> "$model.errors"
    echo "exit status $?: $(head -1 "$model.errors" | sed "s|$model|$1|")"
  done
}
bytes=../../../Rules/default/model.assay
head -c 500 $bytes > "$model" && fail "cut off"
{ head -c 300 $bytes; printf x; tail -c +302 $bytes; } > "$model" && fail "one byte changed"
{ cat $bytes; printf x; } > "$model" && fail "one byte more"
{ head -c 8 $bytes; printf '\143'; tail -c +10 $bytes; } > "$model" && fail "from the future"
printf '{}' > "$model" && fail "something else"
: > "$model" && fail "empty"
assay model show no-such-file
echo "exit status $?" >&2
assay model show --guideline advertising_promotoin
echo "exit status $?" >&2
assay model
echo "exit status $?" >&2
