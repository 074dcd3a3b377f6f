assay rules test --jobs 1 ../../../Examples/escape-rooms
assay rules test --jobs 7 ../../../Examples/escape-rooms --junit no/such/folder
