import type { ResourceConfig } from './resource-config.ts';

// Parents that are not what cutting off the region gives: CLDR's parentLocales, as in
// locale_data_tables.cpp. English regions outside of these, such as CA's, inherit from en-001.
const closeToUsEnglish = new Set(['US', 'AS', 'BI', 'GU', 'MH', 'MP', 'PH', 'PR', 'UM', 'VI', '']);
const europeanEnglish = new Set(['AT', 'BE', 'CH', 'DE', 'DK', 'FI', 'NL', 'SE', 'SI']);
const latinAmerica = new Set('AR BO BR BZ CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE'.split(' '));
const africanPortuguese = new Set('AO CH CV FR GQ GW LU MO MZ ST TL'.split(' '));

/** Whether a device of that locale may use the resource: the part of ResTable_config::match for locales. */
export function localeMatches(config: ResourceConfig, device: ResourceConfig): boolean {
  if (config.language === '' && config.region === '') return true;
  if (!sameLanguage(config.language, device.language)) return false;
  const wanted = scriptOf(device);
  const own = scriptOf(config);
  // Private locales have no known script; then the region has to be the same, as before Android 7.
  if (wanted === '' || own === '') return config.region === '' || config.region === device.region;
  return own === wanted;
}

/** Positive where `left` is the better of two that match: isLocaleBetterThan. */
export function compareLocales(left: ResourceConfig, right: ResourceConfig, device: ResourceConfig): number {
  if (device.language === '' && device.region === '') return 0;
  if ((left.language === '') !== (right.language === '')) {
    const named = left.language === '' ? right : left;
    return (left === named) === namedIsBetter(named, device) ? 1 : -1;
  }
  if (left.language === '') return 0;
  return (
    exactly(left.language, right.language, device.language) ||
    compareRegions(left.region, right.region, device) ||
    exactly(left.variant, right.variant, device.variant) ||
    exactly(left.numberingSystem, right.numberingSystem, device.numberingSystem)
  );
}

function exactly(left: string, right: string, wanted: string): number {
  if (wanted === '') return 0;
  return Number(left === wanted) - Number(right === wanted);
}

/** What has no language is where US English traditionally is, and better for it than British English. */
function namedIsBetter(named: ResourceConfig, device: ResourceConfig): boolean {
  if (device.language !== 'en') return true;
  if (device.region === 'US') return named.region === '' || named.region === 'US';
  return !closeToUsEnglish.has(device.region) || closeToUsEnglish.has(named.region);
}

/** localeDataCompareRegions: an ancestor of what is wanted first, then the nearer relative. */
function compareRegions(left: string, right: string, device: ResourceConfig): number {
  if (left === right) return 0;
  const wanted = ancestors(device.language, device.region, scriptOf(device));
  const [leftAt, rightAt] = [wanted.indexOf(left), wanted.indexOf(right)];
  if (leftAt !== -1 || rightAt !== -1) {
    if (leftAt === -1) return -1;
    return rightAt === -1 || leftAt < rightAt ? 1 : -1;
  }
  const script = scriptOf(device);
  const distance = (region: string): number => {
    const own = ancestors(device.language, region, script);
    const shared = own.findIndex((one) => wanted.includes(one));
    return shared + wanted.indexOf(own[shared] ?? '');
  };
  const byDistance = distance(right) - distance(left);
  if (byDistance !== 0) return byDistance;
  const usual = usualRegion(device.language, script);
  if (left === usual || right === usual) return left === usual ? 1 : -1;
  return left < right ? 1 : -1;
}

/** A region, its parents, and last the language without one. */
function ancestors(language: string, region: string, script: string): readonly string[] {
  if (region === '') return [''];
  if (language === 'en' && region !== '001') return [region, ...englishParents(region), ''];
  if (language === 'es' && latinAmerica.has(region)) return [region, '419', ''];
  if (language === 'pt' && africanPortuguese.has(region)) return [region, 'PT', ''];
  if (language === 'zh' && script === 'Hant' && region === 'MO') return [region, 'HK', ''];
  return [region, ''];
}

function englishParents(region: string): readonly string[] {
  if (closeToUsEnglish.has(region)) return [];
  if (europeanEnglish.has(region)) return ['150', '001'];
  return ['001'];
}

/** Tagalog and Filipino are the same to the platform. */
function sameLanguage(left: string, right: string): boolean {
  const canonical = (language: string): string => (language === 'tl' ? 'fil' : language);
  return canonical(left) === canonical(right);
}

function scriptOf({ language, region, script }: ResourceConfig): string {
  return script === '' ? (maximize(language, region)?.script ?? '') : script;
}

function usualRegion(language: string, script: string): string {
  return maximize(script === '' ? language : `${language}-${script}`, '')?.region ?? '';
}

/** The likely script and region, from the same CLDR data that the platform's tables are made of. */
function maximize(language: string, region: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(region === '' ? language : `${language}-${region}`).maximize();
  } catch {
    // Not a locale at all: bytes of a hostile table.
    return undefined;
  }
}
