# Findings as lines of JSON, and an overlay on a pack with a fault that --fix must leave alone.
work=$(mktemp -d)
cp -r old "$work/base"
cd "$work"
mkdir site
printf 'pack site extends "../base"\n  version "1.0.0"\n' > site/pack.rules
assay rules check --format json base
echo "--- a fault in the pack below"
sed -i 's/"visit" |/place | "visit" |/' base/pack.rules
printf '\nlist places = "shop"\n' >> base/pack.rules
cp base/pack.rules before
assay rules check --fix site || echo "exit status $?"
cmp before base/pack.rules && echo "unchanged"
assay rules check --format json base || echo "exit status $?"
assay rules check --fix base
rm -r "$work"
