/** The look of the gallery, light and dark. Colours of verdicts keep a contrast of 4.5:1 on their ground. */
export const galleryStyle = `
:root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--ink:#16191d;--soft:#5b6470;--line:#dfe3e8;
--good:#0f7b3e;--good-ground:#dcf3e4;--bad:#b3211c;--bad-ground:#fde3e1;--odd:#8a5a00;--odd-ground:#fdf0d0;--bezel:#14171a}
@media (prefers-color-scheme:dark){:root{--ground:#0f1215;--card:#181c21;--ink:#e9edf1;--soft:#98a3af;--line:#2a3038;
--good:#6bdb98;--good-ground:#12351f;--bad:#ff9a92;--bad-ground:#47181a;--odd:#f2c566;--odd-ground:#3d2e0c;--bezel:#000}}
*{box-sizing:border-box}
body{margin:0;padding:40px clamp(16px,4vw,56px) 64px;background:var(--ground);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header{margin-bottom:32px}
.eyebrow{margin:0 0 6px;color:var(--soft);font-size:13px;letter-spacing:.02em}
h1{display:flex;align-items:center;gap:12px;margin:0 0 8px;font-size:30px;line-height:1.2;font-weight:650;letter-spacing:-.015em}
.dot{flex:none;width:14px;height:14px;border-radius:50%;background:var(--odd)}
.dot.passed{background:var(--good)}.dot.failed{background:var(--bad)}
.summary{margin:0;color:var(--soft)}
.summary code{color:var(--ink);font:13px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;
background:var(--card);border:1px solid var(--line);border-radius:6px;padding:2px 7px;margin-right:4px}
main{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}
article{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:18px;width:248px}
article.wide{width:504px;max-width:100%}
.screen{box-sizing:content-box;position:relative;overflow:hidden;border:7px solid var(--bezel);border-radius:24px;background:var(--line)}
.wide .screen{border-width:11px;border-radius:20px}
.screen img{display:block;width:100%;height:100%;object-fit:cover}
.nothing{position:absolute;inset:0;display:grid;place-items:center;margin:0;color:var(--soft)}
.caption{display:flex;justify-content:space-between;align-items:flex-start;gap:10px;margin-top:16px}
h2{margin:0;font-size:15px;line-height:1.3;font-weight:600}
.verdict{flex:none;font-size:12.5px;font-weight:600;padding:2px 9px;border-radius:99px;background:var(--odd-ground);color:var(--odd)}
.verdict.passed{background:var(--good-ground);color:var(--good)}
.verdict.failed{background:var(--bad-ground);color:var(--bad)}
.facts{margin:3px 0 0;color:var(--soft);font-size:13px;font-variant-numeric:tabular-nums}
ul{list-style:none;margin:14px 0 0;padding:0;display:grid;gap:6px}
li{font-size:13px;line-height:1.4;padding:8px 10px;border-radius:8px;overflow-wrap:anywhere;background:var(--odd-ground)}
li.error{background:var(--bad-ground)}
li b{color:var(--odd);font-weight:600}li.error b{color:var(--bad)}
`;
