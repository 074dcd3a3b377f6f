folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
home=$(pwd)
cd "$folder"
for number in 1 2 3 4 5 6 7; do
  echo "{\"ticket_id\":\"a$number\",\"text\":\"Use my gift code at https://shop$number.example\",\"labels\":[\"offers\"]}"
  echo "{\"ticket_id\":\"b$number\",\"text\":\"What clowns, the shop is shut\",\"labels\":[\"rude\"]}"
  echo "{\"ticket_id\":\"c$number\",\"text\":\"The shop is clean\",\"labels\":[]}"
done > decided.ndjson
assay train decided.ndjson --rules "$home/old" --output model.assay
assay model show model.assay --top 3
COLUMNS=50 assay model show model.assay --top 1 -g offers --color always
assay model show model.assay --top 1 --guideline rude --format json
assay model show --format json | sed 's/"features":{.*//; s/:[0-9][0-9]*/:…/g; s/"[0-9a-f]\{8,\}"/"…"/g'
