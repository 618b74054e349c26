import { useTranslation } from 'react-i18next';
import type { Conversation as Talk } from '../../../contract/conversations.ts';
import { useSession } from '../../api/session.ts';
import { initials } from '../../components/face.ts';
import { Composer } from './Composer.tsx';
import { History } from './History.tsx';
import styles from './Messages.module.css';
import { useFiles } from './useFiles.ts';

interface Props {
  readonly conversation: Talk;
  /** The place of the message that was found; absent: the newest. */
  readonly at: number | undefined;
  readonly toNewest: () => void;
}

/** One conversation: who it is with, what was said, and where to write. Files may be dropped anywhere on it. */
export const Conversation = ({ conversation, at, toNewest }: Props) => {
  const { t } = useTranslation();
  const me = useSession()?.manager.manager_id ?? 0;
  const files = useFiles();
  const { manager_fullname, role, active } = conversation;
  return (
    <section
      className={styles.chat}
      aria-label={t('chat.history', { name: manager_fullname })}
      {...(active === 1 ? files.dropProps : {})}
    >
      <header className={styles.chatHead}>
        <span className={styles.face} aria-hidden>
          {initials(manager_fullname)}
        </span>
        <div className={styles.lineBody}>
          <h2 className="cut">{manager_fullname}</h2>
          <span className={styles.preview}>{active === 1 ? role : `${role} · ${t('chat.left')}`}</span>
        </div>
      </header>
      <History other={conversation.manager_id} me={me} at={at} toNewest={toNewest} />
      {active === 1 ? (
        <Composer
          me={me}
          to={conversation.manager_id}
          files={files}
          onSent={at === undefined ? undefined : toNewest}
        />
      ) : null}
      {files.isOver ? <div className={styles.dropHere}>{t('chat.drop')}</div> : null}
    </section>
  );
};
