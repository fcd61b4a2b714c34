import type { Actor } from './ports.ts';
import type { Move, Phase, World } from './world.ts';

/** Notes what a request, a person or Apple's clock has changed, and whether they may. */
export function noteMove(world: World, from: Phase, by: Actor | 'person' | 'apple'): void {
  const to = world.phase();
  if (from.state === to.state && from.day === to.day) return;
  const name = typeof by === 'string' ? by : by.name;
  const move: Move = { by: name, from, to };
  world.moves.push(move);
  world.trace.push(`MOVE ${name}: ${inWords(from)} → ${inWords(to)}`);
  world.problems.push(
    ...wrong(move, by).map((what) => `${name}: ${inWords(from)} → ${inWords(to)}: ${what}`),
  );
  if (by !== 'apple' && (by === 'person' || by.order !== 'step'))
    world.words.push({ halt: to.state === 'PAUSED' && !world.pausedOnRecord, by: name });
}

export function inWords({ state, day }: Phase): string {
  return `${state} day ${day}`;
}

function wrong({ from, to }: Move, by: Actor | 'person' | 'apple'): readonly string[] {
  if (typeof by === 'string') return [];
  const { order } = by;
  return [
    ...(to.day === from.day ? [] : ['Slipway has no say in the day']),
    ...(to.state === 'COMPLETE' && order !== 'complete' ? ['completed, and nobody ordered it'] : []),
    ...(to.state === 'PAUSED' && order !== 'halt' && order !== 'step'
      ? ['a pause that nobody asked for']
      : []),
    ...(to.state === 'ACTIVE' && !['step', 'resume', 'advance'].includes(order)
      ? ['went on, and nobody ordered it']
      : []),
  ];
}
