import { describe, expect, it } from 'vitest';
import { isPermitted, type PermissionQuestion } from '../../../main/shell/permissions.ts';

const ownOrigin = 'http://127.0.0.1:51234';
const camera: PermissionQuestion = {
  permission: 'media',
  url: `${ownOrigin}/`,
  isMainFrame: true,
  media: ['video'],
};
const asked = (change: Partial<PermissionQuestion>, captureScreenOpen = true): boolean =>
  isPermitted({ ...camera, ...change }, { ownOrigin, captureScreenOpen });

describe('isPermitted', () => {
  it('gives the camera to our page while the capture screen is open', () => {
    expect(asked({})).toBe(true);
    expect(asked({}, false)).toBe(false);
  });

  it('never gives the microphone, not even together with the camera', () => {
    expect(asked({ media: ['audio'] })).toBe(false);
    expect(asked({ media: ['video', 'audio'] })).toBe(false);
    expect(asked({ media: ['unknown'] })).toBe(false);
    expect(asked({ media: [] })).toBe(false);
  });

  it('gives nothing to other origins and to frames', () => {
    expect(asked({ url: 'https://evil.example/' })).toBe(false);
    expect(asked({ url: `${ownOrigin}@evil.example/` })).toBe(false);
    expect(asked({ isMainFrame: false })).toBe(false);
  });

  it.each([
    'geolocation',
    'notifications',
    'clipboard-read',
    'display-capture',
    'openExternal',
    'hid',
    'unknown',
  ])('refuses %s', (permission) => expect(asked({ permission })).toBe(false));

  it.each(['', 'constructor', '__proto__', 'a permission of next year'])(
    'refuses the unknown name «%s»',
    (permission) => expect(asked({ permission })).toBe(false),
  );
});
