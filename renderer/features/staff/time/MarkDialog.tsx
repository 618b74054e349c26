import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addTimePoint } from '../../../../contract/staff.ts';
import { givePhotoConsent, markTimeWithoutPhoto } from '../../../../contract/worktime.ts';
import { usePhotoConsent } from '../../../api/staff.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { Capture } from './Capture.tsx';
import styles from './Time.module.css';

interface Props {
  readonly which: 'start' | 'end';
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}

/** A mark of the working day: consent if it was never given, then the photo; or no photo, if one doesn't want it or can't. */
export const MarkDialog = ({ which, onDone, onClose }: Props) => {
  const { t } = useTranslation();
  const consent = usePhotoConsent();
  const done = { onDone: ({ msg }: { msg: string }) => onDone(msg) };
  const mark = useCommand(addTimePoint, done);
  const plain = useCommand(markTimeWithoutPhoto, done);
  const agree = useCommand(givePhotoConsent);
  const withoutPhoto = (
    <Button
      variant="default"
      loading={plain.isPending}
      onClick={() => void plain.run({ start_or_end: which })}
    >
      {t('worktime.withoutPhoto')}
    </Button>
  );
  const refusal = mark.error ?? plain.error ?? agree.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(
        consent.data?.given_at === null
          ? 'worktime.consentTitle'
          : which === 'start'
            ? 'worktime.cameraTitleStart'
            : 'worktime.cameraTitleEnd',
      )}
      size={720}
      centered
    >
      {consent.data === undefined ? (
        consent.error ? (
          <ErrorState
            title={t('worktime.consentTitle')}
            error={consent.error}
            retry={() => void consent.refetch()}
          />
        ) : null
      ) : consent.data.given_at === null ? (
        <Stack gap="md">
          <ConsentText text={consent.data.text} />
          <p className="dim" style={{ margin: 0 }}>
            {t('worktime.consentAsk')}
          </p>
          <Group justify="flex-end" gap="sm">
            {withoutPhoto}
            <Button
              data-autofocus
              loading={agree.isPending}
              onClick={() => void agree.run({ version: consent.data.version })}
            >
              {t('worktime.consentGive')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Capture
          saving={mark.isPending}
          onSave={(file) => void mark.run({ start_or_end: which, file })}
          onCancel={onClose}
          withoutPhoto={withoutPhoto}
        />
      )}
      {refusal === null ? null : (
        <div className={styles.refusal}>
          <Refusal text={refusal.message} />
        </div>
      )}
    </Modal>
  );
};

/** The words of the consent, a paragraph a line. */
export const ConsentText = ({ text }: { text: string }) => (
  <div className={styles.consent}>
    {text.split('\n').map((line) => (
      <p key={line}>{line}</p>
    ))}
  </div>
);
