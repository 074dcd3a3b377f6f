assay rules guide guide
