/** A program or file that a job needs, where it may lie and what installs it. */
export interface Tool {
  readonly name: string;
  readonly purpose: string;
  /** Looked for in this order; the first hit counts. */
  readonly places: readonly Place[];
  /** Debian and Ubuntu package. */
  readonly debian: string;
  /** Homebrew formula or cask, or a package of Google's sdkmanager. */
  readonly mac: MacPackage;
  /** Lowest major version of the JDK that the program belongs to. */
  readonly minimumJava?: number;
}

export type Place =
  /** `$JAVA_HOME/bin/NAME`. */
  | { readonly kind: 'java-home'; readonly program: string }
  /** In the newest folder of `$ANDROID_HOME/FOLDER` that has the file, such as `build-tools/34.0.0/aapt2`. */
  | { readonly kind: 'android-home'; readonly folder: string; readonly file: string }
  | { readonly kind: 'path'; readonly program: string }
  | { readonly kind: 'file'; readonly path: string };

export interface MacPackage {
  readonly kind: 'formula' | 'cask' | 'sdkmanager';
  readonly name: string;
}

const buildTools: MacPackage = { kind: 'sdkmanager', name: 'build-tools;34.0.0' };
const jdk: MacPackage = { kind: 'formula', name: 'openjdk@17' };

const path = (program: string): Place => ({ kind: 'path', program });

function fromJdk(program: string, purpose: string): Tool {
  const places: readonly Place[] = [{ kind: 'java-home', program }, path(program)];
  return { name: program, purpose, places, debian: 'openjdk-17-jdk-headless', mac: jdk, minimumJava: 17 };
}

function fromBuildTools(program: string, purpose: string, debian: string): Tool {
  const inSdk: Place = { kind: 'android-home', folder: 'build-tools', file: program };
  return { name: program, purpose, places: [inSdk, path(program)], debian, mac: buildTools };
}

const android: readonly Tool[] = [
  fromJdk('java', 'runs Gradle'),
  fromJdk('javac', 'compiles'),
  fromJdk('keytool', 'checks the upload keystore'),
  fromJdk('jarsigner', 'verifies bundles'),
  {
    name: 'gradle',
    purpose: 'builds projects that have no gradlew',
    places: [path('gradle')],
    debian: 'gradle',
    mac: { kind: 'formula', name: 'gradle' },
  },
  fromBuildTools('aapt2', 'compiles resources', 'aapt'),
  fromBuildTools('zipalign', 'aligns APKs', 'zipalign'),
  fromBuildTools('apksigner', 'signs and verifies APKs', 'apksigner'),
  {
    name: 'android framework',
    purpose: 'what resources are linked against',
    places: [
      { kind: 'android-home', folder: 'platforms', file: 'android.jar' },
      { kind: 'file', path: '/usr/share/android-framework-res/framework-res.apk' },
    ],
    debian: 'android-framework-res',
    mac: { kind: 'sdkmanager', name: 'platforms;android-34' },
  },
];

const devices: readonly Tool[] = [
  {
    name: 'chromium',
    purpose: 'shows the app in the size and density of each device',
    places: [
      ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(path),
      { kind: 'file', path: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' },
      { kind: 'file', path: '/Applications/Chromium.app/Contents/MacOS/Chromium' },
    ],
    debian: 'chromium',
    mac: { kind: 'cask', name: 'chromium' },
  },
];

function fromLlvm(program: string, purpose: string, debian = 'llvm'): Tool {
  const keg = `/opt/homebrew/opt/llvm/bin/${program}`;
  const places: readonly Place[] = [path(program), { kind: 'file', path: keg }];
  return { name: program, purpose, places, debian, mac: { kind: 'formula', name: 'llvm' } };
}

function ofTheSameName(program: string, purpose: string): Tool {
  const mac = { kind: 'formula', name: program } as const;
  return { name: program, purpose, places: [path(program)], debian: program, mac };
}

const xcodeToolchain = '/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain';

/** What an IPA is made with on a machine without Xcode: this repository's sample app, and whoever does as it does. */
const ios: readonly Tool[] = [
  fromLlvm('clang', 'compiles for iOS', 'clang'),
  {
    name: 'lld',
    purpose: 'links for iOS, as ld64.lld',
    places: [
      path('lld'),
      { kind: 'file', path: '/opt/homebrew/opt/lld/bin/lld' },
      // Whoever builds with Xcode has its own linker.
      { kind: 'file', path: `${xcodeToolchain}/usr/bin/ld` },
    ],
    debian: 'lld',
    mac: { kind: 'formula', name: 'lld' },
  },
  ofTheSameName('openssl', 'makes signing identities and provisioning profiles'),
];

/** Programs that the tests of this repository hold the inspection of apps against; users need none. */
const inspectionPeers: readonly Tool[] = [
  ...ios,
  ofTheSameName('unzip', 'lists zip files'),
  ofTheSameName('zip', 'writes zip files'),
  ofTheSameName('python3', 'writes zip files that others do not'),
  ofTheSameName('dexdump', 'reads compiled code'),
  fromLlvm('llvm-objdump', 'reads load commands'),
  fromLlvm('llvm-nm', 'reads symbols'),
  {
    name: 'plistutil',
    purpose: 'converts property lists',
    places: [path('plistutil')],
    debian: 'libplist-utils',
    mac: { kind: 'formula', name: 'libplist' },
  },
];

const signedApprovals: readonly Tool[] = [
  {
    name: 'ssh-keygen',
    purpose: 'signs and verifies approvals',
    places: [path('ssh-keygen')],
    debian: 'openssh-client',
    mac: { kind: 'formula', name: 'openssh' },
  },
];

/** The real thing that the tests of a source of measurements ask. */
const signalPeers: readonly Tool[] = [
  ofTheSameName('prometheus', 'is asked for measurements'),
  {
    ...ofTheSameName('promtool', 'fills it'),
    debian: 'prometheus',
    mac: { kind: 'formula', name: 'prometheus' },
  },
];

/** What the speed of the asset checks is measured against. */
const assetPeers: readonly Tool[] = [
  {
    name: 'identify',
    purpose: 'reads the sizes of images',
    places: [path('identify')],
    debian: 'imagemagick',
    mac: { kind: 'formula', name: 'imagemagick' },
  },
];

/** What each job needs. */
export const requirements = {
  android,
  ios,
  devices,
  'signed-approvals': signedApprovals,
  'inspection-peers': inspectionPeers,
  'signal-peers': signalPeers,
  'asset-peers': assetPeers,
} as const satisfies Readonly<Record<string, readonly Tool[]>>;

export type Job = keyof typeof requirements;

export const jobs = Object.keys(requirements) as readonly Job[];

/** The jobs of a person who releases apps; the others are for working on Slipway itself. */
export const releaseJobs: readonly Job[] = ['android', 'devices'];
