/** The report's own style sheet; colours and measures are those of `shared/ui/tokens.css`. */
export const reportStyle = `
:root {
  --ink: #10262f; --ink-2: #47606b; --paper: #f4f7f6; --surface: #ffffff; --line: #d5dfde;
  --sea: #0a6a72; --sea-deep: #064a51; --sea-tint: #e2f0f0;
  --jade: #17754a; --jade-tint: #e1f2e9; --indigo: #3d4db3; --indigo-tint: #e8eaf8;
  --slate: #4b5c65; --slate-tint: #e9eef0; --amber: #8a5200; --amber-tint: #fdf0d9; --red: #b0261c;
  --walkin-fill: #8fa2ab;
  --font-text: "Noto Sans SC Variable", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  --font-number: "Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", "Noto Sans SC Variable", "Segoe UI", "Helvetica Neue", Arial, sans-serif;
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 var(--font-text); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
ul { list-style: none; }
small { font-size: 0.8125em; font-weight: 400; color: var(--ink-2); }
code { font: 0.875em/1 ui-monospace, "SFMono-Regular", Consolas, monospace; color: inherit; opacity: 0.8; }
a { color: var(--sea); }
:focus-visible { outline: 3px solid var(--indigo); outline-offset: 2px; }
.number, .number small { font-family: var(--font-number); font-variant-numeric: tabular-nums slashed-zero; }
.number { font-weight: 600; }
.second { color: var(--ink-2); }
section > .second { max-width: 100ch; margin-bottom: 10px; font-size: 14px; }
.only-spoken, .language { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* One language at a time, chosen without a script; a reader that knows no styles shows both. */
#zh:checked ~ * [lang="en"]:not(.keep), #en:checked ~ * [lang="zh-CN"]:not(.keep) { display: none; }

header { background: var(--sea-deep); color: #fff; }
.masthead, .report { max-width: 1168px; margin: 0 auto; padding: 0 24px; }
.masthead { position: relative; padding-top: 28px; padding-bottom: 28px; }
.kind { font-size: 14px; color: #bcdcdc; }
h1 { margin: 4px 0 16px; padding-right: 150px; font-size: 30px; line-height: 1.25; overflow-wrap: anywhere; }
.facts { display: flex; flex-wrap: wrap; gap: 8px 32px; }
.facts dt { font-size: 13px; color: #bcdcdc; }
.facts dd { font-weight: 600; overflow-wrap: anywhere; }
.source { margin-top: 16px; padding-top: 12px; border-top: 1px solid #2d6a70; font-size: 14px; color: #dcecec; overflow-wrap: anywhere; }
.source b { margin-right: 6px; color: #fff; }
.switch { position: absolute; top: 28px; right: 24px; display: flex; border: 1px solid #6fa3a6; border-radius: 8px; overflow: hidden; }
.switch label { padding: 6px 14px; font-size: 14px; font-weight: 600; cursor: pointer; color: #fff; }
#zh:checked ~ header label[for="zh"], #en:checked ~ header label[for="en"] { background: #fff; color: var(--sea-deep); }
#zh:focus-visible ~ header label[for="zh"], #en:focus-visible ~ header label[for="en"] { outline: 3px solid #ffc04a; outline-offset: -3px; }

nav { display: flex; flex-wrap: wrap; gap: 4px 24px; padding: 14px 0; border-bottom: 1px solid var(--line); font-size: 14px; }
nav a { padding: 4px 0; font-weight: 600; text-decoration: none; }
nav a:hover { text-decoration: underline; }
section { padding-top: 40px; }
.report { padding-bottom: 64px; }
h2 { margin-bottom: 12px; font-size: 22px; line-height: 1.3; }
h3 { margin: 28px 0 10px; font-size: 16px; }
h3 small { margin-left: 6px; }
.card { padding: 20px 24px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
.empty { padding: 24px; border: 1px dashed var(--line); border-radius: 12px; color: var(--ink-2); }

.headline { display: grid; grid-template-columns: minmax(260px, 5fr) 8fr; gap: 24px 48px; align-items: center; padding: 28px 32px; }
.lead { display: grid; gap: 12px; }
.share { line-height: 1; white-space: nowrap; }
.share .number { font-size: 76px; font-weight: 800; letter-spacing: -0.02em; color: var(--sea-deep); }
.share small { font: 700 34px var(--font-number); color: var(--sea-deep); }
.share b { margin-left: 8px; font-size: 18px; color: var(--ink-2); }
.figures dl { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px 16px; }
.figures h3 { margin: 18px 0 8px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 13px; font-weight: 400; color: var(--ink-2); }
.figures dt { font-size: 13px; color: var(--ink-2); }
.figures dd { font-size: 24px; line-height: 1.3; }
.extremes { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 16px; }
.extremes .card { padding: 16px 20px; font-size: 14px; }
.named { margin: 2px 0 6px; font-size: 20px; font-weight: 700; line-height: 1.3; overflow-wrap: anywhere; }
.named .number { font-weight: 700; }

.chip { display: inline-flex; align-items: center; gap: 0.4em; padding: 0.15em 0.6em 0.15em 0.2em; border-radius: 8px; font-size: 13px; font-weight: 600; white-space: nowrap; }
.chip > b { display: inline-grid; place-items: center; min-width: 1.5em; height: 1.5em; border-radius: 6px; color: #fff; font-family: var(--font-number); line-height: 1; }
.chip.green { background: var(--jade-tint); color: var(--jade); } .chip.green > b { background: var(--jade); }
.chip.appointment { background: var(--indigo-tint); color: var(--indigo); } .chip.appointment > b { background: var(--indigo); }
.chip.walkin { background: var(--slate-tint); color: var(--slate); } .chip.walkin > b { background: var(--slate); }

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 8px 0 8px 20px; border-bottom: 1px solid var(--line); text-align: right; vertical-align: middle; }
th:first-child, td:first-child { padding-left: 0; text-align: left; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { padding-top: 0; font-size: 13px; font-weight: 400; line-height: 1.35; color: var(--ink-2); vertical-align: bottom; text-wrap: balance; }
thead tr + tr th:first-child { padding-left: 20px; text-align: right; }
thead th[scope="colgroup"] { padding-bottom: 4px; border-bottom: 0; text-align: left; }
tbody th { font-weight: 600; }
td.number, th.number { white-space: nowrap; }
.share-cell { width: 34%; min-width: 150px; }
.share-cell .number { display: inline-block; width: 58px; vertical-align: middle; }
.share-cell .bar { display: inline-block; width: calc(100% - 70px); margin-left: 12px; vertical-align: middle; }
.share-table th:nth-child(2), .share-table td:nth-child(2) { text-align: left; }
.long-waits { list-style: none; }
.long-waits li { display: grid; grid-template-columns: 100px minmax(220px, 2fr) 5fr; gap: 4px 24px; align-items: center; padding: 10px 0; border-bottom: 1px solid var(--line); font-size: 14px; }
.long-waits li:first-child { padding-top: 0; } .long-waits li:last-child { padding-bottom: 0; border-bottom: 0; }
.wait { white-space: nowrap; } .wait .number { font-size: 22px; } .long-waits .chip { margin-left: 6px; }
.best::before { content: "● "; font-size: 0.6em; vertical-align: 0.25em; color: var(--sea); }
.best { font-weight: 800; }
tr.reported > * { background: var(--sea-tint); }
tr.reported > th { box-shadow: -12px 0 0 var(--sea-tint); }
#policies .scroll { padding-left: 12px; }
#policies tbody th { white-space: nowrap; }
#policies tbody th small { display: block; }
#policies td .bar { height: 4px; margin-top: 2px; }
.interval { width: 24%; min-width: 170px; }
.interval svg { display: block; }
.interval span { display: block; font-size: 12px; text-align: center; }
.directions { display: flex; justify-content: space-between; gap: 12px; }

svg { display: block; }
svg.chart { overflow: visible; }
.chart text { fill: var(--ink-2); font: 12px var(--font-number); font-variant-numeric: tabular-nums; }
.chart .end { text-anchor: end; } .chart .start { text-anchor: start; } .chart .hour { text-anchor: middle; }
.chart .target-word, .chart .peak-word { font: 600 12px var(--font-text); fill: var(--red); paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round; }
.chart .peak-word { fill: var(--ink); font-size: 13px; }
.peak { fill: var(--ink); stroke: #fff; stroke-width: 2; }
.grid { stroke: #e6ecec; } .axis { stroke: #9db0b5; }
.line-target { stroke: var(--red); stroke-width: 1.5; stroke-dasharray: 6 4; }
.bar .track { fill: #e3eae9; } .sea { fill: var(--sea); }
.bar .green { fill: var(--jade); } .bar .appointment { fill: var(--indigo); } .bar .walkin { fill: var(--slate); }
.half.green { fill: #b5d8c6; } .half.appointment { fill: #c3c8ec; } .half.walkin, .swatch .half { fill: #c5d0d4; }
.ninety.green { fill: var(--jade); } .ninety.appointment { fill: var(--indigo); } .ninety.walkin, .swatch .ninety { fill: var(--slate); }
.fill-green { fill: url(#hatch); }
.fill-appointment { fill: var(--indigo); }
.fill-walkin { fill: var(--walkin-fill); }
.hatch-ground { fill: var(--jade); } .hatch-line { fill: #7fc3a1; }
.solid-green { fill: var(--jade); }
.line-total { fill: none; stroke: var(--ink); stroke-width: 1.25; vector-effect: non-scaling-stroke; }
.line-early { fill: none; stroke: var(--amber); stroke-width: 1.75; stroke-dasharray: 5 3; vector-effect: non-scaling-stroke; }
line.shorter { stroke: var(--jade); } line.longer { stroke: var(--red); } line.unclear { stroke: var(--ink-2); }
.interval line:not(.axis) { stroke-width: 3; }
circle.shorter { fill: var(--jade); } circle.longer { fill: var(--red); } circle.unclear { fill: #fff; stroke: var(--ink-2); stroke-width: 2; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 16px; }
.panels .card { padding: 16px 20px 10px 44px; }
.panel-head { display: flex; justify-content: space-between; align-items: center; margin: 0 0 14px -24px; }
.panels .between, .lanes .between { display: none; }
#queue .card { padding: 22px 24px 16px 52px; }
figcaption { margin-top: 8px; font-size: 13px; color: var(--ink-2); }
#queue figcaption { margin-left: -28px; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 4px 0 12px; font-size: 13px; color: var(--ink-2); }
.legend li { display: flex; align-items: center; gap: 7px; }
details { margin-top: 10px; }
summary { padding: 4px 0; color: var(--sea); font-size: 14px; font-weight: 600; cursor: pointer; }
details[open] .scroll { margin-top: 8px; padding: 16px 20px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
details td, details th { padding-top: 4px; padding-bottom: 4px; }

.lanes { font-size: 13px; }
.lanes th, .lanes td { padding-top: 3px; padding-bottom: 3px; border-bottom: 0; white-space: nowrap; }
.lanes thead th { padding-bottom: 6px; }
.lanes td:nth-child(2), .lanes th:nth-child(2) { min-width: 86px; max-width: 220px; text-align: left; line-height: 1.25; white-space: normal; overflow-wrap: anywhere; }
.lanes .lane { width: 70%; padding-left: 24px; padding-right: 16px; text-align: left; }
.lane-staffed { stroke: #d9e9ea; stroke-width: 16; }
.lane-grid { stroke: #e1e8e8; stroke-width: 1; vector-effect: non-scaling-stroke; }
.lane-walkin { stroke: var(--walkin-fill); stroke-width: 12; }
.lane-appointment { stroke: var(--indigo); stroke-width: 12; }
.lane-green { stroke: var(--jade); stroke-width: 22; }
.staffed { fill: #d9e9ea; }
.notes { columns: 2 380px; column-gap: 40px; font-size: 14px; color: var(--ink-2); }
.notes li { margin-bottom: 10px; padding-left: 14px; border-left: 3px solid var(--line); break-inside: avoid; overflow-wrap: anywhere; }

@media (max-width: 860px) {
  .headline { grid-template-columns: 1fr; padding: 20px; }
}
@media (max-width: 620px) {
  body { font-size: 15px; }
  .masthead, .report { padding-left: 16px; padding-right: 16px; }
  .masthead { padding-top: 60px; padding-bottom: 20px; }
  .switch { top: 14px; right: 16px; }
  h1 { padding-right: 0; font-size: 24px; }
  section { padding-top: 32px; }
  .card { padding: 16px; }
  .share .number { font-size: 64px; }
  .figures dl { grid-template-columns: repeat(3, 1fr); }
  .figures .counts { grid-template-columns: repeat(4, 1fr); gap: 8px; }
  .share-cell { min-width: 118px; }
  #policies tbody th { min-width: 104px; white-space: normal; }
  .share-cell .bar { width: calc(100% - 62px); margin-left: 4px; }
  .long-waits li { grid-template-columns: 100px 1fr; gap: 4px 12px; align-items: start; }
  .long-waits li > .second { grid-column: 1 / -1; }
  .between, .wide { display: none; }
  th, td { padding-left: 14px; }
  #queue .card { padding: 16px 16px 12px 42px; }
  .lanes .alternate { display: none; }
  .lanes .lane { padding-left: 18px; padding-right: 12px; width: 70%; }
}
@media print {
  @page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #47606b; } }
  body { background: #fff; font-size: 10pt; }
  header { background: none; color: var(--ink); border-bottom: 2px solid var(--ink); }
  .masthead { padding: 0 0 12px; }
  .masthead .kind, .facts dt, .source, .source b { color: var(--ink-2); }
  .source { border-color: var(--line); }
  .switch, .language, nav { display: none; }
  summary { list-style: none; color: var(--ink); }
  .chart .between { display: none; } #queue .between { display: inline; } .panels .alternate { display: none; }
  .report { padding: 0; max-width: none; }
  section { padding-top: 22px; }
  h1 { font-size: 20pt; } h2 { font-size: 15pt; }
  h2, h3, .legend, summary, section > .second { break-after: avoid; }
  figure, .headline, .extremes .card, tr, p, .long-waits li, #overview > .card, #policies > .card { break-inside: avoid; }
  .extremes { grid-template-columns: repeat(3, 1fr); gap: 8px; }
  thead { display: table-header-group; }
  .card { padding: 12px 14px; }
  .panels { grid-template-columns: repeat(3, 1fr); gap: 8px; }
  .panels .card { padding: 10px 10px 6px 34px; }
  .headline { grid-template-columns: 2fr 3fr; gap: 20px; padding: 16px; }
  .share .number { font-size: 44pt; }
  .figures dd { font-size: 15pt; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; } thead th, .lanes { font-size: 8pt; }
  th, td { padding: 4px 0 4px 8px; }
  .interval { min-width: 0; } .interval svg { overflow: visible; }
  .long-waits li { grid-template-columns: 20mm 52mm 1fr; gap: 2px 8px; padding: 5px 0; font-size: 8.5pt; }
  #policies tbody th { white-space: normal; } #policies table { font-size: 7.5pt; } #policies thead th { font-size: 7pt; }
  .lanes .lane { padding-left: 14px; padding-right: 14px; }
  details::details-content { content-visibility: visible; block-size: auto; }
  details .scroll { margin: 0; padding: 0; border: 0; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`
