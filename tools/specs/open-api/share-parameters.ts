import { type Json, type JsonObject, objectOf } from './json.ts';

interface Shared {
  readonly paths: JsonObject;
  readonly parameters: JsonObject;
}

/** Most parameters are the same in many calls (`fields[apps]` has 39 words): each is told once and referred to. */
export function shareParameters(paths: JsonObject): Shared {
  const texts = Object.values(paths).flatMap((methods) =>
    Object.values(objectOf(methods))
      .flatMap(parametersOf)
      .map((parameter) => JSON.stringify(parameter)),
  );
  const shared = namesOf([...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))].sort());
  const refer = (parameter: Json): Json => {
    const name = shared.get(JSON.stringify(parameter));
    return name === undefined ? parameter : { $ref: `#/components/parameters/${name}` };
  };
  return {
    paths: mapObject(paths, (methods) =>
      mapObject(objectOf(methods), (call) => {
        if (Array.isArray(call)) return call.map(refer);
        const { parameters, ...rest } = objectOf(call);
        return { ...(Array.isArray(parameters) && { parameters: parameters.map(refer) }), ...rest };
      }),
    ),
    parameters: Object.fromEntries([...shared].map(([text, name]) => [name, JSON.parse(text) as Json])),
  };
}

function parametersOf(call: Json): readonly Json[] {
  if (Array.isArray(call)) return call;
  const { parameters } = objectOf(call);
  return Array.isArray(parameters) ? parameters : [];
}

/** `fields[apps]` becomes `fields.apps`; the second form of a parameter gets a 2. */
function namesOf(texts: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const named = texts.map((text): [string, string] => {
    const name = String((JSON.parse(text) as JsonObject).name).replace(/\[([\w.]+)\]/, '.$1');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [text, count === 1 ? name : `${name}.${count}`];
  });
  return new Map(named);
}

function mapObject(value: JsonObject, change: (inner: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
}
