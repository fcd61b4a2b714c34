/** The look of our pages, light and dark. Text keeps a contrast of 4.5:1 on its ground. */
export const pageStyle = `
:root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--ink:#16191d;--soft:#5b6470;--line:#dfe3e8;
--good:#0f7b3e;--good-ground:#dcf3e4;--bad:#b3211c;--bad-ground:#fde3e1;--odd:#8a5a00;--odd-ground:#fdf0d0}
@media (prefers-color-scheme:dark){:root{--ground:#0f1215;--card:#181c21;--ink:#e9edf1;--soft:#98a3af;--line:#2a3038;
--good:#6bdb98;--good-ground:#12351f;--bad:#ff9a92;--bad-ground:#47181a;--odd:#f2c566;--odd-ground:#3d2e0c}}
*{box-sizing:border-box}
body{margin:0;padding:40px clamp(14px,4vw,56px) 64px;background:var(--ground);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main{max-width:1240px;margin:0 auto}
.eyebrow{margin:0 0 6px;color:var(--soft);font-size:13px;overflow-wrap:anywhere}
h1{margin:0 0 24px;font-size:28px;line-height:1.2;font-weight:650;letter-spacing:-.015em;overflow-wrap:anywhere}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:20px clamp(14px,2.4vw,26px);margin:0 0 20px}
h2{margin:0 0 12px;font-size:17px;font-weight:620}
h2::first-letter{text-transform:uppercase}
h3{margin:20px 0 6px;font-size:14px;font-weight:600}
p{margin:0 0 10px}
.soft{color:var(--soft);font-size:13px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:14px;margin:0 0 20px}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:14px 18px}
.card b{display:block;font-size:22px;font-weight:640;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.card.bad b{color:var(--bad)}.card.odd b{color:var(--odd)}.card.good b{color:var(--good)}
.card span{color:var(--soft);font-size:13px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th,td{text-align:left;vertical-align:top;padding:5px 14px 5px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
tr:first-child>*{border-top:0}
thead th{color:var(--soft);font-weight:500;white-space:nowrap}
tbody th{font-weight:500}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.part th{padding-left:18px;font-weight:400;color:var(--soft)}
dl{display:grid;grid-template-columns:minmax(84px,max-content) 1fr;gap:6px 20px;margin:0;font-size:13.5px}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}dd span{display:block}
ul{list-style:none;margin:0;padding:0;display:grid;gap:8px}
li{font-size:13.5px;padding:9px 12px;border-radius:9px;overflow-wrap:anywhere;background:var(--ground)}
li.error{background:var(--bad-ground)}li.warning{background:var(--odd-ground)}
li.error b{color:var(--bad)}li.warning b{color:var(--odd)}
li code{display:block}
details{margin-top:8px}summary{cursor:pointer;color:var(--soft);font-size:13px;padding:4px 0}
code{font:12.5px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace}
.grew{color:var(--bad)}.shrank{color:var(--good)}
@media (max-width:560px){body{padding-top:24px}h1{font-size:23px}dl{grid-template-columns:1fr;gap:1px}dd{margin-bottom:8px}}
`;
