import { Button, Loader } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../../contract/conversations.ts';
import { useChatPages } from '../../api/chat.ts';
import { useDeskNow } from '../../api/staff.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { Bubble } from './Bubble.tsx';
import styles from './Messages.module.css';
import { FailedMessages, OutgoingMessages } from './Unsent.tsx';
import { useMarkRead } from './useMarkRead.ts';
import { dayHeading } from './words.ts';

interface Props {
  readonly other: number;
  readonly me: number;
  readonly at: number | undefined;
  readonly toNewest: () => void;
}

/** Nearer to the beginning than this, px, the page before is fetched. */
const NEAR = 300;

/** What is scrolled must be reached by the keyboard. */
const SCROLLED = { tabIndex: 0 } as const;

/** What was said, the newest below; older pages come as one scrolls up. */
export const History = ({ other, me, at, toNewest }: Props) => {
  const { t, i18n } = useTranslation();
  const today = useDeskNow().data?.local.slice(0, 10) ?? '';
  const query = useChatPages(other, at);
  const { data: messages, error, hasPreviousPage, hasNextPage, isFetchingPreviousPage } = query;
  const firstUnread = useFirstUnread(messages, other);
  useMarkRead(messages, me);
  const { box, found } = useOpening(messages !== undefined);
  if (messages === undefined)
    return error ? (
      <ErrorState title={t('chat.historyFailed')} error={error} retry={() => void query.refetch()} />
    ) : (
      <div className={styles.history} aria-busy />
    );
  const earlier = () => {
    if (hasPreviousPage && !isFetchingPreviousPage) void query.fetchPreviousPage();
  };
  return (
    <div
      ref={box}
      className={styles.history}
      role="log"
      {...SCROLLED}
      aria-label={t('chat.message')}
      onScroll={({ currentTarget }) => {
        // The box is filled from below: its scroll is 0 at the newest and negative above.
        const { scrollHeight, clientHeight, scrollTop } = currentTarget;
        if (scrollHeight - clientHeight + scrollTop < NEAR) earlier();
        if (hasNextPage && scrollTop > -NEAR && !query.isFetchingNextPage) void query.fetchNextPage();
      }}
    >
      <div className={styles.messages}>
        {hasPreviousPage ? (
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.earlier}
            loading={isFetchingPreviousPage}
            onClick={earlier}
          >
            {t('chat.earlier')}
          </Button>
        ) : null}
        {messages.length === 0 ? <StateMessage title={t('chat.historyEmpty')} /> : null}
        {messages.map((message, i) => {
          const date = message.message_datetime.slice(0, 10);
          const isNewDay = date !== messages[i - 1]?.message_datetime.slice(0, 10);
          return (
            <Fragment key={message.message_id}>
              {isNewDay ? <h3 className={styles.day}>{dayHeading(date, today, i18n.language)}</h3> : null}
              {message.message_id === firstUnread ? (
                <div className={styles.newMark}>{t('chat.newMessages')}</div>
              ) : null}
              <div ref={message.ordinal === at ? found : undefined}>
                <Bubble
                  message={message}
                  isMine={message.from_manager_id === me}
                  isFound={message.ordinal === at}
                />
              </div>
            </Fragment>
          );
        })}
        {query.isFetchingNextPage ? <Loader size="xs" /> : null}
        {hasNextPage ? null : <FailedMessages to={other} />}
        {hasNextPage ? null : <OutgoingMessages me={me} to={other} />}
      </div>
      {at === undefined ? null : (
        <Button
          className={styles.toNewest}
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowDown size={15} stroke={1.8} />}
          onClick={toNewest}
        >
          {t('chat.toNewest')}
        </Button>
      )}
    </div>
  );
};

/** Each opening begins at what was found, or at the newest: not where the router would put the box back to. */
const useOpening = (shown: boolean) => {
  const box = useRef<HTMLDivElement>(null);
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!shown) return;
    // After the router has put it.
    const frame = requestAnimationFrame(() => {
      if (found.current === null) box.current?.scrollTo({ top: 0 });
      else found.current.scrollIntoView({ block: 'center' });
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return { box, found };
};

/** The first message that was unread when the conversation was opened; it keeps its mark while it is read. */
const useFirstUnread = (messages: readonly ChatMessage[] | undefined, other: number): number | null => {
  const [first, setFirst] = useState<number | null | undefined>(undefined);
  const found = messages?.find((one) => one.from_manager_id === other && one.state !== 'read');
  if (first === undefined && messages !== undefined) setFirst(found?.message_id ?? null);
  return first ?? null;
};
