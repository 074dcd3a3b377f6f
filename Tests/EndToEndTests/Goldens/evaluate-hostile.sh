# What strangers wrote is neither obeyed by the terminal nor by a browser, and quotes are masked on the page, too.
cat > "${TMPDIR:-/tmp}/assay-hostile-$$" <<'END'
{"ticket_id":"\u001b[31m<script>alert(1)</script>","text":"What idiots\u202e, use code SAVE20 <b>","labels":[],"language":"<i>","reporter_type":"\"><img src=x>"}
END
assay evaluate --rules old "${TMPDIR:-/tmp}/assay-hostile-$$" --html "${TMPDIR:-/tmp}/assay-hostile-$$.html" --top 0
grep -c '<script\|<img\|<i>\|<b>' "${TMPDIR:-/tmp}/assay-hostile-$$.html"
grep -o '<h3><bdi>.*</h3>' "${TMPDIR:-/tmp}/assay-hostile-$$.html" | head -1
rm "${TMPDIR:-/tmp}/assay-hostile-$$" "${TMPDIR:-/tmp}/assay-hostile-$$.html"
