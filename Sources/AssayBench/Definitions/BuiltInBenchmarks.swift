/// What `assay bench` runs without being given anything: tickets are made up, so that it needs no file.
package enum BuiltInBenchmarks {
  package static let name = "default"

  package static let text = """
    benchmark whole
      about   From a file of tickets to a file of verdicts with evidence, beside the least that must be done and beside wc.
      input   tickets = generated 70000
      run     one on tickets: assay classify -j 1 {tickets}
      run     two on tickets: assay classify -j 2 {tickets}
      run     bare on tickets: assay bench --only bare {tickets}
      run     words on tickets: wc -w {tickets}
      expect  one lines
      expect  two same one
      expect  bare prints {count} tickets
      mark    one worker, MB/s: megabytes one >= 200
      mark    one worker to bare scan: speed one / bare >= 0.4
      mark    two workers to one: speed two / one >= 1.8
      mark    two workers, tickets/s: tickets two >= 500000
      mark    two workers to wc -w: speed two / words >= 1
      mark    peak memory, MB: peak two <= 64

    benchmark stages
      about   What each stage takes beyond those before it: read bytes into tickets, find tokens, look them up, match phrases and \
    expressions, add up and decide, write verdicts into memory.
      input   tickets = generated 70000
      run     read on tickets: assay bench --only read {tickets}
      run     tokenise on tickets: assay bench --only tokenise {tickets}
      run     look-up on tickets: assay bench --only look-up {tickets}
      run     match on tickets: assay bench --only match {tickets}
      run     score on tickets: assay bench --only score {tickets}
      run     encode on tickets: assay bench --only encode {tickets}
      expect  read prints {count} tickets
      expect  encode prints {count} tickets
      mark    tokenise, ns/ticket: beyond tokenise / read
      mark    look up, ns/ticket: beyond look-up / tokenise
      mark    match, ns/ticket: beyond match / look-up
      mark    score, ns/ticket: beyond score / match
      mark    encode, ns/ticket: beyond encode / score

    """
}
