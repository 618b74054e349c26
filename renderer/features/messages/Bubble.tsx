import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconEye, IconLoader2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../../contract/conversations.ts';
import { Attachment } from './Attachment.tsx';
import { linked } from './linked.ts';
import styles from './Messages.module.css';

/** How far a message of one's own has come. */
export type SentState = ChatMessage['state'] | 'sending' | 'failed';

const SIGNS: Record<SentState, { Icon: typeof IconCheck; name: `chat.state${string}` }> = {
  sending: { Icon: IconLoader2, name: 'chat.stateSending' },
  pending: { Icon: IconClock, name: 'chat.statePending' },
  sent: { Icon: IconCheck, name: 'chat.stateSent' },
  delivered: { Icon: IconChecks, name: 'chat.stateDelivered' },
  read: { Icon: IconEye, name: 'chat.stateRead' },
  failed: { Icon: IconAlertCircle, name: 'chat.stateFailed' },
};

interface Props {
  readonly message: ChatMessage;
  readonly isMine: boolean;
  /** The message that a search led to. */
  readonly isFound: boolean;
}

/** A message as it stands in the conversation. */
export const Bubble = ({ message, isMine, isFound }: Props) => (
  <BubbleFrame
    isMine={isMine}
    isFound={isFound}
    time={message.message_datetime.slice(11, 16)}
    state={isMine ? message.state : null}
  >
    {message.attachment === null ? null : <Attachment file={message.attachment} />}
    <Words text={message.message_text} />
  </BubbleFrame>
);

interface FrameProps {
  readonly isMine: boolean;
  readonly isFound?: boolean;
  readonly time: string;
  readonly state: SentState | null;
  readonly children: ReactNode;
}

export const BubbleFrame = ({ isMine, isFound = false, time, state, children }: FrameProps) => (
  <div className={styles.bubble} data-mine={isMine || undefined} data-found={isFound || undefined}>
    {children}
    <span className={styles.foot}>
      {time}
      {state === null ? null : <StateSign state={state} />}
    </span>
  </div>
);

const StateSign = ({ state }: { state: SentState }) => {
  const { t } = useTranslation();
  const { Icon, name } = SIGNS[state];
  const words = t(name as 'chat.stateSent');
  return (
    <Icon size={15} stroke={1.8} role="img" aria-label={words} data-state={state} className={styles.state}>
      <title>{words}</title>
    </Icon>
  );
};

/** A text with its addresses as links; lines stay as they were written. */
export const Words = ({ text }: { text: string }) =>
  text === '' ? null : (
    <p className={styles.words}>
      {linked(text).map(({ at, text: words, href }) =>
        href === null ? (
          words
        ) : (
          <a key={at} href={href} target="_blank" rel="noreferrer noopener" title={href}>
            {words}
          </a>
        ),
      )}
    </p>
  );
