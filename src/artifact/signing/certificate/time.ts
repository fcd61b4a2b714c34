import type { BerValue } from '../../asn1/ber.ts';

const tags = { utc: 0x17, generalized: 0x18 } as const;
/** Years of two digits from 50 on are those of the last century; RFC 5280, 4.1.2.5.1. */
const century = 50;

/** A time of a certificate as ISO 8601 in UTC; RangeError when it is none. RFC 5280, 4.1.2.5. */
export function timeOf(value: BerValue | undefined): string {
  if (value?.tag !== tags.utc && value?.tag !== tags.generalized) throw new RangeError('a time is missing');
  const text = value.content.toString('latin1');
  const pattern =
    value.tag === tags.utc
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:[.,]\d{1,3})?)?(Z|[+-]\d{4})$/;
  const [, year = '', month, day, hour, minute, second = '0', zone = ''] = pattern.exec(text) ?? [];
  const offset =
    zone === 'Z' ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)));
  const seconds = Number(second.replace(',', '.'));
  if (!inRange({ month, day, hour, minute }) || seconds >= 60) throw new RangeError('a time is no time');
  const time = Date.UTC(
    fullYear(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute) - offset,
  );
  return new Date(time + seconds * 1000).toISOString();
}

function inRange(parts: Record<'month' | 'day' | 'hour' | 'minute', string | undefined>): boolean {
  const [month, day, hour, minute] = [parts.month, parts.day, parts.hour, parts.minute].map(Number);
  const days = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return days && Number(hour) < 24 && Number(minute) < 60;
}

function fullYear(year: string): number {
  if (year.length > 2) return Number(year);
  return Number(year) + (Number(year) < century ? 2000 : 1900);
}
