import { IconMessages } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConversations } from '../../api/chat.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { Conversation } from './Conversation.tsx';
import { ConversationList } from './ConversationList.tsx';
import styles from './Messages.module.css';
import { NotifyButton } from './NotifyButton.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SearchHits } from './SearchHits.tsx';

const route = getRouteApi('/frame/messages');

/** Conversations on the left, the chosen one beside them. */
export const MessagesScreen = () => {
  const { t } = useTranslation();
  const { with: other, at } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isFetching } = useConversations();
  const [query, setQuery] = useState('');
  const search = query.trim();
  const open = (id: number, place?: number) =>
    void navigate({ search: { with: id, at: place }, replace: other !== undefined, resetScroll: false });
  if (data === undefined)
    return error ? (
      <ErrorState title={t('chat.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
    ) : null;
  const chosen = data.conversations.find((one) => one.manager_id === other);
  return (
    <div className={styles.screen}>
      <div className={styles.side}>
        <div className={styles.sideHead}>
          <h1>{t('screens.messages')}</h1>
          <NotifyButton />
        </div>
        <SearchBox value={query} onChange={setQuery} />
        <StaleNotice error={error} retry={() => void refetch()} />
        <div className={styles.sideBody}>
          {search === '' ? (
            <ConversationList conversations={data.conversations} chosen={other} open={open} />
          ) : (
            <SearchHits query={search} conversations={data.conversations} chosen={other} open={open} />
          )}
        </div>
      </div>
      {chosen === undefined ? (
        <div className={styles.chat}>
          <StateMessage
            icon={<IconMessages stroke={1.5} />}
            title={t('chat.choose')}
            text={t('chat.chooseHint')}
          />
        </div>
      ) : (
        <Conversation
          key={`${chosen.manager_id} ${at ?? ''}`}
          conversation={chosen}
          at={at}
          toNewest={() => open(chosen.manager_id)}
        />
      )}
    </div>
  );
};
