import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice } from './columnChoice.ts';
import styles from './List.module.css';

/** Which columns, and in which order: by mouse and by keyboard alike. */
export const ColumnsMenu = <Row,>({ choice }: { choice: ColumnChoice<Row> }) => {
  const { t } = useTranslation();
  const last = choice.ordered.length - 1;
  return (
    <Popover position="bottom-end" width={292} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} stroke={1.7} />}
          px="sm"
          className={styles.columnsButton}
        >
          {t('list.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('list.columnsHint')}>
        <p className={styles.menuTitle}>{t('list.columnsHint')}</p>
        <ul className={styles.columnList}>
          {choice.ordered.map((column, at) => (
            <li key={column.id}>
              <Checkbox
                size="xs"
                label={column.title}
                checked={choice.shows(column)}
                disabled={column.always === true}
                onChange={(event) => choice.toggle(column.id, event.currentTarget.checked)}
              />
              <ActionIcon
                size="sm"
                disabled={at === 0}
                aria-label={t('list.columnLeft', { column: column.title })}
                title={t('list.columnLeft', { column: column.title })}
                onClick={() => choice.move(column.id, -1)}
              >
                <IconArrowUp size={14} stroke={1.8} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                disabled={at === last}
                aria-label={t('list.columnRight', { column: column.title })}
                title={t('list.columnRight', { column: column.title })}
                onClick={() => choice.move(column.id, 1)}
              >
                <IconArrowDown size={14} stroke={1.8} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {choice.touched ? (
          <Button size="compact-sm" variant="subtle" mt={6} onClick={choice.reset}>
            {t('list.columnsReset')}
          </Button>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
};
