import type { Finding } from '../../../findings/finding.ts';
import { cleartextOf, userTrustedFor } from '../security/cleartext.ts';
import { type ApkFacts, manifestPlace, shortList, targetSdkOf } from './apk-facts.ts';

const warnDays = 60;
const dayMs = 24 * 60 * 60 * 1000;

/** Connections that can be read or changed on their way. */
export function networkFindings(facts: ApkFacts, now: Date): readonly Finding[] {
  if (facts.manifest.split !== undefined) return [];
  return [...cleartext(facts), ...userCertificates(facts), ...pins(facts, now)];
}

const cleartextRemedy =
  'Use https, and allow cleartext for single hosts in a network-security config where it cannot be helped.';

function cleartext(facts: ApkFacts): readonly Finding[] {
  const { base, allowedFor, decidedBy } = cleartextOf({
    config: facts.networkSecurity,
    attribute: facts.manifest.application.usesCleartextTraffic,
    targetSdk: targetSdkOf(facts),
  });
  if (base) {
    return [
      {
        rule: 'network/cleartext-allowed',
        severity: 'warning',
        place: manifestPlace,
        message: `Connections without TLS are allowed to every host (by the ${decidedBy}); anyone on the way can read and change them`,
        remedy: cleartextRemedy,
      },
    ];
  }
  if (allowedFor.length === 0) return [];
  return [
    {
      rule: 'network/cleartext-for-hosts',
      severity: 'note',
      place: 'network-security config',
      message: `Connections without TLS are allowed to ${shortList(allowedFor)}`,
      remedy: cleartextRemedy,
    },
  ];
}

function userCertificates(facts: ApkFacts): readonly Finding[] {
  const hosts = userTrustedFor(facts.networkSecurity, targetSdkOf(facts));
  if (hosts.length === 0) return [];
  const where = hosts[0] === '*' ? 'every host' : shortList(hosts);
  return [
    {
      rule: 'network/user-certificates-trusted',
      severity: 'warning',
      place: 'network-security config',
      message: `Certificates that the user installed are trusted for ${where}: whoever has put one on the device reads the traffic`,
      remedy: 'Trust them in debug-overrides only, and raise targetSdk to 24 or more.',
    },
  ];
}

function pins({ networkSecurity }: ApkFacts, now: Date): readonly Finding[] {
  return (networkSecurity?.domains ?? []).flatMap(({ pinSet, domains }) => {
    if (pinSet === undefined) return [];
    const hosts = shortList(domains.map(({ name }) => name));
    return [...pinsExpiring(pinSet.expiration, hosts, now), ...pinsWithoutBackup(pinSet.pins.length, hosts)];
  });
}

function pinsExpiring(expiration: string | undefined, hosts: string, now: Date): readonly Finding[] {
  if (expiration === undefined) return [];
  const leftMs = Date.parse(`${expiration}T00:00:00Z`) - now.getTime();
  if (leftMs > warnDays * dayMs) return [];
  const isOver = leftMs <= 0;
  const message = isOver
    ? `The pins for ${hosts} expired on ${expiration} and are not looked at any more`
    : `The pins for ${hosts} expire on ${expiration}; from then on they are not looked at`;
  const place = 'network-security config';
  const remedy = 'Renew the pins, and set an expiration after the next release.';
  if (Number.isNaN(leftMs)) {
    const text = `The expiration ${JSON.stringify(expiration)} of the pins for ${hosts} is not a day`;
    return [{ rule: 'network/pins-expired', severity: 'error', place, message: text, remedy }];
  }
  return [
    {
      rule: isOver ? 'network/pins-expired' : 'network/pins-expire',
      severity: 'warning',
      place,
      message,
      remedy,
    },
  ];
}

function pinsWithoutBackup(count: number, hosts: string): readonly Finding[] {
  if (count > 1) return [];
  return [
    {
      rule: 'network/pin-without-backup',
      severity: 'warning',
      place: 'network-security config',
      message: `${hosts} has ${count === 0 ? 'no pin' : 'one pin'}: when its key has to be replaced, the released app cannot connect`,
      remedy: 'Add a pin for a second key that is kept elsewhere.',
    },
  ];
}
