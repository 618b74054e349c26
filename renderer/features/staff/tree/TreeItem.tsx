import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { initials } from '../../../components/face.ts';
import { Tag } from '../../../components/Tag.tsx';
import styles from '../Staff.module.css';
import { countUnder, type TreeRow } from './hierarchy.ts';
import type { TreeItemProps } from './useTreeKeys.ts';

interface Props extends TreeItemProps {
  readonly row: TreeRow;
  readonly isMe: boolean;
  readonly isChosen: boolean;
}

/** One employee in the tree. */
export const TreeItem = ({ row, isMe, isChosen, isOpen, hold, tabIndex, ...on }: Props) => {
  const { t } = useTranslation();
  const { one, under, loop } = row.node;
  return (
    <div
      ref={hold}
      role="treeitem"
      className={styles.row}
      style={{ paddingLeft: 6 + (row.depth - 1) * 26 }}
      aria-level={row.depth}
      aria-selected={isChosen}
      aria-label={`${one.manager_fullname}, ${one.role}`}
      {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
      tabIndex={tabIndex}
      onFocus={on.onFocus}
      onKeyDown={on.onKeyDown}
      onClick={(event) => {
        // The arrow is for the mouse; keys fold by ← and →.
        const onArrow = event.target instanceof Element && event.target.closest('[data-fold]') !== null;
        if (onArrow && isOpen !== undefined) on.onFold();
        else on.onChoose();
      }}
    >
      <span className={styles.fold} data-fold>
        {isOpen === undefined ? null : <IconChevronRight size={15} stroke={2} aria-hidden />}
      </span>
      <span className={styles.face} aria-hidden>
        {initials(one.manager_fullname)}
      </span>
      <span className={styles.who}>
        <span className={styles.name}>
          <span className="cut" title={one.manager_fullname}>
            {one.manager_fullname}
          </span>
          {isMe ? <Tag>{t('staff.you')}</Tag> : null}
          {loop.length > 0 ? <Tag tone="warning">{t('staff.loop')}</Tag> : null}
        </span>
        <span className={`${styles.role} cut`}>{one.role}</span>
      </span>
      {under.length > 0 ? (
        <span className="dim tabular nowrap">{t('staff.under', { count: countUnder(row.node) })}</span>
      ) : null}
    </div>
  );
};
