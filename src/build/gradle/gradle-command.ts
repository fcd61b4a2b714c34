import type { GradleBuild } from '../../config/config.ts';
import type { BuildRequest } from '../builder.ts';

/**
 * The arguments of Gradle. Every value is visible to all users of the machine, so no secret is among them.
 * Without a daemon nothing outlives the build; modules with fixed versions come from Gradle's cache without a
 * look at the network, so that there is no need for --offline.
 */
export function gradleArguments(
  build: GradleBuild,
  { versionCode, versionName }: Pick<BuildRequest, 'versionCode' | 'versionName'>,
): string[] {
  const { keystore } = build;
  const properties = {
    versionCode: String(versionCode),
    versionName,
    ...(keystore && { keystorePath: keystore.path, keyAlias: keystore.alias }),
    ...build.properties,
  };
  return [
    ...build.tasks,
    '--no-daemon',
    '--console=plain',
    ...Object.entries(properties).map(([name, value]) => `-P${name}=${value}`),
  ];
}

/**
 * The environment of Gradle. The passwords keep the names that the config gives them and are there under
 * Slipway's own names as well, so that a build script can be written against those.
 */
export function gradleEnvironment(
  build: GradleBuild,
  env: BuildRequest['env'],
): Record<string, string | undefined> {
  const { keystore } = build;
  return {
    // The launcher is short-lived: starting fast matters more than peak speed.
    GRADLE_OPTS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
    ...env,
    ...build.env,
    ...(keystore && {
      SLIPWAY_KEYSTORE_PASSWORD: env[keystore.passwordVariable],
      SLIPWAY_KEY_PASSWORD: env[keystore.keyPasswordVariable],
    }),
  };
}
