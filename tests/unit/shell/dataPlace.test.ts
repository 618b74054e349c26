import fc from 'fast-check';
import { expect, test } from 'vitest';
import { homeOf } from '../../../main/shell/dataPlace.ts';
import { centreAddress } from '../../../main/sync/centreAddress.ts';

test('the demo lies where it always did, each centre in a folder of its own', () => {
  expect(homeOf('/home', null)).toBe('/home');
  const [one, two] = ['https://a.example.ru', 'https://a.example.ru:8443'].map((url) => homeOf('/home', url));
  expect(one).toMatch(/^\/home\/centres\/a\.example\.ru-[0-9a-f]{8}$/);
  expect(two).toMatch(/^\/home\/centres\/a\.example\.ru_8443-[0-9a-f]{8}$/);
  expect(homeOf('/home', 'https://a.example.ru/x')).not.toBe(one);
});

test('no address leads out of the folder of centres', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      expect(homeOf('/home', url)).toMatch(/^\/home\/centres\/[a-z0-9._-]+$/i);
    }),
    { seed: 5 },
  );
});

test('an address without encryption is taken within this machine alone', () => {
  expect(centreAddress(' https://centre.example.ru/ ')).toBe('https://centre.example.ru');
  expect(centreAddress('http://127.0.0.1:4880')).toBe('http://127.0.0.1:4880');
  for (const bad of ['http://centre.example.ru', 'centre.example.ru', 'ftp://127.0.0.1', ''])
    expect(centreAddress(bad), bad).toBeNull();
});
