import { type FileKind, fileKinds } from '../sizes/file-kinds.ts';

/** Neighbours in most artifacts are far apart on the colour wheel. In degrees. */
const hues: Readonly<Record<FileKind, number>> = {
  code: 255,
  native: 25,
  resources: 150,
  'resource-table': 195,
  manifest: 290,
  assets: 75,
  web: 330,
  fonts: 350,
  images: 115,
  media: 10,
  executable: 265,
  frameworks: 35,
  extensions: 340,
  'asset-catalog': 135,
  interface: 180,
  localizations: 90,
  symbols: 225,
  signatures: 310,
  metadata: 210,
  other: 60,
};

const kindColours = fileKinds.map((kind) => `.k-${kind}{--hue:${hues[kind]}}`).join('');

/** The look of a size map. Names show up where there is room for them, also when a part is enlarged. */
export const sizeMapStyle = `
.map *,.legend *,.legend button{--file-ground:oklch(.87 var(--chroma,.07) var(--hue));--group-ground:oklch(.78 var(--chroma,.09) var(--hue))}
.map{--name:#15181c;position:relative;height:640px;overflow:hidden;border-radius:8px;background:var(--line);cursor:pointer;font-size:12px}
@media (prefers-color-scheme:dark){.map{--name:#f1f4f7}
.map *,.legend *,.legend button{--file-ground:oklch(.4 var(--chroma,.075) var(--hue));--group-ground:oklch(.3 var(--chroma,.06) var(--hue))}}
.tiles{position:absolute;inset:0 auto auto 0;width:100%;height:100%;transition:all .25s}
@media (prefers-reduced-motion:reduce){.tiles{transition:none}}
.tiles div{position:absolute;overflow:hidden;color:var(--name)}
.group{background:var(--group-ground)}
.group>span{display:block;height:18px;line-height:18px;padding:0 5px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.kind>span{font-weight:650}
.folder{box-shadow:inset 0 0 0 1px oklch(0 0 0/.12)}
.file{container-type:size;background:var(--file-ground);box-shadow:inset 0 0 0 .5px var(--group-ground)}
.file.grew{--hue:25;--chroma:.11}.file.shrank{--hue:150;--chroma:.1}
.file:hover,.folder:hover>span{filter:brightness(1.1)}
.file span{display:none;padding:2px 5px;line-height:15px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.file b,.group b{font-weight:400;opacity:.75}.file b{display:none}
@container (min-width:38px) and (min-height:17px){.file span{display:block}}
@container (min-height:33px){.file b{display:block;overflow:hidden;text-overflow:ellipsis}}
.legend{display:flex;flex-wrap:wrap;gap:6px;margin:0 0 12px}
.legend button{display:flex;align-items:center;gap:7px;font:inherit;font-size:13px;color:var(--ink);background:none;
border:1px solid var(--line);border-radius:99px;padding:3px 12px;cursor:pointer}
.legend button[aria-pressed=true]{border-color:var(--ink)}
.legend button:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.legend i{width:11px;height:11px;border-radius:3px;background:oklch(.7 .13 var(--hue))}
.legend span{color:var(--soft);font-variant-numeric:tabular-nums}
#part{min-height:1.45em;margin:8px 0 0;overflow-wrap:anywhere}
${kindColours}
`;
