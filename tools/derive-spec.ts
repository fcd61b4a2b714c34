// Writes the specs that the emulators are held to, from Google's discovery documents given by path:
// node tools/derive-spec.ts androidpublisher-v3.json playdeveloperreporting-v1beta1.json
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deriveSpec, specText } from './specs/derive.ts';
import { newerById } from './specs/newer.ts';

for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const document = JSON.parse(bytes.toString('utf8'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const newer = newerById[document.id] ?? { from: '', methods: {}, queries: {}, schemas: {} };
  const name = `${document.id.replace(':', '-')}.json`;
  const text = specText(deriveSpec({ document, sha256, newer }));
  writeFileSync(new URL(`../src/emulators/specs/${name}`, import.meta.url), text);
  process.stdout.write(`wrote src/emulators/specs/${name} (${text.length} bytes)\n`);
}
