// Writes what is kept of Apple's OpenAPI document, given by path, and the client's types of it:
// node tools/derive-app-store-spec.ts app-store-connect-openapi.json
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { appStorePaths } from './specs/open-api/app-store-paths.ts';
import { deriveOpenApi } from './specs/open-api/derive.ts';
import { openApiText } from './specs/open-api/open-api-text.ts';
import { typesText } from './specs/open-api/types-text.ts';

const [path = ''] = process.argv.slice(2);
const bytes = readFileSync(path);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const spec = openApiText(
  deriveOpenApi({ document: JSON.parse(bytes.toString('utf8')), sha256, paths: appStorePaths }),
);

write('src/emulators/specs/app-store-connect.json', spec);
write('src/app-store-connect-api/generated/schema.ts', await typesText(spec));

function write(name: string, text: string): void {
  writeFileSync(new URL(`../${name}`, import.meta.url), text);
  process.stdout.write(`wrote ${name} (${text.length} bytes)\n`);
}
