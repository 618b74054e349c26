import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type AttentionItem,
  attentionDrop,
  attentionList,
  attentionResend,
} from '../../../contract/deskExchange.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/useCommand.ts';
import { BubbleFrame, Words } from './Bubble.tsx';
import styles from './Messages.module.css';
import { discard, type Outgoing, resend, useOutgoing } from './outgoing.ts';

/** Messages that this computer's API doesn't have yet, or would not take. */
export const OutgoingMessages = ({ me, to }: { me: number; to: number }) => {
  const waiting = useOutgoing(me, to);
  return waiting.map((one) => <OutgoingMessage key={one.id} one={one} />);
};

const OutgoingMessage = ({ one }: { one: Outgoing }) => {
  const client = useQueryClient();
  return (
    <div>
      <BubbleFrame isMine time="" state={one.fault === null ? 'sending' : 'failed'}>
        {one.file === null ? null : <p className={styles.words}>{one.file.name}</p>}
        <Words text={one.text} />
      </BubbleFrame>
      {one.fault === null ? null : (
        <Fault sentence={one.fault} again={() => resend(client, one.id)} drop={() => discard(one.id)} />
      )}
    </div>
  );
};

/** Messages that the centre refused: they are no message any more, and must not vanish without a word. */
export const FailedMessages = ({ to }: { to: number }) => {
  const name = useSession()?.manager.manager_fullname;
  const { data } = useQuery({
    queryKey: [attentionList.path],
    queryFn: ({ signal }) => call(attentionList, {}, signal),
  });
  return (data?.commands ?? [])
    .filter((one) => one.name === 'send-message' && one.input.toManagerId === to && one.author === name)
    .map((one) => <FailedMessage key={one.command_id} one={one} />);
};

const FailedMessage = ({ one }: { one: AttentionItem }) => {
  const { t } = useTranslation();
  const again = useCommand(attentionResend);
  const drop = useCommand(attentionDrop);
  const { text } = one.input;
  const fault = again.error ?? drop.error;
  return (
    <div>
      <BubbleFrame isMine time="" state="failed">
        <Words text={typeof text === 'string' && text !== '' ? text : t('chat.file')} />
      </BubbleFrame>
      <Fault
        sentence={fault?.message ?? t('chat.refused', { reason: one.reason.msg })}
        again={() => void again.run({ command_id: one.command_id, changes: {} })}
        drop={() => void drop.run({ command_id: one.command_id, reason: t('chat.discard') })}
      />
    </div>
  );
};

interface FaultProps {
  readonly sentence: string;
  readonly again: () => void;
  readonly drop: () => void;
}

const Fault = ({ sentence, again, drop }: FaultProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.fault} role="alert">
      <span>{sentence}</span>
      <Group gap={6} wrap="nowrap">
        <Button size="compact-xs" variant="default" onClick={again}>
          {t('chat.resend')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={drop}>
          {t('chat.discard')}
        </Button>
      </Group>
    </div>
  );
};
