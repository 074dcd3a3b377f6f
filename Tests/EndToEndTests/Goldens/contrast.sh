folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pack=$(pwd)/old
cd "$folder"
cat > good.contrasts << END
given language en
terms friend allow 0.5
  friend, sister, colleague
field stars
  5, 1
texts
  My {friend} liked the soup.
END
cat > bad.contrasts << END
terms what
  chair, idiot, code SAVE20
terms mark allow 3
  ., !!!
texts
  What a {what}{mark}
  The {what} with a very long name that needs more than one line to be shown to people, and then some more
END
assay evaluate --contrast good.contrasts --rules "$pack"
echo "exit status $?"
assay evaluate --contrast good.contrasts bad.contrasts --rules "$pack"
echo "exit status $?"
COLUMNS=50 assay evaluate --contrast bad.contrasts --rules "$pack" --format json
echo "exit status $?"
printf 'terms a\n  x\nfoo\ntexts\n  {b}\n' | assay evaluate --contrast - --rules "$pack"
echo "exit status $?"
printf 'terms a\n  x, \033[2J idiot\ntexts\n  an {a}\n' | assay evaluate --contrast - --rules "$pack"
echo "exit status $?"
assay evaluate --contrast good.contrasts --split train --rules "$pack"
echo "exit status $?"
assay evaluate --contrast missing.contrasts
echo "exit status $?"
assay evaluate --contrast
echo "exit status $?"
