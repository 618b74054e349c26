import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editClient, uploadPassportPhoto } from '../../../contract/clientWrites.ts';
import type { Upload } from '../../../contract/upload.ts';
import { type OldClient, useOldClientData } from '../../api/clients.ts';
import type { ClientTotal } from '../../api/queries.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useDialogGuard } from '../form/DialogGuard.tsx';
import { DraftNotice, Refusal } from '../form/FormNotices.tsx';
import { useCommandForm } from '../form/useCommandForm.ts';
import { useDraft } from '../form/useDraft.ts';
import { useLeaveGuard } from '../form/useLeaveGuard.tsx';
import { PassportViewer, usePhotoView } from '../passport/PassportViewer.tsx';
import { PhotoPicker } from '../passport/PhotoPicker.tsx';
import { ClientFields } from './ClientFields.tsx';
import { type ClientFieldName, changedFields, clientValues, typedClient } from './clientValues.ts';
import styles from './EditClient.module.css';

type Client = ClientTotal['client'];

interface Props {
  readonly client: Client;
  readonly onClose: () => void;
  /** Told what the API said of the saved data. */
  readonly onSaved: (said: string) => void;
}

const useEditForm = (client: Client, saved: (said: string) => void) => {
  const before = typedClient(client);
  const command = useCommandForm({
    endpoint: editClient,
    initialValues: before,
    toInput: (values) => ({ client: { user_id: client.user_id, ...changedFields(before, values) } }),
    onDone: ({ msg, warnings }) => saved([msg, ...warnings.map((one) => one.msg)].join('. ')),
  });
  const dirty = Object.keys(changedFields(before, command.form.values)).length > 0;
  const draft = useDraft({
    name: `client-${client.user_id}`,
    schema: clientValues,
    values: command.form.values,
    dirty,
    restore: command.form.setValues,
  });
  return { ...command, dirty, draft };
};

/** A client's data and passport beside each other, to be mended; what was changed last is marked with what stood there before. */
export const EditClientDialog = ({ client, onClose, onSaved }: Props) => {
  const { t } = useTranslation();
  const [photo, setPhoto] = useState<Upload | null>(null);
  const upload = useCommand(uploadPassportPhoto);
  const finish = async (said: string) => {
    draft.forget();
    if (photo !== null) {
      const answer = await upload.run({ user_id: client.user_id, file: photo });
      if (answer === null) return;
    }
    onSaved(said);
  };
  const { form, submit, isPending, refusal, dirty, draft } = useEditForm(client, (said) => void finish(said));
  const unsaved = dirty || photo !== null;
  const guard = useDialogGuard({ dirty: unsaved, onClose, forget: draft.forget });
  const leave = useLeaveGuard({ dirty: unsaved, forget: draft.forget });
  const old = useOldClientData(client.user_id).data;
  const save = () => {
    // Only a photo: there is nothing to edit.
    if (!dirty && photo !== null) return void finish('');
    submit();
  };
  return (
    <Modal opened onClose={guard.close} title={client.fullname} size={1120} closeOnClickOutside={false}>
      {leave}
      {guard.question}
      <form
        className={styles.dialog}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className={styles.fields}>
          <DraftNotice
            restoredAt={draft.restoredAt}
            error={draft.error}
            onForget={() => {
              draft.forget();
              form.reset();
            }}
          />
          <Refusal text={refusal} />
          <ClientFields
            autoFocus
            type={form.values.user_type}
            input={form.getInputProps}
            note={(field) => <Before old={old} field={field} client={client} />}
          />
        </div>
        <Passport client={client} photo={photo} onPhoto={setPhoto} error={upload.error?.message ?? null} />
        <Group justify="flex-end" gap="xs" className={styles.buttons}>
          <Button variant="default" onClick={guard.close}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={isPending || upload.isPending} disabled={!unsaved}>
            {t('form.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};

const Passport = ({
  client,
  photo,
  onPhoto,
  error,
}: {
  readonly client: Client;
  readonly photo: Upload | null;
  readonly onPhoto: (photo: Upload | null) => void;
  readonly error: string | null;
}) => {
  const { t } = useTranslation();
  const control = usePhotoView();
  return (
    <div className={styles.passport}>
      {photo === null ? (
        <div className={styles.viewer}>
          <PassportViewer
            link={client.passp_photo_link}
            label={t('passport.photoOf', { name: client.fullname })}
            control={control}
          />
        </div>
      ) : null}
      <PhotoPicker photo={photo} onPhoto={onPhoto} error={error} />
    </div>
  );
};

interface BeforeProps {
  readonly old: OldClient | undefined;
  readonly client: Client;
  readonly field: ClientFieldName;
}

/** What stood in a field before the last edit, where that changed it. */
const Before = ({ old, client, field }: BeforeProps) => {
  const { t } = useTranslation();
  if (old === undefined || old.changed_at === null) return null;
  const was = typedClient({ ...client, ...old })[field];
  if (was === typedClient(client)[field]) return null;
  return (
    <mark className={styles.was}>{was === '' ? t('client.wasEmpty') : t('client.was', { value: was })}</mark>
  );
};
