import type { PlayRelease } from '../../src/emulators/play/model.ts';
import type { RolloutPlan } from '../../src/rollout/plan.ts';
import { inWords, type Move } from './moves.ts';
import { written } from './plans.ts';

/** What is wrong with a move; empty when it is what its mover may do. */
export function problemsOf(move: Move, plan: RolloutPlan): readonly string[] {
  const wrong = [...lostFields(move), ...(move.mover.order === undefined ? [] : wrongByApi(move, plan))];
  return wrong.map((what) => `${move.mover.name}: ${inWords(move.from)} → ${inWords(move.to)}: ${what}`);
}

function lostFields({ to }: Move): readonly string[] {
  if (to === undefined) return ['the release is gone'];
  const { status: _, userFraction: __, countryTargeting: ___, ...fields } = to;
  const order = (value: object) =>
    JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return order(fields) === order(written) ? [] : [`fields were lost: ${JSON.stringify(to)}`];
}

function wrongByApi(move: Move, plan: RolloutPlan): readonly string[] {
  const { mover, from, to } = move;
  const { order } = mover;
  if (order === undefined || to === undefined) return [];
  return [
    ...(from === undefined && order.kind !== 'step' ? ['only the controller promotes'] : []),
    ...(isHalted(from) && order.kind !== 'resume' ? ['a halt was lifted, and nobody ordered it'] : []),
    ...(reachOf(to) < reachOf(from) ? ['the fraction fell'] : []),
    ...(isHalted(to) ? wrongHalt(move) : wrongRise(move, plan)),
    ...(order.kind !== 'step' && order.kind !== 'halt' && order.moved ? ['one order moved it twice'] : []),
  ];
}

function wrongHalt({ mover: { order }, from, to }: Move): readonly string[] {
  const mayHalt = order?.kind === 'halt' || (order?.kind === 'step' && order.gateSaysHalt);
  return [
    ...(mayHalt ? [] : ['a halt that nobody asked for']),
    ...(from?.status === 'inProgress' && from.userFraction !== to?.userFraction
      ? ['it lost its fraction']
      : []),
    ...(sameCountries(from, to) ? [] : ['it lost its countries']),
  ];
}

function wrongRise({ mover: { order }, from, to }: Move, plan: RolloutPlan): readonly string[] {
  if (order?.kind === 'resume') {
    const same =
      from?.userFraction === to?.userFraction && (to?.status === 'completed' || sameCountries(from, to));
    return isHalted(from) && same ? [] : ['a resume that is more than that'];
  }
  if (order?.kind === 'complete') return to?.status === 'completed' ? [] : ['not completed'];
  if (order?.kind !== 'step' && order?.kind !== 'advance') return ['a rise that nobody asked for'];
  const next = plan.stages.find(({ fraction }) => fraction > reachOf(from));
  if (next?.fraction !== reachOf(to)) return ['not the next stage of the plan'];
  const wanted = countriesOf(next.countries);
  return to?.status === 'completed' || JSON.stringify(to?.countryTargeting) === wanted
    ? []
    : ['other countries'];
}

function countriesOf(countries: RolloutPlan['stages'][number]['countries']): string | undefined {
  if (countries === undefined) return undefined;
  return JSON.stringify(
    countries === 'everywhere'
      ? { countries: [], includeRestOfWorld: true }
      : { countries, includeRestOfWorld: false },
  );
}

function sameCountries(from: PlayRelease | undefined, to: PlayRelease | undefined): boolean {
  return JSON.stringify(from?.countryTargeting) === JSON.stringify(to?.countryTargeting);
}

export function isHalted(release: PlayRelease | undefined): boolean {
  return release?.status === 'halted';
}

/** The share of users that has had it or may get it; a halted one keeps what it had. */
function reachOf(release: PlayRelease | undefined): number {
  if (release === undefined) return 0;
  return release.userFraction ?? 1;
}
