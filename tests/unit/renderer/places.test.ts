import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLACES, SIGN_IN } from '../../e2e/screens/places.ts';

const FOLDER = join(import.meta.dirname, '../../../renderer/app/routes');

/** Paths of all addresses that show something, as the sources of the routes name them. */
const routes = (): string[] => {
  const source = readdirSync(FOLDER)
    .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
    .join('\n');
  const found = [
    ...source.matchAll(/createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*path: '([^']+)'([\s\S]*?)\}\);/g),
  ].flatMap(([, parent = '', path = '', rest = '']) =>
    rest.includes('component:') ? [`${parent === 'staff' ? '/staff' : ''}${path}`] : [],
  );
  // The layout of the staff's three screens shows nothing of its own.
  return found.filter((path) => path !== '/staff');
};

describe('the places that axe walks and pictures show', () => {
  it('are every screen of the router', () => {
    const known = new Set([...PLACES, SIGN_IN].map(({ route }) => route));
    expect(routes().length).toBeGreaterThan(20);
    expect(routes().filter((path) => !known.has(path))).toEqual([]);
  });

  it('name no screen that the router lost', () => {
    const there = new Set(['*', ...routes()]);
    expect(PLACES.map(({ route }) => route).filter((route) => !there.has(route))).toEqual([]);
  });
});
