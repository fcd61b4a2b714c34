// A local Play in a process of its own, so that a test can kill it for real. Arguments: folder, port, and the
// request and moment at which to report `pause` and stand still.
import { systemClock } from '../../../clock/clock.ts';
import { startPlay } from '../../../emulators/play/start-play.ts';
import { folderState } from '../../../emulators/play/storage.ts';
import { readFakeBundle } from './play-harness.ts';

const [dir = '', port = '0', pauseAt = '', pauseMoment = ''] = process.argv.slice(2);

const play = await startPlay({
  state: folderState(dir),
  clock: systemClock,
  readUpload: readFakeBundle,
  port: Number(port),
  observer: async (moment, { index }) => {
    if (String(index) !== pauseAt || moment !== pauseMoment) return;
    process.stdout.write('pause\n');
    await new Promise(() => undefined);
  },
});
process.stdout.write(`${play.origin}\n`);
