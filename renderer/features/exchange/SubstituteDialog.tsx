import { Button, Checkbox, Group, Modal, Radio, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attentionResend } from '../../../contract/deskExchange.ts';
import { contractOfRoom } from '../../../contract/documents.ts';
import {
  type AttentionItem,
  type SubstituteRoom,
  useResendFollowers,
  useSubstituteRooms,
} from '../../api/exchange.ts';
import { useCommand } from '../../api/useCommand.ts';
import { DownloadButton } from '../../components/download/DownloadButton.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { moneyShort, number, shortName } from '../../i18n/format.ts';
import { roomChange } from './commandFields.ts';
import styles from './Exchange.module.css';
import { maySendTogether } from './followers.ts';

interface Props {
  readonly item: AttentionItem;
  readonly followers: readonly AttentionItem[];
  readonly close: () => void;
}

/** Another free room of the same size for one that was let twice, and the contract printed anew. */
export const SubstituteDialog = ({ item, followers, close }: Props) => {
  const { t } = useTranslation();
  const [done, setDone] = useState<{ room: SubstituteRoom; msg: string; failed: boolean } | null>(null);
  return (
    <Modal
      opened
      onClose={close}
      title={t('exchange.substituteTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles.form}>
        <p className={styles.formTitle}>{item.title}</p>
        {done === null ? (
          <Choice
            item={item}
            followers={followers}
            close={close}
            onDone={(room, msg, failed) => setDone({ room, msg, failed })}
          />
        ) : (
          <Done item={item} {...done} close={close} />
        )}
      </div>
    </Modal>
  );
};

interface ChoiceProps extends Props {
  readonly onDone: (room: SubstituteRoom, msg: string, failed: boolean) => void;
}

const Choice = ({ item, followers, close, onDone }: ChoiceProps) => {
  const { t } = useTranslation();
  const [from, setFrom] = useState(item.rooms[0]?.room_id ?? 0);
  const [to, setTo] = useState<SubstituteRoom | null>(null);
  const canTogether = maySendTogether(item, followers);
  const [together, setTogether] = useState(true);
  const resendFollowers = useResendFollowers();
  const command = useCommand(attentionResend);
  const send = async (room: SubstituteRoom) => {
    const changes = roomChange(item.name, item.input, from, room.room_id) ?? {};
    const answer = await command.run({ command_id: item.command_id, changes });
    if (answer === null) return;
    const ids = canTogether && together ? followers.map((one) => one.command_id) : [];
    onDone(room, answer.msg, (await resendFollowers(ids)) < ids.length);
  };
  return (
    <>
      {item.rooms.length > 1 ? (
        <Radio.Group
          label={t('exchange.substituteWhich')}
          value={String(from)}
          onChange={(id) => {
            setFrom(Number(id));
            setTo(null);
          }}
        >
          <Group gap="md" mt={4}>
            {item.rooms.map(({ room_id, room_name }) => (
              <Radio key={room_id} value={String(room_id)} label={room_name} />
            ))}
          </Group>
        </Radio.Group>
      ) : null}
      <Rooms key={from} roomId={from} chosen={to} choose={setTo} />
      {canTogether ? (
        <Checkbox
          checked={together}
          onChange={(event) => setTogether(event.currentTarget.checked)}
          label={t('exchange.followers', { n: followers.length })}
        />
      ) : null}
      <Refusal text={command.error?.message ?? null} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('form.cancel')}
        </Button>
        <Button
          disabled={to === null}
          loading={command.isPending}
          onClick={() => (to === null ? undefined : void send(to))}
        >
          {t('exchange.substituteDo')}
        </Button>
      </Group>
    </>
  );
};

interface RoomsProps {
  readonly roomId: number;
  readonly chosen: SubstituteRoom | null;
  readonly choose: (room: SubstituteRoom) => void;
}

const Rooms = ({ roomId, chosen, choose }: RoomsProps) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useSubstituteRooms(roomId);
  if (data === undefined)
    return error === null ? (
      <Skeleton height={120} />
    ) : (
      <ErrorState
        title={t('exchange.substituteFailed')}
        error={error}
        retry={() => void refetch()}
        retrying={isFetching}
      />
    );
  if (data.rooms.length === 0) return <p role="status">{t('exchange.substituteNone')}</p>;
  return (
    <Radio.Group
      aria-label={t('exchange.substituteTitle')}
      value={chosen === null ? null : String(chosen.room_id)}
      onChange={(id) => {
        const room = data.rooms.find(({ room_id }) => String(room_id) === id);
        if (room !== undefined) choose(room);
      }}
    >
      <div className={styles.rooms}>
        {data.rooms.map((room) => (
          <Radio
            key={room.room_id}
            value={String(room.room_id)}
            label={t('exchange.substituteRoom', { name: shortName(room.room_name) })}
            description={t('exchange.substituteFacts', {
              floor: room.floor,
              area: number(room.area),
              price: moneyShort(room.price),
            })}
          />
        ))}
      </div>
    </Radio.Group>
  );
};

interface DoneProps {
  readonly item: AttentionItem;
  readonly room: SubstituteRoom;
  readonly msg: string;
  readonly failed: boolean;
  readonly close: () => void;
}

const Done = ({ item, room, msg, failed, close }: DoneProps) => {
  const { t } = useTranslation();
  const name = shortName(room.room_name);
  const isAgreement = item.name === 'form-agreement';
  return (
    <>
      <p role="status" style={{ margin: 0 }}>
        {t('exchange.substituteDone', { name, msg })}
      </p>
      {isAgreement ? <p className="dim">{t('exchange.handOver')}</p> : null}
      {failed ? <p className={styles.warning}>{t('exchange.followersFailed')}</p> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('common.close')}
        </Button>
        {isAgreement ? (
          <DownloadButton
            variant="filled"
            data-autofocus
            title={t('exchange.contractOf', { name })}
            label={t('exchange.reprint')}
            endpoint={contractOfRoom}
            input={{ room_id: room.room_id }}
          />
        ) : null}
      </Group>
    </>
  );
};
