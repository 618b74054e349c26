import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StaffMember } from '../../../contract/staff.ts';
import {
  countUnder,
  fitsSearch,
  hierarchyOf,
  pruned,
  type TreeNode,
  visibleRows,
} from '../../../renderer/features/staff/tree/hierarchy.ts';

const member = (manager_id: number, chief_id: number | null, hierarchy_level = 3, name = `С${manager_id}`) =>
  ({ manager_id, chief_id, hierarchy_level, manager_fullname: name, role: 'Администратор' }) as StaffMember;

const ids = (nodes: readonly TreeNode[]): number[] =>
  nodes.flatMap(({ one, under }) => [one.manager_id, ...ids(under)]);
const shape = (nodes: readonly TreeNode[]): unknown =>
  nodes.map(({ one, under }) => (under.length === 0 ? one.manager_id : [one.manager_id, shape(under)]));

describe('the hierarchy as a tree', () => {
  test('by chief, then by level and name; who stands outside is apart', () => {
    const { roots, outside } = hierarchyOf([
      member(5, 2, 4, 'Яшин'),
      member(4, 2, 4, 'Ёжиков'),
      member(3, 1, 2, 'Аист'),
      member(2, 1, 2, 'Ежов'),
      member(6, null, -1),
      member(1, null, 1),
    ]);
    expect(shape(roots)).toEqual([[1, [3, [2, [4, 5]]]]]);
    expect(outside.map((one) => one.manager_id)).toEqual([6]);
  });

  test('whose chief is unknown or outside is a root', () => {
    const { roots } = hierarchyOf([member(1, 99), member(2, 3), member(3, null, -1)]);
    expect(shape(roots)).toEqual([1, 2]);
  });

  test('a circle is told from its highest member down, and its people stay under it', () => {
    const { roots } = hierarchyOf([member(1, 3, 2), member(2, 1, 3), member(3, 2, 4), member(4, 3, 5)]);
    expect(shape(roots)).toEqual([[1, [[2, [[3, [4]]]]]]]);
    expect(roots[0]?.loop.map((one) => one.manager_id)).toEqual([1, 2, 3]);
  });

  test('who is his own chief stands there all the same', () => {
    const { roots } = hierarchyOf([member(1, 1), member(2, 1)]);
    expect(shape(roots)).toEqual([[1, [2]]]);
    expect(roots[0]?.loop).toHaveLength(1);
  });

  test('whatever the data say, everybody stands in it exactly once', () => {
    const staff = fc.array(fc.tuple(fc.option(fc.nat(12)), fc.integer({ min: -1, max: 4 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(staff, (rows) => {
        const all = rows.map(([chief, level], i) => member(i, chief, level));
        const { roots, outside } = hierarchyOf(all);
        const found = [...ids(roots), ...outside.map((one) => one.manager_id)].sort((a, b) => a - b);
        expect(found).toEqual(all.map((one) => one.manager_id));
        expect(roots.reduce((sum, node) => sum + 1 + countUnder(node), 0)).toBe(ids(roots).length);
      }),
      { seed: 20261125 },
    );
  });

  test('a search keeps the chiefs above who was found; folding hides who is below', () => {
    const { roots } = hierarchyOf([member(1, null, 1), member(2, 1), member(3, 2), member(4, 1)]);
    expect(shape(pruned(roots, (one) => one.manager_id === 3))).toEqual([[1, [[2, [3]]]]]);
    expect(visibleRows(roots, new Set([2])).map(({ node, depth }) => [node.one.manager_id, depth])).toEqual([
      [1, 1],
      [2, 2],
      [4, 2],
    ]);
  });

  test('names and roles are found by any part, ё as е', () => {
    const one = member(1, null, 1, 'Ёлкин Пётр');
    expect(fitsSearch(one, 'елк админ')).toBe(true);
    expect(fitsSearch(one, 'ёлк бух')).toBe(false);
  });
});
