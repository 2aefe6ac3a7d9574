/** On paper: light, everything open but the raw statements, no controls, nothing torn apart. */
export const PRINT = `@media print{
  @page{margin:16mm 14mm}
  :root,:root:has(#theme-dark:checked){color-scheme:light}
  html{font-size:9.5pt}
  body{max-width:none;padding:0;background:none}
  .theme,.contents,.filter,.skip,.button,.raw pre{display:none}
  main>section{padding:5mm 0}
  main>section:not(.verdict){display:block}
  h2{position:static}
  h2 .count{display:inline-block;margin-left:.5em}
  h2,h3,summary,thead{break-after:avoid}
  tr,.facts>div{break-inside:avoid}
  details::details-content{content-visibility:visible;block-size:auto;height:auto}
  details>summary::before,details[open]>summary::before{content:none!important}
  .log .error,.log .fatal{width:auto}
  .area>summary{grid-template-columns:8rem 1fr auto}
  .raw>summary{grid-template-columns:8rem 1fr auto}
  pre{max-height:none;white-space:pre-wrap;overflow:visible;overflow-wrap:anywhere}
  .stamp,.kind,.bar,.bar::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
  a{color:inherit;text-decoration:none}
}
`;
