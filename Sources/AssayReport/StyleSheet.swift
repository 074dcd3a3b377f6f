/// How pages look. Colours have a contrast of 4.5 to 1 and more on their ground, in light and in dark; nothing is told by colour alone.
enum StyleSheet {
  static let text = """
    :root{color-scheme:light dark;--ground:#fff;--raised:#f5f7f9;--ink:#1b1f24;--faint:#57606a;--line:#ccd3da;--one:#0b5fa5;--two:#9a4a00;\
    --good:#1a7f37;--bad:#b3261e}
    @media (prefers-color-scheme:dark){:root{--ground:#10151b;--raised:#182029;--ink:#e6edf3;--faint:#9aa7b4;--line:#3a444f;--one:#6cb6ff;\
    --two:#f0a860;--good:#56d364;--bad:#ff8a80}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:72rem;padding:0 1rem 3rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
    h1{font-size:1.6rem;line-height:1.25;margin:1.5rem 0 .5rem;overflow-wrap:anywhere}
    h2{font-size:1.25rem;margin:2.5rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--line)}
    h3{font-size:1rem;margin:1rem 0 .25rem;overflow-wrap:anywhere}
    p{max-width:46rem;margin:.5rem 0}
    a{color:var(--one)}
    :focus-visible{outline:3px solid var(--two);outline-offset:2px}
    main:focus{outline:none}
    .skip{position:absolute;left:-100rem}
    .skip:focus{left:1rem;top:.5rem;padding:.5rem;background:var(--raised)}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0;padding:0;list-style:none}
    .scroll{overflow-x:auto;margin:.5rem 0;max-width:100%}
    table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
    caption{text-align:start;color:var(--faint);padding:.25rem 0}
    th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
    th.number,td.number{text-align:end}
    td.number{white-space:nowrap}
    thead th{color:var(--faint);font-weight:600;vertical-align:bottom}
    tbody th{font-weight:500}
    @media (min-width:40rem){tbody th{position:sticky;left:0;background:var(--ground)}.card tbody th{background:var(--raised)}}
    .range{color:var(--faint);font-size:.8125rem}
    .compact .range{display:block}
    @media (max-width:40rem){.range{display:block}}
    figure{margin:1rem 0}
    figcaption{color:var(--faint);font-size:.875rem;max-width:46rem}
    summary{cursor:pointer;padding:.25rem 0;width:fit-content}
    svg{display:block;width:100%;height:auto}
    .chart svg{max-width:34rem}
    .wide svg{min-width:40rem;max-width:56rem}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1rem;margin:1rem 0}
    .card{background:var(--raised);border:1px solid var(--line);border-radius:.5rem;padding:.25rem .75rem .75rem;min-width:0}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:.5rem}
    .why{color:var(--faint)}
    .mistake p{margin:.25rem 0}
    .mistake ul{margin:.25rem 0;padding-inline-start:1.25rem;overflow-wrap:anywhere}
    dt{font-weight:600;margin-top:.5rem}
    dd{margin:0;max-width:46rem}
    footer{margin-top:3rem;color:var(--faint);font-size:.875rem}
    svg text{fill:var(--ink);font-size:11px;font-family:inherit}
    svg .faint{fill:var(--faint)}
    .axis,.grid{stroke:var(--line);fill:none}
    .axis{stroke:var(--faint)}
    .guide{stroke:var(--faint);stroke-dasharray:4 3;fill:none}
    .line{fill:none;stroke:var(--one);stroke-width:2;stroke-linejoin:round}
    .second{stroke:var(--two);stroke-dasharray:6 3}
    .dot{fill:var(--one);stroke:var(--ground)}
    .mark{fill:var(--two);stroke:var(--ground)}
    .whisker{stroke:var(--one);stroke-width:1.5}
    .bar{fill:var(--faint);fill-opacity:.35}
    .right{fill:var(--good)}
    .wrong{fill:var(--bad)}
    @media print{.skip,nav{display:none}}
    """
}
