import { app, BrowserWindow, Notification, nativeImage, type WebContents } from 'electron';
import { pushTo } from './ipc.ts';
import { asCount, asNotice } from './noticeInput.ts';
import { showWindow } from './window.ts';

const PICTURE_BYTES_MAX = 64 * 1024;

/** Notifications and the badge: what tells of new messages while another program is in front. */
export interface Notices {
  notify(page: WebContents, notice: unknown): void;
  setBadge(page: WebContents, count: unknown, picture: unknown): void;
}

export const notices = (): Notices => {
  /** Shown ones by what they are about: a newer one takes the older one's place, and none is lost to the collector. */
  const shown = new Map<number, Notification>();
  return {
    notify: (page, value) => {
      const notice = asNotice(value);
      if (notice === null || !Notification.isSupported()) return;
      const window = BrowserWindow.fromWebContents(page);
      shown.get(notice.of)?.close();
      const notification = new Notification({ title: notice.title, body: notice.body });
      shown.set(notice.of, notification);
      notification.on('click', () => {
        if (page.isDestroyed()) return;
        if (window) showWindow(window);
        pushTo(page, 'notice-opened', notice.of);
      });
      notification.on('close', () => {
        if (shown.get(notice.of) === notification) shown.delete(notice.of);
      });
      notification.show();
      if (window && !window.isFocused()) window.flashFrame(true);
    },
    setBadge: (page, value, picture) => {
      const count = asCount(value);
      app.setBadgeCount(count);
      // Windows has no badge of its own: a picture lies over the program's sign in the task bar.
      if (process.platform !== 'win32') return;
      const drawn =
        count > 0 && picture instanceof Uint8Array && picture.length <= PICTURE_BYTES_MAX
          ? nativeImage.createFromBuffer(Buffer.from(picture))
          : null;
      BrowserWindow.fromWebContents(page)?.setOverlayIcon(drawn, count > 0 ? String(count) : '');
    },
  };
};
