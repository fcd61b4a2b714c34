import { basename } from 'node:path';
import type { Schemas } from '../../../app-store-connect-api/index.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { LocalAsset } from '../../../listing/app-store/listing.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { settled } from '../pace.ts';
import { cover, partsOf } from '../upload/parts.ts';
import { sendParts } from '../upload/send-parts.ts';

interface Delivered {
  readonly uploadOperations?: Schemas['UploadOperation'][];
  readonly assetDeliveryState?: Schemas['AppMediaAssetState'];
}

export interface Delivery {
  /** What the store answered when the file was announced to it. */
  readonly reserved: Delivered | undefined;
  readonly read: () => Promise<Delivered | undefined>;
  /** Says that all parts are there, with the checksum. */
  readonly conclude: () => Promise<unknown>;
}

/** Sends a file that the store expects, in the parts that it wants, and waits until the store can use it. */
export async function deliverAsset(
  client: AppStoreClient,
  { file, sizeBytes }: LocalAsset,
  { reserved, read, conclude }: Delivery,
): Promise<void> {
  const parts = partsOf(reserved?.uploadOperations ?? []);
  if (!cover(parts, sizeBytes)) {
    throw new SlipwayError('STORE_REFUSED', {
      message: 'App Store Connect asks for parts that do not make up the file.',
      seen: basename(file),
    });
  }
  await sendParts(client, {
    file,
    parts,
    renew: async () => partsOf((await read())?.uploadOperations ?? []),
    onSent: () => undefined,
    onArrived: async () => undefined,
  });
  await conclude();
  await untilUsable(client, file, read);
}

/** How a file is announced. */
export function namesOf({ file, sizeBytes }: LocalAsset) {
  return { fileName: basename(file), fileSize: sizeBytes };
}

/** Apple looks at a file after it has it whole; one that it cannot use would otherwise be found by nobody. */
async function untilUsable(client: AppStoreClient, file: string, read: Delivery['read']): Promise<void> {
  const end = await settled(client.pace, async () => {
    const delivery = (await read())?.assetDeliveryState;
    return delivery?.state === 'COMPLETE' || delivery?.state === 'FAILED' ? delivery : undefined;
  });
  if (end?.state === 'COMPLETE') return;
  const words = (end?.errors ?? []).map(({ code, description }) => `${code}: ${description}`).join('\n');
  throw new SlipwayError(end === undefined ? 'STORE_PROCESSING' : 'STORE_FILE_INVALID', {
    message:
      end === undefined
        ? 'App Store Connect still processes a file that it has got.'
        : 'App Store Connect cannot use a file that it has got.',
    seen: `${basename(file)}${words === '' ? '' : `\n${words}`}`,
  });
}
