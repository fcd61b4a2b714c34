import { png } from '../../../assets/testing/png.ts';
import { created, linked, sendFile } from '../../../emulators/app-store/testing/requests.ts';
import type { AppStoreHarness } from './app-store-harness.ts';

/** A person writes the texts of an app's first version and shows one screenshot, as everybody has to. */
export async function writeFirstVersion(
  { call, appId }: AppStoreHarness,
  versionString: string,
): Promise<void> {
  const version = await created(call, 'appStoreVersions', {
    attributes: { platform: 'IOS', versionString, copyright: '2026 Example' },
    relationships: { app: linked('apps', await appId()) },
  });
  const texts = await call('GET', `/v1/appStoreVersions/${version.id}/appStoreVersionLocalizations`);
  const { id } = texts.body.data[0];
  const attributes = { description: 'Talks.', keywords: 'chat', supportUrl: 'https://example.com' };
  await call('PATCH', `/v1/appStoreVersionLocalizations/${id}`, {
    data: { type: 'appStoreVersionLocalizations', id, attributes },
  });
  const set = await created(call, 'appScreenshotSets', {
    attributes: { screenshotDisplayType: 'APP_IPHONE_67' },
    relationships: { appStoreVersionLocalization: linked('appStoreVersionLocalizations', id) },
  });
  const image = png(1290, 2796);
  const shot = await created(call, 'appScreenshots', {
    attributes: { fileName: 'home.png', fileSize: image.length },
    relationships: { appScreenshotSet: linked('appScreenshotSets', set.id) },
  });
  await sendFile(shot.attributes.uploadOperations, image);
  await call('PATCH', `/v1/appScreenshots/${shot.id}`, {
    data: { type: 'appScreenshots', id: shot.id, attributes: { uploaded: true } },
  });
}
