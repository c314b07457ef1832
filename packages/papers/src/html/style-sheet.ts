/** How a paper looks on a screen and in print: paper, ink and hairlines. */

import type { Paper } from '@followthrough/brief'

export function styleSheet({ direction, furniture }: Paper): string {
  const isRtl = direction === 'rtl'
  const text = isRtl
    ? `'Noto Sans Variable','Noto Nastaliq Urdu Variable','Noto Nastaliq Urdu',serif`
    : `'Noto Sans Variable','Noto Sans','Noto Naskh Arabic Variable',sans-serif`
  const small = `'Noto Sans Variable','Noto Sans','Noto Naskh Arabic Variable','Noto Naskh Arabic',sans-serif`
  const head = isRtl
    ? `'Source Serif 4 Variable','Noto Nastaliq Urdu Variable','Noto Nastaliq Urdu',serif`
    : `'Source Serif 4 Variable','Source Serif 4',Georgia,'Noto Naskh Arabic Variable',serif`
  return `
:root{--ink:#1b2126;--quiet:#4a545c;--faint:#68727a;--line:#dcd8cf;--link:#0b5a8a;--paper:#fff}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 20px 48px;max-width:46rem;background:var(--paper);color:var(--ink);font:400 15px/${isRtl ? 2.15 : 1.55} ${text}}
p,ul,ol,dl{margin:0 0 .9em}
h1,h2,h3,h4{font-family:${head};font-weight:600;line-height:${isRtl ? 2 : 1.2};margin:1.9em 0 .55em;break-after:avoid}
h1.title{font-size:2rem;margin:.9em 0 .35em}h2{font-size:1.35rem}h3{font-size:1.1rem}h4{font:600 1rem/${isRtl ? 2 : 1.4} ${text}}
.subtitle{color:var(--quiet);margin-bottom:1.6em}.lede{font:400 1.2rem/${isRtl ? 2.2 : 1.45} ${head};margin-bottom:1.3em}
.masthead,.foot{display:flex;justify-content:space-between;gap:1em;flex-wrap:wrap;color:var(--quiet);font:400 12px/1.6 ${small}}
.masthead p,.foot p{margin:0}.masthead{border-bottom:1px solid var(--line);padding-bottom:6px}.foot{border-top:1px solid var(--line);padding-top:6px;margin-top:3em}
a{color:var(--link)}sup{line-height:0;font-size:.72em}sup a{text-decoration:none;padding:0 .1em}
ul,ol{padding-inline-start:1.6em}li{margin:0 0 .4em}ul{list-style:'–  '}
dl{display:grid;grid-template-columns:minmax(7rem,27%) 1fr;gap:.3em 1em}dt{color:var(--quiet)}dd{margin:0}
.wide{overflow-x:auto;margin:1.3em 0}table{border-collapse:collapse;width:100%;font:400 13px/1.45 ${small};font-variant-numeric:tabular-nums}
caption,figcaption{color:var(--quiet);font:400 12.5px/1.5 ${small};text-align:start;padding:0 0 6px}figcaption{padding:6px 0 0}
th{font-weight:400;color:var(--quiet);font-size:12px;text-align:start;border-top:1.5px solid var(--ink);border-bottom:1px solid var(--line)}
th,td{padding:5px 0;padding-inline-end:12px;vertical-align:top;text-align:start}td{border-bottom:1px solid var(--line)}
tr>:last-child{padding-inline-end:0}.end{text-align:end}.center{text-align:center}
figure{margin:1.6em 0}figure svg{display:block;height:auto;max-width:100%}figure svg text{font-family:${small}}
.mark{color:var(--faint);font-size:.68em;letter-spacing:.04em}.marks{color:var(--quiet);font:400 12px/1.6 ${small}}
.notes{border-top:1px solid var(--line);margin-top:2.4em;font:400 12.5px/1.6 ${small};color:var(--quiet)}.notes h2{font-size:1rem;margin:1em 0 .5em;color:var(--ink)}
.notes li:target,sup a:target{background:#fbf3d5}.back{text-decoration:none}
@media (max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4em}}
@page{size:A4;margin:27mm 24mm 25mm;
@top-left{content:${string(isRtl ? furniture.numberAndDate : furniture.masthead)};font:8pt ${small};color:#4a545c}
@top-right{content:${string(isRtl ? furniture.masthead : furniture.numberAndDate)};font:8pt ${small};color:#4a545c}
@bottom-left{content:${isRtl ? pageContent(furniture.page) : string(furniture.asOf)};font:8pt ${small};color:#4a545c}
@bottom-right{content:${isRtl ? string(furniture.asOf) : pageContent(furniture.page)};font:8pt ${small};color:#4a545c}}
@media print{body{max-width:none;padding:0;font-size:9.6pt}.masthead,.foot,.back{display:none}.wide{overflow:visible}
thead{display:table-header-group}tr,figure,li{break-inside:avoid}.break{break-before:page}p{orphans:3;widows:3}a{color:inherit}}
`
}

/** A text as a CSS string that cannot end the string, the rule or the element. */
function string(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:–-]/gu, (c) => `\\${c.codePointAt(0)!.toString(16)} `)}"`
}

function pageContent(template: string): string {
  return template
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : string(part),
    )
    .join(' ')
}
