import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface RealPrometheus {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * A Prometheus of this machine whose store holds what an exporter would have shown in the past: OpenMetrics text with
 * times, which `promtool` makes into blocks. Nothing else is scraped.
 */
export async function startPrometheus(openMetrics: string): Promise<RealPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-prometheus-'));
  await writeFile(join(folder, 'past.txt'), openMetrics);
  await writeFile(join(folder, 'prometheus.yml'), 'global: {scrape_interval: 1h}\n');
  const data = join(folder, 'data');
  const blocks = ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'past.txt'), data];
  await promisify(execFile)('promtool', blocks);
  const port = await freePort();
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=10y',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url);
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('no free port');
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const ready = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Prometheus has not become ready within 10 s');
}
