# Ids and texts of strangers do not reach the terminal as they are; personal data is masked.
printf '{"ticket_id":"a\\u001b[2Jb\\nc\\u202e","text":"Visit \\u001b[31m sam@example.org, code SAVE20 refused, 07700 900123"}\n' |
  assay rules diff old new -
