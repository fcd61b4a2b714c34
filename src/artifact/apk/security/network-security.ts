import type { XmlElement } from '../../xml-tree.ts';
import { bareText, elementsNamed } from '../attributes.ts';

/** Certificates that connections trust: https://developer.android.com/privacy-and-security/security-config */
export interface TrustAnchor {
  /** `system`, `user`, or the resource id of certificates that the app brings along. */
  readonly source: 'system' | 'user' | { readonly resourceId: number };
  /** Chains that end in these certificates are not held against the pins. */
  readonly overridesPins: boolean;
}

export interface PinSet {
  /** Base64 of the SHA-256 of public keys. */
  readonly pins: readonly { readonly digest: string; readonly value: string }[];
  /** Day (`2026-01-31`) from which on the pins are not looked at any more. */
  readonly expiration: string | undefined;
}

/** What holds for all hosts, or for those that `domains` names; undefined values are inherited. */
export interface NetworkRules {
  readonly cleartext: boolean | undefined;
  readonly anchors: readonly TrustAnchor[] | undefined;
}

export interface DomainRules extends NetworkRules {
  readonly domains: readonly { readonly name: string; readonly subdomains: boolean }[];
  readonly pinSet: PinSet | undefined;
}

export interface NetworkSecurityConfig {
  readonly base: NetworkRules;
  /** Nested domain-configs follow theirs, with what they inherit written in. */
  readonly domains: readonly DomainRules[];
  /** Anchors added for builds that are debuggable. */
  readonly debugAnchors: readonly TrustAnchor[];
}

/** Reads res/xml/network_security_config.xml from its tree; unknown elements are passed over. */
export function readNetworkSecurity(root: XmlElement): NetworkSecurityConfig {
  const base = elementsNamed(root, 'base-config')[0];
  const debug = elementsNamed(root, 'debug-overrides')[0];
  return {
    base: base === undefined ? { cleartext: undefined, anchors: undefined } : readRules(base),
    domains: elementsNamed(root, 'domain-config').flatMap((element) => readDomains(element, nothing)),
    debugAnchors: debug === undefined ? [] : (readRules(debug).anchors ?? []),
  };
}

const nothing: DomainRules = { cleartext: undefined, anchors: undefined, domains: [], pinSet: undefined };

function readDomains(element: XmlElement, outer: DomainRules): readonly DomainRules[] {
  const own = readRules(element);
  const pins = elementsNamed(element, 'pin-set')[0];
  const rules: DomainRules = {
    cleartext: own.cleartext ?? outer.cleartext,
    anchors: own.anchors ?? outer.anchors,
    pinSet: pins === undefined ? outer.pinSet : readPins(pins),
    domains: elementsNamed(element, 'domain').map((domain) => ({
      name: (domain.text ?? '').trim().toLowerCase(),
      subdomains: bareText(domain, 'includeSubdomains') === 'true',
    })),
  };
  return [rules, ...elementsNamed(element, 'domain-config').flatMap((inner) => readDomains(inner, rules))];
}

function readRules(element: XmlElement): NetworkRules {
  const cleartext = bareText(element, 'cleartextTrafficPermitted');
  const anchors = elementsNamed(element, 'trust-anchors')[0];
  return {
    cleartext: cleartext === undefined ? undefined : cleartext === 'true',
    anchors: anchors === undefined ? undefined : elementsNamed(anchors, 'certificates').flatMap(readAnchor),
  };
}

function readAnchor(element: XmlElement): readonly TrustAnchor[] {
  const source = element.attributes.find(({ name }) => name === 'src')?.value;
  const overridesPins = bareText(element, 'overridePins') === 'true';
  if (source?.kind === 'reference') return [{ source: { resourceId: source.id }, overridesPins }];
  if (source?.kind !== 'text' || (source.text !== 'system' && source.text !== 'user')) return [];
  return [{ source: source.text, overridesPins }];
}

function readPins(element: XmlElement): PinSet {
  return {
    expiration: bareText(element, 'expiration'),
    pins: elementsNamed(element, 'pin').map((pin) => ({
      digest: bareText(pin, 'digest') ?? '',
      value: (pin.text ?? '').trim(),
    })),
  };
}
