import type { LaunchInfo } from '../../preload/channels.ts';
import type { CaptureScreen } from './captureScreen.ts';
import { answerChannel } from './ipc.ts';

/** Answers every channel of `preload/channels.ts`. */
export const installChannels = (launch: () => LaunchInfo, capture: CaptureScreen): void => {
  const origin = (): string => launch().apiUrl;
  answerChannel('launch-info', origin, () => launch());
  answerChannel('capture-screen', origin, (page, open) => capture.set(page, open === true));
};
