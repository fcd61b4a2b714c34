import type { ReviewState, StoreKind } from '../stores/store.ts';

/** What a pending review means for users after a halt, and what a person does about it. */
export type PendingWords = Partial<Readonly<Record<ReviewState, readonly [what: string, next: string]>>>;

const publishing = 'Play Console, Publishing overview: remove the change';
const version = 'App Store Connect, the version: remove it from review';

export const pendingWords: Readonly<Record<StoreKind, PendingWords>> = {
  play: {
    draft: [
      'is a draft, which goes out when somebody starts it',
      'leave it, or discard it in the Play Console',
    ],
    'not-sent': ['goes out when somebody sends it for review', publishing],
    'in-review': ['is in review, and reaches users as soon as it is approved', publishing],
    'approved-not-published': ['is approved, and goes out when somebody publishes it', publishing],
  },
  'app-store': {
    'not-sent': [
      'lies in a submission that goes for review when somebody sends it',
      'App Store Connect: delete the submission',
    ],
    'in-review': ['is in review, and may reach users as soon as it is approved', version],
    'approved-not-published': [
      'is approved, and goes out at its date, or when somebody releases it',
      'App Store Connect, the version: "Cancel this release"',
    ],
  },
};

export const unreadableReview: Readonly<Record<StoreKind, string>> = {
  play: 'look in the Play Console, under Publishing overview',
  'app-store': 'look in App Store Connect, at the app’s versions',
};

/** A version that is whole on a track of testers, and would be public with one more act. */
export const promoteNowhere: Readonly<Record<StoreKind, string>> = {
  play: 'promote it nowhere until this is over; pause the job that does it by itself',
  'app-store':
    'submit it nowhere until this is over; expire it in TestFlight, so that no tester installs it any more',
};
