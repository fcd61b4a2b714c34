import { writeBinaryXml, type XmlToWrite } from './write-binary-xml.ts';
import { bagEntry, compactEntry, config, plainEntry, writeTable } from './write-table.ts';

const text = (index: number) => ({ type: 3, data: index });
const reference = (id: number) => ({ type: 1, data: id });

/** Tables of each layout, with references, bags and configurations. */
export function tableSeeds(): readonly Buffer[] {
  return (['dense', 'short', 'sparse'] as const).map((layout) => {
    const entry = layout === 'short' ? compactEntry : plainEntry;
    return writeTable({
      strings: ['Hello', 'Hallo', 'res/icon.png', 'res/icon.xml'],
      types: ['string', 'drawable', 'style'],
      keys: ['greeting', 'icon', 'look'],
      chunks: [
        { typeId: 1, layout, entries: { 0: entry(0, text(0)), 1: entry(0, reference(0x7f010000)) } },
        { typeId: 1, layout, config: config({ 8: 0x64, 9: 0x65 }), entries: { 0: entry(0, text(1)) } },
        {
          typeId: 2,
          layout,
          config: config({ 14: 240 }),
          entries: { 0: entry(1, text(2)), 4: entry(1, text(3)) },
        },
        {
          typeId: 3,
          layout,
          entries: {
            0: bagEntry(2, 0, { 1: text(0), 2: reference(0x7f020000), 3: { type: 5, data: 0x1001 } }),
          },
        },
      ],
    });
  });
}

export function manifestSeed(): Buffer {
  const named = (name: string, value: string, children: readonly XmlToWrite[] = []): XmlToWrite => ({
    name,
    attributes: { 'name#01010003': value, 'exported#01010010': true },
    children,
  });
  return writeBinaryXml({
    name: 'manifest',
    attributes: { package: 'a.b', 'versionCode#0101021b': { integer: 7 }, 'versionName#0101021c': '1.0' },
    children: [
      { name: 'uses-sdk', attributes: { 'minSdkVersion#0101020c': { integer: 21 } } },
      named('uses-permission', 'android.permission.CAMERA'),
      named('uses-feature', 'android.hardware.camera.flash'),
      { name: 'feature-group', children: [named('uses-feature', 'android.hardware.nfc')] },
      {
        name: 'application',
        attributes: { 'label#01010001': 0x7f010000, 'icon#01010002': 0x7f020000 },
        children: [
          named('activity', '.Main', [
            { name: 'intent-filter', children: [named('action', 'android.intent.action.MAIN')] },
          ]),
          named('provider', 'Files'),
        ],
      },
    ],
  });
}

export function rulesSeed(): Buffer {
  return writeBinaryXml({
    name: 'network-security-config',
    children: [
      {
        name: 'domain-config',
        attributes: { cleartextTrafficPermitted: 'true' },
        children: [
          { name: 'domain', text: 'a.example' },
          {
            name: 'pin-set',
            attributes: { expiration: '2030-01-01' },
            children: [{ name: 'pin', text: 'AA==' }],
          },
          { name: 'domain-config', children: [{ name: 'domain', text: 'b.example' }] },
        ],
      },
    ],
  });
}
