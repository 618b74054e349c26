import type { StaffMember } from '../../../../contract/staff.ts';

/** One employee with those directly under him. */
export interface TreeNode {
  readonly one: StaffMember;
  readonly under: readonly TreeNode[];
  /** He was taken for a root because the chiefs above him go round in this circle; empty where all is well. */
  readonly loop: readonly StaffMember[];
}

export interface Hierarchy {
  readonly roots: readonly TreeNode[];
  /** Who stands outside the hierarchy (level −1). */
  readonly outside: readonly StaffMember[];
}

const OUTSIDE = -1;
const collator = new Intl.Collator('ru');

/** Higher levels first, then by name. */
const byRank = (a: StaffMember, b: StaffMember): number =>
  a.hierarchy_level - b.hierarchy_level ||
  collator.compare(a.manager_fullname, b.manager_fullname) ||
  a.manager_id - b.manager_id;

/**
 * The staff as a tree by chief. Everybody stands in it exactly once, whatever the data say: who has no chief, or one who is
 * not listed or stands outside, is a root; of chiefs in a circle the highest becomes one, and says so.
 */
export const hierarchyOf = (staff: readonly StaffMember[]): Hierarchy => {
  const outside = staff.filter((one) => one.hierarchy_level === OUTSIDE).sort(byRank);
  const inside = staff.filter((one) => one.hierarchy_level !== OUTSIDE).sort(byRank);
  const byId = new Map(inside.map((one) => [one.manager_id, one]));
  const chiefOf = (one: StaffMember) => (one.chief_id === null ? undefined : byId.get(one.chief_id));
  const under = Map.groupBy(inside, (one) => chiefOf(one)?.manager_id ?? null);
  const placed = new Set<number>();
  const nodeOf = (one: StaffMember, loop: readonly StaffMember[] = []): TreeNode => {
    placed.add(one.manager_id);
    const below = (under.get(one.manager_id) ?? []).filter(({ manager_id }) => !placed.has(manager_id));
    return { one, loop, under: below.map((next) => nodeOf(next)) };
  };
  const roots = (under.get(null) ?? []).map((one) => nodeOf(one));
  // Whoever is left hangs under a circle, or is part of one.
  for (const one of inside) {
    if (placed.has(one.manager_id)) continue;
    const loop = circleAbove(one, chiefOf);
    const highest = [...loop].sort(byRank)[0] ?? one;
    roots.push(nodeOf(highest, fromHighest(loop, highest)));
  }
  return { roots, outside };
};

/** The circle into which the chain of chiefs above someone runs. */
const circleAbove = (
  one: StaffMember,
  chiefOf: (of: StaffMember) => StaffMember | undefined,
): StaffMember[] => {
  const chain: StaffMember[] = [];
  let next: StaffMember | undefined = one;
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = chiefOf(next);
  }
  return next === undefined ? [] : chain.slice(chain.indexOf(next));
};

/** The same circle, told from its highest member downwards: each the chief of the next. */
const fromHighest = (loop: readonly StaffMember[], highest: StaffMember): StaffMember[] => {
  const at = loop.indexOf(highest);
  return [highest, ...[...loop.slice(at + 1), ...loop.slice(0, at)].reverse()];
};

/** How many stand under a node, however far. */
export const countUnder = (node: TreeNode): number =>
  node.under.reduce((sum, next) => sum + 1 + countUnder(next), 0);

/** The tree with only those who fit, and the chiefs above them. */
export const pruned = (
  roots: readonly TreeNode[],
  fits: (one: StaffMember) => boolean,
): readonly TreeNode[] =>
  roots.flatMap((node) => {
    const under = pruned(node.under, fits);
    return under.length > 0 || fits(node.one) ? [{ ...node, under }] : [];
  });

/** A row of the tree on screen. */
export interface TreeRow {
  readonly node: TreeNode;
  /** 1 for a root. */
  readonly depth: number;
  readonly parentId: number | null;
}

/** What is seen from top to bottom, with the branches of `closed` folded. */
export const visibleRows = (
  roots: readonly TreeNode[],
  closed: ReadonlySet<number>,
  depth = 1,
  parentId: number | null = null,
): TreeRow[] =>
  roots.flatMap((node) => [
    { node, depth, parentId },
    ...(closed.has(node.one.manager_id)
      ? []
      : visibleRows(node.under, closed, depth + 1, node.one.manager_id)),
  ]);

/** Whether a name or a role holds what is searched, ё and case aside. */
export const fitsSearch = (one: StaffMember, query: string): boolean => {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
  const text = plain(`${one.manager_fullname} ${one.role}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
};
