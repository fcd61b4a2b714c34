import { describe, expect, test } from 'vitest';
import { classifyGradleLog } from './classify-log.ts';

function classify(log: string) {
  return classifyGradleLog(log.trim().split('\n'));
}

/** What old and new Gradles print around a failing task. */
function failing({ task, printed, reason }: { task: string; printed: string; reason: string }): string {
  return `:app:processReleaseResources UP-TO-DATE
${task}${printed}
 FAILED

FAILURE: Build failed with an exception.

* Where:
Build file '/app/android/app/build.gradle' line: 141

* What went wrong:
Execution failed for task '${task}'.
> ${reason}

* Try:
Run with --stacktrace option to get the stack trace.

BUILD FAILED in 1s`;
}

const signing = (printed: string) =>
  failing({
    task: ':app:packageRelease',
    printed,
    reason: "Process 'command 'apksigner'' finished with non-zero exit value 2",
  });

describe('a keystore that the signing tool refuses', () => {
  test('wrong keystore password, apksigner', () => {
    const log = signing(`Failed to load signer "signer #1"
java.io.IOException: keystore password was incorrect
	at java.base/sun.security.pkcs12.PKCS12KeyStore.engineLoad(PKCS12KeyStore.java:2159)
Caused by: java.security.UnrecoverableKeyException: failed to decrypt safe contents entry: javax.crypto.BadPaddingException
	... 9 more`);
    expect(classify(log)).toMatchObject({ code: 'KEYSTORE_PASSWORD_WRONG', task: ':app:packageRelease' });
    expect(classify(log).cause).toContain('keystore password was incorrect');
  });

  test('wrong key password, apksigner', () => {
    const log = signing(`Failed to load signer "signer #1"
java.io.IOException: Failed to obtain key with alias "upload" from /app/upload.p12. Wrong password?
	at com.android.apksigner.SignerParams.loadPrivateKeyAndCertsFromKeyStore(SignerParams.java:329)`);
    expect(classify(log).code).toBe('KEYSTORE_PASSWORD_WRONG');
  });

  test('wrong password, Android Gradle Plugin', () => {
    const log = failing({
      task: ':app:packageRelease',
      printed: '',
      reason: `A failure occurred while executing com.android.build.gradle.tasks.PackageAndroidArtifact$IncrementalSplitterRunnable
   > com.android.ide.common.signing.KeytoolException: Failed to read key upload from store "/app/upload.jks": Keystore was tampered with, or password was incorrect`,
    });
    expect(classify(log)).toEqual({
      code: 'KEYSTORE_PASSWORD_WRONG',
      task: ':app:packageRelease',
      cause:
        'com.android.ide.common.signing.KeytoolException: Failed to read key upload from store "/app/upload.jks": Keystore was tampered with, or password was incorrect',
    });
  });

  test('a file cut short', () => {
    const log = signing(`Failed to load signer "signer #1"
java.io.EOFException
	at java.base/sun.security.util.DerValue.<init>(DerValue.java:467)
	at java.base/sun.security.pkcs12.PKCS12KeyStore.engineLoad(PKCS12KeyStore.java:2012)`);
    expect(classify(log)).toMatchObject({ code: 'KEYSTORE_CORRUPT' });
  });

  test('an alias that is not there, apksigner and jarsigner and plugin', () => {
    const apksigner = signing(
      'Failed to load signer "signer #1": /app/up.p12 entry "nobody" does not contain a key',
    );
    const jarsigner = signing(
      'jarsigner: Certificate chain not found for: nobody.  nobody must reference a valid KeyStore key entry',
    );
    const plugin = failing({
      task: ':app:signReleaseBundle',
      printed: '',
      reason: "No key with alias 'nobody' found in keystore /app/upload.jks",
    });
    for (const log of [apksigner, jarsigner, plugin]) expect(classify(log).code).toBe('KEY_ALIAS_MISSING');
  });

  test('no password in the environment', () => {
    const log = signing(
      'java.io.IOException: Failed to read Keystore password for signer #1: environment variable null not specified',
    );
    expect(classify(log).code).toBe('KEYSTORE_PASSWORD_MISSING');
  });

  test('no keystore file', () => {
    const log = failing({
      task: ':app:validateSigningRelease',
      printed: '',
      reason: "Keystore file '/app/upload.jks' not found for signing config 'release'.",
    });
    expect(classify(log).code).toBe('FILE_NOT_FOUND');
  });
});

