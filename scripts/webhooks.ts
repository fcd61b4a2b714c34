import { once } from 'node:events';
import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openAppStoreConsole } from '../src/compose-console.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { registerWebhook } from '../src/webhooks/register-webhook.ts';
import { webhookSecret } from '../src/webhooks/webhook-secret.ts';
import { releaseEvents, type WebhookStore } from '../src/webhooks/webhook-store.ts';
import { deliveriesText, eventText, webhooksText, webhookText } from '../src/webhooks/webhook-text.ts';

interface WebhookOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly url?: string | undefined;
  readonly name: string;
  readonly event?: readonly string[] | undefined;
  readonly newSecret?: true | undefined;
  readonly host: string;
  readonly port: string;
  readonly dryRun?: true | undefined;
}

const actions = ['list', 'add', 'remove', 'ping', 'deliveries', 'redeliver', 'listen'] as const;

export default defineCommand({
  name: 'webhooks',
  summary: 'have the App Store tell what happens to an app, and listen to it',
  examples: [
    'slipway webhooks add --url https://example.com/apple   reviews, uploads and TestFlight',
    'slipway webhooks ping ID                               does it arrive?',
    'slipway webhooks deliveries ID                         what was sent, and what came back',
    'slipway webhooks listen --port 8090                    print what arrives, if it is signed',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(actions))
      .argument('[id]', 'the webhook; redeliver: the delivery')
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--url <url>', 'add: the address, over https')
      .option('--name <text>', 'add: what App Store Connect calls it', 'Slipway')
      .option('--event <type...>', 'add: what to be told (default: what a release goes through)')
      .option('--new-secret', 'add: send the secret again to an address that has a webhook')
      .option('--host <address>', 'listen: on this address of the machine', '127.0.0.1')
      .option('--port <number>', 'listen: on this port', '8090')
      .option('--dry-run', 'show what would be changed or asked for, and do nothing'),
  async run({ args: [action, id], options, io }) {
    if (action === 'listen') return listen(io, options);
    if (action !== 'list' && action !== 'deliveries') refuseWhenReadOnly(io, options);
    const { config: configFile, app } = options;
    const opened = await openAppStoreConsole({ io, configFile, app });
    try {
      const { webhooks } = opened.console;
      const { applicationId } = opened;
      if (action === 'list') return await list(webhooks, applicationId);
      if (action === 'add') return await add(webhooks, { applicationId, options, io });
      return await onOne(webhooks, { action, id: idFrom(id, action), options });
    } finally {
      await opened.close();
    }
  },
});

async function list(store: WebhookStore, applicationId: string): Promise<Outcome> {
  const webhooks = await store.list(applicationId);
  return { data: { store: store.label, applicationId, webhooks }, text: webhooksText(webhooks, store.label) };
}

interface Adding {
  readonly applicationId: string;
  readonly options: WebhookOptions;
  readonly io: Io;
}

async function add(store: WebhookStore, { applicationId, options, io }: Adding): Promise<Outcome> {
  const { name, newSecret, event, dryRun } = options;
  const wanted = {
    name,
    url: addressFrom(options.url),
    eventTypes: event ?? releaseEvents,
    secret: webhookSecret(io.env),
  };
  const told = { store: store.label, applicationId, url: wanted.url, eventTypes: wanted.eventTypes };
  if (dryRun) {
    return { data: { ...told, kind: 'planned' }, text: `would have ${store.label} tell ${wanted.url}` };
  }
  const { kind, webhook } = await registerWebhook(store, wanted, {
    applicationId,
    newSecret: newSecret === true,
  });
  return { data: { ...told, kind, id: webhook.id }, text: `${kind}: ${webhookText(webhook)}` };
}

interface OnOne {
  readonly action: Exclude<(typeof actions)[number], 'list' | 'add' | 'listen'>;
  readonly id: string;
  readonly options: WebhookOptions;
}

async function onOne(store: WebhookStore, { action, id, options }: OnOne): Promise<Outcome> {
  const told = { store: store.label, action, id };
  if (action === 'deliveries') {
    const deliveries = await store.deliveries(id, 50);
    return { data: { ...told, deliveries }, text: deliveriesText(deliveries) };
  }
  if (options.dryRun) return { data: { ...told, kind: 'planned' }, text: `would ${action} ${id}` };
  await store[action](id);
  const words = {
    remove: 'removed',
    ping: 'asked for a ping to',
    redeliver: 'asked for another delivery of',
  };
  return { data: { ...told, kind: 'done' }, text: `${words[action]} ${id}` };
}

/** Until Ctrl-C: one line for each event, as JSON under --json. */
async function listen(io: Io, { host, port, json }: WebhookOptions): Promise<Outcome> {
  const { receiveWebhooks } = await import('../src/webhooks/receive-webhooks.ts');
  const receiver = await receiveWebhooks({
    host,
    port: portFrom(port),
    secret: webhookSecret(io.env),
    onEvent: (event) => io.writeOut(`${json ? JSON.stringify(event) : eventText(event)}\n`),
    onRefused: (reason) => io.writeErr(`refused: ${reason}\n`),
  });
  io.writeErr(`listening on ${receiver.origin}; Ctrl-C stops it\n`);
  if (!io.signal.aborted) await once(io.signal, 'abort');
  await receiver.close();
  return { data: undefined, text: '' };
}

function idFrom(id: string | undefined, action: string): string {
  if (id !== undefined) return id;
  throw new SlipwayError('USAGE', {
    message: 'Which one is missing.',
    seen: `slipway webhooks ${action}`,
    next: `slipway webhooks ${action} ID; slipway webhooks list shows the ids.`,
  });
}

function addressFrom(text: string | undefined): string {
  const url = URL.canParse(text ?? '') ? new URL(text ?? '') : undefined;
  if (url?.protocol === 'https:' && url.username === '') return text ?? '';
  throw new SlipwayError('USAGE', {
    message: 'A webhook needs an address over https, without a password in it.',
    seen: text === undefined ? 'no --url' : (url?.protocol ?? 'no address'),
    next: 'slipway webhooks add --url https://example.com/apple',
  });
}

function portFrom(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new SlipwayError('USAGE', { message: 'The port is no port.', seen: text, next: '--port 8090' });
}
