/** The sheet: type, measure, the two columns of a section. */
export const LAYOUT = `
*,::before,::after{box-sizing:border-box}
:root{
  --serif:"Iowan Old Style","Palatino Linotype",Palatino,Charter,Georgia,"Noto Serif","DejaVu Serif",serif;
  --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",sans-serif;
  --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;
}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:72rem;padding:0 1.25rem 4rem;background:var(--paper);color:var(--ink);
  font:1rem/1.55 var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}
h1,h2,h3,p,dl,ul,figure{margin:0}
h1,h2,h3{font-family:var(--serif);line-height:1.2;text-wrap:balance}
ul{padding:0;list-style:none}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
:target{scroll-margin-top:1.5rem}
tr:target>td,tr:target>th,.failure:target{background:var(--passed-tint);background:color-mix(in srgb,var(--link) 12%,transparent)}
small{font-size:.8125rem;color:var(--soft)}
code,pre{font-family:var(--mono);font-size:.8125rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
.skip{position:absolute;left:-100vw;top:.5rem;padding:.5rem 1rem;background:var(--sheet);z-index:1}
.skip:focus{left:.5rem}

.masthead{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:1rem 0;
  border-bottom:1px solid var(--rule)}
.kicker{font-size:.8125rem;letter-spacing:.02em;font-weight:600}
.kicker span{font-weight:400;color:var(--soft);margin-left:.75em}
.theme{display:flex;border:1px solid var(--rule-strong);border-radius:4px;padding:0;margin:0;font-size:.75rem}
.theme label{padding:.2rem .6rem;cursor:pointer;color:var(--soft)}
.theme label+label{border-left:1px solid var(--rule)}
.theme label:has(:checked){background:var(--ink);color:var(--paper)}
.theme label:has(:focus-visible){outline:3px solid var(--link);outline-offset:2px}
.theme input{position:absolute;opacity:0;pointer-events:none}

main>section{padding:2.25rem 0;border-top:1px solid var(--rule)}
main>section:first-child{border-top:0}
h2{font-size:1.375rem;font-weight:600;margin-bottom:1rem}
.count{display:inline-block;font:400 .8125rem/1.4 var(--sans);color:var(--soft)}
h2 .count{margin-left:.5em}
.note{color:var(--soft);font-size:.875rem;max-width:42rem}
.colophon{border-top:1px solid var(--rule);padding-top:1rem;font-size:.8125rem;color:var(--soft)}

@media (min-width:60rem){
  main>section:not(.verdict){display:grid;grid-template-columns:11rem minmax(0,1fr);column-gap:2.5rem}
  h2{position:sticky;top:1.5rem;align-self:start}
  h2 .count{display:block;margin:.35rem 0 0}
}
`;
