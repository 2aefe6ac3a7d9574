/** Of charts and their legends, in the colours of the page that they stand in. */
export const CHARTS = `
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.75rem 2.5rem}
.charts figure{min-width:0}
figcaption{font-weight:600;margin-bottom:.15rem}
figcaption small{font-weight:400;margin-left:.4em}
.chart{display:block;width:100%;height:auto;overflow:visible;font-variant-numeric:tabular-nums}
.chart .grid path{stroke:var(--rule);stroke-width:1}
.chart .grid path:first-child{stroke:var(--rule-strong)}
.chart text{font:12px var(--sans);fill:var(--soft);text-anchor:middle}
.chart .end text{text-anchor:end}
.line path{fill:none;stroke:var(--series);stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
.line circle{fill:var(--series)}
.line.dashed path{stroke-dasharray:2 5}
.part{fill:var(--series)}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.8125rem;color:var(--soft)}
.legend li{display:flex;align-items:center;gap:.45em}
.legend li::before{content:"";width:1.1em;height:0;border-top:.25em solid var(--series);border-radius:1px}
.legend .dashed::before{border-top-style:dotted}
.native{--series:var(--link)}
.jvm{--series:var(--skipped)}
.chart .passed,.legend .passed{--series:var(--passed)}
.chart .failed,.legend .failed{--series:var(--failed)}
.chart .skipped,.legend .skipped{--series:var(--skipped)}
.chart .soft,.legend .soft{--series:var(--bar)}
@media print{.line path,.part,.legend li::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
