/** Whether a URL belongs to our own origin; compared as parsed origins, because a text prefix is easily faked. */
export const isOwnUrl = (url: string, ownOrigin: string): boolean => {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.origin !== 'null' && parsed.origin === URL.parse(ownOrigin)?.origin;
};

/** The part of Electron's frame that the check needs. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the top page of our own origin is answered: not a frame inside it, not a page that came from elsewhere. */
export const isTrustedSender = (frame: SenderFrame | null, ownOrigin: string): boolean =>
  frame !== null && frame.parent === null && isOwnUrl(frame.url, ownOrigin);