describe('something on the machine is missing', () => {
  test('a program', () => {
    const log = failing({
      task: ':app:compileReleaseResources',
      printed: '',
      reason: "A problem occurred starting process 'command 'aapt2''",
    });
    expect(classify(log)).toEqual({
      code: 'TOOL_MISSING',
      task: ':app:compileReleaseResources',
      cause: "A problem occurred starting process 'command 'aapt2''",
    });
  });

  test('Java itself, before Gradle has started', () => {
    const log = `
ERROR: JAVA_HOME is not set and no 'java' command could be found in your PATH.

Please set the JAVA_HOME variable in your environment to match the
location of your Java installation.`;
    expect(classify(log)).toMatchObject({ code: 'TOOL_MISSING', task: undefined });
  });

  test('the Android SDK', () => {
    const log = `FAILURE: Build failed with an exception.

* What went wrong:
Could not determine the dependencies of task ':app:compileReleaseJavaWithJavac'.
> SDK location not found. Define a valid SDK location with an ANDROID_HOME environment variable.

* Try:`;
    expect(classify(log)).toMatchObject({ code: 'TOOL_MISSING', task: undefined });
  });

  test('room on the disk', () => {
    const log = failing({
      task: ':app:packageRelease',
      printed: '',
      reason: 'java.io.IOException: No space left on device',
    });
    expect(classify(log).code).toBe('DISK_FULL');
  });
});

describe('dependencies cannot be fetched', () => {
  const unresolved = (why: string) => `:app:compileReleaseResources UP-TO-DATE
:app:compileReleaseJavaWithJavac FAILED

FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':app:compileReleaseJavaWithJavac'.
> Could not resolve all files for configuration ':app:androidStubs'.
   > Could not resolve com.google.android:android:4.1.1.4.
     Required by:
         project :app
      > Could not resolve com.google.android:android:4.1.1.4.
${why}

* Try:`;

  test.each([
    `         > Could not GET 'https://repository.example/android-4.1.1.4.pom'.
            > Connect to 127.0.0.1:9 [/127.0.0.1] failed: Connection refused`,
    '            > repository.example: Temporary failure in name resolution',
    '         > Could not HEAD: Received status code 503 from server: Service Unavailable',
    '         > Read timed out',
    '      > No cached version of com.google.android:android:4.1.1.4 available for offline mode.',
  ])('%s', (why) => {
    expect(classify(unresolved(why))).toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
      task: ':app:compileReleaseJavaWithJavac',
    });
  });

  test('a module that does not exist is a failed build, not a failed network', () => {
    const log = unresolved('      > Could not find com.google.android:android:4.1.1.4.');
    expect(classify(log).code).toBe('BUILD_FAILED');
  });

  test('the wrapper cannot fetch Gradle', () => {
    const log = `Downloading a Gradle distribution
Exception in thread "main" java.net.UnknownHostException: distributions.example
	at java.base/sun.nio.ch.NioSocketImpl.connect(NioSocketImpl.java:567)
	at org.gradle.wrapper.Download.downloadInternal(Download.java:129)`;
    expect(classify(log).code).toBe('NETWORK_UNAVAILABLE');
  });
});

describe('any other failure names task and first cause', () => {
  test('the compiler, in a new Gradle', () => {
    const log = `> Task :app:processReleaseResources
> Task :app:compileReleaseJavaWithJavac FAILED
/app/Curtain.java:9: error: cannot find symbol
    private static final long FADE_MS = x150;
1 error

FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':app:compileReleaseJavaWithJavac'.
> Compilation failed; see the compiler error output for details.

* Try:`;
    expect(classify(log)).toEqual({
      code: 'BUILD_FAILED',
      task: ':app:compileReleaseJavaWithJavac',
      cause: 'Compilation failed; see the compiler error output for details.',
    });
  });

  test('a tool that only left an exit code: its own words count', () => {
    const log = failing({
      task: ':app:processReleaseResources',
      printed: `
AndroidManifest.xml:23: error: resource drawable/nowhere not found.
error: failed processing manifest.`,
      reason: "Process 'command 'aapt2'' finished with non-zero exit value 1",
    });
    expect(classify(log)).toEqual({
      code: 'BUILD_FAILED',
      task: ':app:processReleaseResources',
      cause:
        'AndroidManifest.xml:23: error: resource drawable/nowhere not found.\nerror: failed processing manifest.',
    });
  });

  test('a task that does not exist', () => {
    const log = `FAILURE: Build failed with an exception.

* What went wrong:
Task 'assembleRelese' not found in root project 'chat'. Some candidates are: 'assembleRelease'.

* Try:`;
    expect(classify(log)).toEqual({
      code: 'BUILD_FAILED',
      task: undefined,
      cause:
        "Task 'assembleRelese' not found in root project 'chat'. Some candidates are: 'assembleRelease'.",
    });
  });

  test("a test of the app that prints somebody else's words does not mislead", () => {
    const log = `> Task :app:testReleaseUnitTest FAILED
ChatTest > reconnects FAILED
    java.net.ConnectException: Connection refused
        at ChatTest.reconnects(ChatTest.java:7)

FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':app:testReleaseUnitTest'.
> There were failing tests.

* Try:`;
    expect(classify(log)).toEqual({
      code: 'BUILD_FAILED',
      task: ':app:testReleaseUnitTest',
      cause: 'There were failing tests.',
    });
  });

  test('a log without any explanation ends with its last lines', () => {
    expect(classify('Starting\nKilled')).toEqual({
      code: 'BUILD_FAILED',
      task: undefined,
      cause: 'Starting\nKilled',
    });
    expect(classifyGradleLog([])).toEqual({ code: 'BUILD_FAILED', task: undefined, cause: '' });
  });
});
