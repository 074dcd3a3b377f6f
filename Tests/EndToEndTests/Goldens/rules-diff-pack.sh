# A pack file, the built-in pack with its model against rules alone, CSV.
folder=$(mktemp -d)
assay rules build old --output "$folder/old.pack" 2> /dev/null
printf 'ticket_id,text,labels\n1,They refused my code SAVE20.,\n2,An idea.,rude\n' > "$folder/tickets.csv"
assay rules diff "$folder/old.pack" new "$folder/tickets.csv"
assay rules diff default new "$folder/tickets.csv" | sed -n '2p'
rm -r "$folder"
