assay evaluate --rules old --format json --mistakes 2 history.ndjson 2>&1 | sed 's/},{/},\n{/g; s/],"/],\n"/g'
