import { describe, expect, test } from 'vitest';
import { type Approval, isNamedPerson, type PeoplePolicy, personOf, refusalOf } from './people.ts';

const anybody: PeoplePolicy = { may: {}, twoPersons: [], allowedSigners: undefined };
const two: PeoplePolicy = { ...anybody, twoPersons: ['resume'] };
const listed: PeoplePolicy = { ...two, may: { resume: ['user:kim', 'user:sam'] } };

const by = (person: string, action: Approval['action'] = 'resume'): Approval => ({
  action,
  person,
  reason: 'agreed',
  signature: undefined,
});

test.each([
  ['github:octocat (run 42)', 'github:octocat'],
  ['user:kim', 'user:kim'],
])('personOf(%j)', (actor, person) => {
  expect(personOf(actor)).toBe(person);
});

test.each([
  ['user:kim', true],
  ['github:octocat', true],
  ['github:github-actions[bot]', false],
  ['user:root', false],
  ['user:runner', false],
  ['user:unknown', false],
  ['user:', false],
  ['', false],
])('isNamedPerson(%j) is %s', (person, expected) => {
  expect(isNamedPerson(person)).toBe(expected);
});

interface Asked {
  readonly person: string;
  readonly people: PeoplePolicy;
  readonly approvals: readonly Approval[];
}

describe('refusalOf resume', () => {
  test.each<[string, Asked, string | undefined]>([
    ['anybody with a name', { person: 'user:kim', people: anybody, approvals: [] }, undefined],
    [
      'nobody in particular',
      { person: 'user:root', people: anybody, approvals: [] },
      '"user:root" is nobody in particular',
    ],
    [
      'one who is not listed',
      { person: 'user:eve', people: listed, approvals: [] },
      'user:eve may not resume; user:kim, user:sam may',
    ],
    [
      'one where it takes two',
      { person: 'user:kim', people: two, approvals: [] },
      'to resume takes two people, and nobody else has approved it',
    ],
    [
      'the same one twice',
      { person: 'user:kim', people: two, approvals: [by('user:kim')] },
      expect.stringMatching(/takes two people/),
    ],
    ['two', { person: 'user:kim', people: two, approvals: [by('user:sam')] }, undefined],
    [
      'two, the second for something else',
      { person: 'user:kim', people: two, approvals: [by('user:sam', 'advance')] },
      expect.any(String),
    ],
    [
      'two, the second not listed',
      { person: 'user:kim', people: listed, approvals: [by('user:eve')] },
      expect.any(String),
    ],
    ['two who are listed', { person: 'user:kim', people: listed, approvals: [by('user:sam')] }, undefined],
  ])('by %s', (_, { person, ...asked }, expected) => {
    expect(refusalOf('resume', person, asked)).toEqual(expected);
  });
});
