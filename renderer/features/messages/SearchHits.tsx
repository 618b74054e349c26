import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../contract/conversations.ts';
import { useMessageSearch } from '../../api/chat.ts';
import { useDeskNow } from '../../api/staff.ts';
import { messagePreview } from '../../components/messagePreview.ts';
import { StateMessage } from '../../components/StateMessage.tsx';
import { ConversationList, moveInList } from './ConversationList.tsx';
import styles from './Messages.module.css';
import { whenText } from './words.ts';

interface Props {
  readonly query: string;
  readonly conversations: readonly Conversation[];
  readonly chosen: number | undefined;
  readonly open: (id: number, place?: number) => void;
}

const PAUSE_MS = 200;
const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Whom and what a search finds: people first, then messages, each leading to its place. */
export const SearchHits = ({ query, conversations, chosen, open }: Props) => {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(query, PAUSE_MS);
  const { data } = useMessageSearch(asked);
  const today = useDeskNow().data?.local.slice(0, 10) ?? '';
  const words = plain(query).split(/\s+/);
  const people = conversations.filter((one) => {
    const text = plain(`${one.manager_fullname} ${one.role}`);
    return words.every((word) => text.includes(word));
  });
  const hits = data?.messages ?? [];
  if (people.length === 0 && data !== undefined && hits.length === 0)
    return <StateMessage title={t('chat.nothing', { query })} />;
  return (
    <>
      {people.length > 0 ? (
        <>
          <h2 className={styles.group}>{t('chat.people')}</h2>
          <ConversationList
            conversations={people}
            chosen={chosen}
            open={(id) => open(id)}
            label={t('chat.people')}
          />
        </>
      ) : null}
      {hits.length > 0 ? (
        <>
          <h2 className={styles.group}>{t('chat.hits')}</h2>
          <ul className={styles.list} aria-label={t('chat.hits')}>
            {hits.map((hit) => (
              <li key={hit.message_id}>
                <button
                  type="button"
                  data-conversation
                  className={styles.line}
                  onClick={() => open(hit.second_manager_id, hit.ordinal)}
                  onKeyDown={moveInList}
                >
                  <span className={styles.lineBody}>
                    <span className={styles.lineHead}>
                      <span className={`${styles.name} cut`}>{hit.second_manager_fullname}</span>
                      <span className={styles.when}>{whenText(hit.message_datetime, today)}</span>
                    </span>
                    <span className={styles.hit}>
                      {hit.from_manager_id === hit.second_manager_id ? '' : t('chat.you')}
                      {messagePreview(t, hit)}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {data?.more ? <p className={styles.more}>{t('chat.moreHits', { count: hits.length })}</p> : null}
        </>
      ) : null}
    </>
  );
};
