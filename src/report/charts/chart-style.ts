/** The look of charts, in the colours of our pages. Lines differ by dashes too, and every one is named beside its end. */
export const chartStyle = `
:root{--first:#1f5fbf;--second:#6b7280}
@media (prefers-color-scheme:dark){:root{--first:#7cb3ff;--second:#a3adba}}
.chart{display:block;width:100%;min-width:640px;max-width:1040px;height:auto;margin:0 auto;
font:11.5px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.chart .grid{stroke:var(--line);stroke-width:1}
.chart .tick{fill:var(--soft)}.chart .title{fill:var(--ink);font-weight:600;font-size:12.5px}
.chart .middle{text-anchor:middle}.chart .end{text-anchor:end}
.chart .line{fill:none;stroke-width:2;stroke-linejoin:round}
.chart .line.first{stroke:var(--first)}.chart .line.second{stroke:var(--second);stroke-dasharray:5 3}
.chart .level,.chart .moment{stroke-width:1.3}.chart .moment{stroke-dasharray:2 3}
.chart .lead{fill:none;stroke:var(--soft);stroke-width:.7}
.chart .label{font-size:11.5px}
.chart .label.first{fill:var(--first)}.chart .label.second{fill:var(--second)}
.chart line.good{stroke:var(--good)}.chart line.bad{stroke:var(--bad)}.chart line.odd{stroke:var(--odd)}.chart line.soft{stroke:var(--soft)}
.chart text.good{fill:var(--good)}.chart text.bad{fill:var(--bad)}.chart text.odd{fill:var(--odd)}.chart text.soft{fill:var(--soft)}
`;
