import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppSigning, SigningSource } from './app-signing.ts';
import { extractUniversal } from './extract-universal.ts';
import { aapt2Path, runSigningTool, type SigningEnvironment } from './signing-tool.ts';

const alias = 'app-signing';

/**
 * App signing with the real programs: keytool makes a key in `dir` on the first call, bundletool makes APKs of a
 * bundle, apksigner signs an APK anew. The password lies beside the key, for its owner alone: no argument
 * list ever holds it.
 */
export function localAppSigning(dir: string, env: SigningEnvironment): AppSigning {
  const key = { keystore: join(dir, 'app-signing.p12'), password: join(dir, 'app-signing.password') };
  let made: Promise<void> | undefined;
  let hash: Promise<string> | undefined;
  const ready = () => {
    made ??= makeKey(dir, key, env);
    return made;
  };
  return {
    async certificateSha256() {
      await ready();
      hash ??= certificateHash(key, env);
      return hash;
    },
    async makeUniversalApk(source, target) {
      await ready();
      const work = await mkdtemp(join(tmpdir(), 'slipway-app-signing-'));
      try {
        const apk = join(work, 'universal.apk');
        await make(source, { apk, work, key, env });
        await rename(apk, target).catch(() => moveAcross(apk, target));
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    },
  };
}

interface Making {
  readonly apk: string;
  readonly work: string;
  readonly key: { readonly keystore: string; readonly password: string };
  readonly env: SigningEnvironment;
}

async function make({ kind, file }: SigningSource, { apk, work, key, env }: Making): Promise<void> {
  if (kind === 'apk') {
    const by = ['--ks', key.keystore, '--ks-key-alias', alias, '--ks-pass', `file:${key.password}`];
    await runSigningTool('apksigner', ['sign', ...by, '--out', apk, file], env);
    return;
  }
  const set = join(work, 'universal.apks');
  const by = [`--ks=${key.keystore}`, `--ks-key-alias=${alias}`, `--ks-pass=file:${key.password}`];
  const what = [
    'build-apks',
    `--bundle=${file}`,
    `--output=${set}`,
    '--mode=universal',
    `--aapt2=${aapt2Path(env)}`,
  ];
  await runSigningTool('bundletool', [...what, ...by], env);
  await extractUniversal(set, apk);
}

async function makeKey(dir: string, key: Making['key'], env: SigningEnvironment): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (await exists(key.keystore)) return;
  await writeFile(key.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const draft = `${key.keystore}.${process.pid}`;
  const about = ['-alias', alias, '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '9999'];
  const store = ['-storetype', 'PKCS12', '-keystore', draft, '-storepass:file', key.password];
  await runSigningTool('keytool', ['-genkeypair', '-dname', 'CN=local Play', ...about, ...store], env);
  await rename(draft, key.keystore);
}

async function certificateHash(key: Making['key'], env: SigningEnvironment): Promise<string> {
  const args = ['-exportcert', '-alias', alias, '-keystore', key.keystore, '-storepass:file', key.password];
  return createHash('sha256')
    .update(await runSigningTool('keytool', args, env))
    .digest('hex');
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A temporary folder may lie on another disk, where a renaming cannot go. */
async function moveAcross(from: string, to: string): Promise<void> {
  await copyFile(from, `${to}.${process.pid}`);
  await rename(`${to}.${process.pid}`, to);
}
