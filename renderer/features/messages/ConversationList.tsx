import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../contract/conversations.ts';
import { useDeskNow } from '../../api/staff.ts';
import { initials } from '../../components/face.ts';
import { messagePreview } from '../../components/messagePreview.ts';
import styles from './Messages.module.css';
import { whenText } from './words.ts';

interface Props {
  readonly conversations: readonly Conversation[];
  readonly chosen: number | undefined;
  readonly open: (id: number) => void;
  readonly label?: string;
}

/** ↑ and ↓ move among the lines of the list, whichever part of it they are in. */
export const moveInList = (event: KeyboardEvent<HTMLElement>): void => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const lines = [...document.querySelectorAll<HTMLElement>('[data-conversation]')];
  lines[lines.indexOf(event.currentTarget) + by]?.focus();
};

/** The newest conversation first; each with its last message and how many are unread. */
export const ConversationList = ({ conversations, chosen, open, label }: Props) => {
  const { t } = useTranslation();
  return (
    <ul className={styles.list} aria-label={label ?? t('chat.list')}>
      {conversations.map((one) => (
        <li key={one.manager_id}>
          <Line one={one} isChosen={one.manager_id === chosen} open={open} />
        </li>
      ))}
    </ul>
  );
};

const Line = ({
  one,
  isChosen,
  open,
}: {
  one: Conversation;
  isChosen: boolean;
  open: (id: number) => void;
}) => {
  const { t } = useTranslation();
  const today = useDeskNow().data?.local.slice(0, 10) ?? '';
  const { last, unread } = one;
  return (
    <button
      type="button"
      data-conversation
      className={styles.line}
      aria-current={isChosen || undefined}
      onClick={() => open(one.manager_id)}
      onKeyDown={moveInList}
    >
      <span className={styles.face} aria-hidden>
        {initials(one.manager_fullname)}
      </span>
      <span className={styles.lineBody}>
        <span className={styles.lineHead}>
          <span className={`${styles.name} cut`}>{one.manager_fullname}</span>
          {last === null ? null : (
            <span className={styles.when}>{whenText(last.message_datetime, today)}</span>
          )}
        </span>
        <span className={styles.lineHead}>
          <span className={`${styles.preview} cut`} data-unread={unread > 0 || undefined}>
            {last === null ? (
              one.role
            ) : (
              <>
                {last.from_manager_id === one.manager_id ? '' : t('chat.you')}
                {messagePreview(t, last)}
              </>
            )}
          </span>
          {unread > 0 ? (
            <span className={styles.unread}>
              <span aria-hidden>{unread}</span>
              <span className="srOnly">{t('chat.unread', { count: unread })}</span>
            </span>
          ) : null}
        </span>
      </span>
    </button>
  );
};
