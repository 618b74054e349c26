import { ipcMain, type WebContents } from 'electron';
import type { Channel, Channels, Push, Pushes } from '../../preload/channels.ts';
import { isTrustedSender } from './ownPage.ts';

/**
 * Answers one channel; the only place that touches `ipcMain`. Arguments come from a page, so an answer checks them itself,
 * whatever the types say.
 */
export const answerChannel = <C extends Channel>(
  channel: C,
  ownOrigin: () => string,
  answer: (sender: WebContents, ...args: Parameters<Channels[C]>) => ReturnType<Channels[C]>,
): void => {
  ipcMain.handle(channel, (event, ...args) => {
    if (!isTrustedSender(event.senderFrame, ownOrigin())) throw new Error('refused: not our page');
    return answer(event.sender, ...(args as Parameters<Channels[C]>));
  });
};

/** Tells the page something unasked. */
export const pushTo = <P extends Push>(page: WebContents, push: P, ...args: Parameters<Pushes[P]>): void =>
  page.send(push, ...args);
