import { isOwnUrl } from './ownPage.ts';

/**
 * Which address, if any, the system's browser may be asked to open for a link in a page. Links come from data that clients and
 * the central server wrote, so all that can mislead is refused: other schemes (they start programs), user info (hides the real
 * host), addresses of this machine and its network (they would reach local services), and hosts that only look like a known name.
 * @returns the normalised address, or null
 */
export const externalUrl = (url: string, ownOrigin: string): string | null => {
  const parsed = URL.parse(url);
  if (!parsed) return null;
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  if (parsed.username || parsed.password) return null;
  if (isOwnUrl(url, ownOrigin)) return null;
  if (isLocalHost(parsed.hostname) || isLookAlike(parsed.hostname)) return null;
  return parsed.href;
};

/** Bare addresses and names without a dot or of private zones: nothing on the public web is linked so. */
const isLocalHost = (host: string): boolean => {
  const name = host.replace(/\.$/, '');
  const isIpAddress = name.startsWith('[') || /^\d+(\.\d+){3}$/.test(name);
  return isIpAddress || !name.includes('.') || /\.(localhost|local|internal|lan|home|arpa)$/.test(name);
};

/** `xn--…` under a Latin ending, as аpple.com with a Cyrillic «а»; true Russian names end in .рф and the like. */
const isLookAlike = (host: string): boolean => {
  const labels = host.replace(/\.$/, '').split('.');
  const ending = labels.pop() ?? '';
  return !ending.startsWith('xn--') && labels.some((label) => label.startsWith('xn--'));
};
