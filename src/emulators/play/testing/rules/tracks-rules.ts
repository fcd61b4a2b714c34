import { precondition, staged } from './circumstances.ts';
import { type PlayRuleRow, tabledPlay } from './rule.ts';

const rows: readonly PlayRuleRow[] = [
  [
    'a release may be staged to one user in a million',
    'open A; put production 2 inProgress 0.000001 in A; read production in A',
    '2 inProgress 0.000001, 1 completed',
    staged,
  ],
  [
    'a fraction is below one',
    'open A; put production 2 inProgress 1 in A',
    '400 User fraction must be lower than one',
    staged,
  ],
  [
    'a fraction is above zero',
    'open A; put production 2 inProgress 0 in A',
    '400 User fraction must be greater than zero',
    staged,
  ],
  ['a staged release has a fraction', 'open A; put production 2 inProgress in A', precondition, staged],
  [
    'a completed release has none',
    'open A; put production 2 completed 0.5 in A',
    '400 COMPLETED release must not have fraction',
    staged,
  ],
  [
    'an update carries one staged release',
    'open A; put production 2 inProgress 0.1, 1 halted 0.1 in A',
    '400 Too many staged releases specified.',
    staged,
  ],
  [
    'an update carries one completed release',
    'open A; put production 2 completed, 1 completed in A',
    '400 Only one completed release is allowed.',
    staged,
  ],
  [
    'completing supersedes the completed release before it',
    'open A; put production 2 completed in A; read production in A',
    '2 completed',
    staged,
  ],
  [
    'a new staged release silently ends the one before it',
    'open A; upload 3 in A; put production 3 inProgress 0.1 in A; read production in A',
    '3 inProgress 0.1, 1 completed',
    staged,
  ],
  [
    'an update replaces the release: what is left out is lost',
    'open A; put production 2 inProgress 0.2 name=Spring notes=9 in A; put production 2 inProgress 0.3 in A; read production in A',
    '2 inProgress 0.3, 1 completed',
    staged,
  ],
  [
    'a field that nobody knows is refused',
    'open A; put production 2 inProgress 0.2 hint=x in A',
    '400 Invalid JSON payload received. Unknown name "hint" at \'track.releases[0]\': Cannot find field.',
    staged,
  ],
  [
    'the update priority is frozen once rolled out',
    'open A; put production 2 inProgress 0.2 priority=5 in A',
    precondition,
    staged,
  ],
  [
    'the update priority of a draft may be changed',
    'open A; upload 2 in A; put production 2 draft priority=1 in A; put production 2 inProgress 0.1 priority=5 in A; read production in A',
    '2 inProgress 0.1 priority=5, 1 completed',
  ],
  [
    'countries are targeted by staged releases in production',
    'open A; put production 2 inProgress 0.1 countries=DE+FR in A; read production in A',
    '2 inProgress 0.1 countries=DE+FR, 1 completed',
    staged,
  ],
  [
    'countries are not targeted by a completed release',
    'open A; put production 2 completed countries=DE in A',
    precondition,
    staged,
  ],
  [
    'countries are not targeted on a testing track',
    'open A; put beta 1 completed in A; upload 2 in A; put beta 2 inProgress 0.1 countries=DE in A',
    precondition,
  ],
  [
    'a halt keeps the countries',
    'open A; put production 2 inProgress 0.1 countries=DE in A; put production 2 halted in A; read production in A',
    '2 halted 0.1 countries=DE, 1 completed',
    staged,
  ],
  [
    'version codes of earlier releases are kept by naming them',
    'open A; put production 2+1 completed in A; read production in A',
    '2+1 completed',
    staged,
  ],
  ['a version code that was never uploaded', 'open A; put production 9 completed in A', precondition],
  [
    'a closed testing track of one’s own is made in an edit',
    'open A; create track qa in A; put qa 1 completed in A; commit A; open B; read qa in B',
    '1 completed',
  ],
  ['a track that exists cannot be made', 'open A; create track beta in A', '400 Track beta already exists.'],
  ['a track that nobody made', 'open A; read qa in A', '404 Track not found: qa.'],
];

export const trackRules = tabledPlay({ about: 'Tracks', source: "discovery document; users' reports" }, rows);
