# Verdicts hang on rules and model, times on the machine: only what is said of them is shown.
cd ../../.. || exit 99
record=Tests/EndToEndTests/Goldens/bench-record.txt
trap 'rm -f $record' EXIT
show() { sed -n '/verdicts/p' | sed -E 's/[0-9a-f]{16}…/HASH…/g'; }
assay bench --check --update --tickets 20 --thresholds $record | show
assay bench --check --thresholds $record | show
# A record of other verdicts.
sed -E 's/^(generated_verdicts +).*/\10123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/' $record > $record.other
mv $record.other $record
assay bench --check --thresholds $record > $record.output
echo "exit status $?"
show < $record.output
rm $record.output
