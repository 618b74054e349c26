import { useTranslation } from 'react-i18next';
import type { StaffMember } from '../../../../contract/staff.ts';
import notice from '../../../components/Notice.module.css';
import styles from '../Staff.module.css';
import { type TreeNode, type TreeRow, visibleRows } from './hierarchy.ts';
import { TreeItem } from './TreeItem.tsx';
import { useTreeKeys } from './useTreeKeys.ts';

interface Props {
  readonly roots: readonly TreeNode[];
  readonly outside: readonly StaffMember[];
  /** All branches are open, whatever was folded: a search is on. */
  readonly unfolded: boolean;
  readonly me: number;
  readonly chosen: number | undefined;
  readonly choose: (id: number) => void;
}

const leaf = (one: StaffMember): TreeRow => ({
  node: { one, under: [], loop: [] },
  depth: 1,
  parentId: null,
});

/** The tree, and apart from it who stands outside. */
export const StaffTree = ({ roots, outside, unfolded, me, chosen, choose }: Props) => {
  const { t } = useTranslation();
  const tree = useTreeKeys(chosen, choose);
  const inside = visibleRows(roots, unfolded ? new Set() : tree.closed);
  const rows = [...inside, ...outside.map(leaf)];
  const item = (row: TreeRow) => (
    <TreeItem
      key={row.node.one.manager_id}
      row={row}
      isMe={row.node.one.manager_id === me}
      isChosen={row.node.one.manager_id === chosen}
      {...tree.itemProps(rows, row, unfolded)}
    />
  );
  return (
    <>
      {inside
        .filter(({ node }) => node.loop.length > 0)
        .map(({ node }) => (
          <Loop key={node.one.manager_id} names={node.loop.map((one) => one.manager_fullname)} />
        ))}
      {inside.length > 0 ? (
        <div role="tree" className={styles.rows} aria-label={t('staff.tree')}>
          {inside.map(item)}
        </div>
      ) : null}
      {outside.length > 0 ? (
        <>
          <div className={styles.group} id="staff-outside">
            {t('staff.outside')}
          </div>
          <div role="tree" className={styles.rows} aria-labelledby="staff-outside">
            {rows.slice(inside.length).map(item)}
          </div>
        </>
      ) : null}
    </>
  );
};

/** Chiefs in a circle are told, not hidden: somebody must put the list right. */
const Loop = ({ names }: { names: readonly string[] }) => {
  const { t } = useTranslation();
  return (
    <div className={`${notice.notice} ${styles.loop}`} data-tone="warning" role="note">
      <span>
        {t('staff.loop')}. {t('staff.loopHint', { names: names.join(' → ') })}
      </span>
    </div>
  );
};
