import { useTranslation } from 'react-i18next';
import { useOldClientData } from '../../api/clients.ts';
import type { ClientTotal } from '../../api/queries.ts';
import styles from './ClientDifferences.module.css';
import { type ClientFieldName, type ClientValues, fieldsOf, typedClient } from './clientValues.ts';

type Client = ClientTotal['client'];

/** A client's data in the passport's order; what the last edit changed is marked, with what stood there before. */
export const ClientDifferences = ({ client }: { readonly client: Client }) => {
  const old = useOldClientData(client.user_id).data;
  const now = typedClient(client);
  const before = old === undefined || old.changed_at === null ? null : typedClient({ ...client, ...old });
  return (
    <dl className={styles.list}>
      {fieldsOf(client.user_type)
        .filter((field) => field !== 'user_type')
        .map((field) => (
          <Row key={field} field={field} now={now} before={before} />
        ))}
    </dl>
  );
};

interface RowProps {
  readonly field: ClientFieldName;
  readonly now: ClientValues;
  readonly before: ClientValues | null;
}

const Row = ({ field, now, before }: RowProps) => {
  const { t } = useTranslation();
  const said = (value: string) =>
    field === 'gender' && value !== '' ? t(value === '1' ? 'card.male' : 'card.female') : value;
  const was = before === null || before[field] === now[field] ? null : said(before[field]);
  return (
    <div className={styles.row} data-changed={was !== null || undefined}>
      <dt>{t(`client.${field}`)}</dt>
      <dd>
        {now[field] === '' ? <span className="dim">—</span> : said(now[field])}
        {was === null ? null : (
          <del className={styles.was}>
            {was === '' ? t('client.wasEmpty') : t('client.was', { value: was })}
          </del>
        )}
      </dd>
    </div>
  );
};
