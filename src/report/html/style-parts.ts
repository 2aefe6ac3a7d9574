/** The parts of the report. State is told by word and sign, never by colour alone. */
export const PARTS = `
.verdict{padding-top:2.75rem}
.verdict h1{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.1rem}
.stamp{flex:none;font:700 1.0625rem/1 var(--sans);letter-spacing:.09em;text-transform:uppercase;padding:.62em .8em .58em;
  border:2px solid;border-radius:4px}
.verdict.passed .stamp{color:var(--passed);background:var(--passed-tint)}
.verdict.failed .stamp{color:var(--failed);background:var(--failed-tint)}
.stamp::before{margin-right:.55em}
.verdict.passed .stamp::before,.passed.status::before{content:"\\2713" / ""}
.verdict.failed .stamp::before,.failed.status::before{content:"\\2715" / ""}
.headline{font-size:clamp(1.625rem,1.2rem + 2vw,2.5rem);font-weight:600;letter-spacing:-.01em}
.lead{margin-top:1.1rem;font-size:1.125rem;max-width:46rem}
.aim{color:var(--soft)}
.troubles{margin-top:1rem;padding:.75rem 1rem;background:var(--failed-tint);border-left:4px solid var(--failed)}
.troubles li+li{margin-top:.35rem}
.troubles li{display:grid;grid-template-columns:9rem 1fr;gap:0 1rem}
.troubles span{color:var(--failed);font-size:.875rem;padding-top:.1em}
.troubles a{color:var(--ink)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:0 2.5rem;margin-top:1.75rem}
.facts>div{padding:.7rem 0;border-top:1px solid var(--rule);min-width:0}
.facts>.wide{grid-column:1/-1}
@media (min-width:40rem){.facts>.half{grid-column:span 2}}
dt{font-size:.8125rem;color:var(--soft)}
dd{margin:.1rem 0 0;overflow-wrap:anywhere}
dd small{display:block}
.facts b,.facts .kind{font-weight:650}
.kind{display:inline-block;background:var(--ink);color:var(--paper);padding:.1em .6em;border-radius:3px}
.digest{overflow-wrap:anywhere;user-select:all}
.wide .digest{display:block;font-size:.875rem}
.contents{margin-top:1.5rem}
.contents ul{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;font-size:.9375rem}
.contents span{color:var(--soft);font-size:.8125rem}

.status{white-space:nowrap;font-size:.8125rem;font-weight:600}
.status::before{display:inline-block;width:1.35em;font-weight:700}
.status.passed{color:var(--passed)}
.status.failed{color:var(--failed)}
.status.skipped{color:var(--skipped)}
.status.not-applicable{color:var(--soft);font-weight:400;white-space:normal}
.status.skipped::before{content:"\\2013" / ""}
.status.not-applicable::before{content:"\\25CB" / ""}

table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:baseline;padding:.55rem 1rem .55rem 0}
.ledger th[scope=col]{font-size:.8125rem;font-weight:400;color:var(--soft);padding-top:0}
.ledger td:first-child,.ledger th:first-child{width:7.5rem}
.ledger tbody tr{border-top:1px solid var(--rule)}
.ledger th[scope=row]{font-weight:600}
.ledger td:last-child{padding-right:0;overflow-wrap:anywhere}
.ledger b{font-weight:600}
.ledger .line,.suites small{display:block}
.ledger.suites{margin-top:1.5rem}
.runs th:nth-child(3),.runs td:nth-child(3){width:11rem}
.runs th:nth-child(4),.runs td:nth-child(4){width:13rem}
.charts+.measures{margin-top:1.5rem}
.note+.charts{margin-top:1rem}
.measures th:first-child{width:13rem}
.measures .ratio{width:8rem;text-align:right}
.kip{width:100%;border-collapse:collapse;font-size:.875rem}
.kip :is(th,td){padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
.measure b{display:inline-block;min-width:5.5em}
.measure .bar::before{background:var(--series)}
.source{font-size:.8125rem;white-space:nowrap;text-decoration:none}
.source:hover{text-decoration:underline}
.command{display:block;margin-top:.4rem;padding:.45rem .7rem;background:var(--sheet);border:1px solid var(--rule);
  border-radius:3px;user-select:all;overflow-wrap:anywhere}
.note+.ledger{margin-top:1rem}
.curve{margin:1.5rem 0 0}
.curve svg{max-width:100%;height:auto}

.failure{padding:1rem 0 1.5rem}
.failure+.failure{border-top:1px solid var(--rule)}
.failure:first-child{padding-top:0}
.failure h3{font-size:1.0625rem}
.failure h3 .status{font-family:var(--sans);margin-right:.4em}
.failure .meta{font-size:.8125rem;color:var(--soft);margin:.2rem 0 .6rem}
pre{margin:.5rem 0 0;padding:.75rem 1rem;background:var(--sheet);border:1px solid var(--rule);border-radius:3px;
  line-height:1.5;overflow:auto;max-height:26rem;tab-size:4}
.message{border-left:4px solid var(--failed);white-space:pre-wrap;overflow-wrap:anywhere}
.log .error,.log .fatal{display:block;width:max-content;min-width:100%;color:var(--failed);background:var(--failed-tint);font-weight:600}
.log .warn{color:var(--skipped)}
.notes{margin:.6rem 0;font-size:.875rem;list-style:disc;padding-left:1.2rem}
summary{cursor:pointer;padding:.55rem 0}
.failure summary{font-size:.875rem}

.filter{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.25rem;margin-bottom:1rem;font-size:.875rem}
.filter .find{flex:1 1 16rem}
.filter input[type=search]{width:100%;font:inherit;padding:.45rem .7rem;color:var(--ink);background:var(--sheet);
  border:1px solid var(--rule-strong);border-radius:3px}
.filter ::placeholder{color:var(--soft);opacity:1}
.filter fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem}
.filter label span{color:var(--soft)}
.filter input[type=checkbox]{accent-color:var(--link);margin:0 .4em 0 0}
.filter output{flex-basis:100%;color:var(--soft)}
.filter output:empty{display:none}

.suite{font-size:1.0625rem;margin:1.5rem 0 .6rem}
.suite:first-child{margin-top:0}
.suite .source{font-family:var(--sans);font-weight:400}
.area,.raw{border-top:1px solid var(--rule)}
.area:last-child,.raw:last-child{border-bottom:1px solid var(--rule)}
.area>summary,.raw>summary{display:grid;grid-template-columns:1rem minmax(6rem,9rem) 1fr auto;gap:0 .6rem;align-items:baseline;
  list-style:none}
summary::-webkit-details-marker{display:none}
.area>summary::before,.raw>summary::before,.failure summary::before{content:"\\25B8" / "";color:var(--soft)}
[open]>summary::before{content:"\\25BE" / ""!important}
.failure summary{list-style:none}
.failure summary::before{margin-right:.5em}
.name{font-weight:600}
.tally{font-size:.875rem;color:var(--soft);overflow-wrap:anywhere}
.tally.failed{color:var(--failed);font-weight:600}
.time{font-size:.8125rem;color:var(--soft);text-align:right;white-space:nowrap}
.bar{display:inline-block;width:5rem;height:.5rem;margin-left:.6rem;border-radius:1px;
  background:color-mix(in srgb,var(--rule) 55%,transparent);overflow:hidden}
.bar::before{content:"";display:block;height:100%;background:var(--bar);min-width:1px}
.checks{margin:0 0 1rem;table-layout:fixed}
.checks tr{border-top:1px solid color-mix(in srgb,var(--rule) 55%,transparent)}
.checks td{padding:.4rem .6rem .4rem 0}
.checks td:first-child{padding-left:1.6rem}
.checks .result{width:9.6rem}
.checks .duration{width:10.5rem}
.checks .time{padding-right:0}
.id{font:.75rem/1.5 var(--mono);color:var(--soft);text-decoration-color:var(--rule)}
.reason{font-size:.8125rem;color:var(--soft)}
.raw>summary{grid-template-columns:1rem minmax(6rem,13rem) 1fr auto}
.raw dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;padding-left:1.6rem;font-size:.875rem}
.raw dd{margin:0}
.raw p{padding:.6rem 0 0 1.6rem}
.raw pre{margin:.6rem 0 1.25rem}
.button{display:inline-block;padding:.3rem .8rem;border:1px solid var(--rule-strong);border-radius:3px;font-size:.8125rem;
  text-decoration:none;color:var(--ink);background:var(--sheet)}
.button:hover{border-color:var(--ink)}
.problem{padding:.5rem 0;overflow-wrap:anywhere}

@media (max-width:38rem){
  body{padding:0 1rem 3rem}
  .verdict{padding-top:1.75rem}
  .kicker span{display:block;margin:0}
  .troubles li{grid-template-columns:1fr}
  .ledger td:first-child,.ledger th:first-child{width:5.6rem;padding-right:.6rem}
  .measures tr,.runs tbody tr,.suites tbody tr{display:block;padding:.5rem 0}
  .measures td,.measures th,.runs tbody td,.suites tbody td,.suites tbody th{display:block;width:auto!important;padding:.1rem 0;text-align:left!important}
  .measures thead,.runs thead,.suites thead{display:none}
  .kip{font-size:.75rem}
  .measures .ratio:not(:empty)::before{content:"Ratio to the baseline: "}
  .area>summary,.raw>summary{grid-template-columns:1rem 1fr auto}
  .area .tally,.raw .tally{grid-column:2/-1;grid-row:2}
  .area>summary .bar{display:none}
  .checks td:first-child{padding-left:0}
  .checks .result{width:5.3rem}
  .checks .duration{width:4.6rem}
  .checks .bar{display:block;width:100%;margin:.35rem 0 0}
  .raw dl{grid-template-columns:1fr;padding-left:0}
  .raw dd{margin-bottom:.4rem}
  .raw p{padding-left:0}
}
`;
