import { describe, expect, test } from 'vitest';
import { parseConfig } from './parse.ts';
import { android, file, problems } from './testing/configs.ts';

describe('what happens beside a halt', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'a page by two ways',
      { page: { url: 'https://example.com', command: 'x' } },
      ['incident.page: needs one of url and command'],
    ],
    ['a page by none', { page: {} }, ['incident.page: needs one of url and command']],
    [
      'a token without an address',
      { page: { command: 'x', tokenVariable: 'PAGE' } },
      ['incident.page.tokenVariable: is only for a page with a url'],
    ],
    [
      'a complement at no address',
      { complements: [{ name: 'kill switch', url: 'the dashboard' }] },
      ['incident.complements[0].url: must be an http or https address'],
    ],
  ])('%s', (_what, incident, expected) => {
    expect(problems({ incident, apps: { chat: { android } } })).toEqual(expected);
  });

  test('a page with its token, and a complement in words alone', () => {
    const incident = {
      page: { url: 'https://example.com/page', tokenVariable: 'PAGE' },
      complements: [{ name: 'kill switch', how: 'turn chat.send off' }],
    };
    expect(parseConfig({ incident, apps: { chat: { android } } }, { file }).incident).toEqual({
      page: { kind: 'webhook', url: 'https://example.com/page', tokenVariable: 'PAGE' },
      complements: [{ name: 'kill switch', how: 'turn chat.send off', url: undefined }],
    });
  });
});
