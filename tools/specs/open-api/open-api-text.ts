import { type JsonObject, objectOf } from './json.ts';

/** One line for each call, parameter and schema, so that the difference between two versions can be read. */
export function openApiText(document: JsonObject): string {
  const { openapi, info, servers, paths, components } = document;
  const { parameters, responses, schemas } = objectOf(components);
  const calls = Object.entries(objectOf(paths)).map(
    ([path, methods]) => `    ${JSON.stringify(path)}: {\n${rows(objectOf(methods), '      ')}\n    }`,
  );
  return [
    '{',
    `  "openapi": ${JSON.stringify(openapi)},`,
    `  "info": ${JSON.stringify(info)},`,
    `  "servers": ${JSON.stringify(servers)},`,
    `  "paths": {\n${calls.join(',\n')}\n  },`,
    '  "components": {',
    `    "parameters": {\n${rows(objectOf(parameters), '      ')}\n    },`,
    `    "responses": ${JSON.stringify(responses)},`,
    `    "schemas": {\n${rows(objectOf(schemas), '      ')}\n    }`,
    '  }',
    '}\n',
  ].join('\n');
}

function rows(entries: JsonObject, indent: string): string {
  return Object.entries(entries)
    .map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');
}
