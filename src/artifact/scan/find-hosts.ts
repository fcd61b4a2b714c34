/** Hosts that are addressed without encryption, and addresses of a developer's machine. */
export interface HostHits {
  /** Host by how often it stands there. */
  readonly cleartext: ReadonlyMap<string, number>;
  readonly local: ReadonlyMap<string, number>;
}

/** A URL up to its path; what follows is of no interest, and may be personal. */
const address = /http:\/\/([A-Za-z0-9.-]{1,253})(?::(\d{1,5}))?(\/[A-Za-z0-9._~/-]{0,60})?/g;
const mostMatches = 100_000;
const mostHosts = 200;

/**
 * Hosts whose http addresses are names of a format or a specification, or links that a person follows in
 * documentation: nobody connects to them. Extend it when another turns up.
 */
const namespaces = new Set([
  ...[
    'schemas.android.com',
    'www.w3.org',
    'w3.org',
    'www.xmlpull.org',
    'xmlpull.org',
    'xml.org',
    'www.xml.org',
  ],
  ...['java.sun.com', 'xml.apache.org', 'apache.org', 'www.apache.org', 'purl.org'],
  ...[
    'ns.adobe.com',
    'www.adobe.com',
    'schemas.microsoft.com',
    'schemas.xmlsoap.org',
    'schemas.openxmlformats.org',
  ],
  ...['docs.oasis-open.org', 'json-schema.org', 'www.opengis.net', 'www.topografix.com', 'www.inkscape.org'],
  ...['sodipodi.sourceforge.net', 'creativecommons.org', 'xmlns.jcp.org', 'relaxng.org', 'www.sitemaps.org'],
  ...[
    'ogp.me',
    'rdfs.org',
    'xmlns.com',
    'www.serviio.org',
    'www.upnp.org',
    'iptc.org',
    'cipa.jp',
    'www.iec.ch',
  ],
  ...['www.apple.com', 'schema.org', 'www.gnu.org', 'opensource.org', 'www.opensource.org', 'unicode.org'],
  ...['www.unicode.org', 'mozilla.org', 'www.mozilla.org', 'fb.me', 'goo.gl', 'www.slf4j.org', 'junit.org'],
  // Features of the SAX parser TagSoup, which Robolectric and Espresso bring along.
  'www.ccil.org',
  ...[
    'jcp.org',
    'www.bouncycastle.org',
    'bouncycastle.org',
    'icu-project.org',
    'site.icu-project.org',
    'source.icu-project.org',
  ],
  ...[
    'docs.spring.io',
    'code.google.com',
    'developer.android.com',
    'kotlinlang.org',
    'www.ietf.org',
    'tools.ietf.org',
  ],
  ...[
    'www.example.com',
    'example.com',
    'example.org',
    'example.net',
    'site.com',
    'host',
    'hostname',
    'foo.com',
  ],
]);

/** localhost, and the addresses by which an emulator reaches the machine it runs on. */
const localHosts =
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|10\.0\.2\.2|10\.0\.3\.2|192\.168\.\d{1,3}\.\d{1,3})$/;

export function findHosts(text: string): HostHits {
  const cleartext = new Map<string, number>();
  const local = new Map<string, number>();
  address.lastIndex = 0;
  for (let count = 0; count < mostMatches; count += 1) {
    const match = address.exec(text);
    if (match === null) break;
    const host = (match[1] ?? '').toLowerCase().replace(/[.-]+$/, '');
    if (localHosts.test(host)) add(local, match[2] === undefined ? host : `${host}:${match[2]}`);
    else if (isAddressed(host)) add(cleartext, host);
  }
  return { cleartext, local };
}

/** Java's own features have names that look like hosts, such as http://javax.xml.transform.dom.DOMSource/feature. */
const featureNames = /^(?:javax?|org|com|net)\.[a-z0-9-]+\.[a-z0-9.-]+$/;

/** A name with a dot that somebody may connect to. */
function isAddressed(host: string): boolean {
  if (namespaces.has(host) || host.endsWith('.example.com') || featureNames.test(host)) return false;
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,24}|\d{1,3})$/.test(host);
}

function add(hosts: Map<string, number>, host: string): void {
  if (hosts.size < mostHosts || hosts.has(host)) hosts.set(host, (hosts.get(host) ?? 0) + 1);
}
