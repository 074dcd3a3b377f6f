# Verdicts hang on rules and model, times and instructions on the machine: only what is said of verdicts is shown.
cd ../../.. || exit 99
record=Tests/EndToEndTests/Goldens/bench-record.txt
trap 'rm -f $record' EXIT
show() { sed -n -e 's/^assay: .*generated_verdicts.*moved$/verdicts moved, it says/' -e '/verdicts/p' | sed -E 's/[0-9a-f]{16}…/HASH…/g'; }
assay bench --check --update --tickets 20 --thresholds $record 2>&1 | show
assay bench --check --thresholds $record 2>&1 | show
# A record of other verdicts.
sed -E 's/^(generated_verdicts +).*/\10123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/' $record > $record.other
mv $record.other $record
assay bench --check --thresholds $record > $record.output 2>&1
echo "exit status $?"
show < $record.output
rm $record.output
