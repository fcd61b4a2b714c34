// The pictures of the page, drawn by Vega-Lite.
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { type PeerRow, peerRatios } from './peers.ts';
import type { Curve } from './trade-offs.ts';

const size = { width: 520, height: 300, background: 'white', padding: 10 } as const;

export function curveChart({ points, axes }: Curve): Promise<string> {
  const rows = points.map(({ series, label, x, y }) => ({ series, label, x, y }));
  const position = {
    x: { field: 'x', type: 'quantitative', title: axes.x, scale: { zero: false, padding: 30 } },
    y: { field: 'y', type: 'quantitative', title: axes.y, scale: { zero: true } },
    color: { field: 'series', type: 'nominal', title: null },
  } as const;
  return drawn({
    ...size,
    data: { values: rows },
    layer: [
      { mark: { type: 'line', opacity: 0.4 }, encoding: { ...position, order: { field: 'x' } } },
      { mark: { type: 'point', filled: true, size: 60 }, encoding: position },
      {
        mark: { type: 'text', align: 'left', dx: 7, dy: -7, fontSize: 10 },
        encoding: { ...position, text: { field: 'label' } },
      },
    ],
  });
}

/** Exposure against wrong halts: the best rule is at the bottom left. */
export function peersChart(peers: readonly PeerRow[]): Promise<string> {
  const double = peerRatios.indexOf(2);
  const rows = peers.map(({ label, of, method }) => ({
    label,
    x: (of[0]?.halted.share ?? 0) * 100,
    y: (of[double]?.exposed ?? 0) * 100,
    kind: method === 'guard' ? 'this guard' : 'others',
  }));
  const position = {
    x: {
      field: 'x',
      type: 'quantitative',
      title: 'healthy releases halted, %',
      scale: { domainMin: -2, domainMax: 110 },
    },
    y: {
      field: 'y',
      type: 'quantitative',
      title: '2×: users exposed, %',
      scale: { domainMin: 0, domainMax: 105 },
    },
    color: { field: 'kind', type: 'nominal', title: null, legend: null },
  } as const;
  return drawn({
    ...size,
    data: { values: rows },
    layer: [
      { mark: { type: 'point', filled: true, size: 80 }, encoding: position },
      {
        mark: {
          type: 'text',
          align: { expr: "datum.x > 50 ? 'right' : 'left'" },
          dx: { expr: 'datum.x > 50 ? -8 : 8' },
          dy: -8,
          fontSize: 10,
        },
        encoding: { ...position, text: { field: 'label' } },
      },
    ],
  });
}

export interface Exposure {
  readonly dau: number;
  readonly ratio: number;
  readonly exposed: number;
}

export function exposureChart(exposures: readonly Exposure[]): Promise<string> {
  return drawn({
    ...size,
    data: {
      values: exposures.map((one) => ({ ...one, ratio: `${one.ratio}×`, exposed: one.exposed * 100 })),
    },
    mark: { type: 'line', point: true },
    encoding: {
      x: { field: 'dau', type: 'quantitative', title: 'daily active users', scale: { type: 'log' } },
      y: { field: 'exposed', type: 'quantitative', title: 'users exposed, %', scale: { type: 'log' } },
      color: { field: 'ratio', type: 'nominal', title: 'crashes', sort: ['10×', '4×', '2×'] },
    },
  });
}

async function drawn(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  return `${await view.toSVG()}\n`;
}
