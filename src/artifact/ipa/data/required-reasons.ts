/**
 * APIs whose use a privacy manifest must give a reason for, and the reasons Apple accepts. To be edited
 * when Apple's list changes: https://developer.apple.com/documentation/bundleresources/describing-use-of-required-reason-api
 */
export interface RequiredReasonApi {
  /** Value of NSPrivacyAccessedAPIType. */
  readonly category: string;
  readonly reasons: readonly string[];
  /** Imported symbols, without their leading underscore, that belong to the category. */
  readonly symbols: readonly string[];
  /** Objective-C methods that belong to it. */
  readonly methods: readonly string[];
}

export const requiredReasonApis: readonly RequiredReasonApi[] = [
  {
    category: 'NSPrivacyAccessedAPICategoryFileTimestamp',
    reasons: ['DDA9.1', 'C617.1', '3B52.1', '0A2A.1'],
    symbols: [
      'stat',
      'fstat',
      'lstat',
      'fstatat',
      'stat$INODE64',
      'getattrlist',
      'getattrlistbulk',
      'fgetattrlist',
      'getattrlistat',
      'NSFileCreationDate',
      'NSFileModificationDate',
      'NSURLContentModificationDateKey',
      'NSURLCreationDateKey',
    ],
    methods: ['creationDate', 'fileModificationDate'],
  },
  {
    category: 'NSPrivacyAccessedAPICategorySystemBootTime',
    reasons: ['35F9.1', '8FFB.1', '3D61.1'],
    symbols: ['mach_absolute_time'],
    methods: ['systemUptime'],
  },
  {
    category: 'NSPrivacyAccessedAPICategoryDiskSpace',
    reasons: ['85F4.1', 'E174.1', '7D9E.1', 'B728.1'],
    symbols: [
      'statfs',
      'statvfs',
      'fstatfs',
      'fstatvfs',
      'NSFileSystemFreeSize',
      'NSFileSystemSize',
      'NSURLVolumeAvailableCapacityKey',
      'NSURLVolumeAvailableCapacityForImportantUsageKey',
      'NSURLVolumeAvailableCapacityForOpportunisticUsageKey',
      'NSURLVolumeTotalCapacityKey',
    ],
    methods: [],
  },
  {
    category: 'NSPrivacyAccessedAPICategoryActiveKeyboards',
    reasons: ['3EC4.1', '54BD.1'],
    symbols: [],
    methods: ['activeInputModes'],
  },
  {
    category: 'NSPrivacyAccessedAPICategoryUserDefaults',
    reasons: ['CA92.1', '1C8F.1', 'C56D.1', 'AC6B.1'],
    symbols: ['OBJC_CLASS_$_NSUserDefaults'],
    methods: [],
  },
];
